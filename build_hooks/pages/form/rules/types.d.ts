// What the scripts of this folder give each other and the form, and the shape of window.OCOP_RULES (rules_data.py).

declare namespace OcopRules {
  /** What people typed: texts, in lists and in records by the names of fields.yml. */
  type Node = string | Node[] | Tree;
  type Tree = { [name: string]: Node };

  /** A field of rules/fields.yml; what says nothing is left out. */
  interface Field {
    name: string;
    type: string;
    label: string;
    help?: string;
    required?: boolean;
    of?: string;
    choices?: string;
    min?: number;
    max?: number;
    max_text?: number;
    groups?: string[];
    /** Among the other fields of the form, without a place in its plan. */
    asked?: boolean;
  }

  /** A row of rules/checks.yml: what each check has beside these is its own. */
  interface Check {
    record: string;
    check: string;
    message: string;
    [parameter: string]: any;
  }

  /** A row of rules/choices.yml: what each list has beside the label is its own. */
  interface Choice {
    label: string;
    [column: string]: any;
  }

  interface Message {
    level?: string;
    form?: string;
    found: string;
    allowed: string;
    mend: string;
  }

  interface CodePage {
    message: string;
    pattern: string;
    unless: string;
    letters: Record<string, string>;
  }

  interface Data {
    records: Record<string, Record<string, Field>>;
    choices: Record<string, Record<string, Choice>>;
    choice_keys: Record<string, string[]>;
    groups_today: string[];
    checks: Check[];
    messages: Record<string, Message>;
    short_forms: Record<string, string[]>;
    /** Fields that a member of a list is known by in another state of it, by the list. */
    known_by: Record<string, string[]>;
    photos: { max_ratio: number; min_long_side: number };
    words: Record<string, string>;
    code_pages: CodePage[];
  }

  /** What fills the blanks of a message; {word} is a key of Data.words. */
  type Params = Record<string, any>;

  /** What was found at a field's path, "recognitions[1].stars": a row of rules/messages.yml, and what fills its blanks. */
  interface Finding {
    at: string;
    message: string;
    params: Params;
  }

  /** A finding in words. */
  interface Problem {
    at: string;
    message: string;
    level: string;
    found: string;
    allowed: string;
    mend: string;
    form: string;
  }

  /** A text that its type does not take. */
  interface Wrong {
    wrong: string;
    params: Params;
  }

  /** A record that was read: each value as its field's type makes it, and which fields were there, right or wrong. */
  interface Value {
    kind: string;
    at: string;
    fields: Record<string, any>;
    given: Record<string, boolean>;
  }

  interface Reader {
    problems: Finding[];
    read(kind: string, node: Node, at: string): Value;
  }

  interface Names {
    same(one: string, other: string): boolean;
    alike(one: string, other: string): boolean;
    meant<Named extends { name: string }>(text: string, some: Named[]): Named[];
  }

  /** The rules, opened. */
  interface Open {
    records: Data["records"];
    choices: Data["choices"];
    fold(text: string): string;
    slugify(text: string): string;
    clean(text: string): string;
    nearest(word: string, allowed: string[]): string;
    names: Names;
    ordered(kind: string, tree: Tree): Tree;
    label(list: string, key: string): string;
    problems(kind: string, tree: Tree, options: { today: string; places?: OcopPlaces.Finder | null }): Problem[];
    /** What is wrong with a photo of this size in pixels. */
    photo(photo: Photo): Problem[];
    text(kind: string, tree: Tree): string;
  }

  interface Photo {
    isWhole: boolean;
    width: number;
    height: number;
  }

  interface Scripts {
    /** A flag that is set, as a file writes it. */
    YES: string;
    clean(text: unknown): string;
    cleanTree<Given extends Node | undefined>(tree: Given): Given;
    size(text: string): number;
    dayOf(text: string): string | null;
    periodOf(text: string): string;
    addMonths(day: string, months: number): string;
    spanOf(period: string): string[];
    lastValidDay(recognitions: Value[]): string;
    names(shortForms: Data["short_forms"]): Names;
    isCut(bytes: Uint8Array): boolean;
    breakOf(bytes: Uint8Array): "" | "scan" | "between";
    photo(photo: Photo, data: Data): Finding[];
    pageOf(text: string, data: Data): CodePage | undefined;
    inUnicode(text: string, page: CodePage): string;
    nearest(word: string, allowed: string[]): string;
    likeness(one: string, other: string): number;
    gtinPrefix(gtin: string): string;
    isTaxCode(digits: string): boolean;
    isText(type: string): boolean;
    parse(text: string, spec: Field, data: Data, places: OcopPlaces.Finder | null): any;
    Reader: new (data: Data, places: OcopPlaces.Finder | null) => Reader;
    between(record: Value, data: Data, today: string): Finding[];
    yaml(tree: Tree): string;
    open(data: Data): Open;
  }

  /** What one of the files gives. */
  type Some = Partial<Scripts>;
}

declare var OcopRules: OcopRules.Scripts;
declare var OCOP_RULES: OcopRules.Data;
