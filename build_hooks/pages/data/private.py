"""Telephone numbers and mail addresses taken out of free texts, which nobody gave consent for; what is left is a gap.

A page can be mended; a file that others have copied cannot.
"""

import re
from typing import Any

from build_hooks.ground.patterns import pattern

_GAP = "…"  # shorter than all that it stands for
_DAY = r"\d{1,2}[.-]\d{1,2}[.-]\d{4}\b"
_SIGN = pattern("phone_signs").pattern
_NUMBER = re.compile(rf"(?<![\w/])(?!{_DAY})\(?(?:\+|\b)\d(?:{_SIGN}{{0,2}}\d){{7,13}}(?![\w/])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIGN_OF_ONE = re.compile(r"[@\d]")
_NO_TEXT = frozenset({"@id", "@context", "url", "image", "license", "gtin", "sku", "taxID", "gs1:hasBatchLotNumber"})


def without_contact(text: str) -> str:
    """The text with gaps."""
    return _MAIL.sub(_GAP, _NUMBER.sub(_gap, text)) if _SIGN_OF_ONE.search(text) else text


def without_contacts(its: Any) -> Any:
    """All texts of JSON-LD with gaps, but for addresses and numbers of packs, lots and taxes."""
    if isinstance(its, dict):
        return {name: value if name in _NO_TEXT else without_contacts(value) for name, value in its.items()}
    if isinstance(its, list):
        return [*map(without_contacts, its)]
    return without_contact(its) if isinstance(its, str) else its


def _gap(found: re.Match[str]) -> str:
    digits = pattern("phone_abroad").sub("0", pattern("phone_signs").sub("", found[0]))
    return _GAP if digits.startswith("0") and pattern("phone").fullmatch(digits) else found[0]
