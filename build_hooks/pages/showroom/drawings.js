// The dots beside a list of places; the drawings stand in the page, and one of them is shown.
((showroom) => {
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
