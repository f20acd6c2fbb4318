// Codes and numbers as people type them, and where they lead. Touches no page.
(() => {
  const LOT_WITH_PAGE = /^[A-Z0-9][A-Z0-9._-]{0,19}$/; // and not a dot at the end

  /**
   * A lot without what a sentence or a chat leaves behind a link: a bracket that nothing opened, or signs alone.
   * @param {string} lot @returns {string}
   */
  function withoutSentence(lot) {
    const inside = lot.includes("(") ? lot : lot.replace(/\)[.,;:!?]*$/, "");
    return /[^\W_]/.test(inside) ? inside : "";
  }

  /**
   * @param {string} folder @param {string} id @param {string} lot as it was written @param {string} says
   * @returns {OcopMeant}
   */
  function meant(folder, id, lot, says) {
    const written = withoutSentence(lot.replace(/\s+/g, ""));
    const upper = written.toUpperCase();
    const hasPage = LOT_WITH_PAGE.test(upper) && upper.slice(-1) !== ".";
    return {
      folder,
      id,
      lot: hasPage ? upper : "",
      otherLot: !hasPage && OcopPatterns.lot.test(written) ? written : "",
      says: says,
      typed: folder === "S/" ? OcopCodes.inGroups(id) : OcopCodes.asPrinted(id),
    };
  }

  /** @param {string} text @param {string} lot @returns {OcopMeant} */
  function readCode(text, lot) {
    const code = OcopCodes.typed(text);
    let says = "";
    if (!code) {
      says = OcopWords.search.type_a_code;
    } else if (code.length !== OcopCodes.LENGTH) {
      says = OcopWords.fill(OcopWords.search.code_length, { length: OcopCodes.LENGTH, given: code.length });
    } else if (!OcopCodes.isCode(code)) {
      says = OcopWords.fill(OcopWords.search.code_mistyped, { code: OcopCodes.inGroups(code) });
    }
    return meant("S/", code, lot, says);
  }

  /** @param {string} text @param {string} lot @returns {OcopMeant} */
  function readNumber(text, lot) {
    const gtin = OcopCodes.gtin14(text);
    const digits = OcopCodes.typed(text);
    let says = "";
    if (!gtin) {
      says = OcopWords.fill(OcopWords.search.number_length, { given: digits.replace(/\D/g, "").length });
    } else if (!OcopCodes.hasCheckDigit(gtin)) {
      says = OcopWords.fill(OcopWords.search.number_mistyped, { number: OcopCodes.asPrinted(gtin) });
    }
    return meant("01/", gtin || digits, lot, says);
  }

  /**
   * @param {string[]} keys of a GS1 address, behind the GTIN: key, value, key, value
   * @returns {string} the lot, which is key 10
   */
  function lotOf(keys) {
    for (let index = 0; index + 1 < keys.length; index += 2) {
      if (keys[index] === "10") return keys[index + 1];
    }
    return "";
  }

  /** @param {string[]} parts of an address, from "S" or "01" on @returns {OcopMeant | null} */
  function readAddress(parts) {
    if (parts.length > 1 && parts[0].toUpperCase() === "S") {
      return readCode(parts[1], parts[2] || "");
    }
    return parts.length > 1 && parts[0] === "01" ? readNumber(parts[1], lotOf(parts.slice(2))) : null;
  }

  /** @param {string} part @returns {string} */
  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch (_error) {
      return part;
    }
  }

  /** @param {string} path @returns {string} without an index.html at the end */
  const withoutIndex = (path) => path.replace(/(^|\/)index\.html$/i, "$1");

  /** @param {string} path @returns {string[]} decoded, without empty ones */
  const partsOf = (path) => withoutIndex(path).split("/").filter(Boolean).map(decoded);

  /** @param {OcopMeant} one @returns {string} its address below the site's root */
  function addressOf(one) {
    const lot = one.lot && `${(one.folder === "01/" ? "10/" : "") + one.lot}/`;
    return `${one.folder + one.id}/${lot || (one.otherLot && `#lo=${encodeURIComponent(one.otherLot)}`)}`;
  }

  /** @param {OcopMeant} one @returns {string} */
  const notHere = (one) =>
    one.folder === "S/"
      ? OcopWords.fill(OcopWords.search.code_unknown, { code: one.typed })
      : OcopWords.fill(OcopWords.search.number_unknown, { number: one.typed });

  /**
   * What to do about an address that was not found.
   * @param {string} path below the site's root, as the browser has it
   * @param {boolean} [again] whether the reader was already led here @returns {OcopAnswer}
   */
  function lead(path, again) {
    const parts = partsOf(path);
    let one = readAddress(parts);
    if (!one && parts.length && parts.length < 3 && OcopCodes.isCode(OcopCodes.typed(parts[0]))) {
      one = readCode(parts[0], parts[1] || "");
    }
    if (!one) {
      return { to: "", says: "", typed: "" };
    }
    if (one.says) {
      return { to: "", says: one.says, typed: one.typed };
    }
    const to = addressOf(one);
    if (to !== decoded(withoutIndex(path)) && !again) {
      return { to, says: "", typed: one.typed };
    }
    if (!one.lot) {
      return { to: "", says: notHere(one), typed: one.typed };
    }
    // The lot has no page: its product may have one.
    one.otherLot = one.lot;
    one.lot = "";
    return { to: addressOf(one), says: "", typed: one.typed };
  }

  /**
   * @param {string} text a code or number with a lot behind a space or slash: "7KQ4 M2XR L260402"
   * @returns {OcopMeant | null}
   */
  function readPair(text) {
    const gaps = /\s*\/\s*|\s+(?:lô:?\s+)?/gi;
    for (let gap = gaps.exec(text); gap; gap = gaps.exec(text)) {
      const first = text.slice(0, gap.index);
      const lot = text.slice(gaps.lastIndex);
      if (OcopCodes.isCode(OcopCodes.typed(first))) return readCode(first, lot);
      if (OcopCodes.hasCheckDigit(OcopCodes.gtin14(first)) && /\D/.test(gap[0].trim() + lot)) {
        return readNumber(first, lot);
      }
    }
    return null;
  }

  /**
   * @param {string} text
   * @returns {boolean} whether it is rather the number under a bar code than a code, right or wrong
   */
  const isNumber = (text) =>
    /^\d{9,}$/.test(text) ||
    (/^\d{8}$/.test(text) && OcopCodes.hasCheckDigit(OcopCodes.gtin14(text)) && !OcopCodes.isCode(text));

  /**
   * What somebody typed or pasted: a code, the number under a bar code, either with a lot, or a whole address.
   * @param {string} text @returns {OcopMeant}
   */
  function read(text) {
    const path = OcopScan.plain(text.slice(0, 500))
      .replace(/^[a-z]+:\/\/[^/]*/i, "")
      .split(/[?#]/)[0];
    if (isNumber(path.replace(OcopCodes.SIGNS, "")) && path.indexOf("/") < 0) {
      return readNumber(path, "");
    }
    let one = readPair(path);
    const parts = partsOf(path);
    for (let index = 0; !one && index < parts.length; index += 1) {
      one = readAddress(parts.slice(index));
    }
    return one || (isNumber(OcopCodes.typed(path)) ? readNumber(path, "") : readCode(path, ""));
  }

  /**
   * The row of the search payload that has the code, eight signs a row, or the GTIN, a word in its line; -1 for none.
   * @param {NonNullable<typeof OCOP_CODES>} known @param {OcopMeant} one @returns {number}
   */
  function rowOf(known, { folder, id }) {
    if (folder !== "S/") return known.gtins.split("\n").findIndex((line) => line.split(" ").includes(id));
    for (let at = known.codes.indexOf(id); at >= 0; at = known.codes.indexOf(id, at + 1)) {
      if (at % id.length === 0) return at / id.length;
    }
    return -1;
  }

  globalThis.OcopCode = { addressOf, notHere, lead, read, rowOf };
})();
