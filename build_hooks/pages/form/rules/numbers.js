// Numbers with a check of their own: bar codes and tax codes.
globalThis.OcopRules = globalThis.OcopRules || {};
((Rules) => {
  "use strict";

  const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

  /** GS1's check digit of the digits before it. @param {string} digits */
  function eanDigit(digits) {
    let total = 0;
    for (let i = 0; i < digits.length; i++) {
      total += Number(digits[digits.length - 1 - i]) * (i % 2 ? 1 : 3);
    }
    return String((10 - (total % 10)) % 10);
  }

  /** The digits under the bar code: 8, 12, 13 or 14 of the 14. @param {string} gtin */
  function asPrinted(gtin) {
    const length = /^000000/.test(gtin) ? 8 : /^00/.test(gtin) ? 12 : /^0/.test(gtin) ? 13 : 14;
    return gtin.slice(-length);
  }

  /** The three digits of the GS1 organisation. @param {string} gtin */
  function gtinPrefix(gtin) {
    return /^000000/.test(gtin) ? gtin.slice(6, 9) : gtin.slice(1, 4);
  }

  /** Whether a tax code of 10 or 13 digits is right. @param {string} digits without signs */
  function isTaxCode(digits) {
    if (!/^(?:\d{10}|\d{13})$/.test(digits) || digits.slice(2, 9) === "0000000" || /^.{10}000$/.test(digits)) {
      return false;
    }
    const total = TAX_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
    return digits[9] === String(10 - (total % 11));
  }

  Object.assign(Rules, /** @satisfies {Partial<OcopRules.Scripts>} */ ({ eanDigit, asPrinted, gtinPrefix, isTaxCode }));
})(globalThis.OcopRules);
