"""What is no problem, but who accepts a change must know: what becomes of a product with a printed code."""

from collections.abc import Iterator

from build_hooks.ground import gtins
from build_hooks.read.against_base.marks import has_stayed, is_renamed
from build_hooks.read.against_base.sides import Side, gtins_of
from build_hooks.read.between_files import Entry
from build_hooks.read.settings import FILE
from build_hooks.rules.problems import Mark, Problem, Word

_NOTHING = Word("nothing")


def notes(before: Side, now: Side) -> Iterator[Problem]:
    """Each as a problem of the level `note`."""
    for code, olds in before.carriers.items():
        for entry in now.carriers.get(code, []) if code else ():
            if has_stayed(olds[0], entry, before, now):
                yield from _product(code, olds[0], entry, before, now)
    if before.settings and now.settings and before.settings.public_url != now.settings.public_url:
        was, is_now = before.settings.public_url, now.settings.public_url
        params = {"found": is_now or _NOTHING, "expected": was or _NOTHING}
        yield Problem(FILE, Mark(), "site_url", "note_site", params)


def _product(code: str, old: Entry, entry: Entry, before: Side, now: Side) -> Iterator[Problem]:
    name, was = entry.record.get("name", entry.slug), old.record.get("name", old.slug)
    if entry.slug != old.slug:
        yield entry.problem("", "note_file", code=code, found=entry.path, expected=old.path)
    if is_renamed(old, entry):
        yield entry.problem("name", "note_name", code=code, found=name, expected=was)
    if before.maker(old) != now.maker(entry):
        params = {"found": now.maker_name(entry) or _NOTHING, "expected": before.maker_name(old) or _NOTHING}
        yield entry.problem("producer", "note_producer", code=code, **params)
    if _is_withdrawn(entry) != _is_withdrawn(old):
        yield entry.problem(
            "status", "note_withdrawn" if _is_withdrawn(entry) else "note_back", code=code, product=name
        )
    for gtin in gtins_of(entry):
        if gtin not in gtins_of(old):
            yield entry.problem("variants", "note_gtin", code=code, product=name, found=gtins.as_printed(gtin))


def _is_withdrawn(entry: Entry) -> bool:
    status = entry.record.get("status")
    return status is not None and status.get("is") == "withdrawn"
