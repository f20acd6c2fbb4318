// A button that asks once more before it does what cannot be undone.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;

  /** @param {string} words @param {string} question @param {() => void} act */
  function sure(words, question, act) {
    const place = el("div", { class: "ocop-form__sure" });

    function button(said, click) {
      return el("button", { type: "button", class: "ocop-form__remove", click }, said);
    }

    function ask() {
      const no = button("Không, giữ lại", offer);
      Form.fill(place, [
        el("p", {}, question),
        button("Xóa hết", () => {
          offer();
          act();
        }),
        no,
      ]);
      no.focus();
    }

    function offer(event) {
      Form.fill(place, [button(words, ask)]);
      if (event) {
        place.firstElementChild.focus();
      }
    }

    offer();
    return place;
  }

  Form.sure = sure;
})(globalThis.OcopForm);
