// A page of large cards or tiles that fills its place exactly; what does not fit is on the next page. The elements are
// made once for the fullest page and used again.
((showroom) => {
  "use strict";

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
    /** @param {HTMLElement} root @param {(entry: any) => void} choose is told what a pressed card stands for */
    constructor(root, choose) {
      this.root = root;
      this.cards = /** @type {any[]} */ ([]);
      this.size = 1;
      root.addEventListener("click", (event) => {
        const pressed = /** @type {Element} */ (event.target).closest("button");
        const card = this.cards.filter((one) => one.element === pressed)[0];
        if (card?.entry) {
          choose(card.entry);
        }
      });
    }

    _card() {
      const make = showroom.make;
      const element = make("button", "card", this.root);
      element.type = "button";
      /** @type {Record<string, any>} */
      const card = { element, entry: null, photo: new showroom.Photo(make("span", "photo", element)) };
      const words = make("span", "card__words", element);
      ["sample", "name", "line", "stars", "pill"].forEach((part) => {
        card[part] = make("span", part === "pill" ? "pill" : part === "stars" ? "stars" : `card__${part}`, words);
      });
      this.cards.push(card);
      return card;
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

    /** @param {any[]} entries of this page: {id} of a product, or {name, line, photo} of a tile */
    show(entries) {
      while (this.cards.length < entries.length) {
        this._card();
      }
      this.cards.forEach((/** @type {any} */ card, /** @type {number} */ at) => {
        const entry = entries[at] || null;
        card.entry = entry;
        card.element.hidden = !entry;
        if (entry) {
          fill(card, entry);
        } else {
          clear(card);
        }
      });
    }
  }

  /** @param {any} card @param {any} entry */
  function fill(card, entry) {
    const its = entry.id === undefined ? null : showroom.shelf.item(entry.id);
    const say = showroom.say;
    card.element.classList.toggle("card--tile", !its);
    const pictured = its || (entry.photo >= 0 ? showroom.shelf.item(entry.photo) : { widths: [], group_name: "" });
    card.photo.show(pictured, true);
    card.photo.image.alt = ""; // the name stands below it
    card.photo.figure.hidden = !its && !pictured.widths.length;
    say(card.name, its ? its.name : entry.name);
    say(card.line, its ? its.place : entry.line);
    say(card.sample, its?.sample ? OcopWords.showroom.sample_in_short : "");
    say(card.stars, its ? its.rank : "");
    showroom.sayState(card.pill, its?.pill);
  }

  /** @param {any} card */
  function clear(card) {
    card.photo.clear();
    ["sample", "name", "line", "stars"].forEach((part) => {
      showroom.say(card[part], "");
    });
    showroom.sayState(card.pill, null);
  }

  showroom.Grid = Grid;
})(/** @type {any} */ (window).OcopShowroom);
