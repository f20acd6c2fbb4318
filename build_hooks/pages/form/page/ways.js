// The ways out: the share sheet or a download of one page, a zip, and the code host's page for a new file.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const LONGEST_ADDRESS = 8000;
  const IN_APP = /Zalo|FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|BytedanceWebview|; wv\)/i;

  /** @param {any} form @param {Element} place below the button that checks */
  function ways(form, place) {
    const said = el("p", { role: "status", class: "ocop-form__sent" });
    const host = hosted(form);
    Form.fill(
      place,
      [
        el("h2", {}, "Gửi"),
        Form.inApp(),
        el(
          "div",
          { class: "ocop-form__ways" },
          [
            way(
              "Gửi qua Zalo",
              `Chọn Zalo rồi chọn người nhận${to(form)}. Gửi một tệp, trong đó có chữ và ảnh.`,
              () => {
                share(form, said);
              },
              true,
            ),
            way("Tải tệp zip", "Để gửi qua thư điện tử hoặc chép vào USB.", () => {
              saveZip(form, said);
            }),
          ].concat(host ? el("div", {}, host) : []),
        ),
        said,
        el(
          "p",
          {},
          el(
            "button",
            {
              type: "button",
              class: "ocop-form__remove",
              click: () => {
                form.reset(null, "Đã xóa bản nháp. Có thể điền sản phẩm khác.");
              },
            },
            "Đã gửi xong, xóa bản nháp",
          ),
        ),
      ].filter(Boolean),
    );
  }

  function to(form) {
    const office = form.config.office;
    return office.zalo ? ` (${[office.name, `Zalo ${office.zalo}`].filter(Boolean).join(", ")})` : "";
  }

  function way(words, help, click, first) {
    return el("div", {}, [
      el("button", { type: "button", class: `ocop-button${first ? " ocop-form__first" : ""}`, click }, words),
      el("p", { class: "ocop-form__help" }, help),
    ]);
  }

  function share(form, said) {
    Form.webpage(form)
      .then((blob) => {
        const name = `${Form.fileName(form)}.html`;
        const file = new File([blob], name, { type: "text/html" });
        if (navigator.canShare?.({ files: [file] })) {
          return navigator.share({ files: [file], title: form.state.product.name }).then(
            () => {
              said.textContent = "Đã chuyển tệp sang ứng dụng bạn chọn. Kiểm tra xem tin đã đi chưa.";
            },
            (reason) => {
              if (reason.name !== "AbortError" && reason.name !== "InvalidStateError") {
                // closed, or open still
                download(
                  blob,
                  name,
                  said,
                  `Máy này chưa chia sẻ được tệp, nên tệp được tải về: mở Zalo, gửi tệp ${name}${to(form)}.`,
                );
              }
            },
          );
        }
        download(blob, name, said, `Đã tải về tệp ${name}. Mở Zalo, chọn người nhận${to(form)} rồi gửi tệp ấy.`);
        return null;
      })
      .catch(() => {
        unreadable(said);
      });
  }

  function unreadable(said) {
    said.textContent = "Không đọc lại được ảnh hoặc giấy tờ đã chọn. Hãy bỏ ra, chọn lại rồi gửi.";
  }

  function saveZip(form, said) {
    Promise.all(Form.files(form).map((file) => Form.bytesOf(file).then((bytes) => ({ name: file.name, bytes }))))
      .then((files) => {
        const name = `${Form.fileName(form)}.zip`;
        download(Form.zip(files), name, said, `Đã tải về tệp ${name}.`);
      })
      .catch(() => {
        unreadable(said);
      });
  }

  function download(blob, name, said, words) {
    const url = URL.createObjectURL(blob);
    const link = el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 60000);
    said.textContent = words;
  }

  /** Inside a chat's own browser nothing can be saved: the way to a real one, told before anybody fills in anything. */
  function inApp() {
    if (!IN_APP.test(navigator.userAgent)) {
      return null;
    }
    const isAndroid = /Android/i.test(navigator.userAgent);
    const page = /^(https?):\/\/([^?#]*)/.exec(location.href);
    const correction = Form.asked() ? `?sua=${Form.asked()}` : "";
    return el("div", { class: "ocop-notice" }, [
      el(
        "p",
        {},
        "Bạn đang mở trang này bên trong một ứng dụng. Ở đây thường không gửi hay tải tệp được, và bản nháp không theo sang trình duyệt khác: hãy chuyển sang trình duyệt rồi mới điền.",
      ),
      el(
        "p",
        {},
        isAndroid && page
          ? el(
              "a",
              {
                class: "ocop-button",
                href: `intent://${page[2]}${correction}#Intent;scheme=${page[1]};package=com.android.chrome;end`,
              },
              "Mở bằng Chrome",
            )
          : "Bấm nút ba chấm, chọn mở bằng trình duyệt.",
      ),
    ]);
  }

  /** Links to the code host's page for a new file, filled in; null where the catalog names no such host. @param {any} form */
  function hosted(form) {
    if (!form.config.new_url || form.state.corrects) {
      return null;
    }
    const records = Form.records(form);
    const files = [];
    const product = Object.assign({}, records.product);
    delete product.photos; // no file is named there that the address cannot carry
    if (records.producer.name) {
      files.push(["Tệp cơ sở", `producers/${product.producer}.yml`, form.rules.text("producer", records.producer)]);
    }
    files.push(["Tệp sản phẩm", pathOf(form, product), form.rules.text("product", product)]);
    const links = files.map((one) => [
      one[0],
      `${form.config.new_url}?filename=${encodeURIComponent(one[1])}&value=${encodeURIComponent(one[2])}`,
    ]);
    const tooLong = links.some((one) => one[1].length > LONGEST_ADDRESS);
    return [
      el("p", { class: "ocop-form__label" }, `Gửi qua ${form.config.host} (cần tài khoản)`),
      el(
        "p",
        { class: "ocop-form__help" },
        tooLong
          ? "Nội dung quá dài cho cách này. Hãy gửi tệp bằng một trong hai cách trên."
          : (links.length > 1 ? "Hai tệp, gửi lần lượt. " : "") +
              "Chỉ gửi được phần chữ; ảnh thì gửi bằng cách thứ nhất.",
      ),
      tooLong
        ? null
        : el(
            "p",
            { class: "ocop-buttons" },
            links.map((one) =>
              el("a", { class: "ocop-button", href: one[1], target: "_blank", rel: "noopener" }, one[0]),
            ),
          ),
    ].filter(Boolean);
  }

  /** products/PROVINCE/COMMUNE/SLUG.yml, as `ocop add` would name it. */
  function pathOf(form, product) {
    const place = form.finder && product.origin ? form.finder.named("commune", product.origin.commune || "") : null;
    const slug = form.rules.slugify;
    const folders = place
      ? [slug(bare(place.within)), slug(bare(place.name.split(",")[0]))]
      : [slug(form.config.provinces[0] || "tinh")];
    return ["products"].concat(folders, `${Form.slug(form, product.name, "san-pham")}.yml`).join("/");
  }

  /** The name without its kind. @param {string} name */
  function bare(name) {
    return name.replace(/^(tỉnh|thành phố|xã|phường|đặc khu) /, "");
  }

  Form.inApp = inApp;
  Form.ways = ways;
})(globalThis.OcopForm);
