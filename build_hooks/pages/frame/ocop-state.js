// What is said of a certificate on the day a page is read: model/certificate.py gives two sayings and the day of the
// turn.
((root) => {
  "use strict";

  /**
   * What is said first holds through the day `until`, what is said then on every day behind it.
   * @param {string} until "yyyy-mm-dd" @param {string} day @returns {"first" | "then"}
   */
  function turn(until, day) {
    return day > until ? "then" : "first";
  }

  /**
   * Let every element that knows a turn say today's words and state, which it carries in data-first, data-first-state,
   * data-then and data-then-state.
   * @param {ParentNode} where @param {number} clock
   */
  function show(where, clock) {
    const found = where.querySelectorAll("[data-until]");
    for (let index = 0; index < found.length; index += 1) {
      const element = /** @type {HTMLElement} */ (found[index]);
      const now = turn(element.dataset.until || "", OcopDay.today(clock, element.dataset.asOf || ""));
      const state = element.dataset[`${now}State`];
      if (state) {
        element.dataset.state = state;
      }
      element.textContent = element.dataset[now] || element.textContent;
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

  root.OcopState = { turn, show, daily };
  if (typeof document !== "undefined") {
    daily(() => {
      show(document, Date.now());
    });
  }
})(/** @type {any} */ (typeof window === "undefined" ? globalThis : window));
