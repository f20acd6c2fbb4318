"""The annex of a decision as it is published: one table, one decision, many products."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground import dates
from build_hooks.ground.text import fold, nfc
from build_hooks.ground.words import say
from build_hooks.intake.item import By, Proposal
from build_hooks.intake.texts import Texts
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.places.wording import KINDS
from build_hooks.rules.names import identity
from build_hooks.rules.problems import Problem, Word
from build_hooks.workbook import addresses, bounds
from build_hooks.workbook.addresses import Asked, place_heading, place_of, under
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.importing import Found
from build_hooks.workbook.photos import lone_pictures, photos_of
from build_hooks.workbook.typed import stars

_LEAST = 2  # columns that a header names: the product's name, and its rank or its owner
_UNSAID = Word("unsaid")
MOST_SUGGESTED = 20  # rows in doubt of a table that are told what is spelled nearly so, half a second in all
_ADDRESS = ("address", "commune", "district", "province")  # columns in whose cell a doubt is told
_NUMBER = re.compile(r"\(?[\d.]+\)?")  # below a header, columns are often numbered
_PREFIX = re.compile(r"^\s*(?:[ivx]+|\d+|[a-z])\s*[.):/-]\s*", re.IGNORECASE)
_RANK = re.compile(r"\b(?:[345]|ba|bon|nam) sao\b")
_TOTAL = re.compile(r"(?:tổng|cộng|tong|cong)\b")  # with its marks, or with none: Cồng is a gong, Công a peacock
_KINDS = "|".join(words.split("|")[1] for words in KINDS.values())
_PLACE = re.compile(rf"(?:{_KINDS}|tx|tp)\b")


class Decision(NamedTuple):
    """What is said once for all rows."""

    number: str
    issued: str
    issuer: str
    level: str = ""

    @property
    def source(self) -> str:
        """The decision as a source."""
        return say("workbook.decision", number=self.number, issued=self.issued, issuer=self.issuer)


def read_annex(sheets: list[Sheet], decision: Decision, catalog: Catalog) -> Found:
    """The products of the first sheet that has a table of them; signatures and titles are passed over."""
    found = Found()
    for sheet in sheets:
        header, columns = _header(sheet)
        if columns:
            found.problems += _unread(sheet, header, columns)
            _read(sheet, header, columns, _Reader(sheet, columns, decision, catalog), found)
            return found
    first = sheets[0]
    allowed = say("workbook.no_header_columns")
    found.problems.append(first.problem(0, 0, "no_header", allowed=allowed, max=bounds.HEADER_WITHIN))
    return found


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row whose cells name most columns, and the column of each; a row below may part some, as “Kết quả” does."""
    best: tuple[int, dict[str, int]] = (0, {})
    for row in sorted(sheet.rows)[: bounds.HEADER_WITHIN]:
        columns = _named(sheet, row)
        name = columns.get("name", 0)
        below = _named(sheet, row + 1) if sheet.at(row + 1, name) in ("", sheet.at(row, name)) else {}
        parted = below | {key: at for key, at in columns.items() if key not in below and at not in below.values()}
        for last, some in ((row, columns), (row + 1, parted)):
            if "name" in some and len(some) >= _LEAST and len(some) > len(best[1]):
                best = (last, some)
    return best


