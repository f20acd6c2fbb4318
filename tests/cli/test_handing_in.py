"""Whatever is handed in at once, each file has its line, and nothing is lost, answers included."""

import unicodedata
from pathlib import Path

import pytest

from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT as THERE
from tests.building import jpeg
from tests.intake.sending import NAME, PATH, PRODUCER, PRODUCT, add, contents, files, page, write, zipped
from tests.workbook_files import template

LONE = PRODUCT.replace('producer: "lo-mam"\n', "")
PDF = b"%PDF-1.7 x"


def sent(name: str, **changes: str | bytes | None) -> dict[str, bytes]:
    """A whole submission of the product of this name, with a photo of its own."""
    product = str(changes.pop("product", PRODUCT)).replace(NAME, name)
    return {**files(product=product, **changes), "anh/01.jpg": jpeg(1000, 700 + len(name))}


def record(name: str) -> bytes:
    """A product's file that a person wrote."""
    return LONE.replace(NAME, name).encode()


def answers(root: Path) -> dict[str, str]:
    """What lies aside, by path."""
    found = (path for path in (root / "nhan").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().hex() for path in found}


def lines_of(output: str, name: str) -> list[str]:
    """The lines of a run that name a file, not as the place of another's."""
    return [line for line in output.splitlines() if name in line]


EVERYTHING = {
    "a.zip": zipped(sent("Mắm một")),
    "kho.yml": record("Khô hai"),
    "01.jpg": jpeg(1000, 750),
    "giấy phép.pdf": PDF,
    "công văn.docx": b"PK\3\4",
    "danh sách.xlsx": template(),
    "Hồ sơ bà Sáu/san-pham.yml": LONE.replace(NAME, "Mắm ba").encode(),
    "Hồ sơ bà Sáu/01.jpg": jpeg(1000, 751),
    "Hồ sơ bà Sáu/Giấy chứng nhận số 1.pdf": PDF,
    "Hồ sơ bà Sáu/minh-chung/Quyết định 86.PDF": PDF,
    "gom/ba hồ sơ.zip": zipped({"x.zip": zipped(sent("Mắm tư")), "y.html": page(sent("Mắm năm")), "ghi chu.txt": b"x"}),
    "gom/IMG_0001.HEIC": b"\0\0\0\x18ftypheic" + bytes(90),
    "gom/rong.html": b"",
    "gom/rong.csv": b"",
    "gom/hinh.rar": b"Rar!",
    "gom/chu-the.yml": PRODUCER.encode(),
    "Thumbs.db": b"x",
    "__MACOSX/._a.zip": b"x",
    "~$danh sách.xlsx": b"x",
}
OUTCOMES = {
    "←  gui/a.zip": "mới   Mắm một",
    "←  gui/kho.yml": "mới   Khô hai",
    "kho.yml, giấy phép.pdf, 01.jpg": "Gồm 3 tệp",
    "←  gui/công văn.docx": "lỗi",
    "←  gui/danh sách.xlsx": "lỗi",
    "←  gui: Hồ sơ bà Sáu": "mới   Mắm ba",
    "Giấy chứng nhận số 1.pdf, Hồ sơ bà Sáu/01.jpg": "Gồm 4 tệp",
    "←  gui/gom/ba hồ sơ.zip/x.zip": "mới   Mắm tư",
    "←  gui/gom/ba hồ sơ.zip/y.html": "mới   Mắm năm",
    "←  gui/gom/ba hồ sơ.zip/ghi chu.txt": "lỗi",
    "←  gui/gom/IMG_0001.HEIC": "lỗi",
    "←  gui/gom/rong.html": "lỗi",
    "←  gui/gom/rong.csv": "lỗi",
    "tệp “rong.csv” rỗng, không có nội dung nào": "xin người gửi gửi lại",
    "←  gui/gom/hinh.rar": "lỗi",
    "←  gui/gom/chu-the.yml": "lỗi",
    "~$danh sách.xlsx, ._a.zip": "bỏ qua 3 tệp do máy tự tạo",
}


