// The parts of the form, drawn as the plan says; what few people fill in is folded.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const el = Form.el;

  /**
   * Something folded, which stays open once it was opened or has something in it.
   * @param {string} id @param {any} title @param {Node[]} inside @param {boolean} filled @param {string} name of the class
   */
  function folded(id, title, inside, filled, name) {
    const before = document.getElementById(id);
    return el(
      "details",
      { id, class: name, open: filled || Boolean(before?.open) },
      [el("summary", {}, title)].concat(inside),
    );
  }

  /** @param {any} form @param {any} plan one of Form.PLAN @returns {Element | null} */
  function part(form, plan) {
    const fields = fieldsOf(form, plan);
    if (!fields.length && !plan.intro) {
      return null;
    }
    const intro = plan.intro ? [el("p", { class: "ocop-form__help" }, plan.intro)] : [];
    const told = plan.record ? [el("p", { class: "ocop-form__told", id: Form.id(), hidden: true })] : [];
    const inside = el("div", { "data-at": plan.record ? `product:${plan.record}` : null }, intro.concat(fields, told));
    const title = el("h2", {}, plan.title);
    return plan.folded
      ? folded(plan.id, title, [inside], isFilled(form, plan), "ocop-form__part")
      : el("section", { class: "ocop-form__part", id: plan.id }, [title, inside]);
  }

  function fieldsOf(form, plan) {
    const product = form.state.product;
    if (plan.own) {
      return Form.own[plan.own](form);
    }
    if (plan.list) {
      const spec = Object.assign({ name: plan.list }, form.rules.records.product[plan.list]);
      return [Form.listField(form, spec, product, `product:${plan.list}`, plan)];
    }
    if (plan.record) {
      const holder = product[plan.record] || {};
      product[plan.record] = holder;
      const kind = form.rules.records.product[plan.record].of;
      return Form.recordFields(form, kind, holder, `product:${plan.record}`, plan);
    }
    return Form.recordFields(form, "product", product, "product:", plan);
  }

  /** Whether something of a part is filled in already. */
  function isFilled(form, plan) {
    const product = Form.pruned(form.state.product);
    return (plan.list || plan.record ? [plan.list || plan.record] : plan.fields).some(
      (name) => product[name] !== undefined,
    );
  }

  Form.folded = folded;
  Form.part = part;
})(globalThis.OcopForm);
