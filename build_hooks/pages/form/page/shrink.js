// A picked photo made small: upright, at most 2,000 px, as a new JPEG; nothing of the camera's file comes along.
((Form) => {
  const LONG_SIDE = 2000;
  const QUALITY = 0.85;

  /** @param {File} file @returns {Promise<Blob>} refused when the browser cannot open it as a picture */
  async function shrink(file) {
    const picture = await decoded(file);
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("canvas");
    pen.fillStyle = OcopColours.white; // behind what is transparent
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("canvas"))), "image/jpeg", QUALITY);
    });
  }

  /** The picture upright, as every browser of today draws an image. @param {File} file */
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

  Form.shrink = shrink;
})(globalThis.OcopForm);
