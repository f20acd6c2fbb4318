// When two names are the same, by their words: the same as names.py in Python, by tests/cases/names.yml.
((Rules, Search) => {
  const LEFT_OUT = /['’‘ʼʻ‛′＇`´™®©℠]/g;
  const OTHER_D = /[ÐðƉɖ]/g;
  const UNSEEN = /[\u034f\ufe00-\ufe0f]/g;
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
  const VOWELS = /(?:[aeiouy][\u0300-\u036f]*)+/g;
  const LONGEST_JOINED = 12;

  /** A letter, digit or symbol; a space for punctuation; nothing for a sign without width. @param {string} letter */
  const seen = (letter) =>
    /[\p{Cf}\p{Sk}]/u.test(letter) ? "" : /[\p{L}\p{N}\p{M}\p{S}.,/%&]/u.test(letter) ? letter : " ";

  /** Each tone behind its vowels. @param {string} vowels */
  function tonesLast(vowels) {
    const letters = Array.from(vowels);
    return letters
      .filter((one) => !TONE.test(one))
      .concat(letters.filter((one) => TONE.test(one)))
      .join("");
  }

  /** The words between dots, commas and slashes. @param {string} chunk */
  function parted(chunk) {
    const found = [""];
    let last = "";
    (chunk.match(/[.,/]?[^.,/]*/g) || []).forEach((piece) => {
      const sign = /^[.,/]/.test(piece) ? piece[0] : "";
      const word = piece.slice(sign.length);
      const end = found.length - 1;
      if (/\p{Nd}$/u.test(last) && /^\p{Nd}/u.test(word)) {
        found[end] += sign.replace(".", ",") + word;
      } else if (/^\p{L}$/u.test(last) && /^\p{L}/u.test(word)) {
        found[end] += word;
      } else {
        found.push(word);
      }
      last = word;
    });
    return found.filter(Boolean);
  }

  /** @param {string} text @returns {string[]} */
  function spelled(text) {
    const plain = text
      .replace(LEFT_OUT, "")
      .replace(/−/g, "-")
      .replace(OTHER_D, "đ")
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFD");
    const words = Array.from(plain.replace(UNSEEN, ""))
      .map(seen)
      .join("")
      .replace(/&/g, " & ")
      .split(/\s+/)
      .filter(Boolean);
    return words.flatMap(parted).map((word) => word.replace(VOWELS, tonesLast));
  }

  /** @typedef {{ long: Record<string, string>, order: string[] }} Forms of each short form, and the longest first */

  /**
   * The long form of a short one, or of several that are written together.
   * @param {string} word @param {Forms} forms @returns {string}
   */
  function unfolded(word, forms) {
    if (forms.long[word] || word.length > LONGEST_JOINED || /[aeiou]/.test(word)) {
      return forms.long[word] || "";
    }
    for (let i = 0; i < forms.order.length; i++) {
      const short = forms.order[i];
      const rest = word.startsWith(short) && unfolded(word.slice(short.length), forms);
      if (rest) {
        return `${forms.long[short]} ${rest}`;
      }
    }
    return "";
  }

  /** @param {string[]} words @param {Forms} forms */
  function inLong(words, forms) {
    /** @type {string[]} */
    let found = [];
    let at = 0;
    while (at < words.length) {
      const size = [3, 2].find((many) => forms.long[words.slice(at, at + many).join(" ")]) || 1;
      const word = words.slice(at, at + size).join(" ");
      found = found.concat((unfolded(word, forms) || word).split(" "));
      at += size;
    }
    return found;
  }

  /**
   * @param {OcopRules.Data["short_forms"]} shortForms @param {(words: string) => string} as how words are compared
   * @returns {Forms}
   */
  function table(shortForms, as) {
    const long = Object.create(null);
    Object.keys(shortForms).forEach((words) => {
      shortForms[words].forEach((short) => {
        long[as(spelled(short).join(" "))] = as(spelled(words).join(" "));
      });
    });
    return { long, order: Object.keys(long).sort((a, b) => b.length - a.length) };
  }

  // What tells whether names are one, or alike.
  Rules.names = (shortForms) => {
    const marked = table(shortForms, String);
    const plain = table(shortForms, Search.fold);

    /** @param {string} name */
    function identity(name) {
      const found = inLong(spelled(name), marked).reduce(
        (all, word) => all + (/\p{Nd}$/u.test(all) && /^\p{Nd}/u.test(word) ? " " : "") + word,
        "",
      );
      return found || name.normalize("NFC").trim();
    }

    /** @param {string} name */
    function likeness(name) {
      const words = inLong(spelled(name).map(Search.fold), plain)
        .filter((word) => word !== "va")
        .join(" ");
      return words.replace(/([bcdghklmnprstvx]|qu)y\b/g, "$1i").replace(/[^a-z0-9]/g, "");
    }

    /** @param {string} one @param {string} other */
    const same = (one, other) => identity(one) !== "" && identity(one) === identity(other);

    /** @param {string} one @param {string} other */
    const alike = (one, other) => likeness(one) !== "" && likeness(one) === likeness(other);

    return {
      same,
      alike,
      /** Whose name somebody typed; a text without marks may be any that it is like. */
      meant: (text, some) => {
        const found = some.filter((one) => same(text, one.name));
        const isUnmarked = !/[\u0300-\u036fđ]/.test(text.toLowerCase().normalize("NFD"));
        return found.length || !isUnmarked ? found : some.filter((one) => alike(text, one.name));
      },
    };
  };
})(globalThis.OcopRules, globalThis.OcopSearch);
