// The words of script-sentences.yml, as joining.py puts them in front of the scripts that name them.

/** A room's sentences by their ids. */
type OcopSentences = Record<string, string>;

interface OcopWordsOfRooms {
  fill(sentence: string, places: Record<string, string | number>): string;
  form: OcopSentences;
  frame: OcopSentences;
  product: OcopSentences;
  search: OcopSentences;
  showroom: OcopSentences;
}

declare var OcopWords: OcopWordsOfRooms;
