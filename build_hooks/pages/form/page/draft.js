// A draft on this device alone: texts in local storage, photos and papers in a database; gone when it is cleared.
((Form) => {
  const KEY = "ocop-gui";
  const STORE = "tep";
  const RECORD = "bản nháp"; // what devices hold already goes by this name
  /** @type {Blob[]} */
  let stored = []; // the files that the database holds; most changes are of texts alone

  /** @param {OcopForm.State} state */
  function saveTexts(state) {
    const texts = {
      ...state,
      photos: state.photos.map((photo) => ({ alt: photo.alt, kind: photo.kind })),
      papers: state.papers.map((paper) => ({ name: paper.name, title: paper.title })),
    };
    try {
      localStorage.setItem(KEY, JSON.stringify(texts));
      return true;
    } catch (_) {
      return false;
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  function database() {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(KEY, 1);
      const fail = () => reject(asked.error);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore(STORE);
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = fail;
      asked.onblocked = fail;
    });
  }

  /**
   * Do something with the stored files, and wait until it is done.
   * @template Result
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Result>} work
   * @returns {Promise<Result>}
   */
  async function inStore(mode, work) {
    const db = await database();
    return new Promise((resolve, reject) => {
      const change = db.transaction(STORE, mode);
      const asked = work(change.objectStore(STORE));
      const fail = () => {
        db.close();
        reject(change.error);
      };
      change.oncomplete = () => {
        db.close();
        resolve(asked.result);
      };
      change.onerror = fail;
      change.onabort = fail;
    });
  }

  /** @param {OcopForm.State} state @returns {Promise<boolean>} whether the draft will be there again */
  async function save(state) {
    const blobs = { photos: state.photos.map(blobOf), papers: state.papers.map(blobOf) };
    const all = blobs.photos.concat(blobs.papers);
    if (!saveTexts(state)) return false;
    if (all.length === stored.length && all.every((blob, at) => blob === stored[at])) return true;
    try {
      await inStore("readwrite", (store) => store.put(blobs, RECORD));
    } catch (_) {
      return !all.length;
    }
    stored = all;
    return true;
  }

  /** @param {{ blob: Blob }} file */
  const blobOf = (file) => file.blob;

  /** The draft, and whether files of it are gone; null without one. @returns {Promise<OcopForm.Draft | null>} */
  async function load() {
    const state = texts();
    if (!state) return null;
    const blobs = await inStore("readonly", (store) => store.get(RECORD)).catch(() => null);
    const many = state.photos.length + state.papers.length;
    state.photos = withBlobs(state.photos, blobs?.photos);
    state.papers = withBlobs(state.papers, blobs?.papers);
    stored = state.photos.map(blobOf).concat(state.papers.map(blobOf));
    return { state, lost: stored.length < many };
  }

  /**
   * Each with its file; those whose file is gone are left out.
   * @template {{ blob: Blob }} File
   * @param {File[]} files
   * @param {Blob[]} [blobs]
   */
  const withBlobs = (files, blobs = []) => files.map((file, at) => ({ ...file, blob: blobs[at] })).filter(blobOf);

  /** What was written down, when it is a draft of this form. @returns {OcopForm.State | null} */
  function texts() {
    let found = null;
    try {
      found = JSON.parse(localStorage.getItem(KEY) || "null");
    } catch (_) {
      return null;
    }
    const { photoConsent, base, thumbs, commune, maker } = Form.empty(); // drafts of the form before it asked or knew
    if (found) found = { photoConsent, base, thumbs, commune, maker, ...found };
    if (found?.base?.photos) found.product = { photos: found.base.photos, ...found.product }; // that left them apart
    const isDraft =
      found &&
      Object.entries(Form.empty()).every(([name, nothing]) => {
        const value = found[name];
        return value !== null && typeof value === typeof nothing && Array.isArray(value) === Array.isArray(nothing);
      });
    return isDraft ? found : null;
  }

  /** @returns {Promise<unknown>} */
  async function clear() {
    stored = [];
    try {
      localStorage.removeItem(KEY);
    } catch (_) {
      return;
    }
    await inStore("readwrite", (store) => store.clear()).catch(() => null);
  }

  Form.draft = { save, load, clear };
})(globalThis.OcopForm);
