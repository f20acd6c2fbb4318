// A record as YAML: every text in double quotes, lists and records in blocks, so that any reader takes it as it is.
((Rules) => {
  /** @type {Record<string, string>} */
  const SIGNS = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

  /** @param {string} text */
  const quoted = (text) => `"${text.replace(/[\\"\n\t]/g, (sign) => SIGNS[sign])}"`;

  /** @param {OcopRules.Node} node */
  const isEmpty = (node) => node === "" || (typeof node === "object" && !Object.keys(node).length);

  /** @param {string} name */
  const key = (name) => (/^[a-z_]+$/.test(name) && name !== "on" ? name : quoted(name));

  /** Lines of a record. @param {OcopRules.Tree} tree @param {string} indent @returns {string[]} */
  function recordLines(tree, indent) {
    return Object.keys(tree).flatMap((name) => {
      const node = tree[name];
      const start = `${indent + key(name)}:`;
      if (typeof node === "string") {
        return [`${start} ${quoted(node)}`];
      }
      if (isEmpty(node)) {
        return [start + (Array.isArray(node) ? " []" : " {}")];
      }
      return [start, ...(Array.isArray(node) ? listLines(node, `${indent}  `) : recordLines(node, `${indent}  `))];
    });
  }

  /** Lines of a list. @param {OcopRules.Node[]} items @param {string} indent @returns {string[]} */
  function listLines(items, indent) {
    return items.flatMap((item) => {
      if (typeof item === "string") {
        return [`${indent}- ${quoted(item)}`];
      }
      if (isEmpty(item)) {
        return [indent + (Array.isArray(item) ? "- []" : "- {}")];
      }
      const inner = Array.isArray(item) ? listLines(item, `${indent}  `) : recordLines(item, `${indent}  `);
      inner[0] = `${indent}- ${inner[0].slice(indent.length + 2)}`;
      return inner;
    });
  }

  /** @param {OcopRules.Tree} tree cleaned */
  const yaml = (tree) => `${recordLines(tree, "").join("\n")}\n`;

  Rules.yaml = yaml;
})(globalThis.OcopRules);
