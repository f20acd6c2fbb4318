// The nearest right spelling of a word that is not in a list: the same as spelling.nearest in Python, by difflib.
((Rules, Search) => {
  const LONGEST_WORD = 80;
  const LEAST = 0.6;

  /** @param {string} word */
  const keyOf = (word) => Search.fold(word).replace(/ /g, "-").replace(/_/g, "-");

  /**
   * The longest block that both hold, the first of them in `one`, then in `other`.
   * @param {string[]} one @param {string[]} other @param {number[]} within [from, to, from, to]
   */
  function longest(one, other, within) {
    let best = [within[0], within[2], 0];
    /** @type {Record<number, number>} */
    let lengths = {};
    for (let i = within[0]; i < within[1]; i++) {
      /** @type {Record<number, number>} */
      const next = {};
      for (let j = within[2]; j < within[3]; j++) {
        if (one[i] === other[j]) {
          const length = (lengths[j - 1] || 0) + 1;
          next[j] = length;
          if (length > best[2]) best = [i - length + 1, j - length + 1, length];
        }
      }
      lengths = next;
    }
    return best;
  }

  /** Letters in blocks that both hold. @param {string[]} one @param {string[]} other */
  function matches(one, other) {
    let total = 0;
    const waiting = [[0, one.length, 0, other.length]];
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      const best = longest(one, other, at);
      if (best[2]) {
        total += best[2];
        waiting.push([at[0], best[0], at[2], best[1]]);
        waiting.push([best[0] + best[2], at[1], best[1] + best[2], at[3]]);
      }
    }
    return total;
  }

  /** From 0 to 1. @param {string} one @param {string} other */
  function likeness(one, other) {
    const a = Array.from(one);
    const b = Array.from(other);
    return a.length + b.length ? (2 * matches(a, b)) / (a.length + b.length) : 1;
  }

  /** @param {string} word @param {string[]} allowed @returns {string} "" when none is near */
  function nearest(word, allowed) {
    const asked = keyOf(Array.from(word).slice(0, LONGEST_WORD).join(""));
    let best = "";
    let score = 0;
    let found = "";
    /** @type {Record<string, string>} */
    const keys = {};
    for (const choice of allowed) keys[keyOf(choice)] = choice;
    Object.keys(keys).forEach((key) => {
      const here = likeness(key, asked);
      if (here >= LEAST && (here > score || (here === score && key > found))) {
        best = keys[key];
        score = here;
        found = key;
      }
    });
    return best;
  }

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ nearest, likeness }));
})(globalThis.OcopRules, globalThis.OcopSearch);
