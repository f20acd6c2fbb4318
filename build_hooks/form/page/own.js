// Parts of the form that are more than fields of a record: the producer, the contact with its consent, the sender.
(function (Form) {
  "use strict";

  var el = Form.el;

  /** A known producer by its name, or a new one with what kind it is. @param {any} form */
  function producer(form) {
    var state = form.state, its = state.producer, more = el("div", {}), names = el("datalist", { id: Form.id() });
    var input = el("input", {
      type: "text", autocomplete: "off", list: names.id, value: its.name || "", focus: load,
      input: function () {
        form.set(its, "name", input.value);
        draw();
      }, change: function () { form.left(input); }
    });

    function load() {
      form.known().then(function (known) {
        Form.fill(names, known.producers.map(function (one) { return el("option", { value: one[1] }); }));
        draw();
      });
    }

    function draw() {
      form.known(true).then(function (known) {
        var asked = form.rules.fold(its.name || "");
        var found = known.producers.find(function (one) { return asked && form.rules.fold(one[1]) === asked; });
        state.known = found ? found[0] : "";
        more.hidden = !asked;
        Form.fill(more, found ? [el("p", { "class": "ocop-form__help" }, "Cơ sở này đã có trong danh mục.")]
          : Form.recordFields(form, "producer", its, "producer:", ["type", "tax_code", "address"]));
      });
    }

    draw();
    return [Form.shell(input, form.rules.records.producer.name.label, {
      at: "producer:name", help: "Tên đầy đủ như trên giấy đăng ký. Cơ sở đã có trong danh mục thì chọn trong gợi ý."
    }), names, more];
  }

  /** @param {any} form */
  function contact(form) {
    var its = form.state.product.contact = form.state.product.contact || {};
    var box = el("input", { type: "checkbox", checked: form.state.consent, change: function () {
      form.state.consent = box.checked;
      form.changed();
    } });
    return Form.recordFields(form, "contact", its, "product:contact", ["phone", "zalo", "email", "website"]).concat(
      el("div", { "class": "ocop-form__consent", "data-at": "product:contact" }, [
        el("label", {}, [box, " Cơ sở đồng ý cho danh mục đăng số điện thoại, Zalo, thư điện tử và địa chỉ này lên mạng."]),
        el("p", { "class": "ocop-form__help" }, "Không đồng ý thì danh mục không đăng; bỏ trống cũng được. Sau này đổi ý, nhắn để gỡ."),
        el("p", { "class": "ocop-form__told", hidden: true })
      ])
    );
  }

  /** @param {any} form */
  function sending(form) {
    var its = form.state.sending;
    return [el("p", { "class": "ocop-form__help" }, "Để người nhận hỏi lại khi cần. Không đăng lên mạng.")].concat(
      [["sender", "Họ tên"], ["phone", "Số điện thoại"], ["note", "Lời nhắn"]].map(function (one) {
        var spec = { name: one[0], type: { sender: "text", phone: "phone", note: "prose" }[one[0]], label: one[1] };
        return Form.field(form, spec, its, "sending:" + one[0]);
      }), Form.papers(form)
    );
  }

  Form.own = { producer: producer, contact: contact, sending: sending };
})(globalThis.OcopForm = globalThis.OcopForm || {});
