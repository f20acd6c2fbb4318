// The arrow keys go to the nearest button in their direction, so that a keyboard or a remote reaches everything.
((showroom) => {
  "use strict";

  const WAYS = new Map([
    ["ArrowLeft", [-1, 0]],
    ["ArrowRight", [1, 0]],
    ["ArrowUp", [0, -1]],
    ["ArrowDown", [0, 1]],
  ]);
  const ASIDE = 3; // a step aside costs as much as three ahead

  /** @param {HTMLElement} root @returns {HTMLElement[]} */
  function reachable(root) {
    return Array.prototype.filter.call(
      root.querySelectorAll("button"),
      (one) => !one.disabled && one.getClientRects().length,
    );
  }

  /** How far apart two spans are; 0 where they overlap. */
  function gap(/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c, /** @type {number} */ d) {
    return Math.max(0, c - b, a - d);
  }

  /**
   * How far it is from one place to another in a direction; Infinity where it lies elsewhere.
   * @param {DOMRect} from @param {DOMRect} to @param {number[]} way
   */
  function distance(from, to, way) {
    const ahead = way[0]
      ? ((to.left + to.right - from.left - from.right) / 2) * way[0]
      : ((to.top + to.bottom - from.top - from.bottom) / 2) * way[1];
    const beyond = way[0]
      ? gap(from.left, from.right, to.left, to.right)
      : gap(from.top, from.bottom, to.top, to.bottom);
    const aside = way[0]
      ? gap(from.top, from.bottom, to.top, to.bottom)
      : gap(from.left, from.right, to.left, to.right);
    const off = way[0] ? Math.abs(to.top - from.top) : Math.abs(to.left - from.left);
    return ahead > 1 && beyond >= 0 && (beyond > 0 || !aside) ? beyond + aside * ASIDE + off / 100 : Infinity;
  }

  /**
   * Move the focus; the first button when nothing has it.
   * @param {HTMLElement} root @param {string} key @returns {boolean} whether the key was one of the arrows
   */
  function move(root, key) {
    const way = WAYS.get(key);
    if (!way) return false;
    const buttons = reachable(root);
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    if (buttons.indexOf(focused) < 0) {
      if (buttons.length) {
        buttons[0].focus();
      }
      return true;
    }
    const from = focused.getBoundingClientRect();
    let best = null;
    let least = Infinity;
    buttons.forEach((one) => {
      const far = one === focused ? Infinity : distance(from, one.getBoundingClientRect(), way);
      if (far < least) {
        best = one;
        least = far;
      }
    });
    if (best) {
      /** @type {HTMLElement} */ (best).focus();
    }
    return true;
  }

  showroom.move = move;
})(/** @type {any} */ (window).OcopShowroom);
