// The named places of a sentence are filled: "{count} sản phẩm" with {count: 9} is "9 sản phẩm".
// It goes in front of every script that asks for it, with the words that the script names (joining.py).
globalThis.OcopWords = globalThis.OcopWords || {};
OcopWords.fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(places[name]));
