// What words find: rows and pages over all readings of a query, forgiving more, level by level, until it is
// sure of something.
((Search) => {
  const LEVELS = 3; // as written; as it sounds; with one slip
  const FORGIVEN = 0.97; // what a find at a higher level is worth
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
      this.isPartial = false;
      this.isSolid = false;
      /** @type {Record<string, OcopSearch.Meaning>} */
      this._meanings = Object.create(null);
    }

    /** Level by level, until something sure is found; returns its level. @param {OcopSearch.Term[]} terms */
    _look(terms) {
      const readings = Search.readingsOf(this.catalog, terms);
      for (let level = 0; level < LEVELS; level += 1) {
        for (let at = 0; at < readings.length; at += 1) {
          this._add(this._reading(readings[at], level));
        }
        if (this.isSolid) return level;
      }
      return LEVELS;
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
        /** @type {number[]} */
        const numbers = [];
        this.catalog.vocabulary.expand(asked, level, (number, fit) => {
          if (!fits[number]) numbers.push(number);
          fits[number] = Math.max(fits[number], fit);
        });
        known = { fits, numbers };
        this._meanings[key] = known;
      }
      return known;
    }

    /** @param {OcopSearch.Reading} reading */
    _add(reading) {
      if (reading.isHopeless) return;
      const weight = reading.level ? FORGIVEN : 1;
      const required = reading.required;
      reading.look();
      reading.eachRow((row, has) => {
        if ((has & required) === required) {
          this._keep(row, reading.score(row) * weight);
          this.isSolid = this.isSolid || reading.wasSolid;
        }
      });
      reading.pages().forEach(this._keepPage, this);
      this._note(reading);
    }

    /** @param {number} row @param {number} score */
    _keep(row, score) {
      if (!this.scores[row]) this.rows.push(row);
      if (score > this.scores[row]) this.scores[row] = score;
    }

    /** @param {{number: number, score: number, isSolid: boolean}} page */
    _keepPage(page) {
      const known = this.pages.find((one) => one.number === page.number);
      if (known) {
        known.score = Math.max(known.score, page.score);
      } else {
        this.pages.push(page);
      }
      this.isSolid = this.isSolid || page.isSolid;
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

    /**
     * Let words that mean nothing here be missing, unless nothing is left; whether any was let off.
     * @param {OcopSearch.Term[]} terms
     */
    _forgiveUnknown(terms) {
      const unknown = terms.filter((one) => {
        return !one.optional && !one.stars && !this._meaning(one, LEVELS - 1).numbers.length;
      });
      const left = terms.some((one) => !one.optional && unknown.indexOf(one) < 0);
      for (const one of unknown) one.optional = left;
      return left && unknown.length > 0;
    }

    /** Rows that have most of what was asked, where none has all. @param {OcopSearch.Term[]} terms */
    _addPartly(terms) {
      this.isPartial = this.isPartial || !this.rows.length;
      const reading = this._reading(terms, LEVELS - 1);
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

  /** @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms @returns {Findings} */
  function find(catalog, terms) {
    const found = new Findings(catalog);
    const isExact = found._look(terms) === 0;
    if (!found.rows.length && !found.pages.length && found._forgiveUnknown(terms)) {
      found._look(terms);
      found.isPartial = true;
    }
    if (!found.isSolid && !found.pages.length) found._addPartly(terms);
    if (!isExact) found._dropFar();
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
