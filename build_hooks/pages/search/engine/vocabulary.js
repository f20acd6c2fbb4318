// All words that occur in a catalog, and which of them a typed word may mean.
(function (Search) {
  "use strict";

  // How well a word fits that is not the typed one: another wording, by Telex keys, by sound, by one slip.
  var SAME = 0.9, TELEX = 0.9, SOUND = 0.6, TYPO = 0.5;
  var UNFINISHED = 0.75, UNFINISHED_UNMARKED = 0.65; // and up to 0.2 more, the more of the word is there
  var NOT_TYPED = 0.75; // for words with other marks, where the catalog has the word just as it was typed
  var LONGEST_SYLLABLE = 10, LONGEST_CUT = 60, MOST_CUTS = 6;

  /** Each word has a number from 1; 0 parts texts. */
  function Vocabulary() {
    /** @type {Word[]} */
    this.words = [Search.word("")];
    /** @type {Record<string, number>} */
    this.byText = Object.create(null);
    /** @type {Record<string, number[]>} */
    this.byFolded = Object.create(null);
    /** @type {string[]} in order, for beginnings */
    this.folded = [];
    /** @type {Record<string, string[]> | null} */
    this.bySound = null;
    this.learn = this.learn.bind(this);
  }

  /**
   * The numbers of a text's words.
   * @param {string} text
   * @returns {number[]}
   */
  Vocabulary.prototype.learn = function (text) {
    return Search.wordsOf(text).map(function (one) { return this.byText[one] || this._add(Search.word(one)); }, this);
  };

  /** @param {Word} made */
  Vocabulary.prototype._add = function (made) {
    var number = this.words.push(made) - 1;
    this.byText[made.text] = number;
    (this.byFolded[made.folded] = this.byFolded[made.folded] || []).push(number);
    return number;
  };

  /**
   * When all is learned: folded words in order, and how often each word occurs.
   * @param {Texts[]} tables
   */
  Vocabulary.prototype.close = function (tables) {
    var uses = this.uses = new Int32Array(this.words.length), byFolded = this.byFolded;
    tables.forEach(function (table) {
      for (var at = 0; at < table.items.length; at += 1) {
        uses[table.items[at]] += 1;
      }
    });
    this.folded = Object.keys(byFolded).sort();
    this.total = 1;
    this.foldedUses = Object.create(null);
    this.folded.forEach(function (one) {
      this.foldedUses[one] = byFolded[one].reduce(function (sum, number) { return sum + uses[number]; }, 1);
      this.total += this.foldedUses[one];
    }, this);
  };

  /**
   * The folded words that begin so.
   * @param {string} start
   */
  Vocabulary.prototype.beginningWith = function (start) {
    var low = 0, high = this.folded.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (this.folded[middle] < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    var end = low;
    while (end < this.folded.length && this.folded[end].startsWith(start)) {
      end += 1;
    }
    return this.folded.slice(low, end);
  };

  /**
   * The folded words that sound so. Few queries ask, so the table is made by the first.
   * @param {string} folded
   */
  Vocabulary.prototype.soundingLike = function (folded) {
    if (!this.bySound) {
      var bySound = this.bySound = Object.create(null);
      this.folded.forEach(function (one) {
        var sound = Search.soundOf(one);
        (bySound[sound] = bySound[sound] || []).push(one);
      });
    }
    return this.bySound[Search.soundOf(folded)] || [];
  };

  /** @param {Term} asked */
  Vocabulary.prototype.knows = function (asked) {
    var folded = asked.word.folded;
    return Boolean(asked.stars || this.byFolded[folded] || (asked.last && this.beginningWith(folded).length));
  };

  /**
   * The words that a term may mean, with how well each fits. Level 0: as written, in other wordings and unfinished; 1: as
   * it sounds; 2: with one slip. A word that nobody knows is looked for at every level at once.
   * @param {Term} asked
   * @param {number} level
   * @param {(number: number, fit: number) => void} take
   */
  Vocabulary.prototype.expand = function (asked, level, take) {
    if (asked.stars) {
      return;
    }
    var self = this, wanted = asked.word, known = this.knows(asked);
    this._takeTyped(wanted, take);
    asked.same.forEach(function (other) { self._takeLike(other, SAME, take); });
    if (asked.last) {
      this._takeUnfinished(wanted, take);
    }
    if (!known || level > 0) {
      var meant = Search.untyped(wanted);
      if (meant) {
        this._takeLike(meant, TELEX, take);
      }
      this.soundingLike(wanted.folded).forEach(function (folded) { self._takeAll(folded, SOUND, take); });
    }
    if ((!known || level > 1) && wanted.folded.length > 2) {
      this._takeSlips(wanted.folded, take);
    }
  };

  Vocabulary.prototype._takeAll = function (folded, fit, take) {
    (this.byFolded[folded] || []).forEach(function (number) { take(number, fit); });
  };

  Vocabulary.prototype._takeLike = function (like, worth, take) {
    this._takeAll(like.folded, worth, function (number, fit) {
      take(number, fit * Search.likeness(like, this.words[number]));
    }.bind(this));
  };

  Vocabulary.prototype._takeTyped = function (wanted, take) {
    var others = wanted.amongMarked && this.byText[wanted.text] ? NOT_TYPED : 1;
    this._takeLike(wanted, 1, function (number, fit) { take(number, fit < 1 ? fit * others : fit); });
  };

  Vocabulary.prototype._takeUnfinished = function (wanted, take) {
    this.beginningWith(wanted.folded).forEach(function (folded) {
      var share = wanted.folded.length / folded.length;
      (share < 1 ? this.byFolded[folded] : []).forEach(function (number) {
        var begins = this.words[number].base.startsWith(wanted.base);
        take(number, (begins ? UNFINISHED : UNFINISHED_UNMARKED) + 0.2 * share * share);
      }, this);
    }, this);
  };

  Vocabulary.prototype._takeSlips = function (wanted, take) {
    this.folded.forEach(function (folded) {
      if (Search.isOneSlip(wanted, folded)) {
        this._takeAll(folded, folded.length > 2 ? TYPO : TYPO / 2, take);
      }
    }, this);
  };

  /**
   * The likeliest ways to cut a word without spaces into known words; the last may be unfinished.
   * @param {Term} asked
   * @returns {Word[][]}
   */
  Vocabulary.prototype.cuts = function (asked) {
    var text = asked.word.folded, marked = asked.word.text;
    if (text.length !== marked.length || text.length > LONGEST_CUT) {
      return [];
    }
    /** @type {{cost: number, ends: number[]}[][]} the likeliest ways up to each letter */
    var best = [[{ cost: 0, ends: [] }]];
    for (var end = 1; end <= text.length; end += 1) {
      var ways = [];
      for (var start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start += 1) {
        var cost = this._cost(text.slice(start, end), asked.last && end === text.length);
        best[start].forEach(function (way) { ways.push({ cost: way.cost + cost, ends: way.ends.concat(end) }); });
      }
      ways = ways.filter(function (way) { return way.cost < Infinity; });
      best.push(ways.sort(function (one, other) { return one.cost - other.cost; }).slice(0, MOST_CUTS));
    }
    return best[text.length].map(function (way) {
      return way.ends.map(function (end, at) { return Search.word(marked.slice(at ? way.ends[at - 1] : 0, end)); });
    });
  };

  /** The rarer a word, the dearer; what is none costs Infinity. */
  Vocabulary.prototype._cost = function (part, isLast) {
    var uses = this.foldedUses[part];
    if (uses) {
      return Math.log(this.total / uses) + (part.length < 2 ? 3 : 0);
    }
    return isLast && this.beginningWith(part).length ? Math.log(this.total) : Infinity;
  };

  /**
   * The word nearest to an unknown one, with the marks it mostly has; "" if none is near.
   * @param {string} folded
   */
  Vocabulary.prototype.nearest = function (folded) {
    var best = "", least = Math.min(2.5, folded.length / 2), uses = this.uses;
    this.folded.forEach(function (one) {
      if (one.length > 1 && Math.abs(one.length - folded.length) <= 2) {
        var cost = Search.distance(folded, one, 3) - Math.log(this.foldedUses[one]) / 40;
        if (cost < least) {
          least = cost;
          best = one;
        }
      }
    }, this);
    var forms = (this.byFolded[best] || []).slice().sort(function (one, other) { return uses[other] - uses[one]; });
    return forms.length ? this.words[forms[0]].text : "";
  };

  Search.Vocabulary = Vocabulary;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
