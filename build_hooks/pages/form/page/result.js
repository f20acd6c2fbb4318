// The check that somebody asks for: what is still wrong, each a way to its field; or the ways out.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;

  /**
   * @param {any} form
   * @param {Element} result where the verdict is told @param {Element} out where the ways out stand
   * @returns {Promise<void>}
   */
  function check(form, result, out) {
    return form.places().then(() => {
      const found = Form.tell(form, true);
      const errors = found.filter((one) => one.level === "error");
      const warnings = found.filter((one) => one.level !== "error");
      if (errors.length) {
        Form.fill(result, [
          el("div", { class: "ocop-notice", tabindex: "-1" }, [
            el("p", {}, `Còn ${errors.length} chỗ cần sửa. Bấm vào từng dòng để tới chỗ ấy:`),
            list(errors),
          ]),
        ]);
        Form.fill(out, []);
        return;
      }
      Form.fill(
        result,
        [el("p", { class: "ocop-form__fine", tabindex: "-1" }, "Thông tin đã đủ để gửi.")].concat(
          warnings.length ? [el("p", {}, "Nếu được, xem thêm:"), list(warnings)] : [],
        ),
      );
      Form.ways(form, out);
    });
  }

  function list(found) {
    return el(
      "ul",
      {},
      found.map((one) => {
        if (!one.place) {
          return el("li", {}, Form.words(one));
        }
        const label = one.place.querySelector(".ocop-form__label");
        return el("li", {}, [
          el(
            "a",
            {
              href: `#${one.path}`,
              click: (event) => {
                event.preventDefault();
                lead(one.place);
              },
            },
            label ? label.firstChild.textContent : Form.words(one),
          ),
          label ? `: ${Form.words(one)}` : "",
        ]);
      }),
    );
  }

  /** To a place of the form, unfolded. @param {Element} place */
  function lead(place) {
    const control = place.querySelector("input, select, textarea, button");
    for (let around = place.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    place.scrollIntoView({ block: "center" });
    if (control) {
      control.focus({ preventScroll: true });
    }
  }

  Form.check = check;
})(globalThis.OcopForm);
