// One reading of a query at one level of forgiveness: which rows have which terms, and how well a row answers.
// A text is read only where hits.js says that something in it was asked for.
((Search) => {
  // What a match is worth by where it stands.
  const IN = { name: 1, alias: 0.95, producer: 0.62, keyword: 0.5, group: 0.4, type: 0.3, title: 0.9, page: 0.5 };
  const IN_PLACE = [0.55, 0.5, 0.45]; // by how a place belongs to an origin: today, before, perhaps before
  const ALONE = 0.6; // a word that stands outside the name, and not beside its neighbour of the query
  const STARS = 0.5; // a rank that was asked for
  const NEIGHBOURS = 0.22;
  const SHAPE = 0.25;
  const BEGINS = 0.05; // what is added for order, for the whole name and its beginning
  const AGE = 0.03; // what has ended or was revoked stands a little behind what is valid
  const SOLID = [0.9, 0.74, 0.74]; // by level, the mean fit from which nobody looks further
  const LEAST = 0.001;

  class Reading {
    /**
     * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms
     * @param {OcopSearch.Meaning[]} meanings of the terms at this level @param {number} level
     */
    constructor(catalog, terms, meanings, level) {
      this.catalog = catalog;
      this.terms = terms;
      this.meanings = meanings;
      this.level = level;
      this.fits = meanings.map((one) => one.fits);
      this.required = terms.reduce((sum, one, at) => (one.optional ? sum : sum | (1 << at)), 0);
      this.isHopeless = meanings.some((one, at) => !one.numbers.length && !terms[at].optional && !terms[at].stars);
      // Of the row that is looked at: what each term is worth, how well it fits in whatever field, and the terms that
      // are all there is of a keyword, a producer or a place.
      this.best = new Float64Array(terms.length);
      this.sure = new Float64Array(terms.length);
      this.whole = 0;
      this.wasSolid = false;
      // What look() finds: the words of all terms with what each stands for, and where they are.
      /** @type {number[]} */
      this.numbers = [];
      this.masks = new Uint16Array(0);
      this.tops = new Float32Array(0);
      /** @type {number[]} */
      this.weights = [];
      const none = catalog.hits.rows;
      this.rows = none;
      this.inName = none;
      this.aliases = none;
      this.groups = none;
      this.producers = none;
      this.keywords = none;
      this.places = none;
      this.origins = none;
    }

    /** Find the terms of every row, and what each term weighs: more, the fewer rows have it. */
    look() {
      const catalog = this.catalog;
      const words = catalog.vocabulary.words.length;
      this.masks = new Uint16Array(words); // the terms that a word stands for
      this.tops = new Float32Array(words); // and how well it fits at best
      this.numbers = [];
      this.meanings.forEach((meaning, term) => {
        meaning.numbers.forEach((number) => {
          if (!this.masks[number]) this.numbers.push(number);
          this.masks[number] |= 1 << term;
          this.tops[number] = Math.max(this.tops[number], meaning.fits[number]);
        });
      });
      this.inName = this._hitsIn(catalog.names);
      this.aliases = this._hitsIn(catalog.aliases);
      this.inName.addAll(this.aliases);
      this._lookAround();
      this.weights = this._weights();
    }

    /** @param {OcopSearch.Texts} table */
    _hitsIn(table) {
      return Search.hitsIn(table, this.numbers, this.masks);
    }

    /** The terms of every row: of its name, the producer, places, keywords, group, type and stars. */
    _lookAround() {
      const catalog = this.catalog;
      const rowsOf = catalog.rowsOf;
      const rows = catalog.hits.rows.cleared();
      this.rows = rows;
      rows.addAll(this.inName);
      this.groups = this._hitsIn(catalog.groupNames);
      this.producers = this._producers();
      this.keywords = this._hitsIn(catalog.keywordNames);
      rows.addFrom(this.groups, rowsOf.groups);
      rows.addFrom(this.producers, rowsOf.producers);
      rows.addFrom(this.keywords, rowsOf.keywords);
      this.places = this._hitsIn(catalog.places);
      this.origins = catalog.hits.origins.cleared();
      this.origins.addFrom(this.places, catalog.originsOfPlace);
      rows.addFrom(this.origins, rowsOf.origins);
      this.terms.forEach((one, term) => {
        if (one.stars) rows.addTo(rowsOf.stars, one.stars, 1 << term);
      });
    }

    /** Producers by their names and their type. */
    _producers() {
      const catalog = this.catalog;
      const found = this._hitsIn(catalog.producerNames);
      found.addAll(this._hitsIn(catalog.producerAliases));
      found.addFrom(this._hitsIn(catalog.typeNames), catalog.producersOfType);
      return found;
    }

    _weights() {
      const listed = this.catalog.listed;
      const counts = new Int32Array(1 << this.terms.length);
      for (let at = 0; at < this.rows.size; at += 1) {
        counts[this.rows.masks[this.rows.rows[at]]] += this.rows.rows[at] <= listed ? 1 : 0;
      }
      return this.terms.map((_, term) => {
        let count = 0;
        for (let mask = 1 << term; mask < counts.length; mask += 1) {
          count += (mask >> term) & 1 ? counts[mask] : 0;
        }
        return 0.3 + Math.log(1 + listed / (1 + count)) / Math.log(2 + listed);
      });
    }

    /**
     * Visit every listed row that has something of what was asked.
     * @param {(row: number, has: number) => void} visit
     */
    eachRow(visit) {
      const rows = this.rows.rows;
      const masks = this.rows.masks;
      const listed = this.catalog.listed;
      for (let at = 0; at < this.rows.size; at += 1) {
        if (rows[at] <= listed) visit(rows[at] - 1, masks[rows[at]]);
      }
    }

    /** The share of what is required that a mask has, by weight. @param {number} mask */
    shareOf(mask) {
      let has = 0;
      let all = 0;
      for (let at = 0; at < this.terms.length; at += 1) {
        if ((this.required >> at) & 1) {
          all += this.weights[at];
          has += (mask >> at) & 1 ? this.weights[at] : 0;
        }
      }
      return all ? has / all : 0;
    }

    /**
     * How well a row answers, from 0 to about 2; whether it is sure enough not to look further stands in `wasSolid`.
     * @param {number} row
     */
    score(row) {
      const catalog = this.catalog;
      const has = this.rows.masks[row + 1];
      const inName = this.inName.masks[row + 1];
      const count = this.terms.length;
      this._forget();
      let pairs = this._collect(catalog.names, row, IN.name);
      if (this.aliases.masks[row + 1]) pairs |= this._collect(catalog.aliases, row, IN.alias);
      if (has & ~inName) pairs |= this._collectAround(row);
      let score = this._mean(has, inName | pairs | (pairs >> 1) | this.whole);
      this.wasSolid = this._isSolid(inName, pairs);
      if (count > 1) score += (NEIGHBOURS * bits(pairs)) / (count - 1);
      const state = catalog.statesThen ? catalog.statesThen[row] : 0;
      return Math.max(score + this._shape(row) - (state === 2 || state === 3 ? AGE : 0), LEAST);
    }

    _forget() {
      for (let at = 0; at < this.terms.length; at += 1) {
        this.best[at] = 0;
        this.sure[at] = 0;
      }
      this.whole = 0;
    }

    /**
     * Note what the words of a text are worth by term, and return the pairs of terms that stand side by side.
     * @param {OcopSearch.Texts} table @param {number} row @param {number} worth
     */
    _collect(table, row, worth) {
      let pairs = 0;
      let before = 0;
      const masks = this.masks;
      const items = table.items;
      const start = table.starts[row];
      const end = table.starts[row + 1];
      if (end - start === 1) this.whole |= masks[items[start]];
      for (let at = start; at < end; at += 1) {
        const mask = masks[items[at]];
        if (mask) this._note(items[at], mask, worth);
        pairs |= (before << 1) & mask;
        before = mask;
      }
      return pairs;
    }

    /** @param {number} number @param {number} mask @param {number} worth */
    _note(number, mask, worth) {
      for (let term = 0; mask; term += 1, mask >>= 1) {
        const fit = mask & 1 ? this.fits[term][number] : 0;
        if (fit * worth > this.best[term]) {
          this.best[term] = fit * worth;
          this.sure[term] = fit;
        }
      }
    }

    /** What stands around the name: the producer, places, keywords, group and type. @param {number} row */
    _collectAround(row) {
      const catalog = this.catalog;
      const producer = catalog.products.producers[row];
      const group = catalog.products.groups[row];
      let pairs = 0;
      if (this.producers.masks[producer]) {
        pairs |= this._collect(catalog.producerNames, producer - 1, IN.producer);
        pairs |= this._collect(catalog.producerAliases, producer - 1, IN.producer);
        pairs |= this._collect(catalog.typeNames, catalog.producerTypes[producer - 1] - 1, IN.type);
      }
      if (this.origins.masks[catalog.origins[row]]) {
        pairs |= this._collectPlaces(catalog.origins[row]);
      }
      if (this.groups.masks[group + 1]) pairs |= this._collect(catalog.groupNames, group, IN.group);
      return this.keywords.size ? pairs | this._collectKeywords(row) : pairs;
    }

    /** @param {number} origin */
    _collectPlaces(origin) {
      const catalog = this.catalog;
      const rows = catalog.originPlaces;
      let pairs = 0;
      for (let at = rows.starts[origin - 1]; at < rows.starts[origin]; at += 1) {
        if (this.places.masks[rows.items[at]]) {
          pairs |= this._collect(catalog.places, rows.items[at] - 1, IN_PLACE[rows.how[at]]);
        }
      }
      return pairs;
    }

    /** @param {number} row */
    _collectKeywords(row) {
      const catalog = this.catalog;
      const rows = catalog.keywords;
      let pairs = 0;
      for (let at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
        if (this.keywords.masks[rows.items[at]]) {
          pairs |= this._collect(catalog.keywordNames, rows.items[at] - 1, IN.keyword);
        }
      }
      return pairs;
    }

    /**
     * What the terms are worth by weight; those that do not stand `firmly` count for less.
     * @param {number} has @param {number} firmly
     */
    _mean(has, firmly) {
      let sum = 0;
      let all = 0;
      for (let at = 0; at < this.terms.length; at += 1) {
        const isThere = (has >> at) & 1;
        if (this.terms[at].stars && isThere) {
          this.best[at] = Math.max(this.best[at], STARS);
        } else if (!((firmly >> at) & 1)) {
          this.best[at] *= ALONE;
        }
        if (isThere || (this.required >> at) & 1) {
          sum += this.weights[at] * this.best[at];
          all += this.weights[at];
        }
      }
      return all ? sum / all : 0;
    }

    /**
     * Whether each required term fits well, and stands in the name or beside its neighbour elsewhere.
     * @param {number} inName @param {number} pairs
     */
    _isSolid(inName, pairs) {
      let sure = 0;
      const required = this.required;
      const count = bits(required);
      if (required & ~(inName | pairs | (pairs >> 1))) return false;
      for (let at = 0; at < this.terms.length; at += 1) {
        if ((required >> at) & 1) sure += this.terms[at].stars ? 1 : this.sure[at];
      }
      return sure >= SOLID[this.level] * count && (bits(inName & required) > 1 || count === 1 || pairs > 0);
    }

    /** How much of the name was asked for and how well it fits, and whether it begins so. @param {number} row */
    _shape(row) {
      const names = this.catalog.names;
      const start = names.starts[row];
      const end = names.starts[row + 1];
      let asked = 0;
      for (let at = start; at < end; at += 1) asked += this.tops[names.items[at]];
      return (SHAPE * asked) / Math.max(end - start, 1) + (this.masks[names.items[start]] & 1 ? BEGINS : 0);
    }

    /**
     * Pages that have all that is required, and how well they answer.
     * @returns {{number: number, score: number, isSolid: boolean}[]}
     */
    pages() {
      const catalog = this.catalog;
      const titles = this._hitsIn(catalog.pageTitles);
      const texts = this._hitsIn(catalog.pageTexts);
      const found = [];
      for (let page = 0; page < catalog.pages.length; page += 1) {
        const has = titles.masks[page + 1] | texts.masks[page + 1];
        if ((has & this.required) === this.required) {
          found.push({
            number: page,
            score: this._scorePage(page, titles.masks[page + 1], has),
            isSolid: this.wasSolid,
          });
        }
      }
      return found;
    }

    /** @param {number} page @param {number} inTitle @param {number} has */
    _scorePage(page, inTitle, has) {
      const titles = this.catalog.pageTitles;
      const length = titles.starts[page + 1] - titles.starts[page];
      this._forget();
      const pairs = this._collect(titles, page, IN.title) | this._collect(this.catalog.pageTexts, page, IN.page);
      this.wasSolid = this._isSolid(inTitle, pairs);
      return (
        this._mean(has, -1) +
        (0.25 * bits(pairs)) / Math.max(this.terms.length - 1, 1) +
        (0.1 * bits(inTitle)) / Math.max(length, 1)
      );
    }
  }

  /** @param {number} mask */
  function bits(mask) {
    let count = 0;
    for (; mask; mask &= mask - 1) count += 1;
    return count;
  }

  Search.Reading = Reading;
})(globalThis.OcopSearch);
