// What the scripts of this folder give each other and the form, and the shape of window.OCOP_PLACES (places_data.py).

declare namespace OcopPlaces {
  /** places/wording.yml. */
  interface Wording {
    kinds: Record<string, string>;
    levels: Record<string, string[]>;
    parting: string;
    aliases: Record<string, string>;
  }

  interface Data {
    kinds: Record<string, string>;
    wording: Wording;
    short_forms: OcopRules.Data["short_forms"];
    today: string;
    before: string;
    earlier: string;
  }

  /**
   * A unit of either vintage; `within` are the units around it, the nearest first; `today` the codes it has a part in;
   * `former` what it was called before; `became` the codes before 01/07/2025 of what a unit of an earlier year became.
   */
  interface Place {
    code: string;
    kind: string;
    name: string;
    within: Place[];
    today: string[];
    former?: Place[];
    became?: string[];
  }

  type Tables = Record<
    "province" | "commune" | "old_district" | "old_commune" | "earlier_district" | "earlier_commune",
    Place[]
  >;

  /** One way to read a part of a text: the kind it states, null if it states none, and the name that is left. */
  interface Reading {
    kind: string | null;
    name: string;
  }

  /** Every way to read what stands between two commas. */
  type Part = Reading[];

  interface Index {
    places: Place[];
    names: OcopRules.Names;
    byCode: Record<string, Place>;
    byKey: Map<string, Place[]>;
    pairs: Map<string, Set<string>>;
  }

  /** What a form needs of a place; `names` are without their kinds, its own first. */
  interface Shown {
    code: string;
    name: string;
    within: string;
    names: string[];
  }

  interface Suggested extends Shown {
    was: string;
  }

  /** The places, opened; `level` is commune, old_commune or old_district. */
  interface Finder {
    find(level: string, text: string): Shown[];
    nearest(text: string, level: string): string[];
    today(level: string, code: string): Shown[];
    within(text: string, near: string[]): Shown[];
    named(level: string, code: string): Shown | null;
    suggest(text: string, limit: number, near?: string[]): Suggested[];
  }

  interface Scripts {
    learn(words: Wording): void;
    nameKey(text: string): string;
    partsOf(text: string): Part[];
    means(part: Part, place: Place, also?: (reading: Reading, place: Place) => boolean): boolean;
    allows(reading: Reading, place: Place): boolean;
    tables(data: Data): Tables;
    fullName(place: Place): string;
    indexOf(places: Place[], names: OcopRules.Names): Index;
    findIn(index: Index, text: string): Place[];
    findOld(index: Index, earlier: Index, text: string): Place[];
    nearestIn(index: Index, text: string, most: number): string[];
    open(data: Data): Finder;
  }

  /** What one of the files gives. */
  type Some = Partial<Scripts>;
}

declare var OcopPlaces: OcopPlaces.Scripts;
declare var OCOP_PLACES: OcopPlaces.Data;
