// The files of a submission, under the names that `ocop add` knows.
(function (Form) {
  "use strict";

  /**
   * @param {any} form
   * @returns {{name: string, text?: string, blob?: Blob}[]}
   */
  function files(form) {
    var state = form.state, records = Form.records(state, form.config), day = Form.written(Form.today(form.config.as_of));
    var sending = Object.assign({ form: "1" }, state.corrects ? { slug: state.corrects } : {}, Form.pruned(state.sending), { made: day });
    return [{ name: "san-pham.yml", text: form.rules.text("product", records.product) }].concat(
      records.producer.name ? { name: "chu-the.yml", text: form.rules.text("producer", records.producer) } : [],
      { name: "gui-kem.yml", text: OcopRules.yaml(OcopRules.cleanTree(sending)) },
      state.photos.map(function (photo, at) { return { name: "anh/" + Form.photoName(at), blob: photo.blob }; }),
      state.papers.map(function (paper) { return { name: "minh-chung/" + paper.name, blob: paper.blob }; })
    );
  }

  /** "gui-mam-ca-linh", for any file system. @param {any} form */
  function fileName(form) {
    return "gui-" + (form.rules.slugify(form.state.product.name || "").slice(0, 50).replace(/-+$/, "") || "san-pham");
  }

  /** The bytes of a file. @returns {Promise<Uint8Array>} */
  function bytesOf(file) {
    return file.blob ? file.blob.arrayBuffer().then(function (one) { return new Uint8Array(one); })
      : Promise.resolve(new TextEncoder().encode(file.text));
  }

  Form.files = files;
  Form.fileName = fileName;
  Form.bytesOf = bytesOf;
})(globalThis.OcopForm = globalThis.OcopForm || {});
