"""The words of a share picture: a picture is kept by those who got it, so it says nothing that will turn untrue."""

from datetime import date

from build_hooks.ground.text import sentence_case
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import State
from build_hooks.model.product import Product
from build_hooks.pixels.share import ShareText


def share_tags(catalog: Catalog, product: Product, description: str) -> dict[str, str]:
    """What a chat or a network reads of a page (Open Graph); addresses there must be whole, so it needs the site's."""
    site = catalog.settings.site_url
    if not site:
        return {}
    return {
        "title": product.name,
        "description": description,
        "url": f"{site}{product.page_uri}",
        "image": f"{site}{product.share_uri}" if product.share_uri else "",
        "site_name": catalog.settings.name,
    }


def share_text(catalog: Catalog, product: Product) -> ShareText:
    """Name, stars with the end or the source of the certificate, place, producer."""
    its = product.certificate
    state = its.state(catalog.as_of or date.min)
    certificate = ""
    if state is State.VALID:
        certificate = its.line("end")
    elif state is State.UNKNOWN and not its.is_disputed:
        certificate = its.line("source")
    has_rank = bool(certificate and its.stars and not product.is_withdrawn)
    producer = catalog.producer_of(product)
    notes = ["dữ liệu mẫu"] if product.sample else []
    if product.photos and product.photos[0].is_illustration:
        notes.append("hình minh họa")
    return ShareText(
        name=product.name,
        stars=its.stars if has_rank and its.stars else 0,
        rank=f"OCOP {its.stars} sao" if has_rank else "",
        certificate=certificate if has_rank else "",
        place=product.origin.short,
        producer=producer.name if producer else "",
        catalog=catalog.settings.name,
        note=sentence_case(", ".join(notes)),
    )
