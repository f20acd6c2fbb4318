"""Names of the sheets that hold no products, and the words of the sheet that explains the others."""

GUIDE, LISTS = "Hướng dẫn", "Danh sách"
GUIDE_LINES = (
    "Bảng nhập danh mục OCOP",
    "",
    "Mỗi hàng của sheet Sản phẩm là một sản phẩm; mỗi hàng của sheet Chủ thể là một cơ sở.",
    "Công nhận, Giấy tờ, Lô: mỗi hàng một mục; cột Tên sản phẩm nói mục ấy của sản phẩm nào.",
    "Cột có dấu * thì cần điền. Điều chưa biết thì để trống, không đoán.",
    "Rê chuột vào ô tiêu đề để xem cột ấy ghi gì. Ô có mũi tên thì chọn trong danh sách.",
    "Các ô đã để dạng chữ: gõ 00727 hay 27/01/2023 thì giữ nguyên như đã gõ.",
    "Thứ tự cột đổi được, cột không dùng thì xóa được; không đổi chữ ở hàng tiêu đề.",
    "Cần thêm một quy cách, nguồn hay nơi bán nữa thì thêm cột và tăng số, như “Quy cách 4: Mã số vạch”.",
    "Ảnh: chèn vào ô cột Ảnh, ở hàng của sản phẩm.",
    "Người trong ảnh đã đồng ý. Có trẻ em thì cha mẹ hoặc người giám hộ đồng ý.",
    "Dữ liệu của sản phẩm đã có: ô để trống thì danh mục giữ như cũ.",
    "Cột Tên tệp trong danh mục và Mã truy xuất do danh mục ghi: không sửa, sản phẩm mới thì để trống.",
    "Điền xong, lưu tệp dạng .xlsx rồi gửi người phụ trách danh mục; máy sẽ chỉ từng ô cần sửa.",
)
