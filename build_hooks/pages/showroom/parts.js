// Small parts of both screens: elements that are made once and filled again, never made anew.
((showroom) => {
  const LONG = 34;
  const LONGEST = 60; // letters of a name that needs smaller ones
  const { shelf } = showroom;

  /**
   * An element, put into another.
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name @param {string} className @param {HTMLElement} [into]
   */
  function make(name, className, into) {
    const element = OcopElement(name, className);
    into?.append(element);
    return element;
  }

  /** Text, or nothing at all of the element. @param {HTMLElement} element @param {string} [text] */
  function say(element, text = "") {
    element.textContent = text;
    element.hidden = !text;
  }

  /** The name of a product, the large words of a screen. @param {HTMLElement} element @param {string} name */
  function sayName(element, name) {
    element.dataset.length = name.length > LONGEST ? "longest" : name.length > LONG ? "long" : "";
    say(element, name);
  }

  class Photo {
    /**
     * A picture in its figure, with what must be said of it; where there is none the plate of its group.
     * @param {HTMLElement} figure empty
     */
    constructor(figure) {
      this.figure = figure;
      this.image = make("img", "photo__image", figure);
      this.image.decoding = "async";
      this.image.draggable = false;
      this.plate = make("span", "", figure);
      this.named = make("span", "plate__name", this.plate);
      say(make("small", "", this.plate), OcopWords.showroom.no_photo);
      this.note = make("figcaption", "photo__note", figure);
      this.clear();
    }

    /** @param {OcopShowroom.Pictured} its @param {boolean} [small] with a short note, and the name on its plate */
    show(its, small) {
      const source = shelf.picture(its, this.figure.clientWidth || window.innerWidth / 2);
      const { name = "" } = its;
      this.image.alt = its.illustration ? OcopWords.fill(OcopWords.showroom.illustration_of, { name }) : name;
      if (source && this.image.getAttribute("src") !== source) {
        this.image.src = source;
      } else if (!source) {
        this.image.removeAttribute("src");
      }
      this.image.hidden = !source;
      this.plate.className = `ocop-plate ocop-plate--${its.group}`;
      this.plate.hidden = !(its.group && !source);
      say(this.named, small ? name : its.group_name);
      const note = small ? OcopWords.showroom.illustration_in_short : shelf.words.illustration;
      say(this.note, source && its.illustration ? note : "");
    }

    /** Let go of the picture. */
    clear() {
      this.image.removeAttribute("src");
      this.image.alt = "";
      this.image.hidden = true;
      this.plate.hidden = true;
      say(this.note, "");
    }
  }

  class Code {
    /**
     * The symbol of a stamp: the left square of its picture, a little inside the quiet zone.
     * @param {HTMLElement} frame empty
     */
    constructor(frame) {
      this.frame = frame;
      this.image = make("img", "qr__image", make("span", "qr__window", frame));
      this.image.draggable = false;
      this.show({ code: "", name: "" });
    }

    /** @param {OcopShowroom.Coded} its */
    show(its) {
      this.frame.hidden = !its.code;
      this.image.alt = its.code ? OcopWords.fill(OcopWords.showroom.symbol_of, { name: its.name }) : "";
      if (its.code) {
        this.image.src = shelf.stamp(its.code);
      } else {
        this.image.removeAttribute("src");
      }
    }
  }

  Object.assign(showroom, { make, say, sayName, Photo, Code });
})(globalThis.OcopShowroom);
