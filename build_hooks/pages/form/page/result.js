// The check that somebody asks for: what is still wrong, each a way to its field; or the ways out.
((Form) => {
  const { el } = Form;

  /**
   * @param {OcopForm.Form} form @param {Element} result where the verdict is told
   * @param {Element} out where the ways out stand
   */
  async function check(form, result, out) {
    await form.places();
    const found = Form.tell(form, true);
    const changes = form.state.corrects ? Form.changes(form) : [];
    const errors = found.filter((problem) => problem.level === "error");
    const warnings = found.filter((problem) => problem.level !== "error");
    if (form.state.corrects && Form.isEmpty(form.state)) {
      Form.fill(result, [el("div", { class: "ocop-notice", tabindex: "-1" }, OcopWords.form.nothing_changed)]);
      Form.fill(out, []);
      return;
    }
    if (errors.length) {
      const words = OcopWords.fill(OcopWords.form.errors_left, { count: errors.length });
      Form.fill(result, [el("div", { class: "ocop-notice", tabindex: "-1" }, [el("p", {}, words), list(errors)])]);
      Form.fill(out, []);
      return;
    }
    Form.fill(result, [
      el("p", { class: "ocop-form__fine", tabindex: "-1" }, OcopWords.form.ready),
      ...told(changes),
      ...(warnings.length ? [el("p", {}, OcopWords.form.warnings), list(warnings)] : []),
    ]);
    Form.ways(form, out);
  }

  /** What a correction changes. @param {OcopForm.Change[]} changes */
  const told = (changes) =>
    changes.length
      ? [
          el("p", {}, OcopWords.fill(OcopWords.form.changes, { count: changes.length })),
          el(
            "ul",
            { class: "ocop-form__changes" },
            changes.map(({ label, was, now }) => el("li", {}, [`${label}: `, ...Form.arrow(was, now)])),
          ),
        ]
      : [];

  /** @param {OcopForm.Problem[]} found */
  const list = (found) =>
    el(
      "ul",
      {},
      found.map((problem) => el("li", {}, linked(problem))),
    );

  /** @param {OcopForm.Problem} problem */
  function linked(problem) {
    const { place } = problem;
    const words = Form.words(problem);
    if (!place) return words;
    const label = place.querySelector(".ocop-form__label")?.firstChild?.textContent;
    /** @param {Event} event */
    function click(event) {
      event.preventDefault();
      if (place) lead(place);
    }
    return [el("a", { href: `#${problem.path}`, click }, label || words), label ? `: ${words}` : ""];
  }

  /** To a place of the form, unfolded. @param {Element} place */
  function lead(place) {
    let around = place.closest("details");
    while (around) {
      around.open = true;
      around = around.parentElement?.closest("details") || null;
    }
    place.scrollIntoView({ block: "center" });
    Form.focus(place, { preventScroll: true });
  }

  Form.check = check;
})(globalThis.OcopForm);
