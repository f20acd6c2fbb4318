// Records inside the product: one of them, or a list with buttons to add and to take away.
((Form) => {
  const { el } = Form;

  /**
   * The fields of a record that this group of products has, in the order asked; all without names.
   * @param {OcopForm.Form} form @param {string} kind @param {string[]} [names] @returns {OcopForm.Spec[]}
   */
  function specsOf(form, kind, names) {
    const specs = form.rules.records[kind];
    const group = form.group();
    return (names || Object.keys(specs))
      .map((name) => ({ ...specs[name], record: kind }))
      .filter((spec) => !spec.groups || spec.groups.includes(group));
  }

  /**
   * The fields of a record: those that most people fill in, and folded those of `more`.
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} holder @param {string} at
   * @param {OcopForm.Asked} asked @returns {HTMLElement[]}
   */
  function recordFields(form, kind, holder, at, asked) {
    /** @param {OcopForm.Spec} spec */
    function fieldOf(spec) {
      const path = at + (at.endsWith(":") ? "" : ".") + spec.name;
      return spec.type === "list" && form.rules.records[spec.of || ""]
        ? listField(form, spec, holder, path, {})
        : Form.field(form, spec, holder, path);
    }

    const fields = specsOf(form, kind, asked.fields).map(fieldOf);
    const more = asked.more ? specsOf(form, kind, asked.more) : [];
    if (!more.length) return fields;
    const labels = more.map((spec) => spec.label.replace(/ \(.*/, "").toLowerCase()).join(", ");
    const isFilled = !form.state.corrects && more.some((spec) => holder[spec.name]);
    const title = OcopWords.fill(OcopWords.form.more_fields, { labels });
    return [...fields, Form.folded(`${at}-them`, title, more.map(fieldOf), isFilled, "ocop-form__more")];
  }

  /**
   * A list of records; `least` of them stand there from the start.
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder @param {string} at
   * @param {OcopForm.Listed} options
   */
  function listField(form, spec, holder, at, options) {
    const { one = spec.label.toLowerCase() } = options;
    const least = form.state.corrects ? 0 : options.least || 0;
    const most = spec.max || 0;
    const place = el("div", { "data-at": at, class: "ocop-form__list" });

    /** @param {number} [focus] the item whose first field gets the focus */
    function draw(focus) {
      const items = itemsOf();
      const words = items.length
        ? OcopWords.fill(OcopWords.form.add_another, { one })
        : OcopWords.fill(OcopWords.form.add_first, { one });
      const add = Form.button(words, "ocop-form__add", () => {
        items.push({});
        form.changed();
        draw(items.length - 1);
      });
      const gone = Form.gonePart(form, spec, holder, draw);
      Form.fill(place, [...items.map(drawn), gone, Form.told(), items.length < most ? add : null]);
      if (focus !== undefined) {
        Form.focus(place.querySelectorAll(":scope > .ocop-form__item")[focus] || place);
      }
    }

    /** @returns {OcopForm.Filled[]} */
    function itemsOf() {
      const items = holder[spec.name] || [];
      holder[spec.name] = items;
      while (items.length < least) {
        items.push({});
      }
      return items;
    }

    /** @param {OcopForm.Filled} item @param {number} number @param {OcopForm.Filled[]} items */
    function drawn(item, number, items) {
      const path = `${at}[${number + 1}]`;
      const count = `${Form.capital(one)} ${number + 1}`;
      const remove = Form.button(OcopWords.fill(OcopWords.form.remove_item, { one }), "ocop-form__remove", () => {
        items.splice(number, 1);
        form.changed();
        draw(Math.min(number, items.length - 1));
      });
      return el("div", { class: "ocop-form__item", "data-at": path }, [
        items.length > 1 || !least ? el("p", { class: "ocop-form__count" }, count) : null,
        ...recordFields(form, spec.of || "", item, path, options),
        Form.told(),
        items.length > least ? remove : null,
      ]);
    }

    draw();
    return place;
  }

  Object.assign(Form, { recordFields, listField });
})(globalThis.OcopForm);
