// What words find: rows and pages over all readings of a query, forgiving more, level by level, until something is sure.
(function (Search) {
  "use strict";

  var LEVELS = 3; // as written; as it sounds; with one slip
  var FORGIVEN = 0.97; // what a find at a higher level is worth
  var LEAST_SHARE = 0.5, NEAR_SHARE = 0.05; // of what was asked, for rows that have only part of it
  var FAR = 0.5; // of the best score: guesses below that are left out
  var MOST_GROUPS = 3;

  /**
   * What was found: rows with their best score over all readings and levels, and pages.
   * @param {Catalog} catalog
   */
  function Findings(catalog) {
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
    /** @type {Record<string, Meaning>} */
    this._meanings = Object.create(null);
  }

  /**
   * @param {Catalog} catalog
   * @param {Term[]} terms
   * @returns {Findings}
   */
  function find(catalog, terms) {
    var found = new Findings(catalog);
    var isExact = found._look(terms) === 0;
    if (!found.rows.length && !found.pages.length && found._forgiveUnknown(terms)) {
      found._look(terms);
      found.isPartial = true;
    }
    if (!found.isSolid && !found.pages.length) {
      found._addPartly(terms);
    }
    if (!isExact) {
      found._dropFar();
    }
    return found;
  }

  /** Level by level, until something sure is found; returns its level. @param {Term[]} terms */
  Findings.prototype._look = function (terms) {
    var readings = Search.readingsOf(this.catalog, terms);
    for (var level = 0; level < LEVELS; level += 1) {
      for (var at = 0; at < readings.length; at += 1) {
        this._add(this._reading(readings[at], level));
      }
      if (this.isSolid) {
        return level;
      }
    }
    return LEVELS;
  };

  /** @param {Term[]} terms @param {number} level */
  Findings.prototype._reading = function (terms, level) {
    var kept = terms.slice(0, Search.MOST_TERMS);
    var meanings = kept.map(function (one) { return this._meaning(one, level); }, this);
    return new Search.Reading(this.catalog, kept, meanings, level);
  };

  /** What a term may mean, looked up once for all readings of a query. @param {Term} asked @param {number} level */
  Findings.prototype._meaning = function (asked, level) {
    var key = [asked.word.text, asked.last, asked.stars, asked.same.length, level].join(" ");
    var known = this._meanings[key];
    if (!known) {
      var fits = new Float32Array(this.catalog.vocabulary.words.length), numbers = [];
      this.catalog.vocabulary.expand(asked, level, function (number, fit) {
        if (!fits[number]) {
          numbers.push(number);
        }
        fits[number] = Math.max(fits[number], fit);
      });
      known = this._meanings[key] = { fits: fits, numbers: numbers };
    }
    return known;
  };

  /** @param {Reading} reading */
  Findings.prototype._add = function (reading) {
    if (reading.isHopeless) {
      return;
    }
    var weight = reading.level ? FORGIVEN : 1, required = reading.required, self = this;
    reading.look();
    reading.eachRow(function (row, has) {
      if ((has & required) === required) {
        self._keep(row, reading.score(row) * weight);
        self.isSolid = self.isSolid || reading.wasSolid;
      }
    });
    reading.pages().forEach(this._keepPage, this);
    this._note(reading);
  };

  /** @param {number} row @param {number} score */
  Findings.prototype._keep = function (row, score) {
    if (!this.scores[row]) {
      this.rows.push(row);
    }
    if (score > this.scores[row]) {
      this.scores[row] = score;
    }
  };

  /** @param {{number: number, score: number, isSolid: boolean}} page */
  Findings.prototype._keepPage = function (page) {
    var known = this.pages.find(function (one) { return one.number === page.number; });
    if (known) {
      known.score = Math.max(known.score, page.score);
    } else {
      this.pages.push(page);
    }
    this.isSolid = this.isSolid || page.isSolid;
    this.pages.sort(function (one, other) { return other.score - one.score || one.number - other.number; });
  };

  /** @param {Reading} reading */
  Findings.prototype._note = function (reading) {
    var matched = this.matched, words = this.catalog.vocabulary.words;
    reading.meanings.forEach(function (one) {
      one.numbers.forEach(function (number) { matched[words[number].folded] = true; });
    });
  };

  /** Let words that mean nothing here be missing, unless nothing is left; whether any was let off. */
  Findings.prototype._forgiveUnknown = function (terms) {
    var unknown = terms.filter(function (one) {
      return !one.optional && !one.stars && !this._meaning(one, LEVELS - 1).numbers.length;
    }, this);
    var left = terms.some(function (one) { return !one.optional && unknown.indexOf(one) < 0; });
    unknown.forEach(function (one) { one.optional = left; });
    return left && unknown.length > 0;
  };

  /** Rows that have most of what was asked, where none has all. @param {Term[]} terms */
  Findings.prototype._addPartly = function (terms) {
    this.isPartial = this.isPartial || !this.rows.length;
    var reading = this._reading(terms, LEVELS - 1), shares = new Float32Array(this.catalog.count), best = 0, self = this;
    reading.look();
    reading.eachRow(function (row, has) {
      shares[row] = reading.shareOf(has);
      best = Math.max(best, shares[row]);
    });
    reading.eachRow(function (row) {
      if (best >= LEAST_SHARE && shares[row] > best - NEAR_SHARE) {
        self._keep(row, reading.score(row) * shares[row]);
      }
    });
    this.nearGroups = this._groupsNear(shares);
    this._note(reading);
  };

  /** The groups whose rows have most of what was asked. @param {Float32Array} shares */
  Findings.prototype._groupsNear = function (shares) {
    var groups = this.catalog.products.groups, list = this.catalog.groupList, sums = list.map(function () { return 0; });
    shares.forEach(function (share, row) { sums[groups[row]] += share; });
    return sums.map(function (sum, group) { return { sum: sum, key: list[group][0] }; })
      .filter(function (one) { return one.sum > 0; })
      .sort(function (one, other) { return other.sum - one.sum; })
      .slice(0, MOST_GROUPS).map(function (one) { return one.key; });
  };

  /** Guesses that answer much worse than the best one are none. */
  Findings.prototype._dropFar = function () {
    var scores = this.scores, best = this.rows.reduce(function (most, row) { return Math.max(most, scores[row]); }, 0);
    this.rows = this.rows.filter(function (row) { return scores[row] >= FAR * best; });
  };

  /**
   * What else to try: the query with its unknown words mended, and groups that come near.
   * @param {Catalog} catalog
   * @param {Term[]} terms
   * @param {string[]} nearGroups
   */
  function suggestions(catalog, terms, nearGroups) {
    var vocabulary = catalog.vocabulary, isMended = false;
    var words = terms.map(function (one) {
      var nearest = vocabulary.knows(one) ? "" : vocabulary.nearest(one.word.folded);
      isMended = isMended || Boolean(nearest);
      return nearest || one.word.text;
    });
    var groups = nearGroups.length ? nearGroups : catalog.values.group.slice(0, MOST_GROUPS);
    return { queries: isMended ? [words.join(" ")] : [], groups: groups };
  }

  Search.find = find;
  Search.suggestions = suggestions;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
