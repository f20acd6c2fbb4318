// From rows to a list of results: filters with the counts of each facet, the wanted order, and pages among products.
((Search) => {
  const ROWS = 131072;
  const RANKS = 4194304; // more than there are rows, and ranks of rows
  const STEPS = 65536;
  const MOST = 524288; // of a score, which is below 8

  /**
   * The rows that pass every filter, and how many there are of each value when its own facet filters nothing.
   * @param {OcopSearch.Catalog} catalog @param {number[]} rows @param {OcopSearch.Filters} filters
   * @param {string} today
   */
  function filter(catalog, rows, filters, today) {
    const names = catalog.facetNames;
    const columns = names.map((name) => (name === "state" ? catalog.states(today) : catalog.facets[name]));
    const failures = new Int32Array(rows.length); // by row, a bit for each facet whose filter it fails
    names.forEach((name, at) => {
      const wanted = wantedOf(catalog, name, chosen(filters, name));
      const column = columns[at];
      for (let row = 0; wanted && row < rows.length; row += 1) {
        failures[row] |= wanted[column[rows[row]]] ? 0 : 1 << at;
      }
    });
    /** @type {Record<string, OcopSearch.Counts>} */
    const facets = {};
    names.forEach((name, at) => {
      facets[name] = counted(catalog, name, countsOf(columns[at], rows, failures, 1 << at));
    });
    return { rows: isFiltered(catalog, filters) ? rows.filter((_, at) => !failures[at]) : rows, facets };
  }

  /**
   * How many rows that fail no other facet have each number.
   * @param {Uint16Array} column @param {number[]} rows @param {Int32Array} failures @param {number} own
   */
  function countsOf(column, rows, failures, own) {
    const counts = new Int32Array(column.reduce((most, one) => Math.max(most, one), 0) + 1);
    for (let at = 0; at < rows.length; at += 1) {
      if (!(failures[at] & ~own)) counts[column[rows[at]]] += 1;
    }
    return counts;
  }

  /**
   * The same by value, without those that no row has.
   * @param {OcopSearch.Catalog} catalog @param {string} name of the facet @param {Int32Array} counts
   */
  function counted(catalog, name, counts) {
    const values = catalog.values[name];
    const sums = new Int32Array(values.length);
    for (let number = 1; number < counts.length; number += 1) {
      for (const at of membersOf(catalog, name, number)) sums[at] += counts[number];
    }
    /** @type {OcopSearch.Counts} */
    const made = {};
    values.forEach((value, at) => {
      if (sums[at]) made[value] = sums[at];
    });
    return made;
  }

  /**
   * The values, from 0, that a number of a facet stands for.
   * @param {OcopSearch.Catalog} catalog @param {string} name @param {number} number
   */
  const membersOf = (catalog, name, number) => catalog.sets[name]?.[number - 1] || [number - 1];

  /** The values chosen in a filter, or null. @param {OcopSearch.Filters} filters @param {string} name */
  function chosen(filters, name) {
    const value = filters?.[name];
    const list =
      value === undefined || value === null || value === "" ? [] : /** @type {string[]} */ ([]).concat(value);
    return list.length ? list : null;
  }

  /** @param {OcopSearch.Catalog} catalog @param {OcopSearch.Filters} filters */
  const isFiltered = (catalog, filters) => catalog.facetNames.some((name) => chosen(filters, name));

  /**
   * The numbers of the wanted values of a facet; null when anything will do. A place may be named instead of its code.
   * @param {OcopSearch.Catalog} catalog @param {string} name @param {string[] | null} list
   */
  function wantedOf(catalog, name, list) {
    const values = catalog.values[name];
    const asked = (list || []).map((one) => {
      const known = values.indexOf(String(one));
      const slug = Search.slugify(String(one));
      const named = (/** @type {string} */ value) => Search.slugify(Search.label(catalog, name, value)) === slug;
      return known < 0 && slug ? values.findIndex(named) : known;
    });
    const numbers = catalog.sets[name] || values;
    const wanted = numbers.map((_, at) => membersOf(catalog, name, at + 1).some((one) => asked.includes(one)));
    return list && [false, ...wanted];
  }

  /**
   * In the wanted order, what only comes near behind what was asked, samples last: as numbers, which sort many times
   * quicker than rows by a function.
   * @param {OcopSearch.Catalog} catalog @param {number[]} rows @param {OcopSearch.Findings} found @param {string} sort
   */
  function sorted(catalog, rows, { scores, isSure }, sort) {
    const products = catalog.products;
    const flags = products.flags;
    const keys = new Float64Array(rows.length);
    const relevance = (/** @type {number} */ row) => Math.round((7 - scores[row]) * STEPS);
    /** @type {(row: number) => number} */
    const order =
      {
        name: () => 0,
        newest: (/** @type {number} */ row) => products.updated[row] || 65535,
        stars: (/** @type {number} */ row) => (5 - products.stars[row]) * MOST + relevance(row),
      }[sort] || relevance;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      const tier = (flags[row] & Search.FLAGS.SAMPLE) * 2 + (isSure[row] ? 0 : 1);
      keys[at] = (tier * RANKS + order(row)) * ROWS + row;
    }
    keys.sort();
    const made = new Array(rows.length);
    for (let at = 0; at < keys.length; at += 1) {
      made[at] = keys[at] - Math.floor(keys[at] / ROWS) * ROWS;
    }
    return made;
  }

  /**
   * Pages behind the rows that have what was asked, in front of what only comes near, and of samples.
   * @param {OcopSearch.Catalog} catalog @param {number[]} ids @param {OcopSearch.Findings} found
   */
  function withPages(catalog, ids, { pages, isSure }) {
    const flags = catalog.products.flags;
    const at = ids.findIndex((id) => !isSure[id] || flags[id] & Search.FLAGS.SAMPLE);
    ids.splice(at < 0 ? ids.length : at, 0, ...pages.map((page) => catalog.count + page.number));
    return ids;
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ filter, isFiltered, sorted, withPages }));
})(globalThis.OcopSearch);
