// Words of Vietnamese, as they are written and as they are compared: with all marks, with those of letters, with none.
// The files of this folder fill one object, OcopSearch, in whatever order they arrive; engine.js has its public face.
((Search) => {
  // How well a word of the query fits one of the same plain letters.
  const EXACT = 1;
  const UNMARKED = 0.97;
  const PARTLY = 0.85;
  const TONE = 0.8;
  const FOLDED = 0.7;
  const AS_TYPED = PARTLY; // from here on no mark that was typed is another

  /** @type {Record<string, string>} */
  const TONES = { "\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5" };

  /**
   * Lower case, without marks or apostrophes, spaced singly: the same as text.fold in Python.
   * @param {string} text @returns {string}
   */
  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/đ/g, "d")
      .replace(/['’‘ʼ`´]/g, "")
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .split(/\s+/)
      .filter(Boolean)
      .join(" ");

  /** The folded words joined by hyphens: the same as text.slugify in Python. @param {string} text @returns {string} */
  const slugify = (text) => (fold(text).match(/[a-z0-9]+/g) || []).join("-");

  /** The words of a text in lower case and normal form C. @param {string} text @returns {string[]} */
  const wordsOf = (text) =>
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/['’‘ʼ`´]/g, "")
      .match(/[\p{L}\p{N}\p{M}]+/gu) || [];

  /** @param {string} text one word @returns {OcopSearch.Word} */
  function word(text) {
    let tone = "0";
    const base = text
      .normalize("NFD")
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
        tone = TONES[mark];
        return "";
      })
      .normalize("NFC");
    return { text, folded: fold(base), base, tone };
  }

  /** @param {OcopSearch.Word} one */
  const isMarked = (one) => one.tone !== "0" || one.base !== one.folded;

  /**
   * How well a word of the query fits a word of the same folded letters; 1 when it is written just so.
   * @param {OcopSearch.Word} asked @param {OcopSearch.Word} found
   */
  function likeness(asked, found) {
    if (asked.base === found.base && asked.tone === found.tone) return EXACT;
    if (!isMarked(asked)) return asked.amongMarked ? PARTLY : UNMARKED;
    return asked.base === found.base ? TONE : FOLDED;
  }

  /**
   * The parts of a text that stand for what was asked, as [start, end] pairs.
   * @param {string} text @param {Record<string, boolean>} matched of a search
   */
  function highlight(text, matched) {
    const parts = [];
    const pattern = /[\p{L}\p{N}\p{M}'’‘ʼ`´]+/gu;
    for (const found of text.matchAll(pattern)) {
      if (matched[fold(found[0])]) parts.push([found.index, found.index + found[0].length]);
    }
    return parts;
  }

  Object.assign(
    Search,
    /** @satisfies {OcopSearch.Some} */ ({ AS_TYPED, fold, slugify, wordsOf, word, isMarked, likeness, highlight }),
  );
})(globalThis.OcopSearch);
