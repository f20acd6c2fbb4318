"""A correction does what its sender may: the rest is left out or waits for a yes, each field said old and new."""

from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.cli.accepting import WAITS
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCER as THERE
from tests.building import PRODUCT, jpeg, write_repository
from tests.intake.sending import add, contents, files, write, zipped
from tests.versions import Versions
from tests.workbook_files import RECOGNITION, filled, run

SIRUP = "products/an-giang/siro.yml"
MAKER = "producers/lo-siro.yml"
PHONE = 'contact: {phone: "0912 345 678", consent: 02/03/2026}\n'
FILES = {
    SIRUP: PRODUCT.replace("Bánh tráng", "Siro Atiso").replace("thuc-pham", "do-uong") + "producer: lo-siro\n" + PHONE,
    MAKER: THERE.replace("Cơ sở Bánh Tráng", "Lò siro") + 'address: Ấp Một\ncontact: {phone: "0912 345 678"}\n',
}
BY_ANYBODY = """\
name: Siro Atiso
group: thuc-pham
code: 7KQ4M2XR
sample: có
group_by: quyet-dinh
updated: 01/01/2020
status:
  is: withdrawn
  on: 20/11/2025
recognitions:
  - stars: 5
    decision: 1/QĐ
    issued: 01/01/2025
    issuer: UBND tỉnh An Giang
summary: Lời mới.
contact:
  phone: "0999999999"
  zalo: "0999999999"
  consent: 01/01/2025
links:
  - name: Cổng
    url: https://evil.example/
sources:
  - title: x
"""
HELD = ("Nhóm sản phẩm", "Các lần công nhận", "Liên hệ mua hàng", "Cổng thông tin chính thức")
NEVER = ("Mã truy xuất", "Dữ liệu mẫu", "Ai xếp nhóm", "Ngày cập nhật", "Tình trạng trong danh mục")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog of a sirup and its producer."""
    return write_repository(tmp_path, dict(FILES))


def sent(desk: Path, text: str = BY_ANYBODY, name: str = "a", slug: str = "siro", **more: str) -> Path:
    """A correction as a zip."""
    sending = f'slug: "{slug}"\nsender: "Ai đó"\nphone: "0977 777 777"\n' + more.pop("sending", "")
    members = files(product=text, sending=sending, producer=more.get("producer"))
    members.pop("anh/01.jpg")
    (desk / f"{name}.zip").write_bytes(zipped(members))
    return desk / f"{name}.zip"


def asked(monkeypatch: pytest.MonkeyPatch, root: Path, answers: str, *words: str | Path) -> Result:
    """`ocop add` with somebody at the keyboard."""
    monkeypatch.setattr(import_module("build_hooks.cli.accepting"), "is_person", lambda: True)
    return CliRunner().invoke(ocop, ["--root", str(root), "add", *map(str, words)], input=answers)


def text_of(root: Path, path: str = SIRUP) -> str:
    return (root / path).read_text("utf-8")


def answer(root: Path) -> str:
    return next((root / "nhan").rglob("tra-loi.txt")).read_text("utf-8-sig")


def test_nobody_is_there_to_say_yes(root: Path, desk: Path) -> None:
    """Plain fields are written; what waits is named old and new, what is never taken is named; the end says so."""
    result = add(root, sent(desk))
    assert result.exit_code == WAITS, result.output
    assert text_of(root).startswith(FILES[SIRUP].partition("sources")[0])
    assert "summary: Lời mới." in text_of(root) and PHONE in text_of(root) and "evil" not in text_of(root)
    for words in ("5 sao", "withdrawn", "7KQ4M2XR", "sample", "0999", "1/QĐ", "01/01/2020"):
        assert words not in text_of(root)
    lines = [line.strip() for line in result.output.splitlines()]
    assert "Một câu giới thiệu: (chưa có) → Lời mới." in lines
    assert "chờ duyệt: Nhóm sản phẩm: Đồ uống → Thực phẩm" in lines
    assert "chờ duyệt: Các lần công nhận 2, Hạng sao: (chưa có) → 5" in lines
    assert "chờ duyệt: Liên hệ mua hàng, Điện thoại: 0912 345 678 → 0999999999" in lines
    assert "chờ duyệt: Liên hệ mua hàng, Ngày đồng ý công khai: 02/03/2026 → 01/01/2025" in lines
    assert "không lấy (do người giữ danh mục ghi): Dữ liệu mẫu: có" in lines
    assert "0 mới, 1 sửa, 0 trùng, 0 lỗi." in lines
    assert "chạy lại lệnh với --accept siro, hoặc --accept-all." in result.output


def test_a_name_is_no_yes_to_two_that_differ(root: Path, desk: Path) -> None:
    """Who has compared one submission has not compared the other one that lies beside it."""
    honest = sent(desk, 'name: Siro Atiso\ncontact: {phone: "0912 345 679", consent: 02/03/2026}\n', "b")
    result = add(root, "--accept", "siro", sent(desk), honest)
    assert result.exit_code == WAITS and "--accept siro: nhiều hồ sơ khác nhau cùng chờ" in result.output, result.output
    assert "0999999999" not in text_of(root) and PHONE in text_of(root)
    assert add(root, "--accept", "siro", honest).exit_code == 0 and "0912 345 679" in text_of(root)


def test_a_name_is_a_yes_to_the_same_twice(root: Path, desk: Path) -> None:
    """One correction sent two times wants one thing."""
    result = add(root, "--accept", "siro", sent(desk), sent(desk, name="b"))
    assert result.exit_code == 0 and "stars: 5" in text_of(root), result.output


def test_the_answer_says_what_waits_and_what_was_left_out(root: Path, desk: Path) -> None:
    """In the words of the form, without what the catalog has: the sender may be anybody."""
    add(root, sent(desk))
    said = answer(root)
    assert "đã ghi một phần của bản sửa" in said
    waits, _, left = said.partition("Những mục này do người giữ danh mục ghi")
    assert [name for name in HELD if f"\n- {name}" not in waits] == []
    assert [name for name in NEVER if f"\n- {name}" not in left] == []
    assert "- Liên hệ mua hàng: Điện thoại, Zalo, Ngày đồng ý công khai" in waits
    assert "0912" not in said and "02/03/2026" not in said and "siro.yml" not in said


@pytest.mark.parametrize("words", [("--accept", "siro"), ("--accept-all",)])
def test_again_with_a_yes(root: Path, desk: Path, words: tuple[str, ...]) -> None:
    """What waited is written, what is never taken is not, and a third run has nothing to do."""
    add(root, sent(desk))
    result = add(root, *words, sent(desk))
    assert result.exit_code == 0 and "chờ duyệt" not in result.output, result.output
    product = read_catalog(root).catalog.products[0]
    assert [one.stars for one in product.recognitions] == [3, 5] and product.group == "thuc-pham"
    assert product.contact.phone == "0999999999" and not product.sample and not product.status and not product.code
    before = contents(root)
    assert "0 mới, 0 sửa, 1 trùng, 0 lỗi." in add(root, sent(desk)).output
    assert contents(root) == before


def test_a_yes_to_another_is_none(root: Path, desk: Path) -> None:
    """A name that nothing waits under is told."""
    result = add(root, "--accept", "siro-khac", sent(desk))
    assert result.exit_code == WAITS and "0999" not in text_of(root)
    assert "--accept siro-khac: không có phần nào chờ duyệt mang tên ấy." in result.output


def test_a_dry_run_shows_the_same(root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And asks nobody, and writes nothing."""
    before = contents(root)
    result = asked(monkeypatch, root, "y\n", "--dry-run", sent(desk))
    assert result.exit_code == WAITS and "chờ duyệt: Nhóm sản phẩm" in result.output
    assert "Nhận những mục trên?" not in result.output
    assert contents(root) == before and not (root / "nhan").exists()


