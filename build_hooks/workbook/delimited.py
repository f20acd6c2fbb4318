"""A CSV as a sheet, whatever program wrote it: UTF-8, UTF-16 or Windows-1258; commas, semicolons or tabs."""

import csv
from io import StringIO

from build_hooks import rules
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Cell, Sheet
from build_hooks.workbook.package import Refused
from build_hooks.workbook.values import tidy

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TONES_1258 = b"\xcc\xd2\xde\xec\xf2"  # the five tones, each a sign of its own behind its letter


def read_delimited(content: bytes, file: str) -> Sheet:
    """The one sheet of a CSV. Raises Refused."""
    if len(content) > bounds.MAX_PART:
        raise Refused("workbook_too_large", max=bounds.MAX_PART >> 20)
    text = _decoded(content)
    first = text.split("\n", 1)[0].strip()
    separator = ""
    if first.lower().startswith("sep=") and len(first) == 5:  # how Excel is told of a separator
        separator, text = first[4], "\n" + text.partition("\n")[2]
    sheet = Sheet(file, "")
    csv.field_size_limit(bounds.MAX_TEXT * 4)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator or _separator(text))
        for number, row in enumerate(rows, 1):
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


def _separator(text: str) -> str:
    """The sign that stands most often outside of quotes in the first lines."""
    plain = "".join("\n".join(text.split("\n")[: bounds.HEADER_WITHIN]).split('"')[::2])
    return max((",", ";", "\t"), key=plain.count)


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", "replace").removeprefix("\ufeff")
    if content[1:200:2].count(0) > len(content[:200]) // 4:  # Latin letters in UTF-16 without its mark
        return content.decode("utf-16-le", "replace")
    try:
        return content.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        return _old_text(content)


def _old_text(content: bytes) -> str:
    """Bytes of a code page: Windows-1258, or Latin-1 when its letters are those of TCVN3 or VNI, to be told of."""
    latin = content.decode("cp1252", "replace")
    strange = max(len(page.pattern.findall(latin)) for page in rules.code_pages())
    if strange > sum(content.count(tone) for tone in _TONES_1258):
        return latin
    return content.decode("cp1258", "replace")
