"""The annex of a decision as it is published: one table, one decision, many products."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_hooks import dates, places, rules
from build_hooks.intake.item import Proposal
from build_hooks.intake.texts import Texts
from build_hooks.problems import Problem, Word
from build_hooks.text import fold
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.importing import Found
from build_hooks.workbook.typed import stars

_OLD_PLACES_UNTIL = date(2025, 7, 1)
_LEAST = 2  # columns that a header names: the product's name, and its rank or its owner
_NOTHING = Word("nothing")
_NUMBER = re.compile(r"\(?[\d.]+\)?")  # below a header, columns are often numbered
_PREFIX = re.compile(r"^\s*(?:[ivx]+|\d+|[a-z])\s*[.):/-]\s*", re.IGNORECASE)


class Decision(NamedTuple):
    """What is said once for all rows."""

    number: str
    issued: str
    issuer: str
    level: str = ""

    @property
    def source(self) -> str:
        """The decision as a source."""
        return f"Quyết định {self.number} ngày {self.issued} của {self.issuer}"


def read_annex(sheets: list[Sheet], decision: Decision) -> Found:
    """The products of the first sheet that has a table of them; signatures and titles are passed over."""
    found = Found()
    for sheet in sheets:
        header, columns = _header(sheet)
        if columns:
            _read(sheet, header, columns, decision, found)
            return found
    first = sheets[0]
    found.problems.append(first.problem(0, 0, "no_header", allowed="Tên sản phẩm, Hạng sao", max=bounds.HEADER_WITHIN))
    return found


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row whose cells name most columns, and the column of each."""
    best: tuple[int, dict[str, int]] = (0, {})
    for row in sorted(sheet.rows)[: bounds.HEADER_WITHIN]:
        columns: dict[str, int] = {}
        for number, cell in sorted(sheet.rows[row].items()):
            name = _column(cell.text)
            if name:
                columns.setdefault(name, number)
        if "name" in columns and len(columns) >= _LEAST and len(columns) > len(best[1]):
            best = (row, columns)
    return best


def _column(text: str) -> str:
    """Which column a header names: the longest of the known words that it is or begins with."""
    folded = " ".join(re.findall("[a-z0-9]+", fold(text)))
    hits = [
        (len(words), name)
        for name, known in rules.workbook()["annex"].items()
        for words in known
        if folded == words or folded.startswith(f"{words} ")
    ]
    return max(hits)[1] if hits else ""


def _read(sheet: Sheet, header: int, columns: dict[str, int], decision: Decision, found: Found) -> None:
    group = ""
    for row in sorted(row for row in sheet.rows if row > header):
        cells = {name: sheet.at(row, number) for name, number in columns.items()}
        name = " ".join(cells.get("name", "").split())
        if heading := _group(sheet, row, cells):
            group = heading
            continue
        if not name or _NUMBER.fullmatch(name) or not (cells.get("stars") or cells.get("score") or cells.get("owner")):
            continue  # numbers of columns, totals, dates and signatures
        place = sheet.place(row, columns["name"])
        problems = list(_faults(sheet, row, columns, cells, group))
        found.proposals.append(_proposal(place, name, cells, group, decision))
        if problems:
            found.wrong[place] = problems


def _group(sheet: Sheet, row: int, cells: dict[str, str]) -> str:
    """The group that a row alone announces, as "I. Nhóm thực phẩm"; "" for any other row."""
    filled = {cell.text for cell in sheet.rows[row].values()}
    if cells.get("stars") or cells.get("score") or len({one for one in filled if len(one) > 4}) != 1:
        return ""
    return _group_key(max(filled, key=len))


def _group_key(text: str) -> str:
    words = re.sub(r"^(?:nhom|nganh|san pham)(?: hang| san pham)? ?", "", fold(_PREFIX.sub("", text)).strip(" :.-"))
    for key, row in rules.choices("groups").items():
        names = [fold(row["label"]), fold(row.get("short", row["label"])), key.replace("-", " ")]
        if any(
            words == name or words.startswith(f"{name} ") or name.startswith(f"{words} ") for name in names if words
        ):
            return key
    return ""


def _faults(sheet: Sheet, row: int, columns: dict[str, int], cells: dict[str, str], group: str) -> Iterator[Problem]:
    if not (_group_key(cells.get("group", "")) or group):
        yield sheet.problem(
            row, columns.get("group", columns["name"]), "group_needed", found=cells.get("group") or _NOTHING
        )
    if stars(cells.get("stars", "")) not in ("3", "4", "5"):
        yield sheet.problem(
            row, columns.get("stars", columns["name"]), "rank_needed", found=cells.get("stars") or _NOTHING
        )


def _proposal(place: str, name: str, cells: dict[str, str], group: str, decision: Decision) -> Proposal:
    source: Texts = {"title": decision.source, "publisher": decision.issuer}
    recognition: Texts = {
        "stars": stars(cells.get("stars", "")),
        "score": cells.get("score", "").replace(".", ","),
        "decision": decision.number,
        "issued": decision.issued,
        "issuer": decision.issuer,
        "level": decision.level,
        "note": cells.get("note", ""),
    }
    product: Texts = {
        "name": name,
        "group": _group_key(cells.get("group", "")) or group,
        "origin": _origin(cells.get("address", ""), decision),
        "recognitions": [{key: one for key, one in recognition.items() if one}],
        "sources": [source],
    }
    owner = " ".join(cells.get("owner", "").split())
    producer: Texts = {"name": owner, "type": _type(owner), "tax_code": cells.get("tax_code", ""), "sources": [source]}
    return Proposal(place, _filled(product), _filled(producer) if owner else {})


def _filled(texts: Texts) -> Texts:
    return {name: one for name, one in texts.items() if one not in ("", [], {})}


def _type(owner: str) -> str:
    """What kind of producer a name begins with; a workshop where it does not say."""
    folded = fold(owner)
    hits = [
        (len(words), kind)
        for kind, known in rules.workbook()["producer_names"].items()
        for words in known
        if folded == words or folded.startswith(f"{words} ")
    ]
    return max(hits)[1] if hits else "co-so"


def _origin(address: str, decision: Decision) -> Texts:
    """The longest end of an address that names one place, of the vintage of the decision's day; and the whole text."""
    parts = [part.strip() for part in re.split(r"[,;]| - ", address) if part.strip()]
    day = dates.parse_day(decision.issued)
    is_old = day is None or day < _OLD_PLACES_UNTIL
    for at in range(len(parts)):
        text = ", ".join(parts[at:])
        if is_old and len(old := places.find_old_communes(text)) == 1:
            return {"old_commune": old[0].full_name, "as_certified": address}
        if is_old and len(district := places.find_old_districts(text)) == 1:
            return {"old_district": district[0].full_name, "as_certified": address}
        if not is_old and len(today := places.find_communes(text)) == 1:
            return {"commune": today[0].code, "as_certified": address}
    return {}
