// The shapes of the engine: its files fill one object, OcopSearch.

declare namespace OcopSearch {
  /**
   * A word in three depths: `folded` "thot", `base` with the marks of letters "thôt", and `tone` from "0" to "5".
   * A word without marks says less in a query that has none than `amongMarked` ones.
   */
  interface Word {
    text: string;
    folded: string;
    base: string;
    tone: string;
    amongMarked?: boolean;
  }

  /**
   * A term of a query: a word, or a number of stars. What stands around a name is optional; `beside` are everyday words,
   * `spare` is what no product is called by, as it was typed. `kind` is, in the last word of a kind of places, how many words that has; a number behind it is `bound` to it. `same`
   * may stand in the place of the word.
   */
  interface Term {
    word: Word;
    optional: boolean;
    beside: boolean;
    spare: boolean;
    kind: number;
    bound: boolean;
    last: boolean;
    stars: number;
    same: Word[];
  }

  interface Options {
    /** How many ids are wanted; all when left out. */
    limit?: number;
    /** By facet: a value, or several of which any will do. */
    filters?: Filters;
    /** The day in Vietnam, "yyyy-mm-dd"; the clock's when left out. */
    today?: string;
    /** "relevance", "name", "newest" or "stars". */
    sort?: string;
  }

  type Filters = Record<string, string | string[] | null | undefined>;
  type Counts = Record<string, number>;

  interface Found {
    /** Best first: rows of the payload, and behind them its pages. */
    ids: number[];
    total: number;
    /** How many products only come near, with other marks or a part of it, and the first of them among the products. */
    near: number;
    nearFrom: number;
    entries: Entry[];
    facets: Record<string, Counts>;
    partial: boolean;
    matched: Record<string, boolean>;
    suggestions: { queries: string[]; groups: string[] };
  }

  /** A place, a producer or a group, and how many products it has; a commune is `within` its province. */
  interface Named {
    kind: "place" | "producer" | "group";
    name: string;
    within: string;
    url: string;
    count: number;
  }

  /** One that was asked for by so great a `share` of its name. */
  interface Entry extends Named {
    share: number;
  }

  /** What a card shows of a page written by hand. */
  interface Card {
    kind: string;
    name: string;
    url: string;
    description?: string;
  }

  /** What a card shows of a product; `last_day` is "" where its certificate has none. */
  interface ProductCard extends Card {
    producer: string;
    place: string;
    stars: number;
    group: string;
    group_name: string;
    state: string;
    last_day: string;
    then: string;
    as_of: string;
    photo: string;
    sample: boolean;
    has_lots: boolean;
    alcohol: boolean;
    disputed: boolean;
    withdrawn: boolean;
  }

  type Item = Card & Partial<ProductCard>;

  interface Engine {
    /** Products, withdrawn ones too; ids from here on are pages. */
    count: number;
    asOf: string;
    search(query: string, options?: Options): Found;
    needsCodes(query: string): boolean;
    url(id: number): string;
    item(id: number, today?: string): Item;
    label(facet: string, value: string | number): string;
  }

  /** Rows of several numbers: those of row r are items[starts[r]] up to items[starts[r + 1]]. */
  interface Rows {
    starts: Int32Array;
    items: Uint16Array | Int32Array;
    count: number;
  }

  /**
   * Rows of words by their numbers in the vocabulary; 0 parts the texts of one row. `index` has the rows of each word,
   * and `hits` those of a query.
   */
  interface Texts extends Rows {
    index: Rows;
    hits: Hits;
  }

  /** A mask by row, with a bit for each term of a query, and the rows that have any: hits.js. */
  interface Hits {
    masks: Uint16Array;
    rows: Int32Array;
    size: number;
    cleared(): Hits;
    add(row: number, mask: number): void;
    addAll(others: Hits): void;
    addFrom(others: Hits, rowsOf: Rows): void;
    addTo(rowsOf: Rows, number: number, mask: number): void;
  }

  /**
   * The words that a term may mean: `fits` by word, from 0 to 1, whether no mark is another than was `typed`, and the
   * `numbers` of those that fit.
   */
  interface Meaning {
    fits: Float32Array;
    typed: Uint8Array;
    numbers: number[];
  }

  /** Whoever is told of a word, how well it fits, and whether no mark is another than was typed. */
  type Take = (number: number, fit: number, isTyped: boolean) => void;

  /** All words that occur in a catalog: vocabulary.js. */
  interface Vocabulary {
    words: Word[];
    byText: Record<string, number>;
    byFolded: Record<string, number[]>;
    learn(text: string): number[];
    close(tables: Texts[]): void;
    knows(asked: Term): boolean;
    expand(asked: Term, level: number, take: Take): void;
    cuts(asked: Term): Word[][];
    nearest(folded: string): string;
  }

  /** One of several wordings of the same, and the others. */
  interface Wording {
    words: Word[];
    others: Word[][];
  }

