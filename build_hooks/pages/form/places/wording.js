// How people write a place: its parts, the words for its kind, and spellings that mean the same; as places/wording.py.
((Places, Search) => {
  /** @type {{ kind: string, pattern: RegExp }[]} */
  let first = [];
  let parting = /$^/;
  /** @type {Record<string, string>} */
  let aliases = {};
  const TONES = "\u0300\u0301\u0303\u0309\u0323";
  /** @type {Record<string, string>} */
  const keys = {};

  /** The words of places/wording.yml, before any text is read. @param {OcopPlaces.Wording} words */
  function learn(words) {
    first = Object.keys(words.kinds).map((kind) => ({
      kind,
      pattern: new RegExp(`^(?:${words.kinds[kind]})(?:\\.\\s*|\\s+|(?=\\d))(.+)$`),
    }));
    parting = new RegExp(words.parting, "g");
    aliases = words.aliases;
  }

  /** Letters and digits, equal for all spellings of a name. @param {string} text */
  function nameKey(text) {
    let known = keys[`=${text}`];
    if (known === undefined) {
      known = Search.fold(text)
        .replace(/[^a-z0-9 ]/g, "")
        .replace(/(^| )0+(?=\d)/g, "$1")
        .replace(/(^|[\s\S])([bcdghklmnprstvx]|qu)y(?![a-z0-9])/g, "$1$2i")
        .replace(/ /g, "");
      keys[`=${text}`] = known;
    }
    return known;
  }

  /**
   * Hoà and hòa, Nguơn and Ngươn, Quí and Quý, 01 and 1, Đăk and Đắk are one word each: a stop has a tone.
   * @param {string} word
   */
  function oneWord(word) {
    const letters = Array.from(word);
    let tone = letters.filter((letter) => TONES.includes(letter)).join("");
    const rest = letters
      .filter((letter) => !TONES.includes(letter))
      .join("")
      .replace(/^0+/, "")
      .replace(/uo\u031b/g, "u\u031bo\u031b");
    if (/(?:c|ch|k|p|t)$/.test(rest)) tone = tone || "\u0301";
    return rest.replace(/(^|[\s\S])([bcdghklmnprstvx]|qu)y$/, "$1$2i") + tone;
  }

  /** The words with their marks, each word's tone moved to its end. @param {string} text */
  const spelling = (text) =>
    (
      text
        .toLowerCase()
        .normalize("NFD")
        .match(/[^\s.\-–'’‘]+/g) || []
    )
      .map(oneWord)
      .join(" ");

  /** @param {string | null} kind @param {string} name @returns {OcopPlaces.Reading} */
  function reading(kind, name) {
    const alias = aliases[nameKey(name)];
    return alias ? { kind: null, name: alias } : { kind, name };
  }

  /** @param {OcopPlaces.Reading} one @param {OcopPlaces.Place} place */
  const readingMeans = (one, place) =>
    (one.kind === null || one.kind === place.kind) && nameKey(one.name) === nameKey(place.name);

  /** What stands between two commas, read with and without a kind. @param {string} text */
  function part(text) {
    const readings = [reading(null, text)];
    first.forEach((one) => {
      const stated = one.pattern.exec(text);
      if (stated) readings.push(reading(one.kind, stated[1]));
    });
    return readings;
  }

  /** The parts of a place as it is written, from the smallest unit to the largest. @param {string} text */
  function partsOf(text) {
    const line = text.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean).join(" ").replace(parting, ", ");
    return line
      .split(",")
      .map((one) => one.replace(/^[ .]+|[ .]+$/g, ""))
      .filter((one) => one && nameKey(one) !== "vietnam")
      .map(part);
  }

  /**
   * Whether any reading of a part means the place, and is such as `also` asks.
   * @param {OcopPlaces.Part} part @param {OcopPlaces.Place} place
   * @param {(reading: OcopPlaces.Reading, place: OcopPlaces.Place) => boolean} [also]
   */
  const means = (part, place, also) => part.some((one) => readingMeans(one, place) && (!also || also(one, place)));

  /** @param {OcopPlaces.Reading} one @param {OcopPlaces.Place} place */
  const spells = (one, place) => spelling(one.name) === spelling(place.name);

  Object.assign(Places, /** @satisfies {OcopPlaces.Some} */ ({ learn, nameKey, partsOf, means }));
  /** The place's marks, or none at all. */
  Places.allows = (one, place) => !/[\u0080-\uffff]/.test(one.name) || spells(one, place);
})(globalThis.OcopPlaces, globalThis.OcopSearch);
