// What the scripts of this folder give each other, and what the page hands them (view.py).

declare namespace OcopForm {
  /** Of the page; addresses are behind `root`. */
  interface Config {
    root: string;
    places: string;
    places_data: string;
    known: string;
    correcting: number;
    as_of: string;
    catalog: string;
    office: { name: string; zalo: string; email: string };
    help: string;
    new_url: string;
    host: string;
    provinces: string[];
  }

  /** What the catalog has: producers by slug, name and whether samples; products by slug, name and producer. */
  interface Known {
    producers: string[][];
    products: string[][];
  }

  /** What the catalog shows of a product and its producer; the commune's name; addresses of its photos behind the root. */
  interface Held {
    product: Filled;
    producer: Filled;
    commune: string;
    photos: string[];
  }

  /** A field of a correction that differs, in words; "" for nothing. */
  interface Change {
    label: string;
    was: string;
    now: string;
  }

  /** A producer that was asked for: what a form of it holds, and its products by slug, name and producer. */
  interface Choice {
    state: State;
    products: string[][];
  }

  /** A producer of the catalog: its slug, "" for none, and the texts that a form opened with. */
  interface Maker {
    slug: string;
    [name: string]: string;
  }

  /** A record as it is filled in: its fields are those of the rules. */
  type Filled = Record<string, any>;

  interface Photo {
    blob: Blob;
    alt: string;
    kind: string;
    url?: string;
  }

  /** A picked photo as the browser shows it, and whether its file is there to its end. */
  interface Opened {
    picture: HTMLImageElement;
    isWhole: boolean;
  }

  interface Paper {
    blob: Blob;
    name: string;
    title: string;
  }

  /**
   * All that a form holds; `corrects` and `known` are slugs of a product and a producer of the catalog, or "". Of what is
   * corrected, `base` is the product as the catalog shows it, `thumbs` are its photos and `commune` the name of that. `maker` is the producer with which
   * the form opened.
   */
  interface State {
    product: Filled;
    producer: Filled;
    sending: Filled;
    corrects: string;
    base: Filled;
    thumbs: string[];
    commune: string;
    maker: Maker;
    known: string;
    consent: boolean;
    photoConsent: boolean;
    photos: Photo[];
    papers: Paper[];
  }

  interface Draft {
    state: State;
    lost: boolean;
  }

  /** A field that is asked, and the kind of record it is of. */
  interface Spec extends OcopRules.Field {
    record?: string;
  }

  /** Fields by name, all where none are named; `more` are folded. */
  interface Asked {
    fields?: string[];
    /** With the fields that the rules ask and no part names. */
    others?: boolean;
    more?: string[];
  }

  /** A list of records: what one is called, and how many stand there from the start. */
  interface Listed extends Asked {
    one?: string;
    least?: number;
  }

  /**
   * A part of the form. Its fields are those of the product, of its record `record`, of each of its records `list`, or
   * what the script `drawn` makes. Without a title it has the label of the field that `titled`, `list` or `record` names.
   */
  interface Part extends Listed {
    id: string;
    title?: string;
    titled?: string;
    intro?: string;
    record?: string;
    list?: string;
    drawn?: "photos" | "producer" | "contact" | "sender";
    folded?: boolean;
  }

  /** What is wrong: its path, as "product:recognitions[1].stars", and where on the page that is told. */
  interface Problem extends OcopRules.Problem {
    path: string;
    place: Element | null;
  }

  /** A file of a submission, a text or a blob; `said` is what a picture shows or a paper is called. */
  interface SentFile {
    name: string;
    text?: string;
    blob?: Blob;
    said?: string;
  }

  /** A number of a zip's headers, and its size in bytes. */
  type ZipNumber = [value: number, bytes: 2 | 4];

  /** The form that is open. */
  interface Form {
    element: HTMLElement;
    config: Config;
    data: OcopRules.Data;
    rules: OcopRules.Open;
    state: State;
    finder: OcopPlaces.Finder | null;
    known(): Promise<Known>;
    held(slug: string): Promise<Held | null>;
    places(): Promise<OcopPlaces.Finder | null>;
    /** Today's group of the product; "" before one is chosen. */
    group(): string;
    set(holder: Filled, name: string, value: string | string[]): void;
    changed(): void;
    /** Call this at every change, until all is drawn anew. */
    watch(show: () => void): void;
    redraw(): void;
    /** Somebody left a control: its place tells what is wrong from now on. */
    left(control: Element): void;
    /** Begin anew; the draft is gone. */
    reset(state: State | null, words?: string): Promise<void>;
    drawPhotos(): void;
  }

