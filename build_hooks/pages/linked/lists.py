"""Lists of products, and the way to a page, as JSON-LD."""

from collections.abc import Iterable

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.linked.nodes import Node, node
from build_hooks.places import Commune, OldDistrict, Province
from build_hooks.places.centres import centres


def items_node(catalog: Catalog, uri: str, name: str, products: Iterable[Product], about: Node | None = None) -> Node:
    """The products of a page by their pages; samples are none."""
    site = catalog.settings.public_url
    shown = [product for product in products if not product.sample]
    return node(
        "ItemList",
        {
            "@id": f"{site}{uri}",
            "name": name,
            "about": about,
            "itemListElement": [
                {"@type": "ListItem", "position": number, "url": f"{site}{product.page_uri}"}
                for number, product in enumerate(shown, 1)
            ],
        },
    )


def way_node(catalog: Catalog, *way: tuple[str, str]) -> Node:
    """The way from the home page, as (name, address) pairs; what it leads to stands last."""
    site = catalog.settings.public_url
    steps = enumerate(((say("frame.home"), addresses.HOME), *way), 1)
    return node(
        "BreadcrumbList",
        {
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": name, "item": f"{site}{uri}"}
                for number, (name, uri) in steps
            ],
        },
    )


def place_node(place: Province | Commune | OldDistrict) -> Node:
    """A place with what it lies in; a commune of today with its centre."""
    within = place.within[0] if place.within else None
    centre = centres().get(place.code) if isinstance(place, Commune) else None
    return node(
        "Place",
        {
            "name": place.short_name,
            "containedInPlace": {"@type": "Place", "name": within.short_name} if within else None,
            "geo": {"@type": "GeoCoordinates", "latitude": centre.north, "longitude": centre.east} if centre else None,
        },
    )
