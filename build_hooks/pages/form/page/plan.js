// What is asked, in which order: the parts of the form and the fields of each, by their names in the rules. First what
// every product needs, in the order of a person with the product and its certificate at hand; then what some have.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  /**
   * `record`: the fields are of this record of the product; `list`: of each of these; `folded` and `more`: shown when
   * asked for.
   * Not asked: what only the catalog's keepers write (code, sample, taxonomy, group_by, status).
   */
  Form.PLAN = [
    { id: "san-pham", title: "Sản phẩm", fields: ["name", "group", "alcohol"] },
    { id: "anh", title: "Ảnh", own: "photos" },
    { id: "co-so", title: "Cơ sở sản xuất", own: "producer" },
    { id: "noi-lam", title: "Nơi sản xuất", record: "origin", fields: ["commune"], more: ["as_certified"] },
    {
      id: "cong-nhan",
      title: "Công nhận OCOP",
      list: "recognitions",
      one: "lần công nhận",
      least: 1,
      fields: ["stars", "decision", "issued", "issuer"],
      more: ["level", "score", "as_of"],
      intro: "Ghi theo quyết định hoặc giấy chứng nhận.",
    },
    { id: "lien-he", title: "Liên hệ mua hàng", own: "contact" },
    { id: "nguoi-gui", title: "Người gửi", own: "sending" },
    { id: "biet-them", title: "Biết thêm thì ghi", fields: [], intro: "Không bắt buộc. Bấm vào từng dòng để mở ra." },
    { id: "cau-chuyen", title: "Câu chuyện sản phẩm", folded: true, fields: ["summary", "story"] },
    { id: "nhan", title: "Thông tin trên nhãn", folded: true, record: "label" },
    { id: "quy-cach", title: "Quy cách và mã số vạch", folded: true, list: "variants", one: "quy cách" },
    { id: "gia", title: "Giá bán", folded: true, record: "price" },
    { id: "noi-ban", title: "Nơi bán", folded: true, list: "sold_at", one: "nơi bán" },
    { id: "giay-to", title: "Giấy tờ khác", folded: true, list: "documents", one: "giấy tờ" },
    { id: "lo", title: "Lô hàng", folded: true, list: "lots", one: "lô" },
    {
      id: "nguon",
      title: "Nguồn thông tin",
      folded: true,
      list: "sources",
      one: "nguồn",
      fields: ["title", "url"],
      intro:
        "Đã ghi số quyết định thì không cần ghi ở đây: quyết định ấy là nguồn. Chưa có quyết định thì ghi thông tin lấy từ đâu.",
    },
    {
      id: "them",
      title: "Thông tin thêm",
      folded: true,
      fields: ["season", "capacity", "aliases", "tags", "name_en", "summary_en", "links"],
    },
  ];

  /** Help that stands here instead of the rules', which speak of files. */
  Form.HELP = {
    "origin.commune": "Gõ tên xã rồi chọn. Gõ tên cũ trước 01/07/2025 cũng được.",
    "producer.address": "Địa chỉ của hộ chỉ được đăng khi cơ sở đồng ý, ở phần “Liên hệ mua hàng”.",
    "recognition.level": "",
    "recognition.issued": "Ngày/tháng/năm, như 27/01/2023. Gõ liền 27012023 cũng được.",
    "photo.file": "",
    "product.alcohol": "",
    "recognition.as_of": "Chỉ khi không có quyết định: năm của nguồn, như 2025.",
    "price.as_of": "Giá của ngày, tháng hay năm nào, như 11/2026.",
    "product.aliases": "Mỗi dòng một tên.",
    "product.tags": "Mỗi dòng một từ.",
    "source.title": "Như “Quyết định 86/QĐ-UBND ngày 27/01/2023”.",
  };
})(globalThis.OcopForm);
