// What a page can do beyond being read: share its address, scroll its wide tables by keyboard.
(function () {
  "use strict";

  /**
   * @param {HTMLElement} button
   */
  function offerToShare(button) {
    var words = /** @type {HTMLElement} */ (button.querySelector("span"));
    var canShare = typeof navigator.share === "function";
    if (!canShare && !navigator.clipboard) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      // A page on a USB stick shares its public address.
      var link = (location.protocol === "file:" && button.dataset.ocopLink) || location.href.split("#")[0];
      if (canShare) {
        navigator.share({ title: button.dataset.ocopShare, url: link }).catch(function () {});
        return;
      }
      navigator.clipboard.writeText(link).then(function () {
        words.textContent = OcopWords.frame.copied;
      });
    });
  }

  /** Material wraps tables in a box that scrolls; without this it cannot be reached by keyboard. */
  function letTablesBeReached() {
    var boxes = document.querySelectorAll(".md-typeset__scrollwrap");
    for (var index = 0; index < boxes.length; index += 1) {
      boxes[index].setAttribute("tabindex", "0");
    }
  }

  window.addEventListener("load", letTablesBeReached);

  var buttons = document.querySelectorAll("[data-ocop-share]");
  for (var index = 0; index < buttons.length; index += 1) {
    offerToShare(/** @type {HTMLElement} */ (buttons[index]));
  }
})();
