// The state of a certificate on the day a page is read: the same rule as model/certificate.py, and nothing else.
(function (root) {
  "use strict";

  var VIETNAM_HOURS = 7; // Vietnam has no summer time

  /**
   * The day in Vietnam, as "yyyy-mm-dd". A clock earlier than the page's data is wrong and is not believed.
   * @param {number} clock milliseconds since 1970, UTC
   * @param {string} asOf the day of the page's data, or ""
   * @returns {string}
   */
  function today(clock, asOf) {
    var day = new Date(clock + VIETNAM_HOURS * 3600000).toISOString().slice(0, 10);
    return asOf && day < asOf ? asOf : day;
  }

  /**
   * @param {string} lastDay the last valid day, "yyyy-mm-dd"
   * @param {string} day
   * @returns {"valid" | "ended"}
   */
  function state(lastDay, day) {
    return day > lastDay ? "ended" : "valid";
  }

  /**
   * Let every element that knows its last day say today's words, which it carries in data-valid and data-ended.
   * @param {ParentNode} where
   * @param {number} clock
   */
  function show(where, clock) {
    var found = where.querySelectorAll("[data-last-day]");
    for (var index = 0; index < found.length; index += 1) {
      var element = /** @type {HTMLElement} */ (found[index]);
      var now = state(element.dataset.lastDay || "", today(clock, element.dataset.asOf || ""));
      element.dataset.state = now;
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

  root.OcopState = { today: today, state: state, show: show, daily: daily };
  if (typeof document !== "undefined") {
    daily(function () {
      show(document, Date.now());
    });
  }
})(/** @type {any} */ (typeof window === "undefined" ? globalThis : window));
