"""What a change since an earlier commit does to what is printed: codes, and addresses of lots, bar codes and the site.

Whoever is not the issuer changes nothing under ledger/ and no code line of a product, and puts no other product in the
place of one. The issuer, who runs on the main branch, adds entries and transfers, and nothing else.
"""

from collections.abc import Iterable, Iterator

from build_hooks.read.against_base import addresses, codes, ledger, products, site
from build_hooks.read.against_base.notes import notes
from build_hooks.read.against_base.sides import Side, side_at
from build_hooks.read.history import Base
from build_hooks.rules.problems import Problem

# What the guard says better than another check: {its message: ((the parameter that says of what, the other's message
# that is then left out where its `found` is the same), …)}.
_SAID_BETTER = {
    "product_deleted": (("code", "lost_code"),),
    "ledger_gone": (("code", "code_not_in_ledger"),),
    "code_removed": (("code", "lost_code"),),
    "code_changed": (("expected", "lost_code"), ("code", "code_not_in_ledger")),
    "code_by_hand": (("code", "code_not_in_ledger"),),
    "site_moved": (("expected", "unknown_host"),),
    "former_url_gone": (("found", "unknown_host"),),
}
_NEEDS_NO_NOTE = {"another_product": ("note_name", "note_producer"), "site_moved": ("note_site",)}


def compare(base: Base, now: Side, *, is_issuer: bool) -> tuple[list[Problem], list[Problem]]:
    """Problems, and notes for who accepts the change, told at the working tree's files.

    Raises NoBase when git cannot read the old ones.
    """
    before = side_at(base, now)
    problems = list(_problems(base, before, now, is_issuer))
    told = {(problem.path, note) for problem in problems for note in _NEEDS_NO_NOTE.get(problem.message, ())}
    return problems, [note for note in notes(before, now) if (note.path, note.message) not in told]


def _problems(base: Base, before: Side, now: Side, is_issuer: bool) -> Iterator[Problem]:
    yield from ledger.problems(base, before, now, is_issuer=is_issuer)
    yield from codes.problems(base, before, now, is_issuer=is_issuer)
    yield from addresses.problems(before, now, is_issuer=is_issuer)
    yield from site.problems(base, before, now)
    if not is_issuer:
        yield from products.problems(before, now)


def without_repeats(found: Iterable[Problem], since: Iterable[Problem]) -> list[Problem]:
    """The problems of other checks, but those that the guard says better of the same code or address."""
    better = {
        (theirs, problem.params[ours]) for problem in since for ours, theirs in _SAID_BETTER.get(problem.message, ())
    }
    return [problem for problem in found if (problem.message, problem.params.get("found")) not in better]