def _named(sheet: Sheet, row: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, cell in sorted(sheet.rows.get(row, {}).items()):
        name = _column(cell.text)
        if name:
            columns.setdefault(name, number)
    return columns


def _unread(sheet: Sheet, header: int, columns: dict[str, int]) -> Iterator[Problem]:
    """Columns that stay on the paper are told, so that nobody thinks them taken."""
    filled = {number for row, cells in sheet.rows.items() if row > header for number in cells}
    for number in sorted(filled - {*columns.values(), *_continued(sheet, header, columns)}):
        title = sheet.at(header, number) or sheet.at(header - 1, number)  # of a header in two rows
        if title:
            yield sheet.problem(header, number, "unread_column", found=" ".join(title.split()))


def _column(text: str) -> str:
    """Which column a header names: the longest of the known words that it is or begins with."""
    folded = " ".join(re.findall("[a-z0-9]+", fold(text)))
    hits = [
        (len(words), name)
        for name, known in rules.workbook()["annex"].items()
        for words in known
        if folded == words or (folded.startswith(f"{words} ") and name not in rules.workbook()["annex_whole"])
    ]
    return max(hits)[1] if hits else ""


def _continued(sheet: Sheet, header: int, columns: dict[str, int]) -> list[int]:
    """Columns behind that of the address without a title of their own: its title was merged over them."""
    found: list[int] = []
    filled = {number for row, cells in sheet.rows.items() if row > header for number in cells}
    at = columns.get("address", 0) + 1
    while (
        at > 1
        and at in filled
        and at not in columns.values()
        and not (sheet.at(header, at) or sheet.at(header - 1, at))
    ):
        found.append(at)
        at += 1
    return found


def _read(sheet: Sheet, header: int, columns: dict[str, int], reader: "_Reader", found: Found) -> None:
    taken: list[int] = []
    continued = _continued(sheet, header, columns)
    for row in sorted(row for row in sheet.rows if row > header):
        cells = {name: " ".join(sheet.at(row, number).split()) for name, number in columns.items()}
        more = [text for text in (" ".join(sheet.at(row, number).split()) for number in continued) if text]
        if more and cells["address"] not in more:  # a heading merged over the row stands in each of its cells
            cells["address"] = ", ".join([cells["address"], *more]).strip(", ")
        if reader.is_heading(row, cells) or not _is_product(cells):
            continue  # groups and ranks of what follows, numbers of columns, totals, dates and signatures
        taken.append(row)
        photos, problems = photos_of(sheet, row, columns["photo"]) if "photo" in columns else ({}, [])
        proposal = reader.proposal(row, cells, photos)
        found.proposals.append(proposal)
        if problems := [*problems, *reader.faults(row, cells)]:
            found.wrong[proposal.source] = problems
    found.problems += lone_pictures(sheet, taken if "photo" in columns else (), columns.get("photo", 0))


def _is_product(cells: dict[str, str]) -> bool:
    name = cells["name"]
    has_number = bool(_NUMBER.fullmatch(cells.get("number", "")))
    is_total = _TOTAL.match(nfc(name).lower()) and not (has_number and cells.get("owner"))
    if not name or _NUMBER.fullmatch(name) or is_total:
        return False
    is_numbered = has_number and not _PLACE.match(fold(name))
    return is_numbered or any(cells.get(text) for text in ("stars", "score", "owner"))


class _Reader:
    """The rows of a table in their order: what a heading says holds for the rows below it."""

    def __init__(self, sheet: Sheet, columns: dict[str, int], decision: Decision, catalog: Catalog) -> None:
        self._sheet, self._columns, self._decision = sheet, columns, decision
        self._group, self._rank = "", ""
        self._places: tuple[str, ...] = ()
        self._found: dict[int, addresses.Found] = {}
        self._doubts = 0
        names = {producer.slug: identity(producer.name) for producer in catalog.producers}
        self._known: dict[tuple[str, str], list[Product]] = {}
        for product in catalog.products:
            self._known.setdefault((identity(product.name), names.get(product.producer, "")), []).append(product)

    def is_heading(self, row: int, cells: dict[str, str]) -> bool:
        """Whether a row announces a group or a rank alone, as "I. Nhóm thực phẩm" or "A. Sản phẩm 4 sao"."""
        filled = {cell.text for cell in self._sheet.rows[row].values()}
        if cells.get("stars") or cells.get("score") or len({item for item in filled if len(item) > 4}) != 1:
            return False
        text = max(filled, key=len)
        if place := place_heading(text):
            self._places = under(self._places, place)
            return True
        group, rank = _group_key(text), _RANK.search(fold(text))
        self._group = group or self._group
        self._rank = stars(rank[0]) if rank else self._rank
        return bool(group or rank)

    def faults(self, row: int, cells: dict[str, str]) -> Iterator[Problem]:
        """What keeps a row from being taken, each in its cell."""
        if not (self._product(cells) or self._group_of(cells)):
            yield self._problem(row, "group", "group_needed", cells)
        if self._stars_of(cells) not in ("3", "4", "5"):
            yield self._problem(row, "stars", "rank_needed", cells)
        doubt = None if self._product(cells) else self._place(row, cells).doubt
        if doubt:
            column = next((self._columns[text] for text in _ADDRESS if cells.get(text)), self._columns["name"])
            params = {"found": self._asked(cells).printed, "why": doubt.why, "nearest": "; ".join(doubt.candidates)}
            yield self._sheet.problem(row, column, "address_in_doubt", **params)

    def proposal(self, row: int, cells: dict[str, str], photos: dict[str, bytes]) -> Proposal:
        """A new product with its producer; of a product that is there, only what the decision adds."""
        decision, owner = self._decision, cells.get("owner", "")
        source: Texts = {"title": decision.source, "publisher": decision.issuer}
        recognition: Texts = {
            "stars": self._stars_of(cells),
            "score": cells.get("score", "").replace(".", ","),
            "decision": decision.number,
            "issued": decision.issued,
            "issuer": decision.issuer,
            "level": decision.level,
            "note": cells.get("note", ""),
        }
        added: Texts = {"recognitions": [_filled(recognition)], "sources": [source]}
        if photos:
            added["photos"] = [{"file": name} for name in photos]
        place = self._sheet.place(row, self._columns["name"])
        if there := self._product(cells):
            return Proposal(place, {"name": there.name, **added}, {}, photos, there.slug, by=By.DECISION)
        product: Texts = {
            "name": cells["name"],
            "group": self._group_of(cells),
            "origin": self._place(row, cells).origin,
            **added,
        }
        kind = _type(cells.get("kind", "")) or _type(owner) or "co-so"
        producer: Texts = {"name": owner, "type": kind, "tax_code": cells.get("tax_code", ""), "sources": [source]}
        return Proposal(place, _filled(product), _filled(producer) if owner else {}, photos, by=By.DECISION)

    def _product(self, cells: dict[str, str]) -> Product | None:
        """The one of this name and owner; None too where several are, which nobody can tell apart here."""
        found = self._known.get((identity(cells["name"]), identity(cells.get("owner", ""))), [])
        return found[0] if len(found) == 1 else None

    def _place(self, row: int, cells: dict[str, str]) -> addresses.Found:
        """Where a row lies, asked once; of a table of doubts only the first are told what they may mean."""
        if row not in self._found:
            self._found[row] = place_of(self._asked(cells), suggest=self._doubts < MOST_SUGGESTED)
            self._doubts += self._found[row].doubt is not None
        return self._found[row]

    def _asked(self, cells: dict[str, str]) -> Asked:
        return Asked(cells, self._decision.issuer, self._places, _day(self._decision.issued))

    def _group_of(self, cells: dict[str, str]) -> str:
        return _group_key(cells.get("group", "")) or self._group

    def _stars_of(self, cells: dict[str, str]) -> str:
        return stars(cells.get("stars", "")) or self._rank

    def _problem(self, row: int, name: str, message: str, cells: dict[str, str]) -> Problem:
        column = self._columns.get(name, self._columns["name"])
        found = f"“{said}”" if (said := cells.get(name)) else _UNSAID
        return self._sheet.problem(row, column, message, found=found)


def _group_key(text: str) -> str:
    words = re.sub(r"^(?:nhom|nganh|san pham)(?: hang| san pham)? ?", "", fold(_PREFIX.sub("", text)).strip(" :.-"))
    for key, row in rules.choices("groups").items():
        names = [fold(row["label"]), fold(row.get("short", row["label"])), key.replace("-", " ")]
        if any(
            words == name or words.startswith(f"{name} ") or name.startswith(f"{words} ") for name in names if words
        ):
            return key
    return ""


def _filled(texts: Texts) -> Texts:
    return {name: text for name, text in texts.items() if text not in ("", [], {})}


def _type(owner: str) -> str:
    """What kind of producer a name begins with; "" where it does not say."""
    folded = fold(owner)
    hits = [
        (len(words), kind)
        for kind, known in rules.workbook()["producer_names"].items()
        for words in known
        if folded == words or folded.startswith(f"{words} ")
    ]
    return max(hits)[1] if hits else ""


def _day(text: str) -> date | None:
    try:
        return dates.parse_day(text)
    except ValueError:
        return None
