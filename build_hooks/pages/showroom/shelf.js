// The products as the screens need them: the search engine's rows with what du-lieu/trung-bay.js adds. The only file
// here that knows the engine.
((showroom) => {
  const extra = OCOP_SHOWROOM;
  const { english } = extra;
  const words = { ...extra.words };
  const engine = OcopSearch.open(OCOP_SEARCH, { codes: extra.codes, gtins: "" });
  const summaries = extra.summaries.split("\n");
  let isEnglish = false;
  const listed = extra.codes.length / 8;
  const SITE = "../";

  /** @param {string} column as pages/search/columns.py writes it @param {number} row */
  const numberIn = (column, row) => OcopSearch.number(column.charCodeAt(row));

  const today = () => OcopDay.today(Date.now(), engine.asOf);

  /** A day as one reads it. @param {string} day as 2026-01-27, or "" */
  function worded(day) {
    if (!isEnglish || !day) return OcopDay.vietnamese(day);
    return new Date(day).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
  }

  /** The label of a state. @param {string} state */
  const label = (state) => (isEnglish ? english.states[state] : engine.label("state", state));

  /** Words of a tile or a title. @param {string} text in Vietnamese */
  const told = (text = "") => (isEnglish && english.told[text]) || text;

  /** From now on in English, or not. @param {boolean} wanted */
  function speak(wanted) {
    isEnglish = wanted;
    Object.assign(words, wanted ? english.words : extra.words);
    OcopWords.speak("showroom", wanted ? english.script : {});
  }

  /**
   * What is otherwise in English; the name of the pack stays beside it.
   * @param {OcopSearch.ProductCard} its @param {number} id
   */
  function translated(its, id) {
    if (!isEnglish) return { summary: summaries[id] };
    const name = english.names[id];
    const summary = english.summaries[id];
    return {
      name: name || its.name,
      own_name: name && its.name,
      group_name: english.groups[its.group],
      summary: summary || summaries[id],
      in_english: Boolean(summary),
    };
  }

  /**
   * The day of the turn, what is said through it and what then; where the same is said on every day, that alone.
   * @param {OcopSearch.ProductCard} its @param {number} id @returns {string[]} three, or one
   */
  function saying(its, id) {
    const days = { last: its.last_day, after: its.last_day && OcopDay.later(its.last_day, 1) };
    const fill = (/** @type {string} */ text) =>
      OcopWords.fill(text, { last: worded(days.last), after: worded(days.after) });
    const own = numberIn(extra.sentences, id);
    const list = isEnglish ? english.sentence_list : extra.sentence_list;
    return own ? list[own - 1] : [days.last, fill(words.sentences.valid), fill(words.sentences.ended)];
  }

  /**
   * Pill and sentence as they are now, and with both sayings where there is a turn.
   * @param {OcopSearch.ProductCard} its @param {number} id
   */
  function verdict(its, id) {
    const said = saying(its, id);
    const until = said.length > 1 ? said[0] : "";
    const now = until ? OcopState.turn(until, today()) : "first";
    // biome-ignore lint/suspicious/noThenProperty: words for a screen; nobody awaits them
    const states = { first: its.last_day ? "valid" : its.state, then: its.then };
    const words = (/** @type {string} */ first, /** @type {string} */ then) => {
      const both = { first, then };
      return { until, disputed: its.disputed, as_of: its.as_of, states, state: states[now], ...both, now: both[now] };
    };
    return {
      pill: words(label(states.first), label(states.then)),
      sentence: until ? words(said[1], said[2]) : words(said[0], said[0]),
    };
  }

  /**
   * Everything a screen shows of a product, in the state of today.
   * @param {number} id a row of the search payload @returns {OcopShowroom.Item}
   */
  function item(id) {
    const its = /** @type {OcopSearch.ProductCard} */ (engine.item(id, today()));
    const picture = numberIn(extra.pictures, id);
    const [drawn, ...widths] = picture ? extra.picture_list[picture - 1] : [0];
    return {
      ...its,
      ...verdict(its, id),
      id,
      widths,
      illustration: Boolean(drawn),
      ...translated(its, id),
      code: extra.codes.slice(id * 8, id * 8 + 8).trim(),
      rank: OcopWords.fill(OcopWords.showroom.rank, { stars: its.stars }),
    };
  }

  /**
   * The rendition for so many pixels, or the largest there is; "" without a picture.
   * @param {OcopShowroom.Pictured} its @param {number} width of the place it will fill, in CSS px
   */
  function picture({ photo = "", widths }, width) {
    const dots = width * Math.min(window.devicePixelRatio || 1, 2);
    const fit = widths.find((one) => one >= dots) || widths[widths.length - 1];
    return fit ? SITE + photo.replace(/-\d+\.webp$/, `-${fit}.webp`) : "";
  }

  /** Whether a screen shows it: no alcohol (Law 44/2019), nothing withdrawn. @param {number} id */
  const mayBeSeen = (id) => id < listed && !(/** @type {OcopSearch.ProductCard} */ (engine.item(id, today())).alcohol);

  /** Without pages. @param {string} query @param {Record<string, string>} [filters] */
  const products = (query, filters) => engine.search(query, { filters, today: today() }).ids.filter(mayBeSeen);

  /** Whether it may be shown unasked. @param {OcopShowroom.Item} its */
  const mayGoRound = (its) => !its.alcohol && its.state !== "revoked" && !its.withdrawn;

  /** Every row once, neighbours far from each other: by names, like would follow like. @param {number[]} ids */
  function spread(ids) {
    const count = ids.length;
    let step = Math.max(1, Math.round(count * 0.618));
    /** @type {(one: number, other: number) => number} */
    const common = (one, other) => (other ? common(other, one % other) : one);
    while (common(step, count) > 1) step += 1;
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
      if (mayGoRound(its) && (!groups.length || groups.includes(its.group))) {
        kinds[its.sample ? 2 : its.widths.length ? 0 : 1].push(id);
      }
    }
    const found = kinds.find((kind) => kind.length);
    return found ? spread(found) : groups.length ? round([]) : [];
  }

  showroom.shelf = {
    item,
    picture,
    search: (query) => (query.trim() ? products(query) : []),
    of: (filters) => products("", filters),
    round,
    words,
    told,
    speak,
    groups: extra.groups,
    places: extra.places,
    stamp: (code) => `${SITE}tem/${code}.svg`,
  };
})(globalThis.OcopShowroom);
