"""Counts of people of which none below five can be read or worked out, whatever is known of the whole.

A count below five is shown as that. Others of the same division are then shown as “five or more”, the smallest first,
until whoever takes all shown numbers from the whole still learns no more than “below five”; where that cannot be had,
nothing of the division is shown.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from build_hooks.model.report import FEWEST


class Shown(NamedTuple):
    """What is shown of a count: it lies between `least` and `most`, and is told where both are the same."""

    least: int
    most: int

    @property
    def is_few(self) -> bool:
        """Whether it is only said to be below five."""
        return self.most < FEWEST

    @property
    def is_exact(self) -> bool:
        """Whether the count itself is told."""
        return self.least == self.most


_FEW = Shown(0, FEWEST - 1)


def shown(counts: Sequence[int | None], wholes: Collection[int]) -> list[Shown | None]:
    """What is shown of the counts of one division, where None is one below five; None where nothing may be shown.

    `wholes` are the numbers of all that somebody could know. Those that none of the named ones has are a count too.
    """
    known = [its if its is not None and its >= FEWEST else None for its in counts]
    order = sorted((at for at, its in enumerate(known) if its is not None), key=lambda at: known[at] or 0)
    # A whole that is stated nowhere here may be known from elsewhere: one number beside a few is never told.
    least_hidden = 1 if None in known and order and not wholes else 0
    for hidden in range(least_hidden, len(order) + 1):
        found = [_shown(its, wholes, is_hidden=at in order[:hidden]) for at, its in enumerate(known)]
        if all(_tells_nothing([*found, *_rest(counts, whole)], whole) for whole in wholes):
            return list(found)
    return [None] * len(counts)


def _shown(count: int | None, wholes: Collection[int], *, is_hidden: bool) -> Shown:
    if count is None:
        return _FEW
    return Shown(FEWEST, max((count + 1, *wholes))) if is_hidden else Shown(count, count)


def _rest(counts: Sequence[int | None], whole: int) -> list[Shown]:
    """Those of none of the named kinds: not told, or so few that they need the same care; where there may be none, the
    named ones are taken for all."""
    most = whole - sum(its or 0 for its in counts)
    least = most - (FEWEST - 1) * sum(its is None for its in counts)
    if least >= FEWEST:
        return [Shown(0, whole)]
    return [_FEW] if 0 < least == most else []


def _tells_nothing(found: Sequence[Shown], whole: int) -> bool:
    """Whether, of each count that is below five, every number below five could still be it."""
    least, most = sum(its.least for its in found), sum(its.most for its in found)
    few = [its for its in found if its.is_few]
    return all(whole - (most - its.most) <= its.least and whole - (least - its.least) >= its.most for its in few)
