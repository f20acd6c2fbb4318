"""The payload of search: small, the same for the same catalog, and safe wherever it is pasted."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.crowd import crowded
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.values import script
from build_hooks.pages.search import lookup
from build_hooks.pages.search import stage as search
from build_hooks.pages.search.payload import (
    _keywords,
    payload,
    rows,
)
from tests.building import REPOSITORY, SETTINGS, make_product

SETTING = Settings.model_validate(SETTINGS)


def made(catalog: Catalog) -> bytes:
    """The script as it is published."""
    return next(file.read() for file in search.outputs(catalog) if hasattr(file, "read"))


def test_the_payload_is_the_same_again() -> None:
    """The same catalog makes the same bytes, whatever order Python's hashes have."""
    program = (
        "import hashlib; from bench.crowd import crowded; from build_hooks.pages import search;"
        "print(hashlib.sha256(next(search.outputs(crowded(200))).content).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=REPOSITORY,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_nothing_breaks_out_of_the_script() -> None:
    """A name that ends a script or a line of one stays a text, and comes back whole."""
    name = "Bánh </script><script>alert(1)</script> <!-- \u2028 \u2029 \\ \" '"
    catalog = Catalog(root=Path(), settings=SETTING, products=(make_product(name=name),))
    text = made(catalog).decode()
    assert not [bad for bad in ("</", "<!--", "\u2028", "\u2029") if bad in text]
    value = json.loads(text.removeprefix("window.OCOP_SEARCH=").removesuffix(";\n"))
    assert set(name.split()) <= set(value["words"].split("\n"))
    assert script("X", "a</b").startswith(b'window.X="a\\u003c/b"')


def test_withdrawn_products_stand_behind_all_others() -> None:
    """Rows are those of the lists, in their order; what only its code finds comes last."""
    products = (
        make_product(slug="a", name="Ấm", status={"is": "withdrawn", "on": date(2026, 1, 1)}),
        make_product(slug="b", name="Bánh", sample=True),
        make_product(slug="c", name="Chả"),
    )
    catalog = Catalog(root=Path(), settings=SETTING, products=products)
    assert [one.slug for one in rows(catalog)] == ["c", "b", "a"]


def test_codes_and_gtins_stand_by_row() -> None:
    """The second script has eight characters and a line for every row, blank where there is none."""
    products = (
        make_product(slug="a", name="A", code="7KQ4M2XR", variants=({"name": "x", "gtin": "09521234543213"},)),
        make_product(slug="b", name="B"),
    )
    (file,) = lookup.outputs(Catalog(root=Path(), settings=SETTING, products=products))
    expected = b'window.OCOP_CODES={"codes":"7KQ4M2XR        ","gtins":"09521234543213\\n","lots":" "};\n'
    assert getattr(file, "content", b"") == expected


def test_a_catalog_without_products_has_a_payload() -> None:
    """The first build of an empty catalog does not stop."""
    assert payload(Catalog(root=Path(), settings=SETTING))["products"]["names"] == ""


def test_keywords_are_short_and_say_more_than_the_name() -> None:
    """Tags first, then parts of the label without shares and remarks; neither sentences nor what the name says."""
    ingredients = "Cá lóc đồng (92%), muối 3%, đường. Có chứa cá. Sản xuất theo cách làm lâu đời của nhà"
    product = make_product(name="Khô cá lóc đồng", tags=("quà biếu",), label={"ingredients": ingredients})
    assert _keywords(product) == ("quà biếu", "muối", "đường")


def test_pages_written_by_hand_are_in_it() -> None:
    """Title, description and headings, with the address."""
    pages = {page[0]: page for page in payload(crowded(12))["pages"]}
    assert pages["quet-tem.html"][1] == "Quét tem thế nào"
    assert "index.html" not in pages
    assert "huong-dan/index.html" in pages


def test_the_day_of_the_data_is_in_it() -> None:
    """The browser believes no clock before it."""
    catalog = replace(crowded(12), producers=())
    assert payload(catalog)["as_of"] == "2026-11-20"
