// Elements of the form, made and found; texts are always texts, never markup.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  let number = 0;

  /**
   * @param {string} name of the element
   * @param {Record<string, any>} [attributes] a function listens, true stands without a value, null is left out
   * @param {(Node | string | null)[] | Node | string} [children]
   * @returns {any}
   */
  function el(name, attributes, children) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach((key) => {
      const value = attributes[key];
      if (typeof value === "function") {
        made.addEventListener(key, value);
      } else if (value !== null && value !== false && value !== undefined) {
        made.setAttribute(key, value === true ? "" : value);
      }
    });
    [].concat(children === undefined ? [] : children).forEach((child) => {
      if (child !== null) {
        made.append(child);
      }
    });
    return made;
  }

  /** An id that no other element has. */
  function id() {
    return `gui-${++number}`;
  }

  /** Fill a place of the page. @param {Element} place @param {(Node | string)[]} children */
  function fill(place, children) {
    place.replaceChildren.apply(place, children);
  }

  Form.el = el;
  Form.id = id;
  Form.fill = fill;
})(globalThis.OcopForm);
