// What a visitor of the kiosk can open: groups, places, a list of products, a search, one product.
((showroom) => {
  const { shelf } = showroom;
  // As they are in Vietnamese: who shows a title asks `shelf.told` for it.
  const TITLES = {
    byPlace: OcopWords.showroom.by_place,
    places: OcopWords.showroom.places,
    home: OcopWords.showroom.what_to_see,
    search: OcopWords.showroom.find,
  };

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

  /**
   * A tile with a picture, with the plate of a group that has none, or with the dots of a place.
   * @param {string} name @param {string} line @param {number} photo @param {() => OcopShowroom.View} its
   * @param {{group?: string, drawn?: string}} [otherwise]
   * @returns {OcopShowroom.Entry}
   */
  const tile = (name, line, photo, its, otherwise) => ({ name, line, photo, view: its, ...otherwise });

  function home() {
    const entries = shelf.groups.map(([group, name, line, photo]) =>
      tile(name, line, photo, () => list(name, { group }), { group }),
    );
    return view("home", TITLES.home, shelf.places.length ? [...entries, byPlace()] : entries);
  }

  /** Provinces, or the communes of the only one. */
  function byPlace() {
    const { places } = shelf;
    const drawn = places.length > 1 ? "nation" : places[0][0];
    const provinces = () => places.map((row) => tile(row[1], row[2], row[3], () => communes(row)));
    const its = () => (places.length > 1 ? view("list", TITLES.byPlace, provinces(), -1, drawn) : communes(places[0]));
    return tile(TITLES.byPlace, TITLES.places, -1, its, { drawn });
  }

  /** A province's communes, or its products at once where there is no choice. @param {OcopShowroom.Province} row */
  function communes([province, name, line, , its, all]) {
    const whole = list(name, { province });
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

  showroom.views = { home, at, search: () => view("search", TITLES.search), cards };
})(globalThis.OcopShowroom);
