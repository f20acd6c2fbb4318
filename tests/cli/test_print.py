"""`ocop print` prints what was chosen, as of the day, and keeps nothing with a code that opens something else."""

import unicodedata
from itertools import chain
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.printing import making
from build_hooks.printing.proof import Misread
from tests.building import PRODUCER, PRODUCT, jpeg, write_repository
from tests.printing.pages import HOST, codes, opened, tags, words
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH, PRODUCER_PATH

WITHDRAWN = "products/an-giang/cu.yml"
DRINK = "products/tay-ninh/tra.yml"
DATED = PRODUCT.replace(
    '[{stars: 3, as_of: "2025"}]',
    "[{stars: 4, decision: 86/QĐ-UBND, issued: 27/01/2024, issuer: UBND tỉnh An Giang, level: province}]",
)
FILES: dict[str, str | bytes] = {
    PATH: f"{DATED}code: {CODE}\nproducer: co-so-banh-trang\nphotos: [{{file: 01.jpg, alt: Ảnh bánh}}]\n"
    'origin: {commune: "30445"}\nlots: [{lot: L1, produced: 02/03/2026}]\n',
    "images/an-giang/banh-trang/01.jpg": jpeg(),
    f"ledger/{CODE}.yml": LEDGER,
    PRODUCER_PATH: PRODUCER,
    DRINK: PRODUCT.replace("Bánh tráng", "Trà mãng cầu").replace("thuc-pham", "do-uong")
    + "origin: {old_district: 'huyện Tân Hưng, Long An'}\n",
    WITHDRAWN: PRODUCT.replace("Bánh tráng", "Món cũ") + "status: {is: withdrawn, on: 01/02/2026}\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog at a real address: a whole product, a sparse one without a code, a withdrawn one."""
    root = at(write_repository(tmp_path_factory.mktemp("print"), FILES), HOST)
    assert CliRunner().invoke(ocop, ["--root", str(root), "issue", "banh-trang"]).exit_code == 0  # it is published
    return root


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of printing is 23/11/2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


def at(root: Path, site_url: str) -> Path:
    """The catalog with this address."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://ocop.example.vn/", site_url), "utf-8")
    return root


def run(root: Path, *arguments: str) -> Result:
    """`ocop print` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "print", *arguments])


def printed(root: Path, name: str, *arguments: str) -> bytes:
    """The file that a run made."""
    result = run(root, *arguments)
    assert result.exit_code == 0, result.output
    return (root / "print" / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "name", "paper", "count"),
    [
        (("booklet",), "cam-nang", (148, 210), 10),
        (("booklet", "--two-up"), "cam-nang-hai-trang", (297, 210), 5),
        (("booklet", "--fold"), "cam-nang-gap", (297, 210), 6),
        (("leaflet",), "to-roi", (148, 210), 2),
        (("cards",), "the-ban", (297, 210), 1),
        (("cards", "--price"), "the-gia", (297, 210), 1),
    ],
)
def test_everything(root: Path, arguments: tuple[str, ...], name: str, paper: tuple[int, int], count: int) -> None:
    """Each kind, of all products: its paper, its pages, the code of each product once, nothing of the withdrawn."""
    pdf = printed(root, name, *arguments, "--all")
    with opened(pdf) as document:
        assert len(document) == count
        assert tuple(round(side * 25.4 / 72) for side in document[0].get_size()) == paper
    assert sorted(chain(*codes(pdf))) == [f"{HOST}S/{CODE}/", f"{HOST}san-pham/tra/"]
    text = " ".join(words(pdf))
    assert "In ngày 23/11/2026" in text
    assert "Trà mãng cầu" in text
    assert "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2027." in text
    assert "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận." in text
    assert "Món cũ" not in text
    assert "MẪU" not in text


def test_the_day_decides(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day after its end the certificate's stars are gone and the sentence says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1801094400")  # 28/01/2027 in Vietnam
    (page,) = words(printed(root, "the-ban", "cards", "banh-trang"))
    assert "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2027" in page
    assert "sao" not in page
    assert "In ngày 28/01/2027" in page


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("7kq4-m2xr",), {"Bánh tráng"}),
        (("tra", "banh-trang"), {"Bánh tráng", "Trà mãng cầu"}),
        (("--group", "do-uong"), {"Trà mãng cầu"}),
        (("--group", "đồ uống", "--group", "Thực phẩm"), {"Bánh tráng", "Trà mãng cầu"}),
        (("--place", "An Giang"), {"Bánh tráng"}),
        (("--place", "xã bình thạnh đông"), {"Bánh tráng"}),
        (("--place", "huyện Tân Hưng"), {"Trà mãng cầu"}),
        (("--producer", "Cơ sở Bánh Tráng"), {"Bánh tráng"}),
        (("--group", "thuc-pham", "--producer", "co-so-banh-trang"), {"Bánh tráng"}),
    ],
)
def test_choosing(root: Path, arguments: tuple[str, ...], names: set[str]) -> None:
    """By code however it is typed, by file, by group, place old or new, producer; filters narrow one another."""
    text = " ".join(words(printed(root, "the-ban", "cards", *arguments)))
    assert {name for name in ("Bánh tráng", "Trà mãng cầu") if name in text} == names


