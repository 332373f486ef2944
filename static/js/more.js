// After "Toon meer" the focus goes to the first new item, where the button was.
(() => {
  for (const list of document.querySelectorAll("[data-grows]")) {
    new MutationObserver((changes) => {
      const first = changes.flatMap((change) => [...change.addedNodes]).find((node) => node.nodeType === 1);
      if (!first) return;
      const stop = first.querySelector("a[href], summary") ?? first;
      if (stop === first) first.tabIndex = -1;
      stop.focus();
    }).observe(list, { childList: true });
  }
})();