@pytest.mark.parametrize("answers", ["", "\n", "n\n", "y\n"])
def test_at_a_terminal_it_is_asked(root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, answers: str) -> None:
    """Once for the product, with who sent it and every field old and new; anything but a yes is none."""
    result = asked(monkeypatch, root, answers, sent(desk))
    assert result.output.count("Nhận những mục trên?") == 1 and "người gửi: Ai đó, 0977777777" in result.output
    assert "  Liên hệ mua hàng, Điện thoại: 0912 345 678 → 0999999999" in result.output
    assert ("0999999999" in text_of(root)) == (answers == "y\n")
    if answers:
        assert result.exit_code == (0 if answers == "y\n" else WAITS), result.output


def test_all_of_it_waits(root: Path, desk: Path) -> None:
    """Nothing is written, not even the day or the source of what waits; it is no change and no error."""
    text = 'name: Siro Atiso\ngroup: do-uong\ncontact: {phone: "0999999999"}\nsources: [{title: x}]\n'
    before = contents(root)
    result = add(root, sent(desk, text))
    assert result.exit_code == WAITS and "0 mới, 0 sửa, 0 trùng, 0 lỗi, 1 chờ." in result.output
    assert contents(root) == before
    assert "chưa ghi gì" in answer(root)
    assert (root / "nhan/siro-atiso/gui-kem.yml").is_file()


