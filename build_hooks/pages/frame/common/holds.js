// Whether a text has all words that somebody types: each begins one of its own. A letter typed without marks is every
// letter that it is without them, one with marks is itself; so is the tone, wherever in the syllable it was put.
(() => {
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const MARKS = /[\u0300-\u036f]/g;

  /** @param {string} word decomposed */
  function read(word) {
    const letters = word.replace(TONES, "").normalize("NFC");
    const plain = word.replace(MARKS, "").replace(/\u0111/g, "d");
    return { letters, plain, tone: (word.match(TONES) || []).join("") };
  }

  /** @param {string} text */
  const wordsOf = (text) =>
    (
      text
        .toLowerCase()
        .normalize("NFD")
        .match(/[\p{L}\p{N}\p{M}]+/gu) || []
    ).map(read);

  /** @param {OcopRead} word @param {OcopRead} typed */
  const begins = (word, typed) =>
    [...typed.letters].every((letter, at) => letter === word.letters[at] || letter === word.plain[at]) &&
    (!typed.tone || typed.tone === word.tone);

  globalThis.OcopHolds = (text, typed) => {
    const words = wordsOf(text);
    return wordsOf(typed).every((asked) => words.some((word) => begins(word, asked)));
  };
})();
