"""Which of the least contents that rules/passport.yml lists a product has: what the data holds, never a verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from build_hooks import rules
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.rules import Law, Requirement

_FACTS: dict[str, Callable[[Product, Producer | None], object]] = {
    "name": lambda product, _: product.name,
    "photograph": lambda product, _: product.has_photograph,
    "gtin": lambda product, _: product.gtins,
    "producer_name": lambda _, producer: producer and producer.name,
    "producer_address": lambda _, producer: producer and _address(producer),
    "producer_id": lambda _, producer: producer and producer.tax_code,
    "origin": lambda product, _: product.origin.province or product.origin.as_certified,
    # A scan that tells only what the label says is no traceability: somebody did something to a lot somewhere.
    "steps": lambda product, _: any(lot.steps for lot in product.lots),
    "produced": lambda product, _: any(lot.produced for lot in product.lots),
    "certificate": lambda product, _: (
        product.documents or any(recognition.decision for recognition in product.recognitions)
    ),
    "lot_dates": lambda product, _: any(lot.produced and lot.expires for lot in product.lots),
    "warnings": lambda product, _: product.label.warnings,
    "brand": lambda product, _: any(document.kind == "nhan-hieu" for document in product.documents),
    "code": lambda product, _: product.code or product.gtins,
    "lot": lambda product, _: product.lots,
    "shelf_life": lambda product, _: product.label.shelf_life or any(lot.expires for lot in product.lots),
}


@dataclass(frozen=True)
class Passport:
    """A product and its producer beside what the laws ask for."""

    product: Product
    producer: Producer | None = None

    @cached_property
    def asked(self) -> tuple[Requirement, ...]:
        """What is asked of a product of this kind."""
        return tuple(its for its in rules.requirements() if self.product.group_kind not in its.excepted)

    @cached_property
    def absent(self) -> tuple[Requirement, ...]:
        """What is asked and not in the data, needed or not."""
        return tuple(
            requirement for requirement in self.asked if not _FACTS[requirement.id](self.product, self.producer)
        )

    @property
    def address(self) -> str:
        """The producer's, as a reader gets to see it; "" where it is not known or not shown."""
        return _address(self.producer) if self.producer else ""

    @property
    def required(self) -> tuple[Requirement, ...]:
        """What every product of the group needs."""
        return tuple(requirement for requirement in self.asked if not requirement.if_any)

    @property
    def lacks(self) -> tuple[Requirement, ...]:
        """What is needed and not in the data."""
        return tuple(requirement for requirement in self.absent if not requirement.if_any)

    @property
    def not_given(self) -> tuple[Requirement, ...]:
        """What is asked only where there is such a thing, and is not in the data."""
        return tuple(requirement for requirement in self.absent if requirement.if_any)

    def has_all_of(self, law: Law) -> bool:
        """Whether the data has everything that this law needs of the product."""
        return not any(law in lack.laws for lack in self.lacks)


def _address(producer: Producer) -> str:
    """The address a reader gets to see: a household's own only with consent, else as the decision states it."""
    return (producer.address if producer.may_show_address else "") or producer.origin.as_certified
