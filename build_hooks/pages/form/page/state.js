// What was filled in: records as texts, photos and papers. Empty fields are no fields.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const LONGEST_SLUG = 80;

  /** What a form holds before anybody types. */
  function empty() {
    return {
      product: {},
      producer: {},
      sending: {},
      corrects: "",
      known: "",
      consent: false,
      photoConsent: false,
      photos: [],
      papers: [],
    };
  }

  /** A record without what is empty. @param {any} node @returns {any} */
  function pruned(node) {
    if (typeof node === "string") {
      return node.trim();
    }
    if (Array.isArray(node)) {
      return node.map(pruned).filter(isSomething);
    }
    return Object.keys(node).reduce((found, name) => {
      const value = pruned(node[name]);
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
    const texts = pruned({ product: state.product, producer: state.producer, sending: state.sending });
    return !Object.keys(texts).length && !state.photos.length && !state.papers.length;
  }

  /** The day in Vietnam, "2026-11-24"; a clock before the day of the data is not believed. @param {string} asOf */
  function today(asOf) {
    const clock = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
    return [clock, asOf].sort()[1];
  }

  /** "24/11/2026". @param {string} day */
  function written(day) {
    return day.split("-").reverse().join("/");
  }

  /** A photo's own name: 01.jpg, 02.jpg. @param {number} at from 0 */
  function photoName(at) {
    return `${(at < 9 ? "0" : "") + (at + 1)}.jpg`;
  }

  /** A record without the fields that only other groups have: those that were filled in before the group was changed. */
  function ofGroup(form, kind, tree) {
    const specs = form.rules.records[kind];
    const group = form.group();
    return Object.keys(tree).reduce((found, name) => {
      const spec = specs[name];
      const inner = spec && form.rules.records[spec.of] ? spec.of : "";
      if (!spec?.groups || spec.groups.indexOf(group) >= 0) {
        found[name] = inner && !Array.isArray(tree[name]) ? ofGroup(form, inner, tree[name]) : tree[name];
      }
      return found;
    }, {});
  }

  /** Where a product is known from when no source is named: its decision. @param {any} product */
  function decision(product) {
    const found = (product.recognitions || []).find((one) => one.decision);
    return found
      ? [
          pruned({
            title:
              (/^quyết định/i.test(found.decision) ? "" : "Quyết định ") +
              found.decision +
              (found.issued ? ` ngày ${found.issued}` : ""),
            publisher: found.issuer || "",
          }),
        ]
      : [];
  }

  /**
   * The records to be sent: the product, and the producer where it is new.
   * @param {any} form
   */
  function records(form) {
    const state = form.state;
    const day = written(today(form.config.as_of));
    let producer = pruned(state.producer);
    const product = pruned(ofGroup(form, "product", state.product));
    if (!product.sources && !state.corrects && decision(product).length) {
      product.sources = decision(product);
    }
    const title = (product.sources || []).map((one) => one.title).filter(Boolean)[0];
    product.photos = state.photos.map((photo, at) =>
      pruned({ file: photoName(at), alt: photo.alt || "", kind: photo.kind === "illustration" ? photo.kind : "" }),
    );
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
      product.producer = slug(form, producer.name, "co-so");
      if (product.origin) {
        producer.origin = product.origin;
      }
      if (producer.address && state.consent) {
        producer.contact = { consent: day }; // without it the catalog shows no household's address
      }
      producer.sources = [{ title: title || "Giấy chứng nhận của cơ sở" }];
    }
    return { product, producer: producer.name ? producer : {} };
  }

  /** As intake/naming.py: cut between words where it is too long. @param {any} form @param {string} text @param {string} otherwise */
  function slug(form, text, otherwise) {
    const whole = form.rules.slugify(text) || otherwise;
    return whole.length <= LONGEST_SLUG ? whole : whole.slice(0, LONGEST_SLUG).replace(/-[^-]*$/, "");
  }

  /** The product that the address asks to correct, #sua=SLUG, or ?sua=SLUG out of a chat's browser; "" without one. */
  function asked() {
    return (/[?#&]sua=([a-z0-9-]+)/.exec(location.search + location.hash) || [])[1] || "";
  }

  /** What a form holds to correct the product of the address; null without one. @param {any} form @returns {Promise<any>} */
  function corrected(form) {
    return !asked()
      ? Promise.resolve(null)
      : form.known().then((known) => {
          const found = known.products.find((one) => one[0] === asked());
          return found
            ? Object.assign(empty(), { corrects: found[0], product: { name: found[1], group: found[2] } })
            : null;
        });
  }

  Form.empty = empty;
  Form.asked = asked;
  Form.corrected = corrected;
  Form.pruned = pruned;
  Form.isEmpty = isEmpty;
  Form.today = today;
  Form.written = written;
  Form.photoName = photoName;
  Form.slug = slug;
  Form.records = records;
})(globalThis.OcopForm);
