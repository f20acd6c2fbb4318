// The files of a submission, under the names that `ocop add` knows.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  /**
   * @param {any} form
   * @returns {{name: string, text?: string, blob?: Blob, said?: string}[]} `said` is what a picture shows or a paper is called
   */
  function files(form) {
    const state = form.state;
    const records = Form.records(form);
    const day = Form.written(Form.today(form.config.as_of));
    const agreed = state.photos.length && state.photoConsent ? { photo_consent: day } : {};
    const sending = Object.assign(
      { form: "1" },
      state.corrects ? { slug: state.corrects } : {},
      Form.pruned(state.sending),
      agreed,
      { made: day },
    );
    return [{ name: "san-pham.yml", text: form.rules.text("product", records.product) }].concat(
      records.producer.name ? { name: "chu-the.yml", text: form.rules.text("producer", records.producer) } : [],
      { name: "gui-kem.yml", text: OcopRules.yaml(OcopRules.cleanTree(sending)) },
      state.photos.map((photo, at) => ({ name: `anh/${Form.photoName(at)}`, blob: photo.blob, said: photo.alt })),
      state.papers.map((paper) => ({ name: `minh-chung/${paper.name}`, blob: paper.blob, said: paper.title })),
    );
  }

  /** "gui-mam-ca-linh", for any file system. @param {any} form */
  function fileName(form) {
    return (
      "gui-" +
      Form.slug(form, form.state.product.name || "", "san-pham")
        .slice(0, 50)
        .replace(/-+$/, "")
    );
  }

  /** The bytes of a file. @returns {Promise<Uint8Array>} */
  function bytesOf(file) {
    return file.blob
      ? file.blob.arrayBuffer().then((one) => new Uint8Array(one))
      : Promise.resolve(new TextEncoder().encode(file.text));
  }

  Form.files = files;
  Form.fileName = fileName;
  Form.bytesOf = bytesOf;
})(globalThis.OcopForm);
