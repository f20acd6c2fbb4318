"""The lots of a product as a trace page tells of them: dates, and the steps by which each came to be."""

from dataclasses import dataclass

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.product import Lot
from build_hooks.model.traces import Trace
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.output import href
from build_hooks.pages.product import facts
from build_hooks.pages.product.facts import Step

# A page must open on 3G: what is beyond these stands on the pages of the lots and of the product.
_LOTS, _MORE_LOTS, _STEPS = 2, 40, 8


@dataclass(frozen=True)
class TracedLot:
    """One lot; `href` is "" where it has no page of its own.

    From the day after `last_day` on, a reader of a page of `as_of` reads `expired` for `expires`. The two are ISO days.
    """

    name: str
    href: str
    produced: str
    expires: str
    expired: str
    last_day: str
    as_of: str
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """The heading above it."""
        return say("trace.lot_named", lot=self.name)


@dataclass(frozen=True)
class Lots:
    """The `newest` in full, links to `more`, and a word of those `elsewhere`."""

    newest: tuple[TracedLot, ...] = ()
    more: tuple[Link, ...] = ()
    elsewhere: str = ""


def lots(its: Trace, as_of: str) -> Lots:
    """The lots on the product's page; on the page of one of them no other."""
    if its.lot:
        return Lots()
    ordered = facts.newest_lots(its.product)
    linked = [lot for lot in ordered[_LOTS:] if lot.has_page][:_MORE_LOTS]
    rest = len(ordered) - _LOTS - len(linked)
    return Lots(
        newest=tuple(traced_lot(lot, its, as_of, _STEPS) for lot in ordered[:_LOTS]),
        more=tuple(Link(lot.lot, _href(lot, its)) for lot in linked),
        elsewhere=say("trace.lots_elsewhere", count=rest) if rest > 0 else "",
    )


def traced_lot(lot: Lot, its: Trace, as_of: str, most_steps: int | None = None) -> TracedLot:
    """The lot with all its steps, or the first of them."""
    expires = vietnamese(lot.expires) if lot.expires else ""
    return TracedLot(
        name=lot.lot,
        href=_href(lot, its) if lot.has_page else "",
        produced=vietnamese(lot.produced) if lot.produced else "",
        expires=expires,
        expired=say("trace.expired", day=expires) if expires else "",
        last_day=lot.expires.isoformat() if lot.expires else "",
        as_of=as_of,
        steps=facts.steps(lot)[:most_steps],
    )


def _href(lot: Lot, its: Trace) -> str:
    return href(its.uri, Trace(its.product, lot, its.gtin).uri)
