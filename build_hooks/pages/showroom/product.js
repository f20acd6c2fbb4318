// One product on the kiosk: what it is, who makes it, its certificate today, and the symbol to take home.
(function (showroom) {
  "use strict";

  /** @param {HTMLElement} root */
  function ProductView(root) {
    var find = function (/** @type {string} */ name) {
      return /** @type {HTMLElement} */ (root.querySelector("[data-" + name + "]"));
    };
    this.root = root;
    this.part = find;
    this.photo = new showroom.Photo(find("photo"));
    this.symbol = new showroom.Code(find("qr"));
  }

  /** @param {any} its an item */
  ProductView.prototype.show = function (its) {
    var say = showroom.say, part = this.part;
    this.photo.show(its);
    say(part("sample"), its.sample ? showroom.shelf.words.sample : "");
    showroom.sayName(part("name"), its.name);
    say(part("producer"), its.producer && OcopWords.fill(OcopWords.showroom.producer, { name: its.producer }));
    say(part("stars"), its.rank);
    showroom.sayState(part("pill"), its.pill);
    showroom.sayState(part("sentence"), its.sentence);
    say(part("place"), its.place && OcopWords.fill(OcopWords.showroom.made_in, { place: its.place }));
    say(part("summary"), its.summary);
    this._hand(its);
    this._scrolling().forEach(function (one) { one.scrollTop = 0; });
  };

  /** @param {any} its */
  ProductView.prototype._hand = function (its) {
    this.part("hand").hidden = !its.code;
    this.symbol.show(its);
    showroom.say(this.part("code"), its.code && its.code.slice(0, 4) + " " + its.code.slice(4));
    showroom.say(this.part("qr-note"), its.code && showroom.shelf.words.qr_note);
  };

  /** The words above the symbol, or all of it on a small screen. @returns {HTMLElement[]} */
  ProductView.prototype._scrolling = function () {
    return [this.root, this.part("text")];
  };

  /** For keys, where the words are longer than the screen. @param {number} step */
  ProductView.prototype.scroll = function (step) {
    this._scrolling().forEach(function (one) { one.scrollTop += step * one.clientHeight / 2; });
  };

  /** Forget what was shown. */
  ProductView.prototype.clear = function () {
    var part = this.part;
    this.photo.clear();
    this.symbol.show({ code: "", name: "" });
    ["sample", "name", "producer", "stars", "place", "summary", "code"].forEach(function (name) {
      showroom.say(part(name), "");
    });
    showroom.sayState(part("pill"), null);
    showroom.sayState(part("sentence"), null);
  };

  showroom.ProductView = ProductView;
})(/** @type {any} */ (window).OcopShowroom);
