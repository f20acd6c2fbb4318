// A tree of texts read as one record of the rules, as read/record.py does: its values, and every problem found.
((Rules) => {
  const MOST_PROBLEMS = 100;
  const OFFERED = 120; // letters of a text that is offered in Unicode as a whole

  /** @param {OcopRules.Node} node */
  const kindOf = (node) => ({ word: typeof node === "string" ? "text" : Array.isArray(node) ? "list" : "record" });

  class Reader {
    /** @param {OcopRules.Data} data @param {OcopPlaces.Finder | null} places */
    constructor(data, places) {
      this.data = data;
      this.places = places;
      /** @type {OcopRules.Finding[]} */
      this.problems = [];
      this.group = "";
    }

    /** @param {string} at @param {string} message @param {OcopRules.Params} [params] */
    report(at, message, params) {
      if (this.problems.length < MOST_PROBLEMS) {
        this.problems.push({ at, message, params: params || {} });
      } else if (this.problems.length === MOST_PROBLEMS) {
        this.problems.push({ at: "", message: "more_problems", params: { max: MOST_PROBLEMS } });
      }
    }

    /**
     * `given` also names the fields that were there but wrong.
     * @param {string} kind @param {OcopRules.Node} node @param {string} at @returns {OcopRules.Value}
     */
    read(kind, node, at) {
      const specs = this.data.records[kind];
      const names = Object.keys(specs);
      /** @type {OcopRules.Value} */
      const record = { kind, at, fields: {}, given: {} };
      if (typeof node === "string" || Array.isArray(node)) {
        for (const name of names) record.given[name] = true;
        if (at) {
          this.report(at, "not_map", { found: kindOf(node), allowed: names.join(", ") });
        } else {
          this.report("", "not_a_record", { found: kindOf(node) });
        }
        return record;
      }
      Object.keys(node).forEach((name) => {
        if (!specs[name]) {
          this.unknown(name, at, specs);
        } else if (node[name] !== "" && !(Array.isArray(node[name]) && !node[name].length)) {
          record.given[name] = true;
        }
      });
      if (kind === "product") {
        this.group = record.given.group && typeof node.group === "string" ? node.group : "";
      }
      Object.keys(node)
        .filter((name) => record.given[name])
        .forEach((name) => {
          const value = this.value(specs[name], node[name], at ? `${at}.${name}` : name);
          if (value !== null) record.fields[name] = value;
        });
      names.forEach((name) => {
        if (specs[name].required && !record.given[name]) {
          this.report(at ? `${at}.${name}` : name, "missing", { label: specs[name].label, key: name });
        }
      });
      return record;
    }

    /** @param {string} name @param {string} at @param {Record<string, OcopRules.Field>} specs */
    unknown(name, at, specs) {
      /** @type {Record<string, string>} */
      const labels = {};
      const names = Object.keys(specs);
      const path = at ? `${at}.${name}` : name;
      if (this.problems.length > MOST_PROBLEMS) return;
      for (const one of names) labels[specs[one].label] = one;
      const near = Rules.nearest(name, names) || labels[Rules.nearest(name, Object.keys(labels))] || "";
      this.report(Array.from(path).slice(0, 80).join(""), "unknown_key", { allowed: names.join(", "), nearest: near });
    }

    /** @param {OcopRules.Field} spec @param {OcopRules.Node} node @param {string} at */
    value(spec, node, at) {
      if (spec.groups && this.group) this.checkGroup(spec.groups, at);
      if (spec.type === "record") return this.read(spec.of || "", node, at);
      return spec.type === "list" ? this.list(spec, node, at) : this.scalar(spec, node, at);
    }

    /** @param {OcopRules.Field} spec @param {OcopRules.Node} node @param {string} at */
    list(spec, node, at) {
      const { of = "", max = 0 } = spec;
      if (!Array.isArray(node)) {
        this.report(at, "not_list", { found: kindOf(node) });
        return null;
      }
      if (node.length > max) {
        this.report(at, "too_many", { size: node.length, max });
        return null;
      }
      const item = { name: spec.name, type: of, label: spec.label, max: spec.max_text };
      return node
        .map((one, number) => {
          const path = `${at}[${number + 1}]`;
          return this.data.records[of] ? this.read(of, one, path) : this.scalar(item, one, path);
        })
        .filter((value) => value !== null);
    }

    /** @param {OcopRules.Field} spec @param {OcopRules.Node} node @param {string} at */
    scalar(spec, node, at) {
      if (typeof node !== "string") {
        this.report(at, "not_text", { found: kindOf(node) });
        return null;
      }
      if (!node) return null;
      if (Rules.isText(spec.type)) this.checkCodePage(node, at);
      const value = Rules.parse(node, spec, this.data, this.places);
      if (value?.wrong) {
        this.report(at, value.wrong, value.params);
        return null;
      }
      return value;
    }

    /** @param {string} text @param {string} at */
    checkCodePage(text, at) {
      const page = Rules.pageOf(text, this.data);
      if (page) {
        const word = text.split(/\s+/).find((one) => new RegExp(page.pattern).test(` ${one}`)) || "";
        const whole = Rules.size(text) <= OFFERED ? text : word;
        this.report(at, page.message, { found: word, meant: Rules.inUnicode(whole, page) });
      }
    }

    /** @param {string[]} only groups that have the field @param {string} at */
    checkGroup(only, at) {
      const groups = this.data.choices.groups;
      const group = groups[this.group];
      if (!group || only.includes(group.today)) return;
      const allowed = only.map((one) => groups[one].label).join(", ");
      this.report(at, "field_of_other_group", { group: group.label, allowed });
    }
  }

  Rules.Reader = Reader;
})(globalThis.OcopRules);
