// The verdict of the rules, told beside the fields: of those that were left, and of all when somebody wants to send.
(function (Form) {
  "use strict";

  // What is written elsewhere in the form, or must not be asked of a correction.
  var NOT_OF_CORRECTION = { missing: 1, need_recognition: 1, need_recognition_date: 1, need_place: 1, need_price: 1 };

  /** Every problem with the path of its field: "product:recognitions[1].stars". @param {any} form */
  function problems(form) {
    var records = Form.records(form), options = { today: Form.today(form.config.as_of), places: form.finder };
    var found = told("product", form.rules.problems("product", records.product, options));
    if (records.producer.name) {
      found = found.concat(told("producer", form.rules.problems("producer", records.producer, options)
        .filter(function (one) { return !/^(sources|origin)/.test(one.at); })));
    }
    if (form.state.photos.length && !form.state.photoConsent) {
      found.push({ path: "sending:photo_consent", message: "photo_consent_needed", level: "error",
        form: "chưa bấm ô “Người trong ảnh đã đồng ý”; ảnh không có ai thì cũng bấm, chưa hỏi được thì chọn ảnh khác" });
    }
    var phone = form.state.sending.phone;
    if (phone && OcopRules.parse(OcopRules.clean(phone), { type: "phone" }, form.data, null).wrong) {
      found = found.concat(told("sending", form.rules.problems("contact", { phone: phone }, options)
        .filter(function (one) { return one.at === "phone" && one.level === "error"; })));
    }
    return found.map(unsourced).filter(function (one) { return !form.state.corrects || !NOT_OF_CORRECTION[one.message]; });
  }

  /** Without a source the number of the decision is asked for, which is one; see state.js. @param {any} one */
  function unsourced(one) {
    return one.path !== "product:sources" || one.message !== "missing" ? one : Object.assign(one, {
      path: "product:recognitions[1].decision",
      form: "chưa có số quyết định; không có thì ghi thông tin lấy từ đâu, ở phần “Nguồn thông tin”"
    });
  }

  function told(record, found) {
    return found.map(function (one) { return Object.assign({}, one, { path: record + ":" + one.at }); });
  }

  /** What is said beside a field: the words of the check, or those for a form where the check speaks of a file. @param {any} one */
  function words(one) {
    var said = one.form || [one.found, one.allowed, one.mend].filter(Boolean).join("; ");
    return said.charAt(0).toUpperCase() + said.slice(1) + ".";
  }

  /** Where to tell of a problem: a rule that asks for one of several fields is told at the first of them. @param {any} form */
  function placeOf(form, problem) {
    var rule = form.data.checks.find(function (one) { return one.check === "one_of" && one.message === problem.message; });
    var place = placeAt(form, problem.path + (rule ? (/:$/.test(problem.path) ? "" : ".") + rule.fields[0] : ""));
    return place && place.querySelector(":scope > .ocop-form__item > [data-at]") || place;  // of a list its first field
  }

  /** The innermost place of the page that a path names. @param {any} form @param {string} path */
  function placeAt(form, path) {
    for (var at = path; at; at = /[.[]/.test(at) ? at.replace(/(\.[^.[]*|\[\d+\])$/, "") : at.slice(0, at.indexOf(":") + 1)) {
      var place = form.element.querySelector("[data-at=\"" + at + "\"]");
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
    var all = problems(form).map(function (one) { return Object.assign(one, { place: placeOf(form, one) }); });
    form.element.querySelectorAll(".ocop-form__told[id], .ocop-form__item > .ocop-form__told, .ocop-form__list > .ocop-form__told, .ocop-form__consent > .ocop-form__told")
      .forEach(clear);
    all.filter(function (one) {
      return one.place && (everything || one.place.hasAttribute("data-left"));
    }).forEach(function (one) {
      var said = one.place.querySelector(":scope > .ocop-form__told");
      if (!said) {
        return;
      }
      said.append(Form.el("span", { "data-level": one.level }, words(one)));
      said.hidden = false;
      one.place.querySelectorAll("input, select, textarea").forEach(function (control) {
        if (one.level === "error" && control.closest("[data-at]") === one.place) {
          control.setAttribute("aria-invalid", "true");
        }
      });
    });
    return all;
  }

  function clear(said) {
    var place = said.parentElement;
    said.replaceChildren();
    said.hidden = true;
    place.querySelectorAll("[aria-invalid]").forEach(function (control) {
      if (control.closest("[data-at]") === place) {
        control.removeAttribute("aria-invalid");
      }
    });
  }

  Form.tell = tell;
  Form.words = words;
})(globalThis.OcopForm = globalThis.OcopForm || {});
