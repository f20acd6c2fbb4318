// A draft on this device alone: texts in local storage, photos and papers in a database; gone when it is cleared.
(function (Form) {
  "use strict";

  var KEY = "ocop-gui", STORE = "tep";

  /** @param {any} state */
  function saveTexts(state) {
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.assign({}, state, {
        photos: state.photos.map(function (one) { return { alt: one.alt, kind: one.kind }; }),
        papers: state.papers.map(function (one) { return { name: one.name, title: one.title }; })
      })));
      return true;
    } catch (_) {
      return false;
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  function database() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open(KEY, 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore(STORE); };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = function () { reject(asked.error); };
    });
  }

  /** Do something with the stored files, and wait until it is done. */
  function inStore(mode, work) {
    return database().then(function (db) {
      return new Promise(function (resolve, reject) {
        var change = db.transaction(STORE, mode), asked = work(change.objectStore(STORE));
        change.oncomplete = function () {
          db.close();
          resolve(asked && asked.result);
        };
        change.onerror = change.onabort = function () { reject(change.error); };
      });
    });
  }

  /** @param {any} state @returns {Promise<boolean>} whether the draft will be there again */
  function save(state) {
    if (!saveTexts(state)) {
      return Promise.resolve(false);
    }
    var blobs = { photos: state.photos.map(blobOf), papers: state.papers.map(blobOf) };
    return inStore("readwrite", function (store) { store.put(blobs, "bản nháp"); }).then(function () { return true; }, function () {
      return !state.photos.length && !state.papers.length;
    });
  }

  function blobOf(one) {
    return one.blob;
  }

  /** @returns {Promise<any>} the draft, or null */
  function load() {
    var texts = null;
    try {
      texts = JSON.parse(localStorage.getItem(KEY) || "null");
    } catch (_) {
      texts = null;
    }
    if (!texts || typeof texts !== "object") {
      return Promise.resolve(null);
    }
    var state = Object.assign(Form.empty(), texts);
    return inStore("readonly", function (store) { return store.get("bản nháp"); }).catch(function () { return null; }).then(function (blobs) {
      ["photos", "papers"].forEach(function (name) {
        state[name] = state[name].map(function (one, at) {
          return Object.assign(one, { blob: blobs && blobs[name] ? blobs[name][at] : null });
        }).filter(blobOf);
      });
      return state;
    });
  }

  /** @returns {Promise<any>} */
  function clear() {
    try {
      localStorage.removeItem(KEY);
    } catch (_) {
      return Promise.resolve();
    }
    return inStore("readwrite", function (store) { store.clear(); }).catch(function () { return null; });
  }

  Form.draft = { save: save, load: load, clear: clear };
})(globalThis.OcopForm = globalThis.OcopForm || {});
