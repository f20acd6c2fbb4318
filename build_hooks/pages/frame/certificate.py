"""A certificate as a page shows it: words that are true on any day, and what a script needs to say today's state."""

from dataclasses import dataclass
from datetime import date, timedelta

from build_hooks.ground.words import say
from build_hooks.model.certificate import PILLS, Certificate, State
from build_hooks.model.product import Product


@dataclass(frozen=True)
class Said:
    """What is said of a certificate: `state` chooses the mark, `pill` is short, `sentence` says it in full."""

    state: str
    pill: str
    sentence: str


@dataclass(frozen=True)
class Stars:
    """The rank as text; the mark itself is regulated and is not drawn."""

    signs: str
    text: str
    count: int


@dataclass(frozen=True)
class Verdict:
    """`state`, `pill` and `sentence` as printed; for the script `as_of`, `until`, and the same three twice.

    What is said `first` holds through the day `until`, what is said `then` on every day behind; without a turn `until`
    is "" and both are what is printed. Days are ISO.
    """

    stars: Stars | None
    state: str
    pill: str
    sentence: str
    as_of: str
    until: str
    first: Said
    then: Said


def certificate(product: Product, as_of: date | None, language: str = "vi") -> Verdict:
    """The certificate on a page made from data of `as_of`.

    Without a script, an end that lies ahead of that day is given as a date alone, because the page may be read later;
    what lies behind is past for ever.
    """
    its, turn = product.certificate, product.certificate.turn
    said = _printed(its, as_of or date.min, language)
    return Verdict(
        stars=stars(its),
        state=said.state,
        pill=said.pill,
        sentence=said.sentence,
        as_of=as_of.isoformat() if as_of else "",
        until=turn.isoformat() if turn else "",
        first=_said(its, turn, language) if turn else said,
        then=_said(its, turn + timedelta(days=1), language) if turn else said,
    )


def stars(its: Certificate) -> Stars | None:
    """The rank; None where nobody knows one."""
    if its.stars is None:
        return None
    return Stars("★" * its.stars, rank(its.stars), its.stars)


def rank(count: int) -> str:
    """ "OCOP 4 sao"."""
    return say("frame.rank", stars=count)


def _printed(its: Certificate, today: date, language: str) -> Said:
    if its.state(today) is State.VALID:
        return Said("dated", its.line("pill"), its.dated_sentence(language))
    return _said(its, today, language)


def _said(its: Certificate, today: date, language: str) -> Said:
    state = its.state(today)
    return Said(str(state), PILLS[state], its.sentence(today, language))
