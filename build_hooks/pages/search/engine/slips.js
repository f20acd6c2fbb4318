// What goes wrong while typing: spelled by ear, a slip of the finger, keys of Telex or VNI that were not heard.
((Search) => {
  /** @type {[RegExp, string][]} */
  const ONSETS = [
    [/^ngh/, "ng"],
    [/^gh/, "g"],
    [/^tr/, "ch"],
    [/^ph/, "f"],
    [/^gi(?=[aeiouy])|^gi$|^[drz]/, "d"],
    [/^j/, "d"],
    [/^x/, "s"],
    [/^qu/, "ku"],
    [/^[cq](?!h)/, "k"],
    [/^l/, "n"],
  ];
  /** @type {[RegExp, string][]} */
  const FINALS = [
    [/(ng|nh)$/, "n"],
    [/(ch|c|k)$/, "t"],
  ];
  /** @type {Record<string, string>} */
  const TELEX_TONES = { s: "1", f: "2", r: "3", x: "4", j: "5" };
  /** @type {[RegExp, Record<string, string>][]} */
  const VNI_MARKS = [
    [/6/, { a: "â", e: "ê", o: "ô" }],
    [/7/, { u: "ư", o: "ơ" }],
    [/8/, { a: "ă" }],
    [/9/, { d: "đ" }],
  ];

  /**
   * A key that words share which sound alike to some ears: tr/ch, s/x, d/gi/r, l/n, final n/ng/nh and c/ch/t, i/y.
   * @param {string} folded @returns {string}
   */
  function soundOf(folded) {
    const onset = ONSETS.find((pair) => pair[0].test(folded));
    const key = onset ? folded.replace(onset[0], onset[1] + (folded === "gi" ? "i" : "")) : folded;
    const final = key.length > 2 && FINALS.find((pair) => pair[0].test(key));
    return (final ? key.replace(final[0], final[1]) : key).replace(/y/g, "i").replace(/ieu/, "uou");
  }

  /**
   * Whether one letter added, dropped, changed or swapped with its neighbour makes one word of the other.
   * @param {string} one @param {string} other
   */
  function isOneSlip(one, other) {
    const longer = one.length >= other.length ? one : other;
    const shorter = longer === one ? other : one;
    if (longer.length - shorter.length > 1) return false;
    let at = 0;
    while (at < shorter.length && longer.charCodeAt(at) === shorter.charCodeAt(at)) at += 1;
    if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at);
    return (
      longer.slice(at + 1) === shorter.slice(at + 1) ||
      (longer[at] === shorter[at + 1] &&
        longer[at + 1] === shorter[at] &&
        longer.slice(at + 2) === shorter.slice(at + 2))
    );
  }

  /**
   * Letters to add, drop or change; when it is more than `most`, some number above that.
   * @param {string} one @param {string} other @param {number} most
   */
  function distance(one, other, most) {
    const row = [];
    for (let at = 0; at <= other.length; at += 1) row.push(at);
    for (let i = 1; i <= one.length; i += 1) {
      let corner = row[0];
      let least = i;
      row[0] = i;
      for (let j = 1; j <= other.length; j += 1) {
        const cost = Math.min(row[j] + 1, row[j - 1] + 1, corner + (one[i - 1] === other[j - 1] ? 0 : 1));
        corner = row[j];
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return least;
    }
    return row[other.length];
  }

  /**
   * What the keys of Telex or VNI would have written, had they been heard; null when there are none in the word.
   * @param {OcopSearch.Word} typed @returns {OcopSearch.Word | null}
   */
  function untyped(typed) {
    const meant = /\d/.test(typed.base) ? fromVni(typed.base) : fromTelex(typed.base);
    if (!meant) return null;
    return {
      text: meant.letters,
      folded: Search.fold(meant.letters),
      base: meant.letters,
      tone: meant.tone || typed.tone,
    };
  }

  /** @param {string} typed */
  function fromTelex(typed) {
    let letters = typed
      .replace(/dd/g, "đ")
      .replace(/aa/g, "â")
      .replace(/ee/g, "ê")
      .replace(/oo/g, "ô")
      .replace(/aw/g, "ă")
      .replace(/u?w?ow/g, (all) => (all.length > 2 ? "ươ" : "ơ"))
      .replace(/uw|w/g, "ư");
    let tone = "";
    const parts = /^(.*?[aeiouyăâêôơư]+)(.*)$/.exec(letters);
    if (parts) {
      letters =
        parts[1] +
        parts[2].replace(/[sfrxj]/, (key) => {
          tone = TELEX_TONES[key];
          return "";
        });
    }
    return letters === typed ? null : { letters, tone };
  }

  /** @param {string} typed */
  function fromVni(typed) {
    if (!/^[a-zăâêôơưđ]+[1-9]/.test(typed)) return null;
    let tone = "";
    let letters = typed.replace(/\d/g, (key) => {
      tone = key >= "1" && key <= "5" ? key : tone;
      return "";
    });
    VNI_MARKS.forEach((pair) => {
      if (pair[0].test(typed)) {
        letters = letters.replace(/[adeou]/g, (letter) => pair[1][letter] || letter);
      }
    });
    return { letters, tone };
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ soundOf, isOneSlip, distance, untyped }));
})(globalThis.OcopSearch);
