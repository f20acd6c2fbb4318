// The search box of every page: loads the engine when it is first touched, and suggests products while one types.
(() => {
  "use strict";

  // The payload and the engine: fetched side by side.
  const PARTS = ["du-lieu/tim-kiem.js", "assets/ocop-search.js"];
  const CODES = "du-lieu/ma.js";
  const SUGGESTED = 6;
  const PAGES = 2;
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".ocop-find"));
  if (!form) return;
  // Whole: on the browse page itself it is written "index.html".
  const root = form.action.replace(/tim-kiem\/index\.html$/, "");
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  // Without a script the box only leads to the browse page: what makes it a combobox is made here.
  const list = OcopElement("ul", "ocop-find__list", "", {
    id: "tim-goi-y",
    role: "listbox",
    "aria-label": OcopWords.search.suggestions,
    hidden: "",
  });
  const status = OcopElement("p", "ocop-find__said", "", { role: "status" });
  form.append(list, status);
  assign(input, {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    autocapitalize: "off",
    autocomplete: "off",
    enterkeyhint: "search",
    spellcheck: "false",
    maxlength: "80",
  });
  /** @type {any} */
  let engine = null;
  let active = -1;
  let awaited = ""; // the words whose answer may be shown

  /** @type {Record<string, Array<(arrived: boolean) => void>>} */
  const waiting = {};

  /**
   * Add a script of this site to the page, once; classic scripts also load from a folder.
   * @param {string} uri @param {(arrived: boolean) => void} then
   */
  function fetchScript(uri, then) {
    if (waiting[uri]) {
      waiting[uri].push(then);
      return;
    }
    waiting[uri] = [then];
    const script = document.createElement("script");
    const tell = (/** @type {boolean} */ arrived) => {
      const all = waiting[uri];
      waiting[uri] = [];
      if (arrived) {
        waiting[uri].push = (late) => {
          late(true);
          return 0;
        };
      } else {
        delete waiting[uri];
      }
      all.forEach((one) => {
        one(arrived);
      });
    };
    script.src = root + uri;
    script.onload = () => {
      tell(true);
    };
    script.onerror = () => {
      tell(false);
    };
    document.head.append(script);
  }

  /**
   * Call `then` with the engine, now or when it is there; with null when it cannot be had.
   * @param {(engine: any) => void} then
   */
  function open(then) {
    if (engine) {
      then(engine);
      return;
    }
    let left = PARTS.length;
    let whole = true;
    PARTS.forEach((part) => {
      fetchScript(part, (arrived) => {
        left -= 1;
        whole = whole && arrived;
        if (!left) {
          then(whole ? started() : null);
        }
      });
    });
  }

  /** The engine; null when script and payload are of different days, as an old cache may have them. */
  function started() {
    try {
      engine = engine || globalThis.OcopSearch.open(globalThis.OCOP_SEARCH);
    } catch (error) {
      console.warn(String(error));
    }
    return engine;
  }

  /**
   * Search; codes and GTINs are fetched first when the words look like one.
   * @param {string} query @param {object} options @param {(found: any, engine: any) => void} then
   */
  function search(query, options, then) {
    open((ready) => {
      if (!ready) {
        then(null, null);
      } else if (ready.needsCodes(query)) {
        fetchScript(CODES, () => {
          then(ready.search(query, options), ready);
        });
      } else {
        then(ready.search(query, options), ready);
      }
    });
  }

  /** @param {HTMLElement} element @param {Record<string, string>} attributes */
  function assign(element, attributes) {
    Object.keys(attributes).forEach((name) => {
      element.setAttribute(name, attributes[name]);
    });
  }

  /**
   * The name with what was asked for in bold.
   * @param {string} className @param {string} text @param {Record<string, boolean>} matched
   */
  function marked(className, text, matched) {
    const element = OcopElement("span", className);
    let at = 0;
    globalThis.OcopSearch.highlight(text, matched).forEach((/** @type {number[]} */ part) => {
      element.append(text.slice(at, part[0]), OcopElement("b", "", text.slice(part[0], part[1])));
      at = part[1];
    });
    element.append(text.slice(at));
    return element;
  }

  /** @param {string} href @param {HTMLElement[]} parts */
  function option(href, parts) {
    const item = OcopElement("li", "ocop-find__option");
    item.id = `goi-y-${list.children.length}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = href;
    parts.forEach((part) => {
      item.append(part);
    });
    list.append(item);
  }

  /**
   * The rank as cards have it, or what is to be said in its place; alcohol is found by its name, and nothing here
   * makes more of it (Law 44/2019).
   * @param {any} item
   */
  function rank(item) {
    if (item.withdrawn || item.state === "revoked") {
      return OcopElement("span", "", item.withdrawn ? OcopWords.search.withdrawn : engine.label("state", item.state));
    }
    if (item.alcohol || !item.stars) return null;
    const stars = OcopElement("span", "ocop-stars");
    const signs = OcopElement("span", "", "★".repeat(item.stars));
    signs.setAttribute("aria-hidden", "true");
    stars.append(
      signs,
      OcopElement("span", "ocop-hidden", ` ${OcopWords.fill(OcopWords.search.rank, { stars: item.stars })}`),
    ); // room for the place
    return stars;
  }

  /** @param {any} item @param {Record<string, boolean>} matched */
  function suggestion(item, matched) {
    const words = OcopElement("span", "ocop-find__words");
    const photo = OcopElement("span", "ocop-find__photo");
    const line = OcopElement("span", "ocop-find__line");
    const itsRank = rank(item);
    const rest = item.place || item.description || "";
    if (itsRank) {
      line.append(itsRank, rest && " · ");
    }
    line.append(rest);
    words.append(marked("ocop-find__name", item.name, matched), line);
    if (item.sample) {
      words.append(OcopElement("span", "ocop-find__line", OcopWords.search.sample));
    }
    if (item.photo && !item.alcohol) {
      const image = /** @type {HTMLImageElement} */ (OcopElement("img"));
      image.alt = "";
      image.src = root + item.photo;
      photo.append(image);
    }
    option(root + item.url, [photo, words]);
  }

  /** An option that leads to a list rather than to one thing. @param {string} href @param {string} text */
  function way(href, text) {
    option(href, [OcopElement("span", "ocop-find__all", text)]);
  }

  /** @param {string} query */
  function pageOfAll(query) {
    return `${root}tim-kiem/index.html#q=${encodeURIComponent(query)}`;
  }

  function close() {
    awaited = "";
    list.hidden = true;
    mark(-1);
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
  }

  /**
   * Products, pages, nearest words and the way to all of them as options; returns what is said aloud.
   * @param {any} found @param {any} ready @param {string} query
   */
  function fill(found, ready, query) {
    const products = found.ids.filter((/** @type {number} */ id) => id < ready.count);
    const pages = found.ids.filter((/** @type {number} */ id) => id >= ready.count);
    products
      .slice(0, SUGGESTED)
      .concat(pages.slice(0, PAGES))
      .forEach((/** @type {number} */ id) => {
        suggestion(ready.item(id), found.matched);
      });
    found.suggestions.queries.forEach((/** @type {string} */ near) => {
      way(pageOfAll(near), OcopWords.fill(OcopWords.search.did_you_mean, { query: near }));
    });
    way(
      pageOfAll(query),
      found.total ? OcopWords.search.all_results : OcopWords.fill(OcopWords.search.not_found_see_groups, { query }),
    );
    if (!found.total) {
      return OcopWords.fill(OcopWords.search.not_found, { query });
    }
    const count = OcopWords.fill(OcopWords.search.products, { count: products.length.toLocaleString("vi-VN") });
    const wholeCount = pages.length
      ? OcopWords.fill(OcopWords.search.and_pages, { products: count, count: pages.length })
      : count;
    return OcopWords.fill(OcopWords.search.found_aloud, { found: wholeCount, count: list.children.length });
  }

  /** @param {any} found @param {any} ready @param {string} query */
  function show(found, ready, query) {
    if (awaited !== query) {
      return; // typed on, chosen or left in the meantime
    }
    close();
    list.textContent = "";
    if (found) {
      status.textContent = fill(found, ready, query);
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
    if (!engine) {
      status.textContent = OcopWords.search.opening;
    }
    search(query, {}, (found, ready) => {
      show(found, ready, query);
    });
  }

  /** @param {number} chosen the option that the box points at; -1 for none */
  function mark(chosen) {
    active = chosen;
    Array.prototype.forEach.call(list.children, (one, index) => {
      one.setAttribute("aria-selected", String(index === chosen));
    });
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  /** @param {number} to the next or previous one; between the last and the first stand the words themselves */
  function choose(to) {
    const places = list.children.length + 1;
    const at = (to + places) % places;
    mark(at === list.children.length ? -1 : at);
  }

  /** @param {string} address */
  function withoutIndex(address) {
    return address.split(/[?#]/)[0].replace(/index\.html$/, "");
  }

  /** To a page; where it is the one that is open, only what stands behind "#" changes. @param {string} href */
  function go(href) {
    const to = new URL(href, location.href);
    close();
    input.blur();
    if (to.hash && withoutIndex(to.href) === withoutIndex(location.href)) {
      location.hash = to.hash;
      window.scrollTo(0, 0);
    } else {
      location.href = to.href;
    }
  }

  input.addEventListener("focus", () => {
    open(() => {});
  });
  input.addEventListener("input", suggest);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return; // a keyboard for Vietnamese still makes its word
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.hidden) {
      suggest();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      choose(active + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      choose(active < 0 ? list.children.length - 1 : active - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      go(/** @type {HTMLElement} */ (list.children[active]).dataset.href || "");
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(pageOfAll(input.value.trim()));
  });
  // Before the focus leaves the box, so that the list is still there when the finger lifts.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const chosen = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[role=option]"));
    if (chosen) {
      go(chosen.dataset.href || "");
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) {
      close();
    }
  });

  globalThis.OcopFind = { root, input, open, search, marked };
})();
