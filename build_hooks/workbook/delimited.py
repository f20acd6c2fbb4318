"""A text of rows as a sheet, whatever program wrote it: any encoding that Vietnamese was typed in, any separator."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from build_hooks import rules
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Cell, Sheet
from build_hooks.workbook.package import Refused
from build_hooks.workbook.values import tidy

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TONES_1258 = b"\xcc\xd2\xde\xec\xf2"  # the five tones, each a sign of its own behind its letter
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 200  # rows by which the separator is chosen


def read_delimited(content: bytes, file: str) -> Sheet:
    """The one sheet of a CSV, TSV or text. Raises Refused."""
    if len(content) > bounds.MAX_PART:
        raise Refused("workbook_too_large", max=bounds.MAX_PART >> 20)
    text = _decoded(content)
    first = text.split("\n", 1)[0].strip()
    separator = ""
    if first.lower().startswith("sep=") and len(first) == 5:  # how Excel is told of a separator
        separator, text = first[4], "\n" + text.partition("\n")[2]
    sheet = Sheet(file, "", has_ranges=False)
    csv.field_size_limit(bounds.MAX_TEXT * 4)
    try:
        for number, row in enumerate(_rows(text, separator or separator_of(text)), 1):
            if number > bounds.MAX_ROW:
                raise Refused("too_many_rows", found=file, max=bounds.MAX_ROWS)
            if any(item.strip() for item in row[bounds.MAX_COLUMNS :]):
                raise Refused("too_many_columns", max=bounds.MAX_COLUMNS)
            del row[bounds.MAX_COLUMNS :]
            cells = {at: Cell(found, number, at) for at, item in enumerate(row, 1) if (found := tidy(item))}
            if cells:
                sheet.rows[number] = cells
            if len(sheet.rows) > bounds.MAX_ROWS:
                raise Refused("too_many_rows", found=file, max=bounds.MAX_ROWS)
    except csv.Error:
        raise Refused("not_a_workbook") from None
    return sheet


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def separator_of(text: str) -> str:
    """The sign that cuts most of the first rows into equally many cells; commas inside of addresses do not."""
    return max(_SEPARATORS, key=lambda separator: _likeness(text, separator))


def _likeness(text: str, separator: str) -> tuple[int, int]:
    """How many rows have the number of cells that most have, and that number."""
    try:
        sizes = Counter(len(row) for row in islice(_rows(text, separator), _LOOKED_AT) if any(row))
    except csv.Error:
        return 0, 0
    return max(((count, size) for size, count in sizes.items() if size > 1), default=(0, 0))


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", "replace").removeprefix("\ufeff")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):  # Latin letters in UTF-16 without its mark
        if content[first:200:2].count(0) > len(content[:200]) // 4:
            return content.decode(encoding, "replace")
    try:
        return content.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        return _mixed_text(content)


def _mixed_text(content: bytes) -> str:
    """Lines of UTF-8 among which some of an old code page were pasted, each as it is; or an old text as a whole."""
    lines = content.removeprefix(_UTF8_MARK).split(b"\n")
    told = [line for line in lines if not line.isascii()]
    if 2 * sum(map(_is_utf8, told)) < len(told):
        return _old_text(content)
    return "\n".join(line.decode("utf-8") if _is_utf8(line) else _old_text(line) for line in lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _old_text(content: bytes) -> str:
    """Bytes of a code page: Windows-1258, or Latin-1 when its letters are those of TCVN3 or VNI, to be told of."""
    latin = content.decode("cp1252", "replace")
    strange = max(len(page.pattern.findall(latin)) for page in rules.code_pages())
    if strange > sum(content.count(tone) for tone in _TONES_1258):
        return latin
    return content.decode("cp1258", "replace")
