// In a copy without network, a link to elsewhere becomes a QR code to take along on one's own phone.
(() => {
  const ROOT = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/assets\/[^/]*$/, "");
  // The symbols of all addresses are large together: they are loaded when the first link is used.
  const SYMBOLS = `${ROOT}du-lieu/ma-qr.js`;
  const QUIET = 4; // modules of white around the symbol (ISO/IEC 18004)

  /**
   * The symbol as a picture. `packed` is base64 of one bit a module, row by row, without the quiet zone; the side is
   * what the number of bits allows.
   * @param {string} packed @param {string} words @returns {HTMLElement}
   */
  function drawing(packed, words) {
    const bits = atob(packed);
    const side = Math.floor(Math.sqrt(bits.length * 8));
    const whole = side + 2 * QUIET;
    const module = Math.ceil(800 / whole); // px: sharp on any screen
    const size = whole * module;
    const canvas = OcopElement("canvas", { width: size, height: size, role: "img", "aria-label": words }, words);
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.fillStyle = OcopColours.white;
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = OcopColours.black;
    for (let at = 0; at < side * side; at += 1) {
      if (bits.charCodeAt(at >> 3) & (128 >> (at & 7))) {
        pen.fillRect(((at % side) + QUIET) * module, (Math.floor(at / side) + QUIET) * module, module, module);
      }
    }
    return canvas;
  }

  /** @param {HTMLAnchorElement} link */
  function show(link) {
    const address = link.getAttribute("href") || "";
    const known = globalThis.OCOP_QR || {};
    const packed = Object.keys(known).includes(address) ? known[address] : "";
    const title = link.textContent.trim().replace(/\s+/g, " ") || OcopWords.frame.page_elsewhere;
    const close = OcopElement("button", { click: () => dialog.close() }, OcopWords.frame.close);
    const open = { href: address, rel: "noopener", target: "_blank" };
    const dialog = OcopElement("dialog", { class: "ocop-away", "aria-labelledby": "ocop-away" }, [
      OcopElement("h2", { id: "ocop-away" }, title),
      OcopElement("p", "", packed ? OcopWords.frame.scan_to_open : OcopWords.frame.open_elsewhere),
      packed && drawing(packed, OcopWords.fill(OcopWords.frame.symbol_of, { address })),
      OcopElement("p", "ocop-away__address", link.href),
      OcopElement("div", "ocop-away__ways", [close, OcopElement("a", open, OcopWords.frame.open_here)]),
    ]);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) {
        dialog.close(); // beside the box
      }
    });
    dialog.addEventListener("close", () => dialog.remove()); // the browser gives the focus back to the link
    document.body.append(dialog);
    dialog.showModal();
    close.focus();
  }

  /** When the symbols are there, or this copy turned out to have none. @param {() => void} then */
  function withSymbols(then) {
    if (globalThis.OCOP_QR) {
      then();
      return;
    }
    OcopScript(SYMBOLS).then(then, () => {
      globalThis.OCOP_QR = {};
      then();
    });
  }

  document.head.append(OcopElement("link", { rel: "stylesheet", href: `${ROOT}assets/ocop-away.css` }));
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.("a[href]"));
    if (!link || !/^https?:$/.test(link.protocol) || link.closest(".ocop-away")) return;
    event.preventDefault();
    withSymbols(() => {
      if (!document.querySelector("dialog.ocop-away")) {
        // a second click may come while the symbols are on their way
        show(/** @type {HTMLAnchorElement} */ (link));
      }
    });
  });
})();
