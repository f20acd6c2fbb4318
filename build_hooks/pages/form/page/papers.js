// Papers for the reviewer alone: a photo or a PDF of a decision; never published.
(function (Form) {
  "use strict";

  var el = Form.el, MOST = 5, LARGEST = 8 * 1024 * 1024;

  /** @param {any} form */
  function papers(form) {
    var place = el("ul", { "class": "ocop-plain" }), said = el("p", { "class": "ocop-form__told", role: "status", hidden: true });

    function take(event) {
      var files = Array.from(event.target.files), wrong = [];
      event.target.value = "";
      files.reduce(function (before, file) {
        return before.then(function () { return isPdf(file) ? file : Form.shrink(file); }).then(function (blob) {
          if (blob.size > LARGEST || form.state.papers.length >= MOST) {
            throw new Error("large");
          }
          form.state.papers.push({ blob: blob, name: isPdf(file) ? ".pdf" : ".jpg", title: file.name });
        }).catch(function () { wrong.push("“" + file.name + "”"); });
      }, Promise.resolve()).then(function () {
        said.textContent = "Không nhận " + wrong.join(", ") + ": chỉ ảnh hoặc PDF, nhiều nhất " + MOST + " tệp, mỗi tệp 8 MB.";
        said.hidden = !wrong.length;
        form.changed();
        draw();
      });
    }

    function draw() {
      form.state.papers.forEach(function (one, at) { one.name = "giay-" + (at + 1) + one.name.slice(-4); });
      Form.fill(place, form.state.papers.map(function (paper, at) {
        return el("li", {}, [paper.title + " ", el("button", { type: "button", "aria-label": "Bỏ " + paper.title, click: function () {
          form.state.papers.splice(at, 1);
          form.changed();
          draw();
        } }, "Bỏ")]);
      }));
    }

    draw();
    return el("div", { "class": "ocop-form__field" }, [
      el("p", { "class": "ocop-form__label" }, "Giấy tờ để người nhận đối chiếu"),
      el("p", { "class": "ocop-form__help" }, "Ảnh chụp hoặc PDF của quyết định, giấy chứng nhận. Không đăng lên mạng."),
      place, said, el("p", {}, Form.picker("Chọn giấy tờ", { accept: "image/*,application/pdf", multiple: true, change: take }))
    ]);
  }

  function isPdf(file) {
    return file.type === "application/pdf" || /\.pdf$/i.test(file.name);
  }

  /** A button that opens the device's own way to choose a file. @param {string} words @param {any} attributes @param {string} [more] */
  function picker(words, attributes, more) {
    return el("label", { "class": "ocop-button ocop-form__picker " + (more || "") }, [el("input", Object.assign({ type: "file" }, attributes)), words]);
  }

  Form.papers = papers;
  Form.picker = picker;
})(globalThis.OcopForm = globalThis.OcopForm || {});
