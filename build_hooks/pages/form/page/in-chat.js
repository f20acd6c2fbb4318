// Inside a chat's own browser nothing can be saved: the way to a real one, told before anybody fills in anything.
((Form) => {
  const { el } = Form;
  const CHATS = /Zalo|FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|BytedanceWebview|; wv\)/i;

  /** The notice; null in a real browser. */
  Form.inChat = () =>
    CHATS.test(navigator.userAgent)
      ? el("div", { class: "ocop-notice" }, [el("p", {}, OcopWords.form.in_chat), el("p", {}, wayOut())])
      : null;

  /** Android opens Chrome by a link; elsewhere the chat's own menu does. */
  function wayOut() {
    const page = /^(https?):\/\/([^?#]*)/.exec(location.href);
    const asked = /** @type {const} */ (["sua", "co-so"])
      .filter(Form.asked)
      .map((name) => `?${name}=${Form.asked(name)}`);
    return /Android/i.test(navigator.userAgent) && page
      ? el(
          "a",
          {
            class: "ocop-button",
            href: `intent://${page[2]}${asked.join("")}#Intent;scheme=${page[1]};package=com.android.chrome;end`,
          },
          OcopWords.form.open_chrome,
        )
      : OcopWords.form.open_browser;
  }
})(globalThis.OcopForm);
