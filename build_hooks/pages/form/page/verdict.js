// The verdict of the rules, told beside the fields: of those that were left, and of all when somebody wants to send.
((Form) => {
  const TOLD = [
    ".ocop-form__told[id]",
    ".ocop-form__item > .ocop-form__told",
    ".ocop-form__list > .ocop-form__told",
    ".ocop-form__consent > .ocop-form__told",
  ].join(", ");

  /** Every problem with the path of its field: "product:recognitions[1].stars". @param {OcopForm.Form} form */
  function problems(form) {
    const { product, producer: added } = Form.records(form);
    const producer = added.name || !form.state.corrects ? added : Form.makers(form).now;
    const found = [
      ...problemsOf(form, "product", product),
      ...(producer.name
        ? problemsOf(form, "producer", producer).filter(({ path }) => !/:(sources|origin)/.test(path))
        : []),
      ...problemsOfConsent(form),
      ...problemsOfPhone(form),
    ];
    return form.state.corrects ? newProblems(form, found) : found.map(unsourced);
  }

  /**
   * Without what is so in the catalog already, which is not for the sender to mend.
   * @param {OcopForm.Form} form @param {OcopForm.Problem[]} found
   */
  function newProblems(form, found) {
    const key = (/** @type {OcopForm.Problem} */ { path, message, found: words }) => [path, message, words].join("\n");
    const { old: maker } = Form.makers(form);
    const old = [...problemsOf(form, "product", form.state.base), ...problemsOf(form, "producer", maker)].map(key);
    return found.filter((problem) => !old.includes(key(problem)));
  }

  /**
   * What the rules find in a record.
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} record @param {string} [part] of the form
   * @returns {OcopForm.Problem[]}
   */
  function problemsOf(form, kind, record, part = kind) {
    const options = { today: Form.today(form), places: form.finder };
    return form.rules
      .problems(kind, record, options)
      .map((problem) => ({ ...problem, path: `${part}:${problem.at}`, place: null }));
  }

  /** Whoever sends photos has asked the people in them. @param {OcopForm.Form} form @returns {OcopForm.Problem[]} */
  function problemsOfConsent({ state }) {
    const at = "photo_consent";
    const problem = { at, path: `sending:${at}`, message: "photo_consent_needed", level: "error", place: null };
    const words = { found: "", allowed: "", mend: "", form: OcopWords.form.photo_consent_needed };
    return state.photos.length && !state.photoConsent ? [{ ...problem, ...words }] : [];
  }

  /** The sender's telephone is read as the one to buy by is. @param {OcopForm.Form} form */
  function problemsOfPhone(form) {
    const { phone } = form.state.sending;
    const spec = { name: "phone", type: "phone", label: "" };
    return phone && OcopRules.parse(OcopRules.clean(phone), spec, form.data, null).wrong
      ? problemsOf(form, "contact", { phone }, "sending").filter((one) => one.at === "phone" && one.level === "error")
      : [];
  }

  /**
   * Without a source the number of the decision is asked for, which is one; see state.js.
   * @param {OcopForm.Problem} problem
   */
  const unsourced = (problem) =>
    problem.path !== "product:sources" || problem.message !== "missing"
      ? problem
      : { ...problem, path: "product:recognitions[1].decision", form: OcopWords.form.source_missing };

  /**
   * What is said beside a field: the words of the check, or those for a form where the check speaks of a file.
   * @param {OcopForm.Problem} problem
   */
  const words = (problem) => `${Form.capital(sentence(problem))}.`;

  /** The same to stand in a line. @param {OcopRules.Problem} problem */
  const sentence = ({ form, found, allowed, mend }) => form || [found, allowed, mend].filter(Boolean).join("; ");

  /**
   * Where to tell of a problem: a rule that asks for one of several fields is told at the first of them.
   * @param {OcopForm.Form} form @param {OcopForm.Problem} problem
   */
  function placeOf(form, { message, path }) {
    const rule = form.data.checks.find((check) => check.check === "one_of" && check.message === message);
    const place = placeAt(form, path + (rule ? (path.endsWith(":") ? "" : ".") + rule.fields[0] : ""));
    return place?.querySelector(":scope > .ocop-form__item > [data-at]") || place; // of a list its first field
  }

  /** The innermost place of the page that a path names. @param {OcopForm.Form} form @param {string} path */
  function placeAt(form, path) {
    let at = path;
    while (at) {
      const place = form.element.querySelector(`[data-at="${at}"]`);
      if (place || at.endsWith(":")) return place;
      at = around(at);
    }
    return null;
  }

  /** "product:recognitions[1].stars" lies in "product:recognitions[1]", and that in "product:". @param {string} path */
  const around = (path) =>
    /[.[]/.test(path) ? path.replace(/(\.[^.[]*|\[\d+\])$/, "") : path.slice(0, path.indexOf(":") + 1);

  /**
   * Tell what is wrong: in all fields, or in those that were left already.
   * @param {OcopForm.Form} form @param {boolean} everything @returns {OcopForm.Problem[]} each with its place
   */
  function tell(form, everything) {
    const all = problems(form).map((problem) => ({ ...problem, place: placeOf(form, problem) }));
    form.element.querySelectorAll(TOLD).forEach(clear);
    all.forEach((problem) => {
      if (problem.place && (everything || problem.place.hasAttribute("data-left"))) {
        tellAt(problem.place, problem);
      }
    });
    return all;
  }

  /** @param {Element} place @param {OcopForm.Problem} problem */
  function tellAt(place, problem) {
    const said = place.querySelector(":scope > .ocop-form__told");
    if (!(said instanceof HTMLElement)) return;
    said.append(Form.el("span", { "data-level": problem.level }, words(problem)));
    said.hidden = false;
    place.querySelectorAll("input, select, textarea").forEach((control) => {
      if (problem.level === "error" && control.closest("[data-at]") === place) {
        control.setAttribute("aria-invalid", "true");
      }
    });
  }

  /** @param {Element} said */
  function clear(said) {
    const place = said.parentElement;
    said.replaceChildren();
    said.toggleAttribute("hidden", true);
    place?.querySelectorAll("[aria-invalid]").forEach((control) => {
      if (control.closest("[data-at]") === place) control.removeAttribute("aria-invalid");
    });
  }

  Object.assign(Form, { tell, words, sentence });
})(globalThis.OcopForm);
