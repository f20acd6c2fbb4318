// A commune of today: typed, suggested from the table of places, and kept as its code.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const MOST = 7;

  /** @param {any} form @param {any} spec @param {any} holder */
  function placeControl(form, spec, holder) {
    const list = el("ul", {
      role: "listbox",
      id: Form.id(),
      hidden: true,
      class: "ocop-form__suggestions",
      "aria-label": "Gợi ý",
    });
    const said = el("p", { class: "ocop-form__help", role: "status" });
    let at = -1;
    let shown = [];
    const input = el("input", {
      type: "text",
      autocomplete: "off",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      value: holder[spec.name] || "",
      input: () => {
        form.set(holder, spec.name, input.value);
        form.places().then((places) => {
          said.textContent = places
            ? ""
            : "Chưa tải được danh sách xã vì mất mạng: cứ ghi tên xã và tỉnh, người nhận sẽ tra.";
          show(places ? places.suggest(input.value, MOST, form.config.provinces) : []);
        });
      },
      keydown: keys,
      blur: leave,
    });

    if (holder[spec.name]) {
      form.places().then((places) => {
        const known = places?.named(spec.type, holder[spec.name]);
        input.value = known ? known.name : input.value;
      });
    }

    function show(found) {
      shown = found;
      at = -1;
      Form.fill(
        list,
        found.map((one, number) =>
          el(
            "li",
            {
              role: "option",
              id: `${list.id}-${number}`,
              "aria-selected": "false",
              mousedown: (event) => {
                event.preventDefault();
              },
              click: () => {
                choose(one);
              },
            },
            [one.name, one.was ? el("small", {}, `tên cũ: ${one.was}`) : null],
          ),
        ),
      );
      toggle(found.length > 0);
    }

    function toggle(open) {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) {
        input.removeAttribute("aria-activedescendant");
      }
    }

    function choose(one) {
      input.value = one.name;
      form.set(holder, spec.name, one.code);
      toggle(false);
      form.left(input);
    }

    function keys(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && shown.length && !list.hidden) {
        at = (at + step + shown.length) % shown.length;
        Array.from(list.children).forEach((item, number) => {
          item.setAttribute("aria-selected", String(number === at));
        });
        input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
        event.preventDefault();
      } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
        choose(shown[at]);
        event.preventDefault();
      } else if (event.key === "Escape") {
        toggle(false);
      }
    }

    /** A name that can only mean one commune is taken as that one. */
    function leave() {
      toggle(false);
      form.places().then((places) => {
        const found = places && input.value ? places.find(spec.type, input.value) : [];
        if (found.length === 1) {
          input.value = found[0].name;
          form.set(holder, spec.name, found[0].code);
        }
        form.left(input);
      });
    }

    return el("div", { class: "ocop-form__place" }, [input, list, said]);
  }

  Form.placeControl = placeControl;
})(globalThis.OcopForm);
