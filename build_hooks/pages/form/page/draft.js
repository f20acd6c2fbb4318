// A draft on this device alone: texts in local storage, photos and papers in a database; gone when it is cleared.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const KEY = "ocop-gui";
  const STORE = "tep";
  const RECORD = "bản nháp";
  const FILES = ["photos", "papers"];
  let stored = []; // the files that the database holds; most changes are of texts alone

  /** @param {any} state */
  function saveTexts(state) {
    try {
      localStorage.setItem(
        KEY,
        JSON.stringify(
          Object.assign({}, state, {
            photos: state.photos.map((one) => ({ alt: one.alt, kind: one.kind })),
            papers: state.papers.map((one) => ({ name: one.name, title: one.title })),
          }),
        ),
      );
      return true;
    } catch (_) {
      return false;
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  function database() {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(KEY, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore(STORE);
      };
      asked.onsuccess = () => {
        resolve(asked.result);
      };
      asked.onerror = asked.onblocked = () => {
        reject(asked.error);
      };
    });
  }

  /** Do something with the stored files, and wait until it is done. */
  function inStore(mode, work) {
    return database().then(
      (db) =>
        new Promise((resolve, reject) => {
          const change = db.transaction(STORE, mode);
          const asked = work(change.objectStore(STORE));
          change.oncomplete = () => {
            db.close();
            resolve(asked?.result);
          };
          change.onerror = change.onabort = () => {
            db.close();
            reject(change.error);
          };
        }),
    );
  }

  /** @param {any} state @returns {Promise<boolean>} whether the draft will be there again */
  function save(state) {
    const blobs = { photos: state.photos.map(blobOf), papers: state.papers.map(blobOf) };
    const all = blobs.photos.concat(blobs.papers);
    if (!saveTexts(state)) {
      return Promise.resolve(false);
    }
    if (all.length === stored.length && all.every((one, at) => one === stored[at])) {
      return Promise.resolve(true);
    }
    return inStore("readwrite", (store) => {
      store.put(blobs, RECORD);
    }).then(
      () => {
        stored = all;
        return true;
      },
      () => !all.length,
    );
  }

  function blobOf(one) {
    return one.blob;
  }

  /** @returns {Promise<{state: any, lost: boolean} | null>} the draft, and whether files of it are gone; null without one */
  function load() {
    const state = texts();
    if (!state) {
      return Promise.resolve(null);
    }
    return inStore("readonly", (store) => store.get(RECORD))
      .catch(() => null)
      .then((blobs) => {
        let lost = false;
        stored = [];
        FILES.forEach((name) => {
          state[name] = state[name]
            .map((one, at) => Object.assign(one, { blob: blobs?.[name] ? blobs[name][at] : null }))
            .filter((one) => {
              lost = lost || !one.blob;
              return one.blob;
            });
          stored = stored.concat(state[name].map(blobOf));
        });
        return { state, lost };
      });
  }

  /** What was written down, when it is a draft of this form. */
  function texts() {
    let found = null;
    const empty = Form.empty();
    try {
      found = JSON.parse(localStorage.getItem(KEY) || "null");
    } catch (_) {
      found = null;
    }
    if (found && found.photoConsent === undefined) {
      found.photoConsent = false; // a draft of the form before it asked
    }
    const isDraft =
      found &&
      Object.keys(empty).every(
        (name) =>
          found[name] !== null &&
          typeof found[name] === typeof empty[name] &&
          Array.isArray(found[name]) === Array.isArray(empty[name]),
      );
    return isDraft ? found : null;
  }

  /** @returns {Promise<any>} */
  function clear() {
    stored = [];
    try {
      localStorage.removeItem(KEY);
    } catch (_) {
      return Promise.resolve();
    }
    return inStore("readwrite", (store) => {
      store.clear();
    }).catch(() => null);
  }

  Form.draft = { save, load, clear };
})(globalThis.OcopForm);
