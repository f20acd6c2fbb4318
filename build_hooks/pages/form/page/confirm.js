// A button that asks once more before it does what cannot be undone.
((Form) => {
  Form.confirmed = (words, question, act) => {
    const place = Form.el("div", { class: "ocop-form__sure" });

    function offer() {
      Form.fill(place, [button(words, ask)]);
    }

    function ask() {
      const no = button(OcopWords.form.confirm_no, () => {
        offer();
        Form.focus(place);
      });
      const yes = button(OcopWords.form.confirm_yes, () => {
        offer();
        act();
      });
      Form.fill(place, [Form.el("p", {}, question), yes, no]);
      no.focus();
    }

    offer();
    return place;
  };

  /** @param {string} words @param {() => void} click */
  const button = (words, click) => Form.button(words, "ocop-form__remove", click);
})(globalThis.OcopForm);
