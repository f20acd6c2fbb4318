// A submission as one page that any browser shows: what was filled in, the photos, the same as files for `ocop add`.
// The data-file of an element comes first, its content behind it: intake/page.py reads just that.
((Form) => {
  const STYLE = [
    `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:${OcopColours.ink}}`,
    `h1,h2{color:${OcopColours.leaf};line-height:1.25}table{border-collapse:collapse;width:100%}`,
    `th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;`,
    `border-bottom:1px solid ${OcopColours.line};`,
    "overflow-wrap:anywhere}th{font-weight:600;width:38%}",
    "figure{margin:0 0 1.2rem}img{max-width:100%;height:auto;border-radius:.4rem}",
    "summary{padding:1rem 0;cursor:pointer}",
    `pre{white-space:pre-wrap;overflow-wrap:anywhere;background:${OcopColours.grey_soft};padding:1rem}`,
  ].join("");
  const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  // Shown otherwise: photos as pictures, the producer by its name, and what of the producer repeats the product.
  const NOT_ROWS = ["photos", "producer"];
  const OF_PRODUCT = ["origin", "sources"];

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }

  /**
   * A record for people: its texts as a table, and one for each record in it.
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} tree @param {string} title
   * @returns {string}
   */
  function tables(form, kind, tree, title) {
    /** @type {string[]} */
    const rows = [];
    /** @type {string[]} */
    const inside = [];
    Object.entries(tree).forEach(([name, node]) => {
      const spec = form.rules.records[kind][name];
      const inner = spec.of || "";
      if (form.rules.records[inner]) {
        const all = [node].flat();
        all.forEach((record, at) => {
          inside.push(tables(form, inner, record, spec.label + (all.length > 1 ? ` ${at + 1}` : "")));
        });
      } else {
        rows.push(row(spec.label, shown(form, spec, node)));
      }
    });
    return (rows.length ? table(title, rows) : "") + inside.join("");
  }

  /** @param {string} title @param {string[]} rows */
  const table = (title, rows) => `<h2>${escaped(title)}</h2><table>${rows.join("")}</table>`;

  /** @param {string} label @param {string} text */
  const row = (label, text) => `<tr><th>${escaped(label)}</th><td>${escaped(text).replace(/\n/g, "<br>")}</td></tr>`;

  /**
   * A field's text in words.
   * @param {OcopForm.Form} form @param {OcopForm.Spec} spec @param {string | string[]} node
   */
  function shown(form, spec, node) {
    if (Array.isArray(node)) return node.join(", ");
    if (/commune|district/.test(spec.type)) return Form.placeName(form, spec.type, node) || node;
    return form.rules.choices[spec.choices || ""]?.[node]?.label || node;
  }

  /**
   * The tables of a record of the submission, but for some of its fields.
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} record @param {string[]} names left out
   * @param {string} title
   */
  function tablesBut(form, kind, record, names, title) {
    const fields = Object.entries(form.rules.ordered(kind, record)).filter(([name]) => !names.includes(name));
    return tables(form, kind, Object.fromEntries(fields), title);
  }

  /** Who sends it, and that people in photos agreed; only the receiver reads that. @param {OcopForm.Form} form */
  function senderTable({ state, rules }) {
    const sending = Form.pruned(state.sending);
    const rows = Form.SENDER.filter((spec) => sending[spec.name]).map((spec) => row(spec.label, sending[spec.name]));
    if (state.photos.length && state.photoConsent) {
      rows.push(row(rules.records.product.photos.label, OcopWords.form.page_photo_consent));
    }
    return rows.length ? table(OcopWords.form.part_sender, rows) : "";
  }

  /** @param {Blob} blob @returns {Promise<string>} */
  function base64(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
  }

  /** A file as an element. @param {OcopForm.SentFile} file */
  async function element({ name, text = "", blob, said = "" }) {
    if (!blob) {
      return `<pre data-file="${name}">${escaped(text)}</pre>`;
    }
    const data = await base64(blob);
    const words = escaped(said);
    return name.endsWith(".pdf")
      ? `<p><a data-file="${name}" href="data:application/pdf;base64,${data}" download>${words}</a></p>`
      : `<figure><img data-file="${name}" src="data:image/jpeg;base64,${data}" alt="">` +
          `<figcaption>${words}</figcaption></figure>`;
  }

  /** Each field that a correction changes, old → new. @param {OcopForm.Form} form */
  const changesTable = (form) =>
    table(
      OcopWords.form.part_changes,
      Form.changes(form).map(({ label, was, now }) =>
        row(label, `${was || OcopWords.form.was_nothing} → ${now || form.data.words.emptied}`),
      ),
    );

  Form.shown = shown;

  Form.webpage = async (form) => {
    const { config, state } = form;
    const records = Form.records(form);
    const producer = records.producer.name ? records.producer : Form.pruned({ name: state.producer.name || "" });
    const title = escaped(state.product.name || OcopWords.form.part_product);
    const { catalog } = config;
    const day = OcopDay.vietnamese(Form.today(form));
    const intro = state.corrects
      ? OcopWords.fill(OcopWords.form.page_correction, { catalog, day })
      : OcopWords.fill(OcopWords.form.page_intro, { catalog, day });
    const files = Form.files(form);
    const pictures = await Promise.all(files.filter((file) => file.blob).map(element));
    const texts = await Promise.all(files.filter((file) => !file.blob).map(element));
    return new Blob(
      [
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="ocop-gui" content="1">',
        `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
        `<meta name="viewport" content="width=device-width"><title>${title}</title>`,
        `<style>${STYLE}</style></head><body>`,
        `<h1>${title}</h1><p>${escaped(intro)}</p>`,
        state.corrects
          ? changesTable(form)
          : tablesBut(form, "product", records.product, NOT_ROWS, OcopWords.form.part_product),
        state.corrects && !records.producer.name
          ? ""
          : tablesBut(form, "producer", producer, OF_PRODUCT, OcopWords.form.part_producer),
        senderTable(form),
        pictures.length ? `<h2>${escaped(OcopWords.form.page_files)}</h2>${pictures.join("")}` : "",
        `<details><summary>${escaped(OcopWords.form.page_machine)}</summary>${texts.join("")}</details>`,
        "</body></html>\n",
      ],
      { type: "text/html" },
    );
  };
})(globalThis.OcopForm);
