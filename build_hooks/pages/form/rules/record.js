// A tree of texts read as one record of the rules, as read/record.py does: its values, and every problem found.
(function (Rules) {
  "use strict";

  var MOST_PROBLEMS = 100;

  /** @param {any} node */
  function kindOf(node) {
    return { word: typeof node === "string" ? "text" : Array.isArray(node) ? "list" : "record" };
  }

  /**
   * @param {any} data the rules
   * @param {any} places or null
   */
  function Reader(data, places) {
    this.data = data;
    this.places = places;
    this.problems = [];
    this.group = "";
  }

  Reader.prototype.report = function (at, message, params) {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ at: at, message: message, params: params || {} });
    } else if (this.problems.length === MOST_PROBLEMS) {
      this.problems.push({ at: "", message: "more_problems", params: { max: MOST_PROBLEMS } });
    }
  };

  /** `given` also names the fields that were there but wrong. */
  Reader.prototype.read = function (kind, node, at) {
    var reader = this, specs = this.data.records[kind], names = Object.keys(specs);
    var record = { kind: kind, at: at, fields: {}, given: {} };
    if (typeof node === "string" || Array.isArray(node)) {
      names.forEach(function (name) { record.given[name] = true; });
      if (at) {
        this.report(at, "not_map", { found: kindOf(node), allowed: names.join(", ") });
      } else {
        this.report("", "not_a_record", { found: kindOf(node) });
      }
      return record;
    }
    Object.keys(node).forEach(function (name) {
      if (!specs[name]) {
        reader.unknown(name, at, specs);
      } else if (node[name] !== "" && !(Array.isArray(node[name]) && !node[name].length)) {
        record.given[name] = true;
      }
    });
    if (kind === "product") {
      this.group = record.given.group && typeof node.group === "string" ? node.group : "";
    }
    Object.keys(node).filter(function (name) { return record.given[name]; }).forEach(function (name) {
      var value = reader.value(specs[name], node[name], at ? at + "." + name : name);
      if (value !== null) {
        record.fields[name] = value;
      }
    });
    names.forEach(function (name) {
      if (specs[name].required && !record.given[name]) {
        reader.report(at ? at + "." + name : name, "missing", { label: specs[name].label, key: name });
      }
    });
    return record;
  };

  Reader.prototype.unknown = function (name, at, specs) {
    var labels = {}, names = Object.keys(specs), path = at ? at + "." + name : name;
    if (this.problems.length > MOST_PROBLEMS) {
      return;
    }
    names.forEach(function (one) { labels[specs[one].label] = one; });
    var near = Rules.nearest(name, names) || labels[Rules.nearest(name, Object.keys(labels))] || "";
    this.report(Array.from(path).slice(0, 80).join(""), "unknown_key", { allowed: names.join(", "), nearest: near });
  };

  Reader.prototype.value = function (spec, node, at) {
    if (spec.groups && this.group) {
      this.checkGroup(spec, at);
    }
    if (spec.type === "record") {
      return this.read(spec.of, node, at);
    }
    return spec.type === "list" ? this.list(spec, node, at) : this.scalar(spec, node, at);
  };

  Reader.prototype.list = function (spec, node, at) {
    var reader = this;
    if (!Array.isArray(node)) {
      this.report(at, "not_list", { found: kindOf(node) });
      return null;
    }
    if (node.length > spec.max) {
      this.report(at, "too_many", { size: node.length, max: spec.max });
      return null;
    }
    var item = { name: spec.name, type: spec.of, label: spec.label, max: spec.max_text };
    return node.map(function (one, number) {
      var path = at + "[" + (number + 1) + "]";
      return reader.data.records[spec.of] ? reader.read(spec.of, one, path) : reader.scalar(item, one, path);
    }).filter(function (value) { return value !== null; });
  };

  Reader.prototype.scalar = function (spec, node, at) {
    if (typeof node !== "string") {
      this.report(at, "not_text", { found: kindOf(node) });
      return null;
    }
    if (!node) {
      return null;
    }
    if (Rules.isText(spec.type)) {
      this.checkCodePage(node, at);
    }
    var value = Rules.parse(node, spec, this.data, this.places);
    if (value && value.wrong) {
      this.report(at, value.wrong, value.params);
      return null;
    }
    return value;
  };

  Reader.prototype.checkCodePage = function (text, at) {
    var page = /^[\x00-\x7f]*$/.test(text) ? null : this.data.code_pages.find(function (one) {
      return new RegExp(one.pattern).test(text) && !new RegExp(one.unless).test(text);
    });
    if (page) {
      var word = text.split(/\s+/).find(function (one) { return new RegExp(page.pattern).test(" " + one); });
      this.report(at, page.message, { found: word });
    }
  };

  Reader.prototype.checkGroup = function (spec, at) {
    var groups = this.data.choices.groups, group = groups[this.group];
    if (!group || spec.groups.indexOf(group.today) >= 0) {
      return;
    }
    var allowed = spec.groups.map(function (one) { return groups[one].label; }).join(", ");
    this.report(at, "field_of_other_group", { group: group.label, allowed: allowed });
  };

  Rules.Reader = Reader;
})(globalThis.OcopRules = globalThis.OcopRules || {});
