"""What is told of a report and no error: sums that are not what it states, and counts of people that are few."""

from collections.abc import Iterable, Iterator

from build_hooks.model.report import FEWEST, WHOLES
from build_hooks.read.between_files import Entry
from build_hooks.read.record import Record
from build_hooks.rules.problems import Problem


def problems(reports: Iterable[Entry]) -> Iterator[Problem]:
    """A warning for each list whose sum differs, and for each count that says too much of few people."""
    for entry in reports:
        for record in entry.record.inner():
            if record.kind == "stated":
                yield from _of(record, entry.path)
            if record.kind == "people_count" and record.get("count", FEWEST) < FEWEST:
                yield Problem(entry.path, record.where("count"), f"{record.at}.count", "few_people", {"min": FEWEST})


def _of(record: Record, path: str) -> Iterator[Problem]:
    for name, totals in WHOLES.items():
        total = next((record.get(whole) for whole in totals if record.get(whole) is not None), None)
        counts = [item.value.get("count") for item in record.get(name, ())]
        if total is None or not counts or None in counts or sum(counts) == total:
            continue
        found = {"found": sum(counts), "stated": total}
        yield Problem(path, record.where(name), f"{record.at}.{name}", "sum_differs", found)
