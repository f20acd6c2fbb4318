// Numbers with a check of their own: bar codes and tax codes.
((Rules) => {
  const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

  /** The three digits of the GS1 organisation. @param {string} gtin */
  const gtinPrefix = (gtin) => (/^000000/.test(gtin) ? gtin.slice(6, 9) : gtin.slice(1, 4));

  /** Whether a tax code of 10 or 13 digits is right. @param {string} digits without signs */
  function isTaxCode(digits) {
    if (!/^(?:\d{10}|\d{13})$/.test(digits) || digits.slice(2, 9) === "0000000" || /^.{10}000$/.test(digits)) {
      return false;
    }
    const total = TAX_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
    return digits[9] === String(10 - (total % 11));
  }

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ gtinPrefix, isTaxCode }));
})(globalThis.OcopRules);
