"""Open data: files of all products, producers and places, one beside each trace page, and the page about them."""

from collections.abc import Iterator
from functools import partial

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import Trace, traces
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
    yield Page(addresses.DATA, say("data.heading"), say("data.description"), partial(_article, files), key=whole)
    for its in files:
        yield File(its.uri, partial(files.content, its), key=whole)
    for trace in traces(catalog):
        if isinstance(trace, Trace) and not trace.gtin and not trace.lost_lot:
            key = blocks.key(catalog.about(trace.products).digest, trace.digest)
            yield File(addresses.data(trace.uri), partial(_of_trace, catalog, trace), key=key)


def _article(files: DataFiles) -> str:
    return render("data/data.html", its=data_page(files))


def _of_trace(catalog: Catalog, its: Trace) -> bytes:
    return origin_file(catalog.about(its.products), its)
