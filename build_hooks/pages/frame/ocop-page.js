// What a page can do beyond being read: share its address, scroll its wide tables by keyboard.
(() => {
  "use strict";

  /** @param {HTMLElement} button */
  function offerToShare(button) {
    const words = /** @type {HTMLElement} */ (button.querySelector("span"));
    const canShare = typeof navigator.share === "function";
    if (!canShare && !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      // A page on a USB stick shares its public address.
      const link = (location.protocol === "file:" && button.dataset.ocopLink) || location.href.split("#")[0];
      if (canShare) {
        navigator.share({ title: button.dataset.ocopShare, url: link }).catch(() => {});
        return;
      }
      navigator.clipboard.writeText(link).then(() => {
        words.textContent = OcopWords.frame.copied;
      });
    });
  }

  /** Material wraps tables in a box that scrolls; without this it cannot be reached by keyboard. */
  function letTablesBeReached() {
    const boxes = document.querySelectorAll(".md-typeset__scrollwrap");
    for (let index = 0; index < boxes.length; index += 1) {
      boxes[index].setAttribute("tabindex", "0");
    }
  }

  window.addEventListener("load", letTablesBeReached);

  const buttons = document.querySelectorAll("[data-ocop-share]");
  for (let index = 0; index < buttons.length; index += 1) {
    offerToShare(/** @type {HTMLElement} */ (buttons[index]));
  }
})();
