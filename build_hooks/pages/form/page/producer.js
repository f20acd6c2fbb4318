// The part of the producer: a known one by its name, or a new one with what kind it is.
((Form) => {
  const { el } = Form;
  const NEW = { fields: ["type", "address"], more: ["tax_code"] };

  /** @param {OcopForm.Form} form */
  function producer(form) {
    const its = form.state.producer;
    const more = el("div");
    const names = el("datalist", { id: Form.id() });
    let drawn = "";
    const input = el("input", {
      type: "text",
      autocomplete: "off",
      list: names.id,
      value: its.name || "",
      focus: draw,
      input: () => {
        form.set(its, "name", input.value);
        draw();
      },
      change: () => form.left(input),
    });

    async function draw() {
      const known = await form.known();
      const slug = Form.knownProducer(form, known);
      const like = slug ? "" : likeProducer(form, known);
      const now = [slug && there(form, known, slug), like, its.name ? "named" : ""].join("\n");
      if (drawn === now) return;
      drawn = now;
      Form.fill(
        names,
        known.producers.map(([, name]) => el("option", { value: name })),
      );
      Form.fill(more, slug ? said(there(form, known, slug)) : its.name ? [...doubt(like), ...newFields(form)] : []);
      if (form.state.known !== slug) {
        form.state.known = slug;
        form.changed();
      }
    }

    if (its.name) draw();
    return [
      Form.shell(input, form.rules.records.producer.name.label, {
        at: "producer:name",
        help: OcopWords.form.help_producer,
      }),
      names,
      more,
    ];
  }

  /** @param {OcopForm.Form} form */
  const newFields = (form) => Form.recordFields(form, "producer", form.state.producer, "producer:", NEW);

  /** @param {string} words */
  const said = (words) => [Form.help(words, { role: "status" })];

  /**
   * The slug of the one producer that was named, in any writing, or without marks; "" for a new one.
   * @param {OcopForm.Form} form @param {OcopForm.Known} known
   */
  function knownProducer(form, known) {
    const all = known.producers.map(([slug, name]) => ({ slug, name }));
    const found = form.rules.names.meant(form.state.producer.name || "", all);
    return found.length === 1 ? found[0].slug : "";
  }

  /**
   * That it is there, with its name where that was typed without marks.
   * @param {OcopForm.Form} form @param {OcopForm.Known} known @param {string} slug
   */
  function there(form, known, slug) {
    const [, name = ""] = known.producers.find((row) => row[0] === slug) || [];
    return form.rules.names.same(name, form.state.producer.name)
      ? OcopWords.form.producer_known
      : OcopWords.fill(OcopWords.form.producer_known_as, { name });
  }

  /**
   * The name of a producer that differs by marks alone: another one, or a slip.
   * @param {OcopForm.Form} form @param {OcopForm.Known} known
   */
  function likeProducer(form, known) {
    const asked = form.state.producer.name || "";
    const [, name = ""] = known.producers.find((row) => form.rules.names.alike(row[1], asked)) || [];
    return name;
  }

  /** @param {string} name */
  const doubt = (name) => (name ? said(OcopWords.fill(OcopWords.form.producer_like, { name })) : []);

  Object.assign(Form, { producer, knownProducer });
})(globalThis.OcopForm);