  /** The payload as tables: catalog.js. */
  interface Catalog {
    vocabulary: Vocabulary;
    asOf: string;
    pills: Record<string, string>;
    tokens: string[];
    count: number;
    listed: number;
    products: Record<string, Uint16Array>;
    text: Record<string, string[]>;
    names: Texts;
    aliases: Texts;
    keywords: Rows;
    keywordNames: Texts;
    slugs: string[];
    days: string[];
    widths: number[];
    groupList: string[][];
    groupNames: Texts;
    producerNames: Texts;
    producerAliases: Texts;
    producerSlugs: string[];
    producerTypes: Uint16Array;
    typeList: string[][];
    typeNames: Texts;
    places: Texts;
    originCommunes: Uint16Array;
    originPlaces: Rows & { how: Uint8Array };
    pages: string[][];
    pageTitles: Texts;
    pageTexts: Texts;
    origins: Uint16Array;
    facetNames: string[];
    placesOfValues: Record<string, Map<string, number>>;
    facets: Record<string, Uint16Array>;
    values: Record<string, string[]>;
    sets: Record<string, number[][] | undefined>;
    labels: Record<string, string[]>;
    statesThen: Uint16Array | null;
    wordings: Wording[];
    around: Word[][];
    beside: Word[][];
    everything: string[];
    /** Kinds of places by their short forms. */
    kinds: Record<string, string>;
    placeKinds: Word[][];
    placesBefore: Record<string, number>;
    communeProvinces: Uint16Array;
    communeCodes: string[];
    isTwin: Uint16Array;
    isInNames(asked: Word): boolean;
    hits: { rows: Hits; origins: Hits };
    rowsOf: Record<string, Rows>;
    producersOfType: Rows;
    originsOfPlace: Rows;
    districtOf(origin: number): number;
    provinceOf(origin: number): number;
    states(today: string): Uint16Array;
    stateAfter(row: number): number;
    today(): string;
  }

  /** A page that has what was asked. */
  interface PageFound {
    number: number;
    score: number;
    isSolid: boolean;
  }

  /** A query read in one way at one level of forgiveness: reading.js. */
  interface Reading {
    level: number;
    meanings: Meaning[];
    catalog: Catalog;
    required: number;
    beside: number;
    isHopeless: boolean;
    wasSolid: boolean;
    wasTyped: boolean;
    groups: Hits;
    producers: Hits;
    places: Hits;
    look(): void;
    eachRow(visit: (row: number, has: number) => void): void;
    eachNamed(visit: (row: number, missing: number, isWhole: boolean) => void): void;
    shareOfName(table: Texts, number: number): number;
    isSideBySide(table: Texts, number: number): boolean;
    score(row: number): number;
    shareOf(mask: number): number;
    pages(): PageFound[];
  }

  /** What words find: findings.js. */
  interface Findings {
    rows: number[];
    scores: Float32Array;
    /** By row, whether it has all that was asked, as it was typed, or is just what was named. */
    isSure: Uint8Array;
    pages: { number: number; score: number }[];
    entries: Entry[];
    matched: Record<string, boolean>;
    nearGroups: string[];
    hasAll: boolean;
  }

  /** What the files give each other and, `open` and `highlight`, the pages. */
  interface All {
    AS_TYPED: number;
    SHORT_END: number;
    open(payload: any, codes?: { codes: string; gtins: string }): Engine;
    highlight(text: string, matched: Record<string, boolean>): number[][];
    fold(text: string): string;
    slugify(text: string): string;
    wordsOf(text: string): string[];
    word(text: string): Word;
    isMarked(one: Word): boolean;
    likeness(asked: Word, found: Word): number;
    soundOf(folded: string): string;
    isOneSlip(one: string, other: string): boolean;
    distance(one: string, other: string, most: number): number;
    untyped(typed: Word): Word | null;
    number(code: number): number;
    column(text: string): Uint16Array;
    lists(text: string, count: number): Rows;
    texts(text: string, count: number, tokens: number[][]): Texts;
    plainTexts(rows: string[], learn: (text: string) => number[]): Texts;
    countOf(text: string): number;
    singly(numbers: Uint16Array): Rows;
    indexOf(rows: Rows, count: number): Rows;
    Hits: new (count: number) => Hits;
    hitsIn(table: Texts, words: number[], masks: Uint16Array): Hits;
    Vocabulary: new () => Vocabulary;
    Catalog: new (payload: any) => Catalog;
    FLAGS: Record<string, number>;
    Reading: new (catalog: Catalog, terms: Term[], meanings: Meaning[], level: number) => Reading;
    MOST_TERMS: number;
    termsOf(catalog: Catalog, query: string): Term[];
    without(terms: Term[], isSpare: (term: Term) => boolean): Term[];
    entries(readings: Reading[]): Entry[];
    readingsOf(catalog: Catalog, terms: Term[]): Term[][];
    find(catalog: Catalog, terms: Term[]): Findings;
    suggestions(catalog: Catalog, terms: Term[], nearGroups: string[]): { queries: string[]; groups: string[] };
    filter(
      catalog: Catalog,
      rows: number[],
      filters: Filters,
      today: string,
    ): { rows: number[]; facets: Record<string, Counts> };
    isFiltered(catalog: Catalog, filters: Filters): boolean;
    sorted(catalog: Catalog, rows: number[], found: Findings, sort: string): number[];
    withPages(catalog: Catalog, ids: number[], found: Findings): number[];
    gtinIn(query: string): string;
    said(catalog: Catalog, rows: string[], row: number): string;
    slugOf(name: string, beside: string): string;
    looksLikeCode(query: string): boolean;
    rowsOfCode(codes: { codes: string; gtins: string }, query: string): number[];
    url(catalog: Catalog, id: number): string;
    card(catalog: Catalog, id: number, today: string): Item;
    label(catalog: Catalog, facet: string, value: string | number): string;
  }

  /** What one of the files gives. */
  type Some = Partial<All>;
}

declare var OcopSearch: OcopSearch.All;
