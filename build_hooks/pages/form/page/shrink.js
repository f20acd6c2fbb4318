// A picked photo opened and made small: upright, at most 2,000 px, as a new JPEG with nothing of the camera's file.
((Form) => {
  const LONG_SIDE = 2000;
  const QUALITY = 0.85;
  const END_OF_JPEG = new Uint8Array([0xff, 0xd9]);
  const MORE = new Uint8Array(256).fill(0x5a); // would be drawn as something wherever a part is still missing

  /**
   * The picture of a file, and whether all of it is there; refused when the browser cannot open it.
   * @param {File} file @returns {Promise<OcopForm.Opened>}
   */
  async function openPhoto(file) {
    const picture = await decoded(file);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!OcopRules.isCut(bytes)) return { picture, isWhole: true };
    if (bytes[0] !== 0xff) return { picture, isWhole: bytes[0] === 0x89 && hasEnd(picture) };
    return OcopRules.breakOf(bytes) === "scan" ? withEnd(bytes, picture) : { picture, isWhole: false };
  }

  /**
   * A JPEG that lacks nothing but the mark of its end, as some chats and cameras leave it, looks the same with more
   * behind it; pixels/ending.py tells the same so.
   * @param {Uint8Array<ArrayBuffer>} bytes @param {HTMLImageElement} picture as it is
   */
  async function withEnd(bytes, picture) {
    const rest = bytes[bytes.length - 1] === 0xff ? bytes.subarray(0, -1) : bytes;
    const ended = await decoded(new Blob([rest, END_OF_JPEG]));
    const longer = await decoded(new Blob([rest, MORE, END_OF_JPEG]));
    const [one, other] = [ended, longer].map((image) => pixels(drawn(image)));
    const isWhole = one.every((value, at) => value === other[at]);
    return isWhole ? { picture: ended, isWhole } : { picture, isWhole };
  }

  /** Whether the last corner of a picture was drawn. @param {HTMLImageElement} picture */
  const hasEnd = (picture) => pixels(drawn(picture, "")).slice(-1)[0] > 0;

  /** @param {HTMLCanvasElement} canvas */
  function pixels(canvas) {
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    return pen.getImageData(0, 0, canvas.width, canvas.height).data;
  }

  /** A picture made small. @param {HTMLImageElement} picture @param {string} paper behind what is transparent */
  function drawn(picture, paper = OcopColours.white) {
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("canvas");
    pen.fillStyle = paper;
    if (paper) pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  /** @param {HTMLImageElement} picture @returns {Promise<Blob>} */
  const shrink = (picture) =>
    new Promise((resolve, reject) => {
      const keep = (/** @type {Blob | null} */ blob) => (blob ? resolve(blob) : reject(new Error("canvas")));
      drawn(picture).toBlob(keep, "image/jpeg", QUALITY);
    });

  /** The picture upright, as every browser of today draws an image. @param {Blob} file */
  async function decoded(file) {
    const url = URL.createObjectURL(file);
    const image = new Image();
    try {
      await new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = () => reject(new Error("image"));
        image.src = url;
      });
    } finally {
      URL.revokeObjectURL(url);
    }
    if (!image.naturalWidth || !image.naturalHeight) throw new Error("empty");
    return image;
  }

  Object.assign(Form, { openPhoto, shrink });
})(globalThis.OcopForm);
