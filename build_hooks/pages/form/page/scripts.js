// Scripts of the site that come when they are needed: the table of places, and what the catalog has already.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  /** @param {OcopForm.Config} config */
  function scripts(config) {
    /** @type {Record<string, Promise<void>>} */
    const loads = {};
    /** @type {OcopPlaces.Finder | null} */
    let finder = null;

    /** A script of the site, once; after a failure the next call tries again. @param {string} uri */
    function load(uri) {
      loads[uri] =
        loads[uri] ||
        new Promise((resolve, reject) => {
          const fail = () => {
            delete loads[uri];
            reject(new Error(uri));
          };
          document.head.append(Form.el("script", { src: config.root + uri, load: () => resolve(), error: fail }));
        });
      return loads[uri];
    }

    return {
      /** What finds places; null when it cannot be loaded. */
      places: async () => {
        try {
          await Promise.all([load(config.places), load(config.places_data)]);
        } catch (_) {
          return null;
        }
        finder = finder || OcopPlaces.open(OCOP_PLACES);
        return finder;
      },
      /** Producers and products of the catalog; none when they cannot be loaded. */
      known: async () => {
        try {
          await load(config.known);
        } catch (_) {
          return { producers: [], products: [] };
        }
        return OCOP_KNOWN;
      },
    };
  }

  Form.scripts = scripts;
})(globalThis.OcopForm);
