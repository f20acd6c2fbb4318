// Codes of stamps and numbers of packs (GTIN), typed, scanned or cut from a link, and the rows that bear them.
((Search) => {
  /** The code that was meant, with O for 0 and I or L for 1 forgiven; "" if it is none. @param {string} query */
  function codeIn(query) {
    const link = /\/s\/([^/?#]+)/i.exec(query);
    const code = OcopCodes.typed(link ? link[1] : query);
    return OcopCodes.isCode(code) ? code : "";
  }

  /**
   * The digits of a number from a pack: 6 of its first or all; "" if the query is something else.
   * @param {string} query
   */
  function gtinIn(query) {
    const link = /\/01\/(\d{14})(?!\d)/.exec(query);
    const digits = link ? link[1] : OcopCodes.typed(query);
    return /^\d{6,14}$/.test(digits) ? digits : "";
  }

  /** Whether the second script, with codes and GTINs, is worth loading for this query. @param {string} query */
  const looksLikeCode = (query) => Boolean(codeIn(query) || gtinIn(query));

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
   * Those with the whole number; where there are none, those whose number begins so.
   * @param {string[]} rows @param {string} digits
   */
  function rowsOfGtin(rows, digits) {
    const whole = `00000000000000${digits}`.slice(-14);
    const start = digits.replace(/^0+/, "");
    const exact = rowsWhere(rows, (one) => one === whole);
    return exact.length ? exact : rowsWhere(rows, (one) => one.replace(/^0+/, "").startsWith(start));
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

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ looksLikeCode, rowsOfCode }));
})(globalThis.OcopSearch);
