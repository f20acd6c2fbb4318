// The browse page: results as cards, facets with counts, sorting; all of it in the address behind "#".
(() => {
  const CHUNK = 24; // cards: whole rows, whether two, three or four stand side by side
  const NEAR = "1200px"; // how far beyond the screen cards are made
  const PAGES = 6; // written by hand, below the products
  const MOST_UNASKED = 40; // values of a facet within another, of which nothing is chosen yet
  const MOST_VALUES = 8; // of a facet, before the rest waits behind a button

  const find = globalThis.OcopFind;
  const page = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-browse]"));
  const plain = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-plain]"));
  const waiting = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-waiting]"));
  const title = document.title;
  const words = JSON.parse(
    /** @type {HTMLElement} */ (document.querySelector("[data-ocop-words]")).textContent || "{}",
  );
  /** @type {OcopFacet[]} */
  const FACETS = words.facets;
  /** @type {Record<string, string>} by what they mean, the keys of the address */
  const KEYS = { q: "q" };
  for (const facet of FACETS) KEYS[facet.name] = facet.address;
  KEYS.sort = "xep";
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-ocop-${name}]`));
  let current = asked();

  /* ---- The address ---- */

  /** @returns {Record<string, string>} */
  function asked() {
    /** @type {Record<string, string>} */
    const values = {};
    const given = new URLSearchParams(location.hash.slice(1) || location.search.slice(1));
    for (const name of Object.keys(KEYS)) values[name] = given.get(KEYS[name]) || "";
    values.q = values.q.slice(0, 80);
    values.sort = part("sort").querySelector(`option[value='${CSS.escape(values.sort)}']`) ? values.sort : "";
    return values;
  }

  /** @param {Record<string, string>} values */
  function addressOf(values) {
    const given = new URLSearchParams();
    for (const name of Object.keys(KEYS)) if (values[name]) given.set(KEYS[name], values[name]);
    return `#${given.toString() || "q="}`; // never empty: words behind "?" would count again
  }

  /** @param {Record<string, string>} changes */
  function go(changes) {
    const hash = addressOf(Object.assign({}, current, changes));
    if (hash !== location.hash) {
      location.hash = hash; // a step that Back takes back
      show(); // now, and not with "hashchange": a key pressed in between would fall on a box that is replaced
    }
  }

  /** @param {string} facet @param {string} value */
  function toggled(facet, value) {
    const chosen = current[facet].split(",").filter(Boolean);
    const at = chosen.indexOf(value);
    if (at < 0) {
      chosen.push(value);
    } else {
      chosen.splice(at, 1);
    }
    return chosen.join(",");
  }

  /* ---- Cards ---- */

  /** @param {any} item @param {Record<string, boolean>} matched */
  function card(item, matched) {
    const box = OcopElement("li", "ocop-card");
    const link = /** @type {HTMLAnchorElement} */ (OcopElement("a"));
    link.href = find.root + item.url;
    const photo = OcopElement("span", "ocop-card__photo");
    if (item.photo) {
      const image = /** @type {HTMLImageElement} */ (OcopElement("img"));
      image.loading = "lazy";
      image.decoding = "async";
      image.alt = "";
      image.width = 320;
      image.height = 240;
      image.src = find.root + item.photo;
      photo.append(image);
    } else {
      photo.append(blank(item.group));
    }
    if (item.sample) photo.append(OcopElement("span", "ocop-sample", OcopWords.search.sample));
    link.append(photo, find.marked("ocop-card__name", item.name, matched));
    if (item.stars) {
      const stars = OcopElement("span", "ocop-stars");
      const signs = OcopElement("span", "", "★".repeat(item.stars));
      signs.setAttribute("aria-hidden", "true");
      stars.append(signs, ` ${OcopWords.fill(OcopWords.search.rank, { stars: item.stars })}`);
      link.append(stars);
    }
    if (item.place) link.append(OcopElement("span", "ocop-card__place", item.place));
    box.append(link, pill(item));
    return box;
  }

  /** @param {string} group */
  function blank(group) {
    const place = OcopElement("span", "ocop-card__blank");
    const icon = /** @type {HTMLTemplateElement | null} */ (
      document.querySelector(`[data-ocop-icon='${CSS.escape(group)}']`)
    );
    if (icon) place.append(icon.content.cloneNode(true));
    return place;
  }

  /**
   * As frame/state.html has it: what can end says so on the day, though the page stays open (ocop-state.js).
   * @param {any} item
   */
  function pill(item) {
    if (item.withdrawn) return OcopElement("span", "ocop-pill", OcopWords.search.withdrawn);
    const made = OcopElement("span", "ocop-pill");
    const first = item.last_day ? "valid" : item.state;
    OcopCarry(made, {
      state: item.state,
      now: words.state[item.state],
      until: item.last_day,
      as_of: item.as_of,
      first: words.state[first],
      // biome-ignore lint/suspicious/noThenProperty: a word of the payload; nobody awaits it
      then: words.state[item.then],
      // biome-ignore lint/suspicious/noThenProperty: a state of the payload; nobody awaits it
      states: { first: first, then: item.then },
    });
    return made;
  }

  /* ---- A list of any length: chunks far from the screen are empty boxes of the same height ---- */

  /** @type {IntersectionObserver | null} */
  let watcher = null;

  /** @param {number[]} ids @param {any} engine @param {Record<string, boolean>} matched */
  function showCards(ids, engine, matched) {
    const results = part("results");
    if (watcher) watcher.disconnect();
    results.textContent = "";
    let known = 0; // px of a full chunk
    /** @param {HTMLElement} chunk */
    function fill(chunk) {
      const from = Number(chunk.dataset.from);
      for (const id of ids.slice(from, from + CHUNK)) chunk.append(card(engine.item(id), matched));
      chunk.style.minHeight = "";
      known = chunk.children.length === CHUNK ? chunk.offsetHeight : known;
    }
    /** @param {HTMLElement} chunk */
    function empty(chunk) {
      chunk.style.minHeight = `${chunk.offsetHeight}px`;
      chunk.textContent = "";
    }
    watcher = new IntersectionObserver(
      (entries) => {
        entries.forEach((entry) => {
          const chunk = /** @type {HTMLElement} */ (entry.target);
          if (entry.isIntersecting && !chunk.children.length) {
            fill(chunk);
          } else if (!entry.isIntersecting && chunk.children.length && !chunk.contains(document.activeElement)) {
            empty(chunk);
          }
        });
      },
      { rootMargin: NEAR },
    );
    for (let from = 0; from < ids.length; from += CHUNK) {
      const chunk = OcopElement("ul", "ocop-cards");
      chunk.dataset.from = String(from);
      results.append(chunk);
      if (from === 0) {
        fill(chunk);
      } else {
        chunk.style.minHeight = `${Math.round((known * Math.min(CHUNK, ids.length - from)) / CHUNK)}px`;
      }
      watcher.observe(chunk);
    }
  }

  /* ---- Facets ---- */

  /** What people read; "" for a value that is not offered. @param {OcopFacet} facet @param {string} value @param {any} engine */
  function labelOf(facet, value, engine) {
    const label = engine.label(facet.name, value);
    return label && facet.words ? OcopWords.fill(facet.words, { value: label }) : label;
  }

  /** In which order two values stand. @param {OcopFacet} facet @param {Record<string, number>} counts @param {any} engine */
  function orderOf(facet, counts, engine) {
    const word = (/** @type {string} */ value) => labelOf(facet, value, engine);
    /** @type {Record<string, (one: string, other: string) => number>} */
    const orders = {
      greatest: (one, other) => other.localeCompare(one, "vi", { numeric: true }),
      most: (one, other) => (counts[other] || 0) - (counts[one] || 0) || word(one).localeCompare(word(other), "vi"),
    };
    return orders[facet.order] || (() => 0);
  }

  /** @param {any} found @param {any} engine @param {Record<string, string>} values */
  function showFacets(found, engine, values) {
    const place = part("facets");
    const focused = document.activeElement?.id;
    const wide = /** @type {Record<string, boolean>} */ ({});
    place.querySelectorAll("[data-wide]").forEach((one) => {
      wide[/** @type {HTMLElement} */ (one).dataset.wide || ""] = true;
    });
    place.textContent = "";
    FACETS.forEach((facet) => {
      const counts = found.facets[facet.name] || {};
      const chosen = values[facet.name].split(",").filter(Boolean);
      const none = chosen.filter((value) => !counts[value]); // can be given up, though nothing is left of it
      const shown = Object.keys(counts)
        .concat(none)
        .filter((value) => labelOf(facet, value, engine));
      if (facet.within && !values[facet.within] && !chosen.length && shown.length > MOST_UNASKED) {
        return; // of a whole country, only once a province is chosen
      }
      if (!shown.length || (shown.length === 1 && !chosen.length && !facet.alone)) return;
      shown.sort(orderOf(facet, counts, engine));
      place.append(fieldset(facet, shown, chosen, counts, engine, Boolean(wide[facet.name])));
    });
    const again = focused && document.getElementById(focused);
    if (again) {
      again.focus({ preventScroll: true });
    }
  }

  /**
   * @param {OcopFacet} facet @param {string[]} shown @param {string[]} chosen @param {Record<string, number>} counts
   * @param {any} engine @param {boolean} isWide
   */
  function fieldset(facet, shown, chosen, counts, engine, isWide) {
    const box = OcopElement("fieldset", "ocop-facet");
    box.append(OcopElement("legend", "", facet.label));
    if (isWide) box.dataset.wide = facet.name;
    shown.forEach((value, index) => {
      const label = OcopElement("label");
      const input = /** @type {HTMLInputElement} */ (OcopElement("input"));
      input.type = "checkbox";
      input.id = `loc-${facet.name}-${value.replace(/\s/g, "_")}`;
      input.checked = chosen.indexOf(value) >= 0;
      input.addEventListener("change", () => {
        /** @type {Record<string, string>} */
        const change = {};
        change[facet.name] = toggled(facet.name, value);
        FACETS.filter((other) => other.within === facet.name).forEach((other) => {
          change[other.name] = "";
        });
        go(change);
      });
      label.hidden = index >= MOST_VALUES && !isWide && !input.checked;
      label.append(
        input,
        OcopElement("span", "", labelOf(facet, value, engine)),
        OcopElement("small", "", (counts[value] || 0).toLocaleString("vi-VN")),
      );
      box.append(label);
    });
    const rest = box.querySelectorAll("label[hidden]").length;
    if (rest) {
      const more = OcopElement(
        "button",
        "ocop-facet__more",
        OcopWords.fill(OcopWords.search.more_values, { count: rest }),
      );
      more.setAttribute("type", "button");
      more.addEventListener("click", () => {
        box.dataset.wide = facet.name;
        const folded = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("label[hidden]"));
        for (const one of folded) one.hidden = false;
        /** @type {HTMLElement} */ (folded[0].querySelector("input")).focus();
        more.remove();
      });
      box.append(more);
    }
    return box;
  }

  /* ---- The whole ---- */

  /**
   * @param {number} count @param {any} found @param {Record<string, string>} values
   * @param {number} all products there are
   */
  function headline(count, found, values, all) {
    const words = OcopWords.fill(OcopWords.search.products, { count: count.toLocaleString("vi-VN") });
    if (!all) return OcopWords.search.empty;
    if (!count) {
      return values.q
        ? OcopWords.fill(OcopWords.search.no_products_for, { query: values.q })
        : OcopWords.search.no_products;
    }
    if (found.partial) {
      return OcopWords.fill(OcopWords.search.nearest_to, { query: values.q });
    }
    return values.q ? OcopWords.fill(OcopWords.search.products_for, { products: words, query: values.q }) : words;
  }

  /** @param {number[]} ids @param {any} engine @param {Record<string, boolean>} matched */
  function showPages(ids, engine, matched) {
    const box = part("pages");
    const list = /** @type {HTMLElement} */ (box.querySelector("ul"));
    list.textContent = "";
    ids.slice(0, PAGES).forEach((id) => {
      const item = engine.item(id);
      const line = OcopElement("li");
      const link = /** @type {HTMLAnchorElement} */ (OcopElement("a"));
      link.href = find.root + item.url;
      link.append(find.marked("", item.name, matched));
      line.append(link, OcopElement("span", "ocop-quiet", ` ${item.description}`));
      list.append(line);
    });
    box.hidden = !ids.length;
  }

  /** @param {any} found @param {any} engine @param {Record<string, string>} values @param {number} count of products */
  function showNearest(found, engine, values, count) {
    const place = part("nearest");
    place.textContent = "";
    /** @param {Record<string, string>} to @param {string} text */
    function chip(to, text) {
      const item = OcopElement("li");
      const link = /** @type {HTMLAnchorElement} */ (OcopElement("a", "", text));
      link.href = addressOf(to);
      item.append(link);
      place.append(item);
    }
    if (!count && values.q && isFiltered(values)) {
      chip({ q: values.q }, OcopWords.fill(OcopWords.search.without_filters, { query: values.q }));
    }
    found.suggestions.queries.forEach((/** @type {string} */ near) => {
      chip({ q: near }, OcopWords.fill(OcopWords.search.did_you_mean, { query: near }));
    });
    if (!count) {
      found.suggestions.groups.forEach((/** @type {string} */ group) => {
        chip({ group }, engine.label("group", group));
      });
      if (engine.count) {
        chip({}, OcopWords.search.all_products);
      }
    }
    place.hidden = !place.children.length;
  }

  /** @param {Record<string, string>} values */
  const isFiltered = (values) => FACETS.some((facet) => values[facet.name]);

  /** @param {any} found @param {any} engine @param {Record<string, string>} values */
  function showFound(found, engine, values) {
    const products = found.ids.filter((/** @type {number} */ id) => id < engine.count);
    const pages = found.ids.filter((/** @type {number} */ id) => id >= engine.count);
    const active = FACETS.filter((facet) => values[facet.name]).length;
    part("count").textContent = headline(products.length, found, values, engine.count);
    document.title = (values.q ? `${values.q} – ` : "") + title;
    part("summary").textContent = active
      ? OcopWords.fill(OcopWords.search.filters_set, { count: active })
      : OcopWords.search.filters;
    part("done").textContent = OcopWords.fill(OcopWords.search.show_products, {
      count: products.length.toLocaleString("vi-VN"),
    });
    part("clear").hidden = !active;
    showFacets(found, engine, values);
    showNearest(found, engine, values, products.length);
    showCards(products, engine, found.matched);
    showPages(pages, engine, found.matched);
  }

  function show() {
    const values = asked();
    const filters = /** @type {Record<string, any>} */ ({});
    current = values;
    FACETS.forEach((facet) => {
      if (values[facet.name]) filters[facet.name] = values[facet.name].split(",");
    });
    if (document.activeElement !== find.input) find.input.value = values.q;
    /** @type {HTMLSelectElement} */ (part("sort")).value = values.sort || "relevance";
    find.search(
      values.q,
      { filters, sort: values.sort || "relevance" },
      (/** @type {any} */ found, /** @type {any} */ engine) => {
        if (values !== current) {
          return; // asked for something else in the meantime
        }
        waiting.textContent = found ? "" : OcopWords.search.not_opened_groups_below;
        plain.hidden = Boolean(found);
        page.hidden = !found;
        if (found) showFound(found, engine, values);
      },
    );
  }

  part("sort").addEventListener("change", () => {
    const sort = /** @type {HTMLSelectElement} */ (part("sort")).value;
    go({ sort: sort === "relevance" ? "" : sort });
  });
  part("clear").addEventListener("click", () => {
    /** @type {Record<string, string>} */
    const change = {};
    for (const facet of FACETS) change[facet.name] = "";
    go(change);
  });
  part("done").addEventListener("click", () => {
    filters.open = false;
    part("count").focus();
  });
  window.addEventListener("hashchange", () => {
    const isPlace = location.hash && location.hash.indexOf("=") < 0; // in the page, as the skip link has it
    if (!isPlace && addressOf(asked()) !== addressOf(current)) show();
  });
  const filters = /** @type {HTMLDetailsElement} */ (part("filters"));
  const isWide = window.matchMedia("(min-width: 60em)"); // where they stand beside the cards, with no way to open them
  filters.open = isWide.matches;
  isWide.addEventListener("change", () => {
    filters.open = isWide.matches;
  });
  waiting.textContent = OcopWords.search.opening;
  show();
})();