  interface Scripts {
    // dom.js
    el: OcopElementMaker;
    fill(place: Element, children: OcopChild[]): void;
    id(): string;
    help(words: string, attributes?: OcopAttributes): HTMLElement;
    told(attributes?: OcopAttributes): HTMLElement;
    button(words: string, name: string | null, click: () => void, label?: string): HTMLElement;
    choice(control: HTMLInputElement, words: string): HTMLElement;
    tick(words: string, isTicked: boolean, change: (isTicked: boolean) => void, attributes?: OcopAttributes): HTMLElement;
    focus(place: Element, options?: FocusOptions): void;
    capital(text: string): string;
    // plan.js, parts.js and what they draw
    PLAN: Part[];
    HELP: Record<string, string>;
    part(form: Form, plan: Part): Element | null;
    folded(id: string, title: OcopChild | OcopChild[], inside: HTMLElement[], isFilled: boolean, name: string): HTMLElement;
    recordFields(form: Form, kind: string, holder: Filled, at: string, asked: Asked): HTMLElement[];
    listField(form: Form, spec: Spec, holder: Filled, at: string, options: Listed): HTMLElement;
    field(form: Form, spec: Spec, holder: Filled, at: string): HTMLElement;
    shell(control: HTMLElement, label: string, options: { at?: string; help?: string; required?: boolean }): HTMLElement;
    placeName(form: Form, type: string, code: string): string;
    placeControl(form: Form, spec: Spec, holder: Filled): HTMLElement;
    photos(form: Form): HTMLElement[];
    producer(form: Form): HTMLElement[];
    knownProducer(form: Form, known: Known): string;
    contact(form: Form): HTMLElement[];
    SENDER: Spec[];
    sender(form: Form): HTMLElement[];
    papers(form: Form): HTMLElement;
    picker(words: string, attributes: OcopAttributes, take: (files: File[]) => void, name?: string): HTMLElement;
    openPhoto(file: File): Promise<Opened>;
    shrink(picture: HTMLImageElement): Promise<Blob>;
    // state.js and draft.js
    empty(): State;
    isEmpty(state: State): boolean;
    pruned(node: any): any;
    textsOf(maker: Maker): Filled;
    records(form: Form): { product: Filled; producer: Filled };
    slug(form: Form, text: string, otherwise: string): string;
    today(form: Form): string;
    photoNames(state: State): string[];
    draft: { save(state: State): Promise<boolean>; load(): Promise<Draft | null>; clear(): Promise<unknown> };
    scripts(config: Config): Pick<Form, "known" | "held" | "places">;
    // choosing.js, change.js and correcting.js
    asked(name: "sua" | "co-so"): string;
    corrected(form: Form, slug: string): Promise<State | null>;
    remember(form: Form): void;
    was(holder: Filled, name: string): any;
    gone(holder: Filled, name: string): Filled[];
    bringBack(form: Form, spec: Spec, holder: Filled, old: Filled): void;
    isOne(form: Form, list: string, one: Filled, other: Filled): boolean;
    pairs(form: Form, list: string, old: Filled[], all: Filled[]): { now?: Filled; was?: Filled }[];
    // differing.js
    sent(form: Form): Filled;
    sentOfMaker(form: Form): Filled;
    makers(form: Form): { old: Filled; now: Filled };
    changes(form: Form): Change[];
    arrow(old: string, now: string): (string | HTMLElement)[];
    change(form: Form, spec: Spec, holder: Filled, field: { place: Element; again: () => void }): HTMLElement;
    gonePart(form: Form, spec: Spec, holder: Filled, again: () => void): HTMLElement | null;
    producerAsked(form: Form, slug: string): Promise<Choice | null>;
    toChoose(form: Form, choice: Choice): HTMLElement;
    watchUnicode(form: Form): void;
    shown(form: Form, spec: Spec, node: string | string[]): string;
    crc(bytes: Uint8Array): number;
    // What is wrong, and the ways out
    tell(form: Form, everything: boolean): Problem[];
    words(problem: Problem): string;
    sentence(problem: OcopRules.Problem): string;
    check(form: Form, result: Element, out: Element): Promise<void>;
    confirmed(words: string, question: string, act: () => void): HTMLElement;
    ways(form: Form, place: Element): void;
    inChat(): HTMLElement | null;
    codeHost(form: Form): HTMLElement | null;
    files(form: Form): SentFile[];
    fileName(form: Form): string;
    bytesOf(file: SentFile): Promise<Uint8Array<ArrayBuffer>>;
    webpage(form: Form): Promise<Blob>;
    zip(files: { name: string; bytes: Uint8Array<ArrayBuffer> }[]): Blob;
  }
}

declare var OcopForm: OcopForm.Scripts;
declare var OCOP_HELD: Record<string, OcopForm.Held>;
declare var OCOP_KNOWN: OcopForm.Known;
