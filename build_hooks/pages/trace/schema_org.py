"""What a trace page says as JSON-LD in the words of schema.org, for search engines."""

from typing import Any

from markupsafe import Markup

from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import Trace
from build_hooks.pages.frame.values import inline_json


def schema_org(catalog: Catalog, its: Trace) -> Markup:
    """The product, or one of its lots; safe inside a script element."""
    product, site = its.product, catalog.settings.public_url
    producer, photo = catalog.producer_of(product), product.photos[0] if product.photos else None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "url": f"{site}{its.canonical_uri}",
        "sku": product.code,
        "gtin14": its.gtin,
        "image": f"{site}{photo.renditions[-1].uri}" if photo and site else "",
        "manufacturer": {"@type": "Organization", "name": producer.name} if producer else None,
        "countryOfOrigin": {"@type": "Country", "name": "VN"},
    }
    if its.lot:
        data["additionalProperty"] = {"@type": "PropertyValue", "name": "lot", "value": its.lot.lot}
        data["productionDate"] = its.lot.produced.isoformat() if its.lot.produced else ""
    return inline_json({key: value for key, value in data.items() if value})
