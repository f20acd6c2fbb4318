// Index the documents of a JSON file with Pagefind: node pagefind.mjs DOCS.json FOLDER
import { readFileSync } from "node:fs";
import * as pagefind from "pagefind";

const [docs, folder] = process.argv.slice(2);
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const { index } = await pagefind.createIndex({ forceLanguage: "vi" });
for (const { location, title, text } of JSON.parse(readFileSync(docs, "utf8"))) {
  const content = `<html lang="vi"><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`;
  const { errors } = await index.addHTMLFile({ url: location, content });
  if (errors.length) throw new Error(errors.join("\n"));
}
await index.writeFiles({ outputPath: folder });
await pagefind.close();