def test_every_file_has_one_line(repository: Path, desk: Path) -> None:
    """Zips, loose files, folders, packed things in packed things, tables, papers, photos, empty ones: all at once."""
    folder = write(desk / "gui", EVERYTHING)
    result = add(repository, folder)
    assert result.exit_code == 1
    for place, outcome in OUTCOMES.items():
        (line,) = lines_of(result.output, place)
        assert outcome in line, line
    assert "5 mới, 0 sửa, 0 trùng, 8 lỗi." in result.output, result.output
    assert [one.line() for one in read_catalog(repository).errors] == []
    papers = sorted(path.name for path in (repository / "nhan").rglob("minh-chung/*"))
    assert papers == ["giay-chung-nhan-so-1.pdf", "giay-phep.pdf", "quyet-dinh-86.pdf"]


def test_the_same_run_again_changes_nothing(repository: Path, desk: Path) -> None:
    """It says so of each; no answer and no paper is written over or twice."""
    folder = write(desk / "gui", EVERYTHING)
    add(repository, folder)
    before, aside = contents(repository), answers(repository)
    result = add(repository, folder)
    assert "0 mới, 0 sửa, 5 trùng, 8 lỗi." in result.output, result.output
    assert result.output.count("Đã có trong danh mục. Không có gì khác nên không ghi gì.") == 5
    assert (contents(repository), answers(repository)) == (before, aside)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "a.xlsx",
            '“ocop add” nhận hồ sơ từng sản phẩm; nhận bảng bằng: ocop import "a.xlsx"',
        ),
        ("a b.csv", 'nhận bảng bằng: ocop import "a b.csv"'),
        ("a.docx", 'nhận bằng: ocop import "a.docx"'),
        ("a.pdf", "thư mục “minh-chung” của hồ sơ"),
        ("a.HEIC", "không hồ sơ nào nêu tên ảnh “a.HEIC”"),
        ("a.avif", "không hồ sơ nào nêu tên ảnh “a.avif”"),
        ("a.7z", "giải nén ra một thư mục"),
        ("gui-kem.yml", "không đi cùng tệp sản phẩm nào"),
        ("a.exe", "không nhận loại tệp “.exe”"),
        ("a", "không nhận loại tệp “a”"),
    ],
)
@pytest.mark.parametrize("way", ["alone", "folder", "zip"])
def test_each_kind_has_its_way_on(repository: Path, desk: Path, name: str, said: str, way: str) -> None:
    """Handed in alone, in a folder or in a zip."""
    write(desk / "x", {name: b"something"})
    (desk / "x.zip").write_bytes(zipped({name: b"something"}))
    result = add(repository, {"alone": desk / "x" / name, "folder": desk / "x", "zip": desk / "x.zip"}[way])
    assert result.exit_code == 1 and said in result.output and result.output.count("lỗi  ") == 1, result.output


def test_photos_that_were_handed_in_with_their_record(repository: Path, desk: Path) -> None:
    """`ocop add *`: the photo is the record's, and no stranger; another one is."""
    write(desk, {"kho.yml": record("Khô"), "01.jpg": jpeg(1000, 750), "02.jpg": jpeg(900, 700)})
    result = add(repository, *sorted(desk.iterdir()))
    assert "mới   Khô" in result.output and "Gồm 2 tệp: kho.yml, 01.jpg." in result.output, result.output
    assert "1 mới, 0 sửa, 0 trùng, 1 lỗi." in result.output and "←  02.jpg" in result.output


@pytest.mark.parametrize("place", ["", "anh/", "mam/", "Anh/"])
def test_photos_beside_the_record_of_a_folder(repository: Path, desk: Path, place: str) -> None:
    """Right beside it, in the form's folder, or in one of the record's name."""
    result = add(repository, write(desk / "a", {"mam.yml": record(NAME), f"{place}01.jpg": jpeg(1000, 750)}))
    assert result.exit_code == 0 and (repository / PATH).is_file(), result.output
    assert len(read_catalog(repository).catalog.products[1].photos) == 1


