"""The state of a certificate on a day, its end, and the words for it."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from build_hooks import dates
from build_hooks.model.certificate import PILLS, Certificate, State
from build_hooks.model.recognition import Recognition
from tests.building import make_product
from tests.reading import table

ROWS: list[dict[str, Any]] = table("certificate-states.yml")
TODAY = date(2026, 1, 27)


def day(text: str | None) -> date | None:
    """The day of "yyyy-mm-dd"."""
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["about"])
def test_the_state_when_it_is_read(row: dict[str, Any]) -> None:
    """The table says the day that a page believes, and the state on it."""
    today = dates.today(datetime.fromisoformat(row["clock"]))
    believed = max(today, day(row["as_of"]) or today)
    its = Certificate(stars=3, last_day=day(row.get("last_day")), revoked_on=day(row.get("revoked_on")))
    assert (believed.isoformat(), str(its.state(believed))) == (row["day"], row["state"])


@pytest.mark.parametrize("hours", [-11, -8, 0, 7, 9, 14])
def test_the_readers_zone_does_not_matter(hours: int) -> None:
    """One instant is one day in Vietnam, wherever the reader's clock is set."""
    here = datetime.fromisoformat("2026-01-27T16:59:59Z").astimezone(timezone(timedelta(hours=hours)))
    assert dates.today(here) == TODAY
    assert dates.today(here + timedelta(seconds=1)) == TODAY + timedelta(days=1)


def test_every_state_has_a_row() -> None:
    """The table shows each state."""
    assert {row["state"] for row in ROWS} == {str(state) for state in State}


@pytest.mark.parametrize(
    ("issued", "last_day"),
    [
        ("2023-01-27", "2026-01-27"),
        ("2024-02-29", "2027-02-28"),
        ("2020-02-29", "2023-02-28"),
        ("2025-02-28", "2028-02-28"),
        ("2022-12-31", "2025-12-31"),
        ("2023-01-01", "2026-01-01"),
    ],
)
def test_the_last_day_by_the_decision(issued: str, last_day: str) -> None:
    """The last valid day is 36 months after the decision."""
    assert Recognition(stars=3, issued=day(issued)).last_valid_day == day(last_day)


def test_the_last_day_that_the_decision_states() -> None:
    """A stated last day goes before the 36 months, earlier or later; without any day the end is unknown."""
    for stated in (date(2026, 1, 26), date(2027, 12, 31)):
        assert Recognition(stars=3, issued=date(2023, 1, 27), valid_until=stated).last_valid_day == stated
    assert Recognition(stars=3, as_of="2025").last_valid_day is None


@pytest.mark.parametrize(("ahead", "due"), [(-1, False), (0, True), (1, True), (30, True), (31, False), (400, False)])
def test_due_within_thirty_days(ahead: int, due: bool) -> None:
    """An end is due from 30 days before up to the last day itself."""
    assert Certificate(stars=3, last_day=TODAY + timedelta(days=ahead)).is_due(TODAY, 30) is due


def test_what_has_no_end_is_never_due() -> None:
    """Neither an unknown end nor a revoked certificate is due."""
    assert not Certificate(stars=3).is_due(TODAY, 30)
    assert not Certificate(stars=3, last_day=TODAY, revoked_on=TODAY).is_due(TODAY, 30)


