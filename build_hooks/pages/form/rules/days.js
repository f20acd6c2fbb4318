// Days and periods as people write them: the same as dates.py.
((Rules) => {
  /** @param {number} number */
  const two = (number) => (number < 10 ? "0" : "") + number;

  /** @param {number} year @param {number} month from 1 */
  function days(year, month) {
    if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
    return [4, 6, 9, 11].indexOf(month) < 0 ? 31 : 30;
  }

  /** In small letters, with plain hyphens, without a time or a stop behind it. @param {string} text */
  const plain = (text) => text.toLowerCase().replace(OcopPatterns.dashes, "-").replace(OcopPatterns.behind_day, "");

  /**
   * "2023-01-27" of "27/01/2023", "2023-1-27" or "ngày 27 tháng 1 năm 2023"; "" when it is written otherwise, null when
   * there is no such day.
   * @param {string} text @returns {string | null}
   */
  function dayOf(text) {
    const said = plain(text);
    const found = OcopPatterns.day.exec(said) || OcopPatterns.day_in_words.exec(said);
    const parts = found ? [found[3], found[2], found[1]] : OcopPatterns.iso_day.exec(said)?.slice(1);
    if (!parts) return "";
    const year = Number(parts[0]);
    const month = Number(parts[1]);
    const day = Number(parts[2]);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days(year, month)) return null;
    return `${parts[0]}-${two(month)}-${two(day)}`;
  }

  /** A day, a month or a year as the catalog writes it; "" for anything else. @param {string} text */
  function periodOf(text) {
    if (OcopPatterns.year.test(text)) return text;
    const said = plain(text);
    const found = OcopPatterns.month_of_year.exec(said) || OcopPatterns.month_in_words.exec(said);
    if (found) {
      const month = Number(found[1] || found[4]);
      const year = found[2] || found[3];
      return month >= 1 && month <= 12 && OcopPatterns.year.test(year) ? `${two(month)}/${year}` : "";
    }
    const day = dayOf(text);
    return day && OcopPatterns.year.test(String(Number(day.slice(0, 4)))) ? OcopDay.vietnamese(day) : "";
  }

  /**
   * The same day so many months later, or the last of that month.
   * @param {string} day "yyyy-mm-dd"
   * @param {number} months
   */
  function addMonths(day, months) {
    const parts = day.split("-").map(Number);
    const month = parts[0] * 12 + parts[1] - 1 + months;
    const year = Math.floor(month / 12);
    return `${year}-${two((month % 12) + 1)}-${two(Math.min(parts[2], days(year, (month % 12) + 1)))}`;
  }

  /** The first and the last day of a period as `periodOf` gives it. @param {string} period @returns {string[]} */
  function spanOf(period) {
    const parts = period.split("/").reverse();
    const month = parts[1] || "12";
    return [
      [parts[0], parts[1] || "01", parts[2] || "01"].join("-"),
      [parts[0], month, parts[2] || days(Number(parts[0]), Number(month))].join("-"),
    ];
  }

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ addMonths, spanOf, dayOf, periodOf }));
})(globalThis.OcopRules);
