"""What a page prints of a certificate: true on any day it is read, with or without a script."""

from datetime import date
from typing import Any

import pytest

from build_hooks.pages.frame.certificate import Stars, Verdict, certificate
from build_hooks.pages.frame.rows import Row
from build_hooks.pages.product.facts import decisions
from tests.building import make_product

LAST = date(2026, 1, 27)
DECISION = ({"stars": 3, "issued": date(2023, 1, 27)},)
REVOKED = {"is": "revoked", "on": "2025-03-02"}


def shown(as_of: date | None, **changes: Any) -> Verdict:
    """What a page of a product with one decision says, made from data of this day."""
    return certificate(make_product(**{"recognitions": DECISION, **changes}), as_of)


@pytest.mark.parametrize("as_of", [date(2023, 1, 28), LAST, None])
def test_print_never_says_that_it_is_valid(as_of: date | None) -> None:
    """A page may be read years later: what is printed of an end ahead is the day alone."""
    its = shown(as_of)
    assert (its.printed.state, its.printed.pill) == ("dated", "Chứng nhận đến 27/01/2026")
    assert its.printed.sentence == "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026."
    assert "còn hiệu lực" not in its.printed.pill + its.printed.sentence


def test_print_says_that_it_has_ended() -> None:
    """An end that lies behind the data is past for ever, and print may say it."""
    its = shown(date(2026, 1, 28))
    assert (its.printed.state, its.printed.pill) == ("ended", "Chứng nhận hết hiệu lực")
    assert its.printed.sentence.startswith("Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026;")


@pytest.mark.parametrize("as_of", [date(2025, 11, 20), LAST, None])
def test_the_script_gets_words_and_days(as_of: date | None) -> None:
    """The script finds the day of the turn, that of the data, and what is said before and behind; it writes nothing."""
    its = shown(as_of)
    assert (its.until, its.as_of) == ("2026-01-27", as_of.isoformat() if as_of else "")
    assert (its.first.state, its.first.mark, its.first.pill) == ("valid", "filled", "Chứng nhận còn hiệu lực")
    assert its.first.sentence == "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026."
    assert (its.then.state, its.then.pill) == ("ended", "Chứng nhận hết hiệu lực")
    assert its.then.sentence.startswith("Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026;")


def test_a_turn_behind_the_data_is_not_carried() -> None:
    """No page believes a day before its data: what is printed holds for ever, and stands in it once."""
    its = shown(date(2026, 1, 28))
    assert (its.until, its.printed.state) == ("", "ended")
    assert its.first == its.then and its.then.sentence == its.printed.sentence


@pytest.mark.parametrize(("as_of", "state"), [(None, "dated"), (LAST, "dated"), (date(2026, 2, 1), "unknown")])
def test_a_later_source_speaks_behind_the_end(as_of: date | None, state: str) -> None:
    """Before the end the day alone is printed, though the source is known; behind it both, and that for ever."""
    its = shown(as_of, recognitions=(*DECISION, {"stars": 3, "as_of": "02/2026"}))
    assert (its.printed.state, its.then.state) == (state, "unknown")
    assert its.then.pill == "Chưa rõ thời hạn"
    assert its.then.sentence.startswith("Giấy chứng nhận OCOP có hiệu lực đến hết ngày 27/01/2026. Nguồn tháng")
    if state == "unknown":
        assert its.printed.sentence == its.then.sentence
    else:
        assert its.first.state == "valid"


@pytest.mark.parametrize(("as_of", "old"), [(None, False), (date(2023, 12, 31), False), (date(2024, 1, 1), True)])
def test_an_old_source(as_of: date | None, old: bool) -> None:
    """Without a script it is called old only where it was so on the day of the data; the state is the same on all."""
    its = shown(as_of, recognitions=({"stars": 3, "as_of": "2020"},))
    assert (its.until, its.printed.state, its.then.state) == ("" if old else "2023-12-31", "unknown", "unknown")
    assert ("quá 36 tháng" in its.printed.sentence) is old
    assert "quá 36 tháng" in its.then.sentence
    assert old or "quá 36 tháng" not in its.first.sentence


@pytest.mark.parametrize("as_of", [date(2025, 11, 20), None])
def test_a_revocation_is_said_whatever_the_day(as_of: date | None) -> None:
    """A revoked certificate is revoked on every day, and no script changes that."""
    its = shown(as_of, status=REVOKED)
    assert (its.printed.state, its.printed.pill, its.until) == ("revoked", "Chứng nhận đã bị thu hồi", "")
    assert its.printed.sentence.startswith("Giấy chứng nhận OCOP đã bị thu hồi ngày 02/03/2025.")


@pytest.mark.parametrize("as_of", [date(2025, 11, 20), None])
def test_an_unknown_end(as_of: date | None) -> None:
    """Stars that a source states without a decision have no end; a script only tells once that the source is old."""
    its = shown(as_of, recognitions=({"stars": 3, "as_of": "2025"},))
    assert (its.printed.state, its.printed.pill, its.until) == ("unknown", "Chưa rõ thời hạn", "2028-12-31")
    assert its.printed.sentence == its.first.sentence == "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận."


def test_a_withdrawn_product_never_recognised() -> None:
    """A product without any recognition shows no stars."""
    its = shown(date(2025, 11, 20), recognitions=(), status={"is": "withdrawn", "on": "2025-03-02"})
    assert its.stars is None


def test_stars_are_text() -> None:
    """The rank is signs and words; the regulated mark is not drawn."""
    assert shown(LAST).stars == Stars(signs="★★★", text="OCOP 3 sao", count=3)


def test_the_history_names_each_for_what_it_is() -> None:
    """First the decision that decides, then others from new to old: earlier ones, and sources that name no decision."""
    old = {"stars": 3, "issued": date(2020, 1, 27)}
    history = (old, {"stars": 4, "as_of": "2025"}, {"stars": 3, "as_of": "2021"}, *DECISION)
    rows = decisions(make_product(recognitions=history))
    assert [one.title for one in rows] == [
        "",
        "Nguồn năm 2025: OCOP 4 sao",
        "Nguồn năm 2021: OCOP 3 sao",
        "Lần công nhận trước: OCOP 3 sao",
    ]
    assert rows[0].rows[0] == Row("Ngày ký", "27/01/2023")
