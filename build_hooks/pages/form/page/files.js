// The files of a submission, under the names that `ocop add` knows.
((Form) => {
  /** @param {OcopForm.Form} form @returns {OcopForm.SentFile[]} */
  function files(form) {
    const { state, rules } = form;
    const added = Form.records(form).producer;
    const changed = Form.sentOfMaker(form);
    const producer = added.name ? added : changed;
    const names = Form.photoNames(state);
    const day = OcopDay.vietnamese(Form.today(form));
    const sending = {
      form: "1",
      ...(state.corrects ? { slug: state.corrects } : {}),
      ...(changed.name ? { producer: state.maker.slug } : {}),
      ...Form.pruned(state.sending),
      ...(state.photos.length && state.photoConsent ? { photo_consent: day } : {}),
      made: day,
    };
    return [
      { name: "san-pham.yml", text: rules.text("product", Form.sent(form)) },
      ...(producer.name ? [{ name: "chu-the.yml", text: rules.text("producer", producer) }] : []),
      { name: "gui-kem.yml", text: OcopRules.yaml(OcopRules.cleanTree(sending)) },
      ...state.photos.map((photo, at) => ({ name: `anh/${names[at]}`, blob: photo.blob, said: photo.alt })),
      ...state.papers.map((paper) => ({ name: `minh-chung/${paper.name}`, blob: paper.blob, said: paper.title })),
    ];
  }

  /** "gui-mam-ca-linh", for any file system. @param {OcopForm.Form} form */
  function fileName(form) {
    const slug = Form.slug(form, form.state.product.name || "", "san-pham");
    return `gui-${slug.slice(0, 50).replace(/-+$/, "")}`;
  }

  /** The bytes of a file. @param {OcopForm.SentFile} file */
  const bytesOf = async (file) =>
    file.blob ? new Uint8Array(await file.blob.arrayBuffer()) : new TextEncoder().encode(file.text);

  Object.assign(Form, { files, fileName, bytesOf });
})(globalThis.OcopForm);
