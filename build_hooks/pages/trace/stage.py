"""Trace pages: what a printed stamp opens, for ever; of every code, lot and bar code number that ever had one."""

from collections.abc import Iterator

from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import Trace, traces
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.trace.document import former_html, trace_html
from build_hooks.pages.trace.former import former
from build_hooks.pages.trace.view import trace


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A small document for every address that a pack may carry."""
    for its in traces(catalog):
        content = trace_html(trace(catalog, its)) if isinstance(its, Trace) else former_html(former(catalog, its))
        yield File(f"{its.uri}index.html", content)
