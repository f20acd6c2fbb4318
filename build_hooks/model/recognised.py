"""Every dated decision of a product: its first recognition, and each that recognises it again."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from build_hooks.model.product import Product
from build_hooks.model.recognition import Recognition


class Recognised(NamedTuple):
    """A decision of a `day`; `is_new` says that the product has no earlier one."""

    product: Product
    recognition: Recognition
    day: date
    is_new: bool


def recognised(products: Iterable[Product]) -> list[Recognised]:
    """The oldest decision first; sources without a day of a decision are none."""
    found = [its for product in products for its in _of(product)]
    return sorted(found, key=lambda its: (its.day, its.product.slug))


def _of(product: Product) -> list[Recognised]:
    dated = sorted(((its.issued, its) for its in product.recognitions if its.issued), key=lambda pair: pair[0])
    return [Recognised(product, its, day, number == 0) for number, (day, its) in enumerate(dated)]
