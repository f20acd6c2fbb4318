"""Open data: files of all products, producers and places, one beside each trace page, and the page about them."""

from collections.abc import Iterator
from functools import partial

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import Trace
from build_hooks.pages.data.files import DataFiles
from build_hooks.pages.data.origin_file import origin_file
from build_hooks.pages.data.view import data_page
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.output import File, Output, Page
from build_hooks.pages.frame.rendering import render


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The page, its files, and those beside the pages of codes and their lots."""
    blocks, files = Blocks(catalog, "data"), DataFiles(catalog)
    whole = blocks.key(catalog.digest)
    title, description, article = say("data.heading"), say("data.description"), partial(_article, files)
    yield Page(addresses.DATA, title, description, article, updated=catalog.as_of, key=whole)
    for its in files:
        yield File(its.uri, partial(files.content, its), key=whole)
    yield from _beside_traces(catalog, blocks)


def _beside_traces(catalog: Catalog, blocks: Blocks) -> Iterator[Output]:
    """Of every code and of every lot with a page; a bar code number's page says the same as that of the code."""
    settings, day = catalog.settings.digest, catalog.as_of
    for product in catalog.products:
        producer = catalog.producer_of(product)
        entry = catalog.entry_of_code.get(product.code)
        own = settings + product.digest + b"".join(its.digest for its in (producer, entry) if its)
        for lot in (None, *product.lots_with_page) if product.code else ():
            its = Trace(product, lot)
            key = blocks.key(own, its.number, None if product.updated else day)
            yield File(addresses.data(its.uri), partial(origin_file, catalog, its), key=key)


def _article(files: DataFiles) -> str:
    return render("data/data.html", its=data_page(files))
