// The slides of a television: they run by themselves; a remote or keyboard may pause them and step.
(function (showroom) {
  "use strict";

  var root = /** @type {HTMLElement} */ (document.querySelector("[data-loop]"));
  var sign = /** @type {HTMLElement} */ (document.querySelector("[data-pause]"));
  var loop = new showroom.Loop(root, { withHand: true });
  var paused = false;
  var STEPS = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, Enter: 1, MediaTrackNext: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, MediaTrackPrevious: -1
  };
  var PAUSE = [" ", "Pause", "p", "P", "MediaPlayPause", "MediaPause", "MediaPlay"];

  function start() {
    var options = showroom.options(location.hash);
    loop.start(showroom.shelf.round(options.groups), options.picture);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (PAUSE.indexOf(event.key) >= 0) {
      paused = !paused;
      sign.textContent = paused ? OcopWords.showroom.paused : "";
    } else if (Object.prototype.hasOwnProperty.call(STEPS, event.key)) {
      loop.go(STEPS[/** @type {keyof typeof STEPS} */ (event.key)]);
    } else {
      return;
    }
    event.preventDefault();
  }

  start();
  window.setInterval(function () {
    if (!paused || loop.atOnce) {
      loop.tick();
    }
  }, 1000);
  window.addEventListener("hashchange", start);
  document.addEventListener("keydown", press);
})(/** @type {any} */ (window).OcopShowroom);
