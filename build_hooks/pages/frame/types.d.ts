// What the frame's scripts give all others.

interface OcopStateRules {
  /** What is said first holds through the day `until`, what is said then on every day behind it. */
  turn(until: string, day: string): "first" | "then";
  show(where: ParentNode, clock: number): void;
  daily(then: () => void): void;
}

declare var OcopState: OcopStateRules;
/** Symbols of the addresses elsewhere, packed (bundle/away.py). */
declare var OCOP_QR: Record<string, string> | undefined;
/** The theme's own, in the head of its pages: what it keeps on the device. */
declare function __md_get(name: string): { index: number } | null;
declare function __md_set(name: string, value: unknown): void;
