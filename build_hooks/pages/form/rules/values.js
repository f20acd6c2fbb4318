// One text parsed by its field's type, as read/values.py does: a value, or a Wrong with its message.
(function (Rules, Search) {
  "use strict";

  var TEXTS = { text: 1, prose: 1, markdown: 1 };
  var LONGEST_VALUE = 500, LONGEST_PLACE = 160, MOST_BRACKETS = 60, MOST_SIGNS = 9, LONGEST_SLUG = 80;
  var TANGLE = /^(?:[ \t]*(?:[-*+](?=[ \t])|>|\d{1,9}[.)](?=[ \t]))){5,}/m;
  var HOST = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?$/;
  var PHONE = /^(?:0[35789]\d{8}|02\d{9}|1[89]00\d{4,6})$/;
  var EMAIL = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
  var SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  var PHOTO = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.(?:jpe?g|png|webp|heic|heif)$/i;
  var LOT = /^[A-Za-z0-9!"%&'()*+,\-./:;<=>?_]{1,20}$/;

  /** @param {string} message @param {Record<string, any>} [params] */
  function wrong(message, params) {
    return { wrong: message, params: params || {} };
  }

  /** 1.250.000 @param {number} number */
  function dotted(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ".");
  }

  var parsers = {
    text: function (text, spec) {
      if (text.indexOf("\n") >= 0) {
        return wrong("several_lines");
      }
      var wrapped = /^“([^“”]+)”$/.exec(text);
      return parsers.prose(wrapped ? wrapped[1] : text, spec);
    },
    prose: function (text, spec) {
      var most = spec.max_text || spec.max, size = Rules.size(text);
      return size > most ? wrong("too_long", { size: size, max: most }) : text;
    },
    markdown: function (text, spec) {
      var signs = (text.match(/[*_`]+/g) || []).some(function (one) { return one.length > MOST_SIGNS; });
      if (TANGLE.test(text) || text.split("[").length - 1 > MOST_BRACKETS || signs) {
        return wrong("tangled_story");
      }
      return parsers.prose(text, spec);
    },
    choice: function (text, spec, data) {
      var allowed = data.choices[spec.choices], keys = data.choice_keys[spec.choices], byLabel = {};
      if (keys.indexOf(text) >= 0) {
        return text;
      }
      keys.forEach(function (key) { byLabel[Search.fold(allowed[key].label)] = key; });
      var near = byLabel[Search.fold(text)] || Rules.nearest(text, keys) ||
        byLabel[Rules.nearest(text, Object.keys(byLabel))] || "";
      var named = keys.map(function (key) {
        return allowed[key].label === key ? key : key + " (" + allowed[key].label + ")";
      });
      return wrong("not_a_choice", { found: text, allowed: named.join(", "), nearest: near });
    },
    flag: function (text) {
      var lower = text.toLowerCase();
      if (["có", "true", "yes"].indexOf(lower) >= 0) {
        return true;
      }
      return ["không", "false", "no"].indexOf(lower) >= 0 ? false : wrong("not_a_flag", { found: text });
    },
    integer: function (text, spec) {
      if (!/^(?:\d{1,3}(?:\.\d{3})+|\d{1,12})$/.test(text)) {
        return wrong("not_an_integer", { found: text, min: spec.min, max: dotted(spec.max) });
      }
      return inRange(Number(text.replace(/\./g, "")), text, spec);
    },
    decimal: function (text, spec) {
      if (!/^\d{1,9}(?:[,.]\d{1,4})?$/.test(text)) {
        return wrong("not_a_decimal", { found: text, min: spec.min, max: spec.max });
      }
      return inRange(Number(text.replace(",", ".")), text, spec, text.replace(",", ".").replace(/^0+(?=\d)/, ""));
    },
    date: function (text) {
      var day = Rules.dayOf(text);
      if (day === null) {
        return wrong("no_such_day", { found: text });
      }
      return day >= "1900" && day < "2200" ? { day: day } : wrong("not_a_date", { found: text });
    },
    period: function (text) {
      return Rules.periodOf(text) || wrong("not_a_period", { found: text });
    },
    gtin: function (text) {
      var digits = text.replace(/ /g, "");
      if (!/^(?:\d{8}|\d{12,14})$/.test(digits)) {
        return wrong("not_a_gtin", { found: text });
      }
      var expected = Rules.eanDigit(digits.slice(0, -1));
      return digits.slice(-1) === expected ? digits.padStart(14, "0")
        : wrong("gtin_check_digit", { found: text, expected: expected });
    },
    tax_code: function (text) {
      if (/^\d{12}$/.test(text.replace(/[\s.]/g, ""))) {
        return wrong("personal_id");
      }
      var digits = text.replace(/[ .–-]/g, "");
      return Rules.isTaxCode(digits) ? digits : wrong("not_a_tax_code", { found: text });
    },
    phone: function (text) {
      var digits = text.replace(/[\s.()-]/g, "").replace(/^(?:\+84|0084)/, "0");
      return PHONE.test(digits) ? digits : wrong("not_a_phone", { found: text });
    },
    url: function (text) {
      var parts = /^https?:\/\/([^/?#]*)/i.exec(text), plain = !/[\s<>"'\\^`{|}]/.test(text);
      return parts && HOST.test(parts[1]) && plain && Rules.size(text) <= 500 ? text
        : wrong("not_a_url", { found: text });
    },
    email: function (text) {
      return EMAIL.test(text) && text.length <= 120 ? text : wrong("not_an_email", { found: text });
    },
    slug: function (text) {
      return SLUG.test(text) && text.length <= LONGEST_SLUG ? text
        : wrong("not_a_slug", { found: text, nearest: Search.slugify(text).slice(0, LONGEST_SLUG) });
    },
    code: function (text) {
      var code = text.replace(/[\s-]/g, "").toUpperCase();
      if (!Rules.hasShape(code)) {
        return wrong("not_a_code", { found: code });
      }
      return Rules.isCode(code) ? code : wrong("code_check_character", { found: code });
    },
    lot: function (text) {
      return LOT.test(text) ? text : wrong("not_a_lot", { found: text });
    },
    photo_file: function (text) {
      return PHOTO.test(text) ? text : wrong("not_a_photo_name", { found: text });
    },
    commune: place, old_commune: place, old_district: place
  };

  function inRange(number, text, spec, shown) {
    if (number < spec.min || number > spec.max) {
      return wrong("out_of_range", { found: text, min: spec.min, max: dotted(spec.max) });
    }
    return shown === undefined ? number : { number: number, shown: shown.replace(".", ",") };
  }

  function place(text, spec, data, places) {
    var size = Rules.size(text);
    if (size > LONGEST_PLACE) {
      return wrong("too_long", { size: size, max: LONGEST_PLACE });
    }
    if (!places) {
      return text;
    }
    var found = places.find(spec.type, text);
    if (!found.length) {
      var near = places.nearest(text, spec.type).map(function (name) { return "“" + name + "”"; });
      return wrong("unknown_place", { what: { word: spec.type }, found: text, nearest: near.join(", ") });
    }
    if (found.length > 1) {
      var options = found.slice(0, 6).map(function (one) { return one.name + " (" + one.code + ")"; });
      return wrong("ambiguous_place", { size: found.length, found: text, allowed: options.join("; ") });
    }
    return found[0].code;
  }

  /**
   * @param {string} text cleaned
   * @param {any} spec its field
   * @param {any} data the rules
   * @param {any} places or null: places are then not looked up
   */
  function parse(text, spec, data, places) {
    if (!TEXTS[spec.type]) {
      text = text.replace(/^[“”‘’ ]+|[“”‘’ ]+$/g, "");
      var size = Rules.size(text);
      if (size > LONGEST_VALUE) {
        return wrong("too_long", { size: size, max: LONGEST_VALUE });
      }
    }
    return parsers[spec.type](text, spec, data, places);
  }

  Rules.parse = parse;
  Rules.isText = function (/** @type {string} */ type) { return Boolean(TEXTS[type]); };
})(globalThis.OcopRules = globalThis.OcopRules || {}, globalThis.OcopSearch = globalThis.OcopSearch || {});
