// After "Zoek" the focus goes to what was found; while somebody types it stays where they type.
(() => {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-finds]");
    if (!form) return;
    const found = document.getElementById(form.dataset.finds);
    const watching = new MutationObserver(() => {
      watching.disconnect();
      document.getElementById(form.dataset.finds)?.querySelector("h2")?.focus();
    });
    watching.observe(found.parentNode, { childList: true });
    form.addEventListener("input", () => watching.disconnect(), { once: true });
  });
})();
