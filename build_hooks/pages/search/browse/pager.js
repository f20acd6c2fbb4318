// The way to the other pages of what was found, as lists/pager.html has it.
((Browse) => {
  const PER_PAGE = 48; // as a list has them (lists/listing.py)
  const FEW = 3; // pages are reached by those before and behind

  /** @param {number} number @param {string} text @param {OcopAttributes} given */
  function link(number, text, given) {
    const to = Browse.addressOf({ ...Browse.current, page: number > 1 ? String(number) : "" });
    return OcopElement("a", { href: to, ...given }, text);
  }

  /** The first, the last, and those around this one. @param {number} here @param {number} last */
  function numbers(here, last) {
    const shown = [...new Set([1, here - 1, here, here + 1, last])].filter((one) => one > 0 && one <= last);
    const items = shown.map((one, at) =>
      OcopElement("li", at && one > shown[at - 1] + 1 ? "ocop-pager__far" : "", [
        link(one, String(one), { "aria-current": one === here ? "page" : null }),
      ]),
    );
    return OcopElement("ol", "", items);
  }

  Browse.showPager = (count) => {
    const last = Math.max(Math.ceil(count / PER_PAGE), 1);
    const here = Math.min(Number(Browse.current.page) || 1, last);
    const words = OcopWords.fill(OcopWords.search.page, { number: here, last });
    const box = Browse.part("pager");
    box.hidden = last === 1;
    box.replaceChildren(
      here > 1 ? link(here - 1, OcopWords.search.previous, { class: "ocop-button", rel: "prev" }) : "",
      OcopElement("span", "", words),
      here < last ? link(here + 1, OcopWords.search.next, { class: "ocop-button", rel: "next" }) : "",
      last > FEW ? numbers(here, last) : "",
    );
    return { from: (here - 1) * PER_PAGE, to: Math.min(here * PER_PAGE, count), here, last };
  };
})(globalThis.OcopBrowse);