def test_an_honest_correction_asks_nobody(root: Path, desk: Path) -> None:
    """A story, a price and a source are written at once, whatever is said again."""
    text = """\
name: Siro Atiso
group: do-uong
story: Kể lại.
price: {from: "50000", as_of: "2026"}
contact: {phone: "0912345678"}
sources: [{title: Chủ cơ sở}]
"""
    result = add(root, sent(desk, text))
    assert result.exit_code == 0 and "chờ duyệt" not in result.output, result.output
    assert "Giá bán, Giá từ (đồng): (chưa có) → 50000" in result.output
    assert "0912 345 678" in text_of(root)


def test_update_is_no_yes(root: Path, desk: Path) -> None:
    """`--update` finds the product by its name and holds the same fields."""
    text = BY_ANYBODY + "producer: lo-siro\n"
    members = {"san-pham.yml": text.encode()}
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(root, "--update", desk / "a.zip")
    assert result.exit_code == WAITS and "0999" not in text_of(root) and "Lời mới." in text_of(root)


def test_what_would_be_wrong_is_refused_and_asked_of_nobody(
    root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day that is none in what waits: the whole correction is told, and nothing of it is written."""
    before = contents(root)
    text = BY_ANYBODY.replace("issued: 01/01/2025", "issued: 31/02/2025")
    result = asked(monkeypatch, root, "y\n", sent(desk, text))
    assert result.exit_code == 1 and "Nhận những mục trên?" not in result.output
    assert "Các lần công nhận 2, Ngày ký quyết định: không có ngày “31/02/2025”" in result.output
    assert contents(root) == before


def test_what_only_goes_together_waits_together(root: Path, desk: Path) -> None:
    """A label of the new group is wrong without the new group, which waits."""
    text = "name: Siro Atiso\ngroup: du-lich\nlabel: {duration: Một ngày}\nseason: Tết\n"
    before = contents(root)
    assert add(root, sent(desk, text)).exit_code == WAITS and contents(root) == before
    assert add(root, "--accept", "siro", sent(desk, text)).exit_code == 0 and "duration: Một ngày" in text_of(root)


# Values that are taken away

WHOLE = """\
name: Siro Atiso
group: do-uong
recognitions:
  - {stars: 3, as_of: "2025"}
  - {stars: 4, decision: 12/QĐ-UBND, issued: 16/03/2026, score: "78,25"}
summary: Lời cũ.  # của chủ cơ sở
aliases: [Nước atiso, Siro hoa]
variants: [{name: Chai, gtin: "8936049500008"}, {name: Can}]
label: {storage: Nơi mát, usage: Pha loãng}
price: {from: 50.000, as_of: "2025"}
sold_at: [{name: Chợ Vàm, address: Số 1}, {name: Chợ Mới}, {name: Trên mạng, url: "https://example.vn/"}]
sources: [{title: Danh sách}]
"""
AWAY = """\
name: Siro Atiso
summary: (xóa)
aliases: [(xóa), Nước Atiso]
label: {storage: (Xóa)}
price: {from: (xóa), to: (xóa), as_of: (xóa)}
"""


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A catalog of a sirup of which much is known."""
    return write_repository(tmp_path, {SIRUP: WHOLE})


def test_a_sign_empties_a_value(whole: Path, desk: Path) -> None:
    """Alone a field, in a list what the list had; it is told, and the sign itself stands nowhere."""
    result = add(whole, sent(desk, AWAY))
    assert result.exit_code == 0 and "Một câu giới thiệu: Lời cũ. → (bỏ)" in result.output, result.output
    assert "Bảo quản: Nơi mát → (bỏ)" in result.output
    product = read_catalog(whole).catalog.products[0]
    assert product.summary == "" and product.price is None and product.aliases == ("Nước Atiso",)
    assert product.label.storage == "" and product.label.usage == "Pha loãng" and "trống" not in text_of(whole).lower()


@pytest.mark.parametrize(
    ("text", "waits", "left"),
    [
        ("sold_at: [(xóa), {name: Chợ Mới}]", "(Trên mạng), Đường dẫn", ["Chợ Mới", "Trên mạng"]),
        ("sold_at: (xóa)", "(Trên mạng), Đường dẫn", ["Trên mạng"]),
        (
            "recognitions: [(xóa), {stars: 4, decision: 12/QĐ-UBND, issued: 16/03/2026}]",
            "Các lần công nhận 1, Hạng sao: 3",
            ["Chợ"],
        ),
        ("recognitions: [{decision: 12/QĐ-UBND, score: (xóa)}]", "Điểm: 78,25 → (bỏ)", ["Chợ Vàm", "Chợ Mới"]),
        ("variants: [(xóa), {name: Chai, gtin: 08936049500008}]", None, ["Chợ Vàm", "Chai"]),
    ],
)
def test_what_is_held_waits_until_it_is_taken_away(
    whole: Path, desk: Path, text: str, waits: str | None, left: list[str]
) -> None:
    """A member with an address or a certificate stays in its place until a yes; what is plain goes at once."""
    result = add(whole, sent(desk, f"name: Siro Atiso\n{text}\n"))
    assert result.exit_code == (WAITS if waits else 0), result.output
    assert not waits or waits in result.output, result.output
    held = read_catalog(whole).catalog.products[0]
    assert len(held.recognitions) == 2 and str(held.recognitions[1].score) == "78.25"
    assert all(name in text_of(whole) for name in left)
    assert add(whole, "--accept-all", sent(desk, f"name: Siro Atiso\n{text}\n")).exit_code == 0
    product, name = read_catalog(whole).catalog.products[0], text.partition(":")[0]
    assert len(getattr(product, name)) == (0 if text == "sold_at: (xóa)" else 2 if "[{" in text else 1)
    assert "trống" not in text_of(whole)


def test_what_must_be_there_cannot_be_emptied(whole: Path, desk: Path) -> None:
    """A name; and a new product is as if the sign were not there."""
    before = contents(whole)
    assert "thiếu trường “Tên sản phẩm”" in add(whole, sent(desk, "name: (xóa)\n")).output.replace(
        "chưa điền", "thiếu trường"
    )
    assert contents(whole) == before
    new = PRODUCT + "summary: (xóa)\ntags: [(xóa), me]\n"
    assert "1 mới" in add(whole, sent(desk, new, slug="")).output
    assert "trống" not in text_of(whole, "products/an-giang/banh-trang.yml")


FOLDER = "images/an-giang/siro"
PHOTOS = "photos:\n  - {file: 01.jpg, alt: Chai cũ}\n  - {file: 02.jpg, kind: illustration, alt: Tranh vẽ}\n"


@pytest.mark.parametrize(
    ("text", "left", "now"),
    [
        ("photos: [(xóa), {file: 02.jpg}]", ["02.jpg"], ["02.jpg"]),
        ("photos: (xóa)", ["02.jpg"], []),  # what is said to be a drawing waits
        ("photos: [(xóa), {file: 02.jpg}, {file: 03.jpg, alt: Chai mới}]", ["02.jpg", "03.jpg"], ["02.jpg", "03.jpg"]),
        ("photos: [{file: 03.jpg, alt: Chai mới}]", ["01.jpg", "02.jpg", "03.jpg"], ["01.jpg", "02.jpg", "03.jpg"]),
    ],
)
def test_a_photo_that_is_taken_out_goes_with_its_file(
    tmp_path: Path, desk: Path, text: str, left: list[str], now: list[str]
) -> None:
    """Neither the record nor the folder has it any more, and nothing is left for the check to find."""
    photos = {f"{FOLDER}/{name}.jpg": jpeg(900, size) for name, size in (("01", 600), ("02", 700))}
    root = write_repository(tmp_path, {SIRUP: WHOLE + PHOTOS, **photos})
    members = files(product=f"name: Siro Atiso\n{text}\n", producer=None, sending='form: "1"\nslug: "siro"\n')
    members["anh/03.jpg"] = jpeg(900, 650)
    (path := desk / "sua.zip").write_bytes(zipped(members))
    for options, names in (((), left), (("--accept-all",), now)):
        add(root, *options, path)
        assert [photo.file for photo in read_catalog(root).catalog.products[0].photos] == names
        assert sorted(file.name for file in (root / FOLDER).iterdir()) == names
    assert "unlisted_photo" not in {problem.message for problem in read_catalog(root).problems}


# New products


def test_a_new_product_carries_no_more(root: Path, desk: Path) -> None:
    """Code, status and sample are left out of it and said; the rest is new and is looked at as a whole."""
    text = BY_ANYBODY.replace("Siro Atiso", "Siro dâu") + "producer: lo-siro\n"
    (desk / "a.zip").write_bytes(zipped({"san-pham.yml": text.encode()}))
    result = add(root, desk / "a.zip")
    assert result.exit_code == 0 and "1 mới" in result.output, result.output
    for name in NEVER:
        assert f"không lấy (do người giữ danh mục ghi): {name}" in result.output
    product = next(one for one in read_catalog(root).catalog.products if one.slug == "siro-dau")
    assert not (product.code or product.sample or product.status) and product.recognitions[0].stars == 5
    assert product.contact.phone == "0999999999" and product.updated and product.updated.year > 2020


def test_a_new_product_changes_no_producer(root: Path, desk: Path) -> None:
    """Whatever it says of the one that is there waits, the story too; the product itself is taken."""
    text = PRODUCT.replace("Bánh tráng", "Siro dâu")
    chu_the = 'name: Lò siro\ntype: doanh-nghiep\nstory: Kể.\ncontact: {phone: "0999999999", consent: 01/01/2025}\n'
    before = text_of(root, MAKER)
    for number, more in enumerate(([], ["--update"])):
        its = text.replace("dâu", f"dâu {number}")
        result = add(root, *more, sent(desk, its, slug="", sending='producer: "lo-siro"\n', producer=chu_the))
        assert result.exit_code == WAITS and "1 mới" in result.output, result.output
        assert "chờ duyệt: Giới thiệu: (chưa có) → Kể." in result.output
        assert text_of(root, MAKER) == before
    source = sent(desk, text.replace("dâu", "me"), slug="", sending='producer: "lo-siro"\n', producer=chu_the)
    result = add(root, "--accept", "lo-siro", source)
    assert result.exit_code == 0 and "type: doanh-nghiep" in text_of(root, MAKER)


def test_a_correction_of_a_producer(root: Path, desk: Path) -> None:
    """Held by the same rows: its story is written, its telephone number, kind and address wait under its own name."""
    chu_the = (
        'name: Lò siro\ntype: doanh-nghiep\nsample: có\nstory: Kể.\naddress: Ấp Hai\ncontact: {phone: "0999999999"}\n'
    )
    text = "name: Siro Atiso\ngroup: do-uong\nsummary: Mới.\n"
    result = add(root, sent(desk, text, sending='producer: "lo-siro"\n', producer=chu_the))
    assert result.exit_code == WAITS, result.output
    assert "  producers/lo-siro.yml" in result.output and "chờ duyệt: Địa chỉ: Ấp Một → Ấp Hai" in result.output
    assert "chờ duyệt: Loại hình: Cơ sở sản xuất → Doanh nghiệp" in result.output
    assert "Kể." in text_of(root, MAKER) and "0999" not in text_of(root, MAKER) and "sample" not in text_of(root, MAKER)
    assert "summary: Mới." in text_of(root) and "--accept lo-siro" in result.output
    result = add(root, "--accept", "lo-siro", sent(desk, text, sending='producer: "lo-siro"\n', producer=chu_the))
    assert result.exit_code == 0 and "0999999999" in text_of(root, MAKER) and "sample" not in text_of(root, MAKER)


def test_a_correction_that_brings_another_producer(root: Path, desk: Path) -> None:
    """The product stays with its own until a yes, and no file of the other lies about."""
    chu_the = "name: Lò khác\ntype: co-so\nsources: [{title: x}]\n"
    text = "name: Siro Atiso\ngroup: do-uong\nsummary: Mới.\n"
    result = add(root, sent(desk, text, producer=chu_the))
    assert result.exit_code == WAITS and "chờ duyệt: Chủ thể OCOP: lo-siro → lo-khac" in result.output
    assert not (root / "producers/lo-khac.yml").exists() and "producer: lo-siro" in text_of(root)
    assert add(root, "--accept", "siro", sent(desk, text, producer=chu_the)).exit_code == 0
    assert (root / "producers/lo-khac.yml").exists() and "producer: lo-khac" in text_of(root)


# Several in one run


def phoned(phone: str, more: str = "") -> str:
    return f'name: Siro Atiso\ngroup: do-uong\ncontact: {{phone: "{phone}"}}\n{more}'


def test_two_corrections_of_one_product_are_asked_one_by_one(
    root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A no to the first takes its fields out of what the second is about: a yes to the second writes only its own."""
    first = sent(desk, phoned("0999999999", "season: Tết\n"), "a")
    second = sent(desk, "name: Siro Atiso\ngroup: do-uong\ncontact: {email: a@b.vn}\ncapacity: 1 kg\n", "b")
    result = asked(monkeypatch, root, "n\ny\n", first, second)
    assert result.exit_code == WAITS and "2 sửa" in result.output
    assert "email: a@b.vn" in text_of(root) and "0912 345 678" in text_of(root)
    assert "season: Tết" in text_of(root) and "capacity: 1 kg" in text_of(root)


def test_what_was_refused_in_one_is_asked_again_in_the_next(
    root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same number in a second submission does not come in unseen behind a yes to something else."""
    first = sent(desk, phoned("0999999999"), "a")
    second = sent(desk, phoned("0999999999", "variants: [{name: Chai, gtin: '8936049500008'}]\n"), "b")
    result = asked(monkeypatch, root, "n\ny\n", first, second)
    assert result.output.count("Điện thoại: 0912 345 678 → 0999999999") >= 2 + 1
    assert "0999999999" in text_of(root)  # the second question showed it


@pytest.mark.parametrize("order", ["wrong first", "wrong last"])
def test_a_refused_correction_takes_no_other_with_it(root: Path, desk: Path, order: str) -> None:
    """One with another product's bar code is refused alone, whichever came first; the other is written without it."""
    gtin = 'variants: [{name: Gói, gtin: "8936049500008"}]\n'
    write(root, {"products/an-giang/x-cu.yml": (PRODUCT.replace("Bánh tráng", "X cũ") + gtin).encode()})
    wrong = sent(desk, f"name: Siro Atiso\ngroup: do-uong\n{gtin}", "wrong")
    right = sent(desk, "name: Siro Atiso\ngroup: do-uong\nseason: Tết\n", "right")
    result = add(root, "--accept-all", *((wrong, right) if order == "wrong first" else (right, wrong)))
    assert result.exit_code == 1 and "0 mới, 1 sửa, 0 trùng, 1 lỗi." in result.output, result.output
    assert "season: Tết" in text_of(root) and "8936049500008" not in text_of(root)
    assert [one.line() for one in read_catalog(root).errors] == []


def test_a_new_one_is_not_lost_behind_its_refused_twin(root: Path, desk: Path) -> None:
    """The mended submission of a product whose first one is wrong is taken in the same run."""
    gtin = 'variants: [{name: Gói, gtin: "8936049500008"}]\n'
    write(root, {"products/an-giang/x-cu.yml": (PRODUCT.replace("Bánh tráng", "X cũ") + gtin).encode()})
    (desk / "a.zip").write_bytes(zipped({"san-pham.yml": PRODUCT.encode() + gtin.encode()}))
    (desk / "b.zip").write_bytes(zipped({"san-pham.yml": PRODUCT.encode()}))
    result = add(root, desk / "a.zip", desk / "b.zip")
    assert "1 mới, 0 sửa, 0 trùng, 1 lỗi." in result.output, result.output


# Excel


def test_a_workbook_is_held_too(root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recognition of what is there waits for --accept or for a yes at the keyboard."""
    rows = {"Công nhận": [{**RECOGNITION, "Tên sản phẩm": "Siro Atiso", "Hạng sao": 5}]}
    path = filled(desk / "a.xlsx", rows)
    before = contents(root)
    result = run(root, path)
    assert result.exit_code == WAITS and "chờ duyệt: Các lần công nhận 2, Hạng sao: (chưa có) → 5" in result.output
    assert contents(root) == before
    monkeypatch.setattr(import_module("build_hooks.cli.accepting"), "is_person", lambda: True)
    words = ["--root", str(root), "import", str(path)]
    assert CliRunner().invoke(ocop, words, input="n\n").exit_code == WAITS and contents(root) == before
    assert CliRunner().invoke(ocop, words, input="y\n").exit_code == 0
    assert len(read_catalog(root).catalog.products[0].recognitions) == 2


def test_an_officers_workbook_carries_a_status(root: Path, desk: Path) -> None:
    """Everything but the code: with a yes a withdrawal is written."""
    rows = {"Sản phẩm": [{"Tên sản phẩm": "Siro Atiso", "Tình trạng": "x"}]}
    rows = {
        "Sản phẩm": [
            {
                "Tên sản phẩm": "Siro Atiso",
                "Chủ thể OCOP": "Lò siro",
                "Tình trạng: Tình trạng": "Đã rút khỏi danh mục",
                "Tình trạng: Từ ngày": "20/11/2025",
                "Tình trạng: Lý do": "Ngừng làm",
            }
        ]
    }
    path = filled(desk / "a.xlsx", rows)
    result = run(root, path)
    assert result.exit_code == WAITS, result.output
    assert "chờ duyệt: Tình trạng trong danh mục, Tình trạng: (chưa có) → Đã rút khỏi danh mục" in result.output
    assert run(root, path, "--accept", "siro").exit_code == 0 and "is: withdrawn" in text_of(root)


# The review


def test_a_review_lists_every_field(tmp_path: Path) -> None:
    """Old and new, escaped, what papers prove first; a file that moved against where it was."""
    versions = Versions.start(tmp_path / "catalog", dict(FILES))
    moved = "products/an-giang/cho-moi/siro.yml"
    text = FILES[SIRUP].replace("0912 345 678", "0999999999").replace('as_of: "2025"', "as_of: '2026'")
    versions.remove(SIRUP)
    versions.write({moved: f"{text}summary: '[a](https://evil.example) *b*'\n", MAKER: f"# ghi chú\n{FILES[MAKER]}"})
    result = CliRunner().invoke(ocop, ["--root", str(versions.root), "review", "--base", "main"])
    assert result.exit_code == 0, result.output
    summary = (versions.root / "review/tom-tat.md").read_text("utf-8")
    lines = summary.partition("### Từng chỗ thay đổi, cũ → mới")[2].splitlines()
    assert lines[2] == "#### Siro Atiso · products/an-giang/cho-moi/siro.yml"
    assert lines[4:8] == [
        f"- **cần đối chiếu** Tệp: {SIRUP} → {moved}",
        "- **cần đối chiếu** Các lần công nhận 1, Theo nguồn (ngày, tháng hoặc năm): 2025 → 2026",
        "- **cần đối chiếu** Một câu giới thiệu: (chưa có) → &#91;a&#93;(https&#58;//evil.example) &#42;b&#42;",
        "- **cần đối chiếu** Liên hệ mua hàng, Điện thoại: 0912 345 678 → 0999999999",
    ]
    assert lines[9:12] == [
        f"#### Lò siro · {MAKER}",
        "",
        "- không trường nào đổi: chỉ ghi chú hay cách viết trong tệp",
    ]


def test_a_review_is_bounded(tmp_path: Path) -> None:
    """Products by the dozen with a hundred changes each: what is left out is counted."""
    many = {f"products/an-giang/x{at}.yml": PRODUCT.replace("Bánh tráng", f"X {at}") for at in range(12)}
    versions = Versions.start(tmp_path / "catalog", {**many})
    stars = "*" * 150
    tags = ", ".join(f'"{"*" * 30}{at}"' for at in range(19))
    lots = "".join(f"  - {{lot: L{at}, produced: 01/01/2025, expires: 01/01/2027}}\n" for at in range(90))
    label = "".join(f"  {name}: '{stars * 3}'\n" for name in ("ingredients", "nutrition", "usage", "storage"))
    shops = "".join(f"  - {{name: Chợ {at}, address: '{stars}'}}\n" for at in range(19))
    more = f"tags: [{tags}]\nlots:\n{lots}label:\n{label}sold_at:\n{shops}"
    versions.write({path: text + more for path, text in many.items()})
    result = CliRunner().invoke(ocop, ["--root", str(versions.root), "review", "--base", "main"])
    assert result.exit_code == 0, result.output
    summary = (versions.root / "review/tom-tat.md").read_text("utf-8")
    assert summary.count(" → ") <= 400 + 1 and len(summary.encode()) < 1_000_000
    assert "chỗ nữa" in summary


def test_the_same_name_elsewhere_is_another_product(tmp_path: Path, desk: Path) -> None:
    """Where nobody names a producer, the place tells them apart: none is written over the other, a person is told."""
    bare = PRODUCT.replace("Bánh tráng", "Siro Atiso") + 'origin: {old_district: "huyện Phú Tân, An Giang"}\n'
    root = write_repository(tmp_path, {SIRUP: bare})
    other = bare.replace("huyện Phú Tân, An Giang", "huyện Tân Hưng, Long An").replace("stars: 3", "stars: 5")
    result = add(root, "--update", "--accept-all", sent(desk, other, slug=""))
    assert result.exit_code == 0 and "1 mới, 0 sửa" in result.output and "products/an-giang/siro.yml" in result.output
    assert text_of(root) == bare
    assert "1 mới" not in add(root, "--update", sent(desk, bare, slug="")).output
