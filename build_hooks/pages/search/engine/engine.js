// Search in the catalog as people type it: without marks, with slips, by sound, by place old and new, by code.
// `OcopSearch.open(window.OCOP_SEARCH)` gives an engine; pages/search/payload.py says what the payload holds.
((Search) => {
  class Engine {
    /** @param {any} payload @param {{ codes: string, gtins: string }} [codes] where they are there already */
    constructor(payload, codes) {
      this._catalog = new Search.Catalog(payload);
      this._codes = codes;
      /** How many products there are, withdrawn ones too; ids from here on are pages. */
      this.count = this._catalog.count;
      this.asOf = this._catalog.asOf;
    }

    /**
     * Ids, best first: rows of the payload, and behind them its pages.
     * @param {string} query @param {OcopSearch.Options} [options]
     */
    search(query, options) {
      options = options || {};
      const catalog = this._catalog;
      const filters = options.filters || {};
      const sort = options.sort || "relevance";
      const today = options.today || catalog.today();
      catalog.states(today); // what has ended that day stands behind
      const terms = Search.termsOf(catalog, query);
      const found = this._find(query, terms);
      const kept = Search.filter(catalog, found.rows, filters, today);
      const isFiltered = Search.isFiltered(catalog, filters);
      let ids = Search.sorted(catalog, kept.rows, found, sort);
      if (!isFiltered) ids = Search.withPages(catalog, ids, found);
      const real = kept.rows.filter((row) => !(catalog.products.flags[row] & Search.FLAGS.SAMPLE));
      const sure = real.filter((row) => found.isSure[row]).length;
      const isShort = !found.hasAll;
      // “mứt dừa” where there is a mứt dứa alone: it is shown as what comes near.
      const isNear = found.rows.length > 0 && (isShort || !kept.rows.some((row) => found.isSure[row]));
      return {
        ids: options.limit === undefined ? ids : ids.slice(0, options.limit),
        total: ids.length,
        near: sure ? real.length - sure : 0,
        nearFrom: sure,
        entries: isFiltered ? [] : found.entries,
        facets: kept.facets,
        partial: isNear,
        matched: found.matched,
        suggestions: isShort ? Search.suggestions(catalog, terms, found.nearGroups) : { queries: [], groups: [] },
      };
    }

    /**
     * By code where one is known, by words, or everything where nothing is asked. Signs alone are no words.
     * @param {string} query @param {OcopSearch.Term[]} terms
     */
    _find(query, terms) {
      const codes = this._codes || globalThis.OCOP_CODES;
      const catalog = this._catalog;
      let rows = codes && this._mayBeCode(query) ? Search.rowsOfCode(codes, query) : [];
      const isEverything = catalog.everything.includes(Search.wordsOf(query).join(" "));
      if (!rows.length && terms.length && !isEverything) return Search.find(catalog, terms);
      if (!query.trim() || isEverything) {
        rows = Array.from({ length: catalog.listed }, (_, row) => row);
      }
      return {
        rows: rows,
        scores: new Float32Array(catalog.count),
        isSure: new Uint8Array(catalog.count).fill(1),
        pages: isEverything ? Search.find(catalog, terms).pages : [],
        entries: [],
        matched: {},
        nearGroups: [],
        hasAll: rows.length > 0 || !query.trim(),
      };
    }

    /** Whether it is a code, a number or, where no product is called so, the end of one. @param {string} query */
    _mayBeCode(query) {
      const digits = Search.gtinIn(query);
      const isEnd = digits.length === Search.SHORT_END && !this._catalog.isInNames(Search.word(digits));
      return isEnd || Search.looksLikeCode(query);
    }

    /** Whether this query asks for a code or a GTIN and the second script is not there yet. @param {string} query */
    needsCodes(query) {
      return !this._codes && !globalThis.OCOP_CODES && this._mayBeCode(query);
    }

    /** The address of an id from the root of the site. @param {number} id */
    url(id) {
      return Search.url(this._catalog, id);
    }

    /** What a card shows of an id. @param {number} id @param {string} [today] */
    item(id, today) {
      return Search.card(this._catalog, id, today || this._catalog.today());
    }

    /** What people read for a value of a facet. @param {string} facet @param {string | number} value */
    label(facet, value) {
      return Search.label(this._catalog, facet, value);
    }
  }

  Search.open = (payload, codes) => new Engine(payload, codes);
})(globalThis.OcopSearch);
