// The facets of what was found, with counts: chosen together with each other.
((Browse) => {
  const MOST_UNASKED = 40; // values of a facet within another, of which nothing is chosen yet
  const MOST_VALUES = 8; // of a facet, before the rest waits behind a button

  /**
   * What people read; "" for a value that is not offered.
   * @param {OcopFacet} facet @param {string} value @param {OcopSearch.Engine} engine
   */
  function labelOf(facet, value, engine) {
    const label = engine.label(facet.name, value);
    return label && facet.words ? OcopWords.fill(facet.words, { value: label }) : label;
  }

  /**
   * In which order two values stand.
   * @param {OcopFacet} facet @param {OcopSearch.Counts} counts @param {OcopSearch.Engine} engine
   */
  function orderOf(facet, counts, engine) {
    const word = (/** @type {string} */ value) => labelOf(facet, value, engine);
    /** @type {Record<string, (one: string, other: string) => number>} */
    const orders = {
      greatest: (one, other) => other.localeCompare(one, "vi", { numeric: true }),
      most: (one, other) => (counts[other] || 0) - (counts[one] || 0) || word(one).localeCompare(word(other), "vi"),
    };
    return orders[facet.order] || (() => 0);
  }

  Browse.showFacets = (found, engine) => {
    const place = Browse.part("facets");
    const focused = document.activeElement?.id;
    const wide = [...place.querySelectorAll("[data-wide]")].map((one) => one.getAttribute("data-wide"));
    place.textContent = "";
    for (const facet of Browse.facets) {
      const counts = found.facets[facet.name] || {};
      const chosen = Browse.chosen(facet.name);
      const none = chosen.filter((value) => !counts[value]); // can be given up, though nothing is left of it
      const shown = [...Object.keys(counts), ...none].filter((value) => labelOf(facet, value, engine));
      // Of a whole country, only once a province is chosen.
      const isUnasked = facet.within && !Browse.current[facet.within] && shown.length > MOST_UNASKED;
      const isAlone = shown.length === 1 && !facet.alone;
      if (shown.length && (chosen.length || !(isUnasked || isAlone))) {
        shown.sort(orderOf(facet, counts, engine));
        place.append(fieldset(facet, shown, counts, engine, wide.includes(facet.name)));
      }
    }
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  };

  /**
   * @param {OcopFacet} facet @param {string[]} shown
   * @param {OcopSearch.Counts} counts @param {OcopSearch.Engine} engine
   * @param {boolean} isWide
   */
  function fieldset(facet, shown, counts, engine, isWide) {
    const chosen = Browse.chosen(facet.name);
    const labels = shown.map((value, index) => {
      const checked = chosen.includes(value);
      const id = `loc-${facet.name}-${value.replace(/\s/g, "_")}`;
      return OcopElement("label", { hidden: index >= MOST_VALUES && !isWide && !checked }, [
        OcopElement("input", { type: "checkbox", id, checked, change: () => toggle(facet, value) }),
        OcopElement("span", "", labelOf(facet, value, engine)),
        OcopElement("small", "", (counts[value] || 0).toLocaleString("vi-VN")),
      ]);
    });
    const folded = labels.filter((label) => label.hidden);
    const box = OcopElement("fieldset", { class: "ocop-facet", "data-wide": isWide ? facet.name : null }, [
      OcopElement("legend", "", facet.label),
      ...labels,
    ]);
    const words = OcopWords.fill(OcopWords.search.more_values, { count: folded.length });
    const more = OcopElement("button", { class: "ocop-facet__more", type: "button", click: unfold }, words);

    function unfold() {
      box.dataset.wide = facet.name;
      for (const label of folded) label.hidden = false;
      folded[0].querySelector("input")?.focus();
      more.remove();
    }

    if (folded.length) box.append(more);
    return box;
  }

  /** Chosen or given up; with it goes what lies within. @param {OcopFacet} facet @param {string} value */
  function toggle(facet, value) {
    const chosen = Browse.chosen(facet.name);
    const others = chosen.filter((one) => one !== value);
    const inner = Browse.facets.filter((other) => other.within === facet.name);
    Browse.go({
      ...Object.fromEntries(inner.map((other) => [other.name, ""])),
      [facet.name]: (others.length < chosen.length ? others : [...chosen, value]).join(","),
    });
  }
})(globalThis.OcopBrowse);
