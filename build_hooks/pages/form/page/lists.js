// Records inside the product: one of them, or a list with buttons to add and to take away.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;

  /** The fields of a record that this group of products has, in the order asked; all without names. */
  function specsOf(form, kind, names) {
    const specs = form.rules.records[kind];
    const group = form.group();
    return (names || Object.keys(specs))
      .map((name) => Object.assign({ record: kind }, specs[name]))
      .filter((spec) => !spec.groups || spec.groups.indexOf(group) >= 0);
  }

  /**
   * The fields of a record: those that most people fill in, and folded those of `more`.
   * @param {any} form @param {string} kind @param {any} holder @param {string} at
   * @param {{fields?: string[], more?: string[]}} asked
   */
  function recordFields(form, kind, holder, at, asked) {
    function fieldOf(spec) {
      const inner = form.rules.records[spec.of];
      const path = at + (/:$/.test(at) ? "" : ".") + spec.name;
      return spec.type === "list" && inner
        ? listField(form, spec, holder, path, { one: spec.label.toLowerCase() })
        : Form.field(form, spec, holder, path);
    }

    const fields = specsOf(form, kind, asked.fields).map(fieldOf);
    const more = asked.more ? specsOf(form, kind, asked.more) : [];
    const isFilled = more.some((spec) => holder[spec.name]);
    return more.length
      ? fields.concat(
          Form.folded(
            `${at}-them`,
            `Thêm: ${more.map((spec) => spec.label.replace(/ \(.*/, "").toLowerCase()).join(", ")}`,
            more.map(fieldOf),
            isFilled,
            "ocop-form__more",
          ),
        )
      : fields;
  }

  /**
   * A list of records; `least` of them stand there from the start.
   * @param {any} form @param {any} spec @param {any} holder @param {string} at
   * @param {{one: string, least?: number, fields?: string[], more?: string[]}} options
   */
  function listField(form, spec, holder, at, options) {
    const place = el("div", { "data-at": at, class: "ocop-form__list" });

    /** @param {number} [focus] the item whose first field gets the focus */
    function draw(focus) {
      const items = holder[spec.name] || [];
      holder[spec.name] = items;
      while (items.length < (options.least || 0)) {
        items.push({});
      }
      Form.fill(
        place,
        items
          .map((item, number) => {
            const remove = el(
              "button",
              {
                type: "button",
                class: "ocop-form__remove",
                click: () => {
                  items.splice(number, 1);
                  form.changed();
                  draw(Math.min(number, items.length - 1));
                },
              },
              `Bỏ ${options.one} này`,
            );
            return el(
              "div",
              { class: "ocop-form__item", "data-at": `${at}[${number + 1}]` },
              [
                items.length > 1 || !options.least
                  ? el("p", { class: "ocop-form__count" }, `${capital(options.one)} ${number + 1}`)
                  : null,
              ].concat(
                recordFields(form, spec.of, item, `${at}[${number + 1}]`, options),
                el("p", { class: "ocop-form__told", hidden: true }),
                items.length > (options.least || 0) ? remove : [],
              ),
            );
          })
          .concat(
            el("p", { class: "ocop-form__told", hidden: true }),
            items.length < spec.max
              ? el(
                  "button",
                  {
                    type: "button",
                    class: "ocop-form__add",
                    click: () => {
                      items.push({});
                      form.changed();
                      draw(items.length - 1);
                    },
                  },
                  (items.length ? "Thêm " : "Ghi ") + options.one,
                )
              : [],
          ),
      );
      if (focus !== undefined) {
        (place.querySelectorAll(":scope > .ocop-form__item")[focus] || place)
          .querySelector("input, select, textarea, button")
          .focus();
      }
    }

    draw();
    return place;
  }

  /** @param {string} text */
  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  Form.recordFields = recordFields;
  Form.listField = listField;
})(globalThis.OcopForm);
