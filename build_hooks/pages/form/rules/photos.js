// What a photo's file must be, as read/photos.py tells: there to its end, not too long, large enough.
((Rules) => {
  const END_OF_JPEG = 0xd9;
  const SCAN = 0xda;

  /** Whether these letters stand at a place. @param {Uint8Array} bytes @param {number} at @param {string} letters */
  const says = (bytes, at, letters) => Array.from(letters).every((one, i) => bytes[at + i] === one.charCodeAt(0));

  /**
   * Where a JPEG breaks off that has no mark of its end: in a "scan" of its picture, or "between"; "" for one that has.
   * @param {Uint8Array} bytes @returns {"" | "scan" | "between"}
   */
  function breakOf(bytes) {
    /** @type {"scan" | "between"} */
    let within = "between";
    let at = 2;
    while (at < bytes.length) {
      at = markerFrom(bytes, at);
      const marker = bytes[at];
      if (marker === END_OF_JPEG) return "";
      at += 1;
      if (at >= bytes.length || (!isAlone(marker) && at + 2 > bytes.length)) return within;
      within = marker === SCAN ? "scan" : "between";
      if (!isAlone(marker)) at += Math.max(2, bytes[at] * 256 + bytes[at + 1]);
      if (marker === SCAN) at = endOfScan(bytes, at);
    }
    return within;
  }

  /** Whether a marker has nothing behind it. @param {number} marker */
  const isAlone = (marker) => marker === 1 || (marker >= 0xd0 && marker <= 0xd8);

  /**
   * The place of the next marker's second byte; behind the end for none.
   * @param {Uint8Array} bytes @param {number} from
   */
  function markerFrom(bytes, from) {
    for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
      if (bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff) return at + 1;
    }
    return bytes.length;
  }

  /** Where the first marker behind a scan begins. @param {Uint8Array} bytes @param {number} from */
  function endOfScan(bytes, from) {
    let at = markerFrom(bytes, from);
    while (bytes[at] >= 0xd0 && bytes[at] <= 0xd7) at = markerFrom(bytes, at + 1);
    return at - 1;
  }

  /** Whether a PNG has no whole last chunk. @param {Uint8Array} bytes */
  function isOpenPng(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 8;
    while (at + 12 <= bytes.length) {
      const end = at + 12 + view.getUint32(at);
      if (says(bytes, at + 4, "IEND")) return end > bytes.length;
      at = end;
    }
    return true;
  }

  /** Whether a file ends before its picture does. @param {Uint8Array} bytes */
  function isCut(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return breakOf(bytes) !== "";
    if (says(bytes, 1, "PNG\r\n\x1a\n")) return isOpenPng(bytes);
    const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return says(bytes, 0, "RIFF") && says(bytes, 8, "WEBP") && 8 + size.getUint32(4, true) > bytes.length;
  }

  /**
   * What is wrong with a photo of this size in pixels.
   * @param {OcopRules.Photo} photo @param {OcopRules.Data} data
   * @returns {OcopRules.Finding[]}
   */
  function photo({ isWhole, width, height }, { photos }) {
    const [long, short] = [Math.max(width, height), Math.min(width, height)];
    const at = "photos";
    if (!isWhole) return [{ at, message: "photo_cut", params: {} }];
    if (long > photos.max_ratio * short) {
      return [{ at, message: "photo_too_thin", params: { width, height, max: photos.max_ratio } }];
    }
    return long < photos.min_long_side
      ? [{ at, message: "photo_too_small", params: { width, height, min: photos.min_long_side } }]
      : [];
  }

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ isCut, breakOf, photo }));
})(globalThis.OcopRules);
