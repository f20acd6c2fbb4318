// Scripts of the site that come when they are needed: the table of places, and what the catalog has already.
(function (Form) {
  "use strict";

  /** @param {any} config of the page, see pages/form/view.py */
  function scripts(config) {
    var loads = {}, finder = null;

    /** A script of the site, once; after a failure the next call tries again. @param {string} uri */
    function load(uri) {
      loads[uri] = loads[uri] || new Promise(function (resolve, reject) {
        document.head.append(Form.el("script", { src: config.root + uri, load: resolve, error: function () {
          delete loads[uri];
          reject(new Error(uri));
        } }));
      });
      return loads[uri];
    }

    return {
      /** What finds places; null when it cannot be loaded. @returns {Promise<any>} */
      places: function () {
        return Promise.all([load(config.places), load(config.places_data)]).then(function () {
          finder = finder || globalThis.OcopPlaces.open(globalThis.OCOP_PLACES);
          return finder;
        }, function () { return null; });
      },
      /** Producers and products of the catalog; none when they cannot be loaded. @returns {Promise<any>} */
      known: function () {
        return load(config.known).then(function () { return globalThis.OCOP_KNOWN; }, function () {
          return { producers: [], products: [] };
        });
      }
    };
  }

  Form.scripts = scripts;
})(globalThis.OcopForm = globalThis.OcopForm || {});
