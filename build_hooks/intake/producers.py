"""Which producers a record of one may be: by its tax code alone, or else by its name."""

from collections.abc import Mapping

from build_hooks.intake.texts import Text, Texts
from build_hooks.rules.names import identity


def same_producers(its: Texts, known: Mapping[str, Texts]) -> list[str]:
    """The slugs of those in `known` that it may be; two when two share its name and no tax code parts them."""
    code, name = digits(its.get("tax_code")), str(its.get("name", ""))
    codes = {slug: digits(row.get("tax_code")) for slug, row in known.items()}
    if by_code := [slug for slug, other in codes.items() if code and other == code]:
        return by_code
    wanted = identity(name)
    names = (slug for slug, row in known.items() if wanted and identity(str(row.get("name", ""))) == wanted)
    return [slug for slug in names if not (code and codes[slug])]


def digits(text: Text | None) -> str:
    """A tax code without the spaces and hyphens that people write in it."""
    return "".join(item for item in str(text or "") if item.isdigit())
