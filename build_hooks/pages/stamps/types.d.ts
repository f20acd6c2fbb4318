// What the page tells the scripts of a stamp.

/** Words, em in mm of a symbol of 20 mm, weight, gap above in mm, most lines, "bar", "lot" or "", and the lines that stay. */
type OcopStampPart = [
  words: string,
  em: number,
  weight: number,
  gap: number,
  most: number,
  kind: string,
  least: number,
];

interface OcopStamp {
  address: string;
  /** The name of the PNG. */
  file: string;
  parts: OcopStampPart[];
}

declare var OcopStamps: {
  symbol(address: string): boolean[][];
  png(its: OcopStamp): Promise<Blob>;
  /** Hands the picture to the reader as a file. */
  save(its: OcopStamp): Promise<void>;
  /** HTML of a card with this address, name, and lines below it. */
  card(said: string[]): string;
};
