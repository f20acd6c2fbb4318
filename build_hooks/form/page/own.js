// Parts of the form that are more than fields of a record: the producer, the contact with its consent, the sender.
(function (Form) {
  "use strict";

  var el = Form.el, NEW = { fields: ["type", "address"], more: ["tax_code"] };
  var SENDER = [
    { name: "sender", type: "text", label: "Họ tên" },
    { name: "phone", type: "phone", label: "Số điện thoại" },
    { name: "note", type: "prose", label: "Lời nhắn" }
  ];

  /** A known producer by its name, or a new one with what kind it is. @param {any} form */
  function producer(form) {
    var its = form.state.producer, more = el("div", {}), names = el("datalist", { id: Form.id() }), drawn = null;
    var input = el("input", {
      type: "text", autocomplete: "off", list: names.id, value: its.name || "", focus: draw,
      input: function () {
        form.set(its, "name", input.value);
        draw();
      }, change: function () { form.left(input); }
    });

    function draw() {
      return form.known().then(function (known) {
        var slug = Form.knownProducer(form, known), now = its.name ? slug || "mới" : "";
        if (drawn === now) {
          return;
        }
        drawn = now;
        Form.fill(names, known.producers.map(function (one) { return el("option", { value: one[1] }); }));
        Form.fill(more, slug ? [el("p", { "class": "ocop-form__help", role: "status" }, "Cơ sở này đã có trong danh mục.")]
          : now ? Form.recordFields(form, "producer", its, "producer:", NEW) : []);
        if (form.state.known !== slug) {
          form.state.known = slug;
          form.changed();
        }
      });
    }

    if (its.name) {
      draw();
    }
    return [Form.shell(input, form.rules.records.producer.name.label, {
      at: "producer:name", help: "Tên đầy đủ như trên giấy đăng ký. Cơ sở đã có trong danh mục thì chọn trong gợi ý."
    }), names, more];
  }

  /** The slug of the producer that was named, in any writing; "" for a new one. @param {any} form @param {any} known */
  function knownProducer(form, known) {
    var asked = form.rules.fold(form.state.producer.name || "");
    var found = known.producers.find(function (one) { return asked && form.rules.fold(one[1]) === asked; });
    return found ? found[0] : "";
  }

  /** @param {any} form */
  function contact(form) {
    var its = form.state.product.contact = form.state.product.contact || {};
    var box = el("input", { type: "checkbox", checked: form.state.consent, change: function () {
      form.state.consent = box.checked;
      form.changed();
    } });
    return Form.recordFields(form, "contact", its, "product:contact", { fields: ["phone", "zalo"], more: ["email", "website"] }).concat(
      el("div", { "class": "ocop-form__consent", "data-at": "product:contact" }, [
        el("label", { "class": "ocop-form__choice" }, [box, el("span", {}, "Cơ sở đồng ý cho danh mục đăng lên mạng số điện thoại, Zalo, thư điện tử và địa chỉ đã ghi.")]),
        el("p", { "class": "ocop-form__help" }, "Không đồng ý thì danh mục không đăng; bỏ trống cũng được. Sau này đổi ý, nhắn để gỡ."),
        el("p", { "class": "ocop-form__told", hidden: true })
      ])
    );
  }

  /** @param {any} form */
  function sending(form) {
    return [el("p", { "class": "ocop-form__help" }, "Để người nhận hỏi lại khi cần. Không đăng lên mạng.")].concat(
      SENDER.map(function (spec) { return Form.field(form, spec, form.state.sending, "sending:" + spec.name); }), Form.papers(form)
    );
  }

  Form.SENDER = SENDER;
  Form.knownProducer = knownProducer;
  Form.own = { producer: producer, contact: contact, sending: sending };
})(globalThis.OcopForm = globalThis.OcopForm || {});
