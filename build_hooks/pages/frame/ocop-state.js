// What is said of a certificate on the day a page is read: model/certificate.py gives two sayings and the day of the
// turn.
(() => {
  /**
   * What is said first holds through the day `until`, what is said then on every day behind it.
   * @param {string} until "yyyy-mm-dd" @param {string} day @returns {"first" | "then"}
   */
  const turn = (until, day) => (day > until ? "then" : "first");

  /**
   * Let every element that knows a turn say today's words and state, which it carries in data-first, data-first-state,
   * data-then and data-then-state. One without data-first was printed with those words; in a verdict they stand behind
   * its stars.
   * @param {ParentNode} where @param {number} clock
   */
  function show(where, clock) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = where.querySelectorAll("[data-until]");
    for (const element of found) {
      const words = element.lastElementChild || element;
      element.dataset.first = element.dataset.first ?? words.textContent ?? "";
      const now = turn(element.dataset.until || "", OcopDay.today(clock, element.dataset.asOf || ""));
      const state = element.dataset[`${now}State`];
      if (state) element.dataset.state = state;
      words.textContent = element.dataset[now] ?? words.textContent;
    }
  }

  /**
   * Now, and whenever the day may have changed: a page can stay open for days, on a showroom's screen, in a phone's
   * back list.
   * @param {() => void} then
   */
  function daily(then) {
    then();
    document.addEventListener("visibilitychange", then);
    window.addEventListener("pageshow", then);
    window.setInterval(then, 10 * 60 * 1000);
  }

  globalThis.OcopState = { turn, show, daily };
  daily(() => show(document, Date.now()));
})();
