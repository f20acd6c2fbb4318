// The face of the rules: open(data) gives records, choices, the verdict on a record and its text; see pages/form/rules_data.py.
globalThis.OcopRules = globalThis.OcopRules || {};
((Rules, Search) => {
  "use strict";

  const LONGEST_QUOTE = 700;

  /** What fills a blank: one line of bounded length without signs that cannot be printed. @param {any} value */
  function quote(value) {
    const text = String(value).split(/\s+/).filter(Boolean).join(" ").replace(/\p{C}/gu, "\ufffd");
    const letters = Array.from(text);
    return letters.length <= LONGEST_QUOTE ? text : `${letters.slice(0, LONGEST_QUOTE).join("")}…`;
  }

  /** The words with their blanks filled; "" when one has nothing to fill it. */
  function fill(words, params, data) {
    const names = words.match(/\{\w+\}/g) || [];
    const whole = names.every((blank) => {
      const value = params[blank.slice(1, -1)];
      return value !== undefined && value !== "";
    });
    return !whole
      ? ""
      : words.replace(/\{(\w+)\}/g, (_, name) => {
          const value = params[name];
          return quote(value?.word ? data.words[value.word] : value);
        });
  }

  /** Fields in the order of the rules, all the way down; what the rules do not know comes last. */
  function ordered(kind, tree, data) {
    if (!isRecord(tree)) {
      return tree;
    }
    const specs = data.records[kind] || {};
    const found = {};
    Object.keys(specs)
      .concat(Object.keys(tree))
      .forEach((name) => {
        if (tree[name] === undefined || name in found) {
          return;
        }
        const inner = specs[name] && data.records[specs[name].of] ? specs[name].of : "";
        const node = tree[name];
        if (inner && Array.isArray(node)) {
          found[name] = node.map((one) => (isRecord(one) ? ordered(inner, one, data) : one));
        } else {
          found[name] = inner && isRecord(node) ? ordered(inner, node, data) : node;
        }
      });
    return found;
  }

  /** @param {any} node */
  function isRecord(node) {
    return typeof node === "object" && !Array.isArray(node);
  }

  /** @param {any} data window.OCOP_RULES */
  function open(data) {
    Object.keys(data.records).forEach((kind) => {
      Object.keys(data.records[kind]).forEach((name) => {
        data.records[kind][name].name = name;
      });
    });
    return {
      records: data.records,
      choices: data.choices,
      fold: Search.fold,
      slugify: Search.slugify,
      clean: Rules.clean,
      nearest: Rules.nearest,
      names: Rules.names(data.short_forms),
      /** Fields in the order of the rules, all the way down. @param {string} kind @param {any} tree */
      ordered: (kind, tree) => ordered(kind, tree, data),
      label: (list, key) => data.choices[list][key].label,
      /**
       * Every problem of a record, in the order in which the catalog's own check finds them.
       * @param {string} kind
       * @param {any} tree of texts as typed
       * @param {{today: string, places?: any}} options the day as "2026-11-24"
       */
      problems: (kind, tree, options) => {
        const reader = new Rules.Reader(data, options.places || null);
        const record = reader.read(kind, ordered(kind, Rules.cleanTree(tree), data), "");
        return reader.problems.concat(Rules.between(record, data, options.today)).map((one) => {
          const words = data.messages[one.message];
          return {
            at: one.at,
            message: one.message,
            level: words.level || "error",
            found: fill(words.found, one.params, data),
            allowed: fill(words.allowed, one.params, data),
            mend: fill(words.mend, one.params, data),
            form: words.form ? fill(words.form, one.params, data) : "",
          };
        });
      },
      /** The record's file. @param {string} kind @param {any} tree */
      text: (kind, tree) => Rules.yaml(ordered(kind, Rules.cleanTree(tree), data)),
    };
  }

  Rules.open = open;
})(globalThis.OcopRules, globalThis.OcopSearch);
