"""Catalogs shaped like what published reports count: registered, assessed and recognised products of made-up names."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from tests.building import make_product

WITHDRAWN = {"is": "withdrawn", "on": date(2020, 1, 1)}
# The report of 30/07/2020: 266 registered products, by the groups of its day, and producers by type.
GROUPS = {"thuc-pham": 197, "do-uong": 25, "thao-duoc": 24, "vai-may-mac": 3, "luu-niem": 13, "du-lich-nong-thon": 4}
TYPES = {"doanh-nghiep": 12, "hop-tac-xa": 97, "to-hop-tac": 3, "ho-san-xuat": 27}


def catalog_of(products: Iterable[Product], makers: Iterable[Producer] = ()) -> Catalog:
    """With what no report counts: a sample, and a product that left."""
    uncounted = (make_product(slug="mau", sample=True), make_product(slug="rut", status=WITHDRAWN))
    settings = Settings(name="Danh mục thử", place="An Giang")
    return Catalog(Path(), settings, (*products, *uncounted), tuple(makers))


def makers_of(types: dict[str, int]) -> list[Producer]:
    """So many producers of each type."""
    return [
        Producer.model_validate({"slug": f"{kind}-{number}", "name": f"Cơ sở {kind} {number}", "type": kind})
        for kind, count in types.items()
        for number in range(count)
    ]


def registered() -> Catalog:
    """As the report of 30/07/2020: none of the 266 is assessed."""
    makers, groups = makers_of(TYPES), [group for group, count in GROUPS.items() for _ in range(count)]
    status = {"is": "registered", "on": date(2020, 7, 30)}
    return catalog_of(
        (
            product(at, (), group=group, taxonomy="2018", producer=makers[at % len(makers)].slug, status=status)
            for at, group in enumerate(groups)
        ),
        makers,
    )


def assessed() -> Catalog:
    """As the plan of 24/03/2021: 49 assessed; 37 recognised, of 28 producers; 5 proposed for five stars, of 2; 7 that
    have fewer than three."""
    makers = makers_of({"ho-san-xuat": 12, "doanh-nghiep": 13, "hop-tac-xa": 3})
    slugs = [its.slug for its in makers]
    big = [slug for slug in slugs if slug.startswith("doanh-nghiep")][:2]
    had = [product(at, (3 if at < 26 else 4, date(2020, 12, 1)), producer=slugs[at % len(slugs)]) for at in range(37)]
    waiting = {"is": "assessed", "on": date(2021, 3, 24)}
    proposed = [product(at, (), producer=big[at % 2], status={**waiting, "stars": 5}) for at in range(37, 42)]
    low = [product(at, (), status={**waiting, "stars": 2}) for at in range(42, 49)]
    return catalog_of((*had, *proposed, *low), makers)


def phu_tan() -> Catalog:
    """Eleven of three stars, two of them registered to be assessed again, and five more on their way."""
    asked = {"is": "registered", "on": date(2025, 3, 1)}
    had = [product(at, (3, date(2023, 1, 27)), **({"status": asked} if at < 2 else {})) for at in range(11)]
    return catalog_of((*had, *(product(at, (), status=asked) for at in range(11, 16))))


def tan_hung() -> Catalog:
    """Sixteen of three stars, of them five by decisions of the first quarter of 2025."""
    return catalog_of(product(at, (3, date(2025, 2, 1) if at < 5 else date(2024, 5, 1))) for at in range(16))


def product(number: int, *decisions: Any, **more: Any) -> Product:
    """With a decision for each pair of stars and day, () for none."""
    recognitions = tuple(
        {"stars": stars, "decision": f"{number}/QĐ-UBND", "issued": day} for stars, day in filter(None, decisions)
    )
    return make_product(slug=f"p{number}", name=f"Bánh {number}", recognitions=recognitions, **more)
