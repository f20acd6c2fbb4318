"""The state of a certificate on a day, its end, and the words for it."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from build_hooks.ground import dates
from build_hooks.ground.dates import period_words
from build_hooks.model.certificate import PILLS, Certificate, State
from build_hooks.model.recognition import Recognition
from build_hooks.pages.product.facts import decisions
from tests.building import certified, make_product
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
    its = certified(row).certificate
    assert (believed.isoformat(), str(its.state(believed))) == (row["day"], row["state"])
    assert its.sentence(believed).startswith(row.get("sentence", ""))


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
            "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận.",
        ),
        (
            Certificate(stars=4, as_of="12/05/2025"),
            State.UNKNOWN,
            "Chưa rõ thời hạn",
            "Nguồn ngày 12/05/2025 ghi OCOP 4 sao; chưa rõ thời hạn chứng nhận.",
        ),
        (
            Certificate(stars=4, as_of="05/2025"),
            State.UNKNOWN,
            "Chưa rõ thời hạn",
            "Nguồn tháng 05/2025 ghi OCOP 4 sao; chưa rõ thời hạn chứng nhận.",
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
    day = TODAY + timedelta(days=state is State.ENDED)
    assert (its.state(day), PILLS[its.state(day)], its.sentence(day)) == (state, pill, sentence)


def test_words_that_are_true_on_any_day() -> None:
    """Before a script has looked at the clock the end is a date, and nothing says that it has passed or not."""
    its = Certificate(stars=3, last_day=TODAY)
    assert its.lasting(TODAY).pill == "Chứng nhận đến 27/01/2026"
    assert its.lasting(TODAY).sentence == "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026."


def test_the_newest_recognition_counts() -> None:
    """Of a history the newest decision gives the stars and the end, in whatever order the file has them."""
    newest, older = {"stars": 4, "issued": date(2025, 3, 2)}, {"stars": 3, "issued": date(2022, 3, 1)}
    for history in ((newest, older), (older, newest)):
        its = make_product(recognitions=history).certificate
        assert (its.stars, its.last_day) == (4, date(2028, 3, 2))


DATED = {"stars": 3, "decision": "86/QĐ-UBND", "issued": date(2023, 1, 27)}
ENDED = (
    "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026; danh mục chưa có dữ liệu công nhận lại. "
    "Đây không phải hạn sử dụng của sản phẩm."
)


def outlived(source: str, stars: int = 3) -> str:
    """Both are said: the decision's last day, and the source."""
    decided, still = ("", "vẫn ghi") if stars == 3 else (" (OCOP 3 sao)", "ghi")
    return (
        f"Quyết định 86/QĐ-UBND{decided} có hiệu lực đến hết ngày 27/01/2026. "
        f"Nguồn {source} {still} OCOP {stars} sao; danh mục chưa thấy quyết định công nhận lại."
    )


def test_an_undated_source_does_not_hide_a_dated_decision() -> None:
    """A decision of 27/01/2024 stands, though a source of 2025 gives the stars without a day."""
    history = ({"stars": 4, "decision": "9/QĐ-UBND", "issued": date(2024, 1, 27)}, {"stars": 4, "as_of": "2025"})
    for order in (history, history[::-1]):
        its = make_product(recognitions=order).certificate
        assert (its.stars, its.last_day, its.state(TODAY)) == (4, date(2027, 1, 27), State.VALID)
        assert its.sentence(TODAY) == "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2027."
        assert its.state(date(2027, 1, 28)) is State.ENDED


@pytest.mark.parametrize(
    ("as_of", "stars", "after"),
    [
        ("28/01/2026", 3, outlived("ngày 28/01/2026")),
        ("27/01/2026", 3, ENDED),  # the last day itself
        ("02/2026", 3, outlived("tháng 02/2026")),
        ("01/2026", 3, ENDED),  # may be of the first days of the month
        ("2027", 3, outlived("năm 2027")),
        ("2026", 3, ENDED),  # may be of the first days of the year
        ("2025", 3, ENDED),
        ("2021", 3, ENDED),
        ("2027", 4, outlived("năm 2027", 4)),
        ("2025", 4, ENDED),
    ],
)
def test_a_source_after_the_end(as_of: str, stars: int, after: str) -> None:
    """Through the last day the decision is valid, whatever sources say; behind it a later one leaves it unknown."""
    its = make_product(recognitions=(DATED, {"stars": stars, "as_of": as_of})).certificate
    assert (its.stars, its.last_day, its.state(TODAY)) == (3, TODAY, State.VALID)
    assert its.sentence(TODAY) == "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026."
    state = State.ENDED if after == ENDED else State.UNKNOWN
    for later in (TODAY + timedelta(days=1), date(2031, 6, 1)):
        assert (its.state(later), its.sentence(later)) == (state, after)


