// The tables of places taken apart: today's provinces and communes, and the units before 01/07/2025.
globalThis.OcopPlaces = globalThis.OcopPlaces || {};
((Places) => {
  "use strict";

  /**
   * A unit of either vintage; `within` are the units around it, the nearest first; `today` the codes it has a part in;
   * `former` what it was called before; `became` the codes before 01/07/2025 of what a unit of an earlier year became.
   * @typedef {{code: string, kind: string, name: string, within: Place[], today: string[], former?: Place[],
   *   became?: string[]}} Place
   */

  /** @param {string} text lines of code, letter of the kind, name, and codes */
  function rows(text, kinds) {
    return text.split("\n").map((line) => {
      const cells = line.split("\t");
      return { code: cells[0], kind: kinds[cells[1]], name: cells[2], codes: cells[3] || "" };
    });
  }

  /** Sorted and each once. @param {string[]} codes */
  function sorted(codes) {
    return Array.from(new Set(codes.filter(Boolean))).sort();
  }

  /**
   * The units of earlier years, made into found.earlier_district and found.earlier_commune; districts get their `former`.
   * @param {{earlier: string, kinds: Record<string, string>}} data @param {Record<string, Place[]>} found
   */
  function earlier(data, found) {
    const byCode = {};
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
        let place;
        if (cells.length === 1) {
          district = byCode[cells[0]];
        } else if (cells.length === 5) {
          place = {
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

  /**
   * @param {{today: string, before: string, earlier: string, kinds: Record<string, string>}} data
   * @returns {Record<string, Place[]>} by level
   */
  function tables(data) {
    const found = {
      province: [],
      commune: [],
      old_district: [],
      old_commune: [],
      earlier_district: [],
      earlier_commune: [],
    };
    let province;
    let district;
    rows(data.today, data.kinds).forEach((row) => {
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
    found.old_district.forEach((one) => {
      one.today = sorted(one.today);
    });
    earlier(data, found);
    return found;
  }

  /** "xã Hòa Lạc, tỉnh An Giang". @param {Place} place */
  function fullName(place) {
    return [place]
      .concat(place.within)
      .map((one) => `${one.kind.toLowerCase()} ${one.name}`)
      .join(", ");
  }

  Places.tables = tables;
  Places.fullName = fullName;
})(globalThis.OcopPlaces);
