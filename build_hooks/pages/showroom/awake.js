// Keep the screen from going dark, where the browser can; where it cannot, the guide says which setting does.
(() => {
  "use strict";

  const waking = /** @type {any} */ (navigator).wakeLock;

  function stayAwake() {
    if (document.visibilityState === "visible") {
      waking.request("screen").then(
        () => {},
        () => {},
      );
    }
  }

  if (waking && typeof waking.request === "function") {
    stayAwake();
    document.addEventListener("visibilitychange", stayAwake); // the lock ends when the page is hidden
  }
})();
