// What a page can do beyond being read: share its address.
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
      var link = location.href.split("#")[0];
      if (canShare) {
        navigator.share({ title: button.dataset.ocopShare, url: link }).catch(function () {});
        return;
      }
      navigator.clipboard.writeText(link).then(function () {
        words.textContent = "Đã chép đường dẫn";
      });
    });
  }

  var buttons = document.querySelectorAll("[data-ocop-share]");
  for (var index = 0; index < buttons.length; index += 1) {
    offerToShare(/** @type {HTMLElement} */ (buttons[index]));
  }
})();
