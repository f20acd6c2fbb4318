// In a folder the home page says how old this copy is, from the first day: nothing else there can tell of a newer one.
(() => {
  /** @type {HTMLElement | null} */
  const line = document.querySelector("[data-ocop-copy]");
  if (!line || location.protocol !== "file:") return;
  OcopState.daily(() => {
    const asOf = line.dataset.ocopCopy || "";
    const days = OcopDay.between(asOf, OcopDay.today(Date.now(), asOf));
    const day = OcopDay.vietnamese(asOf);
    line.textContent = days
      ? OcopWords.fill(OcopWords.lists.copy_of_days, { day, days })
      : OcopWords.fill(OcopWords.lists.copy_of_today, { day });
    line.hidden = false;
  });
})();
