"""State, last day and sentence of random histories, against the rule written a second time in tests/histories.py."""

from collections import Counter
from datetime import date

import pytest

from build_hooks.model.certificate import PILLS, Certificate
from tests.building import make_product
from tests.histories import PILLS as WORDS
from tests.histories import History, Truth, histories, truth

COUNT, SEED = 5_000, 20_260_127


def certificate_of(its: History) -> Certificate:
    """What the model makes of it."""
    return make_product(recognitions=tuple(its.recognitions), status=its.status).certificate


def said(its: Certificate, day: str) -> Truth:
    """What the model says on a day; a revoked certificate has no last day to speak of."""
    today = date.fromisoformat(day)
    last_day = "" if its.revoked_on or not its.last_day else its.last_day.isoformat()
    return Truth(str(its.state(today)), last_day, its.sentence(today))


def test_random_histories() -> None:
    """5,000 of them, each on three days: a day, a day of a turn, and one beside it."""
    for its in histories(COUNT, SEED):
        certificate = certificate_of(its)
        for day in its.days:
            assert said(certificate, day) == truth(its, day), (its, day)


def test_the_histories_hold_everything() -> None:
    """What is random must not leave out a state, a kind of sentence or the day that is hardest."""
    every = list(histories(COUNT, SEED))
    truths = [truth(its, day) for its in every for day in its.days]
    assert min(Counter(one.state for one in truths).values()) > 500
    for words in (
        "vẫn ghi",
        "sao) có hiệu lực",
        "quá 36 tháng",
        "chưa rõ thời hạn chứng nhận",
        "chưa có dữ liệu công nhận OCOP",
    ):
        assert sum(words in one.sentence for one in truths) > 20, words
    assert sum(str(one.get("issued", "")).endswith("02-29") for its in every for one in its.recognitions) > 300
    again = [its for its in every if its.status and truth(its, "2027-01-01").state != "revoked"]
    assert len(again) > 100


@pytest.mark.parametrize("state", PILLS)
def test_the_pills(state: str) -> None:
    """One for each state."""
    assert PILLS[state] == WORDS[state]  # type: ignore[index]
