// A visit to the kiosk: from the loop to groups, places, a search and products, and back to the loop when nobody is
// there. Nothing of a visitor is kept: what was typed and opened lives in `path`, which the return empties.
((showroom) => {
  const COUNTED = 10; // the last seconds of the wait, which are shown
  const LONGEST = 40; // letters of a query
  const { say, shelf, views } = showroom;
  let options = showroom.options(location.hash);
  let idle = 0;
  let awake = false;
  /** @type {OcopShowroom.View[]} what was opened, the last on top */
  let path = [];

  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
  /** @param {string} name */
  const button = (name) => /** @type {HTMLButtonElement} */ (find(name));

  const desk = find("desk");
  const countdown = find("countdown");
  const loop = new showroom.Loop(find("loop"), { withHand: false });
  const grid = new showroom.Grid(find("grid"), (entry) => open(entry.view()));
  const product = new showroom.ProductView(find("product"));
  const language = new showroom.Language(document.body, (wanted) => {
    if (!awake) wake();
    language.speak(wanted);
    render();
  });
  const drawings = new showroom.Drawings(find("dots"), (code) => open(views.at(code)));

  /* ---- What is on the screen ---- */

  const view = () => path[path.length - 1];

  /** @param {OcopShowroom.View} next */
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
    const isSeen = first instanceof HTMLElement && first.getClientRects().length;
    (isSeen ? first : find("back")).focus({ preventScroll: true });
  }

  function render() {
    const now = view();
    desk.dataset.kind = now.kind;
    desk.dataset.drawn = now.drawn;
    drawings.show(now.drawn);
    say(find("title"), shelf.told(now.title));
    find("home").hidden = path.length < 2;
    if (now.kind === "product") {
      grid.show([]);
      product.show(shelf.item(now.id));
      return;
    }
    product.clear();
    say(find("query"), now.query);
    say(find("said"), found(now));
    page(now);
  }

  /** @param {OcopShowroom.View} now */
  function found(now) {
    if (now.kind !== "search") return now.entries.length ? "" : OcopWords.showroom.nothing_here;
    if (!now.query.trim()) return OcopWords.showroom.touch_letters;
    return now.entries.length
      ? OcopWords.fill(OcopWords.showroom.results, { count: now.entries.length })
      : OcopWords.fill(OcopWords.showroom.not_found, { query: now.query.trim() });
  }

  /** @param {OcopShowroom.View} now */
  function page(now) {
    const several = find("pager");
    const count = now.entries.length;
    several.hidden = true;
    let size = grid.measure(now.entries);
    if (count > size) {
      several.hidden = false;
      size = grid.measure(now.entries); // a little less room
    }
    const pages = Math.max(1, Math.ceil(count / size));
    now.page = Math.min(now.page, pages - 1);
    grid.show(now.entries.slice(now.page * size, (now.page + 1) * size));
    button("before").disabled = now.page === 0;
    button("after").disabled = now.page === pages - 1;
    say(find("at"), OcopWords.fill(OcopWords.showroom.page, { at: now.page + 1, of: pages }));
  }

  /** @param {number} step */
  function turn(step) {
    view().page += step;
    render();
    const [same, other] = step > 0 ? ["after", "before"] : ["before", "after"];
    button(button(same).disabled ? other : same).focus();
  }

  /** @param {string} key a letter, " " or "delete" */
  function type(key) {
    const now = view();
    const before = now.query;
    now.query = (key === "delete" ? before.slice(0, -1) : before + key).replace(/^ +/, "").slice(0, LONGEST);
    now.entries = views.cards(shelf.search(now.query));
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
    open(views.home());
  }

  /** Back to the loop, with nothing left of the visit. */
  function rest() {
    awake = false;
    path = [];
    language.speak(false);
    grid.show([]);
    product.clear();
    for (const name of ["title", "query", "said"]) say(find(name), "");
    desk.dataset.kind = desk.dataset.drawn = "";
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
    const key = event.key.normalize("NFKC"); // full-width letters, as some keyboards and readers of codes send them
    stay();
    document.body.dataset.by = "keys";
    if (event.ctrlKey || event.altKey || event.metaKey || key === "Tab" || key === "Shift") return;
    if (!awake) {
      wake();
    } else if (key === "Escape" || (key === "Backspace" && kind !== "search")) {
      back();
    } else if (kind === "search" && (key === "Backspace" || /^[\p{L}\p{N}\p{Pd} ]$/u.test(key))) {
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
    showroom.enlarge(options.letters);
    rest();
    loop.start(shelf.round(options.groups), options.picture);
  }

  find("start").addEventListener("click", wake);
  find("back").addEventListener("click", back);
  find("home").addEventListener("click", () => {
    path = [];
    open(views.home());
  });
  find("ask").addEventListener("click", () => open(views.search()));
  find("before").addEventListener("click", () => turn(-1));
  find("after").addEventListener("click", () => turn(1));
  find("keys").addEventListener("click", (event) => {
    const key = /** @type {Element} */ (event.target).closest("[data-key]");
    if (key) type(key.getAttribute("data-key") || "");
  });
  document.addEventListener("keydown", press);
  document.addEventListener("pointerdown", () => {
    stay();
    document.body.dataset.by = "touch";
  });
  document.addEventListener("wheel", stay, { passive: true });
  document.addEventListener("contextmenu", (event) => event.preventDefault());
  window.addEventListener("hashchange", start);
  window.addEventListener("resize", () => {
    if (awake) render();
  });
  start();
  window.setInterval(tick, 1000);
})(globalThis.OcopShowroom);
