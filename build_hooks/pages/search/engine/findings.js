// What words find: rows and pages over all readings of a query, forgiving more, level by level, until it is
// sure of something.
((Search) => {
  const LEVELS = 3; // as written; as it sounds; with one slip
  const FORGIVEN = 0.97; // what a find at a higher level is worth
  const PART = 0.93; // what a find is worth that leaves out some of what was asked
  const FEW = 4; // readings of a query that is asked again
  const LEAST_SHARE = 0.5;
  const NEAR_SHARE = 0.05; // of what was asked, for rows that have only part of it
  const FAR = 0.5; // of the best score: guesses below that are left out
  const MOST_GROUPS = 3;

  class Findings {
    /**
     * What was found: rows with their best score over all readings and levels, and pages.
     * @param {OcopSearch.Catalog} catalog
     */
    constructor(catalog) {
      this.catalog = catalog;
      this.scores = new Float32Array(catalog.count);
      /** @type {number[]} */
      this.rows = [];
      /** @type {{number: number, score: number}[]} */
      this.pages = [];
      /** @type {Record<string, boolean>} the folded words that stand for what was asked */
      this.matched = {};
      /** @type {string[]} groups to look through, where not all was found */
      this.nearGroups = [];
      /** @type {Uint8Array} by row, whether it has all that was asked, as it was typed */
      this.isSure = new Uint8Array(catalog.count);
      /** @type {OcopSearch.Entry[]} */
      this.entries = [];
      this.hasAll = false; // something has all that was asked but everyday words
      this.isSolid = false;
      this.hasSolidPage = false;
      this.hasNamed = false;
      /** @type {Record<string, OcopSearch.Meaning>} */
      this._meanings = Object.create(null);
    }

    /**
     * Look at these levels, one after another, until something is sure enough.
     * @param {OcopSearch.Term[][]} readings @param {number} weight of what is found @param {number[]} levels
     */
    _look(readings, weight, ...levels) {
      for (const level of levels) {
        if (this.isSolid || (level && this.hasSolidPage)) return;
        for (const terms of readings) this._add(this._reading(terms, level), level ? weight * FORGIVEN : weight);
      }
    }

    /** @param {OcopSearch.Term[]} terms @param {number} level */
    _reading(terms, level) {
      const kept = terms.slice(0, Search.MOST_TERMS);
      const meanings = kept.map((one) => {
        return this._meaning(one, level);
      });
      return new Search.Reading(this.catalog, kept, meanings, level);
    }

    /**
     * What a term may mean, looked up once for all readings of a query.
     * @param {OcopSearch.Term} asked @param {number} level
     */
    _meaning(asked, level) {
      const key = [asked.word.text, asked.last, asked.stars, asked.same.length, level].join(" ");
      let known = this._meanings[key];
      if (!known) {
        const fits = new Float32Array(this.catalog.vocabulary.words.length);
        const typed = new Uint8Array(fits.length);
        /** @type {number[]} */
        const numbers = [];
        this.catalog.vocabulary.expand(asked, level, (number, fit, isTyped) => {
          if (!fits[number]) numbers.push(number);
          fits[number] = Math.max(fits[number], fit);
          if (isTyped) typed[number] = 1;
        });
        known = { fits, typed, numbers };
        this._meanings[key] = known;
      }
      return known;
    }

    /** @param {OcopSearch.Reading} reading @param {number} weight */
    _add(reading, weight) {
      if (reading.isHopeless) return;
      const required = reading.required;
      reading.look();
      reading.eachRow((row, has) => {
        if ((has & required) === required && this._keep(row, reading.score(row) * weight)) {
          this.hasAll = this.hasAll || weight >= PART;
          this.isSolid = this.isSolid || reading.wasSolid;
          if (reading.wasTyped && weight === 1) this.isSure[row] = 1;
        }
      });
      if (weight === 1) reading.pages().forEach(this._keepPage, this);
      this._note(reading);
    }

    /**
     * Rows of which the whole name was asked for, whatever else was said, and those whose name has most of it. Where
     * something is sure already, only those beside which nothing was said but everyday words and what nothing is
     * called.
     * @param {OcopSearch.Term[]} terms
     */
    _addNamed(terms) {
      const reading = this._reading(terms, 0);
      const wasSolid = this.isSolid;
      const around = terms.reduce((sum, one, at) => (one.beside || this._isForeign(one) ? sum | (1 << at) : sum), 0);
      reading.look();
      reading.eachNamed((row, missing, isWhole) => {
        const isAlone = isWhole && !(missing & ~around);
        if ((wasSolid && !isAlone) || !this._keep(row, reading.score(row) * PART)) return;
        this.hasNamed = true;
        this.isSolid = this.isSolid || isWhole;
        if (isAlone) this.isSure[row] = 1;
        this.hasAll = this.hasAll || (isWhole && !(missing & ~reading.beside));
      });
    }

    /** Whether nothing is called so, at most something begins so. @param {OcopSearch.Term} asked */
    _isForeign(asked) {
      return asked.spare && !this._meaning({ ...asked, last: false }, 0).numbers.length;
    }

    /** Whether it is anything. @param {number} row @param {number} score */
    _keep(row, score) {
      if (score && !this.scores[row]) this.rows.push(row);
      if (score > this.scores[row]) this.scores[row] = score;
      return score > 0;
    }

    /** @param {{number: number, score: number, isSolid: boolean}} page */
    _keepPage(page) {
      const known = this.pages.find((one) => one.number === page.number);
      if (known) {
        known.score = Math.max(known.score, page.score);
      } else {
        this.pages.push(page);
      }
      this.hasSolidPage = this.hasSolidPage || page.isSolid;
      this.pages.sort((one, other) => other.score - one.score || one.number - other.number);
    }

    /** @param {OcopSearch.Reading} reading */
    _note(reading) {
      const matched = this.matched;
      const words = this.catalog.vocabulary.words;
      reading.meanings.forEach((one) => {
        for (const number of one.numbers) matched[words[number].folded] = true;
      });
    }

    /** Rows that have most of what was asked, where none has all. @param {OcopSearch.Term[]} terms */
    _addPartly(terms) {
      const reading = this._reading(terms, this.hasSolidPage ? 0 : LEVELS - 1);
      const shares = new Float32Array(this.catalog.count);
      let best = 0;
      reading.look();
      reading.eachRow((row, has) => {
        shares[row] = reading.shareOf(has);
        best = Math.max(best, shares[row]);
      });
      reading.eachRow((row) => {
        if (best >= LEAST_SHARE && shares[row] > best - NEAR_SHARE) {
          this._keep(row, reading.score(row) * shares[row]);
        }
      });
      this.nearGroups = this._groupsNear(shares);
      this._note(reading);
    }

    /** The groups whose rows have most of what was asked. @param {Float32Array} shares */
    _groupsNear(shares) {
      const groups = this.catalog.products.groups;
      const list = this.catalog.groupList;
      const sums = list.map(() => 0);
      shares.forEach((share, row) => {
        sums[groups[row]] += share;
      });
      return sums
        .map((sum, group) => ({ sum, key: list[group][0] }))
        .filter((one) => one.sum > 0)
        .sort((one, other) => other.sum - one.sum)
        .slice(0, MOST_GROUPS)
        .map((one) => one.key);
    }

    /** Guesses that answer much worse than the best one are none. */
    _dropFar() {
      const scores = this.scores;
      const best = this.rows.reduce((most, row) => Math.max(most, scores[row]), 0);
      this.rows = this.rows.filter((row) => scores[row] >= FAR * best);
    }
  }

  /**
   * As it was typed; by names, whatever else was said; without everyday words; forgiving more; and without words that
   * no product is called by.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms @returns {Findings}
   */
  function find(catalog, terms) {
    const found = new Findings(catalog);
    const asked = Search.readingsOf(catalog, terms);
    /** @param {(term: OcopSearch.Term) => boolean} isSpare */
    const without = (isSpare) => Search.readingsOf(catalog, Search.without(terms, isSpare)).slice(0, FEW);
    const named = without((one) => one.beside);
    const known = without((one) => one.beside || one.spare);
    found._look(asked, 1, 0);
    const isExact = found.isSolid;
    found._addNamed(terms);
    found._look(named, PART, 0);
    found._look(asked, 1, 1, 2);
    found._look(named, PART, 1, 2);
    found._look(known, PART * PART, 0, 1, 2);
    if (!found.isSolid && !found.hasNamed) found._addPartly(terms);
    if (!isExact) found._dropFar();
    found.entries = Search.entries(asked.slice(0, FEW).map((reading) => found._reading(reading, 0)));
    return found;
  }

  /**
   * What else to try: the query with its unknown words mended, and groups that come near.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms @param {string[]} nearGroups
   */
  function suggestions(catalog, terms, nearGroups) {
    const vocabulary = catalog.vocabulary;
    let isMended = false;
    const words = terms.map((one) => {
      const nearest = vocabulary.knows(one) ? "" : vocabulary.nearest(one.word.folded);
      isMended = isMended || Boolean(nearest);
      return nearest || one.word.text;
    });
    const groups = nearGroups.length ? nearGroups : catalog.values.group.slice(0, MOST_GROUPS);
    return { queries: isMended ? [words.join(" ")] : [], groups };
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ find, suggestions }));
})(globalThis.OcopSearch);
