// The parts of the form, drawn as the plan says; what few people fill in is folded.
((Form) => {
  const { el } = Form;

  /**
   * Something folded, which stays open once it was opened or has something in it.
   * @param {string} id @param {OcopChild | OcopChild[]} title @param {HTMLElement[]} inside @param {boolean} isFilled
   * @param {string} name of the class
   */
  function folded(id, title, inside, isFilled, name) {
    const before = document.getElementById(id);
    const wasOpen = before instanceof HTMLDetailsElement && before.open;
    return el("details", { id, class: name, open: isFilled || wasOpen }, [el("summary", {}, title), ...inside]);
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Part} plan */
  function part(form, plan) {
    const fields = fieldsOf(form, plan);
    if (!fields.length && !plan.intro) return null;
    const inside = el("div", { "data-at": plan.record ? `product:${plan.record}` : null }, [
      plan.intro ? Form.help(plan.intro) : null,
      ...fields,
      plan.record ? Form.told({ id: Form.id() }) : null,
    ]);
    const title = el("h2", {}, titleOf(form, plan));
    const filled = isFilled(form, plan);
    const { corrects } = form.state; // a whole product unfolded would be thirty screens of a telephone
    const hint = corrects && filled ? el("small", { class: "ocop-form__filled" }, OcopWords.form.part_filled) : null;
    return plan.folded
      ? folded(plan.id, [title, hint], [inside], filled && !corrects, "ocop-form__part")
      : el("section", { class: "ocop-form__part", id: plan.id }, [title, inside]);
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Part} plan */
  function titleOf(form, plan) {
    const name = plan.titled || plan.list || plan.record || "";
    return plan.title || form.rules.records.product[name].label;
  }

  /** @param {OcopForm.Form} form @param {OcopForm.Part} plan @returns {HTMLElement[]} */
  function fieldsOf(form, plan) {
    const { product } = form.state;
    const specs = form.rules.records.product;
    if (plan.drawn) return Form[plan.drawn](form);
    if (plan.list) {
      return [Form.listField(form, specs[plan.list], product, `product:${plan.list}`, plan)];
    }
    if (plan.record) {
      product[plan.record] = product[plan.record] || {};
      const kind = specs[plan.record].of || "";
      return Form.recordFields(form, kind, product[plan.record], `product:${plan.record}`, plan);
    }
    return Form.recordFields(form, "product", product, "product:", { ...plan, fields: namesOf(form, plan) });
  }

  /** The fields of the product that a part asks. @param {OcopForm.Form} form @param {OcopForm.Part} plan */
  function namesOf(form, plan) {
    const specs = form.rules.records.product;
    const others = plan.others ? Object.keys(specs).filter((name) => specs[name].asked) : [];
    return (plan.fields || []).concat(others);
  }

  /** Whether something of a part is filled in already. @param {OcopForm.Form} form @param {OcopForm.Part} plan */
  function isFilled(form, plan) {
    const product = Form.pruned(form.state.product);
    const name = plan.list || plan.record;
    return (name ? [name] : namesOf(form, plan)).some((field) => product[field] !== undefined);
  }

  Object.assign(Form, { folded, part });
})(globalThis.OcopForm);
