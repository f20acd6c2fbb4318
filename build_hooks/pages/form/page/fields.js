// One field as its type asks for it: label, help, the control, and the place where its problem is told.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const KEYBOARDS = {
    date: "numeric",
    integer: "numeric",
    decimal: "decimal",
    gtin: "numeric",
    phone: "tel",
    url: "url",
    email: "email",
  };
  const LONG = { prose: 3, markdown: 8 };

  /**
   * @param {any} form the form, with its rules and state
   * @param {any} spec of the rules
   * @param {any} holder the record that holds the text, under spec.name
   * @param {string} at the path that problems name, as "product:recognitions[1].stars"
   */
  function field(form, spec, holder, at) {
    const control = controlOf(form, spec, holder, at);
    const key = at.replace(/^.*[.:\]]([a-z_]+)$/, "$1");
    const help =
      Form.HELP[`${spec.record}.${key}`] !== undefined ? Form.HELP[`${spec.record}.${key}`] : spec.help || hint(spec);
    return shell(control, spec.label, { at, help, required: spec.required });
  }

  function hint(spec) {
    return spec.type === "date" ? "Ngày/tháng/năm." : "";
  }

  /**
   * A control with its words around it; a group of controls gets a legend.
   * @param {any} control @param {string} label @param {{at?: string, help?: string, required?: boolean}} options
   */
  function shell(control, label, options) {
    const many = control.tagName === "DIV" && control.getAttribute("role") === "group";
    const name = Form.id();
    const help = options.help ? el("p", { class: "ocop-form__help", id: `${name}-giup` }, options.help) : null;
    const told = el("p", { class: "ocop-form__told", id: `${name}-loi`, hidden: true });
    const input =
      control.matches("input, textarea, select, div") && !many ? control.querySelector("input") || control : control;
    const words = [label].concat(options.required ? [el("span", { class: "ocop-form__must" }, " (bắt buộc)")] : []);
    if (many) {
      control.setAttribute("aria-labelledby", `${name}-ten`);
    } else {
      input.id = name;
    }
    input.setAttribute("aria-describedby", `${(help ? `${name}-giup ` : "") + name}-loi`);
    return el("div", { class: "ocop-form__field", "data-at": options.at || null }, [
      many
        ? el("p", { class: "ocop-form__label", id: `${name}-ten` }, words)
        : el("label", { class: "ocop-form__label", for: name }, words),
      help,
      control,
      told,
    ]);
  }

  function controlOf(form, spec, holder, at) {
    if (/^(commune|old_commune|old_district)$/.test(spec.type)) {
      return Form.placeControl(form, spec, holder);
    }
    if (spec.type === "choice") {
      return choice(form, spec, holder);
    }
    if (spec.type === "flag") {
      return flag(form, spec, holder);
    }
    if (spec.type === "integer" && spec.name === "stars") {
      return radios(form, spec, holder, ["3", "4", "5"], (one) => `${one} sao`);
    }
    return spec.type === "list" ? lines(form, spec, holder) : text(form, spec, holder, at);
  }

  function text(form, spec, holder) {
    const rows = LONG[spec.type];
    return el(
      rows ? "textarea" : "input",
      {
        type: rows ? null : "text",
        rows: rows || null,
        inputmode: KEYBOARDS[spec.type] || null,
        autocomplete: "off",
        value: rows ? null : holder[spec.name] || "",
        input: (event) => {
          form.set(holder, spec.name, event.target.value);
        },
        change: (event) => {
          if (spec.type === "date") {
            event.target.value = slashed(event.target.value);
            form.set(holder, spec.name, event.target.value);
          }
          form.left(event.target);
        },
      },
      rows ? holder[spec.name] || "" : [],
    );
  }

  /** "27012023" is 27/01/2023: the keys for digits of many phones have no slash. @param {string} text */
  function slashed(text) {
    return text.trim().replace(/^([0-3]\d)([01]\d)(\d{4})$/, "$1/$2/$3");
  }

  /** A list of texts, one a line. */
  function lines(form, spec, holder) {
    return el(
      "textarea",
      {
        rows: 3,
        input: (event) => {
          form.set(
            holder,
            spec.name,
            event.target.value
              .split("\n")
              .map((one) => one.trim())
              .filter(Boolean),
          );
        },
        change: (event) => {
          form.left(event.target);
        },
      },
      (holder[spec.name] || []).join("\n"),
    );
  }

  function choice(form, spec, holder) {
    const options = form.rules.choices[spec.choices];
    const keys = form.data.choice_keys[spec.choices].filter(
      (key) => spec.choices !== "groups" || options[key].taxonomy.indexOf("2023") >= 0,
    );
    if (keys.length <= 6) {
      return radios(form, spec, holder, keys, (key) => options[key].label);
    }
    return el(
      "select",
      {
        change: (event) => {
          form.set(holder, spec.name, event.target.value);
          form.left(event.target);
        },
      },
      [el("option", { value: "" }, "Chọn…")].concat(
        keys.map((key) => el("option", { value: key, selected: holder[spec.name] === key }, options[key].label)),
      ),
    );
  }

  function radios(form, spec, holder, keys, words) {
    const group = Form.id();
    return el(
      "div",
      { role: "group", class: "ocop-form__choices" },
      keys.map((key) =>
        el("label", { class: "ocop-form__choice" }, [
          el("input", {
            type: "radio",
            name: group,
            value: key,
            checked: holder[spec.name] === key,
            change: (event) => {
              form.set(holder, spec.name, key);
              form.left(event.target);
            },
          }),
          el("span", {}, words(key)),
        ]),
      ),
    );
  }

  function flag(form, spec, holder) {
    return el("div", { role: "group", class: "ocop-form__choices" }, [
      el("label", { class: "ocop-form__choice" }, [
        el("input", {
          type: "checkbox",
          checked: holder[spec.name] === "có",
          change: (event) => {
            form.set(holder, spec.name, event.target.checked ? "có" : "");
            form.left(event.target);
          },
        }),
        el("span", {}, "Có"),
      ]),
    ]);
  }

  Form.field = field;
  Form.shell = shell;
})(globalThis.OcopForm);
