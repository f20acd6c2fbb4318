"""Where an end lies, written a second time with texts and days counted one by one; and products to ask it of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from build_hooks.model.product import Product
from tests.building import make_product
from tests.histories import History, after, histories, truth

FIRST, LAST = "2018-01-01", "2030-12-31"
SEED = 20_260_128
_END = "2045-12-31"  # no decision of these years runs longer
_MOST = ((30, "within_30"), (90, "within_90"), (180, "within_180"))


@dataclass(frozen=True)
class Watched:
    """A product, and its history as texts; `aside` is "sample" or "withdrawn" where it is one."""

    product: Product
    history: History
    aside: str


@cache
def numbers() -> Mapping[str, int]:
    """The days of these years in their order, each with its number."""
    found: dict[str, int] = {}
    day = "1990-01-01"
    while day <= _END:
        found[day] = len(found)
        day = after(day)
    return found


def every_day() -> Iterator[str]:
    """From the programme's first year on."""
    return (day for day in numbers() if FIRST <= day <= LAST)


def watched(count: int) -> Iterator[Watched]:
    """Products of random histories: of one decision, of several, of sources alone, revoked, withdrawn, samples."""
    random = Random(SEED)  # noqa: S311 - no secret
    for number, its in enumerate(histories(count, SEED)):
        aside = random.choice(("sample", "withdrawn")) if random.random() < 0.06 else ""
        fields: dict[str, Any] = {
            "slug": f"p{number:04}",
            "recognitions": tuple(its.recognitions),
            "status": its.status,
        }
        if aside == "sample":
            fields["sample"] = True
        elif aside:
            fields["status"] = {"is": "withdrawn", "on": "2018-01-01"}
        yield Watched(make_product(**fields), its, aside)


def term(its: Watched, day: str) -> str:
    """By the rule alone: valid through the last day, told 30, 90 and 180 days ahead, and who is not watched why."""
    if its.aside:
        return its.aside
    said = truth(its.history, day)
    if said.state == "revoked":
        return "revoked"
    if not said.last_day:
        return "undecided" if "sao" in said.sentence else "nothing"
    if said.state == "unknown":
        return "undecided"
    left = days_left(said.last_day, day)
    if left < 0:
        return "ended"
    return next((name for most, name in _MOST if left <= most), "later")


def days_left(last_day: str, day: str) -> int:
    """From a day to the last one, counted."""
    return numbers()[last_day] - numbers()[day]
