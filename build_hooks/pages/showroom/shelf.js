// The products as the screens need them: the search engine's rows with what du-lieu/trung-bay.js adds. The only file
// here that knows the engine.
((root) => {
  "use strict";

  const extra = root.OCOP_SHOWROOM;
  const words = extra.words;
  const engine = root.OcopSearch.open(root.OCOP_SEARCH);
  const summaries = extra.summaries.split("\n");
  const listed = extra.codes.length / 8;
  const SITE = "../";

  /** A number of a column, as pages/search/columns.py writes it. @param {string} column @param {number} row */
  function numberIn(column, row) {
    const code = column.charCodeAt(row);
    return code - 0x23 - (code >= 0xe000 ? 0x800 : 0);
  }

  /** The day in Vietnam; a clock before the data is not believed. */
  function today() {
    return OcopDay.today(Date.now(), engine.asOf);
  }

  /** @param {string} day "yyyy-mm-dd" @param {number} later days */
  function vietnamese(day, later) {
    return OcopDay.later(day, later).split("-").reverse().join("/");
  }

  /**
   * The day of the turn, what is said through it and what then; where the same is said on every day, that alone.
   * @param {any} its an item @returns {string[]} three, or one
   */
  function saying(its) {
    const fill = (/** @type {string} */ text) =>
      text.replace("{last}", vietnamese(its.last_day, 0)).replace("{after}", vietnamese(its.last_day, 1));
    const own = numberIn(extra.sentences, its.id);
    return own
      ? extra.sentence_list[own - 1]
      : [its.last_day, fill(words.sentences.valid), fill(words.sentences.ended)];
  }

  /** Pill and sentence as they are now, and with both sayings where there is a turn. @param {any} its an item */
  function verdict(its) {
    const said = saying(its);
    const turns = said.length > 1;
    const now = turns ? OcopState.turn(said[0], today()) : "first";
    // biome-ignore lint/suspicious/noThenProperty: words for a screen; nobody awaits them
    const states = { first: its.last_day ? "valid" : its.state, then: its.then };
    const words = (/** @type {string} */ first, /** @type {string} */ then) => ({
      until: turns ? said[0] : "",
      as_of: its.as_of,
      states,
      state: states[now],
      first,
      // biome-ignore lint/suspicious/noThenProperty: words for a screen; nobody awaits them
      then: then,
      now: now === "first" ? first : then,
    });
    its.pill = words(engine.label("state", states.first), engine.label("state", states.then));
    its.sentence = turns ? words(said[1], said[2]) : words(said[0], said[0]);
  }

  /**
   * Everything a screen shows of a product, in the state of today. Of alcohol there is neither picture nor praise.
   * @param {number} id a row of the search payload
   */
  function item(id) {
    const its = engine.item(id, today());
    const picture = numberIn(extra.pictures, id);
    const sizes = picture && !its.alcohol ? extra.picture_list[picture - 1] : [0];
    its.id = id;
    its.widths = sizes.slice(1);
    its.illustration = Boolean(sizes[0]);
    its.summary = its.alcohol ? words.alcohol : summaries[id];
    its.code = extra.codes.substr(id * 8, 8).trim();
    its.rank = its.stars
      ? `${"★".repeat(its.stars)} ${OcopWords.fill(OcopWords.showroom.rank, { stars: its.stars })}`
      : "";
    verdict(its);
    return its;
  }

  /**
   * The rendition for so many pixels, or the largest there is; "" without a picture.
   * @param {any} its an item @param {number} width of the place it will fill, in CSS px
   */
  function picture(its, width) {
    const dots = width * Math.min(window.devicePixelRatio || 1, 2);
    const fit = its.widths.filter((/** @type {number} */ one) => one >= dots)[0];
    const widest = its.widths[its.widths.length - 1];
    return widest ? SITE + its.photo.replace(/-\d+\.webp$/, `-${fit || widest}.webp`) : "";
  }

  /** @param {number[]} ids rows; pages and withdrawn products are left out */
  function products(ids) {
    return ids.filter((id) => id < listed);
  }

  /** @param {string} query */
  function search(query) {
    return query.trim() ? products(engine.search(query, { today: today() }).ids) : [];
  }

  /** @param {Record<string, string>} filters as {group: key} or {province: code, commune: code} */
  function of(filters) {
    return products(engine.search("", { filters, today: today() }).ids);
  }

  /** Whether a product may be shown unasked: neither alcohol (Law 44/2019) nor with a revoked certificate. */
  function mayGoRound(/** @type {any} */ its) {
    return !its.alcohol && its.state !== "revoked" && !its.withdrawn;
  }

  /** Every row once, neighbours far from each other: by names, like would follow like. @param {number[]} ids */
  function spread(ids) {
    const count = ids.length;
    let step = Math.max(1, Math.round(count * 0.618));
    /** @type {(one: number, other: number) => number} */
    const common = (one, other) => (other ? common(other, one % other) : one);
    while (common(step, count) > 1) {
      step += 1;
    }
    return ids.map((_, at) => ids[(at * step) % count]);
  }

  /**
   * What goes round: real products with a picture, else without, else samples; of these groups if any has one.
   * @param {string[]} groups keys @returns {number[]}
   */
  function round(groups) {
    const kinds = /** @type {number[][]} */ ([[], [], []]);
    for (let id = 0; id < listed; id += 1) {
      const its = item(id);
      if (mayGoRound(its) && (!groups.length || groups.indexOf(its.group) >= 0)) {
        kinds[its.sample ? 2 : its.widths.length ? 0 : 1].push(id);
      }
    }
    const found = kinds.filter((kind) => kind.length)[0];
    return found ? spread(found) : groups.length ? round([]) : [];
  }

  root.OcopShowroom.shelf = {
    item,
    picture,
    search,
    of,
    round,
    words,
    groups: extra.groups,
    places: extra.places,
    stamp: (/** @type {string} */ code) => `${SITE}tem/${code}.svg`,
  };
})(/** @type {any} */ (window));
