"""One text parsed by its field's type: the closed list of types, each a function from text to value or `Wrong`."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from stdnum import ean
from stdnum.vn import mst

from build_hooks import places, rules
from build_hooks.ground import codes, dates, gtins
from build_hooks.ground.patterns import pattern
from build_hooks.ground.spelling import nearest
from build_hooks.ground.text import fold, slugify
from build_hooks.rules import Field
from build_hooks.rules.problems import Word

PHOTO_NAME = pattern("photo_name")
_YEARS = range(1900, 2200)
TEXTS = frozenset({"text", "prose", "markdown"})
_MOST_BRACKETS = 60
_LONGEST_VALUE = 500
_LONGEST_PLACE = 160
_MONEY = 1000  # what may be more than this is an amount
YES, NO = "có", "không"  # how files are written
MEANT_YES, MEANT_NO = frozenset({YES, "true", "yes"}), frozenset({NO, "false", "no"})
_PLACES: dict[str, tuple[places.Level, Callable[[str], tuple[Any, ...]]]] = {
    "commune": ("commune", places.find_communes),
    "old_commune": ("old_commune", places.find_old_communes),
    "old_district": ("old_district", places.find_old_districts),
}


class Wrong(Exception):
    """The text is not of the type; names the message and fills its blanks."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params


def parse(text: str, spec: Field) -> Any:
    """The value of `text` for a scalar field. Raises Wrong."""
    if spec.type not in TEXTS:
        text = pattern("quotes_around").sub("", text)
        if len(text) > _LONGEST_VALUE:
            raise Wrong("too_long", size=len(text), max=_LONGEST_VALUE)
    return _PARSERS[spec.type](text, spec)


def _text(text: str, spec: Field) -> str:
    if "\n" in text:
        raise Wrong("several_lines")
    wrapped = pattern("wrapped").fullmatch(text)
    return _prose(pattern("wide_space").sub(" ", wrapped[1] if wrapped else text), spec)


def _prose(text: str, spec: Field) -> str:
    longest = spec.max_text or spec.max
    if len(text) > longest:
        raise Wrong("too_long", size=len(text), max=longest)
    return text


def _story(text: str, spec: Field) -> str:
    """Markdown that a renderer is done with at once: no list in a list in a list, no heap of brackets."""
    if (
        pattern("tangle").search(text)
        or text.count("[") > _MOST_BRACKETS
        or max(map(len, pattern("emphasis").findall(text)), default=0) > 9
    ):
        raise Wrong("tangled_story")
    return _prose(text, spec)


def _choice(text: str, spec: Field) -> str:
    allowed = rules.choices(spec.choices)
    if text in allowed:
        return text
    by_label = {fold(row["label"]): key for key, row in allowed.items()}
    near = by_label.get(fold(text)) or nearest(text, allowed) or by_label.get(nearest(text, by_label), "")
    raise Wrong("not_a_choice", found=text, allowed=", ".join(_named(allowed)), nearest=near)


def _named(allowed: dict[str, dict[str, Any]]) -> list[str]:
    return [key if row["label"] == key else f"{key} ({row['label']})" for key, row in allowed.items()]


def _flag(text: str, _spec: Field) -> bool:
    if text.lower() in MEANT_YES | MEANT_NO:
        return text.lower() in MEANT_YES
    raise Wrong("not_a_flag", found=text)


def _integer(text: str, spec: Field) -> int:
    plain = pattern("money").sub("", text.lower()) if spec.max >= _MONEY else text
    if not pattern("integer").fullmatch(plain):
        raise Wrong("not_an_integer", found=text, min=spec.min, max=_dotted(spec.max))
    return int(_in_range(Decimal(plain.replace(".", "").replace(" ", "")), text, spec))


def _decimal(text: str, spec: Field) -> Decimal:
    plain = pattern("behind_decimal").sub("", text.lower())
    if not pattern("decimal").fullmatch(plain):
        raise Wrong("not_a_decimal", found=text, min=spec.min, max=spec.max)
    return _in_range(Decimal(plain.replace(",", ".").replace(" ", "")), text, spec)


