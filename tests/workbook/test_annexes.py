"""Two hundred made-up annexes: every product is read right, or its row is named; none is lost, none is another's."""

import pytest

from tests.annexes.judging import LOST, NAMED, REFUSED, WRONG, judged
from tests.annexes.making import annex

SEEDS, AT_ONCE = 200, 10


@pytest.mark.parametrize("first", range(1, SEEDS + 1, AT_ONCE))
def test_every_product_is_right_or_named(first: int) -> None:
    """Of all layouts and kinds of file; what nobody has decided is asked, and nothing else but stars a page lacks."""
    for seed in range(first, first + AT_ONCE):
        result = judged(seed)
        counts, told = result.counts, (seed, result.faults, result.said)
        assert not counts[LOST] + counts[WRONG] + counts[REFUSED], told
        asked = sum(wanted.is_asked for wanted in annex(seed).products)
        assert counts[NAMED] <= asked or "???" in result.said, told
