// The ways out: the share sheet or a download of one page, a zip, and the code host's page for a new file.
(function (Form) {
  "use strict";

  var el = Form.el, LONGEST_ADDRESS = 8000;
  var IN_APP = /Zalo|FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|BytedanceWebview|; wv\)/i;

  /** @param {any} form @param {Element} place below the button that checks */
  function ways(form, place) {
    var said = el("p", { role: "status", "class": "ocop-form__sent" }), host = hosted(form);
    Form.fill(place, [
      el("h2", {}, "Gửi"), Form.inApp(), el("div", { "class": "ocop-form__ways" }, [
        way("Gửi qua Zalo", "Chọn Zalo rồi chọn người nhận" + to(form) + ". Gửi một tệp, trong đó có chữ và ảnh.", function () { share(form, said); }, true),
        way("Tải tệp zip", "Để gửi qua thư điện tử hoặc chép vào USB.", function () { saveZip(form, said); })
      ].concat(host ? el("div", {}, host) : [])), said,
      el("p", {}, el("button", { type: "button", "class": "ocop-form__remove", click: function () {
        form.reset(null, "Đã xóa bản nháp. Có thể điền sản phẩm khác.");
      } }, "Đã gửi xong, xóa bản nháp"))
    ].filter(Boolean));
  }

  function to(form) {
    var office = form.config.office;
    return office.zalo ? " (" + [office.name, "Zalo " + office.zalo].filter(Boolean).join(", ") + ")" : "";
  }

  function way(words, help, click, first) {
    return el("div", {}, [
      el("button", { type: "button", "class": "ocop-button" + (first ? " ocop-form__first" : ""), click: click }, words),
      el("p", { "class": "ocop-form__help" }, help)
    ]);
  }

  function share(form, said) {
    Form.webpage(form).then(function (blob) {
      var name = Form.fileName(form) + ".html", file = new File([blob], name, { type: "text/html" });
      if (navigator.canShare && navigator.canShare({ files: [file] })) {
        return navigator.share({ files: [file], title: form.state.product.name }).then(function () {
          said.textContent = "Đã chuyển tệp sang ứng dụng bạn chọn. Kiểm tra xem tin đã đi chưa.";
        }, function (reason) {
          if (reason.name !== "AbortError" && reason.name !== "InvalidStateError") {  // closed, or open still
            download(blob, name, said, "Máy này chưa chia sẻ được tệp, nên tệp được tải về: mở Zalo, gửi tệp " + name + to(form) + ".");
          }
        });
      }
      download(blob, name, said, "Đã tải về tệp " + name + ". Mở Zalo, chọn người nhận" + to(form) + " rồi gửi tệp ấy.");
      return null;
    }).catch(function () { unreadable(said); });
  }

  function unreadable(said) {
    said.textContent = "Không đọc lại được ảnh hoặc giấy tờ đã chọn. Hãy bỏ ra, chọn lại rồi gửi.";
  }

  function saveZip(form, said) {
    Promise.all(Form.files(form).map(function (file) {
      return Form.bytesOf(file).then(function (bytes) { return { name: file.name, bytes: bytes }; });
    })).then(function (files) {
      var name = Form.fileName(form) + ".zip";
      download(Form.zip(files), name, said, "Đã tải về tệp " + name + ".");
    }).catch(function () { unreadable(said); });
  }

  function download(blob, name, said, words) {
    var url = URL.createObjectURL(blob), link = el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
    said.textContent = words;
  }

  /** Inside a chat's own browser nothing can be saved: the way to a real one, told before anybody fills in anything. */
  function inApp() {
    if (!IN_APP.test(navigator.userAgent)) {
      return null;
    }
    var isAndroid = /Android/i.test(navigator.userAgent), page = /^(https?):\/\/([^?#]*)/.exec(location.href);
    var correction = Form.asked() ? "?sua=" + Form.asked() : "";
    return el("div", { "class": "ocop-notice" }, [
      el("p", {}, "Bạn đang mở trang này bên trong một ứng dụng. Ở đây thường không gửi hay tải tệp được, và bản nháp không theo sang trình duyệt khác: hãy chuyển sang trình duyệt rồi mới điền."),
      el("p", {}, isAndroid && page ? el("a", {
        "class": "ocop-button", href: "intent://" + page[2] + correction + "#Intent;scheme=" + page[1] + ";package=com.android.chrome;end"
      }, "Mở bằng Chrome") : "Bấm nút ba chấm, chọn mở bằng trình duyệt.")
    ]);
  }

  /** Links to the code host's page for a new file, filled in; null where the catalog names no such host. @param {any} form */
  function hosted(form) {
    if (!form.config.new_url || form.state.corrects) {
      return null;
    }
    var records = Form.records(form), files = [], product = Object.assign({}, records.product);
    delete product.photos;  // no file is named there that the address cannot carry
    if (records.producer.name) {
      files.push(["Tệp cơ sở", "producers/" + product.producer + ".yml", form.rules.text("producer", records.producer)]);
    }
    files.push(["Tệp sản phẩm", pathOf(form, product), form.rules.text("product", product)]);
    var links = files.map(function (one) {
      return [one[0], form.config.new_url + "?filename=" + encodeURIComponent(one[1]) + "&value=" + encodeURIComponent(one[2])];
    });
    var tooLong = links.some(function (one) { return one[1].length > LONGEST_ADDRESS; });
    return [
      el("p", { "class": "ocop-form__label" }, "Gửi qua " + form.config.host + " (cần tài khoản)"),
      el("p", { "class": "ocop-form__help" }, tooLong ? "Nội dung quá dài cho cách này. Hãy gửi tệp bằng một trong hai cách trên."
        : (links.length > 1 ? "Hai tệp, gửi lần lượt. " : "") + "Chỉ gửi được phần chữ; ảnh thì gửi bằng cách thứ nhất."),
      tooLong ? null : el("p", { "class": "ocop-buttons" }, links.map(function (one) {
        return el("a", { "class": "ocop-button", href: one[1], target: "_blank", rel: "noopener" }, one[0]);
      }))
    ].filter(Boolean);
  }

  /** products/PROVINCE/COMMUNE/SLUG.yml, as `ocop add` would name it. */
  function pathOf(form, product) {
    var place = form.finder && product.origin ? form.finder.named("commune", product.origin.commune || "") : null;
    var slug = form.rules.slugify, folders = place ? [slug(bare(place.within)), slug(bare(place.name.split(",")[0]))] : [slug(form.config.provinces[0] || "tinh")];
    return ["products"].concat(folders, Form.slug(form, product.name, "san-pham") + ".yml").join("/");
  }

  /** The name without its kind. @param {string} name */
  function bare(name) {
    return name.replace(/^(tỉnh|thành phố|xã|phường|đặc khu) /, "");
  }

  Form.inApp = inApp;
  Form.ways = ways;
})(globalThis.OcopForm = globalThis.OcopForm || {});