def test_one_product_in_two_spellings(root: Path) -> None:
    """A product that is named twice is printed once."""
    assert codes(printed(root, "the-ban", "cards", CODE, "banh-trang")) == [[f"{HOST}S/{CODE}/"]]
    assert codes(printed(root, "to-tem", "sheets", CODE, "7kq4-m2xr")) == [[f"{HOST}S/{CODE}/"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Ghi một hay nhiều mã; hoặc --all"),
        (("banh-trang", "--all"), "Ghi một hay nhiều mã; hoặc --all"),
        (("banh-trang", "--group", "do-uong"), "Ghi một hay nhiều mã; hoặc --all"),
        (("banh-trag",), "Không có sản phẩm nào mang mã hay tên “banh-trag”."),
        (("cu",), "sản phẩm đã rút khỏi danh mục, không in bản mới."),
        (("--group", "do-uog"), "Không có nhóm “do-uog” trong danh mục. Có phải “do-uong”?"),
        (("--place", "Hà Nội"), "Không có địa phương “Hà Nội” trong danh mục."),
        (("--producer", "Cơ sở Bánh Trán"), "Có phải “co-so-banh-trang”?"),
        (("--group", "do-uong", "--place", "An Giang"), "Không có sản phẩm nào hợp với mọi lựa chọn cùng lúc."),
    ],
)
def test_wrong_choices(root: Path, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be chosen is said, with the nearest name."""
    result = run(root, "cards", *arguments)
    assert result.exit_code == 2
    assert said in result.output.replace("\n", " ")


@pytest.mark.parametrize("site_url", ["https://ocop.example.vn/", "http://ocop.angiang.vn/", "https://localhost/"])
def test_example_addresses(tmp_path: Path, site_url: str) -> None:
    """An address that opens nowhere is refused; --sample prints it, and every page says so."""
    write_repository(tmp_path, {PATH: PRODUCT})
    at(tmp_path, site_url)
    for kind in ("booklet", "leaflet", "cards", "sheets"):
        result = run(tmp_path, kind, "--all")
        assert result.exit_code == 1
        assert "để in thử" in result.output
    assert not (tmp_path / "print").exists()
    for name, *arguments in (("to-roi", "leaflet"), ("the-ban", "cards"), ("the-gia", "cards", "--price")):
        assert all("MẪU" in page for page in words(printed(tmp_path, name, *arguments, "--all", "--sample")))


@pytest.mark.parametrize(
    ("arguments", "name", "title", "photos", "headings"),
    [
        (("booklet",), "cam-nang", "Cẩm nang sản phẩm OCOP", 2, 10),  # a photo on the cover too
        (("booklet", "--fold"), "cam-nang-gap", "Cẩm nang sản phẩm OCOP", 2, 10),
        (("leaflet",), "to-roi", "Tờ rơi sản phẩm OCOP", 1, 2),
        (("cards",), "the-ban", "Thẻ bàn sản phẩm OCOP", 1, 2),
        (("cards", "--price"), "the-gia", "Thẻ giá sản phẩm OCOP", 1, 2),
        (("sheets",), "to-tem", "Tờ tem", 0, 0),
    ],
)
def test_who_cannot_see_it_is_told(
    root: Path, arguments: tuple[str, ...], name: str, title: str, photos: int, headings: int
) -> None:
    """PDF/UA-1: tagged, titled, Vietnamese with composed marks; products are headings, photos and codes have words."""
    pdf = printed(root, name, *arguments, "--all")
    with opened(pdf) as document:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
        assert document.get_metadata_dict()["Title"] == title
    for said in (b"/Lang(vi-VN)", b"<pdfuaid:part>1</pdfuaid:part>", b"/DisplayDocTitle true"):
        assert said in pdf
    found = tags(pdf)
    pictures = [alt for kind, alt in found if kind == "Figure"]
    assert pictures.count("Ảnh bánh") == photos
    codes_told = [alt for alt in pictures if alt.startswith("Mã QR: ")]
    dots = [alt for alt in pictures if alt.startswith("Sơ đồ chấm các xã")]
    assert len(pictures) == photos + len(codes_told) + len(dots) and len(dots) == name.startswith("cam-nang")
    assert set(codes_told) <= {f"Mã QR: {HOST}S/{CODE}/", f"Mã QR: {HOST}san-pham/tra/"}
    assert len(codes_told) == (1 if name == "to-tem" else 2)
    assert sum(kind in ("H1", "H2") for kind, _ in found) == headings
    assert all(text == unicodedata.normalize("NFC", text) for text in words(pdf))


def test_errors_come_first(tmp_path: Path) -> None:
    """A catalog with errors is not printed, and they are told."""
    at(write_repository(tmp_path, {PATH: PRODUCT.replace("thuc-pham", "thuc-pha")}), HOST)
    result = run(tmp_path, "cards", "--all")
    assert result.exit_code == 1
    assert f"{PATH}:2:" in result.output
    assert "hãy sửa các lỗi trên trước" in result.output


def test_nothing_is_kept_of_a_bad_code(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that is not read as it should be is named with its page and product, and the old file stays."""
    before = printed(root, "the-ban", "cards", "--all")
    monkeypatch.setattr(making, "prove", lambda *_: [Misread(3, "Bánh tráng", "https://khac.vn/")])
    result = run(root, "cards", "banh-trang")
    assert result.exit_code == 1
    assert "trang 3, Bánh tráng: https://khac.vn/" in result.output
    assert (root / "print/the-ban.pdf").read_bytes() == before


def test_same_bytes_again(root: Path) -> None:
    """The same catalog on the same day makes the same file."""
    assert printed(root, "cam-nang", "booklet", "--all") == printed(root, "cam-nang", "booklet", "--all")


def test_sheets(root: Path) -> None:
    """Copies from the first free label on; products without a code are left out and counted."""
    result = run(root, "sheets", "--all", "--copies", "24", "--start", "3", "--layout", "3x8")
    assert result.exit_code == 0, result.output
    assert "Bỏ qua 1 sản phẩm chưa có mã." in result.output
    pdf = (root / "print/to-tem.pdf").read_bytes()
    assert [len(page) for page in codes(pdf)] == [22, 2]
    assert set(chain(*codes(pdf))) == {f"{HOST}S/{CODE}/"}
    assert words(pdf)[1].count("7KQ4 M2XR") == 2
    assert "In ngày 23/11/2026" in words(pdf)[0]


def test_sheets_of_a_lot(root: Path) -> None:
    """CODE/LOT is the lot's own address and number, on a sheet of one's own measure."""
    own = ("--label", "80×30", "--grid", "2x9", "--edge", "20x10", "--gap", "2,5x0", "--marks", "--size", "21")
    pdf = printed(root, "to-tem", "sheets", f"{CODE}/L1", *own)
    assert codes(pdf) == [[f"{HOST}S/{CODE}/L1/"]]
    assert "Số lô: L1" in words(pdf)[0]


def test_sheets_mark_samples(tmp_path: Path) -> None:
    """A trial sheet says on every stamp that it is none."""
    at(write_repository(tmp_path, {PATH: f"{PRODUCT}code: {CODE}\n", f"ledger/{CODE}.yml": LEDGER}), "https://a.test/")
    pdf = printed(tmp_path, "to-tem", "sheets", "--all", "--sample", "--copies", "2")
    assert words(pdf)[0].count("MẪU – KHÔNG DÁN LÊN HÀNG") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--layout", "5x13"),
            "nhãn 38,1 × 21,2 mm quá nhỏ cho tem: ô mã với viền trắng cần ít nhất 24,85 × 28,25 mm.",
        ),
        (("--layout", "3x8", "--start", "25"), "nhãn bắt đầu 25 nằm ngoài tờ: tờ có 24 nhãn."),
        (("--label", "80x30", "--grid", "3x9"), "không vừa khổ giấy theo chiều ngang"),
        (("--edge", "10x12"), "Kiểu riêng cần cả --label và --grid."),
        (("--layout", "2x7", "--label", "60x30", "--grid", "3x9"), "Chọn một trong hai: --layout 2x7, hoặc kiểu riêng"),
        (("--label", "0x0", "--grid", "3x9"), "nhãn phải có bề rộng, bề cao"),
        (("--label", "80x30"), "Kiểu riêng cần cả --label và --grid."),
        (("--label", "80", "--grid", "2x9"), "“80” không phải hai số, như 70x37."),
        (("--label", "80x30", "--grid", "2,5x9"), "số cột và số hàng phải là số nguyên"),
        (("--label", "80x30", "--grid", "1x9", "--paper", "60x297"), "giấy có 60 mm"),
        (("--size", "12"), "quá nhỏ để điện thoại quét được; ít nhất 20 mm."),
        (("--size", "60"), "quá nhỏ cho tem"),
    ],
)
def test_bad_sheets(root: Path, arguments: tuple[str, ...], said: str) -> None:
    """A sheet that cannot be printed is refused with its reason."""
    result = run(root, "sheets", CODE, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_stamp_needs_a_code(root: Path) -> None:
    """Without a code there is nothing to put on a pack."""
    assert "chưa có mã; chạy “ocop issue tra” trước." in run(root, "sheets", "tra").output
    assert "Chưa sản phẩm nào được chọn có mã" in run(root, "sheets", "--group", "do-uong").output
    assert "không có lô “L9” nào" in run(root, "sheets", f"{CODE}/L9").output
    assert OTHER_CODE in run(root, "sheets", OTHER_CODE).output
