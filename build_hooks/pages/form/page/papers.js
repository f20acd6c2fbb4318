// Papers for the reviewer alone: a photo or a PDF of a decision; never published.
((Form) => {
  const { el } = Form;
  const MOST = 5;
  const LARGEST = 8 * 1024 * 1024;

  /** @param {OcopForm.Form} form */
  function papers(form) {
    const place = el("ul", { class: "ocop-plain" });
    const said = Form.told({ role: "status" });

    /** @param {File[]} files */
    async function take(files) {
      /** @type {string[]} */
      const wrong = [];
      for (const file of files) {
        await keep(file).catch(() => wrong.push(`“${file.name}”`));
      }
      said.textContent = OcopWords.fill(OcopWords.form.papers_refused, { names: wrong.join(", "), most: MOST });
      said.hidden = !wrong.length;
      form.changed();
      draw();
    }

    /** @param {File} file */
    async function keep(file) {
      const blob = isPdf(file) ? file : await Form.shrink((await Form.openPhoto(file)).picture);
      if (blob.size > LARGEST || form.state.papers.length >= MOST) throw new Error("large");
      form.state.papers.push({ blob, name: isPdf(file) ? ".pdf" : ".jpg", title: file.name });
    }

    function draw() {
      form.state.papers.forEach((paper, at) => {
        paper.name = `giay-${at + 1}${paper.name.slice(-4)}`;
      });
      Form.fill(place, form.state.papers.map(drawn));
    }

    /** @param {OcopForm.Paper} paper @param {number} at */
    function drawn(paper, at) {
      const label = OcopWords.fill(OcopWords.form.remove_paper, { title: paper.title });
      const remove = () => {
        form.state.papers.splice(at, 1);
        form.changed();
        draw();
      };
      return el("li", {}, [`${paper.title} `, Form.button(OcopWords.form.remove, null, remove, label)]);
    }

    draw();
    return el("div", { class: "ocop-form__field" }, [
      el("p", { class: "ocop-form__label" }, OcopWords.form.papers),
      Form.help(OcopWords.form.help_papers),
      place,
      said,
      el("p", {}, Form.picker(OcopWords.form.pick_papers, { accept: "image/*,application/pdf", multiple: true }, take)),
    ]);
  }

  /** @param {File} file */
  const isPdf = (file) => file.type === "application/pdf" || /\.pdf$/i.test(file.name);

  /**
   * A button that opens the device's own way to choose files.
   * @param {string} words @param {OcopAttributes} attributes @param {(files: File[]) => void} take
   * @param {string} [name] of a class of its own
   */
  function picker(words, attributes, take, name = "") {
    const input = el("input", {
      type: "file",
      ...attributes,
      change: () => {
        const files = Array.from(input.files || []);
        input.value = ""; // the same file may be chosen again
        take(files);
      },
    });
    return el("label", { class: `ocop-button ocop-form__picker ${name}` }, [input, words]);
  }

  Object.assign(Form, { papers, picker });
})(globalThis.OcopForm);
