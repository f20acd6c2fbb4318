// Say calmly that this copy's data is old: elements with data-ocop-as-of show themselves data-ocop-days after that day.
(function () {
  "use strict";

  function showAge() {
    var found = document.querySelectorAll("[data-ocop-as-of]");
    for (var index = 0; index < found.length; index += 1) {
      var notice = /** @type {HTMLElement} */ (found[index]);
      var asOf = notice.dataset.ocopAsOf || "";
      notice.hidden = OcopDay.today(Date.now(), asOf) <= OcopDay.later(asOf, Number(notice.dataset.ocopDays));
    }
  }

  OcopState.daily(showAge);
})();
