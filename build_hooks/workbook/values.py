"""What a cell of an .xlsx holds, as the text that a person would type: dates, numbers as shown, có and không."""

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from build_hooks.ground import dates
from build_hooks.ground.text import as_seen
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Kind, whole_number
from build_hooks.workbook.package import Package, local

_ZEROS = re.compile(r"0{2,20}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Formats of dates that East Asian builds of Excel number without a definition.
_DATE_IDS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_LONGEST_NUMBER = 400  # letters; the longest that a program writes is a number in full, of 300 digits
_LONGEST_FORMAT = 255  # letters, as in Excel
_EXACT = 10**15  # Excel keeps fifteen digits of a number


def tidy(text: str) -> str:
    """The text of a cell in one normal form, without the spaces and breaks that nobody means."""
    text = _ESCAPED.sub(lambda code: _letter(int(code[1], 16)), text[: bounds.MAX_TEXT])
    return as_seen(text)


def _letter(code: int) -> str:
    return "" if code == 13 else chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"


class Styles:
    """How numbers of a workbook are shown: by style, whether it is a date or filled with zeros."""

    def __init__(self, package: Package) -> None:
        custom: dict[int, str] = {}
        self._formats: list[tuple[int, str]] = []
        tree = package.tree("xl/styles.xml")
        for part in tree if tree is not None else ():
            if local(part) == "numFmts":
                custom |= {
                    whole_number(element.get("numFmtId")): element.get("formatCode", "")[:_LONGEST_FORMAT]
                    for element in part
                }
            if local(part) == "cellXfs":
                ids = [whole_number(element.get("numFmtId")) for element in part]
                self._formats = [(number, custom.get(number, BUILTIN_FORMATS.get(number, ""))) for number in ids]
        self._known: dict[int, tuple[bool, str]] = {}

    def format(self, style: str | None) -> tuple[bool, str]:
        """Whether a style shows dates, and its format."""
        number = whole_number(style)
        if number >= len(self._formats):
            return False, ""
        if number not in self._known:
            known, text = self._formats[number]
            self._known[number] = _is_day(known, text), text
        return self._known[number]


def _is_day(known: int, text: str) -> bool:
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", text).lower()
    return known in _DATE_IDS or (is_date_format(text) and bool(re.search("[dy]", plain)))


def number_text(raw: str, style: tuple[bool, str], *, from_1904: bool) -> tuple[str, Kind]:
    """A number as text: a date as dd/mm/yyyy, 62.5 as "62,5", 727 in the format 00000 as "00727"."""
    try:
        number = Decimal(raw[:_LONGEST_NUMBER] if raw.isascii() else "")
    except InvalidOperation:
        return raw, Kind.TEXT
    is_day, shown = style
    if is_day and number.is_finite() and (day := _day(number, from_1904=from_1904)):
        return day, Kind.DATE
    if not number.is_finite() or number.copy_abs() >= _EXACT:  # `abs` would round, and overflow
        return raw, Kind.NUMBER
    if not number:
        number = Decimal(0)  # 0E+999999999 is no number to write out
    if number == number.to_integral_value():
        text = str(int(number))
        return (text.zfill(len(shown)) if _ZEROS.fullmatch(shown) else text), Kind.NUMBER
    rounded = f"{float(number):.10g}"  # 62.5 may be stored as 62.499999999999993
    return rounded.replace(".", ","), Kind.NUMBER


def _day(number: Decimal, *, from_1904: bool) -> str:
    try:
        found = from_excel(float(number), CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    except (ValueError, OverflowError, TypeError):
        return ""
    return dates.vietnamese(found.date()) if isinstance(found, datetime) else ""


def iso_day(raw: str) -> str:
    """The day of a cell that holds it as text of ISO 8601."""
    try:
        return dates.vietnamese(datetime.fromisoformat(raw).date())
    except ValueError:
        return raw


def rich_text(element: Element) -> str:
    """The text of a shared or inline string: its runs joined, without the reading aids of East Asian scripts."""
    found: list[str] = []
    for part in element:
        if local(part) == "t":
            found.append(part.text or "")
        elif local(part) == "r":
            found += [run.text or "" for run in part if local(run) == "t"]
    return "".join(found)
