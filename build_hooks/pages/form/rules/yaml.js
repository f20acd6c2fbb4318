// A record as YAML: every text in double quotes, lists and records in blocks, so that any reader takes it as it is.
globalThis.OcopRules = globalThis.OcopRules || {};
((Rules) => {
  "use strict";

  const SIGNS = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

  /** @param {string} text */
  function quoted(text) {
    return `"${text.replace(/[\\"\n\t]/g, (sign) => SIGNS[sign])}"`;
  }

  /** @param {any} node */
  function isEmpty(node) {
    return node === "" || (typeof node === "object" && !Object.keys(node).length);
  }

  /** @param {string} name */
  function key(name) {
    return /^[a-z_]+$/.test(name) && name !== "on" ? name : quoted(name);
  }

  /** Lines of a record. @param {any} tree @param {string} indent @returns {string[]} */
  function recordLines(tree, indent) {
    return Object.keys(tree).reduce((lines, name) => {
      const node = tree[name];
      const start = `${indent + key(name)}:`;
      if (typeof node === "string") {
        return lines.concat(`${start} ${quoted(node)}`);
      }
      if (isEmpty(node)) {
        return lines.concat(start + (Array.isArray(node) ? " []" : " {}"));
      }
      return lines.concat(
        start,
        Array.isArray(node) ? listLines(node, `${indent}  `) : recordLines(node, `${indent}  `),
      );
    }, []);
  }

  /** Lines of a list. @param {any[]} items @param {string} indent @returns {string[]} */
  function listLines(items, indent) {
    return items.reduce((lines, item) => {
      if (typeof item === "string") {
        return lines.concat(`${indent}- ${quoted(item)}`);
      }
      if (isEmpty(item)) {
        return lines.concat(indent + (Array.isArray(item) ? "- []" : "- {}"));
      }
      const inner = Array.isArray(item) ? listLines(item, `${indent}  `) : recordLines(item, `${indent}  `);
      inner[0] = `${indent}- ${inner[0].slice(indent.length + 2)}`;
      return lines.concat(inner);
    }, []);
  }

  /** @param {any} tree cleaned */
  function yaml(tree) {
    return `${recordLines(tree, "").join("\n")}\n`;
  }

  Rules.yaml = yaml;
})(globalThis.OcopRules);
