// The form put together: the draft that was kept, its parts, the check, and the ways out.
((Form) => {
  const { el } = Form;
  const WAIT = 400; // ms without typing before the draft is kept
  const CLICK = 300; // ms in which a press becomes a click

  /** @param {HTMLElement} element @param {OcopForm.Config} config */
  function start(element, config) {
    const scripts = Form.scripts(config);
    let waiting = 0;
    let isChecked = false;
    let isPressed = false;
    /** @type {OcopForm.State | null} */
    let wanted = null;
    /** What looks at every change. @type {(() => void)[]} */
    let watching = [];
    const top = el("div");
    const offered = el("div");
    const parts = el("div");
    const kept = Form.help("", { role: "status" });
    const result = el("div");
    const out = el("div");

    /** @type {OcopForm.Form} */
    const form = {
      element,
      config,
      data: OCOP_RULES,
      rules: OcopRules.open(OCOP_RULES),
      state: Form.empty(),
      finder: null,
      known: scripts.known,
      held: scripts.held,
      watch: (show) => watching.push(show),
      redraw: draw,
      places: async () => {
        form.finder = await scripts.places();
        return form.finder;
      },
      group: () => form.rules.choices.groups[form.state.product.group]?.today || "",
      set: (holder, name, value) => {
        holder[name] = value;
        form.changed();
        if (name === "group") draw();
      },
      changed: () => {
        for (const show of watching) show();
        clearTimeout(waiting);
        waiting = setTimeout(keep, WAIT);
        if (isChecked) Form.check(form, result, out);
      },
      left: (control) => {
        const place = control.closest("[data-at]");
        if (place) {
          place.setAttribute("data-left", "");
          tellSoon();
        }
      },
      reset: async (state, words) => {
        clearTimeout(waiting);
        await Form.draft.clear();
        form.state = state || Form.empty();
        Form.remember(form);
        isChecked = false;
        guard(true);
        draw();
        tell(words || "");
        element.scrollIntoView();
      },
      drawPhotos: () => {}, // until there is a part for them
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

    async function keep() {
      if (Form.isEmpty(form.state)) {
        Form.draft.clear();
        guard(true);
        kept.textContent = "";
        return;
      }
      const isSaved = await Form.draft.save(form.state);
      guard(isSaved);
      kept.textContent = isSaved ? OcopWords.form.draft_kept : OcopWords.form.draft_not_kept;
    }

    /** Before a page closes whose draft could not be kept, the browser asks. @param {boolean} isSaved */
    function guard(isSaved) {
      window.onbeforeunload = isSaved ? null : (event) => event.preventDefault();
    }

    /** Said above the form. @param {string} words @param {OcopChild[]} [more] */
    function tell(words, more = []) {
      Form.fill(top, [Form.inChat(), words ? Form.help(words, { role: "status" }) : null, ...more]);
    }

    function draw() {
      const at = document.activeElement?.closest("[data-at]")?.getAttribute("data-at");
      const { corrects, base, product } = form.state;
      watching = [];
      Form.fill(
        parts,
        Form.PLAN.map((plan) => Form.part(form, plan)),
      );
      Form.fill(result, []);
      Form.fill(out, []);
      refocus(at && parts.querySelector(`[data-at="${at}"]`));
      if (corrects) {
        const words = OcopWords.fill(OcopWords.form.correcting, { name: base.name || product.name });
        parts.prepend(el("p", { class: "ocop-notice" }, words));
      }
    }

    /** What had the focus has it again. @param {Element | "" | null | undefined} place */
    function refocus(place) {
      const again = place && (place.querySelector("input:checked") || place.querySelector("input, select"));
      if (again instanceof HTMLElement) again.focus();
    }

    /**
     * Said when a page opens: what was kept, and what it keeps from being corrected.
     * @param {OcopForm.Draft | null} draft
     */
    function greet(draft) {
      const words = !draft ? "" : draft.lost ? OcopWords.form.draft_opened_lost : OcopWords.form.draft_opened;
      const isLost = !draft && Form.asked("sua") && !form.state.corrects;
      tell(isLost ? OcopWords.form.not_opened : words, draft && wanted ? [unsent(wanted)] : []);
    }

    /** @param {OcopForm.State} correction */
    function unsent(correction) {
      const words = OcopWords.fill(OcopWords.form.draft_unsent, { name: correction.product.name });
      const drop = () => form.reset(correction);
      return el("div", { class: "ocop-notice" }, [
        el("p", {}, words),
        Form.confirmed(OcopWords.form.drop_draft, OcopWords.form.confirm_clear, drop),
      ]);
    }

    async function open() {
      const [draft, correction, choice] = await Promise.all([
        Form.draft.load(),
        Form.corrected(form, Form.asked("sua")),
        Form.producerAsked(form, Form.asked("co-so")),
      ]);
      wanted = draft && correction && draft.state.corrects !== correction.corrects ? correction : null;
      form.state = draft?.state || correction || choice?.state || Form.empty();
      Form.remember(form);
      isChecked = false;
      draw();
      greet(draft);
      Form.fill(offered, [choice ? Form.toChoose(form, choice) : null]);
    }

    /** Another product of the list was chosen, on the same page: what was typed is kept first. */
    async function openAnother() {
      if (!Form.asked("sua") && !Form.asked("co-so")) return;
      clearTimeout(waiting);
      await keep();
      await open();
      window.scrollTo(0, 0);
    }

    async function checkNow() {
      isChecked = true;
      await Form.check(form, result, out);
      const [verdict] = result.children;
      if (verdict instanceof HTMLElement) verdict.focus();
    }

    Form.fill(element, [
      top,
      offered,
      parts,
      kept,
      el("div", { class: "ocop-form__end" }, [
        Form.button(OcopWords.form.check_and_send, "ocop-button ocop-form__first", checkNow),
        Form.confirmed(OcopWords.form.clear_draft, OcopWords.form.confirm_clear, () => {
          form.reset(null, OcopWords.form.draft_cleared);
        }),
      ]),
      result,
      out,
    ]);
    ["pointerdown", "pointerup", "pointercancel"].forEach((name) => {
      const press = () => {
        isPressed = name === "pointerdown";
      };
      document.addEventListener(name, press, true);
    });
    Form.watchUnicode(form);
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("focusin", form.places, { once: true }); // there before the network goes away

    window.addEventListener("hashchange", openAnother);
    open()
      .catch(() => {
        form.state = Form.empty(); // it was a draft of another form of the rules
        draw();
        tell("");
      })
      .then(() => {
        element.hidden = false;
      });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const element = document.querySelector("[data-ocop-form]");
    if (element instanceof HTMLElement) {
      start(element, JSON.parse(element.dataset.ocopForm || "{}"));
    }
  });
})(globalThis.OcopForm);
