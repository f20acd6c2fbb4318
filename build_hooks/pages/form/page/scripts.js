// Scripts of the site that come when they are needed: the table of places, and what the catalog has already.
((Form) => {
  Form.scripts = (config) => {
    /** @type {OcopPlaces.Finder | null} */
    let finder = null;

    const load = (/** @type {string} */ uri) => OcopScript(config.root + uri);

    return {
      /** What finds places; null when it cannot be loaded. */
      places: async () => {
        try {
          await Promise.all([config.places, config.places_data].map(load));
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
  };
})(globalThis.OcopForm);
