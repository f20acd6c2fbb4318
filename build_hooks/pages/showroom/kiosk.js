// A visit to the kiosk: from the loop to groups, places, a search and products, and back to the loop when nobody is
// there. Nothing of a visitor is kept: what was typed and opened lives in `path`, which the return empties.
((showroom) => {
  "use strict";

  const COUNTED = 10; // the last seconds of the wait, which are shown
  const LONGEST = 40; // letters of a query
  const shelf = showroom.shelf;
  const say = showroom.say;
  let options = showroom.options(location.hash);
  let idle = 0;
  let awake = false;
  /** @type {any[]} what was opened, the last on top; a view is {kind, title, entries, page, query, id} */
  let path = [];

  /** @param {string} name @returns {any} */
  function find(name) {
    return document.querySelector(`[data-${name}]`);
  }

  const desk = find("desk");
  const countdown = find("countdown");
  const loop = new showroom.Loop(find("loop"), { withHand: false });
  const grid = new showroom.Grid(find("grid"), (/** @type {any} */ entry) => {
    open(entry.view());
  });
  const product = new showroom.ProductView(find("product"));

  /* ---- Views ---- */

  /** @param {number[]} ids */
  function cards(ids) {
    return ids.map((id) => ({ id, view: () => ({ kind: "product", title: "", id }) }));
  }

  /** @param {string} title @param {Record<string, string>} filters */
  function list(title, filters) {
    return { kind: "list", title, entries: cards(shelf.of(filters)), page: 0 };
  }

  function home() {
    const entries = shelf.groups.map((/** @type {any[]} */ row) => ({
      name: row[1],
      line: row[2],
      photo: row[3],
      view: () => list(row[1], { group: row[0] }),
    }));
    if (shelf.places.length) {
      entries.push({ name: OcopWords.showroom.by_place, line: OcopWords.showroom.places, photo: -1, view: places });
    }
    return { kind: "home", title: OcopWords.showroom.what_to_see, entries, page: 0 };
  }

  function places() {
    return {
      kind: "list",
      title: OcopWords.showroom.by_place,
      page: 0,
      entries: shelf.places.map((/** @type {any[]} */ row) => ({
        name: row[1],
        line: row[2],
        photo: row[3],
        view: () => communes(row),
      })),
    };
  }

  /** A province's communes, or its products at once where there is no choice. @param {any[]} row */
  function communes(row) {
    const whole = list(row[1], { province: row[0] });
    if (row[4].length < 2) return whole;
    const entries = [
      {
        name: OcopWords.fill(OcopWords.showroom.all_of, { place: row[1] }),
        line: row[2],
        photo: row[3],
        view: () => whole,
      },
    ];
    row[4].forEach((/** @type {string[]} */ one) => {
      entries.push({ name: one[1], line: one[2], photo: -1, view: () => list(one[1], { commune: one[0] }) });
    });
    return { kind: "list", title: row[1], entries, page: 0 };
  }

  function search() {
    return { kind: "search", title: OcopWords.showroom.find, entries: [], page: 0, query: "" };
  }

  /* ---- What is on the screen ---- */

  function view() {
    return path[path.length - 1];
  }

  /** @param {any} next */
  function open(next) {
    path.push(next);
    render();
    focusFirst();
  }

  function back() {
    if (path.length > 1) {
      path.pop();
      render();
      focusFirst();
    } else {
      rest();
    }
  }

  /** Where the keyboard goes on: the first card, or the first thing there is. */
  function focusFirst() {
    const first = desk.querySelector(view().kind === "search" ? "[data-key]" : ".card:not([hidden])");
    (first?.getClientRects().length ? first : find("back")).focus({ preventScroll: true });
  }

  function render() {
    const now = view();
    desk.dataset.kind = now.kind;
    say(find("title"), now.title);
    find("home").hidden = path.length < 2;
    if (now.kind === "product") {
      grid.show([]);
      product.show(shelf.item(now.id));
      return;
    }
    product.clear();
    say(find("query"), now.query || "");
    say(find("said"), found(now));
    page(now);
  }

  /** @param {any} now */
  function found(now) {
    if (now.kind !== "search") return now.entries.length ? "" : OcopWords.showroom.nothing_here;
    if (!now.query.trim()) return OcopWords.showroom.touch_letters;
    return now.entries.length
      ? OcopWords.fill(OcopWords.showroom.results, { count: now.entries.length })
      : OcopWords.fill(OcopWords.showroom.not_found, { query: now.query.trim() });
  }

  /** @param {any} now */
  function page(now) {
    const several = find("pager");
    const count = now.entries.length;
    several.hidden = true;
    let size = grid.measure(count);
    if (count > size) {
      several.hidden = false;
      size = grid.measure(count); // a little less room
    }
    const pages = Math.max(1, Math.ceil(count / size));
    now.page = Math.min(now.page, pages - 1);
    grid.show(now.entries.slice(now.page * size, (now.page + 1) * size));
    find("before").disabled = now.page === 0;
    find("after").disabled = now.page === pages - 1;
    say(find("at"), OcopWords.fill(OcopWords.showroom.page, { at: now.page + 1, of: pages }));
  }

  /** @param {number} step */
  function turn(step) {
    view().page += step;
    render();
    const button = find(step > 0 ? "after" : "before");
    (button.disabled ? find(step > 0 ? "before" : "after") : button).focus();
  }

  /** @param {string} key a letter, " " or "delete" */
  function type(key) {
    const now = view();
    const before = now.query;
    now.query = (key === "delete" ? before.slice(0, -1) : before + key).replace(/^ +/, "").slice(0, LONGEST);
    now.entries = cards(shelf.search(now.query));
    now.page = 0;
    render();
  }

  /* ---- Waking and resting ---- */

  function wake() {
    awake = true;
    idle = 0;
    desk.hidden = false;
    find("loop").hidden = true;
    path = [];
    open(home());
  }

  /** Back to the loop, with nothing left of the visit. */
  function rest() {
    awake = false;
    path = [];
    grid.show([]);
    product.clear();
    ["title", "query", "said"].forEach((name) => {
      say(find(name), "");
    });
    desk.dataset.kind = "";
    desk.hidden = true;
    find("loop").hidden = false;
    stay();
    find("start").focus();
  }

  /** Somebody is there. */
  function stay() {
    idle = 0;
    say(countdown, "");
  }

  function tick() {
    if (!awake) {
      loop.tick();
      return;
    }
    idle += 1;
    const left = options.wait - idle;
    if (left <= 0) {
      rest();
    } else if (left <= COUNTED) {
      say(countdown, OcopWords.fill(OcopWords.showroom.returning, { seconds: left }));
    }
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const kind = awake ? view().kind : "";
    const key = event.key;
    stay();
    document.body.dataset.by = "keys";
    if (event.ctrlKey || event.altKey || event.metaKey || key === "Tab" || key === "Shift") return;
    if (!awake) {
      wake();
    } else if (key === "Escape" || (key === "Backspace" && kind !== "search")) {
      back();
    } else if (kind === "search" && (key === "Backspace" || /^[a-zà-ỹđ0-9 ]$/i.test(key))) {
      type(key === "Backspace" ? "delete" : key.toLowerCase());
    } else if (kind === "product" && (key === "ArrowDown" || key === "ArrowUp")) {
      product.scroll(key === "ArrowDown" ? 1 : -1);
    } else if (!showroom.move(desk, key)) {
      return;
    }
    event.preventDefault();
  }

  function start() {
    options = showroom.options(location.hash);
    find("exit").hidden = !options.exit;
    rest();
    loop.start(shelf.round(options.groups), options.picture);
  }

  find("start").addEventListener("click", wake);
  find("back").addEventListener("click", back);
  find("home").addEventListener("click", () => {
    path = [];
    open(home());
  });
  find("ask").addEventListener("click", () => {
    open(search());
  });
  find("before").addEventListener("click", () => {
    turn(-1);
  });
  find("after").addEventListener("click", () => {
    turn(1);
  });
  find("keys").addEventListener("click", (/** @type {Event} */ event) => {
    const key = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-key]"));
    if (key) {
      type(key.dataset.key || "");
    }
  });
  document.addEventListener("keydown", press);
  document.addEventListener("pointerdown", () => {
    stay();
    document.body.dataset.by = "touch";
  });
  document.addEventListener("wheel", stay, { passive: true });
  document.addEventListener("contextmenu", (event) => {
    event.preventDefault();
  });
  window.addEventListener("hashchange", start);
  window.addEventListener("resize", () => {
    if (awake) {
      render();
    }
  });
  start();
  window.setInterval(tick, 1000);
})(/** @type {any} */ (window).OcopShowroom);
