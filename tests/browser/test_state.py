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

VALID = (
    "OCOP 3 sao · chứng nhận còn hiệu lực đến hết ngày 27/01/2026",
    "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026.",
)
ENDED = (
    "Chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026",
    "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026; danh mục chưa có dữ liệu công nhận lại. "
    "Đây không phải hạn sử dụng của sản phẩm.",
)
REVOKED = (
    "Giấy chứng nhận OCOP đã bị thu hồi ngày 01/03/2025",
    "Giấy chứng nhận OCOP đã bị thu hồi ngày 01/03/2025 (Quyết định 12/QĐ-UBND, UBND tỉnh An Giang). "
    "Đây không phải lệnh thu hồi sản phẩm.",
)
UNDATED = (
    "OCOP 3 sao · chứng nhận có thời hạn đến hết ngày 27/01/2026",
    "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026.",
)

PILLS = {VALID: "Chứng nhận còn hiệu lực", ENDED: "Chứng nhận hết hiệu lực"}
ENGLISH = {
    VALID: "The OCOP certificate is valid until the end of 27 January 2026.",
    ENDED: "The OCOP certificate has not been valid since 28 January 2026; the catalog has no data about a renewal. "
    "This is not the use-by date of the product.",
    UNDATED: "The OCOP certificate runs until the end of 27 January 2026.",
}

each_zone = pytest.mark.parametrize("zone", ZONES)


def vietnam(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)  # type: ignore[misc, arg-type]


def said(page: Page) -> tuple[str, str]:
    """The verdict below the name, and what is said beyond it."""
    words = page.locator(".ocop-verdict > :last-child").first.inner_text()
    return words, " ".join(page.locator(".ocop-certificate .ocop-sentence").all_inner_texts())


