// What was filled in: records as texts, photos and papers. Empty fields are no fields.
((Form) => {
  const LONGEST_SLUG = 80;

  /** What a form holds before anybody types. @returns {OcopForm.State} */
  const empty = () => ({
    product: {},
    producer: {},
    sending: {},
    corrects: "",
    base: {},
    thumbs: [],
    commune: "",
    maker: { slug: "" },
    known: "",
    consent: false,
    photoConsent: false,
    photos: [],
    papers: [],
  });

  /** A record without what is empty. @param {any} node @returns {any} */
  function pruned(node) {
    if (typeof node === "string") return node.trim();
    if (Array.isArray(node)) return node.map(pruned).filter(isSomething);
    const fields = Object.entries(node).map(([name, value]) => [name, pruned(value)]);
    return Object.fromEntries(fields.filter(([, value]) => isSomething(value)));
  }

  /** @param {any} value */
  const isSomething = (value) => value !== "" && (typeof value !== "object" || Object.keys(value).length > 0);

  /** Whether nothing was filled in beside what the catalog has. @param {OcopForm.State} state */
  function isEmpty(state) {
    const { base, maker, corrects, consent, photos, papers } = state;
    const { producer: _, ...held } = base;
    const isAgreed = corrects ? consent === Boolean(base.contact) : true;
    const texts = ({ product = {}, producer = {}, sending = {} }) =>
      JSON.stringify(pruned({ product, producer, sending }));
    return (
      isAgreed &&
      texts(state) === texts({ product: held, producer: textsOf(maker) }) &&
      !photos.length &&
      !papers.length
    );
  }

  /** What the catalog shows of a producer. @param {OcopForm.Maker} maker @returns {OcopForm.Filled} */
  const textsOf = ({ slug: _, ...texts }) => texts;

  /** The day in Vietnam, "2026-11-24". @param {OcopForm.Form} form */
  const today = (form) => OcopDay.today(Date.now(), form.config.as_of);

  /**
   * The names of the photos that are sent: 01.jpg, 02.jpg, but for those that the product has.
   * @param {OcopForm.State} state @returns {string[]}
   */
  function photoNames({ base, photos }) {
    const taken = (base.photos || []).map((/** @type {OcopForm.Filled} */ photo) => photo.file.replace(/\..*/, ""));
    const numbers = Array.from({ length: photos.length + taken.length }, (_, at) => String(at + 1).padStart(2, "0"));
    return numbers.filter((number) => !taken.includes(number)).map((number) => `${number}.jpg`);
  }

  /**
   * A record without the fields that only other groups have: those that were filled in before the group was changed.
   * @param {OcopForm.Form} form @param {string} kind @param {OcopForm.Filled} tree @returns {OcopForm.Filled}
   */
  function ofGroup(form, kind, tree) {
    const specs = form.rules.records[kind];
    const fields = Object.entries(tree).filter(([name]) => specs[name]?.groups?.includes(form.group()) ?? true);
    return Object.fromEntries(
      fields.map(([name, value]) => {
        const inner = specs[name]?.of || "";
        return [name, form.rules.records[inner] && !Array.isArray(value) ? ofGroup(form, inner, value) : value];
      }),
    );
  }

  /** Where a product is known from when no source is named: its decision. @param {OcopForm.Filled} product */
  function decision(product) {
    /** @type {OcopForm.Filled[]} */
    const recognitions = product.recognitions || [];
    const found = recognitions.find((recognition) => recognition.decision);
    return found ? [pruned({ title: decisionTitle(found), publisher: found.issuer || "" })] : [];
  }

  /** "Quyết định 86/QĐ-UBND ngày 27/01/2023". @param {OcopForm.Filled} recognition */
  function decisionTitle({ decision: number, issued }) {
    const word = OcopWords.form.decision;
    const isNamed = number.toLowerCase().startsWith(word.toLowerCase());
    const title = isNamed ? number : `${word} ${number}`;
    return issued ? OcopWords.fill(OcopWords.form.of_day, { title, day: issued }) : title;
  }

  /** The records to be sent: the product, and the producer where it is new. @param {OcopForm.Form} form */
  function records(form) {
    const { state } = form;
    const day = OcopDay.vietnamese(today(form));
    const product = pruned(ofGroup(form, "product", state.product));
    const sources = state.corrects ? [] : decision(product);
    if (!product.sources && sources.length) product.sources = sources;
    const names = photoNames(state);
    const added = state.photos.map((photo, at) =>
      pruned({ file: names[at], alt: photo.alt || "", kind: photo.kind === "illustration" ? photo.kind : "" }),
    );
    product.photos = [...(product.photos || []), ...added];
    const isOld = JSON.stringify(product.contact) === JSON.stringify(state.base.contact);
    if (product.contact && state.consent && !isOld) product.contact.consent = day;
    if (!product.photos.length) delete product.photos;
    const producer = state.known ? {} : newProducer(form, product, day);
    if (state.known || producer.name) {
      product.producer = state.known || slug(form, producer.name, "co-so");
    }
    return { product, producer };
  }

  /**
   * The record of a producer that the catalog does not know; empty without a name.
   * @param {OcopForm.Form} form @param {OcopForm.Filled} product @param {string} day @returns {OcopForm.Filled}
   */
  function newProducer(form, product, day) {
    const { state } = form;
    const producer = pruned(state.producer);
    if (!producer.name) {
      return {};
    }
    /** @type {OcopForm.Filled[]} */
    const sources = product.sources || [];
    const titled = sources.find((source) => source.title);
    if (product.origin) producer.origin = product.origin;
    if (producer.address && state.consent) {
      producer.contact = { consent: day }; // without it the catalog shows no household's address
    }
    producer.sources = [{ title: titled ? titled.title : OcopWords.form.producer_source }];
    return producer;
  }

  /**
   * As intake/naming.py: cut between words where it is too long.
   * @param {OcopForm.Form} form @param {string} text @param {string} otherwise
   */
  function slug(form, text, otherwise) {
    const whole = form.rules.slugify(text) || otherwise;
    return whole.length <= LONGEST_SLUG ? whole : whole.slice(0, LONGEST_SLUG).replace(/-[^-]*$/, "");
  }

  Object.assign(Form, { empty, pruned, isEmpty, textsOf, today, photoNames, slug, records });
})(globalThis.OcopForm);
