// On the page for wrong addresses, before it is drawn: leads on from a code or number, or lets the page say what is
// wrong.
(() => {
  /**
   * The site's root as the page knows it; where the site was put elsewhere, all before the first S or 01.
   * @param {string} path @param {string} known @returns {string}
   */
  function rootOf(path, known) {
    if (path.indexOf(known) === 0 && OcopCode.lead(path.slice(known.length)).typed) return known;
    const found = /^(.*?\/)(?:S|01)\/[^/]/i.exec(path);
    return found ? found[1] : known;
  }

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const here = location.pathname;
  const root = rootOf(here, (script.dataset.ocopRoot || "/").replace(/index\.html$/, ""));
  const origin = `${location.protocol}//${location.host}`;
  // Some hosts take the last slash away again: who comes from this very address is not led once more.
  const again = document.referrer.split(/[?#]/)[0] === origin + here;
  const answer = OcopCode.lead(here.slice(root.length), again);

  if (answer.to) {
    location.replace(origin + root + answer.to);
    return;
  }
  document.addEventListener("DOMContentLoaded", () => {
    const words = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-lost]"));
    const box = /** @type {HTMLFormElement} */ (document.querySelector("[data-ocop-code-box]"));
    box.dataset.ocopRoot = origin + root;
    if (answer.says) {
      const heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
      const [first, ...rest] = answer.says.replace(/\.$/, "").split(". ");
      heading.textContent = first;
      document.title = first;
      if (rest.length) words.textContent = `${rest.join(". ")}.`;
      /** @type {HTMLInputElement} */ (box.querySelector("input")).value = answer.typed;
    }
  });
})();
