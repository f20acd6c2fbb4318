"""1,500 mixed histories: nothing that ends is missed, nothing is told that does not, and it is told in time.

Every day of 2018–2030 of all of them, in Python, in the page's script and in the calendar: `python -m bench.ends`.
"""

from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import icalendar

from build_hooks.ground.dates import add_months
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import End, Kind, ends
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.register.calendar import calendars
from tests.building import make_product
from tests.ends import FIRST, LAST, Watched, days_left, term, watched
from tests.histories import truth

COUNT = 1_500
PRESSING = {"within_30", "within_90", "within_180"}


@cache
def products() -> tuple[Watched, ...]:
    return tuple(watched(COUNT))


def end_of(its: Watched, day: str) -> End:
    """The certificate's."""
    (found,) = [end for end in ends([its.product], date.fromisoformat(day)) if end.kind is Kind.CERTIFICATE]
    return found


def days_of(its: Watched) -> set[str]:
    """Those around its turns, and those of its history."""
    last = its.product.certificate.last_day
    steps = (-400, -181, -180, -91, -90, -31, -30, -1, 0, 1, 400)
    turns = {(last + timedelta(days=step)).isoformat() for step in steps} if last else set[str]()
    return {day for day in {*turns, *its.history.days} if FIRST <= day <= LAST}


def test_each_is_where_it_belongs() -> None:
    """On the days on which something may change, and on those that the dice have."""
    seen = Counter[str]()
    for its in products():
        for day in days_of(its):
            expected, found = term(its, day), end_of(its, day)
            assert found.term == expected, (its, day)
            assert found.last_day is None or found.days(date.fromisoformat(day)) == days_left(str(found.last_day), day)
            seen[expected] += 1
    assert len(seen) == 10 and min(seen.values()) > 20, seen


def test_who_ends_is_told_in_time() -> None:
    """Of whatever ends, 30 days before its last day at the latest it is among what presses, and stays there."""
    told = 0
    for its in products():
        last = its.product.certificate.last_day
        if not last or its.aside or its.product.certificate.revoked_on or not FIRST <= str(last) <= LAST:
            continue
        assert {end_of(its, str(last - timedelta(days=ahead))).term for ahead in (180, 91, 60, 30, 1, 0)} <= PRESSING
        told += 1
    assert told > 500


def events_of(content: bytes) -> Any:
    """As another program reads them."""
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def test_the_calendar_has_the_same_days() -> None:
    """An event a certificate that ends, on its last day, with reminders 180, 90 and 30 days ahead; for no other."""
    day = "2024-03-01"
    some = list(islice(products(), 150))
    catalog = Catalog(Path(), Settings(name="", place=""), tuple(its.product for its in some))
    found = ends(catalog.products, date.fromisoformat(day))
    events = events_of(calendars(catalog, found)["tat-ca"])
    alarms = {tuple(alarm["TRIGGER"].dt.days for alarm in event.walk("VALARM")) for event in events}
    expected = [truth(its.history, day).last_day for its in some if term(its, day) in {*PRESSING, "ended", "later"}]
    assert sorted(str(event["DTSTART"].dt) for event in events) == sorted(expected) and alarms == {(-180, -90, -30)}


def test_updates_of_three_years_make_no_doubles() -> None:
    """A program that takes the calendar in each month has one event a decision, the newest, as the last file has it."""
    kept: dict[str, Any] = {}
    for month in range(36):
        day = add_months(date(2024, 1, 15), month)
        catalog = Catalog(Path(), Settings(name="", place=""), tuple(_renewed(number, month) for number in range(40)))
        events = events_of(calendars(catalog, ends(catalog.products, day))["tat-ca"])
        found = {str(event["UID"]): event for event in events}
        assert len(found) == len(events) == 40
        for uid, event in found.items():
            assert uid not in kept or int(event["SEQUENCE"]) >= int(kept[uid]["SEQUENCE"])
            kept[uid] = event
    assert all(kept[uid].to_ical() == event.to_ical() for uid, event in found.items())
    of_decision = Counter((uid.split("-")[0], str(event["DTSTART"].dt)) for uid, event in kept.items())
    assert set(of_decision.values()) == {1} and len(kept) > 40


def _renewed(number: int, month: int) -> Product:
    """Renamed, and looked at, now and then; recognised again in a month of its own."""
    decided = [(0, date(2022, 1, 1 + number % 28)), (12 + number % 20, date(2025, 2, 1 + number % 28))]
    recognitions = tuple({"stars": 3, "decision": f"{at}/QĐ-UBND", "issued": day} for at, day in decided if at <= month)
    name, updated = f"Bánh {number} lần {month // 5}", add_months(date(2024, 1, 10), month - month % (1 + number % 3))
    return make_product(slug=f"p{number}", code=f"C{number:07}", name=name, recognitions=recognitions, updated=updated)
