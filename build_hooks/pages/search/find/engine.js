// The engine of search for the box and the browse page: fetched with its payload when one of them is first used.
((Find) => {
  const PARTS = ["du-lieu/tim-kiem.js", "assets/ocop-search.js"];
  const CODES = "du-lieu/ma.js";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".ocop-find"));
  /** @type {OcopSearch.Engine | null} */
  let engine = null;

  /** @param {string} uri */
  const fetched = (uri) => OcopScript(Find.root + uri);

  /** The engine; null when script and payload are of different days, as an old cache may have them. */
  function started() {
    try {
      engine = engine || OcopSearch.open(OCOP_SEARCH);
    } catch (error) {
      console.warn(String(error));
    }
    return engine;
  }

  // Whole: on the browse page itself it is written "index.html".
  Find.root = (form ? form.action : "").replace(/tim-kiem\/index\.html$/, "");

  Find.open = (then) => {
    if (engine) {
      then(engine);
    } else {
      Promise.all(PARTS.map(fetched)).then(
        () => then(started()),
        () => then(null),
      );
    }
  };

  // Codes and GTINs are fetched first when the words look like one.
  Find.search = (query, options, then) => {
    Find.open((ready) => {
      const answer = () => then(ready?.search(query, options) || null, ready);
      if (ready?.needsCodes(query)) {
        fetched(CODES).then(answer, answer);
      } else {
        answer();
      }
    });
  };
})(globalThis.OcopFind);
