"""Workbooks written part by part, as Excel, LibreOffice and WPS Office do and as nobody should."""

from xml.sax.saxutils import escape, quoteattr

from tests.building import jpeg
from tests.fuzz.dice import NUMBERS, Dice
from tests.fuzz.packing import Members, packed
from tests.fuzz.tables import Rows

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORMATS = (
    "General",
    "dd/mm/yyyy",
    "00000",
    "@",
    "[$-42A]d mmmm yyyy",
    "0.00",
    '"ngày" dd',
    "yyyy\\-mm\\-dd;@",
    "[h]:mm",
)
_STYLES = (0, 1, 2, 9, 14, 22, 30, 49, 57, 164, 165, 999999999, -1)
_REFERENCES = ("²", "0", "-1", "99999999", "1048577", "", "A", "é", "00000003", "1e3", "٣")
_MERGED = (
    "A1:A9",
    "A2:C5",
    "B1:B1048576",
    "A9:A1",
    "A:A",
    "1:5",
    "ZZZZ1:A2",
    "A²:A9",
    "",
    "A1",
    "A1:A9:A3",
    "$A$1:$B$7",
)
_TYPES = ("s", "str", "inlineStr", "n", "b", "e", "d", "x", "")


def workbook(dice: Dice, tables: dict[str, Rows]) -> bytes:
    """An .xlsx of these tables."""
    strings: dict[str, int] = {}
    parts: dict[str, str] = {
        f"xl/worksheets/sheet{number}.xml": _sheet(dice, rows, strings)
        for number, rows in enumerate(tables.values(), 1)
    }
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": _book(dice, list(tables)),
        "xl/_rels/workbook.xml.rels": _relations(
            dice, [f"worksheets/sheet{at}.xml" for at in range(1, len(tables) + 1)]
        ),
        "xl/styles.xml": _styles(dice),
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}">{"".join(map(_string, strings))}</sst>',
        **parts,
    }
    pictures = _pictures(dice) if dice.happens(0.15) else []
    if dice.happens(0.3):
        name = dice.one(list(parts))
        parts[name] = _spoilt(dice, parts[name])
    members: Members = [(name, one.encode("utf-8", "replace")) for name, one in parts.items()]
    members = [(name, dice.spoilt_bytes(one) if dice.happens(0.01) else one) for name, one in members + pictures]
    if dice.happens(0.05):
        members.pop(dice.number(len(members)))
    content = packed(members, dice, dice.one((0, 0, 0, 0, 0.02)))
    return dice.spoilt_bytes(content) if dice.happens(0.08) else content


def _spoilt(dice: Dice, text: str) -> str:
    way = dice.number(5)
    if way == 0:
        return text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>', 1)
    if way == 1:
        return text.replace("</", dice.one(("&b;", "&#0;", "&#xD800;", "<a>" * 5_000, "<a/>" * 50_000)) + "</", 1)
    if way == 2:
        return text.replace("UTF-8", dice.one(("UTF-16", "windows-1258", "x", "UTF-7", "latin-1", "")), 1)
    return dice.spoilt(text)


def _book(dice: Dice, names: list[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" {_hidden(dice)} r:id="rId{at}"/>'
        for at, name in enumerate(names, 1)
    )
    dates = f'<workbookPr date1904="{dice.one(("0", "1", "true", "x"))}"/>' if dice.happens(0.2) else ""
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{dates}<sheets>{listed}</sheets></workbook>'


def _hidden(dice: Dice) -> str:
    return 'state="hidden"' if dice.happens(0.05) else ""


def _relations(dice: Dice, targets: list[str]) -> str:
    odd = (
        "/xl/worksheets/sheet1.xml",
        "../../../../etc/passwd",
        "http://e.vn/x",
        "",
        "worksheets/../worksheets/sheet1.xml",
    )
    rows = "".join(
        f'<Relationship Id="rId{at}" Type="x" Target="{dice.one(odd) if dice.happens(0.02) else one}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if dice.happens(0.02) else ''}/>"
        for at, one in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACK}">{rows}</Relationships>'


def _styles(dice: Dice) -> str:
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(one)}/>' for at, one in enumerate(_FORMATS))
    cells = "".join(f'<xf numFmtId="{dice.one(_STYLES)}"/>' for _ in range(6))
    return f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'


