"""`ocop ask` asks each producer on one sheet, in PDF and in Word: what is known, what is not, and where to answer."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from build_hooks.cli import ocop
from tests.building import PRODUCER, PRODUCT, write_repository
from tests.printing.pages import HOST, codes, words
from tests.reading import PATH, PRODUCER_PATH

HOSTILE = 'Bánh <b>"phồng"</b> {{ 7*7 }} &amp; #strong[x]'
OWNED = f"{PRODUCT}producer: co-so-banh-trang\n"
CONTACT = "contact: {phone: '0912345678', zalo: '0987654321'%s}\naddress: Số 9, ấp Mẫu\n"
FILES: dict[str, str | bytes] = {
    PATH: f"{OWNED}label: {{net_weight: 250 g}}\nprice: {{from: 95000, as_of: '2026'}}\n",
    "products/an-giang/banh-phong.yml": OWNED.replace("name: Bánh tráng", f"name: '{HOSTILE}'"),
    "products/tay-ninh/tra.yml": PRODUCT.replace("Bánh tráng", "Trà mãng cầu").replace("thuc-pham", "do-uong")
    + "origin: {commune: '25459'}\n",
    PRODUCER_PATH: PRODUCER + CONTACT % ", consent: 01/02/2026",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two products of one producer and one whose producer nobody knows, at a real address."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    return at(write_repository(tmp_path, FILES), HOST)


def at(root: Path, site_url: str) -> Path:
    """The catalog with this address."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://ocop.example.vn/", site_url), "utf-8")
    return root


def asked(root: Path, *arguments: str) -> Result:
    """`ocop ask` in this repository."""
    result = CliRunner().invoke(ocop, ["--root", str(root), "ask", *arguments])
    assert result.exit_code == 0, result.output
    return result


def rows(document: Any) -> list[list[str]]:
    """Every row of every table of a Word document."""
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_a_sheet_a_producer(root: Path) -> None:
    """Both products of one stand on one page; a product alone has a sheet of its own; all are in the one to print."""
    assert "2 phiếu" in asked(root, "--all").output
    folder = root / "print/phieu"
    names = {path.name for path in folder.iterdir()}
    assert names == {f"{slug}.{kind}" for slug in ("co-so-banh-trang", "tra") for kind in ("pdf", "docx")}
    (page,) = words((folder / "co-so-banh-trang.pdf").read_bytes())
    wanted = ("Cơ sở Bánh Tráng", "Bánh tráng", HOSTILE, "250 g", "95.000 đồng", "0912 345 678", "In ngày 23/11/2026")
    assert [text for text in wanted if text not in page] == []
    assert page.count("chưa có") > 10
    assert "Cơ sở làm “Trà mãng cầu”" in words((folder / "tra.pdf").read_bytes())[0]
    assert len(words((root / "print/phieu.pdf").read_bytes())) == 2


def test_the_code_opens_the_form(root: Path) -> None:
    """With the product's values where it is one, with the producer's products where they are several; in Word too."""
    asked(root, "--all")
    wanted = {"co-so-banh-trang": "#co-so=co-so-banh-trang", "tra": "#sua=tra"}
    for slug, behind in wanted.items():
        address = f"{HOST}gui-thong-tin/{behind}"
        assert codes((root / f"print/phieu/{slug}.pdf").read_bytes()) == [[address]]
        document = docx.Document(str(root / f"print/phieu/{slug}.docx"))
        (picture,) = (part.blob for part in document.part.package.iter_parts() if part.partname.endswith(".png"))
        with Image.open(BytesIO(picture)) as image:
            assert [barcode.text for barcode in zxingcpp.read_barcodes(image.convert("L"))] == [address]


def test_word_asks_the_same(root: Path) -> None:
    """A row for each question, with what is held and an empty cell; texts of strangers stay texts."""
    asked(root, "--producer", "co-so-banh-trang")
    document = docx.Document(str(root / "print/phieu/co-so-banh-trang.docx"))
    its = rows(document)
    assert ["Khối lượng tịnh hoặc thể tích", "250 g", ""] in its
    assert ["Hạn sử dụng", "chưa có", ""] in its
    assert HOSTILE in [paragraph.text for paragraph in document.paragraphs]
    (page,) = words((root / "print/phieu/co-so-banh-trang.pdf").read_bytes())
    assert all(" ".join(row[0].split()) in page for row in its)


def test_questions_are_of_the_group(root: Path) -> None:
    """Nobody is asked for the ingredients of a room to stay in, or for the strength of a tea."""
    path = root / "products/tay-ninh/tra.yml"
    asked(root, "tra")
    assert "Độ cồn" not in words((root / "print/phieu/tra.pdf").read_bytes())[0]
    path.write_text(path.read_text("utf-8").replace("do-uong", "du-lich"), "utf-8")
    asked(root, "tra")
    page = words((root / "print/phieu/tra.pdf").read_bytes())[0]
    assert "Thời lượng" in page
    assert "Thành phần" not in page


def test_private_values_need_consent(root: Path) -> None:
    """Without a day of consent neither numbers nor a household's address stand on a sheet."""
    (root / PRODUCER_PATH).write_text(PRODUCER.replace("co-so\n", "ho-kinh-doanh\n") + CONTACT % "", "utf-8")
    asked(root, "--all")
    page = words((root / "print/phieu/co-so-banh-trang.pdf").read_bytes())[0]
    told = page + str(rows(docx.Document(str(root / "print/phieu/co-so-banh-trang.docx"))))
    assert not [text for text in ("0912", "0987", "Số 9") if text in told]


def test_an_example_address_has_no_code(root: Path) -> None:
    """The sheet is made all the same, and the command says why nothing can be scanned."""
    at(root, HOST)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(HOST, "https://ocop.example.vn/"), "utf-8")
    assert "chưa có mã QR" in asked(root, "--all").output
    assert codes((root / "print/phieu/tra.pdf").read_bytes()) == [[]]


def test_a_commune_and_the_same_bytes(root: Path) -> None:
    """`--commune` asks those of one commune; a second run makes the same files."""
    asked(root, "--commune", "25459")
    folder = root / "print/phieu"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(before) == {"tra.pdf", "tra.docx"}
    asked(root, "--commune", "25459")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_many_products_and_long_names(root: Path) -> None:
    """Twenty products of one producer, one with the longest name, take pages, and none is left out."""
    for number in range(20):
        name = f"Món thứ {number} " + ("rất dài " * 12 if not number else "")
        text = OWNED.replace("Bánh tráng", name.strip())
        (root / f"products/an-giang/mon-{number}.yml").write_text(text, "utf-8")
    asked(root, "--producer", "co-so-banh-trang")
    pages = " ".join(words((root / "print/phieu/co-so-banh-trang.pdf").read_bytes()))
    assert [number for number in range(20) if f"Món thứ {number}" not in pages] == []
