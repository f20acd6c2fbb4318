// The facets of what was found, with counts: chosen together with each other.
((Browse) => {
  const MOST_UNASKED = 40; // values of a facet within another, of which nothing is chosen yet and there are several
  const MOST_VALUES = 8; // of a facet, before the rest waits behind a button
  const LONG = 12; // values are sought by typing
  const MOST_AT_ONCE = 100; // values stand there after all
  const { compare } = new Intl.Collator("vi", { numeric: true });
  /** @type {Record<string, {typed: string, isWide: boolean}>} by facet, what is looked for and whether all is wanted */
  const looks = {};
  for (const { name } of Browse.facets) looks[name] = { typed: "", isWide: false };

  /**
   * What people read; "" for a value that is not offered.
   * @param {OcopFacet} facet @param {string} value @param {OcopSearch.Engine} engine
   */
  function labelOf(facet, value, engine) {
    const label = engine.label(facet.name, value);
    return label && facet.words ? OcopWords.fill(facet.words, { value: label }) : label;
  }

  /**
   * The values of a facet in their order, with what people read and their counts.
   * @param {OcopFacet} facet @param {OcopSearch.Counts} counts @param {OcopSearch.Engine} engine
   */
  function valuesOf(facet, counts, engine) {
    const chosen = Browse.chosen(facet.name);
    const none = chosen.filter((value) => !counts[value]); // can be given up, though nothing is left of it
    /** @type {OcopValue[]} */
    const values = [...Object.keys(counts), ...none]
      .map((value) => ({
        value,
        label: labelOf(facet, value, engine),
        count: counts[value] || 0,
        isChosen: chosen.includes(value),
      }))
      .filter(({ label }) => label);
    if (facet.order === "greatest") values.sort((one, other) => compare(other.value, one.value));
    if (facet.order === "most") {
      values.sort((one, other) => other.count - one.count || compare(one.label, other.label));
    }
    return values;
  }

  /** Of a whole country only once a province is chosen, and never a single one. */
  function isOffered(/** @type {OcopFacet} */ facet, /** @type {OcopValue[]} */ values, /** @type {number} */ around) {
    if (values.some(({ isChosen }) => isChosen)) return true;
    const isUnasked = around > 1 && !Browse.current[facet.within || ""] && values.length > MOST_UNASKED;
    return values.length > 1 ? !isUnasked : values.length === 1 && Boolean(facet.alone);
  }

  Browse.showFacets = (found, engine) => {
    const place = Browse.part("facets");
    const focused = document.activeElement?.id;
    place.textContent = "";
    for (const facet of Browse.facets) {
      const values = valuesOf(facet, found.facets[facet.name] || {}, engine);
      const around = Object.keys(found.facets[facet.within || ""] || {}).length;
      if (isOffered(facet, values, around)) place.append(fieldset(facet, values));
    }
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  };

  /** @param {OcopFacet} facet @param {OcopValue[]} values */
  function fieldset(facet, values) {
    const look = looks[facet.name];
    const list = OcopElement("div");

    function show() {
      const sought = values.filter(({ label, isChosen }) => isChosen || OcopHolds(label, look.typed));
      const most = look.typed || look.isWide ? MOST_AT_ONCE : MOST_VALUES;
      const shown = sought.filter(({ isChosen }, at) => isChosen || at < most);
      const rest = sought.length - shown.length;
      list.replaceChildren(...shown.map((its) => option(facet, its)), rest ? more(rest) : "");
    }

    /** @param {number} rest how many values wait */
    function more(rest) {
      if (look.typed || look.isWide) {
        return OcopElement("p", "ocop-quiet", OcopWords.fill(OcopWords.search.too_many, { count: rest }));
      }
      const words = OcopWords.fill(OcopWords.search.more_values, { count: Math.min(rest, MOST_AT_ONCE - MOST_VALUES) });
      return OcopElement("button", { class: "ocop-facet__more", type: "button", click: unfold }, words);
    }

    function unfold() {
      const before = list.querySelectorAll("input").length;
      look.isWide = true;
      show();
      list.querySelectorAll("input")[before]?.focus();
    }

    show();
    return OcopElement("fieldset", "ocop-facet", [
      OcopElement("legend", "", facet.label),
      values.length > LONG ? field(facet, look, show) : null,
      list,
    ]);
  }

  /** @param {OcopFacet} facet @param {{typed: string}} look @param {() => void} show */
  function field(facet, look, show) {
    const label = OcopWords.fill(OcopWords.search.sift_values, { facet: facet.label.toLowerCase() });
    const given = {
      type: "search",
      id: `loc-${facet.name}`,
      placeholder: label,
      "aria-label": label,
      spellcheck: "false",
    };
    const made = OcopElement("input", { ...given, class: "ocop-facet__sift", value: look.typed });
    made.addEventListener("input", () => {
      look.typed = made.value.trim();
      show();
    });
    return made;
  }

  /** @param {OcopFacet} facet @param {OcopValue} its */
  function option(facet, { value, label, count, isChosen }) {
    const id = `loc-${facet.name}-${value.replace(/\s/g, "_")}`;
    return OcopElement("label", "", [
      OcopElement("input", { type: "checkbox", id, checked: isChosen, change: () => toggle(facet, value) }),
      OcopElement("span", "", label),
      OcopElement("small", "", count.toLocaleString("vi-VN")),
    ]);
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
