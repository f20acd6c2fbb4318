// The face of the places: open(data) finds, tells the nearest spelling, and suggests while somebody types.
(function (Places, Search) {
  "use strict";

  var LEVELS = ["commune", "old_commune", "old_district"], NEAR = 2, DISTRICT = 3;
  // Kinds of places as they are typed, folded: those of communes in front of a name, all others anywhere.
  var COMMUNE = /^(xa|phuong|thi tran|dac khu|x|p|tt) /, AROUND = /\b(huyen|thi xa|quan|tinh|thanh pho|h|q|t|tx|tp)\b/g;
  var OF_DISTRICT = /^(huyen|thi xa|quan|thanh pho|h|q|tx|tp) /;

  /** @param {any} data window.OCOP_PLACES, see pages/form/places_data.py */
  function open(data) {
    var tables = Places.tables(data), index = {}, folded = {};
    LEVELS.concat("earlier_commune", "earlier_district").forEach(function (level) { index[level] = Places.indexOf(tables[level]); });

    /** Every place of a level the text may mean. */
    function find(level, text) {
      var earlier = index[level.replace("old_", "earlier_")];
      return level === "commune" ? Places.findIn(index[level], text) : Places.findOld(index[level], earlier, text);
    }

    /** What a form needs of a place. */
    function shown(place) {
      return {
        code: place.code, name: Places.fullName(place),
        within: place.within[place.within.length - 1].kind.toLowerCase() + " " + place.within[place.within.length - 1].name
      };
    }

    /** Folded texts to look through, made when they are first asked for. */
    function foldedOf(level) {
      folded[level] = folded[level] || tables[level].map(function (place) {
        var names = [place].concat(place.within).map(function (one) { return one.name; }).join(" ");
        return { place: place, name: " " + Search.fold(place.name), all: " " + Search.fold(names) };
      });
      return folded[level];
    }

    /** Places in whose full name each asked word begins one; the more of the name is asked in its order, the better. */
    function matching(level, words) {
      return foldedOf(level).filter(function (one) {
        return words.every(function (word) { return one.all.indexOf(" " + word) >= 0; });
      }).map(function (one) {
        var inOrder = words.length, inName = words.filter(function (word) { return one.name.indexOf(" " + word) >= 0; });
        while (inOrder && one.all.indexOf(" " + words.slice(0, inOrder).join(" ")) !== 0) {
          inOrder--;
        }
        var whole = (" " + words.join(" ") + " ").indexOf(one.name + " ") === 0 ? 1 : 0;
        return { place: one.place, score: inName.length ? 2 * inOrder + 1.5 * inName.length + whole : 0 };
      }).filter(function (one) { return one.score > 0; });
    }

    return {
      /** @param {string} level @param {string} text */
      find: function (level, text) { return find(level, text).map(shown); },
      /** @param {string} text @param {string} level */
      nearest: function (text, level) { return Places.nearestIn(index[level], text, 3); },
      /** The communes of today that an old unit has a part in. @param {string} level @param {string} code */
      today: function (level, code) {
        var place = index[level].byCode[code];
        return place ? place.today.map(function (one) { return shown(index.commune.byCode[one]); }) : [];
      },
      /** @param {string} level @param {string} code */
      named: function (level, code) {
        return index[level].byCode[code] ? shown(index[level].byCode[code]) : null;
      },
      /**
       * Communes of today while somebody types: by their own name, and by old names that lead to them.
       * @param {string} text @param {number} limit @param {string[]} [near] provinces of today that come first
       * @returns {{code: string, name: string, within: string, was: string}[]}
       */
      suggest: function (text, limit, near) {
        var scored = [], typed = Search.fold(text.replace(/[.,]/g, " ")) + " ";

        function add(place, codes, was, score) {
          score += typed.indexOf(Search.fold(place.kind) + " ") === 0 ? 1 : 0;
          codes.forEach(function (code) { scored.push({ code: code, was: was ? Places.fullName(place) : "", score: score }); });
        }

        [typed.replace(COMMUNE, ""), COMMUNE.test(typed) ? typed : ""].forEach(function (one) {
          var words = one.replace(AROUND, " ").split(" ").filter(Boolean);
          if (words.length && !/^(xa|phuong|x|p)$/.test(words.join(" "))) {
            matching("commune", words).forEach(function (hit) { add(hit.place, [hit.place.code], false, hit.score + 0.5); });
            matching("old_commune", words).forEach(function (hit) { add(hit.place, hit.place.today, true, hit.score); });
          }
        });
        if (OF_DISTRICT.test(typed)) {
          find("old_district", text).forEach(function (place) { add(place, place.today, true, typed.trim().split(" ").length * 2 + DISTRICT); });
        }
        scored.forEach(function (one) {
          var province = index.commune.byCode[one.code].within[0].name;
          one.score += near && near.indexOf(province) >= 0 ? NEAR : 0;
        });
        scored.sort(function (one, other) { return other.score - one.score; });
        var found = [];
        scored.forEach(function (one) {
          if (found.length < limit && one.score * 2 >= scored[0].score && !found.some(function (known) { return known.code === one.code; })) {
            found.push(Object.assign(shown(index.commune.byCode[one.code]), { was: one.was }));
          }
        });
        return found;
      }
    };
  }

  Places.open = open;
})(globalThis.OcopPlaces = globalThis.OcopPlaces || {}, globalThis.OcopSearch = globalThis.OcopSearch || {});
