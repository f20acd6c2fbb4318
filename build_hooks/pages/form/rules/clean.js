// Texts as the catalog's reader takes them: one normal form, no signs that nobody can see, counted by letters.
((Rules) => {
  // What read/source.py refuses, and what YAML cannot hold: half a letter, the two last places of a plane.
  const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
  const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|([^\ud800-\udbff]|^)[\udc00-\udfff]/g;

  /** @param {unknown} text as typed or pasted @returns {string} */
  const clean = (text) =>
    String(text)
      .replace(/\r\n?/g, "\n")
      .replace(HALVES, "$1")
      .replace(UNSEEN, "")
      .normalize("NFC")
      .replace(/\u00a0/g, " ")
      .trim();

  /**
   * A whole tree of texts, cleaned; what is neither text, list nor record is its text.
   * @param {any} tree @returns {any}
   */
  function cleanTree(tree) {
    if (Array.isArray(tree)) return tree.map(cleanTree);
    if (tree && typeof tree === "object") {
      return Object.keys(tree).reduce((/** @type {Record<string, any>} */ found, name) => {
        found[name] = cleanTree(tree[name]);
        return found;
      }, {});
    }
    return clean(tree === undefined || tree === null ? "" : tree);
  }

  /** The number of letters, as Python counts them. @param {string} text */
  const size = (text) => Array.from(text).length;

  Object.assign(Rules, /** @satisfies {OcopRules.Some} */ ({ clean, cleanTree, size }));
})(globalThis.OcopRules);
