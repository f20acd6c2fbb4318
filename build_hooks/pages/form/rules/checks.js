// The rules between fields: the closed list of checks that read/checks.py has, over the same data.
((Rules) => {
  const WORD = /[\p{L}\p{N}_]/u;

  /** This record and every record inside it. @param {OcopRules.Value} record @returns {OcopRules.Value[]} */
  function inner(record) {
    const values = Object.keys(record.fields).flatMap((name) => record.fields[name]);
    return [record, ...values.filter((value) => value?.kind).flatMap(inner)];
  }

  /** @param {any} value of a field @returns {string} */
  const shown = (value) =>
    value.day ? OcopDay.vietnamese(value.day) : value.shown !== undefined ? value.shown : String(value);

  /** A key that compares as the value does. @param {any} value */
  const order = (value) => value.day || (value.number !== undefined ? value.number : value);

  /** The records of a list; none where there is no list. @param {OcopRules.Value} record @param {string} list */
  function recordsOf(record, list) {
    /** @type {OcopRules.Value[]} */
    const found = record.fields[list] || [];
    return found;
  }

  /** Whether a word stands alone at `at`. @param {string} text @param {string} word @param {number} at */
  function isAlone(text, word, at) {
    const before = Array.from(text.slice(0, at)).pop() || "";
    const after = Array.from(text.slice(at + word.length))[0] || "";
    return WORD.test(before) !== WORD.test(word[0]) && WORD.test(after) !== WORD.test(word[word.length - 1]);
  }

  /**
   * What a text means that writes no key of `rows`: the newest that may be left out and is `among` those that fit, or
   * else the newest that may be left out.
   * @param {Record<string, OcopRules.Choice>} rows @param {string[]} among
   */
  function unwritten(rows, among) {
    const omitted = Object.keys(rows)
      .filter((key) => rows[key].unwritten)
      .sort();
    return omitted.filter((key) => among.includes(key)).pop() || omitted.pop();
  }

  /** The first of `words` that stands in the text. @param {string} text @param {string[]} words */
  function firstWord(text, words) {
    const lower = text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    return (
      words.find((word) => {
        for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
          if (isAlone(lower, word, at)) return true;
        }
        return false;
      }) || ""
    );
  }

  /**
   * Texts of these fields with their names.
   * @param {OcopRules.Value} record @param {string[]} names @returns {{ name: string, text: string }[]}
   */
  function textsOf(record, names) {
    return names.flatMap((name) => {
      const value = record.fields[name];
      return (Array.isArray(value) ? value : value ? [value] : []).map((text) => ({ name, text }));
    });
  }

  /**
   * Whether a rule with a `when` is about records of other values.
   * @param {OcopRules.Check} check @param {OcopRules.Value} record
   */
  const isOther = (check, record) =>
    Object.keys(check.when || {}).some((name) => check.when[name].indexOf(record.fields[name]) < 0);

  /**
   * @typedef {[field: string, params: OcopRules.Params]} Found
   * @typedef {(check: OcopRules.Check, record: OcopRules.Value, data: OcopRules.Data, today: string) => Found[]} Run
   */

  /** @type {Record<string, Run>} */
  const checks = {
    one_of: (check, record) =>
      check.fields.some((/** @type {string} */ name) => record.given[name]) ? [] : [["", {}]],
    choice_of: (check, record, data) => {
      const value = record.fields[check.field];
      const options = data.choices[`${check.field}s`];
      /** @type {string[]} */
      const its = value ? options[value][check.by] : [];
      const by = record.fields[check.by] || unwritten(data.choices[check.of], its);
      if (!value || its.includes(by)) return [];
      const allowed = Object.keys(options).filter((key) => options[key][check.by].indexOf(by) >= 0);
      return [[check.field, { found: value, by, allowed: allowed.join(", "), other: its[0] }]];
    },
    in_order: (check, record) => {
      const first = record.fields[check.first];
      const then = record.fields[check.then];
      if (first === undefined || then === undefined || order(then) >= order(first)) return [];
      return [
        // biome-ignore lint/suspicious/noThenProperty: the name of a place in the message; nobody awaits it
        [check.then, { first: check.first, then: check.then, first_value: shown(first), then_value: shown(then) }],
      ];
    },
    in_past: (check, record, _data, today) => {
      const value = record.fields[check.field];
      return value && value.day > today
        ? [[check.field, { date: shown(value), today: OcopDay.vietnamese(today) }]]
        : [];
    },
    period_in_past: (check, record, _data, today) => {
      const value = record.fields[check.field];
      return value && Rules.spanOf(value)[0] > today
        ? [[check.field, { found: value, today: OcopDay.vietnamese(today) }]]
        : [];
    },
    not_long_after: (check, record) => {
      const then = record.fields[check.then];
      const first = check.firsts.map((/** @type {string} */ name) => record.fields[name]).filter(Boolean)[0];
      if (!then || !first || then.day <= Rules.addMonths(first.day || Rules.spanOf(first)[1], check.months)) {
        return [];
      }
      return [[check.then, { found: shown(then), first_value: shown(first), years: check.months / 12 }]];
    },
    source_outlives: (check, record) => {
      const list = recordsOf(record, check.list).filter((one) => one.fields.stars);
      const last = Rules.lastValidDay(list);
      return list
        .filter((one) => {
          const its = one.fields;
          return last && !its.issued && !its.valid_until && its.as_of && Rules.spanOf(its.as_of)[0] > last;
        })
        .map((one) => [
          `${check.list}.as_of`,
          { found: one.fields.as_of, stars: one.fields.stars, last: OcopDay.vietnamese(last) },
        ]);
    },
    unique: (check, record) => {
      /** @type {Record<string, number>} */
      const first = {};
      /** @type {Found[]} */
      const found = [];
      recordsOf(record, check.list).forEach((item, number) => {
        const value = item.fields[check.field];
        const key = `=${String(value).toLowerCase()}`;
        if (value === undefined) return;
        if (first[key]) {
          found.push([
            check.list,
            { found: check.field === "gtin" ? OcopCodes.asPrinted(value) : value, first: first[key] },
          ]);
        }
        first[key] = first[key] || number + 1;
      });
      return found;
    },
    gtin_prefix: (check, record) =>
      record.fields[check.unless]
        ? []
        : recordsOf(record, check.list)
            .filter((item) => {
              const value = item.fields[check.field];
              return value && check.prefixes.indexOf(Rules.gtinPrefix(value)) < 0;
            })
            .map((item) => [check.list, { found: OcopCodes.asPrinted(item.fields[check.field]) }]),
    matches: (check, record) => {
      const value = record.fields[check.field];
      return value && !new RegExp(check.pattern).test(value) ? [[check.field, { found: value }]] : [];
    },
    band: (check, record) => {
      const value = record.fields[check.value];
      const expect = record.fields[check.expect];
      if (value === undefined || expect === undefined) return [];
      const band = check.bands.find((/** @type {{ from: number }} */ one) => value.number >= one.from);
      return band.is === expect ? [] : [[check.expect, { stars: expect, score: shown(value) }]];
    },
    by_period: (check, record, data) => {
      const date = record.fields[check.date];
      const key = record.fields[check.key];
      const found = record.fields[check.expect];
      if (date === undefined || key === undefined || found === undefined) return [];
      const expected = check.periods.find((/** @type {{ from: string }} */ one) => date.day >= one.from).table[key];
      const label = (/** @type {string} */ level) => data.choices.levels[level].label.toLowerCase();
      return expected === found
        ? []
        : [[check.expect, { stars: key, date: shown(date), found: label(found), expected: label(expected) }]];
    },
    words_for: (check, record, data) => {
      const value = record.fields[check.field];
      const by = record.fields[check.by];
      if (!value || !by || firstWord(value, check.words[by])) return [];
      const level = data.choices.levels[by].label;
      return [[check.field, { found: value, level, allowed: check.words[by].join(", ") }]];
    },
    needs: (check, record, data) => {
      const given = check.fields.filter((/** @type {string} */ name) => record.given[name]);
      const label = data.records[record.kind][check.needs].label;
      return given.length && !record.given[check.needs] && !isOther(check, record)
        ? [[given[0], { label, key: check.needs }]]
        : [];
    },
    flag_for_words: (check, record) => {
      const found =
        isOther(check, record) || record.given[check.flag]
          ? null
          : textsOf(record, check.fields).find((one) => firstWord(one.text, check.words));
      return found ? [[found.name, { found: firstWord(found.text, check.words) }]] : [];
    },
    none_when: (check, record) =>
      check.fields
        .filter((/** @type {string} */ name) => record.fields[check.flag] && record.fields[name])
        .map((/** @type {string} */ name) => [name, {}]),
    words_absent: (check, record) =>
      textsOf(record, check.fields)
        .filter((one) => firstWord(one.text, check.words))
        .map((one) => [one.name, { found: firstWord(one.text, check.words) }]),
  };

  // Every problem between fields of this record and of the records inside it.
  Rules.between = (record, data, today) => {
    /** @type {OcopRules.Finding[]} */
    const found = [];
    inner(record).forEach((part) => {
      data.checks
        .filter((check) => check.record === part.kind)
        .forEach((check) => {
          checks[check.check](check, part, data, today).forEach(([field, params]) => {
            const at = part.at && field ? `${part.at}.${field}` : part.at || field;
            found.push({ at, message: check.message, params });
          });
        });
    });
    return found;
  };
})(globalThis.OcopRules);
