"""What a page says the catalog does not have, by kind of group: absent facts a shopper would look for."""

from collections.abc import Callable

from build_hooks.ground.words import say
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product

_FOOD, _SERVICE = frozenset({"food"}), frozenset({"service"})
_GOODS = _FOOD | {"goods", "living"}
_ALL = _GOODS | _SERVICE

_REACH = say("model.missing_reach")
_FACTS: tuple[tuple[str, frozenset[str], Callable[[Product], object]], ...] = (
    (say("model.missing_photograph"), _ALL, lambda product: product.has_photograph),
    (say("model.missing_producer"), _GOODS, lambda product: product.producer),
    (say("model.missing_organiser"), _SERVICE, lambda product: product.producer),
    (say("model.missing_commune"), _ALL, lambda product: product.origin.commune),
    (say("model.missing_decision"), _ALL, lambda product: product.recognition and product.recognition.decision),
    (say("model.missing_ingredients"), _FOOD, lambda product: product.label.ingredients),
    (say("model.missing_net_weight"), _FOOD, lambda product: product.label.net_weight),
    (say("model.missing_storage"), _FOOD, lambda product: product.label.storage),
    (say("model.missing_shelf_life"), _FOOD, lambda product: product.label.shelf_life),
    (
        say("model.missing_alcohol"),
        _FOOD,
        lambda product: not product.alcohol or product.label.alcohol_by_volume is not None,
    ),
    (say("model.missing_price"), _ALL, lambda product: product.price),
    (_REACH, _ALL, lambda product: product.sold_at or product.contact.consent),
)


def missing_facts(product: Product, producer: Producer | None = None) -> tuple[str, ...]:
    """The names of absent facts, in the order a reader would ask for them; a producer may be reached in its stead."""
    reachable = producer is not None and producer.contact.consent is not None
    absent = (name for name, kinds, fact in _FACTS if product.group_kind in kinds and not fact(product))
    return tuple(name for name in absent if not (reachable and name == _REACH))
