// The tables of places taken apart: today's provinces and communes, and the units before 01/07/2025.
((Places) => {
  /**
   * @param {string} text lines of code, letter of the kind, name, and codes
   * @param {Record<string, string>} kinds by their letters
   */
  function rows(text, kinds) {
    return text.split("\n").map((line) => {
      const cells = line.split("\t");
      return { code: cells[0], kind: kinds[cells[1]], name: cells[2], codes: cells[3] || "" };
    });
  }

  /** Sorted and each once. @param {string[]} codes */
  const sorted = (codes) => Array.from(new Set(codes.filter(Boolean))).sort();

  /**
   * The units of earlier years, made into found.earlier_district and found.earlier_commune; districts get `former`.
   * @param {OcopPlaces.Data} data @param {OcopPlaces.Tables} found
   */
  function earlier(data, found) {
    /** @type {Record<string, OcopPlaces.Place>} */
    const byCode = {};
    /** @type {OcopPlaces.Place} */
    let district;
    found.old_district.concat(found.old_commune).forEach((one) => {
      byCode[one.code] = one;
      byCode[one.within[one.within.length - 1].code] = one.within[one.within.length - 1];
    });
    data.earlier
      .split("\n")
      .filter(Boolean)
      .forEach((line) => {
        const cells = line.split("\t");
        const became = cells[cells.length - 1].split(" ");
        if (cells.length === 1) {
          district = byCode[cells[0]];
        } else if (cells.length === 5) {
          const place = {
            code: cells[0],
            kind: data.kinds[cells[1]],
            name: cells[2],
            within: [byCode[cells[3]]],
            today: [],
            became,
          };
          found.earlier_district.push(place);
          byCode[place.code] = byCode[place.code] && !byCode[place.code].became ? byCode[place.code] : place;
          byCode[place.code].former = (byCode[place.code].former || []).concat(place);
        } else {
          found.earlier_commune.push({
            code: "",
            kind: data.kinds[cells[0]],
            name: cells[1] || byCode[became[0]].name,
            within: [district].concat(district.within),
            today: [],
            became,
          });
        }
      });
  }

  /** @param {OcopPlaces.Data} data @returns {OcopPlaces.Tables} */
  function tables(data) {
    /** @type {OcopPlaces.Tables} */
    const found = {
      province: [],
      commune: [],
      old_district: [],
      old_commune: [],
      earlier_district: [],
      earlier_commune: [],
    };
    /** @type {OcopPlaces.Place} */
    let province;
    /** @type {OcopPlaces.Place} */
    let district;
    rows(data.today, data.kinds).forEach((row) => {
      /** @type {OcopPlaces.Place} */
      const place = { code: row.code, kind: row.kind, name: row.name, within: [], today: [row.code] };
      if (row.code.length === 2) {
        province = place;
        found.province.push(place);
      } else {
        place.within = [province];
        found.commune.push(place);
      }
    });
    rows(data.before, data.kinds).forEach((row) => {
      /** @type {OcopPlaces.Place} */
      const place = { code: row.code, kind: row.kind, name: row.name, within: [], today: sorted(row.codes.split(" ")) };
      if (row.code.length === 2) {
        province = place;
      } else if (row.code.length === 3) {
        place.within = [province];
        district = place;
        found.old_district.push(place);
      } else {
        place.within = [district, province];
        found.old_commune.push(place);
        district.today = district.today.concat(place.today);
      }
    });
    for (const one of found.old_district) one.today = sorted(one.today);
    earlier(data, found);
    return found;
  }

  /** "xã Hòa Lạc, tỉnh An Giang". @param {OcopPlaces.Place} place */
  const fullName = (place) =>
    [place]
      .concat(place.within)
      .map((one) => `${one.kind.toLowerCase()} ${one.name}`)
      .join(", ");

  Object.assign(Places, /** @satisfies {OcopPlaces.Some} */ ({ tables, fullName }));
})(globalThis.OcopPlaces);
