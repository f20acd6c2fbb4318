"""The words of a share picture: a picture is kept by those who got it, so it says nothing that will turn untrue."""

from dataclasses import dataclass
from datetime import date

from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.certificate import rank
from build_hooks.pixels.share import ShareText


@dataclass(frozen=True)
class Share:
    """What a chat or a network reads of a page (Open Graph); addresses are whole, and `image` may be ""."""

    title: str
    description: str
    url: str
    image: str
    site_name: str
    locale: str = "vi_VN"


def share_tags(catalog: Catalog, product: Product, description: str) -> Share | None:
    """The tags; None where the site's address is not known."""
    site = catalog.settings.site_url
    if not site:
        return None
    return Share(
        title=product.name,
        description=description,
        url=f"{site}{product.page_uri}",
        image=f"{site}{product.share_uri}" if product.share_uri else "",
        site_name=catalog.settings.name,
    )


def share_text(catalog: Catalog, product: Product) -> ShareText:
    """Name, stars with the end or the source of the certificate, place, producer."""
    its = product.certificate
    certificate = its.lasting(catalog.as_of or date.min).picture
    has_rank = bool(certificate and its.stars and not product.is_withdrawn)
    producer = catalog.producer_of(product)
    notes = [say("product.share_sample")] if product.sample else []
    if product.photos and product.photos[0].is_illustration:
        notes.append(say("product.share_illustration"))
    return ShareText(
        name=product.name,
        stars=its.stars if has_rank and its.stars else 0,
        rank=rank(its.stars) if has_rank and its.stars else "",
        certificate=certificate if has_rank else "",
        place=product.origin.short,
        producer=producer.name if producer else "",
        catalog=catalog.settings.name,
        note=sentence_case(", ".join(notes)),
    )
