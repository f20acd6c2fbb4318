// Places, producers and groups by their names: rows of their own among what is suggested.
((Search) => {
  const MOST = 2; // of a kind
  const LEAST = 0.35; // of a name, that was asked for
  const WHOLE = 0.95; // the same, where more was asked for
  const IN_PIECES = 0.9;
  const TODAY = /** @type {const} */ (["communes", "provinces"]);

  /**
   * Those whose name has all that is asked, or all of whose name is asked side by side; the best first.
   * @param {OcopSearch.Reading[]} readings of a query, as written
   */
  function entries(readings) {
    /** @type {Map<string, OcopSearch.Entry>} */
    const all = new Map();
    for (const entry of readings.flatMap(entriesOf)) {
      if (!all.has(entry.url)) all.set(entry.url, entry);
    }
    return [...all.values()].sort((one, other) => other.share - one.share || other.count - one.count);
  }

  /** @param {OcopSearch.Reading} reading @returns {OcopSearch.Entry[]} */
  function entriesOf(reading) {
    const { catalog } = reading;
    if (!reading.required || reading.isHopeless) return [];
    reading.look();
    return [
      found(reading, catalog.groupNames, reading.groups, (number) => group(catalog, number)),
      ...TODAY.map((level) => {
        const before = catalog.placesBefore[level];
        return found(reading, catalog.places, reading.places, (number) => place(catalog, level, number - before));
      }),
      found(reading, catalog.producerNames, reading.producers, (number) => producer(catalog, number)),
    ].flat();
  }

  /**
   * @param {OcopSearch.Reading} reading @param {OcopSearch.Texts} table @param {OcopSearch.Hits} hits of its rows
   * @param {(number: number) => OcopSearch.Named | null} made of a number of the table
   */
  function found(reading, table, hits, made) {
    /** @type {OcopSearch.Entry[]} */
    const all = [];
    for (let at = 0; at < hits.size; at += 1) {
      const number = hits.rows[at];
      const isSideBySide = reading.isSideBySide(table, number);
      const share = reading.shareOfName(table, number) * (isSideBySide ? 1 : IN_PIECES);
      const hasAll = (hits.masks[number] & reading.required) === reading.required;
      const entry = share >= (hasAll ? LEAST : WHOLE) ? made(number) : null;
      if (entry?.count) all.push({ ...entry, share });
    }
    return all.sort((one, other) => other.share - one.share || other.count - one.count).slice(0, MOST);
  }

  /** @param {OcopSearch.Catalog} catalog @param {string} facet @param {number} number */
  function countOf(catalog, facet, number) {
    let count = 0;
    for (let row = 0; row < catalog.listed; row += 1) count += catalog.facets[facet][row] === number ? 1 : 0;
    return count;
  }

  /** @param {OcopSearch.Catalog} catalog @param {number} number @returns {OcopSearch.Named} */
  function group(catalog, number) {
    const [key, name] = catalog.groupList[number - 1];
    return { kind: "group", name, within: "", url: `nhom/${key}/index.html`, count: countOf(catalog, "group", number) };
  }

  /**
   * @param {OcopSearch.Catalog} catalog @param {"communes" | "provinces"} level @param {number} number
   * @returns {OcopSearch.Named | null}
   */
  function place(catalog, level, number) {
    if (number < 1 || number > catalog.text[level].length) return null;
    const isCommune = level === "communes";
    const name = Search.said(catalog, catalog.text[level], number - 1);
    const province = Search.said(
      catalog,
      catalog.text.provinces,
      (isCommune ? catalog.communeProvinces[number - 1] : number) - 1,
    );
    const own = isCommune
      ? `${Search.slugify(name)}${catalog.isTwin[number - 1] ? `-${catalog.communeCodes[number - 1]}` : ""}/`
      : "";
    return {
      kind: "place",
      name,
      within: isCommune ? province : "",
      url: `dia-phuong/${Search.slugify(province)}/${own}index.html`,
      count: countOf(catalog, isCommune ? "commune" : "province", number),
    };
  }

  /** @param {OcopSearch.Catalog} catalog @param {number} number @returns {OcopSearch.Named} */
  function producer(catalog, number) {
    const name = Search.said(catalog, catalog.text.producers, number - 1);
    const rows = catalog.rowsOf.producers;
    const own = Array.from(rows.items.subarray(rows.starts[number], rows.starts[number + 1]));
    return {
      kind: "producer",
      name,
      within: "",
      url: `co-so/${Search.slugOf(name, catalog.producerSlugs[number - 1])}/index.html`,
      count: own.filter((row) => row < catalog.listed).length,
    };
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ entries }));
})(globalThis.OcopSearch);
