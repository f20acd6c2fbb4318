// Papers for the reviewer alone: a photo or a PDF of a decision; never published.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const MOST = 5;
  const LARGEST = 8 * 1024 * 1024;

  /** @param {any} form */
  function papers(form) {
    const place = el("ul", { class: "ocop-plain" });
    const said = el("p", { class: "ocop-form__told", role: "status", hidden: true });

    function take(event) {
      const files = Array.from(event.target.files);
      const wrong = [];
      event.target.value = "";
      files
        .reduce(
          (before, file) =>
            before
              .then(() => (isPdf(file) ? file : Form.shrink(file)))
              .then((blob) => {
                if (blob.size > LARGEST || form.state.papers.length >= MOST) {
                  throw new Error("large");
                }
                form.state.papers.push({ blob, name: isPdf(file) ? ".pdf" : ".jpg", title: file.name });
              })
              .catch(() => {
                wrong.push(`“${file.name}”`);
              }),
          Promise.resolve(),
        )
        .then(() => {
          said.textContent = `Không nhận ${wrong.join(", ")}: chỉ ảnh hoặc PDF, nhiều nhất ${MOST} tệp, mỗi tệp 8 MB.`;
          said.hidden = !wrong.length;
          form.changed();
          draw();
        });
    }

    function draw() {
      form.state.papers.forEach((one, at) => {
        one.name = `giay-${at + 1}${one.name.slice(-4)}`;
      });
      Form.fill(
        place,
        form.state.papers.map((paper, at) =>
          el("li", {}, [
            `${paper.title} `,
            el(
              "button",
              {
                type: "button",
                "aria-label": `Bỏ ${paper.title}`,
                click: () => {
                  form.state.papers.splice(at, 1);
                  form.changed();
                  draw();
                },
              },
              "Bỏ",
            ),
          ]),
        ),
      );
    }

    draw();
    return el("div", { class: "ocop-form__field" }, [
      el("p", { class: "ocop-form__label" }, "Giấy tờ để người nhận đối chiếu"),
      el("p", { class: "ocop-form__help" }, "Ảnh chụp hoặc PDF của quyết định, giấy chứng nhận. Không đăng lên mạng."),
      place,
      said,
      el("p", {}, Form.picker("Chọn giấy tờ", { accept: "image/*,application/pdf", multiple: true, change: take })),
    ]);
  }

  function isPdf(file) {
    return file.type === "application/pdf" || /\.pdf$/i.test(file.name);
  }

  /** A button that opens the device's own way to choose a file. @param {string} words @param {any} attributes @param {string} [more] */
  function picker(words, attributes, more) {
    return el("label", { class: `ocop-button ocop-form__picker ${more || ""}` }, [
      el("input", Object.assign({ type: "file" }, attributes)),
      words,
    ]);
  }

  Form.papers = papers;
  Form.picker = picker;
})(globalThis.OcopForm);
