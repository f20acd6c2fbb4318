// The part of the sender, and of the papers for whoever receives: nothing of it is published.
((Form) => {
  Form.SENDER = [
    { name: "sender", type: "text", label: OcopWords.form.sender_name },
    { name: "phone", type: "phone", label: OcopWords.form.sender_phone },
    { name: "note", type: "prose", label: OcopWords.form.sender_note },
  ];

  /** @param {OcopForm.Form} form */
  Form.sender = (form) => [
    Form.help(OcopWords.form.help_sender),
    ...Form.SENDER.map((spec) => Form.field(form, spec, form.state.sending, `sending:${spec.name}`)),
    Form.papers(form),
  ];
})(globalThis.OcopForm);
