"""The page of a product: what it says of one that left the catalog, and what it never says of a drink with alcohol."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.product.sheet import Sheet, sheet
from build_hooks.pages.product.view import ProductPage, product_page
from tests.building import PRODUCER, PRODUCT, build, jpeg, make_product, write_repository
from tests.markup import Element, read_page
from tests.model.test_missing import PHOTO
from tests.reading import CODE, LEDGER, PATH, PRODUCER_PATH

FULL = f"""\
code: {CODE}
producer: co-so-banh-trang
summary: Tóm tắt của bánh
summary_en: Rice paper
story: Chuyện xưa của bánh.
photos: [{{file: 01.jpg}}]
label: {{ingredients: Gạo mùa}}
lots: [{{lot: L260402}}]
contact: {{phone: 0912 345 678, consent: 01/03/2026}}
price: {{from: 50.000, as_of: "2025"}}
sold_at: [{{name: Chợ Vàm}}]
updated: 02/03/2026
"""
WITHDRAWN = "status: {is: withdrawn, on: 02/03/2026, decision: Quyết định 12, reason: Ngừng sản xuất}\n"
CONSENTED = {"phone": "0912345678", "consent": "2026-03-01"}


def shown(product: Product, **producer: Any) -> ProductPage:
    """What the page of this product is given; its producer, if one is described, is the only one."""
    fields = {"slug": "co-so-mau", "name": "Cơ sở mẫu", "type": "co-so", "sources": ({"title": "Danh sách"},)}
    producers = (Producer.model_validate({**fields, **producer}),) if producer else ()
    settings = Settings(name="Danh mục thử", place="An Giang", site_url="https://example.vn/")
    return product_page(Catalog(Path(), settings, (product,), producers), product, frozenset())


def sheet_of(product: Product, **producer: Any) -> Sheet:
    """What that page says of a product in the catalog."""
    sheet = shown(product, **producer).sheet
    assert sheet is not None
    return sheet


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A product with everything, the same withdrawn, and a sample."""
    root = tmp_path_factory.mktemp("site")
    gone = FULL.replace(CODE, "ABCDEFGF") + WITHDRAWN
    write_repository(
        root,
        {
            PATH: PRODUCT + FULL,
            "products/an-giang/banh-cu.yml": PRODUCT.replace("Bánh tráng", "Bánh cũ") + gone,
            "products/an-giang/banh-mau.yml": f"{PRODUCT}sample: có\n",
            "images/an-giang/banh-trang/01.jpg": jpeg(1000, 800),
            "images/an-giang/banh-cu/01.jpg": jpeg(1000, 800, quality=80),
            PRODUCER_PATH: PRODUCER,
            f"ledger/{CODE}.yml": LEDGER,
            "ledger/ABCDEFGF.yml": LEDGER.replace(CODE, "ABCDEFGF").replace("banh-trang", "banh-cu"),
        },
    )
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def page_of(site: Path, slug: str) -> Element:
    """The built page of a product."""
    return read_page(site / "san-pham" / slug / "index.html")


def test_a_withdrawn_product_is_a_tombstone(site: Path) -> None:
    """What a printed code opens: the name, that it left and why, the sources, the code, the day, how to report."""
    article = page_of(site, "banh-cu").one("article", "ocop")
    assert article.one("h1").text == "Bánh cũ"
    assert article.one("div", "ocop-notice").text == (
        "Sản phẩm đã rút khỏi danh mục Từ ngày 02/03/2026, danh mục không còn cập nhật sản phẩm này (Quyết định 12). "
        "Lý do: Ngừng sản xuất"
    )
    assert article.one("ul", "ocop-sources").text == "Danh sách sản phẩm"
    closing = article.one("footer", "ocop-closing").text
    assert "Mã truy xuất: ABCD EFGF" in closing
    assert "Cập nhật ngày 02/03/2026." in closing
    assert "Báo thông tin sai:" in closing


@pytest.mark.parametrize(
    "words", ["0912", "50.000", "L260402", "Chuyện xưa", "Tóm tắt", "Gạo mùa", "Chợ Vàm", "Cơ sở Bánh Tráng", "3 sao"]
)
def test_nothing_else_is_left_of_it(site: Path, words: str) -> None:
    """A phone, a price, a lot, a story, stars or the producer stand on the page of a product and on no tombstone."""
    assert words in page_of(site, "banh-trang").one("article", "ocop").words
    assert words not in page_of(site, "banh-cu").words


def test_no_picture_is_left_of_it(site: Path) -> None:
    """Neither a photo nor a sign of stars."""
    assert page_of(site, "banh-trang").one("article", "ocop").all("img")
    article = page_of(site, "banh-cu").one("article", "ocop")
    assert article.all("img") == []
    assert "★" not in article.text


