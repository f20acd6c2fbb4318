// Elements of the form; texts are always texts, never markup.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  let number = 0;

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {OcopForm.Attributes} [attributes] a function listens, true stands without a value, null is left out
   * @param {OcopForm.Children} [children]
   * @returns {HTMLElementTagNameMap[Name]}
   */
  function el(name, attributes = {}, children = []) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => {
      if (typeof value === "function") {
        made.addEventListener(key, value);
      } else if (value !== null && value !== false && value !== undefined) {
        made.setAttribute(key, value === true ? "" : String(value));
      }
    });
    fill(made, Array.isArray(children) ? children : [children]);
    return made;
  }

  /** Put these into a place of the page, and nothing else. @param {Element} place @param {OcopForm.Child[]} children */
  function fill(place, children) {
    place.replaceChildren(...children.filter(isThere));
  }

  /** @param {OcopForm.Child} child @returns {child is Node | string} */
  function isThere(child) {
    return child !== null;
  }

  /** An id that no other element has. */
  function id() {
    number += 1;
    return `gui-${number}`;
  }

  /** Words in small print. @param {string} words @param {OcopForm.Attributes} [attributes] */
  function help(words, attributes) {
    return el("p", { class: "ocop-form__help", ...attributes }, words);
  }

  /** Where something will be told, of a problem mostly. @param {OcopForm.Attributes} [attributes] */
  function told(attributes) {
    return el("p", { class: "ocop-form__told", hidden: true, ...attributes });
  }

  /** @param {string} words @param {string | null} name of its class @param {() => void} click @param {string} [label] */
  function button(words, name, click, label) {
    return el("button", { type: "button", class: name, "aria-label": label, click: () => click() }, words);
  }

  /** A control with its words behind it. @param {HTMLInputElement} control @param {string} words */
  function choice(control, words) {
    return el("label", { class: "ocop-form__choice" }, [control, el("span", {}, words)]);
  }

  /**
   * A box to be ticked, with its words.
   * @param {string} words @param {boolean} isTicked @param {(isTicked: boolean) => void} change
   * @param {OcopForm.Attributes} [attributes]
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
    if (control instanceof HTMLElement) {
      control.focus(options);
    }
  }

  /** With a capital letter in front. @param {string} text */
  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  Object.assign(Form, { el, fill, id, help, told, button, choice, tick, focus, capital });
})(globalThis.OcopForm);
