"""Trace pages: what a printed stamp opens, for ever; of every code, lot and bar code number that ever had one."""

from collections.abc import Iterator

from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import FormerNumber, Trace, traces
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.trace.document import document
from build_hooks.pages.trace.former import former
from build_hooks.pages.trace.view import trace


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A small document for every address that a pack may carry."""
    for its in traces(catalog):
        yield File(f"{its.uri}index.html", trace_html(catalog, its))


def trace_html(catalog: Catalog, its: Trace | FormerNumber) -> bytes:
    """The document of one address."""
    if isinstance(its, Trace):
        return document("page.html", trace(catalog, its))
    return document("former.html", former(catalog, its))
