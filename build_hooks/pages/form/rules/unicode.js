// A text of an old code page in Unicode, as rules/unicode.py makes it of the same alphabets.
((Rules) => {
  /** The code page that a text was typed in. @param {string} text @param {OcopRules.Data} data */
  const pageOf = (text, data) =>
    /[\u0080-\uffff]/.test(text)
      ? data.code_pages.find((page) => new RegExp(page.pattern).test(text) && !new RegExp(page.unless).test(text))
      : undefined;

  /** Whether the letters that any font shows as they are typed are capitals. @param {string} word */
  function isCapital(word) {
    const letters = word.match(/[A-Za-z]/g) || [];
    return letters.length > 1 && letters.every((letter) => letter < "a");
  }

  /**
   * What was meant: each sign by its letter, in capitals where all that stands around it is.
   * @param {string} text @param {OcopRules.CodePage} page
   */
  function inUnicode(text, page) {
    const longestFirst = Object.keys(page.letters).sort((one, other) => other.length - one.length);
    const signs = new RegExp(longestFirst.join("|"), "g");
    const all = !/[a-z]/.test(text) && text.split(/\s+/).some(isCapital);
    return text.replace(/\S+/g, (word) => {
      const meant = word.replace(signs, (sign) => page.letters[sign]);
      return all || isCapital(word) ? meant.toUpperCase() : meant;
    });
  }

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ pageOf, inUnicode }));
})(globalThis.OcopRules);
