// What a list shows of a row or a page: name, address, place, state, photo; and words for the values of facets.
((Search) => {
  /**
   * The words of a row as they are written.
   * @param {OcopSearch.Catalog} catalog @param {string[]} rows @param {number} row
   */
  function said(catalog, rows, row) {
    const words = [];
    for (let at = 0, text = rows[row]; at < text.length; at += 1) {
      words.push(catalog.tokens[Search.number(text.charCodeAt(at))]);
    }
    return words.join(" ");
  }

  /** @param {string} name @param {string} beside what the slug has behind the name's, or the whole */
  const slugOf = (name, beside) => (beside && beside[0] !== "-" ? beside : Search.slugify(name) + beside);

  /** @param {OcopSearch.Catalog} catalog @param {number} row */
  const slugAt = (catalog, row) => slugOf(said(catalog, catalog.text.names, row), catalog.slugs[row]);

  /** The address from the root of the site. @param {OcopSearch.Catalog} catalog @param {number} id */
  const url = (catalog, id) =>
    id < catalog.count ? `san-pham/${slugAt(catalog, id)}/index.html` : catalog.pages[id - catalog.count][0];

  /** One line for a card, as model/origin.py has it. @param {OcopSearch.Catalog} catalog @param {number} row */
  function placeLine(catalog, row) {
    const origin = catalog.origins[row];
    const province = origin && catalog.provinceOf(origin);
    const text = catalog.text;
    if (!province) return "";
    const commune = catalog.originCommunes[origin - 1];
    const name = commune
      ? said(catalog, text.communes, commune - 1)
      : OcopWords.fill(OcopWords.search.former, {
          place: said(catalog, text.districts, catalog.districtOf(origin) - 1),
        });
    return `${name}, ${said(catalog, text.provinces, province - 1)}`;
  }

  /**
   * What a card shows of an id: a row, or behind the rows a page.
   * @param {OcopSearch.Catalog} catalog @param {number} id @param {string} today
   */
  const card = (catalog, id, today) =>
    id < catalog.count ? productCard(catalog, id, today) : pageCard(catalog.pages[id - catalog.count]);

  /** @param {string[]} page */
  const pageCard = (page) => ({ kind: "page", name: page[1], description: page[2], url: page[0] });

  /** @param {OcopSearch.Catalog} catalog @param {number} row @param {string} today */
  function productCard(catalog, row, today) {
    const products = catalog.products;
    const flags = products.flags[row];
    const producer = products.producers[row];
    const end = products.ends[row];
    const width = products.widths[row];
    const group = catalog.groupList[products.groups[row]];
    return {
      kind: "product",
      name: said(catalog, catalog.text.names, row),
      url: url(catalog, row),
      producer: producer ? said(catalog, catalog.text.producers, producer - 1) : "",
      place: placeLine(catalog, row),
      stars: products.stars[row],
      group: group[0],
      group_name: group[1],
      state: catalog.values.state[catalog.states(today)[row] - 1],
      last_day: end ? catalog.days[end - 1] : "", // "" too where the state is the same on every day
      // biome-ignore lint/suspicious/noThenProperty: a word of the payload; nobody awaits it
      then: catalog.values.state[catalog.stateAfter(row) - 1],
      as_of: catalog.asOf,
      photo: width ? `anh/${slugAt(catalog, row)}/1-${catalog.widths[width - 1]}.webp` : "",
      disputed: Boolean(flags & Search.FLAGS.DISPUTED), // a later source names other stars
      sample: Boolean(flags & Search.FLAGS.SAMPLE),
      alcohol: Boolean(flags & Search.FLAGS.ALCOHOL),
      withdrawn: Boolean(flags & Search.FLAGS.WITHDRAWN),
    };
  }

  /**
   * Among thousands each is asked for.
   * @param {OcopSearch.Catalog} catalog @param {string} facet @param {string} value
   */
  function placeOf(catalog, facet, value) {
    const known = catalog.placesOfValues;
    known[facet] = known[facet] || new Map(catalog.values[facet].map((one, at) => [one, at]));
    return known[facet].get(value);
  }

  /**
   * What people read for a value of a facet; "" for one that is not shown.
   * @param {OcopSearch.Catalog} catalog @param {string} facet @param {string | number} value
   */
  function label(catalog, facet, value) {
    const at = placeOf(catalog, facet, String(value));
    if (at === undefined) return "";
    if (catalog.labels[facet]) return catalog.labels[facet][at];
    if (facet === "province" || facet === "commune" || facet === "producer") {
      return said(catalog, catalog.text[`${facet}s`], at);
    }
    if (facet === "state") return catalog.pills[value];
    const list = { group: catalog.groupList, producer_type: catalog.typeList }[facet];
    return list ? list[at][1] : String(value);
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ said, slugOf, url, card, label }));
})(globalThis.OcopSearch);