def test_of_several_later_sources_the_newest_is_named() -> None:
    """That whose newest possible day is newest; what lies before the end or round it does not count."""
    sources = [
        {"stars": stars, "as_of": as_of} for stars, as_of in ((3, "2024"), (5, "2026"), (3, "02/2026"), (4, "2027"))
    ]
    its = make_product(recognitions=(*sources, DATED)).certificate
    assert its.sentence(date(2028, 1, 1)) == outlived("năm 2027", 4)


def test_a_decision_without_a_number() -> None:
    """The certificate is named in its place."""
    its = make_product(
        recognitions=({"stars": 3, "issued": date(2023, 1, 27)}, {"stars": 3, "as_of": "2027"})
    ).certificate
    assert its.sentence(date(2027, 1, 1)).startswith(
        "Giấy chứng nhận OCOP có hiệu lực đến hết ngày 27/01/2026. Nguồn năm"
    )


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        ("2020", date(2023, 12, 31)),
        ("02/2020", date(2023, 2, 28)),
        ("29/02/2020", date(2023, 2, 28)),
        ("02/2021", date(2024, 2, 28)),
        ("30/11/2020", date(2023, 11, 30)),
    ],
)
def test_a_source_that_is_surely_old(as_of: str, last: date) -> None:
    """Behind 36 months from the newest day that the source can be of, that is said; the state stays unknown."""
    its = make_product(recognitions=({"stars": 3, "as_of": as_of},)).certificate
    source = f"Nguồn {period_words(as_of)} ghi OCOP 3 sao"
    assert its.turn == last
    assert its.state(last) is its.state(last + timedelta(days=1)) is State.UNKNOWN
    assert its.sentence(last) == f"{source}; chưa rõ thời hạn chứng nhận."
    assert its.sentence(last + timedelta(days=1)) == (
        f"{source}. Lần công nhận đó nay đã quá 36 tháng; "
        "có thể cơ sở đã được công nhận lại mà danh mục chưa có dữ liệu."
    )


def test_the_newest_of_several_sources() -> None:
    """Of sources alone the newest possible day counts: "2025" may be newer than "06/2025"."""
    for history in (("2020", "06/2025", "2025"), ("2025", "2020", "06/2025")):
        its = make_product(recognitions=tuple({"stars": 3, "as_of": one} for one in history)).certificate
        assert (its.as_of, its.turn) == ("2025", date(2028, 12, 31))


def test_an_end_without_the_day_of_its_decision() -> None:
    """A stated end counts as 36 months after its decision: a source that repeats an old end hides no new one."""
    new = {"stars": 4, "issued": date(2024, 1, 27)}
    for until, last in ((date(2025, 12, 31), date(2027, 1, 27)), (date(2028, 12, 31), date(2028, 12, 31))):
        stated = {"stars": 4, "valid_until": until, "as_of": "2025"}
        for history in ((new, stated), (stated, new)):
            assert make_product(recognitions=history).certificate.last_day == last


def test_two_decisions_of_one_day_claim_the_less() -> None:
    """Nothing is claimed that one of them does not say: the earlier end, the fewer stars."""
    day = date(2024, 1, 27)
    history = (
        {"stars": 4, "issued": day},
        {"stars": 4, "issued": day, "valid_until": date(2026, 1, 27)},
        {"stars": 3, "issued": day},
    )
    for order in (history, history[::-1]):
        its = make_product(recognitions=order).certificate
        assert (its.last_day, its.stars) == (TODAY, 4)
    assert make_product(recognitions=(history[0], history[2])).certificate.stars == 3


def test_recognised_again_whatever_else_is_known() -> None:
    """A decision after the revocation takes it back, though another end without a day seems newer."""
    status = {"is": "revoked", "on": date(2024, 1, 25), "decision": "12/QĐ-UBND"}
    history = ({"stars": 3, "issued": date(2024, 6, 1)}, {"stars": 3, "valid_until": date(2028, 1, 1), "as_of": "2025"})
    assert make_product(recognitions=history, status=status).certificate.state(TODAY) is State.VALID
    assert make_product(recognitions=history[1:], status=status).certificate.state(TODAY) is State.REVOKED


@pytest.mark.parametrize("as_of", ["2023", "2024", "01/2024", "25/01/2024"])
def test_what_may_be_the_revoked_one_decides_nothing(as_of: str) -> None:
    """An end without a day of decision seems newer than the new decision, and may be the revoked one's."""
    status = {"is": "revoked", "on": date(2024, 1, 25), "decision": "12/QĐ-UBND"}
    old = {"stars": 5, "valid_until": date(2028, 12, 31), "as_of": as_of}
    its = make_product(recognitions=(old, {"stars": 3, "issued": date(2024, 6, 1)}), status=status)
    assert (its.certificate.stars, its.certificate.last_day) == (3, date(2027, 6, 1))
    assert [row.title for row in decisions(its)] == ["", "Lần công nhận trước: OCOP 5 sao"]


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
