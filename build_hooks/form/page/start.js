// The form put together: its parts, the draft that was kept, the check, and the ways out.
(function (Form) {
  "use strict";

  var el = Form.el, WAIT = 400, CLICK = 300;

  /** @param {Element} element @param {any} config of the page, see views/form.py */
  function start(element, config) {
    var form = {
      element: element, config: config, data: globalThis.OCOP_RULES, rules: OcopRules.open(globalThis.OCOP_RULES),
      state: Form.empty(), seen: {}, finder: null, checked: false
    }, waiting = 0, loads = {};

    /** A script of the site, once. */
    function script(uri) {
      loads[uri] = loads[uri] || new Promise(function (resolve, reject) {
        document.head.append(el("script", { src: config.root + uri, load: resolve, error: reject }));
      });
      return loads[uri];
    }

    form.group = function () {
      var group = form.rules.choices.groups[form.state.product.group];
      return group ? group.today : "";
    };
    form.places = function () {
      return Promise.all([script(config.places), script(config.places_data)]).then(function () {
        form.finder = form.finder || globalThis.OcopPlaces.open(globalThis.OCOP_PLACES);
        return form.finder;
      });
    };
    /** Names of producers and products; none until they are asked for, when `idle`. */
    form.known = function (idle) {
      if (idle && !loads[config.known]) {
        return Promise.resolve(globalThis.OCOP_KNOWN || { producers: [], products: [] });
      }
      return script(config.known).then(function () { return globalThis.OCOP_KNOWN; });
    };
    form.set = function (holder, name, value) {
      holder[name] = value;
      form.changed();
      if (name === "group") {
        draw();
      }
    };
    form.changed = function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        if (Form.isEmpty(form.state)) {
          Form.draft.clear();
          return;
        }
        Form.draft.save(form.state).then(function (kept) {
          status.textContent = kept ? "Bản nháp được giữ trên máy này." : "Máy này không giữ được bản nháp: đừng đóng trang trước khi gửi.";
        });
      }, WAIT);
      if (form.checked) {
        check(false);
      }
    };
    form.left = function (control) {
      var place = control.closest("[data-at]");
      if (place) {
        place.setAttribute("data-left", "");
        setTimeout(function () { Form.tell(form, form.checked); }, CLICK);  // words that appear must not move what is clicked
      }
    };
    form.reset = function () {
      clearTimeout(waiting);
      Form.draft.clear().then(function () {
        form.state = Form.empty();
        form.checked = false;
        draw();
        status.textContent = "Đã xóa bản nháp.";
        element.scrollIntoView();
      });
    };

    var status = el("p", { role: "status", "class": "ocop-form__help" }), parts = el("div", {}), result = el("div", {}), out = el("div", {});

    function part(plan) {
      var holder = form.state.product, fields;
      if (plan.own) {
        fields = Form.own[plan.own](form);
      } else if (plan.list) {
        var spec = Object.assign({ name: plan.list }, form.rules.records.product[plan.list]);
        fields = [Form.listField(form, spec, holder, "product:" + plan.list, plan)];
      } else if (plan.record) {
        holder = holder[plan.record] = holder[plan.record] || {};
        fields = Form.recordFields(form, plan.record === "label" ? "label" : form.rules.records.product[plan.record].of, holder, "product:" + plan.record, plan.fields);
      } else {
        fields = Form.recordFields(form, "product", holder, "product:", plan.fields);
      }
      if (!fields.length) {
        return null;
      }
      var intro = plan.intro ? [el("p", { "class": "ocop-form__help" }, plan.intro)] : [];
      var place = plan.record ? [el("p", { "class": "ocop-form__told", id: Form.id(), hidden: true })] : [];
      var inner = el("div", { "data-at": plan.record ? "product:" + plan.record : null }, intro.concat(fields, place));
      if (!plan.folded) {
        return el("section", { "class": "ocop-form__part", id: plan.id }, [el("h2", {}, plan.title), inner]);
      }
      return el("details", { "class": "ocop-form__part", id: plan.id, open: opened(plan) }, [el("summary", {}, el("h2", {}, plan.title)), inner]);
    }

    /** Whether something is filled in there already. */
    function opened(plan) {
      var product = Form.pruned(form.state.product), folded = document.getElementById(plan.id);
      return Boolean(folded && folded.open) || [plan.list, plan.record].concat(plan.list || plan.record ? [] : plan.fields)
        .some(function (name) { return name && product[name] !== undefined; });
    }

    function draw() {
      var focused = document.activeElement && document.activeElement.closest("[data-at]");
      Form.fill(parts, Form.PLAN.map(part).filter(Boolean));
      Form.fill(result, []);
      Form.fill(out, []);
      if (focused && focused.getAttribute("data-at")) {
        var again = parts.querySelector("[data-at=\"" + focused.getAttribute("data-at") + "\"] :is(input:checked, input, select)");
        if (again) {
          again.focus();
        }
      }
      if (form.state.corrects) {
        parts.prepend(el("p", { "class": "ocop-notice" }, "Sửa “" + form.state.product.name + "”: chỉ ghi những gì cần sửa hoặc cần thêm."));
      }
    }

    /** Tell what is wrong; without an error the ways out appear. @param {boolean} asked by the button */
    function check(asked) {
      form.checked = true;
      return form.places().catch(function () { return null; }).then(function () {
        var found = Form.tell(form, true), errors = found.filter(function (one) { return one.level === "error"; });
        var warnings = found.filter(function (one) { return one.level !== "error"; });
        Form.fill(result, errors.length ? [
          el("div", { "class": "ocop-notice", tabindex: "-1" }, [
            el("p", {}, "Còn " + errors.length + " chỗ cần sửa:"), list(errors)
          ])
        ] : [el("p", { "class": "ocop-form__fine", tabindex: "-1" }, "Thông tin đã đủ để gửi.")].concat(
          warnings.length ? [el("p", {}, "Nếu được, xem thêm:"), list(warnings)] : []
        ));
        if (errors.length) {
          Form.fill(out, []);
        } else {
          Form.ways(form, out);
        }
        if (asked) {
          result.firstElementChild.focus();
        }
      });
    }

    function list(found) {
      return el("ul", {}, found.map(function (one) {
        var label = one.place && one.place.querySelector(".ocop-form__label");
        return el("li", {}, one.place ? [el("a", { href: "#" + one.path, click: function (event) {
          event.preventDefault();
          lead(one.place);
        } }, (label ? label.firstChild.textContent : Form.words(one))), label ? ": " + Form.words(one) : ""] : Form.words(one));
      }));
    }

    function lead(place) {
      var folded = place.closest("details"), control = place.querySelector("input, select, textarea") || place;
      if (folded) {
        folded.open = true;
      }
      place.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
    }

    /** #sua=SLUG: the product that is to be corrected. */
    function correction() {
      var slug = (/[#&]sua=([a-z0-9-]+)/.exec(location.hash) || [])[1];
      if (!slug || form.state.corrects === slug) {
        return Promise.resolve();
      }
      return form.known().then(function (known) {
        var found = known.products.find(function (one) { return one[0] === slug; });
        if (found) {
          form.state = Form.empty();
          form.state.corrects = slug;
          form.state.product = { name: found[1], group: found[2] };
        }
      });
    }

    Form.fill(element, [status, parts, el("p", { "class": "ocop-buttons" }, [
      el("button", { type: "button", "class": "ocop-button ocop-form__first", click: function () { check(true); } }, "Kiểm tra và gửi"),
      el("button", { type: "button", "class": "ocop-form__remove", click: function () { form.reset(); } }, "Xóa bản nháp")
    ]), result, out]);
    element.addEventListener("submit", function (event) { event.preventDefault(); });
    Form.draft.load().then(function (kept) {
      if (kept) {
        form.state = kept;
        status.textContent = "Đã mở lại bản nháp trên máy này.";
      }
      return correction();
    }).then(function () {
      draw();
      element.hidden = false;
    });
    Form.current = form;
  }

  document.addEventListener("DOMContentLoaded", function () {
    var element = document.querySelector("[data-ocop-form]");
    if (element) {
      start(element, JSON.parse(element.getAttribute("data-ocop-form")));
    }
  });
})(globalThis.OcopForm = globalThis.OcopForm || {});
