// One text parsed by its field's type, as read/values.py does: a value, or a Wrong with its message.
((Rules, Search) => {
  const YES = "có";
  const TEXTS = ["text", "prose", "markdown"];
  const LONGEST_VALUE = 500;
  const LONGEST_PLACE = 160;
  const MONEY = 1000; // what may be more than this is an amount
  const MOST_BRACKETS = 60;
  const MOST_SIGNS = 9;
  const LONGEST_SLUG = 80;

  /** @param {string} message @param {OcopRules.Params} [params] @returns {OcopRules.Wrong} */
  const wrong = (message, params) => ({ wrong: message, params: params || {} });

  /** 1.250.000 @param {number} number */
  const dotted = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

  /**
   * What a type makes of a text: its value or a Wrong. Bounds of numbers always stand there.
   * @typedef {(
   *   text: string, spec: OcopRules.Field, data: OcopRules.Data, places: OcopPlaces.Finder | null
   * ) => any} Parser
   */

  /** @type {Record<string, Parser>} */
  const parsers = {
    text: (text, spec, data, places) => {
      if (text.indexOf("\n") >= 0) return wrong("several_lines");
      const wrapped = OcopPatterns.wrapped.exec(text);
      const plain = (wrapped ? wrapped[1] : text).replace(OcopPatterns.wide_space, " ");
      return parsers.prose(plain, spec, data, places);
    },
    prose: (text, spec) => {
      const most = spec.max_text || spec.max || Infinity;
      const size = Rules.size(text);
      return size > most ? wrong("too_long", { size, max: most }) : text;
    },
    markdown: (text, spec, data, places) => {
      const signs = (text.match(OcopPatterns.emphasis) || []).some((one) => one.length > MOST_SIGNS);
      if (text.search(OcopPatterns.tangle) >= 0 || text.split("[").length - 1 > MOST_BRACKETS || signs) {
        return wrong("tangled_story");
      }
      return parsers.prose(text, spec, data, places);
    },
    choice: (text, spec, data) => {
      const list = spec.choices || "";
      const allowed = data.choices[list];
      const keys = data.choice_keys[list];
      /** @type {Record<string, string>} */
      const byLabel = {};
      if (keys.includes(text)) return text;
      for (const key of keys) byLabel[Search.fold(allowed[key].label)] = key;
      const near =
        byLabel[Search.fold(text)] ||
        Rules.nearest(text, keys) ||
        byLabel[Rules.nearest(text, Object.keys(byLabel))] ||
        "";
      const named = keys.map((key) => (allowed[key].label === key ? key : `${key} (${allowed[key].label})`));
      return wrong("not_a_choice", { found: text, allowed: named.join(", "), nearest: near });
    },
    flag: (text) => {
      const lower = text.toLowerCase();
      if ([YES, "true", "yes"].includes(lower)) return true;
      return ["không", "false", "no"].includes(lower) ? false : wrong("not_a_flag", { found: text });
    },
    integer: (text, spec) => {
      const plain = (spec.max || 0) >= MONEY ? text.toLowerCase().replace(OcopPatterns.money, "") : text;
      if (!OcopPatterns.integer.test(plain)) {
        return wrong("not_an_integer", { found: text, min: spec.min, max: dotted(spec.max || 0) });
      }
      return inRange(Number(plain.replace(/[. ]/g, "")), text, spec);
    },
    decimal: (text, spec) => {
      const plain = text.toLowerCase().replace(OcopPatterns.behind_decimal, "");
      if (!OcopPatterns.decimal.test(plain)) {
        return wrong("not_a_decimal", { found: text, min: spec.min, max: spec.max });
      }
      const number = plain.replace(",", ".").replace(/ /g, "");
      return inRange(Number(number), text, spec, number.replace(/^0+(?=\d)/, ""));
    },
    date: (text) => {
      const day = Rules.dayOf(text);
      if (day === null) {
        return wrong("no_such_day", { found: text });
      }
      return day >= "1900" && day < "2200" ? { day } : wrong("not_a_date", { found: text });
    },
    period: (text) => Rules.periodOf(text) || wrong("not_a_period", { found: text }),
    gtin: (text) => {
      const digits = text.replace(OcopPatterns.gtin_signs, "");
      if (!OcopPatterns.gtin.test(digits)) {
        return wrong("not_a_gtin", { found: text });
      }
      const expected = OcopCodes.checkDigit(digits.slice(0, -1));
      return digits.slice(-1) === expected
        ? digits.padStart(14, "0")
        : wrong("gtin_check_digit", { found: text, expected });
    },
    tax_code: (text) => {
      if (OcopPatterns.personal_id.test(text.replace(OcopPatterns.personal_id_signs, ""))) {
        return wrong("personal_id");
      }
      const digits = text.replace(/[ .–-]/g, "");
      return Rules.isTaxCode(digits) ? digits : wrong("not_a_tax_code", { found: text });
    },
    phone: (text) => {
      const digits = text.replace(OcopPatterns.phone_signs, "").replace(OcopPatterns.phone_abroad, "0");
      return OcopPatterns.phone.test(digits) ? digits : wrong("not_a_phone", { found: text });
    },
    url: (text) => {
      const parts = /^https?:\/\/([^/?#]*)/i.exec(text);
      const plain = text.search(OcopPatterns.not_in_url) < 0;
      return parts && OcopPatterns.host.test(parts[1]) && plain && Rules.size(text) <= 500
        ? text
        : wrong("not_a_url", { found: text });
    },
    email: (text) =>
      OcopPatterns.email.test(text) && text.length <= 120 ? text : wrong("not_an_email", { found: text }),
    slug: (text) =>
      OcopPatterns.slug.test(text) && text.length <= LONGEST_SLUG
        ? text
        : wrong("not_a_slug", { found: text, nearest: Search.slugify(text).slice(0, LONGEST_SLUG) }),
    code: (text) => {
      const code = text.replace(OcopPatterns.code_signs, "").toUpperCase();
      if (!OcopCodes.hasShape(code)) {
        return wrong("not_a_code", { found: code });
      }
      return OcopCodes.isCode(code) ? code : wrong("code_check_character", { found: code });
    },
    lot: (text) => (OcopPatterns.lot.test(text) ? text : wrong("not_a_lot", { found: text })),
    photo_file: (text) => (OcopPatterns.photo_name.test(text) ? text : wrong("not_a_photo_name", { found: text })),
    commune: place,
    old_commune: place,
    old_district: place,
  };

  /**
   * @param {number} number @param {string} text @param {OcopRules.Field} spec
   * @param {string} [shown] of a number with a part after the comma
   */
  function inRange(number, text, { min = 0, max = 0 }, shown) {
    if (number < min || number > max) {
      return wrong("out_of_range", { found: text, min, max: dotted(max) });
    }
    return shown === undefined ? number : { number, shown: shown.replace(".", ",") };
  }

  /** @type {Parser} */
  function place(text, spec, _data, places) {
    const size = Rules.size(text);
    if (size > LONGEST_PLACE) {
      return wrong("too_long", { size, max: LONGEST_PLACE });
    }
    if (!places) return text;
    const found = places.find(spec.type, text);
    if (!found.length) {
      const near = places.nearest(text, spec.type).map((name) => `“${name}”`);
      return wrong("unknown_place", { what: { word: spec.type }, found: text, nearest: near.join(", ") });
    }
    if (found.length > 1) {
      const options = found.slice(0, 6).map((one) => `${one.name} (${one.code})`);
      return wrong("ambiguous_place", { size: found.length, found: text, allowed: options.join("; ") });
    }
    return found[0].code;
  }

  /**
   * @param {string} text cleaned @param {OcopRules.Field} spec its field @param {OcopRules.Data} data
   * @param {OcopPlaces.Finder | null} places null: places are not looked up
   */
  function parse(text, spec, data, places) {
    if (isText(spec.type)) return parsers[spec.type](text, spec, data, places);
    const value = text.replace(OcopPatterns.quotes_around, "");
    const size = Rules.size(value);
    return size > LONGEST_VALUE
      ? wrong("too_long", { size, max: LONGEST_VALUE })
      : parsers[spec.type](value, spec, data, places);
  }

  /** @param {string} type */
  const isText = (type) => TEXTS.includes(type);

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ YES, parse, isText }));
})(globalThis.OcopRules, globalThis.OcopSearch);
