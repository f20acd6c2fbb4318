"""What every page says around its content: the day of the data, where to get a copy, nothing where there is none."""

from pathlib import Path

import pytest

from tests.building import PRODUCT, build, write_repository
from tests.markup import Element, read_page
from tests.reading import PATH

DATED = f"{PRODUCT}updated: 02/03/2026\n"
COPY = "https://git.example.vn/ocop/danh-muc-ocop.zip?a=1&b=2"


def pages_of(root: Path, product: str = DATED, **settings: object) -> list[Element]:
    """The home page, a page of the catalog and the page for wrong addresses."""
    result = build(write_repository(root, {PATH: product}, **settings), "--strict")
    assert result.returncode == 0, result.stderr
    return [read_page(root / "site" / uri) for uri in ("index.html", "san-pham/banh-trang/index.html", "404.html")]


def notices(page: Element) -> list[Element]:
    return [one for one in page.walk() if "data-ocop-as-of" in one.attributes]


def test_the_day_and_the_age_on_every_page(tmp_path: Path) -> None:
    """The day once, in words; the notice hidden, with the day and the number of days of the settings."""
    for page in pages_of(tmp_path, stale_days=30):
        assert page.text.count("Dữ liệu đến ngày 02/03/2026.") == 1
        (notice,) = notices(page)
        assert (notice.attributes["data-ocop-as-of"], notice.attributes["data-ocop-days"]) == ("2026-03-02", "30")
        assert "hidden" in notice.attributes and "cũ hơn 30 ngày" in notice.text


def test_data_without_a_day(tmp_path: Path) -> None:
    """What nobody dated is not called old."""
    for page in pages_of(tmp_path, PRODUCT):
        assert notices(page) == [] and "Dữ liệu đến ngày" not in page.text


def offered(page: Element) -> list[str]:
    return [one.attributes["href"] for one in page.all("a") if one.text == "Tải bản dùng không cần mạng"]


@pytest.mark.parametrize("address", ["", COPY])
def test_a_copy_is_offered_where_there_is_one(tmp_path: Path, address: str) -> None:
    """The link stands in the footer of every page exactly when the setting has an address."""
    for page in pages_of(tmp_path, **({"offline_copy": address} if address else {})):
        assert offered(page) == ([address] if address else [])


def test_a_site_that_carries_its_copy_offers_it(tmp_path: Path) -> None:
    """Link and file come together, as relative links below any path; a setting that names another place goes first."""
    root = write_repository(tmp_path / "own", {PATH: DATED, "offline/x.zip": b"PK of this copy"})
    assert build(root, "--strict", OCOP_EDITION="copy=offline/x.zip").returncode == 0
    assert (root / "site/danh-muc-ocop.zip").read_bytes() == b"PK of this copy"
    assert offered(read_page(root / "site/index.html")) == ["danh-muc-ocop.zip"]
    assert offered(read_page(root / "site/san-pham/banh-trang/index.html")) == ["../../danh-muc-ocop.zip"]
    root = write_repository(tmp_path / "else", {PATH: DATED, "offline/x.zip": b"PK"}, offline_copy=COPY)
    assert build(root, "--strict", OCOP_EDITION="copy=offline/x.zip").returncode == 0
    assert offered(read_page(root / "site/index.html")) == [COPY]


def test_a_copy_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    """No page ever offers what nobody can get."""
    result = build(write_repository(tmp_path), OCOP_EDITION="copy=offline/x.zip")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "x.zip; hãy chạy “ocop bundle” trước." in result.stderr


def test_a_wrong_edition_stops_the_build(tmp_path: Path) -> None:
    """Never the wrong catalog in silence: the variable names a group that is not there."""
    result = build(write_repository(tmp_path), OCOP_EDITION="group=thuc-pam")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "Có phải “thuc-pham”?" in result.stderr


def test_an_edition_builds_its_part(tmp_path: Path) -> None:
    """The variable alone makes a site of a part."""
    files = {PATH: DATED, "products/an-giang/nuoc-mam.yml": DATED.replace("Bánh tráng", "Nước mắm")}
    result = build(write_repository(tmp_path, {**files}), "--strict", OCOP_EDITION="product=nuoc-mam")
    assert result.returncode == 0, result.stderr
    assert [one.name for one in (tmp_path / "site/san-pham").iterdir()] == ["nuoc-mam"]
    assert "một phần của danh mục: Nước mắm." in read_page(tmp_path / "site/index.html").text
