// What goes wrong while typing: spelled by ear, a slip of the finger, keys of Telex or VNI that were not heard.
(function (Search) {
  "use strict";

  var ONSETS = [
    [/^ngh/, "ng"], [/^gh/, "g"], [/^tr/, "ch"], [/^ph/, "f"], [/^gi(?=[aeiouy])|^gi$|^[drz]/, "d"], [/^j/, "d"], [/^x/, "s"],
    [/^qu/, "ku"], [/^[cq](?!h)/, "k"], [/^l/, "n"]
  ];
  var FINALS = [[/(ng|nh)$/, "n"], [/(ch|c|k)$/, "t"]];
  var TELEX_TONES = { s: "1", f: "2", r: "3", x: "4", j: "5" };
  var VNI_MARKS = [
    [/6/, { a: "â", e: "ê", o: "ô" }], [/7/, { u: "ư", o: "ơ" }], [/8/, { a: "ă" }], [/9/, { d: "đ" }]
  ];

  /**
   * A key that words share which sound alike to some ears: tr/ch, s/x, d/gi/r, l/n, final n/ng/nh and c/ch/t, i/y.
   * @param {string} folded
   * @returns {string}
   */
  function soundOf(folded) {
    var onset = ONSETS.find(function (pair) { return pair[0].test(folded); });
    var key = onset ? folded.replace(onset[0], onset[1] + (folded === "gi" ? "i" : "")) : folded;
    var final = key.length > 2 && FINALS.find(function (pair) { return pair[0].test(key); });
    return (final ? key.replace(final[0], final[1]) : key).replace(/y/g, "i").replace(/ieu/, "uou");
  }

  /**
   * Whether one letter added, dropped, changed or swapped with its neighbour makes one word of the other.
   * @param {string} one
   * @param {string} other
   */
  function isOneSlip(one, other) {
    var longer = one.length >= other.length ? one : other;
    var shorter = longer === one ? other : one;
    if (longer.length - shorter.length > 1) {
      return false;
    }
    var at = 0;
    while (at < shorter.length && longer.charCodeAt(at) === shorter.charCodeAt(at)) {
      at += 1;
    }
    if (longer.length > shorter.length) {
      return longer.slice(at + 1) === shorter.slice(at);
    }
    return longer.slice(at + 1) === shorter.slice(at + 1) ||
      (longer[at] === shorter[at + 1] && longer[at + 1] === shorter[at] && longer.slice(at + 2) === shorter.slice(at + 2));
  }

  /**
   * Letters to add, drop or change; when it is more than `most`, some number above that.
   * @param {string} one
   * @param {string} other
   * @param {number} most
   */
  function distance(one, other, most) {
    var row = [];
    for (var at = 0; at <= other.length; at += 1) {
      row.push(at);
    }
    for (var i = 1; i <= one.length; i += 1) {
      var corner = row[0], least = row[0] = i;
      for (var j = 1; j <= other.length; j += 1) {
        var cost = Math.min(row[j] + 1, row[j - 1] + 1, corner + (one[i - 1] === other[j - 1] ? 0 : 1));
        corner = row[j];
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) {
        return least;
      }
    }
    return row[other.length];
  }

  /**
   * What the keys of Telex or VNI would have written, had they been heard; null when there are none in the word.
   * @param {Word} typed
   * @returns {Word | null}
   */
  function untyped(typed) {
    var meant = /\d/.test(typed.base) ? fromVni(typed.base) : fromTelex(typed.base);
    if (!meant) {
      return null;
    }
    return { text: meant.letters, folded: Search.fold(meant.letters), base: meant.letters, tone: meant.tone || typed.tone };
  }

  /** @param {string} typed */
  function fromTelex(typed) {
    var letters = typed.replace(/dd/g, "đ").replace(/aa/g, "â").replace(/ee/g, "ê").replace(/oo/g, "ô").replace(/aw/g, "ă")
      .replace(/u?w?ow/g, function (all) { return all.length > 2 ? "ươ" : "ơ"; }).replace(/uw|w/g, "ư");
    var tone = "";
    var parts = /^(.*?[aeiouyăâêôơư]+)(.*)$/.exec(letters);
    if (parts) {
      letters = parts[1] + parts[2].replace(/[sfrxj]/, function (key) {
        tone = TELEX_TONES[key];
        return "";
      });
    }
    return letters === typed ? null : { letters: letters, tone: tone };
  }

  /** @param {string} typed */
  function fromVni(typed) {
    if (!/^[a-zăâêôơưđ]+[1-9]/.test(typed)) {
      return null;
    }
    var tone = "";
    var letters = typed.replace(/\d/g, function (key) {
      tone = key >= "1" && key <= "5" ? key : tone;
      return "";
    });
    VNI_MARKS.forEach(function (pair) {
      if (pair[0].test(typed)) {
        letters = letters.replace(/[adeou]/g, function (letter) { return pair[1][letter] || letter; });
      }
    });
    return { letters: letters, tone: tone };
  }

  Search.soundOf = soundOf;
  Search.isOneSlip = isOneSlip;
  Search.distance = distance;
  Search.untyped = untyped;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
