// The face of the rules: open(data) gives records, choices, the verdict on a record and its text; see
// pages/form/rules_data.py.
((Rules, Search) => {
  const LONGEST_QUOTE = 700;

  /** What fills a blank: one line of bounded length without signs that cannot be printed. @param {any} value */
  function quote(value) {
    const text = String(value).split(/\s+/).filter(Boolean).join(" ").replace(/\p{C}/gu, "\ufffd");
    const letters = Array.from(text);
    return letters.length <= LONGEST_QUOTE ? text : `${letters.slice(0, LONGEST_QUOTE).join("")}…`;
  }

  /**
   * The words with their blanks filled; "" when one has nothing to fill it.
   * @param {string} words @param {OcopRules.Params} params @param {OcopRules.Data} data
   */
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

  /** @param {OcopRules.Finding} one @param {OcopRules.Data} data @returns {OcopRules.Problem} */
  function inWords({ at, message, params }, data) {
    const words = data.messages[message];
    return {
      at,
      message,
      level: words.level || "error",
      found: fill(words.found, params, data),
      allowed: fill(words.allowed, params, data),
      mend: fill(words.mend, params, data),
      form: words.form ? fill(words.form, params, data) : "",
    };
  }

  /**
   * Fields in the order of the rules, all the way down; what the rules do not know comes last.
   * @param {string} kind @param {OcopRules.Tree} tree @param {OcopRules.Data} data
   */
  function ordered(kind, tree, data) {
    const specs = data.records[kind] || {};
    /** @type {OcopRules.Tree} */
    const found = {};
    Object.keys(specs)
      .concat(Object.keys(tree))
      .forEach((name) => {
        if (tree[name] === undefined || name in found) return;
        const inner = specs[name]?.of || "";
        found[name] = data.records[inner] ? orderedNode(inner, tree[name], data) : tree[name];
      });
    return found;
  }

  /**
   * A record, or each of a list.
   * @param {string} kind @param {OcopRules.Node} node @param {OcopRules.Data} data @returns {OcopRules.Node}
   */
  function orderedNode(kind, node, data) {
    if (Array.isArray(node)) {
      return node.map((item) => (Array.isArray(item) ? item : orderedNode(kind, item, data)));
    }
    return typeof node === "string" ? node : ordered(kind, node, data);
  }

  /** @param {OcopRules.Data} data window.OCOP_RULES @returns {OcopRules.Open} */
  function open(data) {
    Object.keys(data.records).forEach((kind) => {
      for (const name of Object.keys(data.records[kind])) data.records[kind][name].name = name;
    });
    return {
      records: data.records,
      choices: data.choices,
      fold: Search.fold,
      slugify: Search.slugify,
      clean: Rules.clean,
      nearest: Rules.nearest,
      names: Rules.names(data.short_forms),
      /** Fields in the order of the rules, all the way down. */
      ordered: (kind, tree) => ordered(kind, tree, data),
      label: (list, key) => data.choices[list][key].label,
      /** Every problem of a record of texts as typed, in the order in which the catalog's own check finds them. */
      problems: (kind, tree, options) => {
        const reader = new Rules.Reader(data, options.places || null);
        const record = reader.read(kind, orderedNode(kind, Rules.cleanTree(tree), data), "");
        return reader.problems.concat(Rules.between(record, data, options.today)).map((one) => inWords(one, data));
      },
      photo: (photo) => Rules.photo(photo, data).map((one) => inWords(one, data)),
      /** The record's file. */
      text: (kind, tree) => Rules.yaml(ordered(kind, Rules.cleanTree(tree), data)),
    };
  }

  Rules.open = open;
})(globalThis.OcopRules, globalThis.OcopSearch);
