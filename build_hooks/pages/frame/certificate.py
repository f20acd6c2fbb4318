"""A certificate as a page shows it: words that are true on any day, and what a script needs to say today's state."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from build_hooks.ground.words import say
from build_hooks.model.certificate import Certificate, Said, State
from build_hooks.model.product import Product


@dataclass(frozen=True)
class Stars:
    """The rank as text; the mark itself is regulated and is not drawn."""

    signs: str
    text: str
    count: int


@dataclass(frozen=True)
class Verdict:
    """What is `printed`; for the script `as_of`, `until`, and what is said twice.

    What is said `first` holds through the day `until`, what is said `then` on every day behind. Where no turn lies
    ahead `until` is "" and what is printed holds: a day before `as_of` is believed by no page. Days are ISO. `stars` is
    None where none may be shown on any of these days.
    """

    stars: Stars | None
    printed: Said
    as_of: str
    until: str
    first: Said
    then: Said

    @property
    def bare(self) -> bool:
        """Whether its stars go where its validity ends though no end is sure: a later source names others."""
        return self.stars is not None and self.then.state == State.UNKNOWN and not self.then.stars

    @property
    def states(self) -> frozenset[str]:
        """Those that a page can show."""
        return frozenset(said.state for said in (self.printed, self.first, self.then))


def certificate(product: Product, as_of: date | None, language: str = "vi") -> Verdict:
    """The certificate on a page made from data of `as_of`.

    Without a script, an end that lies ahead of that day is given as a date alone, because the page may be read later;
    what lies behind is past for ever.
    """
    return _verdict(product.certificate, as_of, language)


@lru_cache(1 << 14)  # a product stands in five lists, and many have their certificates of one decision
def _verdict(its: Certificate, as_of: date | None, language: str) -> Verdict:
    said = its.lasting(as_of or date.min, language)
    turn = its.turn if its.turn and its.turn >= (as_of or date.min) else None
    return Verdict(
        stars=stars(its) if said.stars else None,
        printed=said,
        as_of=as_of.isoformat() if as_of else "",
        until=turn.isoformat() if turn else "",
        first=its.said(turn, language) if turn else said,
        then=its.said(turn + timedelta(days=1), language) if turn else said,
    )


def stars(its: Certificate) -> Stars | None:
    """The rank; None where nobody knows one."""
    if its.stars is None:
        return None
    return Stars("★" * its.stars, rank(its.stars), its.stars)


def rank(count: int) -> str:
    """ "OCOP 4 sao"."""
    return say("frame.rank", stars=count)
