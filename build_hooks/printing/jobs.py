"""The print jobs of a catalog: booklet, leaflets, table and price cards, stamps on sheets, each with its title.

`sample` marks every piece as a trial; while the site's address is an example, every piece is marked in any case.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.printing import booklet, cards, leaflet, sheets
from build_hooks.printing.books import book
from build_hooks.printing.job import Job
from build_hooks.printing.piece import Piece
from build_hooks.printing.printed import piece, printed_on
from build_hooks.printing.sheet import Sheet
from build_hooks.stamps.drawing import Stamp


def booklet_job(
    catalog: Catalog, products: Iterable[Product], today: date, way: str = booklet.SINGLE, *, sample: bool = False
) -> Job:
    """“Cẩm nang sản phẩm OCOP”; `way` is one of printing.booklet's."""
    return booklet.booklet(book(catalog, products, today, trial=_is_trial(catalog, sample)), way)


def leaflets_job(catalog: Catalog, products: Iterable[Product], today: date, *, sample: bool = False) -> Job:
    """An A5 page a product; none of what has alcohol, which is not promoted (Law 44/2019)."""
    pieces = _pieces(catalog, (product for product in products if not product.alcohol), today, sample)
    return leaflet.leaflets(say("printing.leaflets"), pieces, catalog.settings.name, printed_on(today), today)


def cards_job(
    catalog: Catalog, products: Iterable[Product], today: date, *, price: bool = False, sample: bool = False
) -> Job:
    """A6 cards, four on an A4; with `price` cards for prices."""
    title = say("printing.price_cards") if price else say("printing.table_cards")
    pieces = _pieces(catalog, products, today, sample)
    return cards.cards(title, pieces, printed_on(today), today, price=price)


def sheets_job(sheet: Sheet, stamps: Sequence[Stamp], today: date, *, start: int = 1, marks: bool = False) -> Job:
    """Stamps on sheets of labels. Raises TooSmall."""
    return sheets.sheets(say("printing.stamps"), sheet, stamps, printed_on(today), today, start=start, marks=marks)


def _is_trial(catalog: Catalog, sample: bool) -> bool:
    return sample or not catalog.settings.may_be_printed


def _pieces(catalog: Catalog, products: Iterable[Product], today: date, sample: bool) -> list[Piece]:
    trial = _is_trial(catalog, sample)
    return [piece(catalog, product, today, trial=trial) for product in products]
