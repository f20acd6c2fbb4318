"""Rules between files: what is taken twice, what names something that is not there, what contradicts something else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_hooks import places
from build_hooks.ground import gtins
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.spelling import nearest
from build_hooks.model.origin import Origin
from build_hooks.read.record import Record
from build_hooks.read.remembered import Parsed
from build_hooks.rules.names import identity, number
from build_hooks.rules.problems import Mark, Problem, Word


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: its path in the repository, its slug, its record; an empty record when the file could not be read.

    `parsed` is all that its text is.
    """

    path: str
    slug: str
    record: Record
    is_read: bool = True
    parsed: Parsed = field(default_factory=lambda: Parsed(None), compare=False)

    def has_wrong(self, name: str) -> bool:
        """Whether the field is there but could not be read."""
        return name in self.record.given and name not in self.record.fields

    def problem(self, field: str, message: str, **params: object) -> Problem:
        """A problem at one of this record's fields."""
        mark = self.record.where(field) if field else Mark()
        return Problem(self.path, mark, field, message, params)


def problems(
    products: list[Entry], producers: list[Entry], ledger: list[Entry], reports: list[Entry]
) -> Iterator[Problem]:
    """Every problem between files."""
    yield from _duplicate_slugs(products)
    yield from _duplicate_slugs(producers)
    yield from _duplicate_slugs(reports)
    yield from _duplicate_codes(products)
    yield from _duplicate_gtins(products)
    yield from _producers(products, producers)
    yield from _decisions(products)
    yield from _folders(products)
    yield from _ledger(products, ledger)


def _duplicate_slugs(entries: list[Entry]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in entries:
        if entry.slug in first:
            yield entry.problem("", "duplicate_slug", found=entry.slug, first=first[entry.slug])
        first.setdefault(entry.slug, entry.path)


def _duplicate_codes(products: list[Entry]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in products:
        if code := entry.record.get("code"):
            if code in first:
                yield entry.problem("code", "duplicate_code", found=code, first=first[code])
            first.setdefault(code, entry.path)


def _duplicate_gtins(products: list[Entry]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in products:
        for variant in entry.record.get("variants", ()):
            gtin = variant.value.get("gtin")
            if gtin and first.get(gtin, entry.path) != entry.path:
                mark = variant.value.where("gtin")
                params = {"found": gtins.as_printed(gtin), "first": first[gtin]}
                yield Problem(entry.path, mark, "variants.gtin", "duplicate_gtin", params)
            if gtin:
                first.setdefault(gtin, entry.path)


def _producers(products: list[Entry], producers: list[Entry]) -> Iterator[Problem]:
    known = {entry.slug: entry for entry in producers}
    named = set()
    for entry in products:
        slug = entry.record.get("producer")
        if not slug:
            continue
        named.add(slug)
        if slug not in known:
            yield entry.problem("producer", "unknown_producer", found=slug, nearest=nearest(slug, known))
        elif known[slug].record.get("sample") and not entry.record.get("sample"):
            yield entry.problem("producer", "real_of_sample", found=slug)
    everything_read = all(entry.is_read for entry in products)
    for slug, entry in known.items():
        if everything_read and slug not in named:
            yield entry.problem("", "unused_producer", found=slug)


def _decisions(products: list[Entry]) -> Iterator[Problem]:
    """A decision is one paper: its number, issuer and year go with one date."""
    first: dict[tuple[str, str, int], tuple[str, object]] = {}
    for entry in products:
        for item in entry.record.get("recognitions", ()):
            each = item.value
            decision, issuer, issued = each.get("decision"), each.get("issuer"), each.get("issued")
            if not (decision and issuer and issued):
                continue
            key = (number(decision), identity(issuer), issued.year)
            path, day = first.setdefault(key, (entry.path, issued))
            if day != issued:
                params = {"decision": decision, "issuer": issuer, "year": issued.year, "date": vietnamese(issued)}
                params |= {"first": path, "other": vietnamese(day)}  # type: ignore[arg-type]
                yield Problem(entry.path, each.where("issued"), "issued", "decision_two_dates", params)


def _folders(products: list[Entry]) -> Iterator[Problem]:
    """products/PROVINCE/…: the folder is a province of today, and that of the origin."""
    known = {province.slug: province for province in places.provinces()}
    for entry in products:
        _, folder, *below = entry.path.split("/")
        if not below or folder not in known:
            near = nearest(folder, known) if below else ""
            yield entry.problem("", "no_province_folder", found=entry.path, nearest=near)
            continue
        origin = entry.record.get("origin")
        province = Origin(**origin.plain()).province if isinstance(origin, Record) else None
        if province and province.slug != folder:
            moved = "/".join(["products", province.slug, *below])
            yield entry.problem(
                "origin", "province_folder_differs", found=folder, expected=province.full_name, nearest=moved
            )


def _ledger(products: list[Entry], ledger: Iterable[Entry]) -> Iterator[Problem]:
    issued: dict[str, Entry] = {}
    for entry in ledger:
        code = entry.record.get("code")
        if not code:
            continue
        issued[code] = entry
        if entry.slug != code:
            yield entry.problem("code", "ledger_file_name", found=entry.slug, expected=code)
    carried = {entry.record.get("code"): entry for entry in products}
    for code, entry in carried.items():
        if code and code not in issued:
            yield entry.problem("code", "code_not_in_ledger", found=code)
    all_codes_read = all(entry.is_read and not entry.has_wrong("code") for entry in products)
    for code, entry in issued.items():
        if all_codes_read and code not in carried:
            way = Word("no_way_back" if entry.record.get("hosts") else "take_back")
            yield entry.problem("", "lost_code", found=code, product=entry.record.get("name", ""), way=way)
    yield from _transfers(products, issued)


def _transfers(products: list[Entry], issued: dict[str, Entry]) -> Iterator[Problem]:
    """A last transfer to one product while another carries the code; one that is gone may only have been renamed."""
    codes = {entry.slug: entry.record.get("code") for entry in products}
    carriers = {entry.record.get("code"): entry for entry in products}
    for code, entry in issued.items():
        for last in entry.record.get("transfers", ())[-1:]:
            to = last.value.get("to")
            if code in carriers and codes.get(to, code) != code:
                params = {"found": to, "first": carriers[code].path}
                yield Problem(entry.path, last.value.where("to"), "transfers.to", "transfer_not_followed", params)
