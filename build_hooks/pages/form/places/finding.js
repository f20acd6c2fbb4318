// The places that a text names, by code or by name, in one vintage; and those it nearly names: places/find.py,
// spelling.py.
((Places) => {
  const WRONG_KIND = 0.5;
  const WRONG_AROUND = 2;
  const NAMES_COMPARED = 150;

  /**
   * @param {OcopPlaces.Place[]} places of one level; those of earlier years go by no code
   * @param {OcopRules.Names} names @returns {OcopPlaces.Index}
   */
  function indexOf(places, names) {
    /** @type {OcopPlaces.Index} */
    const index = { places, names, byCode: {}, byKey: new Map(), pairs: new Map() };
    places.forEach((place) => {
      const key = Places.nameKey(place.name);
      if (!place.became) index.byCode[place.code] = place;
      index.byKey.set(key, (index.byKey.get(key) || []).concat(place));
    });
    return index;
  }

  /**
   * Whether the part names the unit as it was called in any of the years.
   * @param {OcopPlaces.Part} part @param {OcopPlaces.Place} unit
   */
  const isNamed = (part, unit) =>
    [unit].concat(unit.former || []).some((one) => Places.means(part, one, Places.allows));

  /**
   * Whether the parts name units around the place, in order; a level may be left out.
   * @param {OcopPlaces.Place} place @param {OcopPlaces.Part[]} around
   */
  function liesIn(place, around) {
    let at = 0;
    return around.every((part) => {
      while (at < place.within.length) if (isNamed(part, place.within[at++])) return true;
      return false;
    });
  }

  /**
   * Every place the text may mean: those with the same marks or, when there are none, alike.
   * @param {OcopPlaces.Index} index @param {string} text
   */
  function find(index, text) {
    if (index.byCode[text.trim()]) return [index.byCode[text.trim()]];
    const parts = Places.partsOf(text);
    const first = parts[0] || [];
    const around = parts.slice(1);
    const keys = Array.from(new Set(first.map((reading) => Places.nameKey(reading.name))));
    const found = keys
      .flatMap((key) => index.byKey.get(key) || [])
      .filter((place) => Places.means(first, place, Places.allows) && liesIn(place, around));
    const spelled = found.filter((place) =>
      Places.means(first, place, (reading) => index.names.same(reading.name, place.name)),
    );
    return spelled.length ? spelled : found;
  }

  // Every old place the text may mean; a name of an earlier year leads to what it became.
  Places.findOld = (index, earlier, text) => {
    const found = find(index, text);
    if (found.length) return found;
    const codes = find(earlier, text).flatMap((place) => place.became || []);
    return Array.from(new Set(codes)).map((code) => index.byCode[code]);
  };

  /** Pairs of letters. @param {string} key */
  function pairs(key) {
    const letters = ["^"].concat(Array.from(key), "$");
    /** @type {Set<string>} */
    const found = new Set();
    for (let i = 1; i < letters.length; i++) found.add(letters[i - 1] + letters[i]);
    return found;
  }

  /** Those of a name in the index, made once. @param {OcopPlaces.Index} index @param {string} key */
  function pairsIn(index, key) {
    const found = index.pairs.get(key) || pairs(key);
    index.pairs.set(key, found);
    return found;
  }

  /** Letters to add, drop, change or swap with their neighbour. @param {string} one @param {string} other */
  function distance(one, other) {
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row.push(cost);
      }
      before = last;
      last = row;
    }
    return last[other.length];
  }

  /**
   * Edits between a part and the place's own name; Infinity when more than half of the letters differ.
   * @param {OcopPlaces.Part} part @param {OcopPlaces.Place} place
   */
  function nameCost(part, place) {
    const key = Places.nameKey(place.name);
    return part.reduce((cost, reading) => {
      const written = Places.nameKey(reading.name);
      const edits = distance(written, key);
      const wrongKind = reading.kind === null || reading.kind === place.kind ? 0 : WRONG_KIND;
      return edits <= Math.max(written.length, key.length) / 2 ? Math.min(cost, edits + wrongKind) : cost;
    }, Infinity);
  }

  /**
   * How badly a part fits the best of the units around the place; what is known of a unit is kept.
   * @param {OcopPlaces.Part} part @param {number} number of the part @param {OcopPlaces.Place} place
   * @param {Record<string, number>} known
   */
  function aroundCost(part, number, place, known) {
    return place.within.reduce((least, unit) => {
      const key = `${number} ${unit.code}`;
      if (known[key] === undefined) known[key] = Math.min(nameCost(part, unit), WRONG_AROUND);
      return Math.min(least, known[key]);
    }, WRONG_AROUND);
  }

  /**
   * The places whose names share most pairs of letters with the text, and all in the province it names.
   * @param {OcopPlaces.Index} index @param {OcopPlaces.Part} first @param {OcopPlaces.Part[]} around
   */
  function alike(index, first, around) {
    const asked = first.map((reading) => pairs(Places.nameKey(reading.name)));
    const scored = Array.from(index.byKey)
      .map(([key, places]) => {
        const own = pairsIn(index, key);
        return {
          places,
          score: asked.reduce((best, other) => {
            let shared = 0;
            for (const pair of own) shared += other.has(pair) ? 1 : 0;
            return Math.max(best, (2 * shared) / (own.size + other.size));
          }, 0),
        };
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, NAMES_COMPARED);
    const found = scored.flatMap((one) => one.places);
    const last = around[around.length - 1];
    return last ? found.concat(placesIn(index, last)) : found;
  }

  /**
   * All in a province that the part means, which is asked once of each.
   * @param {OcopPlaces.Index} index @param {OcopPlaces.Part} part
   */
  function placesIn(index, part) {
    /** @type {Map<OcopPlaces.Place, boolean>} */
    const meant = new Map();
    return index.places.filter((place) => {
      const province = place.within[place.within.length - 1];
      if (!meant.has(province)) meant.set(province, Places.means(part, province));
      return meant.get(province);
    });
  }

  /**
   * The full names of up to so many places, the nearest in spelling first.
   * @param {OcopPlaces.Index} index @param {string} text @param {number} most
   */
  function nearest(index, text, most) {
    const parts = Places.partsOf(text);
    const first = parts[0] || [];
    const around = parts.slice(1);
    /** @type {Record<string, { cost: number, name: string }>} by code */
    const near = {};
    /** @type {Record<string, number>} */
    const known = {};
    alike(index, first, around).forEach((place) => {
      const cost = around.reduce(
        (sum, part, number) => sum + aroundCost(part, number, place, known),
        nameCost(first, place),
      );
      if (cost < Infinity) {
        near[place.code] = { cost, name: Places.fullName(place) };
      }
    });
    return Object.keys(near)
      .map((code) => near[code])
      .sort((one, other) => one.cost - other.cost || (one.name < other.name ? -1 : 1))
      .slice(0, most)
      .map((one) => one.name);
  }

  Places.indexOf = indexOf;
  Places.findIn = find;
  Places.nearestIn = nearest;
})(globalThis.OcopPlaces);
