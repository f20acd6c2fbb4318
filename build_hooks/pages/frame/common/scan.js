// What a person says of a code, and what a reader makes of a symbol on a pack, as a code or a number alone.
globalThis.OcopScan = (() => {
  // GS1 General Specifications, 3.2 and 7.8: values of a stated length behind their key; others end at a separator.
  /** @type {Record<string, number>} */
  const LENGTHS = { 11: 6, 12: 6, 13: 6, 15: 6, 16: 6, 17: 6, 20: 2 };
  const SEPARATOR = "\u001d"; // a bar from here on
  const SHOWN = /<GS>|\{GS\}|\u241d/gi; // as some readers write it
  const SYMBOLOGY = /^\][A-Za-z]\d/;

  /** The lot, which is key 10, among what stands behind a number in a symbol. @param {string} elements */
  function lotIn(elements) {
    let rest = elements;
    while (rest) {
      const [value] = rest.slice(2).split("|");
      if (rest.startsWith("10")) return value;
      rest = rest.slice(2 + (LENGTHS[rest.slice(0, 2)] || value.length)).replace(/^[|]+/, "");
    }
    return "";
  }

  /** @param {string} text @param {string} name of a code, in small letters */
  const isCalled = (text, name) => text.toLowerCase().startsWith(name) && /^[\s:.]/.test(text.slice(name.length));

  /** Without what is said in front of a code: "mã số: 7KQ4 M2XR". @param {string} text */
  function unnamed(text) {
    const name = OcopWords.search.codes_are_called.split(", ").find((one) => isCalled(text, one)) || "";
    return text.slice(name.length).replace(/^[\s:.]+/, "");
  }

  /** @param {string} gtin @param {string | undefined} lot */
  const joined = (gtin, lot) => (lot ? `${gtin}/${lot.trim()}` : gtin);

  return {
    /**
     * "]C1010893601234567410L1" and "(01)08936012345674(10)L1" are "08936012345674/L1", "mã 7KQ4 M2XR" is "7KQ4 M2XR";
     * anything else stays as it is.
     */
    plain: (text) => {
      const bare = text
        .normalize("NFC")
        .trim()
        .replace(SHOWN, "|")
        .split(SEPARATOR)
        .join("|")
        .replace(SYMBOLOGY, "")
        .replace(/^[|]+/, "");
      const shown = /^\(01\)\s*(\d{8,14})(?!\d)(?:.*\(10\)([^(|]*))?/.exec(bare);
      if (shown) return joined(shown[1], shown[2]);
      const scanned = /^01(\d{14})(.*)/.exec(bare);
      if (scanned && OcopCodes.hasCheckDigit(scanned[1])) return joined(scanned[1], lotIn(scanned[2]));
      return unnamed(bare);
    },
  };
})();
