// The search box of every page: suggests products while one types.
((Find) => {
  const SUGGESTED = 6;
  const PAGES = 2;
  const ENTRIES = 3; // places, producers and groups in front of the products, and as many behind
  const CALLED_SO = 0.92; // of a name, that was asked for
  const { root } = Find;
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".ocop-find"));
  if (!form) return;
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  // Without a script the box only leads to the browse page: what makes it a combobox is made here.
  const list = OcopElement("ul", {
    class: "ocop-find__list",
    id: "tim-goi-y",
    role: "listbox",
    "aria-label": OcopWords.search.suggestions,
    hidden: true,
  });
  const status = OcopElement("p", { class: "ocop-find__said", role: "status" });
  const COMBOBOX = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    autocapitalize: "off",
    autocomplete: "off",
    enterkeyhint: "search",
    spellcheck: "false",
    maxlength: "80",
  };
  let isOpened = false; // the engine is there
  let active = -1;
  let awaited = ""; // the words whose answer may be shown

  /** The name with what was asked for in bold. */
  Find.marked = (className, text, matched) => {
    let at = 0;
    const parts = OcopSearch.highlight(text, matched).flatMap(([start, end]) => {
      const before = text.slice(at, start);
      at = end;
      return [before, OcopElement("b", "", text.slice(start, end))];
    });
    return OcopElement("span", className, [...parts, text.slice(at)]);
  };

  /** What an entry is, where, and how many products it has. @param {OcopSearch.Entry} entry */
  Find.lineOf = ({ kind, within, count }) => {
    const words = {
      place: OcopWords.search.a_place,
      producer: OcopWords.search.a_producer,
      group: OcopWords.search.a_group,
    };
    const products = OcopWords.fill(OcopWords.search.products, { count: count.toLocaleString("vi-VN") });
    return [words[kind], within, products].filter(Boolean).join(" · ");
  };

  /** @param {string} href @param {HTMLElement[]} parts */
  function option(href, parts) {
    const id = `goi-y-${list.children.length}`;
    list.append(
      OcopElement(
        "li",
        { class: "ocop-find__option", id, role: "option", "aria-selected": "false", "data-href": href },
        parts,
      ),
    );
  }

  /**
   * The verdict as cards have it, or what is to be said in its place. Beside stars its words are spoken, not seen: the
   * line has room for the place. Alcohol is found by its name, and no star makes more of it (Law 44/2019).
   * @param {OcopSearch.Item} item @param {OcopSearch.Engine} engine
   */
  function verdict({ withdrawn, state = "", alcohol, disputed, stars = 0 }, engine) {
    if (withdrawn) return OcopElement("span", "", OcopWords.search.withdrawn);
    const hasStars = stars > 0 && !alcohol && (state === "valid" || (state === "unknown" && !disputed));
    const words = [hasStars ? OcopWords.fill(OcopWords.search.rank, { stars }) : "", engine.label("state", state)];
    return OcopElement("span", { class: "ocop-verdict", "data-state": state }, [
      hasStars
        ? OcopElement("span", "ocop-stars", OcopElement("span", { "aria-hidden": "true" }, "★".repeat(stars)))
        : null,
      OcopElement("span", hasStars ? "ocop-hidden" : "", words.filter(Boolean).join(", ")),
    ]);
  }

  /** @param {OcopSearch.Item} item @param {OcopSearch.Engine} engine @param {Record<string, boolean>} matched */
  function suggestion(item, engine, matched) {
    const itsVerdict = item.kind === "product" ? verdict(item, engine) : null;
    const rest = item.place || item.description || "";
    const image = item.photo && !item.alcohol ? OcopElement("img", { alt: "", src: root + item.photo }) : null;
    option(root + item.url, [
      OcopElement("span", "ocop-find__photo", image),
      OcopElement("span", "ocop-find__words", [
        Find.marked("ocop-find__name", item.name, matched),
        OcopElement("span", "ocop-find__line", [itsVerdict, itsVerdict && rest ? " " : "", rest]),
        item.sample ? OcopElement("span", "ocop-find__line", OcopWords.search.sample) : null,
      ]),
    ]);
  }

  /**
   * A place, a producer or a group.
   * @param {OcopSearch.Entry} entry @param {Record<string, boolean>} matched
   */
  function row(entry, matched) {
    const icon = OcopElement("span", { class: "ocop-find__photo", "data-kind": entry.kind });
    option(root + entry.url, [
      icon,
      OcopElement("span", "ocop-find__words", [
        Find.marked("ocop-find__name", entry.name, matched),
        OcopElement("span", "ocop-find__line", Find.lineOf(entry)),
      ]),
    ]);
  }

  /** An option that leads to a list rather than to one thing. @param {string} href @param {string} text */
  const way = (href, text) => option(href, [OcopElement("span", "ocop-find__all", text)]);

  /** @param {string} query */
  const pageOfAll = (query) => `${root}tim-kiem/index.html#q=${encodeURIComponent(query)}`;

  function close() {
    awaited = "";
    list.hidden = true;
    mark(-1);
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
  }

  /**
   * Places, producers and groups that are called so, products and pages, places and so on that come near, nearest
   * words, and the way to all products as options; returns what is said aloud.
   * @param {OcopSearch.Found} found @param {OcopSearch.Engine} engine @param {string} query
   */
  function fill(found, engine, query) {
    const products = found.ids.filter((id) => id < engine.count);
    const pages = found.ids.filter((id) => id >= engine.count);
    const shown = [...products.slice(0, SUGGESTED), ...pages.slice(0, PAGES)];
    const isCalledSo = (/** @type {OcopSearch.Entry} */ { share }) => share > CALLED_SO;
    for (const entry of found.entries.filter(isCalledSo).slice(0, ENTRIES)) row(entry, found.matched);
    if (found.partial) way(pageOfAll(query), OcopWords.fill(OcopWords.search.nearest_to, { query }));
    for (const id of found.ids.filter((one) => shown.includes(one))) suggestion(engine.item(id), engine, found.matched);
    for (const entry of found.entries.filter((one) => !isCalledSo(one)).slice(0, ENTRIES)) row(entry, found.matched);
    for (const near of found.suggestions.queries) {
      way(pageOfAll(near), OcopWords.fill(OcopWords.search.did_you_mean, { query: near }));
    }
    if (!found.total && !found.entries.length) {
      way(pageOfAll(query), OcopWords.fill(OcopWords.search.not_found_see_groups, { query }));
      return OcopWords.fill(OcopWords.search.not_found, { query });
    }
    if (!found.partial) way(pageOfAll(query), OcopWords.search.all_results);
    const count = OcopWords.fill(OcopWords.search.products, { count: products.length.toLocaleString("vi-VN") });
    const whole = pages.length
      ? OcopWords.fill(OcopWords.search.and_pages, { products: count, count: pages.length })
      : count;
    return OcopWords.fill(OcopWords.search.found_aloud, { found: whole, count: list.children.length });
  }

  /** @param {OcopSearch.Found | null} found @param {OcopSearch.Engine | null} engine @param {string} query */
  function show(found, engine, query) {
    isOpened = isOpened || engine !== null;
    if (awaited !== query) return; // typed on, chosen or left in the meantime
    close();
    list.textContent = "";
    if (found && engine) {
      status.textContent = fill(found, engine, query);
    } else {
      way(`${root}nhom/index.html`, OcopWords.search.not_opened_see_groups);
      status.textContent = OcopWords.search.not_opened;
    }
    list.hidden = false;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", "true");
  }

  function suggest() {
    const query = input.value.trim();
    if (!query) {
      close();
      return;
    }
    awaited = query;
    if (!isOpened) status.textContent = OcopWords.search.opening;
    Find.search(query, {}, (found, engine) => show(found, engine, query));
  }

  /** @param {number} chosen the option that the box points at; -1 for none */
  function mark(chosen) {
    active = chosen;
    [...list.children].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === chosen));
    });
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {number} to the next or previous one; between the last and the first stand the words themselves */
  function choose(to) {
    const places = list.children.length + 1;
    const at = (to + places) % places;
    mark(at === list.children.length ? -1 : at);
  }

  /** @param {string} address */
  const withoutIndex = (address) => address.split(/[?#]/)[0].replace(/index\.html$/, "");

  /** To a page; where it is the one that is open, only what stands behind "#" changes. @param {string | null} href */
  function go(href) {
    const to = new URL(href || "", location.href);
    close();
    input.blur();
    if (to.hash && withoutIndex(to.href) === withoutIndex(location.href)) {
      location.hash = to.hash;
      window.scrollTo(0, 0);
    } else {
      location.href = to.href;
    }
  }

  /** Whether the key was one of the box's own. @param {string} key */
  function pressed(key) {
    const isArrow = key === "ArrowDown" || key === "ArrowUp";
    if (isArrow && list.hidden) {
      suggest();
      return false;
    }
    if (isArrow) {
      choose(key === "ArrowDown" ? active + 1 : active < 0 ? list.children.length - 1 : active - 1);
    } else if (key === "Escape" && !list.hidden) {
      close();
    } else if (key === "Enter" && active >= 0) {
      go(list.children[active].getAttribute("data-href"));
    } else {
      return false;
    }
    return true;
  }

  for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
  form.append(list, status);
  input.addEventListener("focus", () => Find.open(() => {}));
  input.addEventListener("input", suggest);
  input.addEventListener("keydown", (event) => {
    // A keyboard for Vietnamese may still make its word.
    if (!event.isComposing && pressed(event.key)) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(pageOfAll(input.value.trim()));
  });
  // Before the focus leaves the box, so that the list is still there when the finger lifts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = /** @type {Element} */ (event.target).closest("[role=option]");
    if (chosen) go(chosen.getAttribute("data-href"));
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });

  Find.input = input;
})(globalThis.OcopFind);
