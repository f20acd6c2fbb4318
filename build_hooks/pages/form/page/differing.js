// What differs between a product as a correction opened with it and as it stands in the form: that alone is sent.
((Form) => {
  /** @param {any} one @param {any} other */
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /**
   * The fields of a record that differ; what is there no longer stands as the sign for that.
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} old @param {OcopForm.Filled} now
   * @returns {OcopForm.Filled}
   */
  function differing(form, kind, old, now) {
    const specs = form.rules.records[kind];
    const names = Object.keys(specs).filter((name) => !isSame(old[name], now[name]));
    return Object.fromEntries(names.map((name) => [name, fieldOf(form, specs[name], old[name], now[name])]));
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {any} old @param {any} now */
  function fieldOf(form, spec, old, now) {
    const { emptied } = form.data.words;
    const isRecord = Boolean(form.rules.records[spec.of || ""]);
    if (isRecord && spec.type !== "list") return differing(form, spec.of || "", old || {}, now || {});
    if (now === undefined) return emptied;
    if (spec.type !== "list" || !old) return now;
    return isRecord ? membersOf(form, spec, old, now) : textsOf(emptied, old, now);
  }

  /**
   * Texts that came; all, behind the sign, where one is gone.
   * @param {string} emptied @param {string[]} old @param {string[]} now
   */
  const textsOf = (emptied, old, now) =>
    old.every((text) => now.includes(text)) ? now.filter((text) => !old.includes(text)) : [emptied, ...now];

  /**
   * Members that differ, by what they are known by; all, behind the sign, where one would not be found again.
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec
   * @param {OcopForm.Filled[]} old @param {OcopForm.Filled[]} now
   */
  function membersOf(form, spec, old, now) {
    const { name, of: kind = "" } = spec;
    const likeOf = (/** @type {OcopForm.Filled} */ item, /** @type {OcopForm.Filled[]} */ all) =>
      all.find((other) => Form.isOne(form, name, item, other));
    const isFound = (/** @type {OcopForm.Filled} */ item) => likeOf(item, now) && likeOf(item, old) === item;
    if (!old.every(isFound)) return [form.data.words.emptied, ...now];
    return now
      .map((item) => ({ item, like: likeOf(item, old) }))
      .filter(({ item, like }) => !isSame(item, like))
      .map(({ item, like }) => (like ? { ...identity(form, name, item), ...differing(form, kind, like, item) } : item));
  }

  /** What a member is known by. @param {OcopForm.Form} form @param {string} list @param {OcopForm.Filled} item */
  const identity = (form, list, item) =>
    Object.fromEntries(
      [...form.data.known_by[list], "issued"].filter((name) => item[name]).map((name) => [name, item[name]]),
    );

  /** Two states of the product as they are compared, in the order of the rules. @param {OcopForm.Form} form */
  function states(form) {
    const ordered = (/** @type {OcopForm.Filled} */ product) =>
      form.rules.ordered("product", Form.pruned(OcopRules.cleanTree(product)));
    return { old: ordered(form.state.base), now: ordered(Form.records(form).product) };
  }

  /** The same of its producer; nothing where another one is named. @param {OcopForm.Form} form */
  function makers({ state: { corrects, maker, known, producer } }) {
    const old = corrects ? Form.textsOf(maker) : {};
    return { old, now: known === maker.slug ? Form.pruned(OcopRules.cleanTree(producer)) : old };
  }

  /**
   * What is sent of the producer that is there: its name and what differs; {} for nothing.
   * @param {OcopForm.Form} form @returns {OcopForm.Filled}
   */
  function sentOfMaker(form) {
    const { old, now } = makers(form);
    const changed = differing(form, "producer", old, now);
    if (!form.state.corrects || !Object.keys(changed).length) return {};
    const isAgreed = changed.address && !old.address && form.state.consent; // or no household's address is shown
    const contact = isAgreed ? { contact: { consent: OcopDay.vietnamese(Form.today(form)) } } : {};
    return { name: now.name, ...changed, ...contact };
  }

  /** What is sent of a product: of a correction its name and what differs. @param {OcopForm.Form} form */
  function sent(form) {
    const { product } = Form.records(form);
    if (!form.state.corrects) return product;
    const { old, now } = states(form);
    const changed = differing(form, "product", old, now);
    if (old.contact && !form.state.consent) {
      changed.contact = { ...changed.contact, consent: form.data.words.emptied };
    }
    return { name: product.name, ...Form.pruned(changed) };
  }

  /** Each field that differs, in words. @param {OcopForm.Form} form @returns {OcopForm.Change[]} */
  function changes(form) {
    const { old, now } = states(form);
    const its = makers(form);
    const found = [
      ...changesOf(form, "product", old, now, ""),
      ...changesOf(form, "producer", its.old, its.now, `${OcopWords.form.part_producer}, `),
    ];
    const { state } = form;
    return old.contact && !state.consent
      ? [...found, { label: form.rules.records.contact.consent.label, was: OcopWords.form.yes, now: "" }]
      : found;
  }

  /**
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} old @param {OcopForm.Filled} now
   * @param {string} around labels @returns {OcopForm.Change[]}
   */
  function changesOf(form, kind, old, now, around) {
    return Object.entries(form.rules.records[kind]).flatMap(([name, spec]) => {
      const label = around + spec.label;
      const inner = spec.of || "";
      const [one, other] = [old[name], now[name]];
      if (isSame(one, other)) return [];
      if (!form.rules.records[inner]) {
        return [{ label, was: Form.shown(form, spec, one || ""), now: Form.shown(form, spec, other || "") }];
      }
      return spec.type === "list"
        ? Form.pairs(form, name, one || [], other || []).flatMap((pair, at) =>
            changesOf(form, inner, pair.was || {}, pair.now || {}, `${label} ${at + 1}, `),
          )
        : changesOf(form, inner, one || {}, other || {}, `${label}, `);
    });
  }

  Object.assign(Form, { sent, sentOfMaker, makers, changes });
})(globalThis.OcopForm);
