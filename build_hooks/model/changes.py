"""What changed when: a product's recognitions, sources and status by their days, and when its file was last looked at.

All of it is what the data say, never what git does: a copy of the catalog tells the same.
"""

from datetime import date
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.dates import period_words, vietnamese
from build_hooks.ground.words import say
from build_hooks.model.product import Product
from build_hooks.model.recognition import Recognition


class Change(NamedTuple):
    """A sentence of a day; of a source that names a month or a year alone the last that it can mean."""

    day: date
    words: str
    recognition: Recognition | None = None


def changes(product: Product) -> list[Change]:
    """The oldest first; those of one day in the order of the file."""
    known = [its for its in product.recognitions if its.issued or its.as_of]
    first = min((its.issued for its in known if its.issued), default=None)
    found = [Change(its.span[1], _recognised(its, is_first=its.issued == first), its) for its in known]
    if status := product.status:
        label = rules.label("statuses", status.kind)
        found.append(Change(status.since, say("model.change_status", label=label, day=vietnamese(status.since))))
    found.sort(key=lambda change: change.day)
    if product.updated:
        found.append(Change(product.updated, say("model.change_updated", day=vietnamese(product.updated))))
    return found


def _recognised(its: Recognition, *, is_first: bool) -> str:
    if not its.issued:
        return say("model.change_source", period=period_words(its.as_of), stars=its.stars)
    name = "new" if is_first else "again"
    return say(f"model.change_{name}", stars=its.stars, day=vietnamese(its.issued))
