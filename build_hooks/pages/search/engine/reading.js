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
  const MISSING = 0.5; // what a word counts that was asked for and is not there
  const SPARE = 0.15; // the same, of a word that no product is called by
  const BESIDE = 0.08; // and of an everyday word
  const WHOLE = 0.84; // how well each word of a name must fit where all of it was asked for
  const OF_KIND = 0.75; // for each word of a place that stands behind its kind, as it was asked
  const WHOLE_PLACE = 0.6; // for the words of a place of which the whole name was asked
  const AT_HOME = 0.06; // for words that name the product and its place
  const FEWEST = 0.6; // of the words that were asked, in a name that has most of them
  const MOST_MISSING = 2;
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
      this.required = maskOf(terms, (one) => !one.optional);
      this.stars = maskOf(terms, (one) => one.stars > 0);
      this.beside = maskOf(terms, (one) => one.beside);
      this.bound = maskOf(terms, (one) => one.bound); // must stand beside the term in front of it
      this.kinds = kindsOf(terms);
      this.isHopeless = meanings.some((one, at) => !one.numbers.length && !terms[at].optional && !terms[at].stars);
      // Of the row that is looked at: what each term is worth, how well it fits in whatever field, and the terms that
      // are all there is of a keyword, a producer or a place.
      this.best = new Float64Array(terms.length);
      this.sure = new Float64Array(terms.length);
      this.whole = 0;
      this.typed = 0; // the terms that stand there as they were typed
      this.placed = 0; // what is added for a place that was asked by its kind, or by its whole name
      this.wasSolid = false;
      this.wasTyped = false;
      // What look() finds: the words of all terms with what each stands for, and where they are.
      /** @type {number[]} */
      this.numbers = [];
      this.masks = new Uint16Array(0);
      this.typedMasks = new Uint16Array(0);
      this.tops = new Float32Array(0);
      /** @type {number[]} */
      this.weights = [];
      const none = catalog.hits.rows;
      /** @type {Map<number, number>} */
      this.placeShares = new Map();
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
      this.typedMasks = new Uint16Array(words); // those of them of which no mark is another
      this.tops = new Float32Array(words); // and how well it fits at best
      this.numbers = [];
      this.meanings.forEach((meaning, term) => {
        meaning.numbers.forEach((number) => {
          if (!this.masks[number]) this.numbers.push(number);
          this.masks[number] |= 1 << term;
          this.typedMasks[number] |= meaning.typed[number] << term;
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
     * Visit every listed row of which a whole name was asked for, or whose name has most of what was asked; and what
     * its name has not.
     * @param {(row: number, missing: number, isWhole: boolean) => void} visit
     */
    eachNamed(visit) {
      const { names, aliases, listed } = this.catalog;
      const count = bits(this.required);
      const most = Math.max(2, count - MOST_MISSING, count * FEWEST);
      for (let at = 0; at < this.inName.size; at += 1) {
        const row = this.inName.rows[at];
        const missing = this.required & ~this.inName.masks[row];
        const fewest = missing & ~this.beside ? 2 : 1; // words of a whole name
        if (row <= listed) {
          const isWhole = this._isWhole(names, row - 1, fewest) || this._isWhole(aliases, row - 1, fewest);
          if (isWhole || bits(this.inName.masks[row] & this.required) >= most) visit(row - 1, missing, isWhole);
        }
      }
    }

    /**
     * Whether all words of a text were asked for, and so many of them.
     * @param {OcopSearch.Texts} table @param {number} row @param {number} fewest
     */
    _isWhole(table, row, fewest) {
      let size = 0;
      const end = table.starts[row + 1];
      for (let at = table.starts[row]; at <= end; at += 1) {
        const number = at < end ? table.items[at] : 0;
        if (!number) {
          if (size >= fewest) return true;
          size = 0;
        } else if (this.tops[number] >= WHOLE && this.typedMasks[number]) {
          size += 1;
        } else {
          while (at < end && table.items[at]) at += 1;
          size = 0;
        }
      }
      return false;
    }

    /**
     * How well a row answers, from 0 to about 2. Whether it is sure enough not to look further stands in `wasSolid`,
     * whether it has all that is required as it was typed in `wasTyped`; it is 0 where what belongs together is parted.
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
      if (this.bound & ~pairs) return 0;
      const firmly = inName | pairs | (pairs >> 1) | this.whole;
      let score = this._mean(has, firmly);
      this.wasSolid = this._isSolid(inName, pairs);
      this.wasTyped = !(this.required & ~(this.typed & (firmly | this.stars)));
      score += this.placed + (AT_HOME * bits(inName & this.origins.masks[catalog.origins[row]])) / count;
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
      this.typed = 0;
      this.placed = 0;
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
        this.typed |= this.typedMasks[items[at]];
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
        pairs |= this._collectPlaces(catalog.origins[row], this.inName.masks[row + 1]);
      }
      if (this.groups.masks[group + 1]) pairs |= this._collect(catalog.groupNames, group, IN.group);
      return this.keywords.size ? pairs | this._collectKeywords(row) : pairs;
    }

    /** @param {number} origin @param {number} inName the terms that the product's name has */
    _collectPlaces(origin, inName) {
      const catalog = this.catalog;
      const rows = catalog.originPlaces;
      let pairs = 0;
      for (let at = rows.starts[origin - 1]; at < rows.starts[origin]; at += 1) {
        if (this.places.masks[rows.items[at]]) {
          const own = this._collect(catalog.places, rows.items[at] - 1, IN_PLACE[rows.how[at]]);
          this.placed = Math.max(this.placed, this._placed(rows.items[at], own, inName));
          pairs |= own;
        }
      }
      return pairs;
    }

    /**
     * What a place adds that was asked by its kind, “huyện Cần Giờ”, or by its whole name.
     * @param {number} number of the place @param {number} pairs of terms that stand side by side in it
     * @param {number} inName the terms that the product's name has
     */
    _placed(number, pairs, inName) {
      const kind = this.kinds.find((one) => (pairs & one.needed) === one.needed);
      if (kind) return OF_KIND * bits(pairs & kind.words);
      const own = (pairs | (pairs >> 1)) & this.required;
      if (!(own & ~inName) || this._shareOfPlace(number) < WHOLE) return 0;
      return (WHOLE_PLACE * bits(own)) / bits(this.required);
    }

    /** How much of a place's name was asked for: many rows have the same places. @param {number} number */
    _shareOfPlace(number) {
      const known = this.placeShares.get(number);
      const share = known === undefined ? this.shareOfName(this.catalog.places, number) : known;
      this.placeShares.set(number, share);
      return share;
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
      const terms = this.terms;
      const named = this.required & ~this.beside || this.required;
      for (let at = 0; at < terms.length; at += 1) {
        const isThere = (has >> at) & 1;
        if (terms[at].stars && isThere) {
          this.best[at] = Math.max(this.best[at], STARS);
          this.typed |= 1 << at;
        } else if (!((firmly >> at) & 1)) {
          this.best[at] *= ALONE;
        }
        if ((named >> at) & 1) {
          sum += isThere ? this.weights[at] * this.best[at] : 0;
          all += this.weights[at] * (isThere ? 1 : terms[at].spare ? SPARE : MISSING);
        }
      }
      // What need not be there does no harm where it is.
      for (let at = 0; at < terms.length; at += 1) {
        if (!((named >> at) & 1)) {
          const isBetter = (has >> at) & 1 && this.best[at] * all > sum;
          sum += isBetter ? this.weights[at] * this.best[at] : 0;
          all += this.weights[at] * (isBetter ? 1 : (this.required >> at) & 1 ? BESIDE : 0);
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
      if (required & ~(inName | pairs | (pairs >> 1) | this.stars)) return false;
      for (let at = 0; at < this.terms.length; at += 1) {
        if ((required >> at) & 1) sure += this.terms[at].stars ? 1 : this.sure[at];
      }
      return (
        sure >= SOLID[this.level] * count && (bits(inName & required) > 1 || count < 2 + bits(this.stars) || pairs > 0)
      );
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

    /** The words of a name without the kind of a place in front. @param {OcopSearch.Texts} table @param {number} row */
    _ownWords(table, row) {
      const words = table.items.subarray(table.starts[row - 1], table.starts[row]);
      const { words: known } = this.catalog.vocabulary;
      const kind = this.catalog.placeKinds.find((phrase) =>
        phrase.every((one, at) => known[words[at] || 0].text === one.text),
      );
      return Array.from(kind ? words.subarray(kind.length) : words);
    }

    /**
     * Whether the words of a name were asked for one behind the other.
     * @param {OcopSearch.Texts} table @param {number} row
     */
    isSideBySide(table, row) {
      const masks = this._ownWords(table, row).map((one) => this.masks[one]);
      return masks.length > 0 && masks.reduce((before, mask) => (before << 1) & mask) !== 0;
    }

    /** How much of a name was asked for. @param {OcopSearch.Texts} table @param {number} row */
    shareOfName(table, row) {
      const words = this._ownWords(table, row);
      return words.reduce((sum, one) => sum + this.tops[one], 0) / (words.length || 1);
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

  /** @param {OcopSearch.Term[]} terms @param {(term: OcopSearch.Term, at: number) => boolean} has */
  const maskOf = (terms, has) => terms.reduce((sum, one, at) => (has(one, at) ? sum | (1 << at) : sum), 0);

  /**
   * Where kinds of places stand: the pairs that a place must have, its kind beside its first word, and those of all
   * words up to the next kind.
   * @param {OcopSearch.Term[]} terms
   */
  function kindsOf(terms) {
    /** @type {{ needed: number, words: number }[]} */
    const found = [];
    terms.forEach((one, at) => {
      const before = at > 0 ? terms[at - 1].kind : 0;
      if (before && !one.kind) found.push({ needed: ((1 << before) - 1) << (at - before + 1), words: 0 });
      if (found.length && !one.kind) found[found.length - 1].words |= 1 << at;
    });
    return found;
  }

  /** @param {number} mask */
  function bits(mask) {
    let count = 0;
    for (; mask; mask &= mask - 1) count += 1;
    return count;
  }

  Search.Reading = Reading;
})(globalThis.OcopSearch);
