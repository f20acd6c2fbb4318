// Codes of stamps and numbers of packs (GTIN) as people type them: the same rules as codes.py and gtins.py.
globalThis.OcopCodes = (() => {
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32
  const LENGTH = 8;
  const SIGNS = OcopPatterns.typed_signs;
  const PADDED = /^(?:000000(?=\d{8}$)|00(?=\d{12}$)|0(?=\d{13}$))/;

  /** @param {string} text */
  const typed = (text) =>
    text.normalize("NFKC").toUpperCase().replace(SIGNS, "").replace(/O/g, "0").replace(/[IL]/g, "1");

  /** @param {string} text */
  const hasShape = (text) => text.length === LENGTH && [...text].every((letter) => ALPHABET.includes(letter));

  /**
   * A character's value times the field's generator, as often as its place says.
   * @param {string} letter @param {number} place
   */
  const weighted = (letter, place) => {
    let value = ALPHABET.indexOf(letter);
    for (let power = 0; power < place; power += 1) {
      value = value & 16 ? (value << 1) ^ 0b100101 : value << 1; // x^5 + x^2 + 1
    }
    return value;
  };

  /** @param {string} text */
  const isCode = (text) =>
    hasShape(text) && [...text].reduce((sum, letter, place) => sum ^ weighted(letter, place), 0) === 0;

  /** @param {string} text */
  const gtin14 = (text) => {
    const digits = typed(text);
    return OcopPatterns.gtin.test(digits) ? digits.padStart(14, "0") : "";
  };

  /** GS1's, of the digits before it: from the right they count three times and once in turn. @param {string} digits */
  const checkDigit = (digits) => {
    const sum = [...digits].reverse().reduce((all, digit, place) => all + Number(digit) * (place % 2 ? 1 : 3), 0);
    return String((10 - (sum % 10)) % 10);
  };

  return {
    LENGTH,
    SIGNS,
    typed,
    hasShape,
    isCode,
    inGroups: (code) => code.replace(/(.{4})(?=.)/g, "$1 "),
    gtin14,
    checkDigit,
    hasCheckDigit: (gtin) => gtin.length === 14 && gtin.endsWith(checkDigit(gtin.slice(0, -1))),
    asPrinted: (gtin) => gtin.replace(PADDED, ""),
  };
})();
