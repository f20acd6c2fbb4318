// What is asked, in which order: the parts of the form and the fields of each, by their names in the rules. First what
// every product needs, in the order of a person with the product and its certificate at hand; then what some have.
((Form) => {
  // Not asked: what only the catalog's keepers write (code, sample, taxonomy, group_by, status).
  Form.PLAN = [
    { id: "san-pham", title: OcopWords.form.part_product, fields: ["name", "group", "alcohol"] },
    { id: "anh", titled: "photos", drawn: "photos" },
    { id: "co-so", title: OcopWords.form.part_producer, drawn: "producer" },
    { id: "noi-lam", record: "origin", fields: ["commune"], more: ["as_certified"] },
    {
      id: "cong-nhan",
      title: OcopWords.form.part_recognitions,
      list: "recognitions",
      one: OcopWords.form.one_recognition,
      least: 1,
      fields: ["stars", "decision", "issued", "issuer"],
      more: ["level", "score", "as_of"],
      intro: OcopWords.form.intro_recognitions,
    },
    { id: "lien-he", titled: "contact", drawn: "contact" },
    { id: "nguoi-gui", title: OcopWords.form.part_sender, drawn: "sender" },
    { id: "biet-them", title: OcopWords.form.part_more, fields: [], intro: OcopWords.form.intro_more },
    { id: "cau-chuyen", titled: "story", folded: true, fields: ["summary", "story"] },
    { id: "nhan", folded: true, record: "label" },
    { id: "quy-cach", title: OcopWords.form.part_variants, folded: true, list: "variants" },
    { id: "gia", folded: true, record: "price" },
    { id: "noi-ban", folded: true, list: "sold_at" },
    { id: "giay-to", title: OcopWords.form.part_documents, folded: true, list: "documents" },
    { id: "lo", folded: true, list: "lots", one: OcopWords.form.one_lot },
    {
      id: "nguon",
      folded: true,
      list: "sources",
      one: OcopWords.form.one_source,
      fields: ["title", "url"],
      intro: OcopWords.form.intro_sources,
    },
    {
      id: "them",
      title: OcopWords.form.part_others,
      folded: true,
      others: true,
      fields: ["season", "capacity", "aliases", "tags", "name_en", "summary_en", "links"],
    },
  ];

  // Help that stands here instead of the rules', which speak of files.
  Form.HELP = {
    "origin.commune": OcopWords.form.help_commune,
    "producer.address": OcopWords.form.help_address,
    "recognition.level": "",
    "recognition.issued": OcopWords.form.help_issued,
    "photo.file": "",
    "product.alcohol": "",
    "recognition.as_of": OcopWords.form.help_recognition_as_of,
    "price.as_of": OcopWords.form.help_price_as_of,
    "product.aliases": OcopWords.form.help_aliases,
    "product.tags": OcopWords.form.help_tags,
    "source.title": OcopWords.form.help_source_title,
  };
})(globalThis.OcopForm);
