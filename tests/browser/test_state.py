"""The state of a certificate on the day a page is read: the shipped script against the case table, and whole pages."""

from dataclasses import asdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_hooks.pages.frame.certificate import certificate
from tests.browser.conftest import Opener, on_disk
from tests.building import certified
from tests.reading import table

PRODUCT = "san-pham/banh-trang/index.html"
REVOKED_PRODUCT = "san-pham/keo-dua/index.html"
ENDED_LONG_AGO = "san-pham/lap-xuong-ca-that-lat/index.html"  # its last day lies behind the real catalog's own day
ZONES = ("America/Los_Angeles", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati")
VIETNAM = timezone(timedelta(hours=7))

VALID = ("Chứng nhận còn hiệu lực", "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026.")
ENDED = (
    "Chứng nhận hết hiệu lực",
    "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026; danh mục chưa có dữ liệu công nhận lại. "
    "Đây không phải hạn sử dụng của sản phẩm.",
)
REVOKED = (
    "Chứng nhận đã bị thu hồi",
    "Giấy chứng nhận OCOP đã bị thu hồi ngày 01/03/2025 (Quyết định 12/QĐ-UBND, UBND tỉnh An Giang). "
    "Đây không phải lệnh thu hồi sản phẩm.",
)
UNDATED = ("Chứng nhận đến 27/01/2026", "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026.")

each_zone = pytest.mark.parametrize("zone", ZONES)


def vietnam(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)  # type: ignore[misc, arg-type]


def said(page: Page) -> tuple[str, str]:
    return (
        page.locator(".ocop-certificate .ocop-pill").inner_text(),
        page.locator(".ocop-certificate__sentence").inner_text(),
    )


ANSWERS = """rows => rows.map(row => {
  const day = OcopDay.today(Date.parse(row.clock), row.as_of);
  const now = row.until ? row[OcopState.turn(row.until, day)] : row;
  return [row.about, day, now.state, now.sentence];
})"""


@each_zone
def test_the_script_agrees_with_the_case_table(zone: str, visit: Opener, dated_site: Path) -> None:
    """Every row: the day that is believed, the state and the sentence on it, wherever the phone is."""
    rows = table("certificate-states.yml")
    page = visit(on_disk(dated_site), timezone_id=zone).open(PRODUCT)
    told = [certificate(certified(row), date.fromisoformat(row["as_of"]) if row["as_of"] else None) for row in rows]
    asked = [
        {**asdict(its), **{name: row[name] for name in ("about", "clock", "as_of")}}
        for its, row in zip(told, rows, strict=True)
    ]
    found = page.evaluate(ANSWERS, asked)
    assert [one[:3] for one in found] == [[row["about"], row["day"], row["state"]] for row in rows]
    assert all(one[3].startswith(row.get("sentence", "")) for one, row in zip(found, rows, strict=True))
    assert len([its for its in told if its.until]) >= 30


def test_revoked_is_revoked_on_every_day(visit: Opener, dated_site: Path) -> None:
    """A revocation names the certificate, its day and decision, and that the product is not recalled."""
    reader = visit(on_disk(dated_site))
    for clock in (vietnam(2015, 1, 1), vietnam(2025, 12, 1), vietnam(2031, 6, 1)):
        reader.page.clock.set_fixed_time(clock)
        assert said(reader.open(REVOKED_PRODUCT)) == REVOKED, clock


DAYS = (
    (vietnam(2026, 1, 26, 12), VALID),
    (vietnam(2026, 1, 27, 0, 0, 1), VALID),
    (vietnam(2026, 1, 27, 23, 59, 59), VALID),
    (vietnam(2026, 1, 28, 0, 0, 0), ENDED),
    (vietnam(2031, 6, 1, 9), ENDED),
)


@each_zone
def test_a_page_says_the_state_of_the_day_in_vietnam(zone: str, visit: Opener, dated_site: Path) -> None:
    """The turn comes with midnight in Vietnam, on the product's page and on its card, in any time zone."""
    reader = visit(on_disk(dated_site), timezone_id=zone)
    for clock, words in DAYS:
        reader.page.clock.set_fixed_time(clock)
        assert said(reader.open(PRODUCT)) == words, clock
        card = reader.open("index.html").locator(".ocop-card", has_text="Bánh tráng")
        assert card.locator(".ocop-pill").inner_text() == words[0], clock


def test_a_clock_before_the_data_is_not_believed(visit: Opener, dated_site: Path, file_site: str) -> None:
    """A phone that thinks it is 2015 sees the state of the data's own day: still valid here, already ended there."""
    reader = visit(on_disk(dated_site))
    reader.page.clock.set_fixed_time(vietnam(2015, 1, 1))
    assert said(reader.open(PRODUCT)) == VALID
    reader = visit(file_site)
    reader.page.clock.set_fixed_time(vietnam(2024, 1, 1))
    assert said(reader.open(ENDED_LONG_AGO)) == ENDED


def test_a_page_left_open_turns_with_the_day(visit: Opener, dated_site: Path) -> None:
    """Who comes back to a page on the next day, as on a showroom's screen, finds that day's state."""
    reader = visit(on_disk(dated_site))
    reader.page.clock.set_fixed_time(vietnam(2026, 1, 27, 22))
    page = reader.open(PRODUCT)
    assert said(page) == VALID
    page.clock.set_fixed_time(vietnam(2026, 1, 28, 8))
    page.evaluate("""() => {
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    }""")
    assert said(page) == ENDED


def test_without_a_script_the_page_gives_the_date_alone(visit: Opener, dated_site: Path) -> None:
    """An end still ahead of the data is a date, not a claim: the page may be read after it."""
    page = visit(on_disk(dated_site), java_script_enabled=False).open(PRODUCT)
    assert said(page) == UNDATED
    assert "còn hiệu lực" not in page.locator("article").inner_text()


def test_without_a_script_an_end_behind_the_data_is_said(visit: Opener, file_site: str) -> None:
    """What had ended when the page was made has ended for ever."""
    page = visit(file_site, java_script_enabled=False).open(ENDED_LONG_AGO)
    assert said(page) == ENDED


def test_without_a_date_nothing_is_claimed(visit: Opener, file_site: str) -> None:
    """A certificate whose end no source states is unknown on any day, with a script and without."""
    for script in (True, False):
        page = visit(file_site, java_script_enabled=script).open("san-pham/ruou-dau-tam/index.html")
        assert said(page) == ("Chưa rõ thời hạn", "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận.")


def test_the_state_is_not_told_by_colour_alone(visit: Opener, file_site: str) -> None:
    """Every pill has words, and neither ended nor unknown is red."""
    page = visit(file_site).open("nhom/index.html")
    pills = page.evaluate("""() => [...document.querySelectorAll('.ocop-pill')].map(one => {
      const [red, green, blue] = getComputedStyle(one).backgroundColor.match(/\\d+/g).map(Number);
      const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
      return {words: one.innerText, state: one.dataset.state, spread};
    })""")
    assert all(pill["words"].strip() for pill in pills)
    assert all(pill["spread"] < 20 for pill in pills if pill["state"] in ("ended", "unknown"))
