// The slides of a television: they run by themselves; a remote or keyboard may pause them and step.
((showroom) => {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-loop]"));
  const sign = /** @type {HTMLElement} */ (document.querySelector("[data-pause]"));
  const loop = new showroom.Loop(root, { withHand: true });
  let paused = false;
  const ON = ["ArrowRight", "ArrowDown", "PageDown", "Enter", "MediaTrackNext"];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "MediaTrackPrevious"];
  const PAUSE = [" ", "Pause", "p", "P", "MediaPlayPause", "MediaPause", "MediaPlay"];

  function start() {
    const options = showroom.options(location.hash);
    showroom.enlarge(options.letters);
    loop.start(showroom.shelf.round(options.groups), options.picture);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (PAUSE.includes(event.key)) {
      paused = !paused;
      sign.textContent = paused ? OcopWords.showroom.paused : "";
    } else if (ON.includes(event.key) || BACK.includes(event.key)) {
      loop.go(ON.includes(event.key) ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  }

  start();
  window.setInterval(() => {
    if (!paused || loop.atOnce) loop.tick();
  }, 1000);
  window.addEventListener("hashchange", start);
  document.addEventListener("keydown", press);
})(globalThis.OcopShowroom);
