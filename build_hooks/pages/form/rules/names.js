// When two names are the same, by their words: the same as names.py in Python, by tests/cases/names.yml.
(function (Rules, Search) {
  "use strict";

  var LEFT_OUT = /['’‘ʼʻ‛′＇`´™®©℠]/g, OTHER_D = /[ÐðƉɖ]/g, UNSEEN = /[\u034f\ufe00-\ufe0f]/g;
  var TONE = /[\u0300\u0301\u0303\u0309\u0323]/, VOWELS = /(?:[aeiouy][\u0300-\u036f]*)+/g;
  var LONGEST_JOINED = 12;

  /** A letter, digit or symbol; a space for punctuation; nothing for a sign without width. @param {string} letter */
  function seen(letter) {
    return /[\p{Cf}\p{Sk}]/u.test(letter) ? "" : /[\p{L}\p{N}\p{M}\p{S}.,/%&]/u.test(letter) ? letter : " ";
  }

  /** Each tone behind its vowels. @param {string} vowels */
  function tonesLast(vowels) {
    var letters = Array.from(vowels);
    return letters.filter(function (one) { return !TONE.test(one); }).concat(letters.filter(function (one) { return TONE.test(one); })).join("");
  }

  /** The words between dots, commas and slashes. @param {string} chunk */
  function parted(chunk) {
    var found = [""], last = "";
    (chunk.match(/[.,/]?[^.,/]*/g) || []).forEach(function (piece) {
      var sign = /^[.,/]/.test(piece) ? piece[0] : "", word = piece.slice(sign.length), end = found.length - 1;
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
    var plain = text.replace(LEFT_OUT, "").replace(/−/g, "-").replace(OTHER_D, "đ").normalize("NFKC").toLowerCase().normalize("NFD");
    var words = Array.from(plain.replace(UNSEEN, "")).map(seen).join("").replace(/&/g, " & ").split(/\s+/).filter(Boolean);
    return [].concat.apply([], words.map(parted)).map(function (word) { return word.replace(VOWELS, tonesLast); });
  }

  /** The long form of a short one, or of several that are written together. @param {string} word @param {any} forms */
  function unfolded(word, forms) {
    if (forms.long[word] || word.length > LONGEST_JOINED || /[aeiou]/.test(word)) {
      return forms.long[word] || "";
    }
    for (var i = 0; i < forms.order.length; i++) {
      var short = forms.order[i], rest = word.startsWith(short) && unfolded(word.slice(short.length), forms);
      if (rest) {
        return forms.long[short] + " " + rest;
      }
    }
    return "";
  }

  /** @param {string[]} words @param {any} forms */
  function inLong(words, forms) {
    var found = [], at = 0;
    while (at < words.length) {
      var size = [3, 2].find(function (many) { return forms.long[words.slice(at, at + many).join(" ")]; }) || 1;
      var word = words.slice(at, at + size).join(" ");
      found = found.concat((unfolded(word, forms) || word).split(" "));
      at += size;
    }
    return found;
  }

  /** Short forms to long ones, the longest first. @param {any} shortForms @param {function(string): string} as */
  function table(shortForms, as) {
    var long = Object.create(null);
    Object.keys(shortForms).forEach(function (words) {
      shortForms[words].forEach(function (short) { long[as(spelled(short).join(" "))] = as(spelled(words).join(" ")); });
    });
    return { long: long, order: Object.keys(long).sort(function (a, b) { return b.length - a.length; }) };
  }

  /** What tells whether names are one, or alike. @param {any} shortForms see rules/short-forms.yml */
  function names(shortForms) {
    var marked = table(shortForms, String), plain = table(shortForms, Search.fold);

    /** @param {string} name */
    function identity(name) {
      var found = inLong(spelled(name), marked).reduce(function (all, word) {
        return all + (/\p{Nd}$/u.test(all) && /^\p{Nd}/u.test(word) ? " " : "") + word;
      }, "");
      return found || name.normalize("NFC").trim();
    }

    /** @param {string} name */
    function likeness(name) {
      var words = inLong(spelled(name).map(Search.fold), plain).filter(function (word) { return word !== "va"; }).join(" ");
      return words.replace(/([bcdghklmnprstvx]|qu)y\b/g, "$1i").replace(/[^a-z0-9]/g, "");
    }

    /** @param {string} one @param {string} other */
    function same(one, other) {
      return identity(one) !== "" && identity(one) === identity(other);
    }

    /** @param {string} one @param {string} other */
    function alike(one, other) {
      return likeness(one) !== "" && likeness(one) === likeness(other);
    }

    return {
      same: same,
      alike: alike,
      /** Whose name somebody typed; a text without marks may be any that it is like. @param {string} text @param {any[]} some */
      meant: function (text, some) {
        var found = some.filter(function (one) { return same(text, one.name); });
        var isUnmarked = !/[\u0300-\u036fđ]/.test(text.toLowerCase().normalize("NFD"));
        return found.length || !isUnmarked ? found : some.filter(function (one) { return alike(text, one.name); });
      }
    };
  }

  Rules.names = names;
})(globalThis.OcopRules = globalThis.OcopRules || {}, globalThis.OcopSearch = globalThis.OcopSearch || {});
