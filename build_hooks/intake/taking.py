"""Take proposals in: settle each, try the catalog with all of them, leave out what is wrong, and write the rest."""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.intake.accepting import Accept, nothing, once
from build_hooks.intake.desk import Desk
from build_hooks.intake.item import Item, Proposal
from build_hooks.intake.trial import problems_with
from build_hooks.intake.unread import problem_of
from build_hooks.intake.wording import of_producer
from build_hooks.model.catalog import Catalog
from build_hooks.read.doubts import seen_from
from build_hooks.rules.names import is_same
from build_hooks.rules.problems import Mark, Problem

UNFINISHED = frozenset({"no_such_product_folder", "unused_producer"})
"""What a run leaves that was broken off: photos and producers, whose product is written last."""


_MOST_ALIKE = 3  # named for each product; in a province many are called “Mật ong”


class Disturbed(Exception):
    """A file has changed or come while this run was looking; nothing more was written. Names the path."""


def settle(
    catalog: Catalog, proposals: Iterable[Proposal], *, update: bool = False, accept: Accept = nothing
) -> list[Item]:
    """What becomes of each proposal; nothing is written. With `update` known products are changed; `accept` is asked
    about what waits for a yes.

    What is refused takes nothing with it: the others are settled again as if it had not come.
    """
    wanted = list(proposals)
    answered = once(accept)
    refused: dict[int, Item] = {}

    def settled(numbers: Iterable[int]) -> dict[int, Item]:
        desk = Desk(catalog, update, answered)
        return {number: _settled(desk, wanted[number]) for number in numbers}

    while True:
        items = settled(number for number in range(len(wanted)) if number not in refused)
        taken = {number: item for number, item in items.items() if item.is_taken}
        _try(catalog.root, taken.values())
        wrong = {number: item for number, item in taken.items() if item.errors}
        if not wrong:
            for entry in items.values():
                _tell_alike(entry)
            return [refused.get(number) or items[number] for number in range(len(wanted))]
        refused |= {number: item.refuse() for number, item in _guilty(catalog.root, wrong, taken, settled).items()}


def _settled(desk: Desk, proposal: Proposal) -> Item:
    """What the desk makes of it; an error there is this proposal's alone."""
    try:
        return desk.settle(proposal)
    except Exception as error:
        return Item(proposal.source, str(proposal.product.get("name", ""))).refuse(problem_of(proposal.source, error))


def _guilty(
    root: Path, wrong: dict[int, Item], taken: dict[int, Item], settled: Callable[[Iterable[int]], dict[int, Item]]
) -> dict[int, Item]:
    """Of several that write one file, as products of one new producer do, those that are wrong alone; the last where
    they are wrong only together."""
    found, shared = {}, {}
    for number, item in wrong.items():
        if any(other != number and item.files.keys() & entry.files.keys() for other, entry in taken.items()):
            shared[number] = item
        else:
            found[number] = item
    for number in shared:
        alone = settled([number])[number]
        _try(root, [alone])
        if alone.errors:
            found[number] = alone
    return found or {max(shared): shared[max(shared)]}


def _try(root: Path, taken: Collection[Item]) -> None:
    """Try the catalog with all of them, and give each the problems that are its own."""
    if not taken:
        return
    files = {path: content for entry in taken for path, content in entry.files.items()}
    found = problems_with(root, files, {path for entry in taken for path in entry.gone})
    for item in taken:
        its = (_of(item, problem) for problem in found if _is_of(item, problem, files))
        item.problems = list({(problem.field, problem.sentence()): problem for problem in its}.values())


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
    problem = seen_from(problem, item.files)
    field = of_producer(problem.field) if problem.path.startswith("producers/") else problem.field
    return Problem(item.source, Mark(), field, problem.message, problem.params)


def _tell_alike(item: Item) -> None:
    """Note which products are called the same or alike: once each, the first few, nearest places first."""
    told = {problem.params["first"] for problem in item.problems if problem.message == "alike_product"}
    near = sorted(item.alike, key=lambda pair: (-len(os.path.commonpath((pair[0], item.path))), pair))
    others = [(path, name) for path, name in near if path not in told]
    for path, name in others[:_MOST_ALIKE]:
        how = say("intake.alike_same_name") if is_same(name, item.name) else say("intake.alike_near_name", name=name)
        item.notes.append(say("intake.alike_there", how=how, path=path))
    if (more := len(others) - _MOST_ALIKE) > 0:
        item.notes.append(say("intake.alike_more", count=more))
    noted = {path for path, _ in others}
    item.problems = [
        problem
        for problem in item.problems
        if problem.message != "same_product" or problem.params["first"] not in noted
    ]


def write(root: Path, items: Iterable[Item]) -> None:
    """Write what is taken, each product's own file last; then photos go that it names no more. Raises Disturbed before
    another file is lost."""
    for item in items:
        for path, content in sorted(item.files.items(), key=lambda pair: (pair[0] == item.path, pair[0])):
            place = root / path
            there = place.read_bytes() if place.is_file() else None
            if there == content:
                continue
            if there is not None and there != item.before.get(path) and path not in _own(items, item):
                raise Disturbed(path)
            write_atomically(place, content, lasting=True)
        for path in item.gone:
            (root / path).unlink(missing_ok=True)


def _own(items: Iterable[Item], item: Item) -> set[str]:
    """Files that an earlier item of this run has written: two corrections of one product."""
    found: set[str] = set()
    for entry in items:
        if entry is item:
            return found
        found |= entry.files.keys()
    return found
