"""A product as JSON-LD, the same on its own page and on those that its stamps open, and in its file of data."""

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo
from build_hooks.model.producer import Producer
from build_hooks.model.product import Lot, Product
from build_hooks.model.recognition import Recognition
from build_hooks.pages.frame.certificate import rank
from build_hooks.pages.linked.nodes import Node, node

_MOST_STARS = 5
COUNTRY = {"@type": "Country", "name": "VN"}


def product_node(catalog: Catalog, product: Product, lot: Lot | None = None) -> Node:
    """The product, or one of its lots.

    Its id is the permanent address of its code. A certificate is given by its days, never by a state, and not at all
    where no decision is known or it was revoked: a file is read on other days than it was written on.
    """
    site, its = catalog.settings.public_url, product.recognition
    return node(
        "Product",
        {
            "@id": identity(catalog, product),
            "name": product.name,
            "url": f"{site}{product.page_uri}",
            "sku": product.code,
            "gtin": gtins(product),
            "image": _photo(site, product.photos[0]) if product.photos else "",
            "category": rules.label("groups", product.group),
            "manufacturer": _maker(catalog.producer_of(product)),
            "countryOfOrigin": COUNTRY,
            "hasCertification": certification(its) if its and not product.certificate.revoked_on else None,
            "additionalProperty": {"@type": "PropertyValue", "name": "lot", "value": lot.lot} if lot else None,
            "productionDate": lot.produced.isoformat() if lot and lot.produced else "",
        },
    )


def identity(catalog: Catalog, product: Product) -> str:
    """What the product is called wherever it is spoken of: the address that its stamp opens, else its page."""
    return f"{catalog.settings.public_url}{product.trace_uri or product.page_uri}"


def gtins(product: Product) -> str | list[str]:
    """The number of its pack, or those of its packs."""
    found = list(product.gtins)
    return found[0] if len(found) == 1 else found


def certification(its: Recognition) -> Node | None:
    """The certificate of a decision by its days; None where no day is known."""
    if not its.last_valid_day:
        return None
    return node(
        "Certification",
        {
            "name": rank(its.stars),
            "certificationIdentification": its.decision,
            "issuedBy": node("Organization", {"name": its.issuer}) if its.issuer else None,
            "validFrom": its.issued.isoformat() if its.issued else "",
            "expires": its.last_valid_day.isoformat(),
            "certificationRating": {"@type": "Rating", "ratingValue": its.stars, "bestRating": _MOST_STARS},
        },
    )


def _photo(site: str, photo: Photo) -> str:
    """A drawing is no picture of the product."""
    return "" if photo.is_illustration else f"{site}{photo.renditions[-1].uri}"


def _maker(producer: Producer | None) -> Node | None:
    return node("Organization", {"name": producer.name}) if producer else None
