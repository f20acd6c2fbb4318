"""Trace pages: what a printed stamp opens, for ever; of every code, lot and bar code number that ever had one."""

from collections.abc import Callable, Iterator
from functools import partial

from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import FormerNumber, Trace, traces
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.trace.document import document
from build_hooks.pages.trace.former import former
from build_hooks.pages.trace.view import trace


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A small document for every address that a pack may carry."""
    blocks = Blocks(catalog, "trace")
    for its in traces(catalog):
        key = blocks.key(catalog.digest_about(its.products), its.digest)
        html = blocks.late(key, partial(trace_html, catalog, its))
        yield File(f"{its.uri}index.html", partial(_bytes, html), key=key)


def _bytes(html: Callable[[], str]) -> bytes:
    return html().encode()


def trace_html(catalog: Catalog, its: Trace | FormerNumber) -> str:
    """The document of one address."""
    about = catalog.about(its.products)
    if isinstance(its, Trace):
        return document("page.html", trace(about, its))
    return document("former.html", former(about, its))
