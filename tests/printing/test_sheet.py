"""Sheets of labels lie where the label is, and a sheet that cannot be printed says why."""

import pytest

from build_hooks import rules
from build_hooks.printing.job import Job
from build_hooks.printing.label import TooSmall, fit
from build_hooks.printing.sheet import Sheet, faults
from build_hooks.printing.sheets import Sheets, sheets
from build_hooks.printing.typesetting import typeset
from build_hooks.stamps.drawing import Stamp, lay_out
from build_hooks.stamps.symbol import QUIET
from tests.printing.pages import DAY, picture

ADDRESS = "https://ocop.angiang.vn/S/7KQ4M2XR/"
STAMP = Stamp(ADDRESS, "7KQ4 M2XR", "Bánh tráng", "Cơ sở Bánh Tráng")
DPI = 600


def known(name: str) -> Sheet:
    """A sheet of rules/sheets.yml."""
    return Sheet(**{key: value for key, value in rules.sheets()[name].items() if key != "label"})


def shown(job: Job) -> Sheets:
    """What the template shows."""
    assert isinstance(job.data, Sheets)
    return job.data


@pytest.mark.parametrize("name", rules.sheets())
def test_known_sheets_fit_their_paper(name: str) -> None:
    """Every sheet of the list lies on an A4, as far from the right as from the left."""
    sheet = known(name)
    assert list(faults(sheet)) == []
    assert sheet.paper[0] - sheet.right == pytest.approx(sheet.left, abs=0.25)
    assert sheet.paper[1] - sheet.bottom == pytest.approx(sheet.top, abs=0.3)


@pytest.mark.parametrize(
    ("sheet", "start", "words"),
    [
        (Sheet(80, 37, 3, 8), 1, "chiều ngang: nhãn, lề và khe cần 240 mm, giấy có 210 mm"),
        (Sheet(70, 37, 3, 8, top=5.5), 1, "chiều dọc: nhãn, lề và khe cần 301,5 mm, giấy có 297 mm"),
        (Sheet(70, 37, 3, 8), 25, "nhãn bắt đầu 25 nằm ngoài tờ: tờ có 24 nhãn"),
        (Sheet(70, 37, 3, 8), 0, "nhãn bắt đầu 0 nằm ngoài tờ"),
        (Sheet(70, 37, 0, 8), 1, "ít nhất một cột"),
        (Sheet(70, 0, 3, 8), 1, "bề rộng"),
        (Sheet(60, 30, 3, 8, left=-1), 1, "không được nhỏ hơn 0"),
    ],
)
def test_bad_geometry(sheet: Sheet, start: int, words: str) -> None:
    """The reason stands there with its numbers."""
    assert words in "; ".join(faults(sheet, start))


OWN = Sheet(60, 30, 3, 9, left=10.35, top=12.15, gap_x=2.55, gap_y=0.4)
PRINTABLE = [*(known(name) for name in rules.sheets() if name != "5x13"), OWN]  # labels of 21 mm hold no symbol


@pytest.mark.parametrize("sheet", PRINTABLE, ids=lambda sheet: f"{sheet.columns}x{sheet.rows} {sheet.width}")
def test_place_within_a_tenth(sheet: Sheet) -> None:
    """On paper, measured in pixels, each symbol is within 0.1 mm of the middle of its label: first, used and last."""
    numbers = sorted({1, sheet.count // 2 + 1, sheet.count})
    drawing = fit(STAMP, sheet.width, sheet.height)
    for start in numbers:
        job = sheets("Tờ tem", sheet, [STAMP], "In ngày 23/11/2026", DAY, start=start)
        page = picture(typeset(job, {}), dpi=DPI).point(lambda value: 255 if value < 128 else 0)
        x, y = sheet.corner(start - 1)
        pixel = 25.4 / DPI
        left = x + (sheet.width - drawing.width) / 2
        top = y + (sheet.height - drawing.height) / 2
        box = [round(edge / pixel) for edge in (left, top, left + drawing.height, top + drawing.height)]
        found = page.crop((box[0], box[1], box[2], box[3])).getbbox()
        assert found is not None
        quiet = QUIET * drawing.module
        assert (box[0] + found[0]) * pixel == pytest.approx(left + quiet, abs=0.1)
        assert (box[1] + found[1]) * pixel == pytest.approx(top + quiet, abs=0.1)
        assert (box[0] + found[2]) * pixel == pytest.approx(left + drawing.height - quiet, abs=0.1)


@pytest.mark.parametrize(("wide", "high"), [(99.1, 38.1), (71.2, 26), (63.5, 33.9), (30, 40), (210, 297)])
def test_stamps_stay_on_their_labels(wide: float, high: float) -> None:
    """Never under the least size, never over the label's edge, words included."""
    drawing = fit(STAMP, wide, high)
    assert drawing.width <= wide
    assert drawing.height <= high
    assert drawing.module * drawing.symbol.side >= drawing.symbol.least_size - 1e-9
    assert drawing.module * drawing.symbol.side <= 40


def test_large_labels_hold_larger_stamps() -> None:
    """The drawing grows with its label; a size that was asked for is kept."""
    assert fit(STAMP, 99.1, 38.1).height > lay_out(STAMP).height
    asked = Stamp(ADDRESS, "7KQ4 M2XR", "Bánh tráng", size=22.0)
    assert fit(asked, 99.1, 38.1).module * fit(asked, 99.1, 38.1).symbol.side == pytest.approx(22)


def test_narrow_labels_hold_the_symbol_and_its_code() -> None:
    """Without room for words the code still stands there, and a sample is still marked."""
    (line,) = fit(STAMP, 30, 40).lines
    assert line.text == "7KQ4 M2XR"
    (line,) = fit(Stamp(ADDRESS, "7KQ4 M2XR", "Bánh tráng", sample=True), 30, 40).lines
    assert line.text == "MẪU 7KQ4 M2XR"
    assert line.white


@pytest.mark.parametrize(("wide", "high"), [(38.1, 21.2), (24, 40), (26, 27)])
def test_small_labels_are_refused(wide: float, high: float) -> None:
    """A symbol of 20 mm with its quiet zone does not fit, and nothing smaller is printed."""
    with pytest.raises(TooSmall):
        fit(STAMP, wide, high)


def test_crosses() -> None:
    """Marks to cut stand on every corner once, and only when they are asked for."""
    sheet = Sheet(70, 37, 3, 8)
    assert len(shown(sheets("Tờ tem", sheet, [STAMP], "", DAY, marks=True)).crosses) == 4 * 9
    assert shown(sheets("Tờ tem", sheet, [STAMP], "", DAY)).crosses == ()
