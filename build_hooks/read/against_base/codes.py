"""What became of the codes that products carry: none may be lost, changed, chosen by hand, or go to another product."""

import shlex
from collections.abc import Iterator

from build_hooks.read.against_base.marks import has_stayed, is_replaced
from build_hooks.read.against_base.sides import Side
from build_hooks.read.between_files import Entry
from build_hooks.read.history import Base
from build_hooks.rules.problems import Mark, Problem, Word


def problems(base: Base, before: Side, now: Side, *, is_issuer: bool) -> Iterator[Problem]:
    """Every code of the base that went astray; for who is not the issuer also every code line that is not as it was.

    The issuer may hand a code over: the ledger has then got a new transfer that names the product.
    """
    issued = [code for item in before.ledger if (code := item.record.get("code"))]
    for code in dict.fromkeys(issued if is_issuer else [*issued, *filter(None, before.carriers)]):
        yield from _code(code, base, before, now, is_issuer=is_issuer)
    if not is_issuer:
        for entry in now.products:
            yield from _line(entry, before)


def _code(code: str, base: Base, before: Side, now: Side, *, is_issuer: bool) -> Iterator[Problem]:
    olds = before.carriers.get(code, [])
    if not olds:
        return
    old, carriers = olds[0], now.carriers.get(code, [])
    name = old.record.get("name", old.slug)
    if not carriers and old.slug not in now.slugs and not _may_be_renamed(now, base):
        params = {"code": code, "product": name, "path": shlex.quote(old.path), "base": base.short}
        yield Problem(old.path, Mark(), "", "product_deleted", params)
    for entry in carriers:
        if any(has_stayed(item, entry, before, now) for item in olds):
            continue
        if is_issuer and _is_handed(code, entry, before, now):
            continue
        if is_issuer or entry.slug != old.slug or not is_replaced(old, entry, before, now):
            how = _taken(old, entry, before, now)
            yield entry.problem("code", "code_moved", code=code, product=name, first=old.path, how=how, to=entry.slug)


def _taken(old: Entry, entry: Entry, before: Side, now: Side) -> Word:
    """Where a code is now that has not stayed with its product."""
    then, back = before.slugs.get(entry.slug), now.slugs.get(old.slug)
    was = then.record.get("code") if then else ""
    if entry.slug == old.slug:
        return Word("taken_in_place")
    if was and back and back.record.get("code") == was:
        return Word("taken_in_swap")
    return Word("taken_by_known") if then else Word("taken_by_new")


def _may_be_renamed(now: Side, base: Base) -> bool:
    """Whether a new file that cannot be read may be the one that is missing."""
    return any(
        product.path not in base.files and (not product.is_read or product.has_wrong("code"))
        for product in now.products
    )


def _is_handed(code: str, entry: Entry, before: Side, now: Side) -> bool:
    """Whether the ledger got a transfer since the base, and the last one names the product that carries the code."""
    then, transfers = before.transfers(code), now.transfers(code)
    return len(transfers) > len(then) and bool(transfers[-1].value.get("to") == entry.slug)


def _line(entry: Entry, before: Side) -> Iterator[Problem]:
    """A code line that was added, removed or changed; how the code is written does not count, nor a file that moved."""
    if not entry.is_read or entry.has_wrong("code"):
        return
    old, code = before.slugs.get(entry.slug), entry.record.get("code", "")
    was = old.record.get("code", "") if old else ""
    if was and not code:
        yield entry.problem("", "code_removed", code=was)
    elif code != was and code not in before.carriers and not (old and _could_not_be_read(old, code, before)):
        yield entry.problem("code", "code_changed" if was else "code_by_hand", code=code, expected=was)


def _could_not_be_read(old: Entry, code: str, before: Side) -> bool:
    """Whether the file was broken at the base, and the ledger says that the code is its own."""
    entry = before.entries.get(code)
    if entry is None or (old.is_read and not old.has_wrong("code")):
        return False
    transfers = before.transfers(code)
    holder = transfers[-1].value.get("to") if transfers else entry.record.get("product")
    return bool(holder == old.slug)
