"""Numbers, names and lists as Vietnamese readers expect them."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from build_hooks.ground.text import fold
from build_hooks.ground.words import say
from build_hooks.model.product import Product

ALCOHOL = say("frame.alcohol")
LETTERS = say("frame.alphabet")
"""As dictionaries order them: marks on a letter make another letter, tones on it do not."""
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")  # grave, acute, tilde, hook above, dot below
_RANKS = {ord(letter): chr(0x100 + rank) for rank, letter in enumerate(LETTERS)}  # behind digits and signs


def number(value: int | Decimal) -> str:
    """1.234,5 for 1234.5."""
    whole, _, fraction = f"{value:,}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def phone(digits: str) -> str:
    """0912 345 678; 1900 1234."""
    parts = (
        (digits[:4], digits[4:])
        if digits.startswith("1") and len(digits) < 9
        else (digits[:4], digits[4:7], digits[7:])
    )
    return " ".join(part for part in parts if part)


def alphabetical(text: str) -> tuple[str, str]:
    """A sort key: by letters, Đ behind D and Ơ behind Ô, then by tones."""
    return _toneless(text).translate(_RANKS), text


def initial(text: str) -> str:
    """The letter that a dictionary has it under: "Ấp Bắc" is under "Â", "3 Sạch" under "0–9"."""
    first = _toneless(text)[:1]
    return next((letter for letter in (first, fold(first)) if letter and letter in LETTERS), "").upper() or "0–9"


def _toneless(text: str) -> str:
    """In lower case, its letters with their marks and without tones."""
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", text.lower())))


def counted(products: Iterable[Product]) -> str:
    """ "9 sản phẩm", "9 sản phẩm và 1 trang mẫu", or "1 trang mẫu" alone: samples are never in a total."""
    found = list(products)
    samples = sum(product.sample for product in found)
    real = len(found) - samples
    told = say("frame.products", count=number(real))
    if not samples:
        return told
    shown = say("frame.samples", count=number(samples))
    return say("frame.products_and_samples", products=told, samples=shown) if real else shown
