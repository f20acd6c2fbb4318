// The tables of places taken apart: today's provinces and communes, and the units before 01/07/2025.
(function (Places) {
  "use strict";

  /**
   * A unit of either vintage; `within` are the units around it, the nearest first; `today` the codes it has a part in.
   * @typedef {{code: string, kind: string, name: string, within: Place[], today: string[]}} Place
   */

  /** @param {string} text lines of code, letter of the kind, name, and codes */
  function rows(text, kinds) {
    return text.split("\n").map(function (line) {
      var cells = line.split("\t");
      return { code: cells[0], kind: kinds[cells[1]], name: cells[2], codes: cells[3] || "" };
    });
  }

  /** Sorted and each once. @param {string[]} codes */
  function sorted(codes) {
    return Array.from(new Set(codes.filter(Boolean))).sort();
  }

  /**
   * @param {{today: string, before: string, kinds: Record<string, string>}} data
   * @returns {Record<string, Place[]>} by level
   */
  function tables(data) {
    var found = { province: [], commune: [], old_district: [], old_commune: [] }, province, district;
    rows(data.today, data.kinds).forEach(function (row) {
      var place = { code: row.code, kind: row.kind, name: row.name, within: [], today: [row.code] };
      if (row.code.length === 2) {
        found.province.push(province = place);
      } else {
        place.within = [province];
        found.commune.push(place);
      }
    });
    rows(data.before, data.kinds).forEach(function (row) {
      var place = { code: row.code, kind: row.kind, name: row.name, within: [], today: sorted(row.codes.split(" ")) };
      if (row.code.length === 2) {
        province = place;
      } else if (row.code.length === 3) {
        place.within = [province];
        found.old_district.push(district = place);
      } else {
        place.within = [district, province];
        found.old_commune.push(place);
        district.today = district.today.concat(place.today);
      }
    });
    found.old_district.forEach(function (one) { one.today = sorted(one.today); });
    return found;
  }

  /** "xã Hòa Lạc, tỉnh An Giang". @param {Place} place */
  function fullName(place) {
    return [place].concat(place.within).map(function (one) { return one.kind.toLowerCase() + " " + one.name; }).join(", ");
  }

  Places.tables = tables;
  Places.fullName = fullName;
})(globalThis.OcopPlaces = globalThis.OcopPlaces || {});
