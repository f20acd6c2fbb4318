// Say calmly that this copy's data is old: elements with data-ocop-as-of show themselves data-ocop-days after that day.
(() => {
  OcopState.daily(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const notices = document.querySelectorAll("[data-ocop-as-of]");
    for (const notice of notices) {
      const asOf = notice.dataset.ocopAsOf || "";
      notice.hidden = OcopDay.today(Date.now(), asOf) <= OcopDay.later(asOf, Number(notice.dataset.ocopDays));
    }
  });
})();
