// All words that occur in a catalog, and which of them a typed word may mean.
((Search) => {
  // How well a word fits that is not the typed one: another wording, by Telex keys, by sound, by one slip.
  const SAME = 0.9;
  const TELEX = 0.9;
  const SOUND = 0.6;
  const TYPO = 0.5;
  const UNFINISHED = 0.75;
  const UNFINISHED_UNMARKED = 0.65; // and up to 0.2 more, the more of the word is there
  const NOT_TYPED = 0.75; // for words with other marks, where the catalog has the word just as it was typed
  const LONGEST_SYLLABLE = 10;
  const LONGEST_CUT = 60;
  const MOST_CUTS = 6;

  class Vocabulary {
    /** Each word has a number from 1; 0 parts texts. */
    constructor() {
      /** @type {OcopSearch.Word[]} */
      this.words = [Search.word("")];
      /** @type {Record<string, number>} */
      this.byText = Object.create(null);
      /** @type {Record<string, number[]>} */
      this.byFolded = Object.create(null);
      /** @type {string[]} in order, for beginnings */
      this.folded = [];
      /** @type {Record<string, string[]> | null} */
      this.bySound = null;
      this.uses = new Int32Array(0); // of each word
      /** @type {Record<string, number>} of each folded word, and one more */
      this.foldedUses = {};
      this.total = 1;
      this.learn = this.learn.bind(this);
    }

    /** The numbers of a text's words. @param {string} text @returns {number[]} */
    learn(text) {
      return Search.wordsOf(text).map((one) => {
        return this.byText[one] || this._add(Search.word(one));
      });
    }

    /** @param {OcopSearch.Word} made */
    _add(made) {
      const number = this.words.push(made) - 1;
      this.byText[made.text] = number;
      this.byFolded[made.folded] = this.byFolded[made.folded] || [];
      this.byFolded[made.folded].push(number);
      return number;
    }

    /**
     * When all is learned: folded words in order, and how often each word occurs.
     * @param {OcopSearch.Texts[]} tables
     */
    close(tables) {
      const uses = new Int32Array(this.words.length);
      this.uses = uses;
      const byFolded = this.byFolded;
      tables.forEach((table) => {
        for (let at = 0; at < table.items.length; at += 1) uses[table.items[at]] += 1;
      });
      this.folded = Object.keys(byFolded).sort();
      this.total = 1;
      this.foldedUses = Object.create(null);
      this.folded.forEach((one) => {
        this.foldedUses[one] = byFolded[one].reduce((sum, number) => sum + uses[number], 1);
        this.total += this.foldedUses[one];
      });
    }

    /** The folded words that begin so. @param {string} start */
    beginningWith(start) {
      let low = 0;
      let high = this.folded.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.folded[middle] < start) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      let end = low;
      while (end < this.folded.length && this.folded[end].startsWith(start)) end += 1;
      return this.folded.slice(low, end);
    }

    /** The folded words that sound so. Few queries ask, so the table is made by the first. @param {string} folded */
    soundingLike(folded) {
      this.bySound = this.bySound || this._sounds();
      return this.bySound[Search.soundOf(folded)] || [];
    }

    /** The folded words by their sounds. */
    _sounds() {
      /** @type {Record<string, string[]>} */
      const bySound = Object.create(null);
      this.folded.forEach((one) => {
        const sound = Search.soundOf(one);
        bySound[sound] = bySound[sound] || [];
        bySound[sound].push(one);
      });
      return bySound;
    }

    /** @param {OcopSearch.Term} asked */
    knows(asked) {
      const folded = asked.word.folded;
      return Boolean(asked.stars || this.byFolded[folded] || (asked.last && this.beginningWith(folded).length));
    }

    /**
     * The words that a term may mean, with how well each fits and whether nothing that was typed is against it. Level
     * 0: as written, in other wordings and unfinished; 1: as it sounds; 2: with one slip. A word that nobody knows is
     * looked for at every level at once.
     * @param {OcopSearch.Term} asked @param {number} level @param {OcopSearch.Take} take
     */
    expand(asked, level, take) {
      if (asked.stars) return;
      const wanted = asked.word;
      const known = this.knows(asked);
      this._takeTyped(wanted, take);
      for (const other of asked.same) this._takeLike(other, SAME, take);
      if (asked.last) this._takeUnfinished(wanted, take);
      if (!known || level > 0) {
        const meant = Search.untyped(wanted);
        if (meant) this._takeLike(meant, TELEX, take);
        for (const folded of this.soundingLike(wanted.folded)) this._takeAll(folded, SOUND, take);
      }
      if ((!known || level > 1) && wanted.folded.length > 2) this._takeSlips(wanted.folded, take);
    }

    /** @param {string} folded @param {number} fit @param {OcopSearch.Take} take */
    _takeAll(folded, fit, take) {
      (this.byFolded[folded] || []).forEach((number) => {
        take(number, fit, false);
      });
    }

    /** @param {OcopSearch.Word} like @param {number} worth @param {OcopSearch.Take} take */
    _takeLike(like, worth, take) {
      this._takeAll(like.folded, worth, (number, fit) => {
        const likeness = Search.likeness(like, this.words[number]);
        take(number, fit * likeness, likeness >= Search.AS_TYPED);
      });
    }

    /** @param {OcopSearch.Word} wanted @param {OcopSearch.Take} take */
    _takeTyped(wanted, take) {
      const others = wanted.amongMarked && this.byText[wanted.text] ? NOT_TYPED : 1;
      this._takeLike(wanted, 1, (number, fit, isTyped) => {
        take(number, fit < 1 ? fit * others : fit, isTyped);
      });
    }

    /** @param {OcopSearch.Word} wanted @param {OcopSearch.Take} take */
    _takeUnfinished(wanted, take) {
      this.beginningWith(wanted.folded).forEach((folded) => {
        const share = wanted.folded.length / folded.length;
        (share < 1 ? this.byFolded[folded] : []).forEach((number) => {
          const { base, tone } = this.words[number];
          const begins = base.startsWith(wanted.base);
          const fit = (begins ? UNFINISHED : UNFINISHED_UNMARKED) + 0.2 * share * share;
          const isTyped = begins && (wanted.tone === "0" || wanted.tone === tone);
          take(number, fit, isTyped || !Search.isMarked(wanted));
        });
      });
    }

    /** @param {string} wanted @param {OcopSearch.Take} take */
    _takeSlips(wanted, take) {
      this.folded.forEach((folded) => {
        if (Search.isOneSlip(wanted, folded)) {
          this._takeAll(folded, folded.length > 2 ? TYPO : TYPO / 2, take);
        }
      });
    }

    /**
     * The likeliest ways to cut a word without spaces into known words; the last may be unfinished.
     * @param {OcopSearch.Term} asked @returns {OcopSearch.Word[][]}
     */
    cuts(asked) {
      const text = asked.word.folded;
      const marked = asked.word.text;
      if (text.length !== marked.length || text.length > LONGEST_CUT) return [];
      /** @type {{cost: number, ends: number[]}[][]} the likeliest ways up to each letter */
      const best = [[{ cost: 0, ends: [] }]];
      for (let end = 1; end <= text.length; end += 1) {
        /** @type {{cost: number, ends: number[]}[]} */
        let ways = [];
        for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start += 1) {
          const cost = this._cost(text.slice(start, end), asked.last && end === text.length);
          best[start].forEach((way) => {
            ways.push({ cost: way.cost + cost, ends: way.ends.concat(end) });
          });
        }
        ways = ways.filter((way) => way.cost < Infinity);
        best.push(ways.sort((one, other) => one.cost - other.cost).slice(0, MOST_CUTS));
      }
      return best[text.length].map((way) =>
        way.ends.map((end, at) => Search.word(marked.slice(at ? way.ends[at - 1] : 0, end))),
      );
    }

    /** The rarer a word, the dearer; what is none costs Infinity. @param {string} part @param {boolean} isLast */
    _cost(part, isLast) {
      const uses = this.foldedUses[part];
      if (uses) return Math.log(this.total / uses) + (part.length < 2 ? 3 : 0);
      return isLast && this.beginningWith(part).length ? Math.log(this.total) : Infinity;
    }

    /** The word nearest to an unknown one, with the marks it mostly has; "" if none is near. @param {string} folded */
    nearest(folded) {
      let best = "";
      let least = Math.min(2.5, folded.length / 2);
      const uses = this.uses;
      this.folded.forEach((one) => {
        if (one.length > 1 && Math.abs(one.length - folded.length) <= 2) {
          const cost = Search.distance(folded, one, 3) - Math.log(this.foldedUses[one]) / 40;
          if (cost < least) {
            least = cost;
            best = one;
          }
        }
      });
      const forms = (this.byFolded[best] || []).slice().sort((one, other) => uses[other] - uses[one]);
      return forms.length ? this.words[forms[0]].text : "";
    }
  }

  Search.Vocabulary = Vocabulary;
})(globalThis.OcopSearch);