@pytest.mark.parametrize(
    ("named", "lies", "kept"),
    [
        ("01.jpg", "01.JPG", "01.jpg"),
        ("01.JPG", "01.jpg", "01.JPG"),
        ("IMG_1.jpeg", "img_1.jpg", "IMG_1.jpeg"),
        ("01.jfif", "01.jfif", "01.jpg"),
        ("01.jpg", "01.jfif", "01.jpg"),
        ("01.heic", "01.jpg", "01.jpg"),
        ("Ảnh bìa.jpg", "Ảnh bìa.jpg", "anh-bia.jpg"),
        ("Ảnh bìa.jpg", unicodedata.normalize("NFD", "ảnh bìa.JPG"), "anh-bia.jpg"),
        ("anh/01.jpg", "01.jpg", "01.jpg"),
    ],
)
@pytest.mark.parametrize("way", ["zip", "folder"])
def test_a_photo_by_another_name(repository: Path, desk: Path, named: str, lies: str, kept: str, way: str) -> None:
    """In another case, with another ending of the same kind, with marks: taken, under a name of ours."""
    members = files(product=PRODUCT.replace("01.jpg", named))
    members[f"anh/{lies}"] = members.pop("anh/01.jpg")
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(repository, desk / "a.zip" if way == "zip" else write(desk / "a", members))
    assert result.exit_code == 0, result.output
    assert [photo.file for photo in read_catalog(repository).catalog.products[1].photos] == [kept]


def test_two_photos_that_may_be_meant(repository: Path, desk: Path) -> None:
    """Nobody guesses: both are told, and so is the one that is missing, in the words of who filled in a form."""
    members = {**files(product=PRODUCT.replace("01.jpg", "a.jpg")), "anh/a.png": jpeg(), "anh/a.webp": jpeg()}
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1
    assert "Ảnh 1, Tệp ảnh: hồ sơ nêu ảnh “a.jpg” mà không gửi kèm ảnh ấy; gửi lại cả ảnh" in result.output
    assert "Ảnh a.png không được nêu" in result.output and "Ảnh a.webp không được nêu" in result.output


def test_a_photo_without_its_end_mark(repository: Path, desk: Path) -> None:
    """It is all there and is taken with the mark; one that breaks off is refused."""
    whole = jpeg(1000, 750)
    (desk / "a.zip").write_bytes(zipped({**files(), "anh/01.jpg": whole[:-2]}))
    assert add(repository, desk / "a.zip").exit_code == 0
    kept = repository / PATH.replace("products", "images").replace(".yml", "/01.jpg")
    assert kept.read_bytes().endswith(b"\xff\xd9")
    (desk / "b.zip").write_bytes(zipped({**sent("Khô"), "anh/01.jpg": whole[:-900]}))
    result = add(repository, desk / "b.zip")
    assert result.exit_code == 1 and "ảnh chưa tải hết" in result.output


@pytest.mark.parametrize("name", ["01.avif", "01.jpg", "01.heic"])
def test_an_avif_is_told_with_its_way_on(repository: Path, desk: Path, name: str) -> None:
    """Once, whatever its name says."""
    members = files(product=PRODUCT.replace("01.jpg", name))
    del members["anh/01.jpg"]
    members[f"anh/{name}"] = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(900)
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1
    (line,) = lines_of(result.output, "Tệp ảnh")
    assert "ảnh thuộc kiểu AVIF" in line and "chọn Lưu thành (Save as) kiểu JPEG, rồi gửi tệp mới" in line


def test_what_a_chat_has_renamed(repository: Path, desk: Path) -> None:
    """A zip and a page without their endings are known by what is in them; a text is a text."""
    names = {"gui-mam": zipped(sent("Mắm một")), "gui.txt": page(sent("Mắm hai")), "ghi.txt": b"PK xin"}
    result = add(repository, *(write(desk / "a", names) / name for name in names))
    assert "2 mới, 0 sửa, 0 trùng, 1 lỗi." in result.output and "không nhận loại tệp “.txt”" in result.output
    assert "0 mới, 0 sửa, 2 trùng, 1 lỗi." in add(repository, desk / "a").output


def test_files_as_a_catalog_keeps_them(repository: Path, desk: Path) -> None:
    """Somebody hands in a part of a catalog: photos lie in images/."""
    members = {"products/an-giang/x/mam.yml": record(NAME), "images/an-giang/x/mam/01.jpg": jpeg(1000, 750)}
    result = add(repository, write(desk / "a", members))
    assert result.exit_code == 0 and "Gồm 2 tệp" in result.output, result.output


# Copies


