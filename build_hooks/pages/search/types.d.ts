// What the scripts of search give each other and the showroom. The engine's own shapes stand in engine/types.d.ts.

/** What is meant: `id` is a code or 14 digits; `lot` may have a page, `otherLot` cannot; `says` is why it cannot be. */
interface OcopMeant {
  folder: string;
  id: string;
  lot: string;
  otherLot: string;
  says: string;
  typed: string;
}

/** Where to go on, below the site's root, or what to say; both "" when the text is no code. */
interface OcopAnswer {
  to: string;
  says: string;
  typed: string;
}

interface OcopCodeReading {
  addressOf(one: OcopMeant): string;
  notHere(one: OcopMeant): string;
  lead(path: string, again?: boolean): OcopAnswer;
  read(text: string): OcopMeant;
  rowOf(known: NonNullable<typeof OCOP_CODES>, one: OcopMeant): number;
}

/** A row of facets.yml, as the page has it. */
interface OcopFacet {
  name: string;
  address: string;
  label: string;
  words?: string;
  order: string;
  alone?: boolean;
  within?: string;
}

/** A value of a facet, as the page offers it. */
interface OcopValue {
  value: string;
  label: string;
  count: number;
  isChosen: boolean;
}

interface OcopBox {
  /** Of the site, whole. */
  root: string;
  input: HTMLInputElement;
  open(then: (engine: OcopSearch.Engine | null) => void): void;
  search(
    query: string,
    options: OcopSearch.Options,
    then: (found: OcopSearch.Found | null, engine: OcopSearch.Engine | null) => void,
  ): void;
  lineOf(entry: OcopSearch.Entry): string;
  marked(className: string, text: string, matched: Record<string, boolean>): HTMLElement;
}

/** The browse page; `current` and what is asked are values by q, sort and the names of facets. */
interface OcopBrowsing {
  page: HTMLElement;
  part(name: string): HTMLElement;
  facets: OcopFacet[];
  /** What people read for the states of a certificate. */
  states: Record<string, string>;
  current: Record<string, string>;
  asked(): Record<string, string>;
  addressOf(values: Record<string, string>): string;
  go(changes: Record<string, string>): void;
  keepPlace(): void;
  chosen(facet: string): string[];
  show(): void;
  /** `near` is where begins what only comes near. */
  showCards(ids: number[], near: number, engine: OcopSearch.Engine, matched: Record<string, boolean>): void;
  /** Which of so many products this page has, `from` one and up `to` another, and that it is the one `here`. */
  showPager(count: number): { from: number; to: number; here: number; last: number };
  showFacets(found: OcopSearch.Found, engine: OcopSearch.Engine): void;
}

declare var OcopBrowse: OcopBrowsing;
declare var OcopCode: OcopCodeReading;
declare var OcopFind: OcopBox;
/** pages/search/payload.py. */
declare var OCOP_SEARCH: any;
/** pages/search/lookup.py. */
declare var OCOP_CODES: { codes: string; gtins: string; lots: string } | undefined;
