// In a folder a link that leaves it would end nowhere: the script that shows its QR code is fetched for the first.
globalThis.OcopAway = (root) => {
  /** @type {HTMLScriptElement | null} */
  let away = null; // on its way

  /** @param {Event} event */
  function takeAlong(event) {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href^=http]"));
    if (!link) return;
    event.preventDefault();
    if (away) return;
    away = document.createElement("script");
    away.src = `${root}assets/ocop-away.js`;
    away.onload = () => {
      document.removeEventListener("click", takeAlong);
      link.click();
    };
    document.head.append(away);
  }

  if (location.protocol === "file:" && typeof HTMLDialogElement !== "undefined") {
    document.addEventListener("click", takeAlong);
  }
};
