// What the scripts of the showroom give each other, and the shape of window.OCOP_SHOWROOM (view.py).

declare namespace OcopShowroom {
  /** A group of products: its key, name, line, and the row whose photo stands for it; -1 for none. */
  type Group = [key: string, name: string, line: string, photo: number];
  /** A province, with its communes by code, name and line. */
  type Province = [...Group, communes: [code: string, name: string, line: string][], all: string];

  type Words = Record<"sample" | "illustration" | "qr_note", string> & { sentences: Record<string, string> };
  /** What is said otherwise in English; `told` by the Vietnamese words. */
  interface English {
    names: Record<number, string>;
    summaries: Record<number, string>;
    sentence_list: string[][];
    states: Record<string, string>;
    groups: Record<string, string>;
    script: Record<string, string>;
    words: Words;
    told: Record<string, string>;
  }

  interface Data {
    words: Words;
    english: English;
    summaries: string;
    codes: string;
    pictures: string;
    picture_list: number[][];
    sentences: string;
    sentence_list: string[][];
    groups: Group[];
    places: Province[];
  }

  /** A product in the state of today. `widths` are those of its photo's renditions. */
  interface Item extends OcopSearch.ProductCard {
    id: number;
    widths: number[];
    illustration: boolean;
    summary: string;
    own_name?: string;
    in_english?: boolean;
    code: string;
    rank: string;
    pill: OcopSaid;
    sentence: OcopSaid;
  }

  /** A card of a product, or a tile with a name; and where it leads. */
  interface Entry {
    id?: number;
    name?: string;
    line?: string;
    photo?: number;
    group?: string;
    drawn?: string;
    view(): View;
  }

  /** What was opened: "home", "list", "search" or "product". */
  interface View {
    kind: string;
    title: string;
    entries: Entry[];
    page: number;
    query: string;
    id: number;
    drawn: string;
  }

  interface Shelf {
    item(id: number): Item;
    picture(its: Pictured, width: number): string;
    search(query: string): number[];
    of(filters: Record<string, string>): number[];
    round(groups: string[]): number[];
    words: Words;
    told(text?: string): string;
    speak(wanted: boolean): void;
    groups: Group[];
    places: Province[];
    stamp(code: string): string;
  }

  type Pictured = Partial<Item> & Pick<Item, "widths" | "group_name">;
  type Coded = Pick<Item, "code" | "name">;

  interface Photo {
    figure: HTMLElement;
    image: HTMLImageElement;
    show(its: Pictured, small?: boolean): void;
    clear(): void;
  }

  interface Scripts {
    options(hash: string): { groups: string[]; picture: number; wait: number; letters: number; exit: boolean };
    enlarge(percent: number): void;
    shelf: Shelf;
    make<Name extends keyof HTMLElementTagNameMap>(
      name: Name,
      className: string,
      into?: HTMLElement,
    ): HTMLElementTagNameMap[Name];
    say(element: HTMLElement, text?: string): void;
    sayName(element: HTMLElement, name: string): void;
    Photo: new (figure: HTMLElement) => Photo;
    Code: new (frame: HTMLElement) => { show(its: Coded): void };
    Loop: new (
      root: HTMLElement,
      options: { withHand: boolean },
    ) => { atOnce: boolean; start(ids: number[], seconds: number): void; tick(): void; go(step: number): void };
    Grid: new (
      root: HTMLElement,
      choose: (entry: Entry) => void,
    ) => { measure(entries: Entry[]): number; show(entries: Entry[]): void };
    Drawings: new (root: HTMLElement, choose: (code: string) => void) => { show(of: string): void };
    draw(of: string | undefined, tile: HTMLElement): void;
    ProductView: new (root: HTMLElement) => { show(its: Item): void; scroll(step: number): void; clear(): void };
    move(root: HTMLElement, key: string): boolean;
    Language: new (
      root: HTMLElement,
      change: (wanted: boolean) => void,
    ) => { speak(wanted: boolean): void };
    views: { home(): View; at(code: string): View; search(): View; cards(ids: number[]): Entry[] };
  }
}

declare var OcopShowroom: OcopShowroom.Scripts;
declare var OCOP_SHOWROOM: OcopShowroom.Data;
