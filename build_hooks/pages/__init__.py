"""All that visitors see, a room for each publication: stages, each of which reads the frozen catalog alone."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from build_hooks.ground.palette import colour
from build_hooks.model.catalog import Catalog
from build_hooks.pages.charts import stage as charts
from build_hooks.pages.checking import stage as checking
from build_hooks.pages.data import stage as data
from build_hooks.pages.form import stage as form
from build_hooks.pages.frame import assets, fonts, offline_copy, photos, site_picture
from build_hooks.pages.frame.output import Output
from build_hooks.pages.frame.policy import frame_policy
from build_hooks.pages.frame.rendering import render, templates
from build_hooks.pages.frame.surroundings import ROOT, footer, old_data_notice, site_share
from build_hooks.pages.lists import (
    english,
    feed,
    groups,
    home,
    places,
    producers,
)
from build_hooks.pages.product import shares
from build_hooks.pages.product import stage as products
from build_hooks.pages.search import browse, lookup
from build_hooks.pages.search import stage as search
from build_hooks.pages.search.lost import lost
from build_hooks.pages.showroom import stage as showroom
from build_hooks.pages.stamps import stage as stamps
from build_hooks.pages.terms import stage as terms
from build_hooks.pages.trace import stage as traces

Stage = Callable[[Catalog], Iterator[Output]]

STAGES: tuple[Stage, ...] = (
    home.outputs,
    english.outputs,
    products.outputs,
    producers.outputs,
    groups.outputs,
    places.outputs,
    browse.outputs,
    search.outputs,
    photos.outputs,
    shares.outputs,
    site_picture.outputs,
    stamps.outputs,
    traces.outputs,
    data.outputs,
    lookup.outputs,
    feed.outputs,
    showroom.outputs,
    form.outputs,
    checking.outputs,
    charts.outputs,
    terms.outputs,
    offline_copy.outputs,
    fonts.outputs,
    assets.outputs,
)


def needed_in_cache(catalog: Catalog) -> set[Path]:
    """The cached pictures that the catalog needs; all others can go."""
    return photos.needed(catalog) | shares.needed(catalog) | site_picture.needed(catalog) | stamps.needed(catalog)


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Everything the catalog promises to publish."""
    templates()
    for stage in STAGES:
        yield from stage(catalog)


def surroundings(catalog: Catalog, site_name: str) -> dict[str, Any]:
    """Finished blocks that the host's own templates print around every page, by their names there."""
    templates()
    return {
        "policy": frame_policy(),
        "own_files": True,
        "colour": colour("leaf"),
        "skip": render("frame/skip.html"),
        "find": render("search/find.html", root=ROOT),
        "notice": old_data_notice(catalog),
        "share": site_share(catalog),
        "footer": footer(catalog, site_name),
        "lost": asdict(lost()),
    }
