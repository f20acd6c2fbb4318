// A page of large cards or tiles that fills its place exactly; what does not fit is on the next page. The elements are
// made once for the fullest page and used again.
((showroom) => {
  const { make, say, shelf } = showroom;
  const LEAST = { wide: 150, high: 64 }; // px, for a finger; what the eye needs stands in kiosk.css, in rem
  const MOST_REM = { wide: 24, high: 22 };
  const GAP_REM = 0.8; // as in kiosk.css
  const SHAPE = 0.85; // width to height

  /**
   * Columns and rows for `count` cards: as large as can be, not too far from the shape of a card; all in px.
   * @param {number} count @param {{wide: number, high: number}} room @param {{wide: number, high: number}} least
   * @param {{wide: number, high: number}} most
   */
  function fit(count, room, least, most) {
    const columns = Math.max(1, Math.floor(room.wide / least.wide));
    const rows = Math.max(1, Math.floor(room.high / least.high));
    let best = { columns, rows, cost: Infinity };
    for (let at = 1; at <= columns; at += 1) {
      const needed = Math.ceil(count / at);
      if (needed <= rows) {
        const shape = Math.log(Math.min(room.wide / at, most.wide) / Math.min(room.high / needed, most.high) / SHAPE);
        const cost = Math.abs(shape) + (at * needed - count) / count / 2;
        if (cost < best.cost) {
          best = { columns: at, rows: needed, cost };
        }
      }
    }
    return best;
  }

  class Grid {
    /** @param {HTMLElement} root @param {(entry: OcopShowroom.Entry) => void} choose is told what was pressed */
    constructor(root, choose) {
      this.root = root;
      /** @type {ReturnType<typeof made>[]} */
      this.cards = [];
      this.size = 1;
      root.addEventListener("click", (event) => {
        const pressed = /** @type {Element} */ (event.target).closest("button");
        const card = this.cards.find((one) => one.element === pressed);
        if (card?.entry) choose(card.entry);
      });
    }

    /** How many go on a page, when there are so many. @param {number} count */
    measure(count) {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const gap = GAP_REM * rem;
      const room = { wide: this.root.clientWidth + gap, high: this.root.clientHeight + gap };
      const its = getComputedStyle(this.root);
      const style = this.root.style;
      const wide = parseFloat(its.getPropertyValue("--least-wide")) * rem;
      const high = parseFloat(its.getPropertyValue("--least-high")) * rem;
      const least = { wide: Math.max(LEAST.wide, wide) + gap, high: Math.max(LEAST.high, high) + gap };
      const found = fit(count || 1, room, least, { wide: MOST_REM.wide * rem, high: MOST_REM.high * rem });
      style.gridTemplateColumns = `repeat(${found.columns}, minmax(0, ${MOST_REM.wide}rem))`;
      style.gridTemplateRows = `repeat(${found.rows}, minmax(0, ${MOST_REM.high}rem))`;
      this.size = found.columns * found.rows;
      return this.size;
    }

    /** @param {OcopShowroom.Entry[]} entries of this page */
    show(entries) {
      while (this.cards.length < entries.length) this.cards.push(made(this.root));
      this.cards.forEach((card, at) => {
        card.entry = entries[at] || null;
        card.element.hidden = !card.entry;
        fill(card, card.entry);
      });
    }
  }

  /** An empty card. @param {HTMLElement} root */
  function made(root) {
    const element = make("button", "card", root);
    element.type = "button";
    const photo = new showroom.Photo(make("span", "photo", element));
    const words = make("span", "card__words", element);
    return {
      element,
      photo,
      entry: /** @type {OcopShowroom.Entry | null} */ (null),
      sample: make("span", "card__sample", words),
      name: make("span", "card__name", words),
      line: make("span", "card__line", words),
      verdict: make("span", "ocop-verdict", words),
    };
  }

  /**
   * What a card says; nothing of the last entry is left.
   * @param {ReturnType<typeof made>} card @param {OcopShowroom.Entry | null} entry
   */
  function fill(card, entry) {
    const its = entry?.id === undefined ? null : shelf.item(entry.id);
    const photo = entry?.photo ?? -1;
    const pictured = its || (photo >= 0 ? shelf.item(photo) : { widths: [], group_name: "" });
    card.element.classList.toggle("card--tile", !its);
    if (entry) {
      card.photo.show(pictured, true);
      card.photo.image.alt = ""; // the name stands below it
      card.photo.figure.hidden = !its && !pictured.widths.length;
    } else {
      card.photo.clear();
    }
    say(card.name, its ? (its.widths.length ? its.name : "") : entry?.name); // a plate has it
    say(card.line, its ? its.place : entry?.line);
    say(card.sample, its?.sample ? OcopWords.showroom.sample_in_short : "");
    OcopCarry(card.verdict, its?.pill ?? null, its?.stars, its?.rank);
  }

  showroom.Grid = Grid;
})(globalThis.OcopShowroom);
