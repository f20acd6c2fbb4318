// A draft on this device alone: texts in local storage, photos and papers in a database; gone when it is cleared.
(function (Form) {
  "use strict";

  var KEY = "ocop-gui", STORE = "tep", RECORD = "bản nháp", FILES = ["photos", "papers"];
  var stored = [];  // the files that the database holds; most changes are of texts alone

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
      asked.onerror = asked.onblocked = function () { reject(asked.error); };
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
        change.onerror = change.onabort = function () {
          db.close();
          reject(change.error);
        };
      });
    });
  }

  /** @param {any} state @returns {Promise<boolean>} whether the draft will be there again */
  function save(state) {
    var blobs = { photos: state.photos.map(blobOf), papers: state.papers.map(blobOf) }, all = blobs.photos.concat(blobs.papers);
    if (!saveTexts(state)) {
      return Promise.resolve(false);
    }
    if (all.length === stored.length && all.every(function (one, at) { return one === stored[at]; })) {
      return Promise.resolve(true);
    }
    return inStore("readwrite", function (store) { store.put(blobs, RECORD); }).then(function () {
      stored = all;
      return true;
    }, function () { return !all.length; });
  }

  function blobOf(one) {
    return one.blob;
  }

  /** @returns {Promise<{state: any, lost: boolean} | null>} the draft, and whether files of it are gone; null without one */
  function load() {
    var state = texts();
    if (!state) {
      return Promise.resolve(null);
    }
    return inStore("readonly", function (store) { return store.get(RECORD); }).catch(function () { return null; }).then(function (blobs) {
      var lost = false;
      stored = [];
      FILES.forEach(function (name) {
        state[name] = state[name].map(function (one, at) {
          return Object.assign(one, { blob: blobs && blobs[name] ? blobs[name][at] : null });
        }).filter(function (one) {
          lost = lost || !one.blob;
          return one.blob;
        });
        stored = stored.concat(state[name].map(blobOf));
      });
      return { state: state, lost: lost };
    });
  }

  /** What was written down, when it is a draft of this form. */
  function texts() {
    var found = null, empty = Form.empty();
    try {
      found = JSON.parse(localStorage.getItem(KEY) || "null");
    } catch (_) {
      found = null;
    }
    if (found && found.photoConsent === undefined) {
      found.photoConsent = false;  // a draft of the form before it asked
    }
    var isDraft = found && Object.keys(empty).every(function (name) {
      return found[name] !== null && typeof found[name] === typeof empty[name] && Array.isArray(found[name]) === Array.isArray(empty[name]);
    });
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
    return inStore("readwrite", function (store) { store.clear(); }).catch(function () { return null; });
  }

  Form.draft = { save: save, load: load, clear: clear };
})(globalThis.OcopForm = globalThis.OcopForm || {});
