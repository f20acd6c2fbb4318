// A lot that the catalog does not know, which the page for wrong addresses names behind "#lo="; links from a folder.
(() => {
  /** The lot that the address names, at most 20 signs; "" where it names none. */
  function namedLot() {
    const found = /^#lo=([^&]{1,80})$/.exec(location.hash);
    try {
      return found ? decodeURIComponent(found[1]).slice(0, 20) : "";
    } catch {
      return "";
    }
  }

  /** The notice carries its words, with {lo} for the lot. */
  function sayUnknownLot() {
    const notice = /** @type {HTMLElement} */ (document.getElementById("lo"));
    const lot = namedLot();
    notice.hidden = !lot;
    notice.textContent = (notice.dataset.words || "").replace("{lo}", () => lot);
  }

  const home = /** @type {HTMLAnchorElement} */ (document.querySelector("header a")).href;
  OcopAway(home.replace(/index\.html$/, ""));
  sayUnknownLot();
  window.addEventListener("hashchange", sayUnknownLot);
})();
