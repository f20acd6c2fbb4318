"""Trace pages as files: an address for all that a pack may carry, no other, and each light in the real catalog."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.output import File
from build_hooks.pages.trace import stage as traces
from tests.building import make_product
from tests.markup import read_page

CODE, GTIN, OTHER_GTIN = "7KQ4M2XR", "08936012345674", "08936012345681"
PACKS = ({"name": "Gói 500 g", "gtin": GTIN}, {"name": "Gói 1 kg", "gtin": OTHER_GTIN}, {"name": "Gói lẻ"})
LOTS = ({"lot": "L260402"}, {"lot": "l*1"})
OF_CODE = [f"S/{CODE}/", f"S/{CODE}/L260402/"]
OF_PACKS = [uri for gtin in (GTIN, OTHER_GTIN) for uri in (f"01/{gtin}/", f"01/{gtin}/10/L260402/")]


def uris(**changes: Any) -> list[str]:
    """The addresses of the trace pages of one product."""
    its = Settings(name="Danh mục thử", place="An Giang", site_url="https://ocop.angiang.vn/")
    made = list(traces.outputs(Catalog(Path(), its, (make_product(**changes),))))
    assert all(isinstance(one, File) and one.uri.endswith("/index.html") and one.content for one in made)
    return [one.uri.removesuffix("index.html") for one in made]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"lots": LOTS}, []),
        ({"code": CODE}, OF_CODE[:1]),
        ({"code": CODE, "lots": LOTS}, OF_CODE),
        ({"variants": PACKS, "lots": LOTS}, OF_PACKS),
        ({"code": CODE, "variants": PACKS, "lots": LOTS}, OF_CODE + OF_PACKS),
        ({"code": CODE, "variants": PACKS[2:]}, OF_CODE[:1]),
    ],
)
@pytest.mark.parametrize("status", ["", "withdrawn", "revoked"])
def test_which_pages_there_are(changes: dict[str, Any], expected: list[str], status: str) -> None:
    """Of the code, of lots with a page, of each number, of its lots; the same when the product is gone: packs stay."""
    ended = {"status": {"is": status, "on": "2026-03-02"}} if status else {}
    assert sorted(uris(**changes, **ended)) == sorted(expected)


def test_every_real_product_has_a_light_page(real_site: Path) -> None:
    """A document of at most 14 KB as sent, with one photo of at most 48 KB, and nothing else to fetch."""
    found = sorted(path for folder in ("S", "01") for path in (real_site / folder).rglob("index.html"))
    assert len([path for path in found if path.parent.parent.name == "S"]) == 14
    assert {path.relative_to(real_site).parts[0] for path in found} == {"S", "01"}
    for path in found:
        assert len(gzip.compress(path.read_bytes(), mtime=0)) <= 14 * 1024, path
        page = read_page(path)
        (photo,) = page.all("img")
        assert (path.parent / photo.attributes["src"]).resolve().stat().st_size <= 48_000, path
        assert not [one for one in page.all("script") if "src" in one.attributes]
        links = [one.attributes["href"] for one in page.all("link") if one.attributes["rel"] != "canonical"]
        assert links == ["data:,"], path


def test_the_real_pages_name_their_product(real_site: Path) -> None:
    """The full page is one tap away, has the same name, and leads back."""
    for path in sorted((real_site / "S").rglob("index.html")):
        page = read_page(path)
        (button,) = page.all("a", "button")
        full = read_page((path.parent / button.attributes["href"]).resolve())
        assert page.one("h1").text == full.one("h1").text
