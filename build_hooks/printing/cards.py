"""Cards for tables and shelves: A6 with the picture, four on an A4, with or without the price."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from build_hooks.ground.words import say
from build_hooks.printing import leaves
from build_hooks.printing.job import Job, Spot
from build_hooks.printing.leaves import Laid
from build_hooks.printing.piece import Piece
from build_hooks.printing.symbols import make_code

PAPER = (297.0, 210.0)
CARD = (148.5, 105.0)  # A6, lying
_PER_PAGE = 4
_EDGE = 11.0
_CODE = {False: 30.0, True: 24.0}  # mm, beside a price less
_PHOTO = (52.0, 39.0)


@dataclass(frozen=True)
class Cards:
    """What cards.typ shows; words beside the line for a price by hand, and below the code of a page without one."""

    printed: str
    price: bool
    cards: Sequence[Laid]
    price_word: str = say("printing.price")
    currency: str = say("printing.currency")
    alone: str = say("printing.alone_page")


def cards(title: str, pieces: Iterable[Piece], printed: str, day: date, *, price: bool = False) -> Job:
    """The job: four cards a page, row by row."""
    found: list[Laid] = []
    job = Job(title, "cards.typ", day, Cards(printed, price, found))
    for number, piece in enumerate(pieces):
        page, place = divmod(number, _PER_PAGE)
        left, top = place % 2 * CARD[0], place // 2 * CARD[1]
        code = make_code(piece.address, _CODE[price])
        side = code.whole - 2 * code.quiet
        x = CARD[0] - _EDGE - side - code.quiet
        y = CARD[1] - _EDGE - 4 - side - code.quiet
        file = leaves.crop(job.crops, piece, *_PHOTO)
        photo = None if piece.caution else _PHOTO
        found.append(leaves.laid(piece, code, at=(left, top), code_at=(x, y), photo=photo, file=file, page=page))
        job.codes[piece.address] = code.svg
        job.spots.append(Spot(page, left + x, top + y, code.whole, piece.address, piece.name))
    return job
