// What a page can do beyond being read: share its address, scroll wide tables by keyboard, lead out of a folder,
// give its stamp.
(() => {
  const ROOT = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/assets\/[^/]*$/, "");
  OcopAway(ROOT);

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

  /** What draws a stamp as PNG is fetched for the first. @param {HTMLButtonElement} button */
  function offerStamp(button) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await OcopScript(`${ROOT}assets/ocop-stamp.js`);
      OcopStamps.save(JSON.parse(button.dataset.ocopStamp || ""));
    });
  }

  /** A card for another's page, as text to be pasted. @param {HTMLElement} button */
  function offerCard(button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await OcopScript(`${ROOT}assets/ocop-stamp.js`);
      await navigator.clipboard.writeText(OcopStamps.card(JSON.parse(button.dataset.ocopCard || "")));
      button.textContent = OcopWords.frame.card_copied;
    });
  }

  // Material wraps tables in a box that scrolls; without this it cannot be reached by keyboard, nor is it said.
  window.addEventListener("load", () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      box.setAttribute("tabindex", "0");
      if (box.scrollWidth > box.clientWidth) {
        box.before(OcopElement("p", "ocop-quiet ocop-noprint", OcopWords.frame.table_scrolls));
      }
    }
  });

  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("[data-ocop-share]");
  buttons.forEach(offerToShare);
  /** @type {NodeListOf<HTMLButtonElement>} */
  const stamps = document.querySelectorAll("[data-ocop-stamp]");
  stamps.forEach(offerStamp);
  /** @type {NodeListOf<HTMLElement>} */
  const cards = document.querySelectorAll("[data-ocop-card]");
  cards.forEach(offerCard);
})();
