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

  /**
   * In a folder a link that leaves it would end nowhere: the script that shows its QR code is fetched for the first.
   * @param {Event} event
   */
  function takeAlong(event) {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href^=http]"));
    if (!link || location.protocol !== "file:") return;
    const home = /** @type {HTMLAnchorElement} */ (document.querySelector("header a")).href;
    const away = document.createElement("script");
    event.preventDefault();
    document.removeEventListener("click", takeAlong);
    away.src = home.replace(/index\.html$/, "assets/ocop-away.js");
    away.onload = () => link.click();
    document.head.append(away);
  }

  document.addEventListener("click", takeAlong);
  sayUnknownLot();
  window.addEventListener("hashchange", sayUnknownLot);
})();
