// Elements of the form; texts are always texts, never markup.
((Form) => {
  const el = OcopElement;
  let number = 0;

  /** Put these into a place of the page, and nothing else. @param {Element} place @param {OcopChild[]} children */
  function fill(place, children) {
    place.replaceChildren(...children.filter((child) => child !== null));
  }

  /** An id that no other element has. */
  function id() {
    number += 1;
    return `gui-${number}`;
  }

  /** Words in small print. @param {string} words @param {OcopAttributes} [attributes] */
  const help = (words, attributes) => el("p", { class: "ocop-form__help", ...attributes }, words);

  /** Where something will be told, of a problem mostly. @param {OcopAttributes} [attributes] */
  const told = (attributes) => el("p", { class: "ocop-form__told", hidden: true, ...attributes });

  /**
   * @param {string} words @param {string | null} name of its class
   * @param {() => void} click @param {string} [label]
   */
  const button = (words, name, click, label) =>
    el("button", { type: "button", class: name, "aria-label": label, click: () => click() }, words);

  /** A control with its words behind it. @param {HTMLInputElement} control @param {string} words */
  const choice = (control, words) => el("label", { class: "ocop-form__choice" }, [control, el("span", {}, words)]);

  /**
   * A box to be ticked, with its words.
   * @param {string} words @param {boolean} isTicked @param {(isTicked: boolean) => void} change
   * @param {OcopAttributes} [attributes]
   */
  function tick(words, isTicked, change, attributes) {
    const box = el("input", {
      type: "checkbox",
      checked: isTicked,
      change: () => change(box.checked),
      ...attributes,
    });
    return choice(box, words);
  }

  /** The first control of a place gets the focus. @param {Element} place @param {FocusOptions} [options] */
  function focus(place, options) {
    const control = place.querySelector("input, select, textarea, button");
    if (control instanceof HTMLElement) control.focus(options);
  }

  /** With a capital letter in front. @param {string} text */
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  Object.assign(Form, { el, fill, id, help, told, button, choice, tick, focus, capital });
})(globalThis.OcopForm);
