// Keep the screen from going dark, where the browser can; where it cannot, the guide says which setting does.
(() => {
  const waking = navigator.wakeLock;

  function stayAwake() {
    if (document.visibilityState === "visible") {
      waking.request("screen").catch(() => {});
    }
  }

  if (waking) {
    stayAwake();
    document.addEventListener("visibilitychange", stayAwake); // the lock ends when the page is hidden
  }
})();
