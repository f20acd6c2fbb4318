// What is asked: the terms of a query, and its readings, with words joined, parted, or worded otherwise.
(function (Search) {
  "use strict";

  var MOST_TERMS = 12; // of a query; what follows is not looked at
  var MOST_READINGS = 12;
  var SHORTEST_PARTED = 4; // letters

  /**
   * A term of a query: a word, or a number of stars. What stands around a name is optional; `same` may stand in its place.
   * @typedef {{word: Word, optional: boolean, last: boolean, stars: number, same: Word[]}} Term
   */

  /**
   * @param {Word} asked
   * @returns {Term}
   */
  function term(asked) {
    return { word: asked, optional: false, last: false, stars: 0, same: [] };
  }

  /**
   * @param {Catalog} catalog
   * @param {string} query
   * @returns {Term[]}
   */
  function termsOf(catalog, query) {
    var words = Search.wordsOf(query).slice(0, MOST_TERMS).map(Search.word), marked = words.some(Search.isMarked);
    var terms = [];
    words.forEach(function (one) {
      one.amongMarked = marked;
      var before = terms[terms.length - 1];
      if (one.folded === "sao" && before && /^[1-5]$/.test(before.word.text)) {
        before.stars = Number(before.word.text);
      } else {
        terms.push(term(one));
      }
    });
    if (terms.length) {
      terms[terms.length - 1].last = true;
    }
    noteAround(catalog, terms, marked);
    noteSame(catalog, terms, marked);
    return terms;
  }

  /** What stands around a name ("mua … ở đâu") is optional, unless there is nothing else. */
  function noteAround(catalog, terms, marked) {
    catalog.around.forEach(function (phrase) {
      placesOf(terms, phrase, marked).forEach(function (at) {
        phrase.forEach(function (_, offset) { terms[at + offset].optional = true; });
      });
    });
    if (terms.every(function (one) { return one.optional; })) {
      terms.forEach(function (one) { one.optional = false; });
    }
  }

  /** Each term knows the words that may stand in its place: those of a wording with as many words. */
  function noteSame(catalog, terms, marked) {
    catalog.wordings.forEach(function (wording) {
      placesOf(terms, wording.words, marked).forEach(function (at) {
        wording.others.forEach(function (other) {
          (other.length === wording.words.length ? other : []).forEach(function (one, offset) { terms[at + offset].same.push(one); });
        });
      });
    });
  }

  /**
   * Where in `terms` the words of `phrase` stand; a query with marks must have theirs.
   * @param {Term[]} terms
   * @param {Word[]} phrase
   * @param {boolean} strictly
   */
  function placesOf(terms, phrase, strictly) {
    var found = [];
    for (var at = 0; at + phrase.length <= terms.length; at += 1) {
      for (var offset = 0; offset < phrase.length; offset += 1) {
        var asked = terms[at + offset].word, one = phrase[offset];
        if (asked.folded !== one.folded || (strictly && (asked.base !== one.base || asked.tone !== one.tone))) {
          break;
        }
      }
      if (offset === phrase.length) {
        found.push(at);
      }
    }
    return found;
  }

  /**
   * The readings of a query: as it is, with wordings of another length, with words joined, with words parted.
   * @param {Catalog} catalog
   * @param {Term[]} terms
   * @returns {Term[][]}
   */
  function readingsOf(catalog, terms) {
    var readings = reworded(catalog, terms).concat(joined(catalog, terms));
    return parted(catalog, unique(readings)).slice(0, MOST_READINGS);
  }

  function reworded(catalog, terms) {
    var made = [terms], marked = terms.some(function (one) { return Search.isMarked(one.word); });
    var occurs = function (one) { return catalog.vocabulary.byFolded[one.folded]; };
    catalog.wordings.forEach(function (wording) {
      var size = wording.words.length;
      made.slice().forEach(function (reading) {
        var at = placesOf(reading, wording.words, marked)[0];
        (at === undefined ? [] : wording.others).forEach(function (other) {
          if (other.length !== size && other.every(occurs)) {
            made.push(replaced(reading, at, size, other));
          }
        });
      });
    });
    return made;
  }

  function joined(catalog, terms) {
    var made = [];
    terms.slice(1).forEach(function (next, at) {
      var one = Search.word(terms[at].word.text + next.word.text);
      if (catalog.vocabulary.byFolded[one.folded]) {
        made.push(replaced(terms, at, 2, [one]));
      }
    });
    return made;
  }

  /** Readings, and behind them the same with unknown words cut into known ones. */
  function parted(catalog, readings) {
    var vocabulary = catalog.vocabulary, made = readings;
    readings.forEach(function (reading) {
      var ways = [reading];
      reading.forEach(function (one) {
        var isLong = one.word.folded.length >= SHORTEST_PARTED;
        var cuts = isLong && !vocabulary.knows(one) ? vocabulary.cuts(one) : [];
        if (cuts.length) {
          ways = [].concat.apply([], ways.map(function (way) {
            return cuts.map(function (cut) { return replaced(way, way.indexOf(one), 1, cut); });
          })).slice(0, MOST_READINGS);
        }
      });
      made = made.concat(ways);
    });
    return unique(made);
  }

  /** @param {Term[]} terms @param {number} at @param {number} size @param {Word[]} words */
  function replaced(terms, at, size, words) {
    var made = words.map(term), old = terms.slice(at, at + size);
    made.forEach(function (one) { one.optional = old.every(function (other) { return other.optional; }); });
    made[made.length - 1].last = old[old.length - 1].last;
    return terms.slice(0, at).concat(made, terms.slice(at + size));
  }

  /** @param {Term[][]} readings */
  function unique(readings) {
    var seen = Object.create(null);
    return readings.filter(function (terms) {
      var key = terms.map(function (one) { return one.word.text; }).join(" ");
      return seen[key] ? false : (seen[key] = true);
    });
  }

  Search.MOST_TERMS = MOST_TERMS;
  Search.termsOf = termsOf;
  Search.readingsOf = readingsOf;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
