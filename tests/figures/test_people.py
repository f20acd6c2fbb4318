"""Counts of few people can neither be read nor worked out: against every reader who knows all that is shown."""

from collections.abc import Sequence
from itertools import product

import pytest

from build_hooks.figures.people import Shown, shown

FEW = Shown(0, 4)


def possible(found: Sequence[Shown | None], whole: int) -> set[tuple[int, ...]]:
    """All counts that a reader cannot rule out who knows the whole and takes the named ones for all of it."""
    ranges = [range(whole + 1) if its is None else range(its.least, min(its.most, whole) + 1) for its in found]
    return {counts for counts in product(*ranges) if sum(counts) == whole}


def test_few_are_only_few() -> None:
    """Every division of up to twelve into three: each count below five could still be any other below five."""
    for counts in product(range(13), repeat=3):
        whole = sum(counts)
        found = shown(counts, {whole})
        left = possible(found, whole)
        for at, count in enumerate(counts):
            its = found[at]
            assert its is None or its.least <= count <= its.most
            if 0 <= count < 5 and its is not None:
                assert its == FEW and {other[at] for other in left} >= set(range(5)), (counts, found)


def test_few_that_are_not_named() -> None:
    """Of 28 producers 26 are women: the two others are nobody's to work out."""
    for whole in range(5, 40):
        for women in range(5, whole + 1):
            (found,) = shown([women], {whole})
            assert (found is not None and found.is_exact) == (not 0 < whole - women < 5)
            assert found is None or found.is_exact or whole - found.most <= 0 <= 4 <= whole - found.least


@pytest.mark.parametrize(
    ("counts", "wholes", "expected"),
    [
        ((12, 16), {28}, [Shown(12, 12), Shown(16, 16)]),
        ((3, 25), {28}, [FEW, Shown(5, 28)]),
        ((None, 25), {28}, [FEW, Shown(5, 28)]),
        ((200, 50, 3), {253}, [Shown(200, 200), Shown(5, 253), FEW]),
        ((3, 4), {7}, [None, None]),
        ((3, 4), set(), [FEW, FEW]),
        ((3, 25), set(), [FEW, Shown(5, 26)]),
        ((3,), set(), [FEW]),
        ((3,), {28}, [FEW]),
        ((None,), {28}, [FEW]),
        ((None,), {4}, [None]),
        ((3, 22), {28}, [FEW, Shown(5, 28)]),
        ((30, 3), {28, 33}, [Shown(5, 33), FEW]),
        ((), {28}, []),
    ],
)
def test_what_is_shown(counts: tuple[int | None, ...], wholes: set[int], expected: list[Shown | None]) -> None:
    """Below five, five or more, the number, or nothing."""
    assert shown(counts, wholes) == expected
