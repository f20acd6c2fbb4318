"""The draft of a letter that tells a producer what ends: certificates of one decision together, then papers and lots.

A holder is told at least 30 days before the end (QĐ 148/QĐ-TTg). Number, day and signature are left to the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import PRESSING, End, Kind, Term
from build_hooks.pages.frame.words import phone
from build_hooks.printing.job import Job

_NO_PRODUCER = "san-pham_"  # no producer is called so, and a product may be called as a producer is


@dataclass(frozen=True)
class Line:
    """A product or paper and what of it ends, in the words of the letter's table."""

    name: str
    what: str
    last_day: str
    state: str


@dataclass(frozen=True)
class Letter:
    """What one producer is told; `slug` names its files."""

    slug: str
    to: str
    to_line: str
    office: str
    intro: str
    lines: tuple[Line, ...]
    steps: tuple[str, ...]
    ways: str
    short: str
    draft: str = say("printing.notice_draft")
    number: str = say("printing.notice_number")
    day: str = say("printing.notice_day")
    heading: str = say("printing.notice_heading")
    about: str = say("printing.notice_about")
    columns: tuple[str, str, str, str] = (
        say("printing.notice_name"),
        say("printing.notice_what"),
        say("printing.notice_last_day"),
        say("printing.notice_state"),
    )
    steps_heading: str = say("printing.notice_steps")
    signed: str = say("printing.notice_signed")

    @property
    def title(self) -> str:
        """What the file is called where programs show it."""
        return f"{self.draft}. {self.about}: {self.to}"


def letters(catalog: Catalog, ends: Iterable[End], today: date) -> list[Letter]:
    """One a producer that something has ended for or ends within 180 days, a certificate among it or not; a product
    whose producer nobody knows has its own."""
    of_maker: dict[str, list[End]] = {}
    for end in ends:
        if end.term in PRESSING:
            of_maker.setdefault(end.product.producer or end.product.path, []).append(end)
    return [_letter(catalog, found, today) for found in of_maker.values()]


def notice_job(letter: Letter, day: date) -> Job:
    """The letter on A4."""
    return Job(letter.title, "notice.typ", day, letter)


def short_text(letter: Letter) -> str:
    """What fits a message, with a line for each end."""
    told = (f"- {line.name}, {line.what}: {line.last_day} ({line.state})" for line in letter.lines)
    return "\n".join([letter.short, *told, "", *letter.steps, letter.ways]).strip() + "\n"


def _letter(catalog: Catalog, found: list[End], today: date) -> Letter:
    producer, first = catalog.producer_of(found[0].product), found[0].product
    office = catalog.settings.office
    ordered = sorted(found, key=_together)
    has_certificate = any(end.kind is Kind.CERTIFICATE for end in found)
    to = producer.name if producer else say("printing.ask_unknown", product=first.name)
    place = (producer.origin.short if producer else "") or first.origin.short
    ways = ", ".join(
        part for part in (phone(office.phone) if office.phone else "", office.email) if part and office.name
    )
    return Letter(
        slug=producer.slug if producer else f"{_NO_PRODUCER}{first.slug}",
        to=to,
        to_line=say("printing.notice_to", to=", ".join(part for part in (to, place) if part)),
        office=office.name or say("printing.notice_office"),
        intro=say("printing.notice_intro", day=vietnamese(today), catalog=catalog.settings.name),
        lines=tuple(_line(end, today) for end in ordered),
        steps=tuple(say(f"printing.notice_{name}") for name in _steps(found, has_certificate=has_certificate)),
        ways=say("printing.notice_ways", office=office.name, ways=ways) if ways else "",
        short=say("printing.notice_short", to=to, day=vietnamese(today)),
    )


def _steps(found: list[End], *, has_certificate: bool) -> list[str]:
    """What to do, by what there is to do."""
    names = []
    if has_certificate:
        names += ["renew", "decided"]
        if any(end.kind is Kind.CERTIFICATE and end.term is Term.ENDED for end in found):
            names.append("label")
    if any(end.kind is Kind.PAPER for end in found):
        names.append("papers")
    if any(end.kind is Kind.LOT for end in found):
        names.append("lots")
    return names


def _together(end: End) -> tuple[bool, str, date, str]:
    """Certificates first, those of one decision one behind the other."""
    return end.kind is not Kind.CERTIFICATE, end.name, end.last_day or date.max, end.product.name


def _line(end: End, today: date) -> Line:
    days = end.days(today) or 0
    state = say("printing.notice_left", days=days) if days >= 0 else say("printing.notice_gone")
    return Line(end.product.name, _what(end), vietnamese(end.last_day or today), state)


def _what(end: End) -> str:
    its, paper = end.recognition, end.paper
    if paper:
        return " ".join(part for part in (rules.label("document_kinds", paper.kind), paper.number) if part)
    if its is None:
        return say("stamps.lot", lot=end.name)
    stars = say("printing.notice_stars", stars=its.stars)
    issued = say("printing.notice_issued", day=vietnamese(its.issued)) if its.issued else ""
    return ", ".join(part for part in (stars, " ".join(part for part in (its.decision, issued) if part)) if part)
