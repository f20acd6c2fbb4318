"""A product's page printed from the browser: two sheets of A4, however much stands in it."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener, on_disk
from tests.building import build, jpeg, write_repository

LOT = "  - {{lot: L{0:03}, produced: {1:02}/{2:02}/2026, steps: [{{what: Đóng gói, date: {1:02}/{2:02}/2026}}]}}"
LOTS = "\n".join(LOT.format(at, at % 28 + 1, at // 28 + 1) for at in range(60))
DECISION = "  - {{stars: {1}, decision: {0}/QĐ-UBND, issued: 10/02/{0}, issuer: UBND tỉnh An Giang, level: province}}"
DECISIONS = "\n".join(DECISION.format(2011 + at, 3 + at % 3) for at in range(15))
PAPERS = "\n".join(f"  - {{kind: kiem-nghiem, title: Kết quả kiểm nghiệm {at}, number: KN-{at}}}" for at in range(6))
FULL = f"""\
name: Khô cá chốt một nắng hảo hạng của Hợp tác xã thủy sản Phú Tân, túi giấy 500 gam
group: thuc-pham
summary: Cá chốt đồng xẻ đôi, ướp muối ớt, phơi một nắng trên giàn tre.
origin: {{commune: "30445", as_certified: 'ấp Phú Bình, xã Phú Bình, huyện Phú Tân, tỉnh An Giang'}}
recognitions:
{DECISIONS}
label:
  ingredients: {"Cá chốt đồng, muối biển, ớt, đường thốt nốt, tỏi. " * 6}
  nutrition: {"Đạm 38 g, béo 6 g, muối 4 g trong 100 g. " * 4}
  usage: {"Chiên lửa nhỏ mười phút, hoặc nướng than hồng. " * 4}
  storage: Ngăn mát 30 ngày, ngăn đông 6 tháng
  warnings: Người dị ứng với cá không nên dùng.
price: {{from: 95000, as_of: 10/2026}}
photos: [{", ".join(f"{{file: {number:02}.jpg}}" for number in range(1, 9))}]
documents:
{PAPERS}
lots:
{LOTS}
story: |
{"  Cá chốt đồng lớn lên theo mùa nước nổi, bà con giăng lưới từ khuya rồi xẻ ngay khi còn tươi. " * 36}
sources: [{{title: Quyết định 2025/QĐ-UBND}}]
updated: 01/06/2026
"""
PRODUCT = "san-pham/kho-ca/index.html"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one product that says nearly everything: fifteen decisions, eight photos, sixty lots."""
    shots = {f"images/an-giang/kho-ca/{number:02}.jpg": jpeg(900, 500 + 100 * number) for number in range(1, 9)}
    root = write_repository(tmp_path_factory.mktemp("full"), {"products/an-giang/kho-ca.yml": FULL, **shots})
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def words_of(page: Page) -> list[str]:
    """The words of each sheet."""
    printed = page.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(BytesIO(printed)) as document:
        assert {tuple(map(round, sheet.get_size())) for sheet in document} <= {(595, 842)}
        return [sheet.get_textpage().get_text_range() for sheet in document]


def test_a_full_product_is_two_sheets(visit: Opener, full: Path) -> None:
    """Name and verdict above, the story and the end on the second; older lots stay in the catalog."""
    sheets = words_of(visit(on_disk(full)).open(PRODUCT))
    assert len(sheets) == 2
    assert "Khô cá chốt một nắng" in sheets[0] and "OCOP 5 sao" in sheets[0]
    assert "L059" in sheets[1] and "01/06/2026" in sheets[1] and "L001" not in "".join(sheets)
    assert "Tìm sản phẩm" not in "".join(sheets)


MORE = """() => {
  const shops = document.createElement('section'), rest = document.querySelector('.ocop-sheet__rest');
  shops.className = 'ocop-section';
  shops.append(...Array.from({length: 70}, (_, at) => Object.assign(document.createElement('p'), {textContent: at})));
  rest.firstElementChild.after(shops);
  document.querySelector('.ocop-sheet__facts').append('Tên khác '.repeat(260));
}"""


def test_no_sheet_is_empty(visit: Opener, full: Path) -> None:
    """Where a section is longer than a sheet, the first one still goes on behind the facts."""
    page = visit(on_disk(full)).open(PRODUCT)
    page.evaluate(MORE)
    assert all(len(words.strip()) > 30 for words in words_of(page))


def test_much_is_folded(visit: Opener, full: Path) -> None:
    """Fifty-five of sixty lots and fourteen of fifteen decisions wait behind a line; a line of years is always seen."""
    page = visit(on_disk(full)).open(PRODUCT)
    assert page.locator(".ocop-lot > summary:visible").count() == 6
    assert page.get_by_text("Xem 55 lô trước đó").is_visible()
    assert page.locator(".ocop-timeline > span").all_inner_texts()[::14] == ["2011 3 sao", "2025 5 sao"]
    assert page.locator(".ocop-history h3").first.is_hidden()
    assert page.locator(".ocop-photos__count").inner_text() == "8 ảnh"


def test_no_half_is_empty(visit: Opener, full: Path) -> None:
    """From 960 px on both halves end near each other."""
    page = visit(on_disk(full), viewport={"width": 960, "height": 900}).open(PRODUCT)
    for width in (960, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        for ends in page.evaluate("""() => [...document.querySelectorAll('.ocop-sheet__rest')].map(rest => {
          const box = rest.getBoundingClientRect(), middle = (box.left + box.right) / 2;
          const blocks = [...rest.querySelectorAll('p, li, dd, summary, img')].filter(one => one.checkVisibility());
          const ends = side => Math.max(0, ...blocks.map(one => one.getBoundingClientRect())
            .filter(one => one.width && (one.left < middle) === side).map(one => one.bottom - box.top));
          return [ends(true) / box.height, ends(false) / box.height];
        })"""):
            assert min(ends) > 0.5, (width, ends)
