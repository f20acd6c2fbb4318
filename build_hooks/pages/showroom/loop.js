// One product after another: two slides take turns, the hidden one is filled and its picture decoded ahead.
((showroom) => {
  const { make, say, sayName, shelf } = showroom;
  const AHEAD = 2; // seconds after a turn: the old slide has faded out
  const PATIENCE = 6; // seconds for a picture that does not come

  class Slide {
    /** @param {HTMLElement} root @param {boolean} withHand whether the symbol for a visitor's phone is on the slide */
    constructor(root, withHand) {
      this.element = make("article", "slide");
      root.prepend(this.element);
      this.photo = new showroom.Photo(make("figure", "photo", this.element));
      const words = make("div", "slide__words", this.element);
      this.words = words;
      this.sample = make("p", "slide__sample", words);
      this.name = make("h2", "slide__name", words);
      this.verdict = make("span", "slide__verdict ocop-verdict", words);
      OcopCarry(this.verdict, null);
      this.summary = make("p", "slide__summary", words);
      this.place = make("p", "slide__place", words);
      this.producer = make("p", "slide__producer", words);
      if (withHand) {
        const box = make("div", "hand", words);
        const symbol = new showroom.Code(make("div", "qr", box));
        const beside = make("div", "hand__words", box);
        make("p", "hand__title", beside).textContent = OcopWords.showroom.scan_to_take_along;
        this.hand = { box, symbol, note: make("p", "hand__note", beside) };
      }
    }

    /** @param {OcopShowroom.Item} its */
    fill(its) {
      this.photo.show(its);
      say(this.sample, its.sample ? shelf.words.sample : "");
      sayName(this.name, its.name);
      OcopCarry(this.verdict, its.pill, its.stars, its.rank);
      say(this.summary, its.summary);
      say(this.place, its.place);
      say(this.producer, its.producer);
      if (this.hand) {
        this.hand.symbol.show(its);
        this.hand.box.hidden = !its.code;
        say(this.hand.note, shelf.words.qr_note);
      }
      this._fit();
      document.fonts.ready.then(() => this._fit()); // until then other letters, which are wider, may stand there
    }

    _fit() {
      const { words } = this;
      this.element.dataset.tight = "";
      for (const tight of ["yes", "very"]) {
        if (words.scrollHeight > words.clientHeight) this.element.dataset.tight = tight;
      }
    }
  }

  class Loop {
    /** @param {HTMLElement} root @param {{withHand: boolean}} options */
    constructor(root, options) {
      this.root = root;
      this.slides = [new Slide(root, options.withHand), new Slide(root, options.withHand)];
      this.front = 0;
      this.ids = /** @type {number[]} */ ([]);
      this.at = 0;
      this.next = 0;
      this.seconds = 1; // a picture
      this.waited = this.turns = 0;
      this.asked = 0; // pictures asked for: an answer to an older question is not taken
      this.state = "shown"; // "shown", then "coming", then "ready"
      this.atOnce = false;
    }

    /** Begin anew with these rows. @param {number[]} ids @param {number} seconds a picture */
    start(ids, seconds) {
      this.ids = ids;
      this.seconds = seconds;
      this.at = 0;
      this.asked += 1;
      this.state = "shown";
      this.waited = 0;
      this.root.dataset.empty = String(!ids.length);
      if (ids.length) this.slides[this.front].fill(shelf.item(ids[0]));
      this._face();
    }

    /** A second has passed. */
    tick() {
      this.waited += 1;
      if (this.ids.length < 2) {
        if (this.ids.length && this.waited % this.seconds === 0) {
          this.slides[this.front].fill(shelf.item(this.ids[0])); // the day may have changed
        }
        return;
      }
      if (this.state === "shown" && this.waited >= AHEAD) this._prepare(this.at + 1);
      const late = this.state === "coming" && this.waited >= this.seconds + PATIENCE;
      if (late || (this.state === "ready" && this.waited >= this.seconds)) this._turn();
    }

    /** Show another at once, as soon as its picture is there. @param {number} step */
    go(step) {
      if (this.ids.length > 1) {
        this._prepare(this.at + step);
        this.atOnce = true;
        this.waited = this.seconds;
      }
    }

    /** @param {number} at */
    _prepare(at) {
      const slide = this.slides[1 - this.front];
      this.asked += 1;
      const asked = this.asked;
      this.next = (at + this.ids.length) % this.ids.length;
      this.state = "coming";
      slide.fill(shelf.item(this.ids[this.next]));
      const arrived = () => {
        if (asked === this.asked) {
          this.state = "ready";
          if (this.atOnce) this._turn();
        }
      };
      if (slide.photo.image.hidden) {
        arrived();
      } else {
        slide.photo.image.decode().then(arrived, arrived);
      }
    }

    _turn() {
      this.asked += 1;
      this.front = 1 - this.front;
      this.at = this.next;
      this.state = "shown";
      this.atOnce = false;
      this.waited = 0;
      this.turns += 1;
      this._face();
    }

    _face() {
      this.root.dataset.turns = String(this.turns);
      this.slides.forEach((slide, at) => {
        slide.element.dataset.front = String(at === this.front);
        slide.element.setAttribute("aria-hidden", String(at !== this.front));
      });
    }
  }

  showroom.Loop = Loop;
})(globalThis.OcopShowroom);
