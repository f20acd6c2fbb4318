// The way by the code host: links to its page for a new file, filled in.
((Form) => {
  const { el } = Form;
  const LONGEST_ADDRESS = 8000;

  // The links; null where the catalog names no such host.
  Form.codeHost = (form) => {
    const { config, state } = form;
    if (!config.new_url || state.corrects) return null;
    const links = filesOf(form).map(([words, path, text]) => ({
      words,
      href: `${config.new_url}?filename=${encodeURIComponent(path)}&value=${encodeURIComponent(text)}`,
    }));
    const isTooLong = links.some((link) => link.href.length > LONGEST_ADDRESS);
    const help = links.length > 1 ? OcopWords.form.help_host_two : OcopWords.form.help_host;
    const buttons = links.map(({ words, href }) =>
      el("a", { class: "ocop-button", href, target: "_blank", rel: "noopener" }, words),
    );
    return el("div", {}, [
      el("p", { class: "ocop-form__label" }, OcopWords.fill(OcopWords.form.send_by_host, { host: config.host })),
      Form.help(isTooLong ? OcopWords.form.host_too_long : help),
      isTooLong ? null : el("p", { class: "ocop-buttons" }, buttons),
    ]);
  };

  /** What each file is called for people, its path and its text. @param {OcopForm.Form} form */
  function filesOf(form) {
    const { product: whole, producer } = Form.records(form);
    const { photos: _, ...product } = whole; // no file is named there that the address cannot carry
    const files = [[OcopWords.form.product_file, pathOf(form, product), form.rules.text("product", product)]];
    if (producer.name) {
      const path = `producers/${product.producer}.yml`;
      files.unshift([OcopWords.form.producer_file, path, form.rules.text("producer", producer)]);
    }
    return files;
  }

  /**
   * products/PROVINCE/COMMUNE/SLUG.yml, as `ocop add` would name it.
   * @param {OcopForm.Form} form @param {OcopForm.Filled} product
   */
  function pathOf(form, product) {
    const place = form.finder && product.origin ? form.finder.named("commune", product.origin.commune || "") : null;
    const folders = place ? [...place.names].reverse() : [form.config.provinces[0] || "tinh"];
    const slug = Form.slug(form, product.name, "san-pham");
    return ["products", ...folders.map(form.rules.slugify), `${slug}.yml`].join("/");
  }
})(globalThis.OcopForm);
