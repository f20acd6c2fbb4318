"""The quick check of many codes: typed, pasted or scanned, from a folder without network, to print or as CSV."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_faults
from tests.browser.conftest import Opener, on_disk
from tests.building import PRODUCT, build, write_repository
from tests.reading import CODE, LEDGER, PATH

DATED = "[{stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2025, issuer: UBND tỉnh An Giang, level: province}]"
GTIN = "8936012345674"


@pytest.fixture(scope="module")
def checking_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A product with a code, a bar code number, a lot and a certificate to 27/01/2028."""
    root = tmp_path_factory.mktemp("checking")
    product = PRODUCT.replace('[{stars: 3, as_of: "2025"}]', DATED).replace("name: Bánh tráng", 'name: "=Bánh tráng"')
    more = f'code: {CODE}\nvariants: [{{name: Gói, gtin: "{GTIN}"}}]\nlots: [{{lot: L1}}]\n'
    result = build(write_repository(root, {PATH: product + more, f"ledger/{CODE}.yml": LEDGER}))
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture
def page(visit: Opener, checking_site: Path) -> Page:
    """The page, from a folder."""
    return visit(on_disk(checking_site)).open("kiem-tra/index.html")


def rows(page: Page) -> list[list[str]]:
    """The table's cells, without its head."""
    found = page.locator("tbody tr").all()
    return [row.locator("td").all_inner_texts() for row in found]


def test_forty_codes(page: Page) -> None:
    """As a hand scanner types them, each with a return; wrong and unknown ones are told in their row."""
    field = page.get_by_label("Các mã cần tra")
    field.focus()
    for text in (CODE.lower(), f"https://ocop.example.vn/S/{CODE}/L1/", f"(01)0{GTIN}", f"{CODE[:-1]}0", "hàng này"):
        page.keyboard.type(f"{text}\n")
    expect(page.locator("tbody tr")).to_have_count(5)
    expect(page.locator("[data-ocop-said]")).to_contain_text("5 mã, 3 mã có trong danh mục")
    valid = "OCOP 3 sao · Chứng nhận còn hiệu lực, đến hết ngày 27/01/2028"
    found = rows(page)
    assert [row[1:] for row in found[:3]] == [["=Bánh tráng", "", valid]] * 3
    assert found[1][0].endswith("/ L1") and "chưa đúng" in found[3][3] and found[4][1:3] == ["", ""]
    field.fill("\n".join([CODE] * 40))
    expect(page.locator("tbody tr")).to_have_count(40)
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("=Bánh tráng")


def test_on_another_day_it_says_another_thing(page: Page) -> None:
    """The clock of the reader decides, not the day of the build."""
    page.clock.set_fixed_time("2028-01-28T03:00:00Z")
    page.get_by_label("Các mã cần tra").fill(CODE)
    expect(page.locator("tbody tr")).to_have_count(1)
    assert rows(page)[0][3] == "Chứng nhận hết hiệu lực"


def test_as_csv_and_on_paper(page: Page) -> None:
    """The same rows with marks intact, and no formula; no fault for who cannot see it."""
    page.get_by_label("Các mã cần tra").fill(f"{CODE}\n12/2023")
    expect(page.locator("tbody tr")).to_have_count(2)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải CSV").click()
    content = Path(waiting.value.path()).read_bytes()
    head, row, other = csv.reader(StringIO(content.decode("utf-8-sig")))
    assert content.startswith(b"\xef\xbb\xbf") and head[0] == "Mã" and row[1] == "'=Bánh tráng"
    assert other[0] == "'12/2023"
    assert axe_faults(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_label("Các mã cần tra")).to_be_hidden()
    expect(page.locator("tbody tr").first).to_be_visible()
