"""A producer as JSON-LD."""

from build_hooks.model.catalog import Catalog
from build_hooks.model.origin import Origin
from build_hooks.model.producer import Producer
from build_hooks.pages.linked.nodes import Node, node


def producer_node(catalog: Catalog, producer: Producer) -> Node:
    """The producer with its place; a household's address only with consent."""
    return node(
        "Organization",
        {
            "@id": f"{catalog.settings.public_url}{producer.page_uri}",
            "name": producer.name,
            "alternateName": list(producer.aliases),
            "taxID": producer.tax_code,
            "address": producer.address if producer.may_show_address else "",
            "location": _place(producer.origin),
        },
    )


def _place(origin: Origin) -> Node | None:
    return node("Place", {"name": origin.short}) if origin.short else None
