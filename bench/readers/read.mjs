// What four readers of npm find in each picture of a folder, as a line of JSON a reader: node read.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scanGrayBuffer } from "@undecaf/zbar-wasm";
import * as zxing from "@zxing/library";
import jsqr from "jsqr";
import decode from "qr/decode.js";

const folder = process.argv[2];
const names = readdirSync(folder).filter((name) => name.endsWith(".pgm"));

/** A picture of one byte a dot, behind “P5 WIDTH HEIGHT 255”. */
function opened(name) {
  const bytes = readFileSync(join(folder, name));
  const [, width, height] = bytes.subarray(0, 32).toString("latin1").split(/\s+/).map(Number);
  const grey = new Uint8ClampedArray(bytes.subarray(bytes.length - width * height));
  const rgba = new Uint8ClampedArray(grey.length * 4);
  grey.forEach((value, at) => rgba.set([value, value, value, 255], at * 4));
  return { grey, rgba, width, height };
}

const READERS = {
  jsQR: ({ rgba, width, height }) => jsqr(rgba, width, height)?.data,
  "ZXing (npm)": ({ grey, width, height }) => {
    const source = new zxing.RGBLuminanceSource(grey, width, height);
    const hints = new Map([[zxing.DecodeHintType.TRY_HARDER, true]]);
    return new zxing.QRCodeReader().decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source)), hints).getText();
  },
  qr: ({ rgba, width, height }) => decode({ data: rgba, width, height }),
  ZBar: async ({ grey, width, height }) =>
    (await scanGrayBuffer(grey.buffer, width, height)).map((found) => found.decode())[0],
};

for (const [reader, read] of Object.entries(READERS)) {
  const found = {};
  for (const name of names) {
    try {
      found[name] = (await read(opened(name))) || "";
    } catch {
      found[name] = "";
    }
  }
  console.log(JSON.stringify({ reader, found }));
}
