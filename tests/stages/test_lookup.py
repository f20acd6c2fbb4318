"""The list of codes that a USB copy carries: every code and number that has a page, and nothing else."""

import json
from pathlib import Path
from typing import Any

from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.output import File
from build_hooks.pages.search import lookup
from tests.building import SETTINGS, make_product

GTINS = ("08936012345674", "00000096385074")


def listed(*products: Any) -> dict[str, str]:
    """What the script says of these products."""
    (output,) = lookup.outputs(Catalog(Path(), Settings.model_validate(SETTINGS), products))
    assert isinstance(output, File) and output.uri == "du-lieu/ma.js"
    text = output.content.decode("ascii")
    assert text.startswith("window.OCOP_CODES={") and text.endswith("};\n")
    found: dict[str, str] = json.loads(text.removeprefix("window.OCOP_CODES=").removesuffix(";\n"))
    return found


def test_codes_stand_by_row() -> None:
    """Eight signs each, so that the box finds one at a multiple of eight; blank for a product without."""
    codes = ("ABCDEFGF", "7KQ4M2XR", "")
    products = [make_product(slug=f"banh-{number}", code=code) for number, code in enumerate(codes)]
    assert listed(*products) == {"codes": "ABCDEFGF7KQ4M2XR        ", "gtins": "\n\n", "lots": " "}


def test_a_withdrawn_product_keeps_its_code() -> None:
    """Its page says what became of it."""
    product = make_product(code="7KQ4M2XR", status={"is": "withdrawn", "on": "2026-10-01", "reason": "Ngừng"})
    assert product.is_withdrawn
    assert listed(product)["codes"] == "7KQ4M2XR"


def test_numbers_of_all_packs() -> None:
    """A line a product, each number with 14 digits."""
    variants = tuple({"name": "Gói", "gtin": gtin} for gtin in (*GTINS, ""))
    assert listed(make_product(variants=variants))["gtins"] == "08936012345674 00000096385074"


def test_lots_that_have_a_page() -> None:
    """Under the code and under each number; a lot without a page is not promised."""
    product = make_product(
        code="7KQ4M2XR",
        variants=({"name": "Gói", "gtin": GTINS[0]},),
        lots=({"lot": "L260402"}, {"lot": "02/04/26"}),
    )
    assert listed(product)["lots"] == " 7KQ4M2XR/L260402 08936012345674/L260402 "


def test_an_empty_catalog_has_a_list_too() -> None:
    """The box must not find a broken script."""
    assert listed() == {"codes": "", "gtins": "", "lots": " "}
