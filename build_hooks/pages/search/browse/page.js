// The browse page: what was found, how many, what else to try, sorting.
((Browse, Find) => {
  const PAGES = 6; // written by hand, below the products
  const { part, page, facets } = Browse;
  const plain = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-plain]"));
  const waiting = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-waiting]"));
  const sort = /** @type {HTMLSelectElement} */ (part("sort"));
  const filters = /** @type {HTMLDetailsElement} */ (part("filters"));
  const isWide = window.matchMedia("(min-width: 60em)"); // where they stand beside the cards, with no way to open them
  const title = document.title;

  const active = () => facets.filter((facet) => Browse.current[facet.name]);

  /** @param {number} count */
  const counted = (count) => count.toLocaleString("vi-VN");

  /** @param {number} count of products @param {OcopSearch.Found} found @param {OcopSearch.Engine} engine */
  function headline(count, found, engine) {
    const query = Browse.current.q;
    const products = OcopWords.fill(OcopWords.search.products, { count: counted(count - found.near) });
    if (!engine.count) return OcopWords.search.empty;
    if (!count && !query) return OcopWords.search.no_products;
    if (!count) return OcopWords.fill(OcopWords.search.no_products_for, { query });
    if (found.partial) return OcopWords.fill(OcopWords.search.nearest_to, { query });
    const said = query ? OcopWords.fill(OcopWords.search.products_for, { products, query }) : products;
    return found.near ? OcopWords.fill(OcopWords.search.and_near, { found: said, count: counted(found.near) }) : said;
  }

  /** @param {number[]} ids @param {OcopSearch.Engine} engine @param {Record<string, boolean>} matched */
  function showPages(ids, engine, matched) {
    const box = part("pages");
    const lines = ids.slice(0, PAGES).map((id) => {
      const { name, url, description } = engine.item(id);
      const link = OcopElement("a", { href: Find.root + url }, Find.marked("", name, matched));
      return OcopElement("li", "", [link, OcopElement("span", "ocop-quiet", ` ${description}`)]);
    });
    box.querySelector("ul")?.replaceChildren(...lines);
    box.hidden = !ids.length;
  }

  /** @param {OcopSearch.Found} found @param {OcopSearch.Engine} engine @param {number} count of products */
  function showNearest(found, engine, count) {
    const place = part("nearest");
    const query = Browse.current.q;
    /** @param {Record<string, string>} to @param {string} text */
    const chip = (to, text) => OcopElement("li", "", OcopElement("a", { href: Browse.addressOf(to) }, text));
    const unfiltered = () => chip({ q: query }, OcopWords.fill(OcopWords.search.without_filters, { query }));
    const { queries, groups } = found.suggestions;
    /** @param {OcopSearch.Entry} entry */
    const link = (entry) => {
      const text = OcopWords.fill(OcopWords.search.entry, { name: entry.name, line: Find.lineOf(entry) });
      return OcopElement("li", "", OcopElement("a", { href: Find.root + entry.url }, text));
    };
    place.replaceChildren(
      ...found.entries.map(link),
      ...(!count && query && active().length ? [unfiltered()] : []),
      ...queries.map((near) => chip({ q: near }, OcopWords.fill(OcopWords.search.did_you_mean, { query: near }))),
      ...(count ? [] : groups.map((group) => chip({ group }, engine.label("group", group)))),
      ...(!count && engine.count ? [chip({}, OcopWords.search.all_products)] : []),
    );
    place.hidden = !place.children.length;
  }

  /** @param {OcopSearch.Found} found @param {OcopSearch.Engine} engine */
  function showFound(found, engine) {
    const products = found.ids.filter((id) => id < engine.count);
    const count = active().length;
    const { q } = Browse.current;
    document.title = (q ? `${q} – ` : "") + title;
    const { from, to, here, last } = Browse.showPager(products.length);
    const said = headline(products.length, found, engine);
    part("count").textContent =
      here > 1 ? OcopWords.fill(OcopWords.search.on_page, { found: said, number: here, last }) : said;
    part("summary").textContent = count
      ? OcopWords.fill(OcopWords.search.filters_set, { count })
      : OcopWords.search.filters;
    part("done").textContent = OcopWords.fill(OcopWords.search.show_products, { count: counted(products.length) });
    part("clear").hidden = !count;
    Browse.showFacets(found, engine);
    showNearest(found, engine, products.length);
    const near = found.near ? Math.max(found.nearFrom - from, 0) : to - from;
    Browse.showCards(products.slice(from, to), near, engine, found.matched);
    showPages(here < last ? [] : found.ids.filter((id) => id >= engine.count), engine, found.matched);
  }

  /** Where somebody was before, or at the top of another page. @param {boolean} isTurned */
  function goToPlace(isTurned) {
    const kept = history.state?.scrolled;
    if (kept !== undefined) {
      window.scrollTo(0, kept);
    } else if (isTurned) {
      window.scrollTo(0, 0);
      part("count").focus({ preventScroll: true });
    }
  }

  Browse.show = () => {
    const values = Browse.asked();
    const isTurned = values.page !== Browse.current.page;
    Browse.current = values;
    if (document.activeElement !== Find.input) Find.input.value = values.q;
    sort.value = values.sort || "relevance";
    const chosen = Object.fromEntries(active().map(({ name }) => [name, values[name].split(",")]));
    Find.search(values.q, { filters: chosen, sort: sort.value }, (found, engine) => {
      if (values !== Browse.current) return; // asked for something else in the meantime
      waiting.textContent = found ? "" : OcopWords.search.not_opened_groups_below;
      plain.hidden = Boolean(found);
      page.hidden = !found;
      if (!found || !engine) return;
      showFound(found, engine);
      goToPlace(isTurned);
    });
  };

  sort.addEventListener("change", () => Browse.go({ sort: sort.value === "relevance" ? "" : sort.value }));
  part("clear").addEventListener("click", () => Browse.go(Object.fromEntries(facets.map(({ name }) => [name, ""]))));
  part("done").addEventListener("click", () => {
    filters.open = false;
    part("count").focus();
  });
  page.addEventListener("click", Browse.keepPlace, true); // before a link leads away
  window.addEventListener("hashchange", () => {
    const isPlace = location.hash && !location.hash.includes("="); // in the page, as the skip link has it
    if (!isPlace && Browse.addressOf(Browse.asked()) !== Browse.addressOf(Browse.current)) Browse.show();
  });
  filters.open = isWide.matches;
  isWide.addEventListener("change", () => {
    filters.open = isWide.matches;
  });
  waiting.textContent = OcopWords.search.opening;
  Browse.show();
})(globalThis.OcopBrowse, globalThis.OcopFind);
