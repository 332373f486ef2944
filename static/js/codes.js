// To copy or print what is shown once.
for (const part of document.querySelectorAll("[data-codes]")) {
  const said = part.querySelector("[data-said]");
  part.hidden = false;
  part.querySelector("[data-print]").addEventListener("click", () => window.print());
  part.querySelector("[data-copy]").addEventListener("click", async (press) => {
    const rows = document.querySelectorAll(`#${press.target.dataset.copy} li`);
    try {
      await navigator.clipboard.writeText([...rows].map((row) => row.textContent).join("\n"));
      said.textContent = "Gekopieerd.";
    } catch {
      said.textContent = "Kopiëren lukte niet. Kies de codes zelf, of schrijf ze over.";
    }
  });
}
