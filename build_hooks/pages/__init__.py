"""The makers of outputs: each reads the frozen catalog and knows nothing of the others."""

from collections.abc import Callable, Iterator
from pathlib import Path

from build_hooks.model.catalog import Catalog
from build_hooks.pages.form import stage as form
from build_hooks.pages.frame import fonts, offline_copy, photos
from build_hooks.pages.frame.output import Output
from build_hooks.pages.lists import (
    groups,
    home,
    places,
    producers,
)
from build_hooks.pages.product import shares
from build_hooks.pages.product import stage as products
from build_hooks.pages.search import browse, lookup
from build_hooks.pages.search import stage as search
from build_hooks.pages.showroom import stage as showroom
from build_hooks.pages.stamps import stage as stamps
from build_hooks.pages.trace import stage as traces

Stage = Callable[[Catalog], Iterator[Output]]

STAGES: tuple[Stage, ...] = (
    home.outputs,
    products.outputs,
    producers.outputs,
    groups.outputs,
    places.outputs,
    browse.outputs,
    search.outputs,
    photos.outputs,
    shares.outputs,
    stamps.outputs,
    traces.outputs,
    lookup.outputs,
    showroom.outputs,
    form.outputs,
    offline_copy.outputs,
    fonts.outputs,
)


def needed_in_cache(catalog: Catalog) -> set[Path]:
    """The cached pictures that the catalog needs; all others can go."""
    return photos.needed(catalog) | shares.needed(catalog) | stamps.needed(catalog)


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Everything the catalog promises to publish."""
    for stage in STAGES:
        yield from stage(catalog)