def _string(text: str) -> str:
    return f'<si><t xml:space="preserve">{escape(legal(text))}</t></si>'


def legal(text: str) -> str:
    """Without the signs that XML cannot hold, as Excel writes them."""
    return "".join(
        one if (one >= " " and one not in "\ufffe\uffff") or one in "\n\t" else f"_x{ord(one):04X}_" for one in text
    )


def _sheet(dice: Dice, rows: Rows, strings: dict[str, int]) -> str:
    body = "".join(_row(dice, number, row, strings) for number, row in enumerate(rows, 1))
    merged = "".join(f"<mergeCell ref={quoteattr(dice.one(_MERGED))}/>" for _ in range(dice.one((0, 0, 0, 1, 3, 20))))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_REL}"><sheetData>{body}</sheetData>'
        f'<mergeCells>{merged}</mergeCells><drawing r:id="rId1"/></worksheet>'
    )


def _row(dice: Dice, number: int, row: list[str], strings: dict[str, int]) -> str:
    told = dice.one(_REFERENCES) if dice.happens(0.01) else str(number)
    cells = "".join(_cell(dice, number, at, text, strings) for at, text in enumerate(row) if text or dice.happens(0.1))
    return f'<row r="{told}">{cells}</row>' if dice.happens(0.95) else f"<row>{cells}</row>"


def _cell(dice: Dice, row: int, at: int, text: str, strings: dict[str, int]) -> str:
    column = _LETTERS[at // 26 - 1] + _LETTERS[at % 26] if at >= 26 else _LETTERS[at]
    where = f'r="{column}{dice.one(_REFERENCES) if dice.happens(0.003) else row}"'
    style = f' s="{dice.one((0, 1, 2, 5, 99))}"' if dice.happens(0.2) else ""
    kind = dice.one(_TYPES) if dice.happens(0.15) else "s"
    if kind == "s":
        place = str(strings.setdefault(text, len(strings)))
        return f'<c {where}{style} t="s"><v>{dice.one(NUMBERS) if dice.happens(0.005) else place}</v></c>'
    if kind == "inlineStr":
        return f'<c {where}{style} t="inlineStr"><is><r><t>{escape(legal(text))}</t></r></is></c>'
    inner = escape(legal(dice.one((text, dice.one(NUMBERS), str(dice.number(60_000)), "2023-01-27T00:00:00"))))
    formula = dice.one(('<f>=DISPIMG("ID_1",1)</f>', "<f>A1</f>")) if dice.happens(0.1) else ""
    picture = ' vm="1"' if dice.happens(0.02) else ""
    return f'<c {where}{style} t="{kind}"{picture}>{formula}<v>{inner}</v></c>'


def _pictures(dice: Dice) -> Members:
    """A picture drawn over a cell, and one of WPS Office."""
    row, column = dice.one(("1", "2", "-1", "²", "999999999", "")), dice.one(("0", "3", "x"))
    anchor = (
        f'<a xmlns:r="{_REL}"><from><row>{row}</row><col>{column}</col></from><blip r:embed="rId1"/></a>'
        f'<cellImage xmlns:r="{_REL}"><cNvPr name="ID_1"/><blip r:embed="rId1"/></cellImage>'
    )
    return [
        ("xl/worksheets/_rels/sheet1.xml.rels", _relations(dice, ["../drawings/drawing1.xml"]).encode()),
        ("xl/drawings/drawing1.xml", f"{_HEAD}<d>{anchor * dice.one((1, 3))}</d>".encode()),
        ("xl/drawings/_rels/drawing1.xml.rels", _relations(dice, ["../media/image1.jpg"]).encode()),
        ("xl/cellimages.xml", f"{_HEAD}<d>{anchor}</d>".encode()),
        ("xl/_rels/cellimages.xml.rels", _relations(dice, ["media/image1.jpg"]).encode()),
        ("xl/media/image1.jpg", jpeg(16, 16)),
    ]
