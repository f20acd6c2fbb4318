"""The makers of outputs: each reads the frozen catalog and knows nothing of the others."""

from collections.abc import Callable, Iterator
from pathlib import Path

from build_hooks.model.catalog import Catalog
from build_hooks.outputs import Output
from build_hooks.stages import (
    browse,
    fonts,
    form,
    groups,
    home,
    lookup,
    offline_copy,
    photos,
    places,
    producers,
    products,
    search,
    shares,
    showroom,
    stamps,
    traces,
)

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
