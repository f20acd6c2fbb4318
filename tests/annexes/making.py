"""An annex by its seed: the kinds of file in turn, everything else by dice."""

from random import Random

from tests.annexes.files import ENDINGS, KINDS
from tests.annexes.layout import laid_out, style_of
from tests.annexes.paper import Annex
from tests.annexes.products import made_up

ORDER = ("xlsx", "csv", "docx", "ods", "xlsx", "pdf", "strict", "csv", "prefixed", "docx")


def annex(seed: int) -> Annex:
    """The same for the same seed on every machine."""
    dice = Random(seed)  # noqa: S311  no secret
    kind = ORDER[seed % len(ORDER)]
    decision, made = made_up(dice)
    style = style_of(dice, has_districts=bool(made[0].place.district))
    products, tables = laid_out(made, style)
    content = KINDS[kind](tables, dice)
    name = f"phu-luc-{seed}.{dice.choice(ENDINGS[kind])}"
    return Annex(seed, kind, decision, tuple(products), tuple(tables), style.ways, content, name)
