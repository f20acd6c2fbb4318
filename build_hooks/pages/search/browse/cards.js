// Results as cards, in a list of any length: chunks far from the screen are empty boxes of the same height.
((Browse, Find) => {
  const CHUNK = 24; // cards: whole rows, whether two, three or four stand side by side
  const NEAR = "1200px"; // how far beyond the screen cards are made
  /** @type {IntersectionObserver | null} */
  let watcher = null;

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
  function verdict({ withdrawn, state = "", last_day: until, as_of, then = "", stars = 0, alcohol }) {
    const { states } = Browse;
    if (withdrawn) return OcopElement("span", "ocop-card__place", OcopWords.search.withdrawn);
    const made = OcopElement("span", "ocop-verdict");
    const first = until ? "valid" : state;
    const said = { state, now: states[state], until, as_of, first: states[first] };
    // biome-ignore lint/suspicious/noThenProperty: words and a state of the payload; nobody awaits them
    const whole = { ...said, then: states[then], states: { first, then } };
    OcopCarry(made, whole, alcohol ? 0 : stars, OcopWords.fill(OcopWords.search.rank, { stars }));
    return made;
  }

  /** @param {HTMLElement} chunk */
  function empty(chunk) {
    chunk.style.minHeight = `${chunk.offsetHeight}px`;
    chunk.textContent = "";
  }

  Browse.showCards = (ids, near, engine, matched) => {
    let known = 0; // px of a full chunk

    /** @param {HTMLElement} chunk */
    function fill(chunk) {
      const from = Number(chunk.dataset.from);
      chunk.append(...ids.slice(from, endOf(from)).map((id) => card(engine.item(id), matched)));
      chunk.style.minHeight = "";
      known = chunk.children.length === CHUNK ? chunk.offsetHeight : known;
    }

    /** Of the chunk that begins here: what only comes near begins one of its own. @param {number} from */
    const endOf = (from) => Math.min(from + CHUNK, from < near ? near : ids.length);

    /** @param {IntersectionObserverEntry} entry */
    function look({ target, isIntersecting }) {
      const chunk = /** @type {HTMLElement} */ (target);
      const isFilled = chunk.children.length > 0;
      if (isIntersecting && !isFilled) fill(chunk);
      if (!isIntersecting && isFilled && !chunk.contains(document.activeElement)) empty(chunk);
    }

    watcher?.disconnect();
    watcher = new IntersectionObserver((entries) => entries.forEach(look), { rootMargin: NEAR });
    const results = Browse.part("results");
    results.textContent = "";
    for (let from = 0; from < ids.length; from = endOf(from)) {
      const chunk = OcopElement("ul", { class: "ocop-cards", "data-from": from });
      if (from === near) results.append(OcopElement("h2", "ocop-browse__near", OcopWords.search.near));
      results.append(chunk);
      if (from) {
        chunk.style.minHeight = `${Math.round((known * (endOf(from) - from)) / CHUNK)}px`;
      } else {
        fill(chunk);
      }
      watcher.observe(chunk);
    }
  };
})(globalThis.OcopBrowse, globalThis.OcopFind);
