"""Nothing ends unseen: every day of 2018–2030 for 1,500 certificates of mixed histories, held against another rule.

python -m bench.ends [--certificates 1500] [--every 1] [--no-script]

Held against it are model/due.py, the calendar, and the officers' page in a browser; `--every 30` looks at every
thirtieth day. It prints how many ends were missed and how many were told that are none, and ends with 1 if any.
"""

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import click
import icalendar
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from build_hooks.model.catalog import Catalog
from build_hooks.model.due import PRESSING, Kind, ends
from build_hooks.model.settings import Settings
from build_hooks.pages.frame import assets
from build_hooks.pages.frame.output import File, Page
from build_hooks.pages.terms.stage import outputs
from build_hooks.register.calendar import calendars
from tests.building import write_files
from tests.ends import Watched, days_left, every_day, term, watched
from tools.browser import find_for_tests

_PLACED = """([day, slugs]) => {
  const noon = Date.parse(day + "T05:00:00Z");
  Date.now = () => noon;
  document.dispatchEvent(new Event("visibilitychange"));
  const found = {};
  for (const row of document.querySelectorAll("[data-term] tbody > tr"))
    found[row.querySelector("a").getAttribute("href").split("/").at(-2)] = row.closest("[data-term]").dataset.term;
  return slugs.map((slug) => found[slug] || "");
}"""
_ASIDE = {"nothing", "revoked", "withdrawn", "sample"}
_TOLD_AHEAD = 30  # days
_READ = 30  # each so-many-th calendar is read by another program


class Faults:
    """What was found, counted; the first few are printed."""

    def __init__(self) -> None:
        self.missed = self.false = self.late = 0

    def note(self, where: str, slug: str, day: str, expected: str, found: str) -> None:
        """An end in another place than the reference has it."""
        if expected == found:
            return
        is_missed = expected in PRESSING
        self.missed, self.false = self.missed + is_missed, self.false + (not is_missed)
        if self.missed + self.false <= 10:
            click.echo(f"{where}: {slug} on {day} is {found}, not {expected}")


@click.command()
@click.option("--certificates", default=1500, help="How many histories.")
@click.option("--every", default=1, help="Look at each so-many-th day alone.")
@click.option("--script/--no-script", default=True, help="Look in a browser too.")
def main(certificates: int, every: int, script: bool) -> None:
    """Print what was missed, false or late."""
    some, faults = list(watched(certificates)), Faults()
    catalog = Catalog(Path(), Settings(name="", place=""), tuple(its.product for its in some))
    days = list(islice(every_day(), 0, None, every))
    expected = {day: [term(its, day) for its in some] for day in days}
    for number, day in enumerate(days):
        _look_in_python(catalog, some, day, expected[day], faults, is_calendar_read=number % _READ == 0)
    if script:
        _look_in_a_browser(catalog, some, expected, faults)
    _look_ahead(some, expected, faults)
    looks = len(days) * len(some)
    click.echo(f"{looks:,} looks: {faults.missed} missed, {faults.false} false, {faults.late} told late")
    sys.exit(bool(faults.missed or faults.false or faults.late))


def _look_in_python(
    catalog: Catalog, some: list[Watched], day: str, expected: Sequence[str], faults: Faults, *, is_calendar_read: bool
) -> None:
    """The list of officers, and the events of the calendar, of a day."""
    found = [end for end in ends(catalog.products, date.fromisoformat(day)) if end.kind is Kind.CERTIFICATE]
    by_slug = {end.product.slug: end for end in found}
    for its, name in zip(some, expected, strict=True):
        faults.note("ocop due", its.product.slug, day, name, by_slug[its.product.slug].term)
    if is_calendar_read:
        events = icalendar.Calendar.from_ical(calendars(catalog, found)["tat-ca"]).walk("VEVENT")
        named = sorted(str(event.get("UID")).split("-")[0] for event in events)
        dated = [
            its.product.slug for its, name in zip(some, expected, strict=True) if name not in {*_ASIDE, "undecided"}
        ]
        for slug in {*named} ^ {*dated}:
            faults.note("calendar", slug, day, "dated" if slug in dated else "", "dated" if slug in named else "")


def _look_in_a_browser(catalog: Catalog, some: list[Watched], expected: dict[str, list[str]], faults: Faults) -> None:
    """The officers' page as a reader of each day has it."""
    slugs = [its.product.slug for its in some]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = _written(Path(folder), catalog)
        browser = playwright.chromium.launch(executable_path=find_for_tests(), args=["--no-sandbox"])
        tab: Tab = browser.new_page()
        tab.goto(path.as_uri())
        for day, names in expected.items():
            for slug, name, found in zip(slugs, names, tab.evaluate(_PLACED, [day, slugs]), strict=True):
                faults.note("the page", slug, day, "" if name in _ASIDE else name, found)
        browser.close()


def _written(folder: Path, catalog: Catalog) -> Path:
    """The page with its scripts alone; what it looks like is asked elsewhere."""
    made = [*outputs(catalog), *assets.outputs(catalog)]
    write_files(folder, [its for its in made if isinstance(its, File)])
    (article,) = (its.article for its in made if isinstance(its, Page))
    scripts = "".join(f'<script src="assets/{name}.js"></script>' for name in ("ocop", "ocop-terms"))
    path = folder / "index.html"
    path.write_text(f'<!doctype html><meta charset="utf-8">{article}{scripts}', "utf-8")
    return path


def _look_ahead(some: list[Watched], expected: dict[str, list[str]], faults: Faults) -> None:
    """Whatever ends between two days is among what presses on each day that is at most 30 days ahead of it."""
    for at, its in enumerate(some):
        last = its.product.certificate.last_day
        if not last or its.aside or its.product.certificate.revoked_on:
            continue
        near = (day for day in expected if 0 <= days_left(str(last), day) <= _TOLD_AHEAD)
        faults.late += any(expected[day][at] not in PRESSING for day in near)


if __name__ == "__main__":
    main()
