// What was filled in: records as texts, photos and papers. Empty fields are no fields.
(function (Form) {
  "use strict";

  /** What a form holds before anybody types. */
  function empty() {
    return { product: {}, producer: {}, sending: {}, corrects: "", known: "", consent: false, photos: [], papers: [] };
  }

  /** A record without what is empty. @param {any} node @returns {any} */
  function pruned(node) {
    if (typeof node === "string") {
      return node.trim();
    }
    if (Array.isArray(node)) {
      return node.map(pruned).filter(isSomething);
    }
    return Object.keys(node).reduce(function (found, name) {
      var value = pruned(node[name]);
      if (isSomething(value)) {
        found[name] = value;
      }
      return found;
    }, {});
  }

  function isSomething(value) {
    return value !== "" && (typeof value !== "object" || Object.keys(value).length > 0);
  }

  /** Whether anything was filled in. @param {any} state */
  function isEmpty(state) {
    var texts = pruned({ product: state.product, producer: state.producer, sending: state.sending });
    return !Object.keys(texts).length && !state.photos.length && !state.papers.length;
  }

  /** The day in Vietnam, "2026-11-24"; a clock before the day of the data is not believed. @param {string} asOf */
  function today(asOf) {
    var clock = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
    return clock < asOf ? asOf : clock;
  }

  /** "24/11/2026". @param {string} day */
  function written(day) {
    return day.split("-").reverse().join("/");
  }

  /** A photo's own name: 01.jpg, 02.jpg. @param {number} at from 0 */
  function photoName(at) {
    return (at < 9 ? "0" : "") + (at + 1) + ".jpg";
  }

  /**
   * The records to be sent: the product, and the producer where it is new.
   * @param {any} state @param {any} config of the page
   */
  function records(state, config) {
    var day = written(today(config.as_of)), product = pruned(state.product), producer = pruned(state.producer);
    var title = (product.sources || []).map(function (one) { return one.title; }).filter(Boolean)[0];
    product.photos = state.photos.map(function (photo, at) {
      return pruned({ file: photoName(at), alt: photo.alt || "", kind: photo.kind === "illustration" ? photo.kind : "" });
    });
    if (product.contact && state.consent) {
      product.contact.consent = day;
    }
    if (!product.photos.length) {
      delete product.photos;
    }
    if (state.known) {
      product.producer = state.known;
      producer = {};
    } else if (producer.name) {
      product.producer = globalThis.OcopSearch.slugify(producer.name).slice(0, 80);
      if (product.origin) {
        producer.origin = product.origin;
      }
      if (producer.address && state.consent) {
        producer.contact = { consent: day };  // without it the catalog shows no household's address
      }
      producer.sources = [{ title: title || "Giấy chứng nhận của cơ sở" }];
    }
    return { product: product, producer: producer.name ? producer : {} };
  }

  Form.empty = empty;
  Form.pruned = pruned;
  Form.isEmpty = isEmpty;
  Form.today = today;
  Form.written = written;
  Form.photoName = photoName;
  Form.records = records;
})(globalThis.OcopForm = globalThis.OcopForm || {});
