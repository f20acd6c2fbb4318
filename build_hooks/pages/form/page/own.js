// Parts of the form that are more than fields of a record: the producer, the contact with its consent, the sender.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const NEW = { fields: ["type", "address"], more: ["tax_code"] };
  const SENDER = [
    { name: "sender", type: "text", label: "Họ tên" },
    { name: "phone", type: "phone", label: "Số điện thoại" },
    { name: "note", type: "prose", label: "Lời nhắn" },
  ];

  /** A known producer by its name, or a new one with what kind it is. @param {any} form */
  function producer(form) {
    const its = form.state.producer;
    const more = el("div", {});
    const names = el("datalist", { id: Form.id() });
    let drawn = null;
    const input = el("input", {
      type: "text",
      autocomplete: "off",
      list: names.id,
      value: its.name || "",
      focus: draw,
      input: () => {
        form.set(its, "name", input.value);
        draw();
      },
      change: () => {
        form.left(input);
      },
    });

    function draw() {
      return form.known().then((known) => {
        const slug = Form.knownProducer(form, known);
        const like = slug ? "" : likeProducer(form, known);
        const now = slug ? there(form, known, slug) : its.name ? `mới${like}` : "";
        if (drawn === now) {
          return;
        }
        drawn = now;
        Form.fill(
          names,
          known.producers.map((one) => el("option", { value: one[1] })),
        );
        Form.fill(
          more,
          slug
            ? [el("p", { class: "ocop-form__help", role: "status" }, now)]
            : now
              ? doubt(like).concat(Form.recordFields(form, "producer", its, "producer:", NEW))
              : [],
        );
        if (form.state.known !== slug) {
          form.state.known = slug;
          form.changed();
        }
      });
    }

    if (its.name) {
      draw();
    }
    return [
      Form.shell(input, form.rules.records.producer.name.label, {
        at: "producer:name",
        help: "Tên đầy đủ như trên giấy đăng ký. Cơ sở đã có trong danh mục thì chọn trong gợi ý.",
      }),
      names,
      more,
    ];
  }

  /**
   * The slug of the one producer that was named, in any writing, or without marks; "" for a new one.
   * @param {any} form @param {any} known
   */
  function knownProducer(form, known) {
    const all = known.producers.map((one) => ({ slug: one[0], name: one[1] }));
    const found = form.rules.names.meant(form.state.producer.name || "", all);
    return found.length === 1 ? found[0].slug : "";
  }

  /** With its name, where that was typed without marks. @param {any} form @param {any} known @param {string} slug */
  function there(form, known, slug) {
    const name = known.producers.find((one) => one[0] === slug)[1];
    const is = form.rules.names.same(name, form.state.producer.name) ? "" : ` Tên đúng: “${name}”.`;
    return `Cơ sở này đã có trong danh mục.${is}`;
  }

  /** The name of a producer that differs by marks alone: another one, or a slip. @param {any} form @param {any} known */
  function likeProducer(form, known) {
    const asked = form.state.producer.name || "";
    const found = known.producers.find((one) => form.rules.names.alike(one[1], asked));
    return found ? found[1] : "";
  }

  /** @param {string} name */
  function doubt(name) {
    return name
      ? [
          el(
            "p",
            { class: "ocop-form__help", role: "status" },
            `Danh mục đã có “${name}”, tên viết gần giống. Nếu là cơ sở ấy thì chọn trong gợi ý.`,
          ),
        ]
      : [];
  }

  /** @param {any} form */
  function contact(form) {
    const its = form.state.product.contact || {};
    form.state.product.contact = its;
    const box = el("input", {
      type: "checkbox",
      checked: form.state.consent,
      change: () => {
        form.state.consent = box.checked;
        form.changed();
      },
    });
    return Form.recordFields(form, "contact", its, "product:contact", {
      fields: ["phone", "zalo"],
      more: ["email", "website"],
    }).concat(
      el("div", { class: "ocop-form__consent", "data-at": "product:contact" }, [
        el("label", { class: "ocop-form__choice" }, [
          box,
          el("span", {}, "Cơ sở đồng ý cho danh mục đăng lên mạng số điện thoại, Zalo, thư điện tử và địa chỉ đã ghi."),
        ]),
        el(
          "p",
          { class: "ocop-form__help" },
          "Không đồng ý thì danh mục không đăng; bỏ trống cũng được. Sau này đổi ý, nhắn để gỡ.",
        ),
        el("p", { class: "ocop-form__told", hidden: true }),
      ]),
    );
  }

  /** @param {any} form */
  function sending(form) {
    return [el("p", { class: "ocop-form__help" }, "Để người nhận hỏi lại khi cần. Không đăng lên mạng.")].concat(
      SENDER.map((spec) => Form.field(form, spec, form.state.sending, `sending:${spec.name}`)),
      Form.papers(form),
    );
  }

  Form.SENDER = SENDER;
  Form.knownProducer = knownProducer;
  Form.own = { producer, contact, sending };
})(globalThis.OcopForm);
