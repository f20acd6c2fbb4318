"""Printed addresses of lots and bar codes that a change takes from their product.

No error where one only went, since the ledger keeps a page for each that was published, but a person must know. A bar
code number that went to another product makes packs open that one: only the issuer does so, on purpose. What the ledger
of the base did not have yet was never published.
"""

from collections.abc import Iterator

from build_hooks.ground import gtins
from build_hooks.read.against_base.marks import has_stayed
from build_hooks.read.against_base.sides import Side, gtins_of
from build_hooks.read.between_files import Entry
from build_hooks.rules.problems import Problem


def problems(before: Side, now: Side, *, is_issuer: bool) -> Iterator[Problem]:
    """One for each lot and GTIN that the base published for a product which has it no more."""
    for kept in before.ledger:
        code = kept.record.get("code", "")
        olds, carriers = before.carriers.get(code, []), now.carriers.get(code, [])
        if code and olds and carriers and _is_right(code, olds[0], carriers[0], before, now):
            found = _gtins(kept, olds[0], carriers[0], now)
            yield from (problem for problem in found if not (is_issuer and problem.message == "gtin_moved"))
            yield from _lots(kept, olds[0], carriers[0])


def _is_right(code: str, old: Entry, entry: Entry, before: Side, now: Side) -> bool:
    """Whether the code is where it belongs; of one that went astray nothing more is told."""
    is_handed = len(now.transfers(code)) > len(before.transfers(code))
    return entry.is_read and (is_handed or has_stayed(old, entry, before, now))


def _gtins(kept: Entry, old: Entry, entry: Entry, now: Side) -> Iterator[Problem]:
    published = {item.value for item in kept.record.get("gtins", ())}
    code, product = kept.record.get("code"), old.record.get("name", old.slug)
    for gtin in dict.fromkeys(gtins_of(old)):
        holders = now.gtins.get(gtin, [])
        if gtin not in published or any(holder.slug in (old.slug, entry.slug) for holder in holders):
            continue
        params = {"found": gtins.as_printed(gtin), "code": code, "product": product}
        if holders:
            mark = next(
                item.value.where("gtin") for item in holders[0].record.get("variants") if item.value.get("gtin") == gtin
            )
            yield Problem(holders[0].path, mark, "variants.gtin", "gtin_moved", params)
        elif not entry.has_wrong("variants"):
            yield entry.problem("variants", "gtin_lost", **params)


def _lots(kept: Entry, old: Entry, entry: Entry) -> Iterator[Problem]:
    published = {item.value for item in kept.record.get("lots", ())}
    left = set(_numbers(entry))
    for number in dict.fromkeys(_numbers(old)):
        if number in published and number not in left and not entry.has_wrong("lots"):
            yield entry.problem(
                "lots",
                "lot_lost",
                found=number,
                code=kept.record.get("code"),
                product=old.record.get("name", old.slug),
            )


def _numbers(product: Entry) -> Iterator[str]:
    yield from (number for item in product.record.get("lots", ()) if (number := item.value.get("lot")))
