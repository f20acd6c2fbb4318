// A correction: opened with what the catalog shows of the product, each part of the form with what it was.
((Form) => {
  /**
   * What each record of the form was; one that is not here is new.
   * @type {WeakMap<OcopForm.Filled, OcopForm.Filled>}
   */
  const before = new WeakMap();

  /** The product or producer that the address names: #sua=SLUG, #co-so=SLUG, also behind "?"; "" without one. */
  const asked = (/** @type {"sua" | "co-so"} */ name) =>
    new RegExp(`[?#&]${name}=([a-z0-9-]+)`).exec(location.search + location.hash)?.[1] || "";

  /**
   * What a form holds to correct the product of the address; null where that is not known.
   * @param {OcopForm.Form} form @param {string} corrects
   */
  async function corrected(form, corrects) {
    const held = await form.held(corrects);
    if (!held) return null;
    const { producer: slug = "", ...product } = held.product; // a part of the form that holds its own apart
    return {
      ...Form.empty(),
      corrects,
      base: held.product,
      thumbs: held.photos,
      commune: held.commune,
      maker: { slug, ...held.producer },
      known: slug,
      consent: Boolean(product.contact),
      producer: { ...held.producer },
      product: JSON.parse(JSON.stringify(product)),
    };
  }

  /** Keep what every record of the form was. @param {OcopForm.Form} form */
  function remember(form) {
    if (!form.state.corrects) return;
    keep(form, "product", form.state.product, form.state.base);
    before.set(form.state.producer, Form.textsOf(form.state.maker));
  }

  /** @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} now @param {OcopForm.Filled} was */
  function keep(form, kind, now, was) {
    before.set(now, was);
    Object.entries(form.rules.records[kind]).forEach(([name, { of: inner = "" }]) => {
      if (!form.rules.records[inner] || !now[name]) return;
      const all = Array.isArray(now[name])
        ? pairs(form, name, was[name] || [], now[name])
        : [{ now: now[name], was: was[name] || {} }];
      all.forEach((pair) => {
        if (pair.now && pair.was) keep(form, inner, pair.now, pair.was);
      });
    });
  }

  /** What a field of a record was; undefined for nothing. @param {OcopForm.Filled} holder @param {string} name */
  const was = (holder, name) => before.get(holder)?.[name];

  /** The members of a list that were there and are gone. @param {OcopForm.Filled} holder @param {string} name */
  const gone = (holder, name) =>
    (was(holder, name) || []).filter(
      (/** @type {OcopForm.Filled} */ old) =>
        !holder[name].some((/** @type {OcopForm.Filled} */ item) => before.get(item) === old),
    );

  /**
   * A member that was taken away comes back to its place.
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder
   * @param {OcopForm.Filled} old
   */
  function bringBack(form, spec, holder, old) {
    const again = JSON.parse(JSON.stringify(old));
    const placeOf = (/** @type {any} */ item) => was(holder, spec.name).indexOf(item);
    /** @type {OcopForm.Filled[]} */
    const items = holder[spec.name];
    const next = items.findIndex((item) => placeOf(before.get(item)) > placeOf(old));
    items.splice(next < 0 ? items.length : next, 0, again);
    keep(form, spec.of || "", again, old);
  }

  /**
   * Whether two members of a list are one thing in two states, as the desk that takes them in will tell them.
   * @param {OcopForm.Form} form @param {string} list @param {OcopForm.Filled} one @param {OcopForm.Filled} other
   */
  function isOne(form, list, one, other) {
    const key = (form.data.known_by[list] || []).find((name) => one[name] && other[name]);
    const isOtherDay = one.issued && other.issued && one.issued !== other.issued;
    return key ? one[key] === other[key] && !isOtherDay : isSame(one, other);
  }

  /** @param {any} one @param {any} other */
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /**
   * The members of two states of a list, each with its like or what stood at its place; then those that are gone.
   * @param {OcopForm.Form} form @param {string} list @param {OcopForm.Filled[]} old @param {OcopForm.Filled[]} all
   * @returns {{ now?: OcopForm.Filled, was?: OcopForm.Filled }[]}
   */
  function pairs(form, list, old, all) {
    const likes = all.map((now) => old.find((item) => isOne(form, list, item, now)));
    const found = all.map((now, at) => ({ now, was: likes[at] || (likes.includes(old[at]) ? undefined : old[at]) }));
    const left = old.filter((item) => !found.some((pair) => pair.was === item));
    return [...found, ...left.map((item) => ({ was: item }))];
  }

  Object.assign(Form, { asked, corrected, remember, was, gone, bringBack, isOne, pairs });
})(globalThis.OcopForm);
