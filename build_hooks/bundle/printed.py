"""Printed matter beside the site, `IN-AN/`: for a showroom with a printer and none of our tools."""

from collections.abc import Callable, Iterator

from build_hooks.ground import dates
from build_hooks.model.catalog import Catalog
from build_hooks.pages.stamps import stage as stamps
from build_hooks.pages.stamps.view import has_stamp, stamp
from build_hooks.printing.booklet import FOLD
from build_hooks.printing.job import Job
from build_hooks.printing.jobs import (
    booklet_job,
    cards_job,
    leaflets_job,
    sheets_job,
)
from build_hooks.printing.making import make
from build_hooks.printing.sheet import Sheet

FOLDER = "IN-AN"
MOST_STAMPS = 200  # a thousand would be 22 MB, and the site has each as SVG
MOST_PHOTOS = 300  # products whose photos are printed: 0.1 MB each in the booklet, and again on the leaflets
MOST_FOLDED = 60  # products; half a page or a page each, and no stapler takes more
_LABELS = "3x8"  # of rules/sheets.yml: the labels that every stationer has


def printed_stamps(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """`IN-AN/tem/slug-CODE.pdf`: the stamp of each product, for the print shop; none where they are too many to pick.

    The page of a product offers its stamp in any case.
    """
    few = sum(has_stamp(catalog, product) for product in catalog.products) <= MOST_STAMPS
    for product, path in stamps.made(catalog, stamps.PRINT) if few else ():
        yield f"{FOLDER}/tem/{product.slug}-{product.code}.pdf", path.read_bytes()


def printed_matter(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Cards and stamps on sheets of every product; booklet and leaflets where the products are not too many.

    All as of the day of making. Nothing without an address for the codes. Raises Unreadable.
    """
    if not catalog.listed_products or not catalog.settings.site_url:
        return
    for name, lay_out in _jobs(catalog):
        yield f"{FOLDER}/{name}.pdf", make(catalog.root, lay_out())


def _jobs(catalog: Catalog) -> Iterator[tuple[str, Callable[[], Job]]]:
    """The name of each file and what makes its job, one at a time: a job of 300 photos is large."""
    products, today = catalog.listed_products, dates.source_date() or dates.today()
    if len(products) <= MOST_PHOTOS:
        yield "cam-nang", lambda: booklet_job(catalog, products, today)
        if any(not product.alcohol for product in products):
            yield "to-roi", lambda: leaflets_job(catalog, products, today)
    if len(products) <= MOST_FOLDED:
        yield "cam-nang-gap", lambda: booklet_job(catalog, products, today, FOLD)
    yield "the-ban", lambda: cards_job(catalog, products, today)
    yield "the-gia", lambda: cards_job(catalog, products, today, price=True)
    if found := [stamp(catalog, product) for product in products if has_stamp(catalog, product)]:
        yield f"to-tem-{_LABELS}", lambda: sheets_job(Sheet.known(_LABELS), found, today)
