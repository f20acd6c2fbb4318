// The ways out: the share sheet or a download of one page, a zip, and the code host.
((Form) => {
  const { el } = Form;
  const KEPT = 60000; // ms that a download may take to begin
  const CLOSED = ["AbortError", "InvalidStateError"]; // the share sheet was closed, or is open still

  /** @param {OcopForm.Form} form @param {Element} place below the button that checks */
  function ways(form, place) {
    const said = el("p", { role: "status", class: "ocop-form__sent" });
    const forget = () => form.reset(null, OcopWords.form.sent_cleared);
    const zalo = OcopWords.fill(OcopWords.form.help_zalo, { office: to(form) });
    Form.fill(place, [
      el("h2", {}, OcopWords.form.send),
      Form.inChat(),
      el("div", { class: "ocop-form__ways" }, [
        way(OcopWords.form.send_by_zalo, zalo, () => attempt(share, form, said), "ocop-button ocop-form__first"),
        way(OcopWords.form.download_zip, OcopWords.form.help_zip, () => attempt(saveZip, form, said), "ocop-button"),
        Form.codeHost(form),
      ]),
      said,
      el("p", {}, Form.button(OcopWords.form.sent_clear, "ocop-form__remove", forget)),
    ]);
  }

  /** " (Văn phòng, Zalo 0912 345 678)"; "" where the catalog names none. @param {OcopForm.Form} form */
  const to = ({ config: { office } }) =>
    office.zalo ? ` (${[office.name, `Zalo ${office.zalo}`].filter(Boolean).join(", ")})` : "";

  /** Where to send what was saved: the office that the catalog names, or whom to ask. @param {OcopForm.Form} form */
  function whereTo({ config: { office, help } }) {
    const ways = [office.zalo ? `Zalo ${office.zalo}` : "", office.email].filter(Boolean).join(", ");
    const name = office.name || OcopWords.form.office;
    return ways
      ? [OcopWords.fill(OcopWords.form.send_to, { name, ways })]
      : [OcopWords.form.send_to_whom, " ", el("a", { href: help }, OcopWords.form.contact_page), "."];
  }

  /** @param {string} words @param {string} help @param {() => void} click @param {string} name of the button's class */
  const way = (words, help, click, name) => el("div", {}, [Form.button(words, name, click), Form.help(help)]);

  /**
   * One way; a photo or paper that is gone from the device is told.
   * @param {(form: OcopForm.Form, said: HTMLElement) => Promise<void>} send @param {OcopForm.Form} form
   * @param {HTMLElement} said
   */
  async function attempt(send, form, said) {
    try {
      await send(form, said);
    } catch (_) {
      said.textContent = OcopWords.form.files_unreadable;
    }
  }

  /** @param {OcopForm.Form} form @param {HTMLElement} said */
  async function share(form, said) {
    const blob = await Form.webpage(form);
    const name = `${Form.fileName(form)}.html`;
    const files = [new File([blob], name, { type: "text/html" })];
    const office = to(form);
    if (!navigator.canShare?.({ files })) {
      download(blob, name);
      said.textContent = OcopWords.fill(OcopWords.form.downloaded_page, { name, office });
      return;
    }
    try {
      await navigator.share({ files, title: form.state.product.name });
      said.textContent = OcopWords.form.shared;
    } catch (reason) {
      if (!CLOSED.includes(/** @type {Error} */ (reason).name)) {
        download(blob, name);
        said.textContent = OcopWords.fill(OcopWords.form.not_shared, { name, office });
      }
    }
  }

  /** @param {OcopForm.Form} form @param {HTMLElement} said */
  async function saveZip(form, said) {
    const name = `${Form.fileName(form)}.zip`;
    const files = Form.files(form).map(async (file) => ({ name: file.name, bytes: await Form.bytesOf(file) }));
    download(Form.zip(await Promise.all(files)), name);
    Form.fill(said, [OcopWords.fill(OcopWords.form.downloaded, { name }), " ", ...whereTo(form)]);
  }

  /** @param {Blob} blob @param {string} name */
  function download(blob, name) {
    const url = URL.createObjectURL(blob);
    const link = el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), KEPT);
  }

  Form.ways = ways;
})(globalThis.OcopForm);
