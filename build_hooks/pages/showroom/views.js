// What a visitor of the kiosk can open: groups, places, a list of products, a search, one product.
((showroom) => {
  const { shelf } = showroom;

  /**
   * @param {string} kind @param {string} title @param {OcopShowroom.Entry[]} [entries] @param {number} [id]
   * @param {string} [drawn] whose dots stand beside the entries
   * @returns {OcopShowroom.View}
   */
  const view = (kind, title, entries = [], id = -1, drawn = "") => {
    return { kind, title, entries, page: 0, query: "", id, drawn };
  };

  /** @param {number[]} ids @returns {OcopShowroom.Entry[]} */
  const cards = (ids) => ids.map((id) => ({ id, view: () => view("product", "", [], id) }));

  /** @param {string} title @param {Record<string, string>} filters */
  const list = (title, filters) => view("list", title, cards(shelf.of(filters)));

  /** @param {string} name @param {string} line @param {number} photo @param {() => OcopShowroom.View} its */
  const tile = (name, line, photo, its) => ({ name, line, photo, view: its });

  function home() {
    const entries = shelf.groups.map(([group, name, line, photo]) =>
      tile(name, line, photo, () => list(name, { group })),
    );
    const byPlace = shelf.places.length
      ? [tile(OcopWords.showroom.by_place, OcopWords.showroom.places, -1, places)]
      : [];
    return view("home", OcopWords.showroom.what_to_see, [...entries, ...byPlace]);
  }

  function places() {
    const entries = shelf.places.map((row) => tile(row[1], row[2], row[3], () => communes(row)));
    const drawn = shelf.places.length > 1 ? "nation" : shelf.places[0][0];
    return view("list", OcopWords.showroom.by_place, entries, -1, drawn);
  }

  /** A province's communes, or its products at once where there is no choice. @param {OcopShowroom.Province} row */
  function communes([province, name, line, , its]) {
    const whole = list(name, { province });
    const all = OcopWords.fill(OcopWords.showroom.all_of, { place: name });
    const entries = its.map(([commune, title, count]) => tile(title, count, -1, () => list(title, { commune })));
    return its.length < 2 ? whole : view("list", name, [tile(all, line, -1, () => whole), ...entries], -1, province);
  }

  /** A province or commune with products. @param {string} code @returns {OcopShowroom.View} */
  function at(code) {
    const row = shelf.places.find(([province]) => province === code);
    if (row) return communes(row);
    const [, title] = shelf.places.flatMap(([, , , , its]) => its).find(([commune]) => commune === code) || ["", ""];
    return list(title, { commune: code });
  }

  showroom.views = { home, at, search: () => view("search", OcopWords.showroom.find), cards };
})(globalThis.OcopShowroom);
