// A page of large cards or tiles that fills its place exactly; what does not fit is on the next page. No picture is a
// sliver: what would make it one stands in fewer rows. The elements are made once for the fullest page and used again.
((showroom) => {
  const { make, say, shelf } = showroom;
  const LEAST = { wide: 150, high: 64 }; // px, for a finger; what the eye needs stands in kiosk.css, in rem
  const MOST_REM = { wide: 24, high: 22 };
  const PLAIN = { wide: 10, high: 5, most: 6.5 }; // rem, of tiles among which none has a picture
  const GAP_REM = 0.8; // as in kiosk.css
  const SHAPE = 0.85; // width to height
  const MANY = 100; // more than any shape costs: first of all, everything is on one page

  /**
   * Columns and rows for `count` cards: as large as can be, not too far from the shape of a card, else as many as can
   * be; all in px. Below a picture stand `words` so high; it is at least `flat` as high as it is wide.
   * @param {number} count @param {{wide: number, high: number}} room
   * @param {{wide: number, high: number, words: number, flat: number}} least @param {{wide: number, high: number}} most
   */
  function fit(count, room, least, most) {
    const columns = Math.max(1, Math.floor(room.wide / least.wide));
    let best = { columns: 1, rows: 1, cost: Infinity };
    for (let at = 1; at <= columns; at += 1) {
      const wide = Math.min(room.wide / at, most.wide);
      const high = Math.max(least.high, least.words + wide * least.flat);
      const rows = Math.max(1, Math.floor(room.high / high));
      const needed = Math.min(rows, Math.ceil(count / at));
      const shape = Math.log(wide / Math.min(room.high / needed, most.high) / SHAPE);
      const left = count - at * needed;
      const cost = left > 0 ? MANY + left : Math.abs(shape) - left / count / 2;
      if (cost < best.cost) best = { columns: at, rows: needed, cost };
    }
    return best;
  }

  /** @param {OcopShowroom.Entry} entry */
  const isPictured = ({ id, photo = -1, group, drawn }) => id !== undefined || photo >= 0 || Boolean(group || drawn);

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

    /** How many go on a page, when these are to be shown. @param {OcopShowroom.Entry[]} entries */
    measure(entries) {
      const plain = entries.length > 0 && entries.every((one) => !isPictured(one));
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const gap = GAP_REM * rem;
      const room = { wide: this.root.clientWidth + gap, high: this.root.clientHeight + gap };
      const its = getComputedStyle(this.root);
      const style = this.root.style;
      const [leastWide, leastHigh, words, flat] = ["wide", "high", "words", "flat"].map((name) =>
        parseFloat(its.getPropertyValue(`--least-${name}`)),
      );
      const wide = Math.max(LEAST.wide, (plain ? PLAIN.wide : leastWide) * rem) + gap;
      const high = Math.max(LEAST.high, (plain ? PLAIN.high : leastHigh) * rem) + gap;
      const mostHigh = plain ? PLAIN.most : MOST_REM.high;
      const least = { wide, high, words: flat && words * rem + gap, flat };
      if (plain) least.words = least.flat = 0;
      const found = fit(entries.length || 1, room, least, { wide: MOST_REM.wide * rem, high: mostHigh * rem });
      style.gridTemplateColumns = `repeat(${found.columns}, minmax(0, ${MOST_REM.wide}rem))`;
      style.gridTemplateRows = `repeat(${found.rows}, minmax(0, ${mostHigh}rem))`;
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
    const dots = make("span", "card__dots", element);
    const photo = new showroom.Photo(make("span", "photo", element));
    const words = make("span", "card__words", element);
    return {
      element,
      dots,
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
    const group = entry?.group;
    const pictured = its || (photo >= 0 ? shelf.item(photo) : { widths: [], group, group_name: "" });
    card.element.classList.toggle("card--tile", !its);
    if (entry) {
      card.photo.show(pictured, true);
      card.photo.image.alt = ""; // the name stands below it
      card.photo.figure.hidden = !its && !pictured.widths.length && !group;
    } else {
      card.photo.clear();
    }
    showroom.draw(entry?.drawn, card.dots);
    say(card.name, its ? (its.widths.length ? its.name : "") : shelf.told(entry?.name)); // a plate has it
    say(card.line, its ? its.place : shelf.told(entry?.line));
    say(card.sample, its?.sample ? OcopWords.showroom.sample_in_short : "");
    OcopCarry(card.verdict, its?.pill ?? null, its?.stars, its?.rank);
  }

  showroom.Grid = Grid;
})(globalThis.OcopShowroom);
