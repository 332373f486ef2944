// Tells how much room is left before the limit is reached. A text that is too long is kept, never cut.
(() => {
  const number = new Intl.NumberFormat("nl-NL");
  const letters = (count) => `${number.format(count)} ${count === 1 ? "teken" : "tekens"}`;
  const sentence = (left, room) => {
    if (left > room) return "";
    if (left >= 0) return `U kunt nog ${letters(left)} schrijven.`;
    return `Uw tekst is ${letters(-left)} te lang. Maak hem korter, dan kunt u hem bewaren.`;
  };
  for (const area of document.querySelectorAll("textarea[data-limit]")) {
    const line = document.getElementById(`${area.id}-rest`);
    const tell = () => {
      const left = area.dataset.limit - [...area.value].length;
      area.toggleAttribute("data-too-long", left < 0);
      const text = sentence(left, Math.min(1000, area.dataset.limit / 5));
      if (line && line.textContent !== text) line.textContent = text;
    };
    area.addEventListener("input", tell);
    tell();
  }
})();
