// Say calmly that this copy's data is old: elements with data-ocop-as-of show themselves data-ocop-days after that day.
(() => {
  "use strict";

  function showAge() {
    const found = document.querySelectorAll("[data-ocop-as-of]");
    for (let index = 0; index < found.length; index += 1) {
      const notice = /** @type {HTMLElement} */ (found[index]);
      const asOf = notice.dataset.ocopAsOf || "";
      notice.hidden = OcopDay.today(Date.now(), asOf) <= OcopDay.later(asOf, Number(notice.dataset.ocopDays));
    }
  }

  OcopState.daily(showAge);
})();
