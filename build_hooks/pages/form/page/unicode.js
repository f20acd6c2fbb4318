// Text that was typed for an old font, in any field of the form: offered in Unicode, by one press.
((Form) => {
  const { el } = Form;
  /** What stands behind a control. @type {WeakMap<Element, HTMLElement>} */
  const offers = new WeakMap();

  /** Look at what is typed or pasted anywhere in the form. @param {OcopForm.Form} form */
  Form.watchUnicode = (form) => {
    ["input", "change"].forEach((name) => {
      form.element.addEventListener(name, ({ target }) => {
        const isText =
          target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
        if (isText) offer(form, target);
      });
    });
  };

  /** @param {OcopForm.Form} form @param {HTMLInputElement | HTMLTextAreaElement} control */
  function offer(form, control) {
    const meant = inUnicode(form, control.value);
    const words = OcopWords.fill(OcopWords.form.old_letters, { meant: meant.split("\n")[0] });
    const isOld = meant !== control.value;
    if (isOld && offers.get(control)?.textContent.startsWith(words)) return; // or a press on it would miss it
    offers.get(control)?.remove();
    offers.delete(control);
    if (!isOld) return;
    const take = () => {
      control.value = inUnicode(form, control.value);
      for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
      control.focus();
    };
    const place = el("div", { class: "ocop-form__change", role: "status" }, [
      el("p", {}, words),
      Form.button(OcopWords.form.to_unicode, "ocop-form__remove", take),
    ]);
    offers.set(control, place);
    (control.closest(".ocop-form__place") || control).after(place);
  }

  /** Line by line, since a list has its texts in lines. @param {OcopForm.Form} form @param {string} text */
  const inUnicode = ({ data }, text) =>
    text
      .split("\n")
      .map((line) => {
        const page = OcopRules.pageOf(OcopRules.clean(line), data);
        return page ? OcopRules.inUnicode(line, page) : line;
      })
      .join("\n");
})(globalThis.OcopForm);