ANSWERS = """rows => rows.map(row => {
  const day = OcopDay.today(Date.parse(row.clock), row.as_of);
  const now = row.until ? row[OcopState.turn(row.until, day)] : row;
  const said = row.until ? now : row.printed;
  return [row.about, day, said.state, said.sentence];
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
        page = reader.open(PRODUCT)
        assert said(page) == words, clock
        assert page.locator("#english .ocop-sentence").inner_text() == ENGLISH[words], clock
        card = reader.open("index.html").locator(".ocop-card", has_text="Bánh tráng")
        assert card.locator(".ocop-verdict").inner_text().endswith(PILLS[words]), clock


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


def test_stars_that_a_later_source_denies_go_with_the_day(visit: Opener, dated_site: Path) -> None:
    """On page, card, browse page, suggestion and kiosk: where a source names others, hollow ones would mislead."""
    reader, lists = visit(on_disk(dated_site)), ".ocop-card:has-text('Mứt gừng') .ocop-stars"
    for day, shown in ((27, 1), (28, 0)):
        reader.page.clock.set_fixed_time(vietnam(2026, 1, day, 12))
        seen = {}
        for uri, where in (
            ("san-pham/mut-gung/index.html", ".ocop-verdict .ocop-stars"),
            ("index.html", lists),
            ("tim-kiem/index.html", lists),
            ("trung-bay/index.html", ".card:has-text('Mứt gừng') .ocop-stars"),
        ):
            page = reader.open(uri)
            if "trung-bay" in uri:
                page.locator("[data-start]").click()
                page.get_by_role("button", name="Thực phẩm").first.click()
            page.locator(where).first.wait_for(state="attached")
            seen[uri] = page.locator(where).first.is_visible()
        page = reader.open("index.html")
        page.get_by_role("combobox").first.fill("mứt gừng")
        option = page.get_by_role("option").first
        option.wait_for()
        seen["suggestion"] = bool(option.locator(".ocop-stars").count())
        assert seen == dict.fromkeys(seen, bool(shown)), (day, seen)


def test_without_a_script_the_page_gives_the_date_alone(visit: Opener, dated_site: Path) -> None:
    """An end still ahead of the data is a date, not a claim: the page may be read after it."""
    page = visit(on_disk(dated_site), java_script_enabled=False).open(PRODUCT)
    assert said(page) == UNDATED
    assert page.locator("#english .ocop-sentence").inner_text() == ENGLISH[UNDATED]
    assert "còn hiệu lực" not in page.locator("article").inner_text()


def test_without_a_script_an_end_behind_the_data_is_said(visit: Opener, file_site: str) -> None:
    """What had ended when the page was made has ended for ever."""
    page = visit(file_site, java_script_enabled=False).open(ENDED_LONG_AGO)
    assert said(page) == ENDED


def test_without_a_date_nothing_is_claimed(visit: Opener, file_site: str) -> None:
    """A certificate whose end no source states is unknown on any day, with a script and without."""
    for script in (True, False):
        page = visit(file_site, java_script_enabled=script).open("san-pham/ruou-dau-tam/index.html")
        assert said(page) == ("Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận.", "")


SHAPES = """() => [...document.querySelectorAll('.ocop-verdict')].map(one => {
  const style = getComputedStyle(one), sign = getComputedStyle(one, '::before');
  const clear = 'rgba(0, 0, 0, 0)', stars = one.querySelector('.ocop-stars > span');
  const letters = stars && stars.checkVisibility() ? getComputedStyle(stars) : null;
  const filled = style.backgroundColor !== clear || style.backgroundImage !== 'none';
  const light = style.backgroundColor.match(/\\d+/g).slice(0, 3).reduce((all, part) => all + Number(part), 0) / 3;
  return [one.dataset.state, {
    fill: filled ? (style.backgroundColor !== clear && light < 90 ? 'dark' : 'pale') : 'none',
    border: style.borderTopColor === clear ? 'none' : style.borderTopStyle,
    sign: [sign.content, sign.borderTopWidth, sign.borderRadius, sign.transform, sign.backgroundImage].join(),
    stars: letters ? (letters.webkitTextFillColor === clear ? 'hollow' : letters.webkitTextFillColor) : 'none',
  }];
})"""
GOLD = "rgb(154, 107, 8)"
STATES = ("valid", "dated", "ended", "revoked", "unknown")
EACH = """states => {
  for (const other of document.querySelectorAll('[data-bare]')) other.remove();
  const first = document.querySelector('.ocop-verdict');
  for (const state of states) {
    const copy = first.cloneNode(true);
    copy.dataset.state = state;
    first.after(copy);
  }
  first.remove();
}"""


def test_each_state_has_a_shape_of_its_own(visit: Opener, dated_site: Path) -> None:
    """Told apart in grey and with the words blurred, large and small; gold alone where it is valid today, never red."""
    page = visit(on_disk(dated_site)).open(PRODUCT)
    for uri in (PRODUCT, "index.html"):
        page = visit(on_disk(dated_site)).open(uri)
        page.evaluate(EACH, STATES)
        found = dict(page.evaluate(SHAPES))
        assert {state: (its["fill"], its["border"]) for state, its in found.items()} == {
            "valid": ("pale", "none"),
            "dated": ("pale", "none"),
            "ended": ("none", "solid"),
            "revoked": ("dark", "none"),
            "unknown": ("none", "dashed"),
        }
        assert len({its["sign"] for its in found.values()}) == 5
        stars = {state: its["stars"] for state, its in found.items()}
        assert stars == {"valid": GOLD, "dated": "hollow", "ended": "none", "revoked": "none", "unknown": "hollow"}


def test_a_verdict_is_never_red(visit: Opener, file_site: str) -> None:
    """Every one has words, and what is not valid has hardly any colour."""
    page = visit(file_site).open("nhom/index.html")
    verdicts = page.evaluate("""() => [...document.querySelectorAll('.ocop-verdict')].map(one => {
      const style = getComputedStyle(one);
      const spreads = [style.color, style.borderTopColor, style.backgroundColor].map(colour => {
        const parts = colour.match(/\\d+/g).slice(0, 3).map(Number);
        return Math.max(...parts) - Math.min(...parts);
      });
      return {words: one.innerText, state: one.dataset.state, spread: Math.max(...spreads)};
    })""")
    assert verdicts and all(verdict["words"].strip() for verdict in verdicts)
    assert all(verdict["spread"] < 20 for verdict in verdicts)
