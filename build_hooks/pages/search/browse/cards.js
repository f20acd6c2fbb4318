// Results as cards, a page of them.
((Browse, Find) => {
  /** @param {OcopSearch.Item} item @param {Record<string, boolean>} matched */
  function card(item, matched) {
    const image = { loading: "lazy", decoding: "async", alt: "", width: 320, height: 240, src: Find.root + item.photo };
    const { group = "", place } = item;
    const name = Find.marked("ocop-card__name", item.name, matched);
    const isPlate = !item.photo && !item.alcohol;
    const picture = () =>
      OcopElement("span", "ocop-card__photo", [
        isPlate ? plate(group, name) : OcopElement("img", image),
        item.sample ? OcopElement("span", "ocop-sample", OcopWords.search.sample) : null,
      ]);
    return OcopElement("li", item.alcohol ? "ocop-card ocop-card--text" : "ocop-card", [
      OcopElement("a", { href: Find.root + item.url }, [
        item.alcohol ? null : picture(),
        isPlate ? null : name,
        place ? OcopElement("span", "ocop-card__place", place) : null,
      ]),
      verdict(item),
    ]);
  }

  /** As frame/card.html has it. @param {string} group @param {Node} name */
  function plate(group, name) {
    const said = OcopElement("small", "", OcopWords.search.no_photo);
    return OcopElement("span", `ocop-plate ocop-plate--${group}`, [name, said]);
  }

  /**
   * As frame/verdict-short.html has it: what can end says so on the day, though the page stays open (ocop-state.js).
   * @param {OcopSearch.Item} item
   */
  function verdict({ withdrawn, state = "", last_day: until, as_of, then = "", stars = 0, alcohol, disputed }) {
    const { states } = Browse;
    if (withdrawn) return OcopElement("span", "ocop-card__place", OcopWords.search.withdrawn);
    const made = OcopElement("span", "ocop-verdict");
    const first = until ? "valid" : state;
    const said = { disputed, state, now: states[state], until, as_of, first: states[first] };
    // biome-ignore lint/suspicious/noThenProperty: words and a state of the payload; nobody awaits them
    const whole = { ...said, then: states[then], states: { first, then } };
    OcopCarry(made, whole, alcohol ? 0 : stars, OcopWords.fill(OcopWords.search.rank, { stars }));
    return made;
  }

  Browse.showCards = (ids, near, engine, matched) => {
    /** @param {number[]} some */
    const list = (some) =>
      some.length
        ? OcopElement(
            "ul",
            "ocop-cards",
            some.map((id) => card(engine.item(id), matched)),
          )
        : "";
    const heading = near < ids.length ? OcopElement("h2", "ocop-browse__near", OcopWords.search.near) : "";
    Browse.part("results").replaceChildren(list(ids.slice(0, near)), heading, list(ids.slice(near)));
  };
})(globalThis.OcopBrowse, globalThis.OcopFind);
