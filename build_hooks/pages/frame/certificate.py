"""A certificate as a page shows it: words that are true on any day, and what a script needs to say today's state."""

from datetime import date, timedelta
from typing import Any

from build_hooks.model.certificate import PILLS, Certificate, State
from build_hooks.model.product import Product


def certificate(product: Product, as_of: date | None, language: str = "vi") -> dict[str, Any]:
    """`state`, `pill` and `sentence` as printed; for the script `as_of`, `until`, and the same three twice.

    What is said `first` holds through the day `until`, what is said `then` on every day behind; `until` is "" where the
    same is said on every day. Without a script, an end that lies ahead of the catalog's day is given as a date alone,
    because the page may be read later; what lies behind is past for ever.
    """
    its, turn = product.certificate, product.certificate.turn
    today = as_of or date.min
    said = _said(its, today, language)
    if its.state(today) is State.VALID:
        said = {"state": "dated", "pill": its.line("pill"), "sentence": its.dated_sentence(language)}
    return {
        "stars": stars(its),
        **said,
        "as_of": as_of.isoformat() if as_of else "",
        "until": turn.isoformat() if turn else "",
        "first": _said(its, turn, language) if turn else {},
        "then": _said(its, turn + timedelta(days=1), language) if turn else {},
    }


def _said(its: Certificate, today: date, language: str) -> dict[str, str]:
    state = its.state(today)
    return {"state": str(state), "pill": PILLS[state], "sentence": its.sentence(today, language)}


def stars(its: Certificate) -> dict[str, Any]:
    """The rank as text; the mark itself is regulated and is not drawn."""
    if its.stars is None:
        return {}
    return {"signs": "★" * its.stars, "text": f"OCOP {its.stars} sao", "count": its.stars}
