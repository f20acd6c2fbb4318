// The form put together: the draft that was kept, its parts, the check, and the ways out.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;
  const WAIT = 400;
  const CLICK = 300;

  /** @param {Element} element @param {any} config of the page, see pages/form/view.py */
  function start(element, config) {
    const scripts = Form.scripts(config);
    let waiting = 0;
    let isChecked = false;
    let isPressed = false;
    let wanted = null;
    const form = {
      element,
      config,
      data: globalThis.OCOP_RULES,
      rules: OcopRules.open(globalThis.OCOP_RULES),
      state: Form.empty(),
      finder: null,
      known: scripts.known,
    };
    const top = el("div", {});
    const parts = el("div", {});
    const kept = el("p", { role: "status", class: "ocop-form__help" });
    const result = el("div", {});
    const out = el("div", {});

    form.group = () => {
      const group = form.rules.choices.groups[form.state.product.group];
      return group ? group.today : "";
    };
    form.places = () =>
      scripts.places().then((finder) => {
        form.finder = finder;
        return finder;
      });
    form.set = (holder, name, value) => {
      holder[name] = value;
      form.changed();
      if (name === "group") {
        draw();
      }
    };
    form.changed = () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, WAIT);
      if (isChecked) {
        Form.check(form, result, out);
      }
    };
    form.left = (control) => {
      const place = control.closest("[data-at]");
      if (place) {
        place.setAttribute("data-left", "");
        tellSoon();
      }
    };
    /** Begin anew; the draft is gone. @param {any} [state] @param {string} [words] */
    form.reset = (state, words) => {
      clearTimeout(waiting);
      return Form.draft.clear().then(() => {
        form.state = state || Form.empty();
        isChecked = false;
        guard(true);
        draw();
        tell(words || "");
        element.scrollIntoView();
      });
    };

    /** Not while a finger or a button is down: words that appear must not move what is clicked. */
    function tellSoon() {
      setTimeout(() => {
        if (isPressed) {
          tellSoon();
        } else {
          Form.tell(form, isChecked);
        }
      }, CLICK);
    }

    function keep() {
      if (Form.isEmpty(form.state)) {
        Form.draft.clear();
        guard(true);
        kept.textContent = "";
        return;
      }
      Form.draft.save(form.state).then((saved) => {
        guard(saved);
        kept.textContent = saved
          ? "Bản nháp được giữ trên máy này."
          : "Máy này không giữ được bản nháp: đừng đóng trang trước khi gửi.";
      });
    }

    /** Before a page closes whose draft could not be kept, the browser asks. @param {boolean} saved */
    function guard(saved) {
      globalThis.onbeforeunload = saved
        ? null
        : (event) => {
            event.preventDefault();
          };
    }

    /** Said above the form. @param {string} words @param {Node[]} [more] */
    function tell(words, more) {
      Form.fill(
        top,
        [Form.inApp()]
          .concat(words ? el("p", { role: "status", class: "ocop-form__help" }, words) : [], more || [])
          .filter(Boolean),
      );
    }

    function draw() {
      const focused = document.activeElement?.closest("[data-at]");
      Form.fill(parts, Form.PLAN.map((plan) => Form.part(form, plan)).filter(Boolean));
      Form.fill(result, []);
      Form.fill(out, []);
      if (focused?.getAttribute("data-at")) {
        const place = parts.querySelector(`[data-at="${focused.getAttribute("data-at")}"]`);
        const again = place && (place.querySelector("input:checked") || place.querySelector("input, select"));
        if (again) {
          again.focus();
        }
      }
      if (form.state.corrects) {
        parts.prepend(
          el(
            "p",
            { class: "ocop-notice" },
            `Sửa “${form.state.product.name}”: chỉ ghi những gì cần sửa hoặc cần thêm.`,
          ),
        );
      }
    }

    /** Said when a page opens: what was kept, and what it keeps from being corrected. @param {any} draft or null */
    function greet(draft) {
      const words = !draft
        ? ""
        : `Đã mở lại bản nháp trên máy này.${draft.lost ? " Ảnh và giấy tờ không giữ được, hãy chọn lại." : ""}`;
      tell(
        words,
        !draft || !wanted
          ? []
          : [
              el("div", { class: "ocop-notice" }, [
                el("p", {}, `Đây là bản nháp chưa gửi. Gửi nó trước, hoặc bỏ nó để sửa “${wanted.product.name}”.`),
                Form.sure("Bỏ bản nháp này", "Xóa hết những gì đã điền?", () => {
                  form.reset(wanted);
                }),
              ]),
            ],
      );
    }

    Form.fill(element, [
      top,
      parts,
      kept,
      el("div", { class: "ocop-form__end" }, [
        el(
          "button",
          {
            type: "button",
            class: "ocop-button ocop-form__first",
            click: () => {
              isChecked = true;
              Form.check(form, result, out).then(() => {
                result.firstElementChild.focus();
              });
            },
          },
          "Kiểm tra và gửi",
        ),
        Form.sure("Xóa bản nháp", "Xóa hết những gì đã điền?", () => {
          form.reset(null, "Đã xóa bản nháp.");
        }),
      ]),
      result,
      out,
    ]);
    ["pointerdown", "pointerup", "pointercancel"].forEach((name) => {
      document.addEventListener(
        name,
        () => {
          isPressed = name === "pointerdown";
        },
        true,
      );
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    element.addEventListener("focusin", form.places, { once: true }); // there before the network goes away

    Promise.all([Form.draft.load(), Form.corrected(form)])
      .then((found) => {
        const draft = found[0];
        const correction = found[1];
        wanted = draft && correction && draft.state.corrects !== correction.corrects ? correction : null;
        form.state = draft ? draft.state : correction || form.state;
        draw();
        greet(draft);
      })
      .catch(() => {
        // a draft of another form of the rules
        form.state = Form.empty();
        draw();
        tell("");
      })
      .then(() => {
        element.hidden = false;
      });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const element = document.querySelector("[data-ocop-form]");
    if (element) {
      start(element, JSON.parse(element.getAttribute("data-ocop-form")));
    }
  });
})(globalThis.OcopForm);
