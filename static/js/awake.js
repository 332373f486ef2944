// Warns some minutes before the session ends. Typing is a sign of life; a page that merely stands open is none.
(() => {
  const form = document.querySelector("[data-awake]");
  if (!form) return;
  const place = document.getElementById("awake");
  const warning = form.dataset.warning * 1000;
  const TICK = 10_000;
  let ends = 0;
  let stays = true;
  let typed = false;
  let asking = false;
  let told = "";

  const take = (seconds, can) => {
    ends = Date.now() + seconds * 1000;
    stays = can;
  };
  const left = () => ends - Date.now();

  const ask = async (method) => {
    if (asking) return;
    asking = true;
    const body = method === "POST" ? new URLSearchParams(new FormData(form)) : undefined;
    try {
      const answer = await fetch(form.action, { method, body, headers: { "HX-Request-Type": "partial" } });
      if (answer.status === 401) ends = Date.now();
      if (answer.ok) {
        const { seconds, stays: can } = await answer.json();
        take(seconds, can);
      }
    } catch { /* no network: the page goes by what it knew */ }
    asking = false;
  };

  const tell = (kind, minutes = 0) => {
    const now = kind + minutes;
    if (now === told) return;
    told = now;
    place.replaceChildren();
    if (!kind) return;
    const words = document.getElementById(`awake-${kind}`).content.cloneNode(true);
    const count = words.querySelector("[data-minutes]");
    if (count) count.textContent = minutes === 1 ? "1 minuut" : `${minutes} minuten`;
    words.querySelector("button")?.addEventListener("click", async () => {
      await ask("POST");
      show();
    });
    place.append(words);
  };
  const show = () => {
    if (left() > warning) tell("");
    else if (left() > 0) tell(stays ? "soon" : "last", Math.ceil(left() / 60_000));
    else tell("over");
  };

  let asked = false;
  const look = async () => {
    if (left() > warning) {
      asked = false;
    } else if (typed && stays && left() > 0) {
      typed = false;
      await ask("POST");
    } else if (!asked || (left() <= 0 && told !== "over")) {
      asked = true;
      await ask("GET");
    }
    show();
  };

  take(Number(form.dataset.seconds), form.dataset.stays !== "");
  document.addEventListener("input", () => { typed = true; });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    asked = false;
    told = told.startsWith("over") ? "" : told;
    look();
  });
  setInterval(look, TICK);
  look();
})();
