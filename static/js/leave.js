// Snel weg: the address of this page leaves the history first, then the server ends the session.
(() => {
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const leave = () => {
    document.dispatchEvent(new Event("portal:leave"));
    document.body.hidden = true;
    document.title = "Pagina";
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  // Shift three times within a second and a half; any other key begins anew, so typing capitals never leaves.
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < 1500);
    if (presses.length >= 3) leave();
  });
  document.addEventListener("pointerdown", () => { presses = []; });
})();
