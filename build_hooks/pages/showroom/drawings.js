// The dots beside a list of places; the drawings stand in the page, and one of them is shown. A tile has a copy.
((showroom) => {
  const LEAST = 11; // px, of letters that can be read

  /**
   * On a tile, whose name says what it is; nothing where its letters would be too small.
   * @param {string | undefined} of as below @param {HTMLElement} tile
   */
  showroom.draw = (of, tile) => {
    const drawing = of && document.querySelector(`[data-of="${of}"] svg`);
    tile.hidden = !drawing;
    tile.replaceChildren(...(drawing ? [drawing.cloneNode(true)] : []));
    tile.setAttribute("aria-hidden", "true");
    const words = tile.querySelector("text");
    const scale = words?.getScreenCTM()?.a || 0;
    if (words && parseFloat(getComputedStyle(words).fontSize) * scale < LEAST) tile.hidden = true;
  };

  showroom.Drawings = class {
    /** @param {HTMLElement} root @param {(code: string) => void} choose is told the code of what was pressed */
    constructor(root, choose) {
      /** @type {NodeListOf<HTMLElement>} */
      this.drawn = root.querySelectorAll("[data-of]");
      for (const figure of this.drawn) {
        const drawing = /** @type {SVGSVGElement} */ (figure.querySelector("svg"));
        const find = OcopDots.finder(drawing);
        drawing.addEventListener("click", (event) => {
          const code = find(event)?.dataset.leads;
          if (code) choose(code);
        });
      }
    }

    /** @param {string} of a province's code, "nation", or "" for none */
    show(of) {
      for (const figure of this.drawn) figure.hidden = figure.dataset.of !== of;
    }
  };
})(globalThis.OcopShowroom);
