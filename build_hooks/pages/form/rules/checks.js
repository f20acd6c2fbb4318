// The rules between fields: the closed list of checks that read/checks.py has, over the same data.
(function (Rules) {
  "use strict";

  var WORD = /[\p{L}\p{N}_]/u;

  /** This record and every record inside it. @param {any} record @returns {any[]} */
  function inner(record) {
    return Object.keys(record.fields).reduce(function (found, name) {
      var value = record.fields[name];
      (Array.isArray(value) ? value : [value]).forEach(function (one) {
        if (one && one.kind) {
          found = found.concat(inner(one));
        }
      });
      return found;
    }, [record]);
  }

  /** @param {any} value */
  function shown(value) {
    return value.day ? Rules.vietnamese(value.day) : value.shown !== undefined ? value.shown : String(value);
  }

  /** A key that compares as the value does. @param {any} value */
  function order(value) {
    return value.day || (value.number !== undefined ? value.number : value);
  }

  /** Whether a word stands alone at `at`. @param {string} text @param {string} word @param {number} at */
  function isAlone(text, word, at) {
    var before = Array.from(text.slice(0, at)).pop() || "", after = Array.from(text.slice(at + word.length))[0] || "";
    return WORD.test(before) !== WORD.test(word[0]) && WORD.test(after) !== WORD.test(word[word.length - 1]);
  }

  /**
   * What a text means that writes no key of `rows`: the newest that may be left out and is `among` those that fit, or else
   * the newest that may be left out.
   * @param {Record<string, { unwritten?: boolean }>} rows
   * @param {string[]} among
   */
  function unwritten(rows, among) {
    var omitted = Object.keys(rows).filter(function (key) { return rows[key].unwritten; }).sort();
    return omitted.filter(function (key) { return among.indexOf(key) >= 0; }).pop() || omitted.pop();
  }

  /** The first of `words` that stands in the text. @param {string} text @param {string[]} words */
  function firstWord(text, words) {
    var lower = text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    return words.find(function (word) {
      for (var at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
        if (isAlone(lower, word, at)) {
          return true;
        }
      }
      return false;
    }) || "";
  }

  /** Texts of these fields with their names. @param {any} record @param {string[]} names */
  function textsOf(record, names) {
    return names.reduce(function (found, name) {
      var value = record.fields[name];
      return found.concat((Array.isArray(value) ? value : value ? [value] : []).map(function (text) {
        return { name: name, text: text };
      }));
    }, []);
  }

  /** Whether a rule with a `when` is about records of other values. @param {any} check @param {any} record */
  function isOther(check, record) {
    return Object.keys(check.when || {}).some(function (name) {
      return check.when[name].indexOf(record.fields[name]) < 0;
    });
  }

  /** Each check gives findings, [field, params]. */
  var checks = {
    one_of: function (check, record) {
      return check.fields.some(function (name) { return record.given[name]; }) ? [] : [["", {}]];
    },
    choice_of: function (check, record, data) {
      var value = record.fields[check.field], options = data.choices[check.field + "s"];
      var its = value ? options[value][check.by] : [];
      var by = record.fields[check.by] || unwritten(data.choices[check.of], its);
      if (!value || its.indexOf(by) >= 0) {
        return [];
      }
      var allowed = Object.keys(options).filter(function (key) { return options[key][check.by].indexOf(by) >= 0; });
      return [[check.field, { found: value, by: by, allowed: allowed.join(", "), other: its[0] }]];
    },
    in_order: function (check, record) {
      var first = record.fields[check.first], then = record.fields[check.then];
      if (first === undefined || then === undefined || order(then) >= order(first)) {
        return [];
      }
      return [[check.then, { first: check.first, then: check.then, first_value: shown(first), then_value: shown(then) }]];
    },
    in_past: function (check, record, data, today) {
      var value = record.fields[check.field];
      return value && value.day > today
        ? [[check.field, { date: shown(value), today: Rules.vietnamese(today) }]] : [];
    },
    period_in_past: function (check, record, data, today) {
      var value = record.fields[check.field];
      return value && Rules.spanOf(value)[0] > today
        ? [[check.field, { found: value, today: Rules.vietnamese(today) }]] : [];
    },
    not_long_after: function (check, record) {
      var then = record.fields[check.then];
      var first = check.firsts.map(function (name) { return record.fields[name]; }).filter(Boolean)[0];
      if (!then || !first || then.day <= Rules.addMonths(first.day || Rules.spanOf(first)[1], check.months)) {
        return [];
      }
      return [[check.then, { found: shown(then), first_value: shown(first), years: check.months / 12 }]];
    },
    source_outlives: function (check, record) {
      var list = (record.fields[check.list] || []).filter(function (one) { return one.fields.stars; });
      var last = Rules.lastValidDay(list);
      return list.filter(function (one) {
        var its = one.fields;
        return last && !its.issued && !its.valid_until && its.as_of && Rules.spanOf(its.as_of)[0] > last;
      }).map(function (one) {
        return [check.list + ".as_of", { found: one.fields.as_of, stars: one.fields.stars, last: Rules.vietnamese(last) }];
      });
    },
    unique: function (check, record) {
      var first = {}, found = [];
      (record.fields[check.list] || []).forEach(function (item, number) {
        var value = item.fields[check.field], key = "=" + String(value).toLowerCase();
        if (value === undefined) {
          return;
        }
        if (first[key]) {
          found.push([check.list, { found: check.field === "gtin" ? Rules.asPrinted(value) : value, first: first[key] }]);
        }
        first[key] = first[key] || number + 1;
      });
      return found;
    },
    gtin_prefix: function (check, record) {
      return record.fields[check.unless] ? [] : (record.fields[check.list] || []).filter(function (item) {
        var value = item.fields[check.field];
        return value && check.prefixes.indexOf(Rules.gtinPrefix(value)) < 0;
      }).map(function (item) { return [check.list, { found: Rules.asPrinted(item.fields[check.field]) }]; });
    },
    matches: function (check, record) {
      var value = record.fields[check.field];
      return value && !new RegExp(check.pattern).test(value) ? [[check.field, { found: value }]] : [];
    },
    band: function (check, record) {
      var value = record.fields[check.value], expect = record.fields[check.expect];
      if (value === undefined || expect === undefined) {
        return [];
      }
      var band = check.bands.find(function (one) { return value.number >= one.from; });
      return band.is === expect ? [] : [[check.expect, { stars: expect, score: shown(value) }]];
    },
    by_period: function (check, record, data) {
      var date = record.fields[check.date], key = record.fields[check.key], found = record.fields[check.expect];
      if (date === undefined || key === undefined || found === undefined) {
        return [];
      }
      var expected = check.periods.find(function (one) { return date.day >= one.from; }).table[key];
      var label = function (level) { return data.choices.levels[level].label.toLowerCase(); };
      return expected === found ? []
        : [[check.expect, { stars: key, date: shown(date), found: label(found), expected: label(expected) }]];
    },
    words_for: function (check, record, data) {
      var value = record.fields[check.field], by = record.fields[check.by];
      if (!value || !by || firstWord(value, check.words[by])) {
        return [];
      }
      var level = data.choices.levels[by].label;
      return [[check.field, { found: value, level: level, allowed: check.words[by].join(", ") }]];
    },
    needs: function (check, record, data) {
      var given = check.fields.filter(function (name) { return record.given[name]; });
      var label = data.records[record.kind][check.needs].label;
      return given.length && !record.given[check.needs] && !isOther(check, record)
        ? [[given[0], { label: label, key: check.needs }]] : [];
    },
    flag_for_words: function (check, record) {
      var found = isOther(check, record) || record.given[check.flag] ? null : textsOf(record, check.fields).find(function (one) {
        return firstWord(one.text, check.words);
      });
      return found ? [[found.name, { found: firstWord(found.text, check.words) }]] : [];
    },
    none_when: function (check, record) {
      return !record.fields[check.flag] ? [] : check.fields.filter(function (name) {
        return record.fields[name];
      }).map(function (name) { return [name, {}]; });
    },
    words_absent: function (check, record) {
      return textsOf(record, check.fields).map(function (one) {
        return [one.name, { found: firstWord(one.text, check.words) }];
      }).filter(function (one) { return one[1].found; });
    }
  };

  /** Every problem between fields of this record and of the records inside it. */
  function between(record, data, today) {
    var found = [];
    inner(record).forEach(function (part) {
      data.checks.filter(function (check) { return check.record === part.kind; }).forEach(function (check) {
        checks[check.check](check, part, data, today).forEach(function (one) {
          var at = part.at && one[0] ? part.at + "." + one[0] : part.at || one[0];
          found.push({ at: at, message: check.message, params: one[1] });
        });
      });
    });
    return found;
  }

  Rules.between = between;
})(globalThis.OcopRules = globalThis.OcopRules || {});
