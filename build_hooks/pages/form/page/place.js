// A commune of today: typed, suggested from the table of places, and kept as its code.
((Form) => {
  const { el } = Form;
  const MOST = 7;
  /** @type {Record<string, number>} */
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  /** The name of a place by its code; "" while the table is not there. That of a correction came with it. */
  Form.placeName = ({ finder, state }, type, code) =>
    finder?.named(type, code)?.name || (code === state.base.origin?.commune ? state.commune : "");

  Form.placeControl = (form, spec, holder) => {
    const list = el("ul", {
      role: "listbox",
      id: Form.id(),
      hidden: true,
      class: "ocop-form__suggestions",
      "aria-label": OcopWords.form.suggestions,
    });
    const said = Form.help("", { role: "status" });
    const offered = el("div", { class: "ocop-form__offered" });
    let at = -1;
    /** @type {OcopPlaces.Suggested[]} */
    let shown = [];
    const input = el("input", {
      type: "text",
      autocomplete: "off",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      value: Form.placeName(form, spec.type, holder[spec.name]) || holder[spec.name] || "",
      input: suggest,
      keydown: keys,
      blur: leave,
    });

    async function suggest() {
      form.set(holder, spec.name, input.value);
      const places = await form.places();
      said.textContent = places ? "" : OcopWords.form.places_offline;
      offered.replaceChildren();
      show(places ? places.suggest(input.value, MOST, form.config.provinces) : []);
    }

    /** The name of a code that a draft has. */
    async function name() {
      await form.places();
      input.value = Form.placeName(form, spec.type, holder[spec.name]) || input.value;
    }

    /** @param {OcopPlaces.Suggested[]} found */
    function show(found) {
      shown = found;
      at = -1;
      Form.fill(list, found.map(drawn));
      toggle(found.length > 0);
    }

    /** @param {OcopPlaces.Suggested} found @param {number} number */
    function drawn(found, number) {
      const stay = (/** @type {Event} */ event) => event.preventDefault(); // in the input, until it is clicked
      const was = found.was ? el("small", {}, OcopWords.fill(OcopWords.form.place_was, { name: found.was })) : null;
      return el(
        "li",
        {
          role: "option",
          id: `${list.id}-${number}`,
          "aria-selected": "false",
          mousedown: stay,
          click: () => choose(found),
        },
        [found.name, was],
      );
    }

    /** @param {boolean} isOpen */
    function toggle(isOpen) {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) input.removeAttribute("aria-activedescendant");
    }

    /** @param {OcopPlaces.Suggested} found */
    function choose(found) {
      input.value = found.name;
      form.set(holder, spec.name, found.code);
      toggle(false);
      form.left(input);
    }

    /** @param {KeyboardEvent} event */
    function keys(event) {
      const step = STEPS[event.key];
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

    /** A name that can only mean one commune is taken as that one; of a district or several, communes are offered. */
    async function leave() {
      toggle(false);
      const places = await form.places();
      const typed = input.value.trim();
      const found = places && typed ? places.find(spec.type, typed) : [];
      if (found.length === 1) {
        input.value = found[0].name;
        form.set(holder, spec.name, found[0].code);
      } else if (places && typed) {
        const within = places.within(typed, form.config.provinces);
        offer(typed, [...found, ...within.filter((place) => !found.some((one) => one.code === place.code))]);
      }
      form.left(input);
    }

    /** Which of these is meant. @param {string} typed @param {OcopPlaces.Shown[]} communes */
    function offer(typed, communes) {
      if (!communes.length) return;
      const buttons = communes.map((place) => {
        const take = () => {
          choose({ ...place, was: "" });
          offered.replaceChildren();
          input.focus();
        };
        return el("li", {}, Form.button(place.name, "ocop-form__remove", take));
      });
      const words = OcopWords.fill(OcopWords.form.which_commune, { name: typed });
      Form.fill(offered, [Form.help(words), el("ul", { class: "ocop-plain" }, buttons)]);
    }

    if (holder[spec.name] && !Form.placeName(form, spec.type, holder[spec.name])) name();
    return el("div", { class: "ocop-form__place" }, [input, list, said, offered]);
  };
})(globalThis.OcopForm);
