// What is asked, in which order: the parts of the form and the fields of each, by their names in the rules.
(function (Form) {
  "use strict";

  /**
   * `record`: the fields are of this record of the product; `list`: of each of these; `folded`: shown when asked for.
   * Not asked: what only the catalog's keepers write (code, sample, taxonomy, group_by, status).
   */
  Form.PLAN = [
    { id: "san-pham", title: "Sản phẩm", fields: ["name", "group", "alcohol", "summary"] },
    { id: "co-so", title: "Cơ sở sản xuất", own: "producer" },
    { id: "noi-lam", title: "Nơi sản xuất", record: "origin", fields: ["commune", "as_certified"] },
    { id: "cong-nhan", title: "Công nhận OCOP", list: "recognitions", one: "lần công nhận", least: 1,
      fields: ["stars", "decision", "issued", "issuer", "level", "score", "as_of"],
      intro: "Ghi theo quyết định hoặc giấy chứng nhận. Không có quyết định thì ghi hạng sao và năm của nguồn." },
    { id: "nguon", title: "Nguồn thông tin", list: "sources", one: "nguồn", least: 1,
      fields: ["title", "url"], intro: "Lấy thông tin từ đâu: quyết định, giấy chứng nhận, trang web." },
    { id: "anh", title: "Ảnh", own: "photos" },
    { id: "cau-chuyen", title: "Câu chuyện sản phẩm", folded: true, fields: ["story"] },
    { id: "nhan", title: "Thông tin trên nhãn", folded: true, record: "label" },
    { id: "quy-cach", title: "Quy cách và mã số vạch", folded: true, list: "variants", one: "quy cách" },
    { id: "gia", title: "Giá bán", folded: true, record: "price" },
    { id: "noi-ban", title: "Nơi bán", folded: true, list: "sold_at", one: "nơi bán" },
    { id: "giay-to", title: "Giấy tờ khác", folded: true, list: "documents", one: "giấy tờ" },
    { id: "lo", title: "Lô hàng", folded: true, list: "lots", one: "lô" },
    { id: "them", title: "Thông tin thêm", folded: true,
      fields: ["season", "capacity", "aliases", "tags", "name_en", "summary_en", "links"] },
    { id: "lien-he", title: "Liên hệ mua hàng", own: "contact" },
    { id: "nguoi-gui", title: "Người gửi", own: "sending" }
  ];

  /** Help that stands here instead of the rules', which speak of files. */
  Form.HELP = {
    "origin.commune": "Gõ tên xã rồi chọn. Gõ tên cũ trước 01/07/2025 cũng được.",
    "recognition.level": "", "photo.file": "", "product.alcohol": "",
    "recognition.as_of": "Chỉ khi không có quyết định, như 2025.",
    "price.as_of": "Giá của ngày, tháng hay năm nào, như 11/2026.",
    "product.aliases": "Mỗi dòng một tên.", "product.tags": "Mỗi dòng một từ.",
    "source.title": "Như “Quyết định 86/QĐ-UBND ngày 27/01/2023”."
  };
})(globalThis.OcopForm = globalThis.OcopForm || {});
