// A classic script of the site, added to the page once: it also loads from a folder. After a failure the next call
// tries again.
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
