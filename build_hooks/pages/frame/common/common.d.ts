// What joining.py puts in front of the scripts that name it.

/** A room's sentences by their ids, from its script-sentences.yml. */
type OcopSentences = Record<string, string>;

interface OcopWordsOfRooms {
  fill(sentence: string, places: Record<string, string | number>): string;
  checking: OcopSentences;
  /** Say the words of a room otherwise; with none, as its own file has them. */
  speak(room: "showroom", words: OcopSentences): void;
  form: OcopSentences;
  frame: OcopSentences;
  lists: OcopSentences;
  product: OcopSentences;
  search: OcopSentences;
  showroom: OcopSentences;
  stamps: OcopSentences;
  terms: OcopSentences;
}

interface OcopCodesRules {
  /** Characters of a code. */
  LENGTH: number;
  /** Signs and spaces that people write between the characters. */
  SIGNS: RegExp;
  /** A text in the catalog's letters; it may be no code. */
  typed(text: string): string;
  /** Whether it is eight characters of the alphabet, right or wrong. */
  hasShape(text: string): boolean;
  /** Whether the check over GF(32) holds. */
  isCode(text: string): boolean;
  /** In groups of four. */
  inGroups(code: string): string;
  /** 14 digits, "" when there are not 8, 12, 13 or 14; the check digit may be wrong. */
  gtin14(text: string): string;
  /** The last digit of a number, by those before it. */
  checkDigit(digits: string): string;
  /** Whether it is 14 digits with the right last one. */
  hasCheckDigit(gtin: string): boolean;
  /** The digits under the bar code. */
  asPrinted(gtin: string): string;
}

interface OcopScans {
  /** A code, or a number with its lot behind a slash, of what a person says or a reader of symbols hands over. */
  plain(text: string): string;
}

interface OcopDays {
  /** The day in Vietnam, "yyyy-mm-dd", by ms since 1970, UTC; the day of the data where the clock is before it. */
  today(clock: number, asOf: string): string;
  /** The day so many days after another, both "yyyy-mm-dd". */
  later(day: string, days: number): string;
  between(from: string, to: string): number;
  /** "27/01/2023" of "2023-01-27"; a year before 1000 as Python prints it. */
  vietnamese(day: string): string;
}

/** Colours of ground/palette.yml by their names; an unknown one stops the build. */
declare var OcopColours: Record<string, string>;
/** Expressions of ground/patterns.yml by their names; an unknown one stops the build. */
declare var OcopPatterns: Record<string, RegExp>;
declare var OcopWords: OcopWordsOfRooms;
declare var OcopCodes: OcopCodesRules;
declare var OcopScan: OcopScans;
declare var OcopDay: OcopDays;

/** What is said of a certificate: `now`, and from `as_of` on `first` through the day `until`, `then` behind it. */
interface OcopSaid {
  state: string;
  now: string;
  until?: string;
  as_of?: string;
  first: string;
  then: string;
  states: { first: string; then: string };
}

declare var OcopCarry: (element: HTMLElement, said: OcopSaid | null, stars?: number, rank?: string) => void;

/** A function listens, true stands without a value; null, undefined and false are left out. */
type OcopAttributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;
type OcopChild = Node | string | null;

interface OcopElementMaker {
  /** An element with its class or its attributes, and what is in it; texts are always texts, never markup. */
  <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    given?: string | OcopAttributes,
    children?: OcopChild | OcopChild[],
  ): HTMLElementTagNameMap[Name];
}

declare var OcopElement: OcopElementMaker;
/** A word as it is compared: its letters with their marks and without them, and its tone. */
interface OcopRead {
  letters: string;
  plain: string;
  tone: string;
}

/** Whether each word of `typed` begins one of the text; "" is in every text. */
declare var OcopHolds: (text: string, typed: string) => boolean;
/** Links that leave a folder are taken along; `root` is the address of the site's root, whole. */
declare var OcopAway: (root: string) => void;
/** A script of the site, by its address. */
declare var OcopScript: (address: string) => Promise<void>;
