// Photos and papers: picked or taken, made small on the spot, described, put in order, taken away.
(function (Form) {
  "use strict";

  var el = Form.el, MOST_PAPERS = 5, LARGEST_PAPER = 8 * 1024 * 1024;

  /** @param {any} form */
  function photos(form) {
    var place = el("div", { "data-at": "product:photos" }), said = el("p", { "class": "ocop-form__told", role: "status", hidden: true });
    var most = form.rules.records.product.photos.max;

    function take(event) {
      var files = Array.from(event.target.files);
      event.target.value = "";
      said.hidden = true;
      files.reduce(function (before, file) {
        return before.then(function () { return add(file); });
      }, Promise.resolve()).then(function () {
        form.changed();
        draw();
      });
    }

    function add(file) {
      if (form.state.photos.length >= most) {
        tell("Nhiều nhất " + most + " ảnh.");
        return null;
      }
      return Form.shrink(file).then(function (blob) {
        form.state.photos.push({ blob: blob, alt: "", kind: "photo" });
      }, function () {
        tell("Không mở được “" + file.name + "”. Ảnh HEIC của iPhone: vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại; hoặc gửi ảnh ấy qua Zalo trước rồi tải về.");
      });
    }

    function tell(words) {
      said.textContent = words;
      said.hidden = false;
    }

    function move(at, step) {
      var moved = form.state.photos.splice(at, 1)[0];
      form.state.photos.splice(at + step, 0, moved);
      form.changed();
      draw();
    }

    function draw() {
      var all = form.state.photos;
      Form.fill(place, all.map(function (photo, at) {
        photo.url = photo.url || URL.createObjectURL(photo.blob);
        var alt = el("input", { type: "text", value: photo.alt, input: function () {
          photo.alt = alt.value;
          form.changed();
        } });
        var drawn = el("input", { type: "checkbox", checked: photo.kind === "illustration", change: function () {
          photo.kind = drawn.checked ? "illustration" : "photo";
          form.changed();
        } });
        return el("div", { "class": "ocop-form__photo" }, [
          el("img", { src: photo.url, alt: photo.alt || "Ảnh " + (at + 1) }),
          el("div", {}, [
            Form.shell(alt, "Mô tả ảnh " + (at + 1), { help: "Trong ảnh có gì, cho người không nhìn thấy." }),
            el("label", {}, [drawn, " Hình vẽ minh họa, không phải ảnh chụp"]),
            el("p", { "class": "ocop-form__tools" }, [
              at ? tool("Đưa lên trước", function () { move(at, -1); }) : null,
              at < all.length - 1 ? tool("Đưa ra sau", function () { move(at, 1); }) : null,
              tool("Bỏ ảnh này", function () {
                URL.revokeObjectURL(all[at].url);
                all.splice(at, 1);
                form.changed();
                draw();
              })
            ])
          ])
        ]);
      }));
    }

    form.drawPhotos = draw;
    draw();
    return [
      el("p", { "class": "ocop-form__help" }, "Chụp rõ sản phẩm, đủ sáng, nền gọn. Ảnh được thu nhỏ và xóa vị trí chụp ngay trên máy này."),
      place, said, el("p", { "class": "ocop-buttons" }, [
        picker("Chọn ảnh", { accept: "image/*", multiple: true, change: take }),
        picker("Chụp ảnh", { accept: "image/*", capture: "environment", change: take })
      ])
    ];
  }

  function tool(words, click) {
    return el("button", { type: "button", click: click }, words);
  }

  /** A button that opens the device's own way to choose a file. */
  function picker(words, attributes) {
    return el("label", { "class": "ocop-button ocop-form__picker" }, [el("input", Object.assign({ type: "file" }, attributes)), words]);
  }

  /** Papers for the reviewer alone: a photo or a PDF of a decision. @param {any} form */
  function papers(form) {
    var place = el("ul", { "class": "ocop-plain" }), said = el("p", { "class": "ocop-form__told", role: "status", hidden: true });

    function take(event) {
      var files = Array.from(event.target.files);
      event.target.value = "";
      said.hidden = true;
      Promise.all(files.map(function (file) {
        var isPdf = file.type === "application/pdf";
        return (isPdf ? Promise.resolve(file) : Form.shrink(file)).then(function (blob) {
          if (blob.size > LARGEST_PAPER || form.state.papers.length >= MOST_PAPERS) {
            throw new Error("large");
          }
          form.state.papers.push({ blob: blob, name: "giay-" + (form.state.papers.length + 1) + (isPdf ? ".pdf" : ".jpg"), title: file.name });
        }).catch(function () {
          said.textContent = "Không nhận “" + file.name + "”: chỉ ảnh hoặc PDF, nhiều nhất 5 tệp, mỗi tệp 8 MB.";
          said.hidden = false;
        });
      })).then(function () {
        form.changed();
        draw();
      });
    }

    function draw() {
      Form.fill(place, form.state.papers.map(function (paper, at) {
        return el("li", {}, [paper.title + " ", tool("Bỏ", function () {
          form.state.papers.splice(at, 1);
          form.state.papers.forEach(function (one, number) { one.name = one.name.replace(/\d+/, String(number + 1)); });
          form.changed();
          draw();
        })]);
      }));
    }

    form.drawPapers = draw;
    draw();
    return el("div", { "class": "ocop-form__field" }, [
      el("p", { "class": "ocop-form__label" }, "Giấy tờ để người nhận đối chiếu"),
      el("p", { "class": "ocop-form__help" }, "Ảnh chụp hoặc PDF của quyết định, giấy chứng nhận. Không đăng lên mạng."),
      place, said, el("p", {}, picker("Chọn giấy tờ", { accept: "image/*,application/pdf", multiple: true, change: take }))
    ]);
  }

  Form.own.photos = photos;
  Form.papers = papers;
})(globalThis.OcopForm = globalThis.OcopForm || {});
