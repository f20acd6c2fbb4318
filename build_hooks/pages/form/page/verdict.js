// The verdict of the rules, told beside the fields: of those that were left, and of all when somebody wants to send.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  // What is written elsewhere in the form, or must not be asked of a correction.
  const NOT_OF_CORRECTION = { missing: 1, need_recognition: 1, need_recognition_date: 1, need_place: 1, need_price: 1 };

  /** Every problem with the path of its field: "product:recognitions[1].stars". @param {any} form */
  function problems(form) {
    const records = Form.records(form);
    const options = { today: Form.today(form.config.as_of), places: form.finder };
    let found = told("product", form.rules.problems("product", records.product, options));
    if (records.producer.name) {
      found = found.concat(
        told(
          "producer",
          form.rules.problems("producer", records.producer, options).filter((one) => !/^(sources|origin)/.test(one.at)),
        ),
      );
    }
    if (form.state.photos.length && !form.state.photoConsent) {
      found.push({
        path: "sending:photo_consent",
        message: "photo_consent_needed",
        level: "error",
        form: "chưa bấm ô “Người trong ảnh đã đồng ý”; chưa hỏi được thì chọn ảnh không có người",
      });
    }
    const phone = form.state.sending.phone;
    if (phone && OcopRules.parse(OcopRules.clean(phone), { type: "phone" }, form.data, null).wrong) {
      found = found.concat(
        told(
          "sending",
          form.rules
            .problems("contact", { phone }, options)
            .filter((one) => one.at === "phone" && one.level === "error"),
        ),
      );
    }
    return found.map(unsourced).filter((one) => !form.state.corrects || !NOT_OF_CORRECTION[one.message]);
  }

  /** Without a source the number of the decision is asked for, which is one; see state.js. @param {any} one */
  function unsourced(one) {
    return one.path !== "product:sources" || one.message !== "missing"
      ? one
      : Object.assign(one, {
          path: "product:recognitions[1].decision",
          form: "chưa có số quyết định; không có thì ghi thông tin lấy từ đâu, ở phần “Nguồn thông tin”",
        });
  }

  function told(record, found) {
    return found.map((one) => Object.assign({}, one, { path: `${record}:${one.at}` }));
  }

  /** What is said beside a field: the words of the check, or those for a form where the check speaks of a file. @param {any} one */
  function words(one) {
    const said = one.form || [one.found, one.allowed, one.mend].filter(Boolean).join("; ");
    return `${said.charAt(0).toUpperCase() + said.slice(1)}.`;
  }

  /** Where to tell of a problem: a rule that asks for one of several fields is told at the first of them. @param {any} form */
  function placeOf(form, problem) {
    const rule = form.data.checks.find((one) => one.check === "one_of" && one.message === problem.message);
    const place = placeAt(form, problem.path + (rule ? (/:$/.test(problem.path) ? "" : ".") + rule.fields[0] : ""));
    return place?.querySelector(":scope > .ocop-form__item > [data-at]") || place; // of a list its first field
  }

  /** The innermost place of the page that a path names. @param {any} form @param {string} path */
  function placeAt(form, path) {
    for (
      let at = path;
      at;
      at = /[.[]/.test(at) ? at.replace(/(\.[^.[]*|\[\d+\])$/, "") : at.slice(0, at.indexOf(":") + 1)
    ) {
      const place = form.element.querySelector(`[data-at="${at}"]`);
      if (place || /:$/.test(at)) {
        return place;
      }
    }
    return null;
  }

  /**
   * Tell what is wrong: in all fields, or in those that were left already.
   * @param {any} form @param {boolean} everything
   * @returns {any[]} the problems, each with its place
   */
  function tell(form, everything) {
    const all = problems(form).map((one) => Object.assign(one, { place: placeOf(form, one) }));
    form.element
      .querySelectorAll(
        ".ocop-form__told[id], .ocop-form__item > .ocop-form__told, .ocop-form__list > .ocop-form__told, .ocop-form__consent > .ocop-form__told",
      )
      .forEach(clear);
    all
      .filter((one) => one.place && (everything || one.place.hasAttribute("data-left")))
      .forEach((one) => {
        const said = one.place.querySelector(":scope > .ocop-form__told");
        if (!said) {
          return;
        }
        said.append(Form.el("span", { "data-level": one.level }, words(one)));
        said.hidden = false;
        one.place.querySelectorAll("input, select, textarea").forEach((control) => {
          if (one.level === "error" && control.closest("[data-at]") === one.place) {
            control.setAttribute("aria-invalid", "true");
          }
        });
      });
    return all;
  }

  function clear(said) {
    const place = said.parentElement;
    said.replaceChildren();
    said.hidden = true;
    place.querySelectorAll("[aria-invalid]").forEach((control) => {
      if (control.closest("[data-at]") === place) {
        control.removeAttribute("aria-invalid");
      }
    });
  }

  Form.tell = tell;
  Form.words = words;
})(globalThis.OcopForm);
