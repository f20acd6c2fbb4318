// The part of the producer: a known one by its name, or a new one with what kind it is; in a correction, what of it.
((Form) => {
  const { el } = Form;
  const ASKED = { fields: ["type", "address"], more: ["tax_code"] };

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
      const known = await others();
      const slug = Form.knownProducer(form, known);
      const like = slug ? "" : likeProducer(form, known);
      const isCorrected = form.state.corrects && isItsOwn(form);
      const now = [slug && there(form, known, slug), like, its.name && "named", isCorrected].join("\n");
      if (drawn === now) return;
      drawn = now;
      Form.fill(
        names,
        real(known).map(([, name]) => el("option", { value: name })),
      );
      const isOther = form.state.known !== slug;
      if (isOther) carry(form);
      const words = slug ? said(there(form, known, slug)) : doubt(like);
      Form.fill(more, its.name ? [...words, ...(slug && !isCorrected ? [] : fields(form))] : []);
      if (isOther) {
        form.state.known = slug;
        form.changed();
      }
    }

    /** What the catalog has; nothing has to be loaded while the name is the one that was there. */
    const others = async () =>
      isItsOwn(form)
        ? { producers: [[form.state.maker.slug, form.state.maker.name || "", ""]], products: [] }
        : form.known();

    /** The name and what it becomes, in a correction. */
    function named() {
      const spec = { ...form.rules.records.producer.name, required: false };
      const shell = Form.shell(input, spec.label, { at: "producer:name", help: OcopWords.form.help_producer });
      const again = () => {
        input.value = its.name;
        draw();
        input.focus();
      };
      if (form.state.corrects) shell.append(Form.change(form, spec, its, { place: shell, again }));
      return shell;
    }

    if (its.name) draw();
    return [named(), names, more];
  }

  /** @param {OcopForm.Form} form */
  const fields = (form) => Form.recordFields(form, "producer", form.state.producer, "producer:", ASKED);

  /**
   * What the catalog has of the producer with which the form opened goes and comes with its name.
   * @param {OcopForm.Form} form
   */
  function carry(form) {
    const { maker, producer } = form.state;
    const isOwn = isItsOwn(form);
    [...ASKED.fields, ...ASKED.more].forEach((name) => {
      if (isOwn) {
        producer[name] = producer[name] || maker[name] || "";
      } else if (producer[name] === maker[name]) {
        producer[name] = "";
      }
    });
  }

  /** @param {string} words */
  const said = (words) => [Form.help(words, { role: "status" })];

  /**
   * The slug of the one producer that was named, in any writing, or without marks; "" for a new one.
   * @param {OcopForm.Form} form @param {OcopForm.Known} known
   */
  function knownProducer(form, known) {
    if (isItsOwn(form)) return form.state.maker.slug;
    const all = real(known).map(([slug, name]) => ({ slug, name }));
    const found = form.rules.names.meant(form.state.producer.name || "", all);
    return found.length === 1 ? found[0].slug : "";
  }

  /** Whether the name is that of the producer with which the form opened. @param {OcopForm.Form} form */
  const isItsOwn = ({ rules, state: { maker, producer } }) =>
    maker.slug !== "" && rules.names.same(maker.name || "", producer.name || "");

  /** Producers but samples, which nobody else names. @param {OcopForm.Known} known */
  const real = (known) => known.producers.filter(([, , isSample]) => !isSample);

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
    const [, name = ""] = real(known).find((row) => form.rules.names.alike(row[1], asked)) || [];
    return name;
  }

  /** @param {string} name */
  const doubt = (name) => (name ? said(OcopWords.fill(OcopWords.form.producer_like, { name })) : []);

  Object.assign(Form, { producer, knownProducer });
})(globalThis.OcopForm);
