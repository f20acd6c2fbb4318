// One product on the kiosk: what it is, who makes it, its certificate today, and the symbol to take home.
((showroom) => {
  const { say, sayName, shelf } = showroom;
  class ProductView {
    /** @param {HTMLElement} root */
    constructor(root) {
      const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
      this.root = root;
      this.part = find;
      this.photo = new showroom.Photo(find("photo"));
      this.symbol = new showroom.Code(find("qr"));
    }

    /** @param {OcopShowroom.Item} its */
    show(its) {
      const { part } = this;
      this.photo.show(its);
      say(part("sample"), its.sample ? shelf.words.sample : "");
      sayName(part("name"), its.own_name ? `${its.name} (${its.own_name})` : its.name);
      say(part("producer"), its.producer && OcopWords.fill(OcopWords.showroom.producer, { name: its.producer }));
      OcopCarry(part("verdict"), its.pill, its.stars, its.rank);
      OcopCarry(part("sentence"), its.sentence);
      say(part("place"), its.place && OcopWords.fill(OcopWords.showroom.made_in, { place: its.place }));
      say(part("summary"), its.summary);
      part("summary").lang = its.in_english ? "en" : "vi";
      this._hand(its);
      for (const one of this._scrolling()) one.scrollTop = 0;
    }

    /** @param {OcopShowroom.Item} its */
    _hand(its) {
      this.part("hand").hidden = !its.code;
      this.symbol.show(its);
      say(this.part("code"), its.code && OcopCodes.inGroups(its.code));
      say(this.part("qr-note"), its.code && shelf.words.qr_note);
    }

    /** The words above the symbol, or all of it on a small screen. @returns {HTMLElement[]} */
    _scrolling() {
      return [this.root, this.part("text")];
    }

    /** For keys, where the words are longer than the screen. @param {number} step */
    scroll(step) {
      for (const one of this._scrolling()) one.scrollTop += (step * one.clientHeight) / 2;
    }

    /** Forget what was shown. */
    clear() {
      const { part } = this;
      this.photo.clear();
      this.symbol.show({ code: "", name: "" });
      for (const name of ["sample", "name", "producer", "place", "summary", "code"]) {
        say(part(name));
      }
      OcopCarry(part("verdict"), null);
      OcopCarry(part("sentence"), null);
    }
  }

  showroom.ProductView = ProductView;
})(globalThis.OcopShowroom);
