"""Places with products as open data: today's provinces and communes, and districts of before 01/07/2025."""

from typing import Any

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.data.records import Record
from build_hooks.places import Commune, OldDistrict, Province
from build_hooks.places.centres import centres


def lands(catalog: Catalog) -> dict[str, list[Record]]:
    """Each place by code, with its page and the slugs of its products that are no samples."""
    kinds: tuple[tuple[str, Any, Any], ...] = (
        ("provinces", catalog.products_by_province, addresses.province),
        ("communes", catalog.products_by_commune, addresses.commune),
        ("old_districts", catalog.products_by_old_district, addresses.old_district),
    )
    site = catalog.settings.public_url
    return {
        name: [
            {**_land(place), "page": f"{site}{address(place)}", "products": slugs}
            for place, products in sorted(found.items(), key=lambda pair: str(pair[0].code))
            if (slugs := _slugs(products))
        ]
        for name, found, address in kinds
    }


def _slugs(products: tuple[Product, ...]) -> list[str]:
    return [product.slug for product in products if not product.sample]


def _land(place: Province | Commune | OldDistrict) -> Record:
    its: Record = {"code": place.code, "name": place.short_name}
    if place.within:
        its |= {"province": place.within[0].code, "province_name": place.within[0].short_name}
    if isinstance(place, Commune):
        centre = centres()[place.code]
        its |= {"longitude": centre.east, "latitude": centre.north}
    return its


def points(communes: list[Record]) -> dict[str, Any]:
    """Communes as a collection of points (RFC 7946, WGS 84): a place's centre, never its border."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": its["code"],
                "geometry": {"type": "Point", "coordinates": [its["longitude"], its["latitude"]]},
                "properties": {name: its[name] for name in its if name not in ("longitude", "latitude")},
            }
            for its in communes
        ],
    }
