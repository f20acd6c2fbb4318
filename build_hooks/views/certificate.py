"""A certificate as a page shows it: words that are true on any day, and what a script needs to say today's state."""

from datetime import date
from typing import Any

from build_hooks.model.certificate import PILLS, Certificate, State
from build_hooks.model.product import Product


def certificate(product: Product, as_of: date | None) -> dict[str, Any]:
    """`state`, `pill` and `sentence` as printed; the `valid_…` and `ended_…` words and the two days for the script.

    Without a script, an end that lies ahead of the catalog's day is given as a date alone, because the page may be read
    later; an end that lies behind is past for ever.
    """
    its = product.certificate
    state = its.state(as_of or date.min)
    changes = its.last_day is not None and not its.revoked_on
    shown: dict[str, Any] = {
        "stars": stars(its),
        "state": "dated" if state is State.VALID else str(state),
        "pill": its.undated_pill if state is State.VALID else PILLS[state],
        "sentence": its.undated_sentence if state is State.VALID else its.sentence(state),
        "last_day": "",
        "as_of": as_of.isoformat() if as_of else "",
    }
    if changes and its.last_day:
        shown["last_day"] = its.last_day.isoformat()
        for each in (State.VALID, State.ENDED):
            shown |= {f"{each}_pill": PILLS[each], f"{each}_sentence": its.sentence(each)}
    return shown


def stars(its: Certificate) -> dict[str, Any]:
    """The rank as text; the mark itself is regulated and is not drawn."""
    if its.stars is None:
        return {}
    return {"signs": "★" * its.stars, "text": f"OCOP {its.stars} sao", "count": its.stars}
