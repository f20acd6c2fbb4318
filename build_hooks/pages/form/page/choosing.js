// The producer that the address names: chosen already, with its products to be corrected.
((Form) => {
  const { el } = Form;

  /**
   * What a form holds for a new product of that producer, and the products of it that are there.
   * @param {OcopForm.Form} form @param {string} slug @returns {Promise<OcopForm.Choice | null>}
   */
  async function producerAsked(form, slug) {
    if (!slug) return null;
    const { producers, products } = await form.known();
    const [, name = ""] = producers.find((row) => row[0] === slug) || [];
    const state = { ...Form.empty(), known: slug, maker: { slug, name }, producer: { name } };
    return name ? { state, products: products.filter((row) => row[2] === slug) } : null;
  }

  /**
   * The list: each product a way to its correction, and last the way to a new one.
   * @param {OcopForm.Form} form @param {OcopForm.Choice} choice
   */
  function toChoose(form, { state, products }) {
    const { name = "" } = state.maker;
    const words = products.length
      ? OcopWords.fill(OcopWords.form.choose_product, { name, count: products.length })
      : OcopWords.fill(OcopWords.form.choose_new, { name });
    const fresh = () => {
      const field = form.element.querySelector("[data-at='product:name']");
      if (field) Form.focus(field);
    };
    return el("div", { class: "ocop-notice" }, [
      el("p", {}, words),
      el(
        "ul",
        {},
        products.map(([slug, product]) => el("li", {}, el("a", { href: `#sua=${slug}` }, product))),
      ),
      form.state.corrects ? "" : Form.button(OcopWords.form.new_product, "ocop-form__add", fresh),
    ]);
  }

  Object.assign(Form, { producerAsked, toChoose });
})(globalThis.OcopForm);