@pytest.mark.parametrize("copy", ["mam - Copy.yml", "mam (1).yml", "Bản sao của mam.yml", "Copy of mam.yml"])
def test_a_copy_does_not_stand_for_its_original(repository: Path, desk: Path, copy: str) -> None:
    """However names sort: the original is taken, and what the copy says otherwise is told of the copy."""
    other = LONE.replace("Hũ mắm trên bàn gỗ", "Hũ mắm").replace("27/01/2025", "31/02/2025")
    write(desk / "a", {"mam.yml": record(NAME), copy: other.encode(), "01.jpg": jpeg(1000, 750)})
    result = add(repository, desk / "a")
    assert result.exit_code == 0, result.output
    assert f"mới   {NAME}  ←  a/mam.yml" in result.output and f"trùng {NAME}  ←  a/{copy}" in result.output
    assert "Bản này ghi khác; cần lấy thì chạy lại lệnh với riêng tệp này và --update:" in result.output
    assert "27/01/2025 → 31/02/2025" in result.output
    assert "27/01/2025" in (repository / PATH).read_text("utf-8")


def test_a_copy_keeps_no_paper_from_its_original(repository: Path, desk: Path) -> None:
    """The PDF beside a record and its copy is a paper of the record, and who sent it is known."""
    copied = {"khô.yml": record("Khô"), "khô - Copy.yml": record("Khô"), "01.jpg": jpeg(1000, 750)}
    write(desk / "gui", {**copied, "giấy phép.pdf": PDF, "gui-kem.yml": "form: 1\nsender: Sáu\n".encode()})
    output = add(repository, desk / "gui").output
    assert "1 mới, 0 sửa, 1 trùng, 0 lỗi." in output and "Người gửi: Sáu" in output, output
    assert (repository / "nhan/kho/minh-chung/giay-phep.pdf").exists()


def test_copies_of_zips_and_folders(repository: Path, desk: Path) -> None:
    """In a folder, and as they are named one after the other."""
    whole, other = zipped(files()), zipped(files(product=PRODUCT.replace("27/01/2025", "28/01/2025")))
    write(desk / "a", {"gui.zip": whole, "gui (1).zip": other})
    assert f"mới   {NAME}  ←  a/gui.zip" in add(repository, "--dry-run", desk / "a").output
    assert f"mới   {NAME}  ←  gui.zip" in add(repository, desk / "a/gui (1).zip", desk / "a/gui.zip").output


# Answers


def test_an_answer_is_never_written_over(repository: Path, desk: Path) -> None:
    """Two submissions of one product, the first wrong; then the first mended; then all of it once more."""
    wrong = files(product=PRODUCT.replace("27/01/2025", "31/02/2025"))
    (desk / "a.zip").write_bytes(zipped(wrong))
    (desk / "b.zip").write_bytes(zipped(files()))
    add(repository, desk / "a.zip", desk / "b.zip")
    first, second = (
        (repository / f"nhan/{name}/tra-loi.txt").read_text("utf-8-sig") for name in ("mam-ca-linh", "mam-ca-linh-2")
    )
    assert "Danh mục chưa nhận được" in first and "Danh mục đã nhận thông tin" in second
    before = answers(repository)
    (desk / "c.zip").write_bytes(zipped(files(product=PRODUCT.replace("Hũ mắm", "Một hũ mắm"))))
    add(repository, desk / "a.zip", desk / "b.zip", desk / "c.zip")
    after = answers(repository)
    assert {path: after[path] for path in before} == before
    assert "nhan/mam-ca-linh-3/tra-loi.txt" in after


def test_what_is_asked_besides_is_no_other_answer(repository: Path, desk: Path) -> None:
    """One is wrong, the other of the same photo is taken: again, the wrong one only hears of the photo besides."""
    (desk / "a.zip").write_bytes(zipped(files(product=PRODUCT.replace("27/01/2025", "31/02/2025"))))
    (desk / "b.zip").write_bytes(zipped(files(product=PRODUCT.replace(NAME, "Khô"))))
    add(repository, desk / "a.zip", desk / "b.zip")
    before = answers(repository)
    assert "giống hệt ảnh" in add(repository, desk / "a.zip", desk / "b.zip").output
    assert answers(repository) == before


def test_another_answer_to_the_same_has_a_number(repository: Path, desk: Path) -> None:
    """What was wrong became right: the officer sees both answers, and one that was edited by hand stays."""
    (desk / "a.zip").write_bytes(zipped(files(producer=None)))
    assert add(repository, desk / "a.zip").exit_code == 1
    answer = repository / "nhan/mam-ca-linh/tra-loi.txt"
    answer.write_text("Chị Sáu ơi.", "utf-8")
    write(
        repository,
        {
            "producers/lo-mam.yml": PRODUCER.encode(),
            "products/an-giang/x.yml": f"{THERE}producer: lo-mam\n".replace("Bánh tráng", "X").encode(),
        },
    )
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0 and "nhan/mam-ca-linh/tra-loi-2.txt" in result.output, result.output
    assert answer.read_text("utf-8") == "Chị Sáu ơi."


