// A lot that the catalog does not know, which the page for wrong addresses names behind "#lo="; links from a folder.
(function () {
  "use strict";

  function sayUnknownLot() {
    var found = /^#lo=([^&]{1,80})$/.exec(location.hash);
    var notice = /** @type {HTMLElement} */ (document.getElementById("lo"));
    var lot = "";
    try {
      lot = found ? decodeURIComponent(found[1]).slice(0, 20) : "";
    } catch (error) {
      lot = "";
    }
    notice.hidden = !lot;
    notice.textContent = (notice.dataset.words || "").replace("{lo}", function () { return lot; });
  }

  /**
   * In a folder a link that leaves it would end nowhere: the script that shows its QR code is fetched for the first.
   * @param {Event} event
   */
  function takeAlong(event) {
    var link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href^=http]"));
    if (!link || location.protocol !== "file:") {
      return;
    }
    var home = /** @type {HTMLAnchorElement} */ (document.querySelector("header a")).href;
    var away = document.createElement("script");
    event.preventDefault();
    document.removeEventListener("click", takeAlong);
    away.src = home.replace(/index\.html$/, "assets/ocop-away.js");
    away.onload = function () { link.click(); };
    document.head.append(away);
  }

  document.addEventListener("click", takeAlong);
  sayUnknownLot();
  window.addEventListener("hashchange", sayUnknownLot);
})();
