// Scripts of the site that come when they are needed: the table of places, and what the catalog has already.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  /** @param {any} config of the page, see pages/form/view.py */
  function scripts(config) {
    const loads = {};
    let finder = null;

    /** A script of the site, once; after a failure the next call tries again. @param {string} uri */
    function load(uri) {
      loads[uri] =
        loads[uri] ||
        new Promise((resolve, reject) => {
          document.head.append(
            Form.el("script", {
              src: config.root + uri,
              load: resolve,
              error: () => {
                delete loads[uri];
                reject(new Error(uri));
              },
            }),
          );
        });
      return loads[uri];
    }

    return {
      /** What finds places; null when it cannot be loaded. @returns {Promise<any>} */
      places: () =>
        Promise.all([load(config.places), load(config.places_data)]).then(
          () => {
            finder = finder || globalThis.OcopPlaces.open(globalThis.OCOP_PLACES);
            return finder;
          },
          () => null,
        ),
      /** Producers and products of the catalog; none when they cannot be loaded. @returns {Promise<any>} */
      known: () =>
        load(config.known).then(
          () => globalThis.OCOP_KNOWN,
          () => ({ producers: [], products: [] }),
        ),
    };
  }

  Form.scripts = scripts;
})(globalThis.OcopForm);
