// The face of the places: open(data) finds, tells the nearest spelling, and suggests while somebody types.
((Places, Search) => {
  const LEVELS = ["commune", "old_commune", "old_district"];
  const NEAR = 2;
  const DISTRICT = 3;
  const MOST_OFFERED = 30; // communes of what a name may mean; the largest district became fewer

  /**
   * Words for the kinds of some levels as they are typed, folded, the longest first.
   * @param {OcopPlaces.Wording} words @param {string[]} levels
   */
  function typedKinds(words, levels) {
    const kinds = levels.flatMap((level) => words.levels[level]);
    const typed = kinds.flatMap((kind) =>
      words.kinds[kind]
        .replace(/\(.*?\)/g, "")
        .split("|")
        .map(Search.fold),
    );
    return Array.from(new Set(typed))
      .sort((one, other) => other.length - one.length)
      .join("|");
  }

  /** @param {OcopPlaces.Data} data window.OCOP_PLACES @returns {OcopPlaces.Finder} */
  function open(data) {
    Places.learn(data.wording);
    // Kinds of communes stand in front of a name, all others anywhere.
    const communeKinds = typedKinds(data.wording, ["commune"]);
    const COMMUNE = new RegExp(`^(?:${communeKinds}) `);
    const COMMUNE_ALONE = new RegExp(`^(?:${communeKinds})$`);
    const AROUND = new RegExp(`\\b(?:${typedKinds(data.wording, ["district", "province"])})\\b`, "g");
    const OF_DISTRICT = new RegExp(`^(?:${typedKinds(data.wording, ["district"])}) `);
    const names = OcopRules.names(data.short_forms);
    /** @type {Record<string, OcopPlaces.Place[]>} */
    const tables = Places.tables(data);
    /** @type {Record<string, OcopPlaces.Index>} */
    const index = {};
    /** @type {Record<string, { place: OcopPlaces.Place, name: string, all: string }[]>} */
    const folded = {};
    LEVELS.concat("earlier_commune", "earlier_district").forEach((level) => {
      index[level] = Places.indexOf(tables[level], names);
    });

    /** Every place of a level the text may mean. @param {string} level @param {string} text */
    function find(level, text) {
      const earlier = index[level.replace("old_", "earlier_")];
      return level === "commune" ? Places.findIn(index[level], text) : Places.findOld(index[level], earlier, text);
    }

    /** What a form needs of a place. @param {OcopPlaces.Place} place */
    function shown(place) {
      const province = place.within[place.within.length - 1];
      return {
        code: place.code,
        name: Places.fullName(place),
        within: `${province.kind.toLowerCase()} ${province.name}`,
        names: [place, ...place.within].map((unit) => unit.name),
      };
    }

    /** Folded texts to look through, made when they are first asked for. @param {string} level */
    function foldedOf(level) {
      folded[level] =
        folded[level] ||
        tables[level].map((place) => {
          const units = [place]
            .concat(place.within)
            .map((one) => one.name)
            .join(" ");
          return { place, name: ` ${Search.fold(place.name)}`, all: ` ${Search.fold(units)}` };
        });
      return folded[level];
    }

    /**
     * Places in whose full name each asked word begins one; the more of the name is asked in its order, the better.
     * @param {string} level @param {string[]} words
     */
    function matching(level, words) {
      return foldedOf(level)
        .filter((one) => words.every((word) => one.all.includes(` ${word}`)))
        .map((one) => {
          let inOrder = words.length;
          const inName = words.filter((word) => one.name.includes(` ${word}`));
          while (inOrder && !one.all.startsWith(` ${words.slice(0, inOrder).join(" ")}`)) inOrder--;
          const whole = ` ${words.join(" ")} `.startsWith(`${one.name} `) ? 1 : 0;
          return { place: one.place, score: inName.length ? 2 * inOrder + 1.5 * inName.length + whole : 0 };
        })
        .filter((one) => one.score > 0);
    }

    return {
      find: (level, text) => find(level, text).map(shown),
      nearest: (text, level) => Places.nearestIn(index[level], text, 3),
      /** The communes of today that an old unit has a part in. */
      today: (level, code) => {
        const place = index[level].byCode[code];
        return place ? place.today.map((one) => shown(index.commune.byCode[one])) : [];
      },
      /** The communes of today of a district or commune before 01/07/2025; those of provinces in `near` come first. */
      within: (text, near) => {
        const old = ["old_district", "old_commune"].map((level) => find(level, text)).find((all) => all.length) || [];
        const codes = Array.from(new Set(old.flatMap((place) => place.today)));
        const all = codes.map((code) => shown(index.commune.byCode[code]));
        const isNear = (/** @type {OcopPlaces.Shown} */ place) => near.includes(place.names[place.names.length - 1]);
        return [...all.filter(isNear), ...all.filter((place) => !isNear(place))].slice(0, MOST_OFFERED);
      },
      named: (level, code) => (index[level].byCode[code] ? shown(index[level].byCode[code]) : null),
      /**
       * Communes of today while somebody types, by their own and old names; those of provinces in `near` come first.
       */
      suggest: (text, limit, near) => {
        /** @type {{ code: string, was: string, score: number }[]} */
        const scored = [];
        const typed = `${Search.fold(text.replace(/[.,]/g, " "))} `;

        /**
         * @param {OcopPlaces.Place} place @param {string[]} codes that it leads to @param {boolean} isOld
         * @param {number} score without what a kind in front of the name adds
         */
        function add(place, codes, isOld, score) {
          const kind = typed.startsWith(`${Search.fold(place.kind)} `) ? 1 : 0;
          codes.forEach((code) => {
            scored.push({ code, was: isOld ? Places.fullName(place) : "", score: score + kind });
          });
        }

        [typed.replace(COMMUNE, ""), COMMUNE.test(typed) ? typed : ""].forEach((one) => {
          const words = one.replace(AROUND, " ").split(" ").filter(Boolean);
          if (words.length && !COMMUNE_ALONE.test(words.join(" "))) {
            matching("commune", words).forEach((hit) => {
              add(hit.place, [hit.place.code], false, hit.score + 0.5);
            });
            matching("old_commune", words).forEach((hit) => {
              add(hit.place, hit.place.today, true, hit.score);
            });
          }
        });
        if (OF_DISTRICT.test(typed)) {
          find("old_district", text).forEach((place) => {
            add(place, place.today, true, typed.trim().split(" ").length * 2 + DISTRICT);
          });
        }
        scored.forEach((one) => {
          const province = index.commune.byCode[one.code].within[0].name;
          one.score += near?.includes(province) ? NEAR : 0;
        });
        scored.sort((one, other) => other.score - one.score);
        /** @type {OcopPlaces.Suggested[]} */
        const found = [];
        scored.forEach((one) => {
          if (
            found.length < limit &&
            one.score * 2 >= scored[0].score &&
            !found.some((known) => known.code === one.code)
          ) {
            found.push(Object.assign(shown(index.commune.byCode[one.code]), { was: one.was }));
          }
        });
        return found;
      },
    };
  }

  Places.open = open;
})(globalThis.OcopPlaces, globalThis.OcopSearch);
