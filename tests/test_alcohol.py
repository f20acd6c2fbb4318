"""What has alcohol is a row of text in all that is made: named, told whom it is not for, never praised or offered.

Law 44/2019/QH14. One drink and one dish, of which everything is known, go through every output.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_hooks.bundle.screen import on_screen
from build_hooks.cli import ocop
from build_hooks.model.catalog import Catalog
from build_hooks.pages.showroom.view import showroom_data
from build_hooks.printing.jobs import booklet_job, cards_job, leaflets_job
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCER, build, jpeg, write_repository
from tests.markup import Element, read_page
from tests.reading import CODE, LEDGER, OTHER_CODE

SOBER = "Không bán cho người dưới 18 tuổi. Uống rượu có hại cho sức khỏe."
PRAISE = "Thơm nồng khó quên"
KNOWN = f"""\
producer: lo-banh
origin: {{commune: "30445"}}
recognitions: [{{stars: 4, decision: 86/QĐ-UBND, issued: 27/01/2026, issuer: UBND tỉnh An Giang, level: province}}]
summary: {PRAISE}.
story: {PRAISE}, xưa nay ai cũng nhớ.
photos: [{{file: 01.jpg, alt: Trên bàn}}, {{file: 02.jpg, alt: Trong kho}}]
contact: {{phone: "0912345678", zalo: "0912345678", consent: 01/02/2026}}
price: {{from: 95000, as_of: 10/2026}}
sold_at: [{{name: Chợ Vàm, url: "https://cho-vam.example.vn/"}}]
season: Quanh năm
sources: [{{title: Quyết định 86/QĐ-UBND}}]
updated: 01/06/2026
"""
FILES: dict[str, str | bytes] = {
    "products/an-giang/ruou-nep.yml": f"name: Rượu nếp\ngroup: do-uong\nalcohol: có\ncode: {CODE}\n{KNOWN}",
    "products/an-giang/banh-trang.yml": f"name: Bánh tráng\ngroup: thuc-pham\ncode: {OTHER_CODE}\n{KNOWN}",
    "producers/lo-banh.yml": PRODUCER,
    f"ledger/{CODE}.yml": LEDGER.replace("banh-trang", "ruou-nep").replace("Bánh tráng", "Rượu nếp"),
    f"ledger/{OTHER_CODE}.yml": LEDGER.replace(CODE, OTHER_CODE),
    **{f"images/an-giang/{slug}/{at}.jpg": jpeg() for slug in ("ruou-nep", "banh-trang") for at in ("01", "02")},
}
DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog of both, built."""
    root = write_repository(tmp_path_factory.mktemp("alcohol"), FILES)
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The same, as it is read."""
    return read_catalog(root).catalog


def pages(root: Path) -> Iterator[tuple[str, Element]]:
    """Every page of the site but what officers write."""
    for path in sorted((root / "site").rglob("*.html")):
        yield path.relative_to(root / "site").as_posix(), read_page(path)


def cards(page: Element, name: str) -> list[Element]:
    return [card for card in page.all("li", "ocop-card") if name in card.text]


def test_in_every_list_it_is_a_row_of_text(root: Path) -> None:
    """Neither picture nor plate nor stars; the dish has all of it; the way home shows the dish alone."""
    found = {uri: (cards(page, "Rượu nếp"), cards(page, "Bánh tráng")) for uri, page in pages(root)}
    assert "index.html" in found and not found["index.html"][0] and found["index.html"][1]
    drinks, dishes = ([card for each in found.values() for card in each[side]] for side in (0, 1))
    assert len(drinks) >= 4 and len(dishes) >= 4
    for card in drinks:
        assert "ocop-card--text" in card.attributes["class"].split()
        assert not card.all("img") and not card.all("span", "ocop-card__photo") and "★" not in card.text
        assert card.all("span", "ocop-verdict")
    assert all(card.all("img") and "★★★★" in card.text for card in dishes)


def test_its_own_pages_say_whom_it_is_not_for(root: Path) -> None:
    """With the verdict and no word of praise; nobody is led to a seller."""
    for uri in ("san-pham/ruou-nep/index.html", f"S/{CODE}/index.html"):
        page = read_page(root / "site" / uri)
        assert SOBER in page.text and page.all("p", "ocop-verdict")
        assert PRAISE not in (root / "site" / uri).read_text("utf-8")
        links = [link.attributes.get("href", "") for link in page.all("a")]
        assert not [link for link in links if link.startswith(("tel:", "https://zalo.me/", "https://cho-vam"))]
        assert "95.000" not in page.text and "Chợ Vàm" not in page.text
    dish = read_page(root / "site/san-pham/banh-trang/index.html")
    links = [link.attributes.get("href", "") for link in dish.all("a")]
    assert {"tel:0912345678", "https://cho-vam.example.vn/"} <= set(links)
    assert SOBER not in dish.text and "95.000" in dish.text


def test_no_picture_is_shared(root: Path) -> None:
    """Of the drink there is none, and no page names one."""
    site = root / "site"
    assert (site / "anh/banh-trang/chia-se.jpg").is_file()
    assert not list(site.glob("anh/ruou-nep/chia-se.*"))
    assert "og:image" not in (site / "san-pham/ruou-nep/index.html").read_text("utf-8")


def test_no_screen_shows_it(catalog: Catalog) -> None:
    """Neither kiosk nor slides nor television: no tile counts it, no picture stands for it."""
    data = showroom_data(catalog)
    assert [name for _, name, *_ in data["groups"]] == ["Thực phẩm"]
    assert [line for _, _, line, *_ in data["places"]] == ["1 sản phẩm"]
    assert PRAISE in data["summaries"] and data["summaries"].count(PRAISE) == 1
    assert [product.slug for product in on_screen(catalog)] == ["banh-trang"]


def test_print_lists_it_without_praise(catalog: Catalog) -> None:
    """In the booklet and on cards without picture and story, with its warning; no leaflet."""
    products = catalog.listed_products
    for job in (booklet_job(catalog, products, DAY), cards_job(catalog, products, DAY)):
        assert {spot.name for spot in job.spots} == {"Bánh tráng", "Rượu nếp"}
        assert SOBER in repr(job.data) and {crop.picture.path.parent.name for crop in job.crops.values()} <= {
            "banh-trang"
        }
        (drink,) = set(re.findall(r"Laid\(slug='ruou-nep'.*?page=\d+\)", repr(job.data)))
        assert PRAISE not in drink and "file=''" in drink
    assert [spot.name for spot in leaflets_job(catalog, products, DAY).spots] == ["Bánh tráng"]


@pytest.mark.parametrize("wanted", ["ruou-nep", "--all"])
def test_a_leaflet_is_refused(root: Path, wanted: str) -> None:
    """The command says why, and prints those of the others."""
    told = CliRunner().invoke(ocop, ["--root", str(root), "print", "leaflet", wanted, "--sample"])
    assert "ruou-nep.yml: đồ uống có cồn không có tờ rơi" in told.output
    assert (told.exit_code == 0) is (wanted == "--all")
