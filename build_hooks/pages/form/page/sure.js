// A button that asks once more before it does what cannot be undone.
(function (Form) {
  "use strict";

  var el = Form.el;

  /** @param {string} words @param {string} question @param {() => void} act */
  function sure(words, question, act) {
    var place = el("div", { "class": "ocop-form__sure" });

    function button(said, click) {
      return el("button", { type: "button", "class": "ocop-form__remove", click: click }, said);
    }

    function ask() {
      var no = button("Không, giữ lại", offer);
      Form.fill(place, [el("p", {}, question), button("Xóa hết", function () {
        offer();
        act();
      }), no]);
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
})(globalThis.OcopForm = globalThis.OcopForm || {});
