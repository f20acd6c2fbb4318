// The arrow keys go to the nearest button in their direction, so that a keyboard or a remote reaches everything.
((showroom) => {
  const WAYS = new Map([
    ["ArrowLeft", [-1, 0]],
    ["ArrowRight", [1, 0]],
    ["ArrowUp", [0, -1]],
    ["ArrowDown", [0, 1]],
  ]);
  const ASIDE = 3; // a step aside costs as much as three ahead

  /** @param {HTMLElement} root */
  const reachable = (root) =>
    [...root.querySelectorAll("button")].filter((one) => !one.disabled && one.getClientRects().length);

  /**
   * How far it is from one place to another in a direction; Infinity where it lies elsewhere.
   * @param {DOMRect} from @param {DOMRect} to @param {number[]} way
   */
  function distance(from, to, [across, down]) {
    /** @type {("left" | "right" | "top" | "bottom")[]} */
    const sides = ["left", "right", "top", "bottom"];
    const [start, end, side, otherSide] = across ? sides : [...sides.slice(2), ...sides];
    const ahead = ((to[start] + to[end] - from[start] - from[end]) / 2) * (across || down);
    const beyond = Math.max(0, to[start] - from[end], from[start] - to[end]); // 0 where they overlap
    const aside = Math.max(0, to[side] - from[otherSide], from[side] - to[otherSide]);
    const off = Math.abs(to[side] - from[side]);
    return ahead > 1 && (beyond > 0 || !aside) ? beyond + aside * ASIDE + off / 100 : Infinity;
  }

  /**
   * Move the focus; the first button when nothing has it.
   * @param {HTMLElement} root @param {string} key @returns {boolean} whether the key was one of the arrows
   */
  function move(root, key) {
    const way = WAYS.get(key);
    if (!way) return false;
    const buttons = reachable(root);
    const focused = buttons.find((one) => one === document.activeElement);
    if (!focused) {
      buttons[0]?.focus();
      return true;
    }
    const from = focused.getBoundingClientRect();
    let best = focused;
    let least = Infinity;
    for (const one of buttons) {
      const far = one === focused ? Infinity : distance(from, one.getBoundingClientRect(), way);
      if (far < least) {
        best = one;
        least = far;
      }
    }
    best.focus();
    return true;
  }

  showroom.move = move;
})(globalThis.OcopShowroom);
