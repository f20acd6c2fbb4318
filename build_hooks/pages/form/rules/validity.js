// The last valid day of several recognitions: the same as model/recognition.py.
((Rules) => {
  const VALID_MONTHS = 36; // QĐ 148/QĐ-TTg

  /** Its order among decisions, and its last valid day; "" without any. @param {any} its fields of a recognition */
  function decided(its) {
    const issued = its.issued?.day;
    const until = its.valid_until?.day;
    const term = issued ? Rules.addMonths(issued, VALID_MONTHS) : until;
    return { order: term ? `${term} ${issued || ""}` : "", last: until || term || "" };
  }

  /**
   * The last valid day of the newest decision; of two of one day the earlier. "" where no decision has a day.
   * @param {any[]} recognitions records
   */
  function lastValidDay(recognitions) {
    return recognitions
      .map((one) => decided(one.fields))
      .reduce(
        (best, one) => {
          const isNewer = one.order > best.order || (one.order === best.order && one.last < best.last);
          return one.last && isNewer ? one : best;
        },
        { order: "", last: "" },
      ).last;
  }

  Rules.lastValidDay = lastValidDay;
})(globalThis.OcopRules);
