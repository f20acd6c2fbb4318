"""Take proposals in: settle each, try the catalog with all of them, leave out what is wrong, and write the rest."""

from collections.abc import Iterable
from pathlib import Path

from build_hooks.cache import write_atomically
from build_hooks.intake.desk import Desk
from build_hooks.intake.item import Item, Proposal
from build_hooks.intake.trial import problems_with
from build_hooks.intake.unread import problem_of
from build_hooks.model.catalog import Catalog
from build_hooks.problems import Mark, Problem

UNFINISHED = frozenset({"no_such_product_folder", "unused_producer"})
"""What a run leaves that was broken off: photos and producers, whose product is written last."""


class Disturbed(Exception):
    """A file has changed or come while this run was looking; nothing more was written. Names the path."""


def settle(catalog: Catalog, proposals: Iterable[Proposal], *, update: bool = False) -> list[Item]:
    """What becomes of each proposal; nothing is written. With `update` known products are changed."""
    desk = Desk(catalog, update)
    items = [_settled(desk, one) for one in proposals]
    while True:
        taken = [one for one in items if one.is_taken]
        if not taken or not _found_wrong(catalog.root, taken):
            return items


def _settled(desk: Desk, proposal: Proposal) -> Item:
    """What the desk makes of it; an error there is this proposal's alone."""
    try:
        return desk.settle(proposal)
    except Exception as error:
        return Item(proposal.source, str(proposal.product.get("name", ""))).refuse(problem_of(proposal.source, error))


def _found_wrong(root: Path, taken: list[Item]) -> bool:
    """Try the catalog with all of them; whether any had to be refused, so that the others must be tried again."""
    files = {path: content for one in taken for path, content in one.files.items()}
    found = problems_with(root, files)
    wrong = False
    for item in taken:
        item.problems = [_of(item, one) for one in found if _is_of(item, one, files)]
        if item.errors:
            item.refuse()
            wrong = True
    return wrong


def _is_of(item: Item, problem: Problem, files: dict[str, bytes]) -> bool:
    """Whether it is this item's fault: in a file of its own, or of two that clash told at the one that was there.

    The catalog had no error before, so one that no file of this run explains is everybody's.
    """
    where = {problem.path, str(problem.params.get("first", ""))}
    if where & files.keys():
        return bool(where & item.files.keys())
    return not problem.is_warning


def _of(item: Item, problem: Problem) -> Problem:
    """The problem where its sender can find it: the file it is told of was made from what was sent."""
    return Problem(item.source, Mark(), problem.field, problem.message, problem.params)


def write(root: Path, items: Iterable[Item]) -> None:
    """Write what is taken, each product's own file last. Raises Disturbed before a file is lost."""
    for item in items:
        for path, content in sorted(item.files.items(), key=lambda one: (one[0] == item.path, one[0])):
            place = root / path
            there = place.read_bytes() if place.is_file() else None
            if there == content:
                continue
            if there is not None and there != item.before.get(path) and path not in _own(items, item):
                raise Disturbed(path)
            write_atomically(place, content)


def _own(items: Iterable[Item], item: Item) -> set[str]:
    """Files that an earlier item of this run has written: two corrections of one product."""
    found: set[str] = set()
    for one in items:
        if one is item:
            return found
        found |= one.files.keys()
    return found
