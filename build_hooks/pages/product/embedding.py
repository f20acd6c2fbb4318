"""What a product's card on another's page says: a copy stays there, so it says nothing that will turn untrue."""

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.values import json_for_script
from build_hooks.pages.product.share import share_text
from build_hooks.pages.stamps.view import has_stamp


def embedded(catalog: Catalog, product: Product) -> str:
    """The card as JSON for the script that writes it (pages/stamps/ocop-card.js): address, name, and lines below it.

    "" where nothing permanent could stand on it, for samples, and for alcohol, which is not promoted (Law 44/2019).
    """
    if not has_stamp(catalog, product) or product.sample or product.alcohol:
        return ""
    said = share_text(catalog, product)
    lines = (said.rank, said.certificate, said.producer, said.place)
    address = f"{catalog.settings.public_url}{product.trace_uri}"
    return json_for_script([address, product.name, *(line for line in lines if line)])
