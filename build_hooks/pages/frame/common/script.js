// A classic script of the site, added to the page once, also from a folder; after a failure the next call tries again.
globalThis.OcopScript =
  globalThis.OcopScript ||
  (() => {
    /** @type {Record<string, Promise<void>>} */
    const coming = {};

    /** @param {string} address @returns {Promise<void>} */
    const added = (address) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve();
        script.onerror = () => {
          delete coming[address];
          reject(new Error(address));
        };
        document.head.append(script);
      });

    return (address) => {
      coming[address] = coming[address] || added(address);
      return coming[address];
    };
  })();
