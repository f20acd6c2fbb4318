// The box for a code from a stamp. From a folder it looks the code up first: nobody answers there for a missing file.
(() => {
  const IS_FOLDER = location.protocol === "file:";

  /** @param {HTMLFormElement} form */
  function start(form) {
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));

    /** @param {string} words */
    function say(words) {
      status.textContent = words;
      input.setAttribute("aria-invalid", String(words !== ""));
      if (words) {
        input.focus();
        form.scrollIntoView({ block: "nearest" }); // the words stand below the field
      }
    }

    /**
     * In a folder: the page of the lot if there is one, else that of the product, which knows what to say of a lot.
     * @param {OcopMeant} one @param {string} root
     */
    function openFile(one, root) {
      const known = globalThis.OCOP_CODES;
      if (!known || OcopCode.rowOf(known, one) < 0) {
        say(OcopCode.notHere(one));
        return;
      }
      if (one.lot && known.lots.indexOf(` ${one.id}/${one.lot} `) < 0) {
        one.otherLot = one.lot;
        one.lot = "";
      }
      location.href = root + OcopCode.addressOf(one).replace(/(#|$)/, "index.html$1");
    }

    const rootOf = () => (form.dataset.ocopRoot || "").replace(/index\.html$/, "");
    // What reads a code is fetched for the first one; the page for wrong addresses brings it.
    const ready = () => (globalThis.OcopCode ? Promise.resolve() : OcopScript(`${rootOf()}assets/ocop-code.js`));

    function lookUp() {
      const root = rootOf();
      const one = OcopCode.read(input.value);
      say(one.says);
      if (one.says) return;
      if (!IS_FOLDER) {
        location.href = root + OcopCode.addressOf(one);
        return;
      }
      const open = () => openFile(one, root);
      if (globalThis.OCOP_CODES) {
        open();
      } else {
        OcopScript(`${root}du-lieu/ma.js`).then(open, () => say(OcopWords.search.no_list_of_codes));
      }
    }

    form.hidden = false;
    input.addEventListener("focus", () => ready().catch(() => {}));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ready().then(lookUp, () => say(OcopWords.search.not_opened));
    });
  }

  const box = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-ocop-code-box]"));
  if (box) start(box);
})();
