// A lot that the catalog does not know: the page for wrong addresses leads here and names it behind "#lo=".
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

  sayUnknownLot();
  window.addEventListener("hashchange", sayUnknownLot);
})();
