// Beside a field of a correction: what the catalog has, what it becomes, a way to empty it and a way back.
((Form) => {
  const { el } = Form;
  const LONGEST = 90; // letters of a value that is shown
  const AROUND = 20; // letters before the first that differs

  /**
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder
   * @param {{ place: Element, again: () => void }} field whose label says what the buttons are about; `again` draws it
   *   anew, with what the record holds then
   */
  Form.change = (form, spec, holder, { place: around, again }) => {
    const place = el("div", { class: "ocop-form__change" });
    const label = around.querySelector(".ocop-form__label")?.id;
    const was = Form.was(holder, spec.name);
    let drawn = "";

    /** @param {any} value */
    function put(value) {
      form.set(holder, spec.name, value);
      again();
    }

    const empty = () => button(OcopWords.form.empty_field, label, () => put(Array.isArray(was) ? [] : ""));
    const back = () => button(OcopWords.form.keep_as_it_was, label, () => put(was ?? ""));

    function show() {
      const now = Form.pruned(holder[spec.name] ?? "");
      const isChanged = JSON.stringify(now) !== JSON.stringify(was ?? (Array.isArray(now) ? [] : ""));
      const key = JSON.stringify([isChanged, now]);
      if (key === drawn) return;
      drawn = key;
      const words = () => el("p", {}, arrow(Form.shown(form, spec, was ?? ""), Form.shown(form, spec, now)));
      const buttons = isChanged ? [words(), back()] : was !== undefined && !spec.required ? [empty()] : [];
      Form.fill(place, buttons);
    }

    show();
    form.watch(show);
    return place;
  };

  /** @param {string} words @param {string | undefined} about the id of what it is about @param {() => void} click */
  const button = (words, about, click) =>
    el(
      "button",
      { type: "button", class: "ocop-form__remove", "aria-describedby": about, click: () => click() },
      words,
    );

  /** Old → new, each short; of long texts what stands around the first letter that differs. */
  const arrow = (/** @type {string} */ old, /** @type {string} */ now) => {
    const letters = Array.from(old);
    const others = Array.from(now);
    const first = letters.findIndex((letter, at) => letter !== others[at]);
    const isLong = old && now && Math.max(letters.length, others.length) > LONGEST;
    const start = isLong ? Math.max((first < 0 ? letters.length : first) - AROUND, 0) : 0;
    return [
      el("del", {}, old ? cut(letters, start) : OcopWords.form.was_nothing),
      " → ",
      el("ins", {}, now ? cut(others, start) : OCOP_RULES.words.emptied),
    ];
  };

  /** @param {string[]} letters @param {number} start */
  const cut = (letters, start) =>
    (start ? "…" : "") + letters.slice(start, start + LONGEST).join("") + (start + LONGEST < letters.length ? "…" : "");

  /**
   * The members of a list that will be taken out of the catalog, each with a way back.
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder @param {() => void} again
   */
  Form.gonePart = (form, spec, holder, again) => {
    const all = Form.gone(holder, spec.name);
    if (!all.length) return null;
    const items = all.map((old) => {
      const name = nameOf(form, spec, old);
      const back = () => {
        Form.bringBack(form, spec, holder, old);
        form.changed();
        again();
      };
      const id = Form.id();
      return el("li", {}, [el("del", { id }, name), " ", button(OcopWords.form.keep_it, id, back)]);
    });
    return el("div", { class: "ocop-form__change" }, [el("p", {}, OcopWords.form.will_be_gone), el("ul", {}, items)]);
  };

  /**
   * The first text of a record.
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} old
   */
  function nameOf(form, spec, old) {
    const [name, text] = Object.entries(old).find(([, value]) => typeof value === "string") || ["", ""];
    return Form.shown(form, form.rules.records[spec.of || ""][name], text);
  }

  Object.assign(Form, { arrow });
})(globalThis.OcopForm);
