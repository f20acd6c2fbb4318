// What is asked: the terms of a query, and its readings, with words joined, parted, or worded otherwise.
((Search) => {
  const MOST_TERMS = 12; // of a query; what follows is not looked at
  const MOST_READINGS = 12;
  const SHORTEST_PARTED = 4; // letters

  /** @param {OcopSearch.Word} asked @returns {OcopSearch.Term} */
  const term = (asked) => ({
    word: asked,
    optional: false,
    beside: false,
    spare: false,
    kind: 0,
    bound: false,
    last: false,
    stars: 0,
    same: [],
  });

  /** @param {OcopSearch.Catalog} catalog @param {string} query @returns {OcopSearch.Term[]} */
  function termsOf(catalog, query) {
    const words = Search.wordsOf(spelledOut(catalog, query)).slice(0, MOST_TERMS).map(Search.word);
    const marked = Search.wordsOf(query).map(Search.word).some(Search.isMarked);
    /** @type {OcopSearch.Term[]} */
    const terms = [];
    words.forEach((one) => {
      one.amongMarked = marked;
      const before = terms[terms.length - 1];
      if (one.folded === "sao" && before && /^[1-5]$/.test(before.word.text)) {
        before.stars = Number(before.word.text);
      } else {
        terms.push(term(one));
      }
    });
    noteAround(catalog, terms, marked);
    const end = terms[terms.length - 1];
    if (end && !end.beside) end.last = true; // may not be finished
    noteSame(catalog, terms, marked);
    noteSpare(catalog, terms);
    return terms;
  }

  /**
   * Stars as numbers, and short kinds of places as words: "★★★★" is "4 sao", "H. Cần Giờ" "huyện Cần Giờ", "Q7" is
   * "quận 7".
   * @param {OcopSearch.Catalog} catalog @param {string} query
   */
  function spelledOut(catalog, query) {
    /** @param {string} all @param {string} before @param {string} short */
    const kindOf = (all, before, short) => {
      const kind = catalog.kinds[short.toLowerCase()];
      return kind ? `${before}${kind} ` : all;
    };
    return query
      .replace(/([1-5])\s*[★⭐*]+/g, "$1 sao ")
      .replace(/[★⭐]{1,5}/g, (stars) => ` ${[...stars].length} sao `)
      .replace(/(^|[^\p{L}\p{N}])([1-5])(sao)(?!\p{L})/giu, "$1$2 $3")
      .replace(/(^|[^\p{L}\p{N}])(\p{L}{1,3})(?:\.\s*|\s*(?=\d{1,2}(?![\p{L}\d])))/gu, kindOf)
      .replace(/(^|[^\p{L}\p{N}])(\p{L}{2,3})(?=\s|$)/gu, kindOf);
  }

  /**
   * Which words no product is called by.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms
   */
  function noteSpare(catalog, terms) {
    for (const one of terms) one.spare = !one.stars && !catalog.isInNames(one.word);
  }

  /**
   * The same, of which these need not be there; none where that is all, or nothing.
   * @param {OcopSearch.Term[]} terms @param {(term: OcopSearch.Term) => boolean} isSpare
   */
  function without(terms, isSpare) {
    const made = terms.map((one) => ({ ...one, optional: one.optional || isSpare(one) }));
    const left = made.filter((one) => !one.optional).length;
    return left && left < terms.filter((one) => !one.optional).length ? made : [];
  }

  /**
   * What stands around a name ("mua … ở đâu") is optional, unless there is nothing else.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms @param {boolean} marked
   */
  function noteAround(catalog, terms, marked) {
    catalog.around.forEach((phrase) => {
      placesOf(terms, phrase, marked).forEach((at) => {
        phrase.forEach((_, offset) => {
          terms[at + offset].optional = true;
        });
      });
    });
    catalog.beside.forEach((phrase) => {
      placesOf(terms, phrase, marked).forEach((at) => {
        phrase.forEach((_, offset) => {
          terms[at + offset].beside = true;
        });
      });
    });
    catalog.placeKinds.forEach((phrase) => {
      placesOf(terms, phrase, true).forEach((at) => {
        const kind = terms[at + phrase.length - 1];
        const next = terms[at + phrase.length];
        kind.kind = phrase.length;
        if (next && !next.stars && /^\d+$/.test(next.word.text)) {
          kind.optional = false;
          next.bound = true; // "quận 7" is no other seven
        }
      });
    });
    if (terms.every((one) => one.optional)) for (const one of terms) one.optional = false;
  }

  /**
   * Each term knows the words that may stand in its place: those of a wording with as many words.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms @param {boolean} marked
   */
  function noteSame(catalog, terms, marked) {
    catalog.wordings.forEach((wording) => {
      placesOf(terms, wording.words, marked).forEach((at) => {
        wording.others.forEach((other) => {
          (other.length === wording.words.length ? other : []).forEach((one, offset) => {
            terms[at + offset].same.push(one);
          });
        });
      });
    });
  }

  /**
   * Where in `terms` the words of `phrase` stand; a query with marks must have theirs.
   * @param {OcopSearch.Term[]} terms @param {OcopSearch.Word[]} phrase @param {boolean} strictly
   */
  function placesOf(terms, phrase, strictly) {
    /** @type {number[]} */
    const found = [];
    for (let at = 0; at + phrase.length <= terms.length; at += 1) {
      let offset = 0;
      for (; offset < phrase.length; offset += 1) {
        const asked = terms[at + offset].word;
        const one = phrase[offset];
        if (asked.folded !== one.folded || (strictly && (asked.base !== one.base || asked.tone !== one.tone))) {
          break;
        }
      }
      if (offset === phrase.length) found.push(at);
    }
    return found;
  }

  /**
   * The readings of a query: as it is, with wordings of another length, with words joined, with words parted.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms @returns {OcopSearch.Term[][]}
   */
  function readingsOf(catalog, terms) {
    if (!terms.length) return [];
    const readings = reworded(catalog, terms).concat(joined(catalog, terms));
    return parted(catalog, unique(readings)).slice(0, MOST_READINGS);
  }

  /** @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms */
  function reworded(catalog, terms) {
    const made = [terms];
    const marked = terms.some((one) => Search.isMarked(one.word));
    const occurs = (/** @type {OcopSearch.Word} */ one) => catalog.vocabulary.byFolded[one.folded];
    catalog.wordings.forEach((wording) => {
      const size = wording.words.length;
      made.slice().forEach((reading) => {
        const at = placesOf(reading, wording.words, marked)[0];
        (at === undefined ? [] : wording.others).forEach((other) => {
          if (other.length !== size && other.every(occurs)) {
            made.push(replaced(reading, at, size, other));
          }
        });
      });
    });
    return made;
  }

  /** @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[]} terms */
  function joined(catalog, terms) {
    /** @type {OcopSearch.Term[][]} */
    const made = [];
    terms.slice(1).forEach((next, at) => {
      const one = Search.word(terms[at].word.text + next.word.text);
      if (catalog.vocabulary.byFolded[one.folded]) made.push(replaced(terms, at, 2, [one]));
    });
    return made;
  }

  /**
   * Readings, and behind them the same with unknown words cut into known ones.
   * @param {OcopSearch.Catalog} catalog @param {OcopSearch.Term[][]} readings
   */
  function parted(catalog, readings) {
    const vocabulary = catalog.vocabulary;
    let made = readings;
    readings.forEach((reading) => {
      let ways = [reading];
      reading.forEach((one) => {
        const isLong = one.word.folded.length >= SHORTEST_PARTED;
        const cuts = isLong && !vocabulary.knows(one) ? vocabulary.cuts(one) : [];
        if (cuts.length) {
          ways = ways
            .flatMap((way) => cuts.map((cut) => replaced(way, way.indexOf(one), 1, cut)))
            .slice(0, MOST_READINGS);
        }
      });
      made = made.concat(ways);
    });
    return unique(made);
  }

  /** @param {OcopSearch.Term[]} terms @param {number} at @param {number} size @param {OcopSearch.Word[]} words */
  function replaced(terms, at, size, words) {
    const made = words.map(term);
    const old = terms.slice(at, at + size);
    for (const one of made) one.optional = old.every((other) => other.optional);
    made[made.length - 1].last = old[old.length - 1].last;
    return terms.slice(0, at).concat(made, terms.slice(at + size));
  }

  /** @param {OcopSearch.Term[][]} readings */
  function unique(readings) {
    const seen = Object.create(null);
    return readings.filter((terms) => {
      const key = terms.map((one) => one.word.text).join(" ");
      const isNew = !seen[key];
      seen[key] = true;
      return isNew;
    });
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ MOST_TERMS, termsOf, without, readingsOf }));
})(globalThis.OcopSearch);
