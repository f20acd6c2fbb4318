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
      /** What the catalog shows of a product; null when it has no such product, or it cannot be loaded. */
      held: async (slug) => {
        if (!slug || !config.correcting) return null;
        const number = Form.crc(new TextEncoder().encode(slug)) % config.correcting;
        try {
          await load(`du-lieu/sua/${String(number).padStart(2, "0")}.js`);
        } catch (_) {
          return null;
        }
        return new Map(Object.entries(OCOP_HELD)).get(slug) || null;
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
