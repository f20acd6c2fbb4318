// A submission as one page that any browser shows: what was filled in, the photos, and the same as files for `ocop add`.
// The data-file of an element comes first, its content behind it: intake/page.py reads just that.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const STYLE =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#20291f}" +
    "h1,h2{color:#1f5b3a;line-height:1.25}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;" +
    "padding:.35rem .6rem .35rem 0;border-bottom:1px solid #e5e0d2;overflow-wrap:anywhere}th{font-weight:600;width:38%}" +
    "figure{margin:0 0 1.2rem}img{max-width:100%;height:auto;border-radius:.4rem}summary{padding:1rem 0;cursor:pointer}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f2ea;padding:1rem}";

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }

  // Shown otherwise: photos as pictures, the producer by its name, and what of the producer repeats the product.
  const NOT_ROWS = { photos: 1, producer: 1 };
  const OF_PRODUCER = { origin: 1, sources: 1 };

  /**
   * A record for people: its texts as a table, and one for each record in it.
   * @param {any} form @param {string} kind @param {any} tree @param {string} title
   * @returns {string}
   */
  function tables(form, kind, tree, title) {
    const rows = [];
    const inside = [];
    const specs = form.rules.records[kind];
    Object.keys(tree).forEach((name) => {
      const spec = specs[name];
      const node = tree[name];
      if (form.rules.records[spec.of]) {
        [].concat(node).forEach((one, at, all) => {
          inside.push(tables(form, spec.of, one, spec.label + (all.length > 1 ? ` ${at + 1}` : "")));
        });
      } else {
        rows.push(row(spec.label, shown(form, spec, node)));
      }
    });
    return (rows.length ? `<h2>${escaped(title)}</h2><table>${rows.join("")}</table>` : "") + inside.join("");
  }

  /** A field's text in words. */
  function shown(form, spec, node) {
    const options = form.rules.choices[spec.choices];
    const place = /commune|district/.test(spec.type) && form.finder;
    if (place) {
      return (place.named(spec.type, node) || { name: node }).name;
    }
    return Array.isArray(node) ? node.join(", ") : options?.[node] ? options[node].label : node;
  }

  /** @param {any} tree @param {Record<string, number>} names */
  function without(tree, names) {
    return Object.keys(tree).reduce(
      (found, name) => (names[name] ? found : Object.assign(found, { [name]: tree[name] })),
      {},
    );
  }

  /** Who sends it; only the receiver reads that. @param {any} sending */
  function senderRows(sending) {
    return Form.SENDER.filter((spec) => sending[spec.name])
      .map((spec) => row(spec.label, sending[spec.name]))
      .join("");
  }

  function row(label, text) {
    return `<tr><th>${escaped(label)}</th><td>${escaped(text).replace(/\n/g, "<br>")}</td></tr>`;
  }

  /** @param {Blob} blob @returns {Promise<string>} base64 */
  function base64(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(String(reader.result).replace(/^[^,]*,/, ""));
      };
      reader.onerror = () => {
        reject(reader.error);
      };
      reader.readAsDataURL(blob);
    });
  }

  function element(file) {
    if (file.text !== undefined) {
      return Promise.resolve(`<pre data-file="${file.name}">${escaped(file.text)}</pre>`);
    }
    const isPdf = /\.pdf$/.test(file.name);
    const said = escaped(file.said || "");
    return base64(file.blob).then((data) =>
      isPdf
        ? '<p><a data-file="' +
          file.name +
          '" href="data:application/pdf;base64,' +
          data +
          '" download>' +
          said +
          "</a></p>"
        : '<figure><img data-file="' +
          file.name +
          '" src="data:image/jpeg;base64,' +
          data +
          '" alt=""><figcaption>' +
          said +
          "</figcaption></figure>",
    );
  }

  /** @param {any} form @returns {Promise<Blob>} */
  function webpage(form) {
    const asked = form.state.photos.length && form.state.photoConsent ? row("Ảnh", "Người trong ảnh đã đồng ý") : "";
    const records = Form.records(form);
    const sender = senderRows(Form.pruned(form.state.sending)) + asked;
    const name = escaped(form.state.product.name || "Sản phẩm");
    const producer = records.producer.name ? records.producer : Form.pruned({ name: form.state.producer.name || "" });
    const files = Form.files(form);
    const pictures = files.filter((one) => one.blob);
    return Promise.all([
      Promise.all(pictures.map(element)),
      Promise.all(files.filter((one) => !one.blob).map(element)),
    ]).then(
      (parts) =>
        new Blob(
          [
            '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="ocop-gui" content="1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width"><title>',
            name,
            "</title><style>",
            STYLE,
            "</style></head><body>",
            "<h1>",
            name,
            "</h1><p>Thông tin gửi tới ",
            escaped(form.config.catalog),
            ", ngày ",
            Form.written(Form.today(form.config.as_of)),
            form.state.corrects ? ", để sửa sản phẩm đã có" : "",
            ".</p>",
            tables(form, "product", without(form.rules.ordered("product", records.product), NOT_ROWS), "Sản phẩm"),
            tables(form, "producer", without(form.rules.ordered("producer", producer), OF_PRODUCER), "Cơ sở sản xuất"),
            sender ? `<h2>Người gửi</h2><table>${sender}</table>` : "",
            parts[0].length ? `<h2>Ảnh và giấy tờ</h2>${parts[0].join("")}` : "",
            "<details><summary>Phần cho máy đọc</summary>",
            parts[1].join(""),
            "</details></body></html>\n",
          ],
          { type: "text/html" },
        ),
    );
  }

  Form.webpage = webpage;
})(globalThis.OcopForm);
