// Days as "yyyy-mm-dd": today in Vietnam, the day behind one, the days between two, and one as people write it.
globalThis.OcopDay = (() => {
  const HOUR = 3600000; // ms
  const VIETNAM = 7; // hours before UTC; Vietnam has no summer time

  /** @param {number} clock ms since 1970, UTC */
  const dayAt = (clock) => new Date(clock).toISOString().slice(0, 10);

  return {
    // A clock earlier than the page's data is wrong and is not believed.
    today: (clock, asOf) => {
      const day = dayAt(clock + VIETNAM * HOUR);
      return asOf && day < asOf ? asOf : day;
    },
    later: (day, days) => dayAt(Date.parse(day) + days * 24 * HOUR),
    between: (from, to) => (Date.parse(to) - Date.parse(from)) / (24 * HOUR),
    vietnamese: (day) => {
      const [year, month, date] = day.split("-");
      return `${date}/${month}/${Number(year)}`;
    },
  };
})();