@pytest.mark.parametrize(("slug", "hidden"), [("banh-trang", False), ("banh-cu", True), ("banh-mau", True)])
def test_what_search_engines_are_kept_from(site: Path, slug: str, hidden: bool) -> None:
    """A sample and a tombstone ask to be in no index, and are not in the sitemap."""
    robots = [
        one.attributes["content"] for one in page_of(site, slug).all("meta") if "robots" in one.attributes.values()
    ]
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert robots == (["noindex"] if hidden else [])
    assert any(f"/{slug}/" in address for address in listed) is not hidden


def test_the_code_is_named(site: Path) -> None:
    """The code stands in two groups behind the words for it; a product without one says when it will have one."""
    assert "Mã truy xuất: 7KQ4 M2XR" in page_of(site, "banh-trang").text
    without = page_of(site, "banh-mau").text
    assert "Mã truy xuất:" not in without
    assert "Mã truy xuất và tem sẽ có khi" in without


def test_an_unknown_origin_is_said(site: Path) -> None:
    """A product whose place no source names says so in place of an empty section."""
    assert "Nơi sản xuất Nguồn chưa nêu nơi sản xuất." in page_of(site, "banh-trang").text
    assert sheet_of(make_product(origin={"commune": "30445"})).origin is not None
    assert sheet_of(make_product()).origin is None


def test_a_photo_without_words(site: Path) -> None:
    """A photo that nobody described is called by its product; one that somebody did keeps its words."""
    (picture,) = page_of(site, "banh-trang").one("div", "ocop-photos").all("img")
    assert picture.attributes["alt"] == "Bánh tráng"
    described = sheet_of(make_product(photos=({**PHOTO, "alt": "Xấp bánh"}, {**PHOTO, "number": 2})))
    assert [one.alt for one in described.photos] == ["Xấp bánh", "Bánh tráng"]


@pytest.mark.parametrize(("alcohol", "texts"), [(True, ("", "", "")), (False, ("Ngon", "Good", "<p>Xưa.</p>"))])
def test_alcohol_is_not_promoted(alcohol: bool, texts: tuple[str, str, str]) -> None:
    """Of a drink with alcohol no praise is printed, whatever its file says, nor told to search engines."""
    praise = {"summary": "Ngon", "summary_en": "Good", "story": "Xưa."}
    product = make_product(group="do-uong", alcohol=alcohol, **praise)
    page, sheet = shown(product), sheet_of(product)
    assert (sheet.summary, page.english.summary, sheet.story) == texts
    assert ("Ngon" in str(page.share)) is not alcohol
    assert bool(sheet.alcohol) is alcohol


@pytest.mark.parametrize(
    ("own", "producer", "way"),
    [
        ({}, CONSENTED, "tel:0912345678"),
        ({}, {"phone": "0912345678"}, ""),
        ({"phone": "0987654321", "consent": "2026-03-01"}, CONSENTED, "tel:0987654321"),
        ({"phone": "0987654321"}, CONSENTED, "tel:0912345678"),
    ],
    ids=["producer", "no-consent", "own", "own-without-consent"],
)
def test_how_to_reach_somebody(own: dict[str, str], producer: dict[str, str], way: str) -> None:
    """Without a contact of its own a product shows its producer's, if that was agreed to; then none is missing."""
    page = shown(make_product(producer="co-so-mau", contact=own), contact=producer)
    assert page.sheet is not None
    assert [one.href for one in page.sheet.contact] == ([way] if way else [])
    assert ("nơi bán và liên hệ" in page.missing) is not bool(way)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"recognitions": (), "status": {"is": "registered", "on": date(2026, 3, 1)}}, "chưa được đánh giá và chưa"),
        ({"recognitions": (), "status": {"is": "assessed", "on": date(2026, 3, 1)}}, "đã được đánh giá"),
        ({"status": {"is": "registered", "on": date(2026, 3, 1)}}, "Đã đăng ký đánh giá lại từ ngày 01/03/2026."),
        ({}, ""),
    ],
)
def test_what_is_on_its_way_is_no_certificate(fields: dict[str, object], said: str) -> None:
    """It is told beside the certificate, which stays what it is."""
    product = make_product(**fields)
    its = sheet(Catalog(Path(), Settings(name="", place=""), (product,)), product, frozenset())
    assert said in its.standing and bool(its.standing) == bool(said)
    assert its.certificate.printed.state == "unknown"


@pytest.mark.parametrize(("letters", "count", "folded"), [(3, 20, 0), (120, 2, 0), (120, 3, 1), (120, 20, 18)])
def test_many_names_are_folded(letters: int, count: int, folded: int) -> None:
    """Two lines of other names stand open, whatever was sent; none is lost."""
    names = [f"{number:02}".ljust(letters, "a") for number in range(count)]
    its = sheet_of(make_product(aliases=names))
    assert [*its.aliases.split(", "), *its.more_aliases] == names and len(its.more_aliases) == folded
    assert len(its.aliases) < 300