def _in_range(number: Decimal, text: str, spec: Field) -> Decimal:
    if not spec.min <= number <= spec.max:
        raise Wrong("out_of_range", found=text, min=spec.min, max=_dotted(spec.max))
    return number


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _date(text: str, _spec: Field) -> date:
    try:
        day = dates.parse_day(text)
    except ValueError:
        raise Wrong("no_such_day", found=text) from None
    if day is None or day.year not in _YEARS:
        raise Wrong("not_a_date", found=text)
    return day


def _period(text: str, _spec: Field) -> str:
    period = dates.parse_period(text)
    if period is None:
        raise Wrong("not_a_period", found=text)
    return period


def _gtin(text: str, _spec: Field) -> str:
    digits = pattern("gtin_signs").sub("", text)
    if not pattern("gtin").fullmatch(digits):
        raise Wrong("not_a_gtin", found=text)
    expected = ean.calc_check_digit(digits[:-1])
    if digits[-1] != expected:
        raise Wrong("gtin_check_digit", found=text, expected=expected)
    return gtins.padded(digits)


def _tax_code(text: str, _spec: Field) -> str:
    if pattern("personal_id").fullmatch(pattern("personal_id_signs").sub("", text)):
        raise Wrong("personal_id")
    plain = text.replace("–", "-")  # as Word turns a hyphen
    if not plain.isascii() or not mst.is_valid(plain):
        raise Wrong("not_a_tax_code", found=text)
    return mst.format(mst.compact(plain))


def _phone(text: str, _spec: Field) -> str:
    digits = pattern("phone_abroad").sub("0", pattern("phone_signs").sub("", text))
    if not pattern("phone").fullmatch(digits):
        raise Wrong("not_a_phone", found=text)
    return digits


def _url(text: str, _spec: Field) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Wrong("not_a_url", found=text) from None
    is_plain = not pattern("not_in_url").search(text) and pattern("host").fullmatch(parts.netloc)
    if parts.scheme not in ("http", "https") or not is_plain or len(text) > 500:
        raise Wrong("not_a_url", found=text)
    return text


def _email(text: str, _spec: Field) -> str:
    if not pattern("email").fullmatch(text) or len(text) > 120:
        raise Wrong("not_an_email", found=text)
    return text


def _slug(text: str, _spec: Field) -> str:
    if not pattern("slug").fullmatch(text) or len(text) > 80:
        raise Wrong("not_a_slug", found=text, nearest=slugify(text)[:80])
    return text


def _code(text: str, _spec: Field) -> str:
    text = pattern("code_signs").sub("", text).upper()
    if not codes.has_shape(text):
        raise Wrong("not_a_code", found=text)
    if not codes.is_code(text):
        raise Wrong("code_check_character", found=text)
    return text


def _lot(text: str, _spec: Field) -> str:
    if not pattern("lot").fullmatch(text):
        raise Wrong("not_a_lot", found=text)
    return text


def _photo_file(text: str, _spec: Field) -> str:
    if not PHOTO_NAME.fullmatch(text):
        raise Wrong("not_a_photo_name", found=text)
    return text


def _place(text: str, spec: Field) -> str:
    if len(text) > _LONGEST_PLACE:
        raise Wrong("too_long", size=len(text), max=_LONGEST_PLACE)
    level, find = _PLACES[spec.type]
    found = find(text)
    if not found:
        raise Wrong(
            "unknown_place",
            what=Word(level),
            found=text,
            nearest=", ".join(f"“{name}”" for name in places.nearest(text, level)),
        )
    if len(found) > 1:
        options = "; ".join(f"{place.full_name} ({place.code})" for place in found[:6])
        raise Wrong("ambiguous_place", size=len(found), found=text, allowed=options)
    code: str = found[0].code
    return code


_PARSERS: dict[str, Callable[[str, Field], Any]] = {
    "text": _text,
    "prose": _prose,
    "markdown": _story,
    "choice": _choice,
    "flag": _flag,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "period": _period,
    "gtin": _gtin,
    "tax_code": _tax_code,
    "phone": _phone,
    "url": _url,
    "email": _email,
    "slug": _slug,
    "code": _code,
    "lot": _lot,
    "photo_file": _photo_file,
    "commune": _place,
    "old_commune": _place,
    "old_district": _place,
}
