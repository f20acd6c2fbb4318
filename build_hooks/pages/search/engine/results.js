// From rows to a list of results: filters with the counts of each facet, the wanted order, and pages among products.
(function (Search) {
  "use strict";

  var FACETS = ["group", "stars", "province", "commune", "producer_type", "state", "has_lots"];
  var ROWS = 131072, RANKS = 4194304; // more than there are rows, and ranks of rows
  var STEPS = 65536, MOST = 524288; // of a score, which is below 8

  /**
   * The rows that pass every filter, and how many there are of each value when its own facet filters nothing.
   * @param {Catalog} catalog
   * @param {number[]} rows
   * @param {Record<string, any>} filters
   * @param {string} today
   */
  function filter(catalog, rows, filters, today) {
    var columns = FACETS.map(function (name) { return name === "state" ? catalog.states(today) : catalog.facets[name]; });
    var failures = new Uint8Array(rows.length); // by row, a bit for each facet whose filter it fails
    FACETS.forEach(function (name, at) {
      var wanted = wantedOf(catalog, name, chosen(filters, name)), column = columns[at];
      for (var row = 0; wanted && row < rows.length; row += 1) {
        failures[row] |= wanted[column[rows[row]]] ? 0 : 1 << at;
      }
    });
    var facets = {};
    FACETS.forEach(function (name, at) {
      facets[name] = counted(catalog.values[name], columns[at], rows, failures, 1 << at);
    });
    return { rows: isFiltered(filters) ? rows.filter(function (_, at) { return !failures[at]; }) : rows, facets: facets };
  }

  /** How many rows that fail no other facet have each value. */
  function counted(values, column, rows, failures, own) {
    var counts = new Int32Array(values.length + 1), made = {};
    for (var at = 0; at < rows.length; at += 1) {
      if (!(failures[at] & ~own)) {
        counts[column[rows[at]]] += 1;
      }
    }
    for (at = 0; at < values.length; at += 1) {
      if (counts[at + 1]) {
        made[values[at]] = counts[at + 1];
      }
    }
    return made;
  }

  /** The values chosen in a filter, or null. */
  function chosen(filters, name) {
    var value = filters && filters[name];
    var list = value === undefined || value === null || value === "" ? [] : [].concat(value);
    return list.length ? list : null;
  }

  /** @param {Record<string, any>} filters */
  function isFiltered(filters) {
    return FACETS.some(function (name) { return chosen(filters, name); });
  }

  /** The numbers of the wanted values of a facet; null when anything will do. A place may be named instead of its code. */
  function wantedOf(catalog, name, list) {
    var values = catalog.values[name];
    return list && list.reduce(function (wanted, one) {
      var at = values.indexOf(String(one)), slug = Search.slugify(String(one));
      if (at < 0) {
        at = values.findIndex(function (value) { return Search.slugify(Search.label(catalog, name, value)) === slug; });
      }
      wanted[at + 1] = at >= 0;
      return wanted;
    }, {});
  }

  /**
   * In the wanted order, samples last: as numbers, which sort many times quicker than rows by a function.
   * @param {Catalog} catalog
   * @param {number[]} rows
   * @param {Float32Array} scores
   * @param {string} sort
   */
  function sorted(catalog, rows, scores, sort) {
    var products = catalog.products, flags = products.flags, keys = new Float64Array(rows.length);
    var relevance = function (row) { return Math.round((7 - scores[row]) * STEPS); };
    var order = {
      name: function () { return 0; },
      newest: function (row) { return products.updated[row] || 65535; },
      stars: function (row) { return (5 - products.stars[row]) * MOST + relevance(row); }
    }[sort] || relevance;
    for (var at = 0; at < rows.length; at += 1) {
      keys[at] = ((flags[rows[at]] & Search.FLAGS.SAMPLE) * RANKS + order(rows[at])) * ROWS + rows[at];
    }
    keys.sort();
    var made = new Array(rows.length);
    for (at = 0; at < keys.length; at += 1) {
      made[at] = keys[at] - Math.floor(keys[at] / ROWS) * ROWS;
    }
    return made;
  }

  /**
   * Pages among the rows by their score, behind them in any other order; always before the samples.
   * @param {Catalog} catalog
   * @param {number[]} ids
   * @param {{number: number, score: number}[]} pages
   * @param {Float32Array | false} scores of the rows, where those stand in the order of their worth
   */
  function withPages(catalog, ids, pages, scores) {
    var count = catalog.count, flags = catalog.products.flags;
    pages.forEach(function (page) {
      var at = ids.findIndex(function (id) {
        return id < count && (flags[id] & Search.FLAGS.SAMPLE || scores && scores[id] < page.score);
      });
      ids.splice(at < 0 ? ids.length : at, 0, count + page.number);
    });
    return ids;
  }

  Search.filter = filter;
  Search.isFiltered = isFiltered;
  Search.sorted = sorted;
  Search.withPages = withPages;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
