// Codes of stamps and numbers of packs (GTIN), typed, scanned or cut from a link, and the rows that bear them.
((Search) => {
  const SHORT_END = 5; // digits: too few to be the beginning of a number
  const LONGEST = 40; // of a code with its lot

  /** The code that was meant, with O for 0 and I or L for 1 forgiven; "" if it is none. @param {string} query */
  function codeIn(query) {
    const link = /\/s\/([^/?#]+)/i.exec(query);
    const plain = OcopScan.plain(link ? link[1] : query);
    return beforeLot(plain).map(OcopCodes.typed).find(OcopCodes.isCode) || "";
  }

  /** A text, and what stands in it in front of a slash or, with a digit in it, of a space. @param {string} text */
  function beforeLot(text) {
    const gaps = [...text.slice(0, LONGEST).matchAll(/\s*\/\s*|\s+/g)];
    const parts = gaps.map((gap) => [gap[0], text.slice(0, gap.index)]);
    return [text, ...parts.filter(([gap, part]) => gap.includes("/") || /\d/.test(part)).map(([, part]) => part)];
  }

  /**
   * The digits of a number from a pack: 5 or more of its first or last, or all; "" if the query is something else.
   * @param {string} query
   */
  function gtinIn(query) {
    const link = /\/01\/(\d{14})(?!\d)/.exec(query);
    const digits = OcopCodes.typed(link ? link[1] : OcopScan.plain(query).split("/")[0]);
    return /^\d{5,14}$/.test(digits) ? digits : "";
  }

  /** Whether the second script, with codes and GTINs, is worth loading for this query. @param {string} query */
  const looksLikeCode = (query) => Boolean(codeIn(query) || gtinIn(query).length > SHORT_END);

  /**
   * The rows that bear the code or the number asked for.
   * @param {{codes: string, gtins: string}} codes window.OCOP_CODES @param {string} query @returns {number[]}
   */
  function rowsOfCode(codes, query) {
    const code = codeIn(query);
    const digits = gtinIn(query);
    const rows = [];
    for (let at = 0; code && at < codes.codes.length; at += OcopCodes.LENGTH) {
      if (codes.codes.substr(at, OcopCodes.LENGTH) === code) rows.push(at / OcopCodes.LENGTH);
    }
    return rows.length || !digits ? rows : rowsOfGtin(codes.gtins.split("\n"), digits);
  }

  /**
   * Those with the whole number; where there are none, those whose number begins so, or ends so.
   * @param {string[]} rows @param {string} digits
   */
  function rowsOfGtin(rows, digits) {
    const whole = `00000000000000${digits}`.slice(-14);
    const start = digits.replace(/^0+/, "");
    const exact = rowsWhere(rows, (one) => one === whole);
    if (exact.length) return exact;
    const first = rowsWhere(rows, (one) => digits.length > SHORT_END && one.replace(/^0+/, "").startsWith(start));
    return first.length ? first : rowsWhere(rows, (one) => one.endsWith(digits));
  }

  /** @param {string[]} rows @param {(gtin: string) => boolean} fits */
  function rowsWhere(rows, fits) {
    /** @type {number[]} */
    const found = [];
    rows.forEach((row, at) => {
      if (row?.split(" ").some(fits)) found.push(at);
    });
    return found;
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ SHORT_END, gtinIn, looksLikeCode, rowsOfCode }));
})(globalThis.OcopSearch);
