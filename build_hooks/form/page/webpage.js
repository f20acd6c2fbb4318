// A submission as one page that any browser shows: what was filled in, the photos, and the same as files for `ocop add`.
// The data-file of an element comes first, its content behind it: intake/page.py reads just that.
(function (Form) {
  "use strict";

  var STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#20291f}" +
    "h1,h2{color:#1f5b3a;line-height:1.25}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;" +
    "padding:.35rem .6rem .35rem 0;border-bottom:1px solid #e5e0d2;overflow-wrap:anywhere}th{font-weight:600;width:38%}" +
    "img{max-width:100%;height:auto;border-radius:.4rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f2ea;padding:1rem}";

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>"']/g, function (sign) { return "&#" + sign.charCodeAt(0) + ";"; });
  }

  /** Rows of label and text, all the way down. @param {any} rules @param {string} kind @param {any} tree @param {string} before */
  function rows(rules, kind, tree, before) {
    return Object.keys(tree).reduce(function (found, name) {
      var spec = rules.records[kind][name] || { label: name }, node = tree[name], label = before + spec.label;
      if (rules.records[spec.of] && Array.isArray(node)) {
        return node.reduce(function (all, one, at) { return all.concat(rows(rules, spec.of, one, label + " " + (at + 1) + ", ")); }, found);
      }
      if (rules.records[spec.of]) {
        return found.concat(rows(rules, spec.of, node, label + ", "));
      }
      var text = Array.isArray(node) ? node.join(", ") : spec.choices && rules.choices[spec.choices][node] ? rules.label(spec.choices, node) : node;
      return found.concat("<tr><th>" + escaped(label) + "</th><td>" + escaped(text).replace(/\n/g, "<br>") + "</td></tr>");
    }, []);
  }

  /** @param {Blob} blob @returns {Promise<string>} base64 */
  function base64(blob) {
    return new Promise(function (resolve, reject) {
      var reader = new FileReader();
      reader.onload = function () { resolve(String(reader.result).replace(/^[^,]*,/, "")); };
      reader.onerror = function () { reject(reader.error); };
      reader.readAsDataURL(blob);
    });
  }

  function element(file) {
    if (file.text !== undefined) {
      return Promise.resolve("<pre data-file=\"" + file.name + "\">" + escaped(file.text) + "</pre>");
    }
    var isPdf = /\.pdf$/.test(file.name), type = isPdf ? "application/pdf" : "image/jpeg";
    return base64(file.blob).then(function (data) {
      return isPdf ? "<p><a data-file=\"" + file.name + "\" href=\"data:" + type + ";base64," + data + "\" download>" + file.name + "</a></p>"
        : "<p><img data-file=\"" + file.name + "\" src=\"data:" + type + ";base64," + data + "\" alt=\"\"></p>";
    });
  }

  /** @param {any} form @returns {Promise<Blob>} */
  function webpage(form) {
    var records = Form.records(form.state, form.config), name = escaped(form.state.product.name || "Sản phẩm");
    var files = Form.files(form), pictures = files.filter(function (one) { return one.blob; });
    return Promise.all([Promise.all(pictures.map(element)), Promise.all(files.filter(function (one) { return !one.blob; }).map(element))])
      .then(function (parts) {
        return new Blob([
          "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"ocop-gui\" content=\"1\">",
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">",
          "<meta name=\"viewport\" content=\"width=device-width\"><title>", name, "</title><style>", STYLE, "</style></head><body>",
          "<h1>", name, "</h1><p>Thông tin gửi tới ", escaped(form.config.catalog), ", ngày ",
          Form.written(Form.today(form.config.as_of)), form.state.corrects ? ", để sửa sản phẩm đã có" : "", ".</p><table>",
          rows(form.rules, "product", records.product, "").concat(rows(form.rules, "producer", records.producer, "Cơ sở: ")).join(""),
          "</table>", parts[0].length ? "<h2>Ảnh và giấy tờ</h2>" + parts[0].join("") : "",
          "<h2>Phần cho máy đọc</h2>", parts[1].join(""), "</body></html>\n"
        ], { type: "text/html" });
      });
  }

  Form.webpage = webpage;
})(globalThis.OcopForm = globalThis.OcopForm || {});
