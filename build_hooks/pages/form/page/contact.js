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
          form.changed();
        }),
        Form.help(OcopWords.form.help_contact_consent),
        Form.told(),
      ]),
    ];
  };
})(globalThis.OcopForm);