# To whom a problem is told


def test_a_wrong_producer_is_its_own_sender_s(repository: Path, desk: Path) -> None:
    """Two products of one new producer: who wrote it wrong is told, and the other is taken."""
    spoilt = PRODUCER.replace("co-so", "khong-co")
    (desk / "a.zip").write_bytes(zipped(sent("Mắm một", producer=spoilt)))
    (desk / "b.zip").write_bytes(zipped(sent("Mắm hai")))
    result = add(repository, desk / "a.zip", desk / "b.zip")
    assert "lỗi   Mắm một" in result.output and "mới   Mắm hai" in result.output, result.output
    assert len(lines_of(result.output, "khong-co")) == 1


def test_what_a_second_sender_writes_of_a_producer_is_told(repository: Path, desk: Path) -> None:
    """It is not taken, and not lost without a word: old and new, with the way to take it."""
    (desk / "a.zip").write_bytes(zipped(sent("Mắm một")))
    more = f'{PRODUCER}address: {{commune: "30445"}}\n'.replace("co-so", "ho-kinh-doanh")
    (desk / "b.zip").write_bytes(zipped(sent("Mắm hai", producer=more)))
    for result in (
        add(repository, "--dry-run", desk / "a.zip", desk / "b.zip"),
        add(repository, desk / "a.zip", desk / "b.zip"),
    ):
        assert "Cơ sở đã có (producers/lo-mam-ba-sau.yml); hồ sơ này ghi khác, không lấy" in result.output
        assert "Loại hình: Cơ sở sản xuất → Hộ kinh doanh" in result.output
    assert "2 mới" in result.output and "ghi khác" not in add(repository, desk / "a.zip").output


def test_photos_that_are_not_taken_are_told(repository: Path, desk: Path) -> None:
    """A second sender's picture of the same product, under the same name; the same pictures again are no news."""
    (desk / "a.zip").write_bytes(zipped(sent("Mắm một")))
    (desk / "b.zip").write_bytes(zipped({**sent("Mắm một"), "anh/01.jpg": jpeg(900, 650)}))
    for paths in (("a.zip", "b.zip"), ("b.zip",)):
        output = add(repository, *(desk / path for path in paths)).output
        assert "Ảnh gửi kèm mà danh mục không có: 01.jpg." in output and "1 trùng" in output, output
    add(repository, "--update", desk / "b.zip")
    assert "Ảnh gửi kèm" not in add(repository, desk / "a.zip", desk / "b.zip").output


def test_all_that_is_missing_is_told_at_once_and_to_its_sender(repository: Path, desk: Path) -> None:
    """Of the product and of its new producer; nobody is told to ask the sender who is the sender."""
    write(repository, {"products/tay-ninh/kho.yml": THERE.replace("Bánh tráng", "Khô").encode()})
    text = PRODUCT.replace('origin:\n  commune: "30445"\n', "")
    (desk / "a.zip").write_bytes(zipped(files(product=text, producer='name: "Lò mắm Bà Sáu"\n')))
    add(repository, desk / "a.zip")
    answer = (repository / "nhan/mam-ca-linh/tra-loi.txt").read_text("utf-8-sig")
    assert "Nơi sản xuất: chưa biết sản phẩm ở tỉnh nào" in answer and "người gửi" not in answer
    assert "Loại hình: chưa điền “Loại hình”" in answer


def test_a_place_is_answered_as_the_check_answers_it(repository: Path, desk: Path) -> None:
    """In a catalog of two provinces too, and with what else is wrong: the near names, not “unknown province”."""
    write(repository, {"products/tay-ninh/kho.yml": THERE.replace("Bánh tráng", "Khô").encode()})
    text = PRODUCT.replace('"30445"', '"xã Bình Thạnh Đng, An Giang"').replace("27/01/2025", "31/02/2025")
    (desk / "a.zip").write_bytes(zipped(files(product=text)))
    output = add(repository, desk / "a.zip").output
    assert "có phải “xã Bình Thạnh Đông, tỉnh An Giang”" in output and "không có ngày “31/02/2025”" in output
    assert "chưa biết sản phẩm ở tỉnh nào" not in output
