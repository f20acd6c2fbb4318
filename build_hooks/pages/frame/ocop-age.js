// Say calmly that this copy's data is old: elements with data-ocop-as-of show themselves data-ocop-days after that day.
(function () {
  "use strict";

  /**
   * The day `days` after another, both "yyyy-mm-dd".
   * @param {string} day
   * @param {number} days
   * @returns {string}
   */
  function later(day, days) {
    return new Date(Date.parse(day) + days * 86400000).toISOString().slice(0, 10);
  }

  function showAge() {
    var found = document.querySelectorAll("[data-ocop-as-of]");
    for (var index = 0; index < found.length; index += 1) {
      var notice = /** @type {HTMLElement} */ (found[index]);
      var asOf = notice.dataset.ocopAsOf || "";
      notice.hidden = OcopState.today(Date.now(), asOf) <= later(asOf, Number(notice.dataset.ocopDays));
    }
  }

  OcopState.daily(showAge);
})();