@pytest.mark.parametrize(
    ("its", "state", "pill", "sentence"),
    [
        (
            Certificate(stars=3, last_day=TODAY),
            State.VALID,
            "Chứng nhận còn hiệu lực",
            "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026.",
        ),
        (
            Certificate(stars=3, last_day=TODAY),
            State.ENDED,
            "Chứng nhận hết hiệu lực",
            "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026; danh mục chưa có dữ liệu công nhận lại. "
            "Đây không phải hạn sử dụng của sản phẩm.",
        ),
        (
            Certificate(stars=3, revoked_on=TODAY, revoking_decision="Quyết định 12/QĐ-UBND"),
            State.REVOKED,
            "Chứng nhận đã bị thu hồi",
            "Giấy chứng nhận OCOP đã bị thu hồi ngày 27/01/2026 (Quyết định 12/QĐ-UBND). "
            "Đây không phải lệnh thu hồi sản phẩm.",
        ),
        (
            Certificate(stars=3, revoked_on=TODAY),
            State.REVOKED,
            "Chứng nhận đã bị thu hồi",
            "Giấy chứng nhận OCOP đã bị thu hồi ngày 27/01/2026. Đây không phải lệnh thu hồi sản phẩm.",
        ),
        (
            Certificate(stars=3, as_of="2025"),
            State.UNKNOWN,
            "Chưa rõ thời hạn",
            "Đạt OCOP 3 sao theo nguồn năm 2025; chưa rõ ngày hết hiệu lực.",
        ),
        (
            Certificate(stars=4, as_of="12/05/2025"),
            State.UNKNOWN,
            "Chưa rõ thời hạn",
            "Đạt OCOP 4 sao theo nguồn ngày 12/05/2025; chưa rõ ngày hết hiệu lực.",
        ),
        (
            Certificate(stars=4, as_of="05/2025"),
            State.UNKNOWN,
            "Chưa rõ thời hạn",
            "Đạt OCOP 4 sao theo nguồn tháng 05/2025; chưa rõ ngày hết hiệu lực.",
        ),
        (
            Certificate(stars=None),
            State.UNKNOWN,
            "Chưa rõ thời hạn",
            "Danh mục chưa có dữ liệu công nhận OCOP của sản phẩm này.",
        ),
    ],
    ids=["valid", "ended", "revoked", "revoked-by-nobody", "year", "day", "month", "nothing"],
)
def test_words(its: Certificate, state: State, pill: str, sentence: str) -> None:
    """A state has one pill and one sentence, which names the certificate and never the product."""
    assert (PILLS[state], its.sentence(state)) == (pill, sentence)


def test_words_that_are_true_on_any_day() -> None:
    """Before a script has looked at the clock the end is a date, and nothing says that it has passed or not."""
    its = Certificate(stars=3, last_day=TODAY)
    assert its.undated_pill == "Chứng nhận đến 27/01/2026"
    assert its.undated_sentence == "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026."


def test_the_newest_recognition_counts() -> None:
    """Of a history the newest decision gives the stars and the end, in whatever order the file has them."""
    newest, older = {"stars": 4, "issued": date(2025, 3, 2)}, {"stars": 3, "issued": date(2022, 3, 1)}
    for history in ((newest, older), (older, newest)):
        its = make_product(recognitions=history).certificate
        assert (its.stars, its.last_day) == (4, date(2028, 3, 2))


@pytest.mark.parametrize(
    ("as_of", "stars"), [("2021", 3), ("2025", 4), ("06/2025", 4), ("01/07/2025", 4), ("05/2022", 4)]
)
def test_a_year_and_a_day_are_compared(as_of: str, stars: int) -> None:
    """A source's year, month or day is older or newer than a decision as its digits say."""
    history = ({"stars": 3, "issued": date(2022, 3, 1)}, {"stars": 4, "as_of": as_of})
    assert make_product(recognitions=history).certificate.stars == stars


@pytest.mark.parametrize(
    ("issued", "state"),
    [("2026-01-26", State.VALID), ("2026-01-25", State.REVOKED), ("2026-01-24", State.REVOKED)],
)
def test_recognised_again_after_a_revocation(issued: str, state: State) -> None:
    """A decision newer than the revocation is not revoked by it; one of the same day or before is."""
    status = {"is": "revoked", "on": "2026-01-25", "decision": "12/QĐ-UBND"}
    its = make_product(recognitions=({"stars": 3, "issued": issued},), status=status).certificate
    assert its.state(TODAY) is state
    assert bool(its.revoked_on) is bool(its.revoking_decision) is (state is State.REVOKED)


def test_a_revocation_and_an_undated_recognition() -> None:
    """Stars that a source states without a decision take no revocation back."""
    status = {"is": "revoked", "on": "2024-01-25"}
    its = make_product(recognitions=({"stars": 3, "as_of": "2025"},), status=status).certificate
    assert its.state(TODAY) is State.REVOKED


def test_only_a_revocation_revokes() -> None:
    """A product that was withdrawn from the catalog keeps its certificate; one that was revoked does not."""
    history = ({"stars": 3, "issued": date(2025, 3, 2)},)
    withdrawn = make_product(recognitions=history, status={"is": "withdrawn", "on": TODAY})
    revoked = make_product(recognitions=history, status={"is": "revoked", "on": TODAY, "decision": "12/QĐ-UBND"})
    assert withdrawn.is_withdrawn
    assert withdrawn.certificate.state(TODAY) is State.VALID
    assert not revoked.is_withdrawn
    assert revoked.certificate.state(TODAY) is State.REVOKED
    assert revoked.certificate.revoking_decision == "12/QĐ-UBND"
