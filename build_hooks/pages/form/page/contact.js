// The part of the contact to buy from, with the producer's consent to publish it.
((Form) => {
  const ASKED = { fields: ["phone", "zalo"], more: ["email", "website"] };

  /** @param {OcopForm.Form} form */
  Form.contact = (form) => {
    const { state } = form;
    state.product.contact = state.product.contact || {};
    return [
      ...Form.recordFields(form, "contact", state.product.contact, "product:contact", ASKED),
      Form.el("div", { class: "ocop-form__consent", "data-at": "product:contact" }, [
        Form.tick(OcopWords.form.contact_consent, state.consent, (isTicked) => {
          state.consent = isTicked;
          if (!isTicked && state.base.contact) takeAway(form);
          form.changed();
        }),
        Form.help(OcopWords.form.help_contact_consent),
        Form.told(),
      ]),
    ];
  };
  /** Who agrees no longer wants gone what the catalog shows. @param {OcopForm.Form} form */
  function takeAway({ state, redraw }) {
    Object.entries(state.base.contact).forEach(([name, value]) => {
      if (state.product.contact[name] === value) state.product.contact[name] = "";
    });
    redraw();
  }
})(globalThis.OcopForm);
