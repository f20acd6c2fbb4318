// Photos: picked or taken, made small on the spot, described, put in order, taken away.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const HEIC =
    "Ảnh HEIC của iPhone: vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại; hoặc gửi ảnh qua Zalo rồi tải về.";

  const CONSENT = "Người trong ảnh đã đồng ý. Có trẻ em thì cha mẹ hoặc người giám hộ đồng ý.";

  /** @param {any} form */
  function photos(form) {
    const place = el("div", { "data-at": "product:photos" });
    const said = el("p", { class: "ocop-form__told", role: "status", hidden: true });
    const most = form.rules.records.product.photos.max;

    /** One after the other: a large picture takes much memory while it is open. */
    function take(event) {
      const files = Array.from(event.target.files);
      const wrong = [];
      const left = most - form.state.photos.length;
      event.target.value = "";
      files
        .slice(0, left)
        .reduce(
          (before, file, at) =>
            before
              .then(() => {
                tell(`Đang thu nhỏ ảnh ${at + 1} trên ${Math.min(files.length, left)}…`);
                return Form.shrink(file);
              })
              .then(
                (blob) => {
                  form.state.photos.push({ blob, alt: "", kind: "photo" });
                },
                () => {
                  wrong.push(file.name);
                },
              ),
          Promise.resolve(),
        )
        .then(() => {
          tell(refused(wrong, files.length - left));
          form.changed();
          form.drawPhotos();
        });
    }

    /** @param {string[]} wrong names @param {number} over how many were too many */
    function refused(wrong, over) {
      const isHeic = wrong.some((name) => /\.hei[cf]$/i.test(name));
      return [
        wrong.length ? `Không mở được ${wrong.map((name) => `“${name}”`).join(", ")}.` : "",
        wrong.length ? (isHeic ? HEIC : "Hãy chọn ảnh khác, dạng JPEG hoặc PNG.") : "",
        over > 0 ? `Nhiều nhất ${most} ảnh: ${over} ảnh chọn sau không được nhận.` : "",
      ]
        .filter(Boolean)
        .join(" ");
    }

    function tell(words) {
      said.textContent = words;
      said.hidden = !words;
    }

    /** Put a photo elsewhere, or away with null. @param {number} at @param {number | null} to */
    function move(at, to) {
      const all = form.state.photos;
      const moved = all.splice(at, 1)[0];
      if (to === null) {
        URL.revokeObjectURL(moved.url);
      } else {
        all.splice(to, 0, moved);
      }
      form.changed();
      draw();
      const item = place.children[Math.min(to === null ? at : to, all.length - 1)];
      if (item) {
        item.querySelector("input").focus();
      }
    }

    /** Who is in the pictures is asked once there are any. */
    const box = el("input", {
      type: "checkbox",
      required: true,
      checked: form.state.photoConsent,
      change: () => {
        form.state.photoConsent = box.checked;
        form.changed();
      },
    });
    const consent = el("div", { class: "ocop-form__consent", "data-at": "sending:photo_consent", hidden: true }, [
      el("label", { class: "ocop-form__choice" }, [box, el("span", {}, CONSENT)]),
      el("p", { class: "ocop-form__told", hidden: true }),
    ]);

    function draw() {
      Form.fill(place, form.state.photos.map(drawn));
      consent.hidden = !form.state.photos.length;
    }

    function drawn(photo, at, all) {
      photo.url = photo.url || URL.createObjectURL(photo.blob);
      const picture = el("img", { src: photo.url, alt: photo.alt || `Ảnh ${at + 1}` });
      const alt = el("input", {
        type: "text",
        value: photo.alt,
        input: () => {
          photo.alt = alt.value;
          form.changed();
        },
      });
      const box = el("input", {
        type: "checkbox",
        checked: photo.kind === "illustration",
        change: () => {
          photo.kind = box.checked ? "illustration" : "photo";
          form.changed();
        },
      });
      return el("div", { class: "ocop-form__photo", "data-at": `product:photos[${at + 1}]` }, [
        picture,
        el("div", {}, [
          Form.shell(alt, `Mô tả ảnh ${at + 1}`, {
            at: `product:photos[${at + 1}].alt`,
            help: "Trong ảnh có gì, cho người không nhìn thấy.",
          }),
          el("label", { class: "ocop-form__choice" }, [box, el("span", {}, "Hình vẽ minh họa, không phải ảnh chụp")]),
          el("p", { class: "ocop-form__tools" }, [
            at
              ? tool("Đưa lên trước", at, () => {
                  move(at, at - 1);
                })
              : null,
            at < all.length - 1
              ? tool("Đưa ra sau", at, () => {
                  move(at, at + 1);
                })
              : null,
            tool("Bỏ ảnh này", at, () => {
              move(at, null);
            }),
          ]),
        ]),
      ]);
    }

    form.drawPhotos = draw; // the group may have been changed, and all drawn anew, while pictures were made small
    draw();
    return [
      el(
        "p",
        { class: "ocop-form__help" },
        "Chụp rõ sản phẩm, đủ sáng, nền gọn. Ảnh đầu tiên là ảnh chính. Ảnh được thu nhỏ và xóa vị trí chụp ngay trên máy này.",
      ),
      place,
      consent,
      said,
      el("p", { class: "ocop-buttons" }, [
        Form.picker("Chọn ảnh", { accept: "image/*", multiple: true, change: take }),
        Form.picker("Chụp ảnh", { accept: "image/*", capture: "environment", change: take }, "ocop-form__camera"),
      ]),
    ];
  }

  function tool(words, at, click) {
    return el("button", { type: "button", "aria-label": `${words}: ảnh ${at + 1}`, click }, words);
  }

  Form.own.photos = photos;
})(globalThis.OcopForm);
