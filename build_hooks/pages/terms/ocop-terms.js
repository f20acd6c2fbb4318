// Certificates by where their last day lies as seen from today, each moved to its section; and a box that leaves what
// somebody types. model/due.py says where an end belongs; how many days a section has stands in the page.
(() => {
  const list = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-terms]"));
  const box = /** @type {HTMLElement} */ (document.querySelector(".ocop-sift"));
  const field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const dated = document.querySelector("[data-ocop-day]");
  const sections = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-term]")]);
  const ranked = sections.filter(({ dataset }) => dataset.most).sort((a, b) => mostOf(a) - mostOf(b));
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("tbody > tr")]);
  const texts = rows.map((row) => row.textContent || "");

  /** Days to the last one. @param {HTMLElement} section */
  function mostOf({ dataset }) {
    return Number(dataset.most);
  }

  /** The section of a row on a day. @param {HTMLElement} row @param {string} day */
  function place({ dataset }, day) {
    const days = dataset.last ? OcopDay.between(day, dataset.last) : 0;
    const isUndecided = !dataset.last || (days < 0 && dataset.doubtful !== undefined);
    const named = (/** @type {string} */ term) => sections.find(({ dataset }) => dataset.term === term);
    if (isUndecided) return named("undecided");
    return ranked.find((section) => days <= mostOf(section)) || named("later");
  }

  /** Rows come by their last day, and so they stay. */
  function sort() {
    const day = OcopDay.today(Date.now(), list.dataset.asOf || "");
    if (dated) dated.textContent = OcopWords.fill(OcopWords.terms.as_of, { day: OcopDay.vietnamese(day) });
    for (const row of rows) place(row, day)?.querySelector("tbody")?.append(row);
    show();
  }

  function show() {
    const typed = field.value.trim();
    let count = 0;
    rows.forEach((row, at) => {
      row.hidden = !OcopHolds(texts[at], typed);
      count += Number(!row.hidden);
    });
    for (const section of sections) {
      const left = section.querySelectorAll("tbody > tr:not([hidden])").length;
      const fold = section.querySelector("details");
      section.hidden = !left;
      if (fold && typed) fold.open = true;
      /** @type {HTMLElement} */ (section.querySelector("[data-count]")).textContent = String(left);
    }
    said.textContent = typed ? OcopWords.fill(OcopWords.terms.sifted, { count, all: rows.length }) : "";
  }

  box.classList.add("ocop-sift--works");
  field.addEventListener("input", show);
  if (sections.length) OcopState.daily(sort);
})();
