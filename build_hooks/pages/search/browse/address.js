// What the browse page was asked for: all of it stands in the address behind "#".
((Browse) => {
  const LONGEST = 80; // letters of a query
  const page = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-browse]"));
  const given = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-words]"));
  const { facets, state } = JSON.parse(given.textContent || "{}");
  /** @type {Record<string, string>} by what they mean, the keys of the address */
  const keys = { q: "q" };
  for (const facet of facets) keys[facet.name] = facet.address;
  keys.sort = "xep";
  keys.page = "trang";

  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-ocop-${name}]`));

  function asked() {
    /** @type {Record<string, string>} */
    const values = {};
    const said = new URLSearchParams(location.hash.slice(1) || location.search.slice(1));
    for (const [name, key] of Object.entries(keys)) values[name] = said.get(key) || "";
    values.q = values.q.slice(0, LONGEST);
    values.sort = part("sort").querySelector(`option[value='${CSS.escape(values.sort)}']`) ? values.sort : "";
    values.page = Number(values.page) > 1 ? String(Math.floor(Number(values.page))) : "";
    return values;
  }

  /** @param {Record<string, string>} values */
  function addressOf(values) {
    const said = new URLSearchParams(
      Object.keys(keys).flatMap((name) => (values[name] ? [[keys[name], values[name]]] : [])),
    );
    return `#${said.toString() || "q="}`; // never empty: words behind "?" would count again
  }

  /** Another question begins on its first page. @param {Record<string, string>} changes */
  function go(changes) {
    const hash = addressOf({ ...Browse.current, page: "", ...changes });
    if (hash === location.hash) return;
    keepPlace();
    location.hash = hash; // a step that Back takes back
    Browse.show(); // now, and not with "hashchange": a key pressed in between would fall on a box that is replaced
  }

  /** How far one has scrolled stays with this step: results come too late for the browser to know. */
  const keepPlace = () => history.replaceState({ scrolled: window.scrollY }, "");

  /** The values of a facet that are chosen. @param {string} facet */
  const chosen = (facet) => Browse.current[facet].split(",").filter(Boolean);

  Object.assign(Browse, {
    page,
    part,
    facets,
    states: state,
    asked,
    addressOf,
    go,
    keepPlace,
    chosen,
    current: asked(),
  });
})(globalThis.OcopBrowse);
