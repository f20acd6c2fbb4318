// One field as its type asks for it: label, help, the control, and the place where its problem is told.
((Form) => {
  const { el } = Form;
  /** @type {Record<string, string>} */
  const KEYBOARDS = {
    date: "numeric",
    integer: "numeric",
    decimal: "decimal",
    gtin: "numeric",
    phone: "tel",
    url: "url",
    email: "email",
  };
  /** @type {Record<string, number>} */
  const LONG = { prose: 3, markdown: 8 };
  const MOST_RADIOS = 6;

  /**
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec
   * @param {OcopForm.Filled} holder the record that holds the text, under spec.name
   * @param {string} at the path that problems name, as "product:recognitions[1].stars"
   */
  function field(form, spec, holder, at) {
    const help = Form.HELP[`${spec.record}.${spec.name}`] ?? (spec.help || hint(spec));
    const required = spec.required && Form.was(holder, spec.name) === undefined; // what is there needs no hand
    const place = shell(controlOf(form, spec, holder), spec.label, { at, help, required });
    if (form.state.corrects && spec.record) {
      const again = () => {
        const other = field(form, spec, holder, at);
        place.replaceWith(other);
        Form.focus(other);
      };
      place.append(Form.change(form, spec, holder, { place, again }));
    }
    return place;
  }

  /** @param {OcopForm.Spec} spec */
  const hint = (spec) => (spec.type === "date" ? OcopWords.form.help_date : "");

  /**
   * A control with its words around it; a group of controls gets a legend.
   * @param {HTMLElement} control @param {string} label
   * @param {{ at?: string, help?: string, required?: boolean }} options
   */
  function shell(control, label, options) {
    const isGroup = control.getAttribute("role") === "group";
    const name = Form.id();
    const help = options.help ? Form.help(options.help, { id: `${name}-giup` }) : null;
    const input = isGroup ? control : control.querySelector("input") || control;
    const must = options.required ? el("span", { class: "ocop-form__must" }, ` ${OcopWords.form.required}`) : null;
    if (isGroup) {
      control.setAttribute("aria-labelledby", `${name}-ten`);
    } else {
      input.id = name;
    }
    input.setAttribute("aria-describedby", [help?.id, `${name}-loi`].filter(Boolean).join(" "));
    return el("div", { class: "ocop-form__field", "data-at": options.at }, [
      isGroup
        ? el("p", { class: "ocop-form__label", id: `${name}-ten` }, [label, must])
        : el("label", { class: "ocop-form__label", id: `${name}-ten`, for: name }, [label, must]),
      help,
      control,
      Form.told({ id: `${name}-loi` }),
    ]);
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder @returns {HTMLElement} */
  function controlOf(form, spec, holder) {
    if (/^(commune|old_commune|old_district)$/.test(spec.type)) {
      return Form.placeControl(form, spec, holder);
    }
    if (spec.type === "choice") return choice(form, spec, holder);
    if (spec.type === "flag") return flag(form, spec, holder);
    if (spec.type === "integer" && spec.name === "stars") {
      const stars = (/** @type {string} */ count) => OcopWords.fill(OcopWords.form.stars, { count });
      return radios(form, spec, holder, ["3", "4", "5"], stars);
    }
    return spec.type === "list" ? lines(form, spec, holder) : text(form, spec, holder);
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder */
  function text(form, spec, holder) {
    const typed = holder[spec.name] || "";
    const input = LONG[spec.type]
      ? el("textarea", { rows: LONG[spec.type] }, typed)
      : el("input", { type: "text", inputmode: KEYBOARDS[spec.type], value: typed });
    input.setAttribute("autocomplete", "off");
    input.addEventListener("input", () => form.set(holder, spec.name, input.value));
    input.addEventListener("change", () => {
      if (spec.type === "date") {
        input.value = written(input.value);
        form.set(holder, spec.name, input.value);
      }
      form.left(input);
    });
    return input;
  }

  /**
   * A day as the catalog writes it: "27012023" is 27/01/2023, for the keys for digits of many phones have no slash, and
   * so is “ngày 27 tháng 1 năm 2023”; the text itself where it is no day.
   * @param {string} typed
   */
  function written(typed) {
    const text = OcopRules.clean(typed).replace(/^([0-3]\d)([01]\d)(\d{4})$/, "$1/$2/$3");
    const day = OcopRules.dayOf(text);
    return day ? OcopDay.vietnamese(day) : text;
  }

  /**
   * A list of texts, one a line.
   * @param {OcopForm.Form} form
   * @param {OcopForm.Spec} spec
   * @param {OcopForm.Filled} holder
   */
  function lines(form, spec, holder) {
    const area = el(
      "textarea",
      {
        rows: 3,
        input: () => {
          const texts = area.value.split("\n").map((line) => line.trim());
          form.set(holder, spec.name, texts.filter(Boolean));
        },
        change: () => form.left(area),
      },
      (holder[spec.name] || []).join("\n"),
    );
    return area;
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder */
  function choice(form, spec, holder) {
    const list = spec.choices || "";
    const options = form.rules.choices[list];
    const keys = form.data.choice_keys[list].filter((key) => list !== "groups" || form.data.groups_today.includes(key));
    if (keys.length <= MOST_RADIOS) {
      const held = list === "groups" ? form.group() : holder[spec.name]; // a group of before is its group of today
      return radios(form, spec, holder, keys, (key) => options[key].label, held);
    }
    const select = el(
      "select",
      {
        change: () => {
          form.set(holder, spec.name, select.value);
          form.left(select);
        },
      },
      [
        el("option", { value: "" }, OcopWords.form.choose),
        ...keys.map((key) => el("option", { value: key, selected: holder[spec.name] === key }, options[key].label)),
      ],
    );
    return select;
  }

  /**
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder @param {string[]} keys
   * @param {(key: string) => string} words @param {string} [held] the key that is chosen
   */
  function radios(form, spec, holder, keys, words, held = holder[spec.name]) {
    const group = Form.id();
    return choices(
      keys.map((key) => {
        const input = el("input", {
          type: "radio",
          name: group,
          value: key,
          checked: held === key,
          change: () => {
            form.set(holder, spec.name, key);
            form.left(input);
          },
        });
        return Form.choice(input, words(key));
      }),
    );
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {OcopForm.Filled} holder */
  function flag(form, spec, holder) {
    const group = choices([
      Form.tick(OcopWords.form.yes, holder[spec.name] === OcopRules.YES, (isTicked) => {
        form.set(holder, spec.name, isTicked ? OcopRules.YES : "");
        form.left(group);
      }),
    ]);
    return group;
  }

  /** @param {HTMLElement[]} labels */
  const choices = (labels) => el("div", { role: "group", class: "ocop-form__choices" }, labels);

  Object.assign(Form, { field, shell });
})(globalThis.OcopForm);
