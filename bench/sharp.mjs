// Every photo of a folder in the widths that a list gives it, as sharp's users write it: node sharp.mjs PHOTOS LIST TO
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

const [photos, list, to] = process.argv.slice(2);
const widths = Object.entries(JSON.parse(readFileSync(list, "utf8")));

await Promise.all(
  widths.map(([name, wanted]) => {
    const photo = sharp(join(photos, name)).autoOrient();
    return Promise.all(
      wanted.map((width) =>
        photo
          .clone()
          .resize({ width, kernel: "lanczos3" })
          .webp({ quality: 72, effort: 4 })
          .toFile(join(to, `${name}-${width}.webp`)),
      ),
    );
  }),
);
