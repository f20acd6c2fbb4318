// On the page for wrong addresses, before it is drawn: leads on from a code or number, or lets the page say what is wrong.
(function () {
  "use strict";

  /**
   * The site's root as the page knows it; where the site was put elsewhere, all before the first S or 01.
   * @param {string} path
   * @param {string} known
   * @returns {string}
   */
  function rootOf(path, known) {
    if (path.indexOf(known) === 0 && OcopCode.lead(path.slice(known.length)).typed) {
      return known;
    }
    var found = /^(.*?\/)(?:S|01)\/[^/]/i.exec(path);
    return found ? found[1] : known;
  }

  var script = /** @type {HTMLScriptElement} */ (document.currentScript);
  var here = location.pathname;
  var root = rootOf(here, (script.dataset.ocopRoot || "/").replace(/index\.html$/, ""));
  var origin = location.protocol + "//" + location.host;
  // Some hosts take the last slash away again: who comes from this very address is not led once more.
  var again = document.referrer.split(/[?#]/)[0] === origin + here;
  var answer = OcopCode.lead(here.slice(root.length), again);

  if (answer.to) {
    location.replace(origin + root + answer.to);
    return;
  }
  document.addEventListener("DOMContentLoaded", function () {
    var words = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-lost]"));
    var box = /** @type {HTMLFormElement} */ (document.querySelector("[data-ocop-code-box]"));
    box.dataset.ocopRoot = origin + root;
    if (answer.says) {
      words.textContent = answer.says;
      box.querySelector("input").value = answer.typed;
    }
  });
})();
