"""Every day around an end and every kind of history: nothing that ends is missed, nothing ends that does not."""

from datetime import date, timedelta

import pytest

from build_hooks.model.due import PRESSING, End, Kind, Term, ends, term
from build_hooks.model.product import Product
from tests.building import make_product

DAY = date(2026, 11, 26)
DATED = {"stars": 3, "decision": "86/QĐ-UBND", "issued": date(2023, 12, 10)}  # to 10/12/2026


def only(product: Product, today: date = DAY) -> End:
    """The certificate's end."""
    (found,) = [end for end in ends([product], today) if end.kind is Kind.CERTIFICATE]
    return found


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"recognitions": (DATED,)}, Term.WITHIN_30),
        ({"recognitions": ({"stars": 3, "as_of": "2025"},)}, Term.UNDECIDED),
        ({"recognitions": ()}, Term.NOTHING),
        ({"recognitions": (DATED,), "sample": True}, Term.SAMPLE),
        ({"recognitions": (DATED,), "status": {"is": "withdrawn", "on": date(2026, 1, 1)}}, Term.WITHDRAWN),
        ({"recognitions": (DATED,), "status": {"is": "revoked", "on": date(2026, 1, 1)}}, Term.REVOKED),
        ({"recognitions": ({**DATED, "issued": date(2023, 1, 27)},)}, Term.ENDED),
        ({"recognitions": ({**DATED, "issued": date(2020, 1, 27)}, {"stars": 3, "as_of": "2025"})}, Term.UNDECIDED),
        ({"recognitions": ({**DATED, "valid_until": date(2027, 2, 1)},)}, Term.WITHIN_90),
    ],
)
def test_each_product_is_in_its_place(more: dict[str, object], expected: Term) -> None:
    """With a day or without, revoked, withdrawn, a sample, or known by a later source alone."""
    its = only(make_product(slug="a", **more))
    assert its.term is expected
    assert (its.last_day is not None) == (expected in PRESSING)


def test_every_day_has_its_term() -> None:
    """Against a reference that counts days one by one: valid through the last day, 30, 90 and 180 days ahead."""
    last = date(2024, 2, 29)
    for step in range(-400, 400):
        today = last + timedelta(days=step)
        left = sum(1 for number in range(1, 1000) if today + timedelta(days=number) <= last)
        said = term(last, today)
        if today > last:
            assert said is Term.ENDED
        else:
            least = 30 if left <= 30 else 90 if left <= 90 else 180 if left <= 180 else 0
            assert said is (Term[f"WITHIN_{least}"] if least else Term.LATER)


def test_papers_and_lots_end_too() -> None:
    """In one list with certificates, what ends first at its beginning; not of a sample."""
    papers = ({"kind": "food_safety", "number": "12/ATTP", "expires": date(2026, 12, 1)}, {"kind": "food_safety"})
    lots = ({"lot": "L1", "expires": date(2026, 10, 1)}, {"lot": "L2"})
    product = make_product(slug="a", recognitions=(DATED,), documents=papers, lots=lots)
    found = [(end.kind, end.name, end.term) for end in ends([product], DAY)]
    assert found == [
        (Kind.LOT, "L1", Term.ENDED),
        (Kind.PAPER, "12/ATTP", Term.WITHIN_30),
        (Kind.CERTIFICATE, "86/QĐ-UBND", Term.WITHIN_30),
    ]
    twins = tuple({"kind": kind, "expires": date(2026, 12, 1)} for kind in ("attp", "vietgap"))
    named = [end.paper.kind for end in ends([make_product(slug="a", documents=twins)], DAY) if end.paper]
    assert sorted(named) == ["attp", "vietgap"]
    assert [end.term for end in ends([make_product(slug="a", sample=True, documents=papers)], DAY)] == [Term.SAMPLE]
