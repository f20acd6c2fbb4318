// What the theme's own script does on pages written by hand, for those of the catalog, of which it would be a third:
// the choice of light or dark, the way back to the top, tables that scroll in a box of their own, folds open on paper.
(() => {
  const PARTS = ["media", "scheme", "primary", "accent"];
  const KEPT = "__palette"; // as the theme keeps it, so that a choice holds on all pages
  if (document.getElementById("__config")) return; // the theme's script is there
  document.documentElement.classList.replace("no-js", "js");

  /** @param {HTMLInputElement} option @returns {Record<string, string>} */
  const partsOf = (option) =>
    Object.fromEntries(PARTS.map((name) => [name, option.getAttribute(`data-md-color-${name}`) || ""]));

  /** @param {HTMLInputElement[]} options each with the label of the next one behind it */
  function offerSchemes(options) {
    /** @param {number} chosen */
    function show(chosen) {
      for (const [name, value] of Object.entries(partsOf(options[chosen]))) {
        document.body.setAttribute(`data-md-color-${name}`, value);
      }
      options.forEach((option, at) => {
        const label = option.nextElementSibling;
        if (label instanceof HTMLElement) label.hidden = at !== chosen;
      });
    }

    options.forEach((option, at) => {
      option.addEventListener("change", () => {
        show(at);
        __md_set(KEPT, { index: at, color: partsOf(option) });
      });
    });
    const fits = options.findIndex((option) => matchMedia(partsOf(option).media).matches);
    const kept = __md_get(KEPT);
    show(Math.min(Math.max(kept ? kept.index : fits, 0), options.length - 1));
  }

  /** It comes while one scrolls up, a screen below the top. @param {HTMLElement} button */
  function offerTop(button) {
    let last = 0;
    window.addEventListener(
      "scroll",
      () => {
        button.hidden = window.scrollY >= last || window.scrollY < window.innerHeight;
        last = window.scrollY;
      },
      { passive: true },
    );
    button.addEventListener("click", () => window.scrollTo(0, 0));
  }

  /** @param {HTMLTableElement} table */
  function wrap(table) {
    const inner = OcopElement("div", "md-typeset__table");
    table.replaceWith(OcopElement("div", "md-typeset__scrollwrap", inner));
    inner.append(table);
  }

  /** All folds are open while one prints. @param {MediaQueryList} printer */
  function unfold(printer) {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    printer.addEventListener("change", () => {
      if (printer.matches) opened = [...document.querySelectorAll("details")].filter((fold) => !fold.open);
      for (const fold of opened) fold.open = printer.matches;
    });
  }

  /** The theme's styles ask for a class where a focus is to be seen. @param {FocusEvent} event */
  function mark(event) {
    const target = /** @type {Element} */ (event.target);
    target.classList.toggle("focus-visible", event.type === "focusin" && isSeen(target));
  }

  /** Safari 14 knows no such focus: there each is seen. @param {Element} target */
  function isSeen(target) {
    try {
      return target.matches(":focus-visible");
    } catch {
      return true;
    }
  }

  /** @type {NodeListOf<HTMLInputElement>} */
  const schemes = document.querySelectorAll("[data-md-component=palette] input");
  /** @type {HTMLElement | null} */
  const top = document.querySelector("[data-md-component=top]");
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = document.querySelectorAll(".md-typeset table:not([class])");
  if (schemes.length) offerSchemes([...schemes]);
  if (top) offerTop(top);
  tables.forEach(wrap);
  unfold(matchMedia("print"));
  document.addEventListener("focusin", mark);
  document.addEventListener("focusout", mark);
})();
