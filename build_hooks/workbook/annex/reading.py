"""The tables of an annex in order: products become proposals, headings hold for what follows, the rest is told."""

from collections.abc import Iterator
from dataclasses import replace

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.rules.names import identity, number
from build_hooks.rules.problems import Problem
from build_hooks.workbook import addresses
from build_hooks.workbook.addresses import place_of
from build_hooks.workbook.annex.decision import Decision, decision_in
from build_hooks.workbook.annex.header import Header, headers_of
from build_hooks.workbook.annex.lines import Line, is_title, is_total, line_of
from build_hooks.workbook.annex.product import Said, faults, proposal
from build_hooks.workbook.annex.row import PLACES, Row
from build_hooks.workbook.annex.standing import Standing
from build_hooks.workbook.annex.totals import Totals
from build_hooks.workbook.grid import Sheet, letters
from build_hooks.workbook.importing import Found
from build_hooks.workbook.photos import lone_pictures, photos_of

MOST_SUGGESTED = 20  # rows in doubt of a table that are told what is spelled nearly so, half a second in all
_MOST_NAMED = 12  # rows without a product that are named for each sheet
_LONGEST_NAMED = 60


class Reader:
    """All tables of one file; `found` is what came out of them."""

    def __init__(self, decision: Decision, catalog: Catalog) -> None:
        self.found = Found()
        self._decision = decision
        self._known = _known(catalog)
        self._standing, self._totals = Standing(), Totals()
        self._header: Header | None = None
        self._width = 0
        self._above: Row | None = None
        self._last: tuple[Row, Row | None] | None = None  # the last product, and what stood above it
        self._is_first = False  # the first row of a page, where the last one of the page before may go on
        self._lines: list[str] = []  # since the last product
        self._passed: list[tuple[int, str]] = []
        self._taken: list[int] = []
        self._places: dict[object, addresses.Found] = {}
        self._doubts = 0

    def read(self, sheet: Sheet) -> bool:
        """Take in a sheet; whether there was a table in it, or more of the one before."""
        headers = {header.first: header for header in headers_of(sheet, is_district=self._decision.is_district)}
        width = max((max(row) for number, row in sheet.rows.items() if number > 0), default=0)
        goes_on = sheet.is_cut and self._header is not None and (bool(headers) or width == self._width)
        if not headers and not goes_on:
            return False
        if not goes_on:
            self._begin([])
            self._header = None
        self._width, self._above, self._lines, self._passed, self._taken = width, None, [], [], []
        self._is_first = goes_on
        end = min(sheet.rows) - 1
        for row in sorted(sheet.rows):
            if row in headers:
                self._head(sheet, headers[row])
                end = headers[row].last
            elif row > end:
                self._row(sheet, row)
                self._is_first = self._is_first and row < 1
        photo = self._header.columns.get("photo", 0) if self._header else 0
        self.found.problems += self._named(sheet)
        self.found.problems += lone_pictures(sheet, self._taken if photo else (), photo)
        return True

    def end(self) -> Found:
        """What was found, with what the last headings stated wrongly."""
        self.found.problems += self._totals.end()
        return self.found

    # Headers and titles

    def _head(self, sheet: Sheet, header: Header) -> None:
        """A header, again or anew: behind a title it begins a list of its own."""
        is_first = self._header is None
        if is_first or any(map(is_title, self._lines)):
            self._begin(self._lines)
        if is_first or self._header is None or header.titles != self._header.titles:
            self.found.problems += _unread(sheet, header)
        self._header, self._above, self._lines = header, None, []

    def _begin(self, lines: list[str]) -> None:
        """A list of its own: what was announced before holds no more."""
        self.found.problems += self._totals.end()
        self._standing = Standing()
        self._totals.begin()
        for text in lines:
            line = self._line(text)
            if line.stars:
                self._standing.title(line)
            elif line.is_heading:
                self._standing.heading(line)

    def _line(self, text: str, *, is_sure: bool = True) -> Line:
        return line_of(text, self._decision.taxonomy, is_sure=is_sure)

    # Rows

    def _row(self, sheet: Sheet, number: int) -> None:
        if self._header is None or number < 1:
            first = next(iter(sheet.rows[number].values()))
            self._announce(sheet, number, " ".join(first.text.split()))
            return
        row = Row(sheet, self._header, number)
        if row.is_numbering:
            return
        if is_total(row.line or row.name) and not (row.is_ordered and row.has_owner):
            self.found.problems += self._totals.total(sheet, number, row.count)
            self._pass(number, row.line or row.name)
        elif (line := self._line(row.line, is_sure=not row.is_ordered)).is_heading:
            self._heading(row, line)
        elif self._is_first and self._last and row.goes_on_from(self._last[0]):
            self._join(row, *self._last)
        elif row.is_owner:
            self._standing.owned(row.name, {name: said for name in PLACES if (said := row.cells.get(name))})
            self._above = None
        elif row.is_product:
            self._product(row)
        elif row.is_ordered and not row.name and len(row.texts) > 1:
            self.found.problems.append(row.problem("name_needed", "name", found=" ".join(row.texts)))
        else:
            self._pass(number, " ".join(row.texts))

    def _announce(self, sheet: Sheet, row: int, text: str) -> None:
        """A line above a table: of the list that begins, or between two pages of one."""
        self._lines.append(text)
        if self._header is not None and not is_title(text) and (line := self._line(text)).is_heading:
            self._standing.heading(line)
        self.found.problems += self._other_decision(sheet, row, text)

    def _heading(self, row: Row, line: Line) -> None:
        kind = self._standing.heading(line)
        self.found.problems += self._totals.heading(row.sheet, row.number, kind, row.count)
        self._above = None
        self._lines.append(line.text)
        self._pass(row.number, line.text)

    def _pass(self, number: int, text: str) -> None:
        self._passed.append((number, text))
        self._lines.append(text)

    def _join(self, row: Row, last: Row, above: Row | None) -> None:
        """The rest of a product whose row the foot of a page has parted: read again as a whole."""
        cells = last.sheet.rows[last.number]
        for name in row.cells:
            at = last.header.columns[name]
            rest = row.sheet.at(row.number, row.header.columns[name])
            cells[at] = replace(cells[at], text=f"{cells[at].text} {rest}")
        self.found.wrong.pop(self.found.proposals.pop().source, None)
        self._totals.read -= 1
        self._above = above
        self._product(Row(last.sheet, last.header, last.number))

    def _product(self, row: Row) -> None:
        self._taken.append(row.number)
        self._totals.read += 1
        self._lines = []
        self._last = row, self._above
        said = Said(row, self._decision, self._standing, self._above)
        self._above = row if said.cells == row.cells else _with(row, said.cells)
        there = self._there(row.name, said.owner.name)
        place = self._place(said) if there is None else addresses.Found({})
        photo = row.header.columns.get("photo", 0)
        photos, problems = photos_of(row.sheet, row.number, photo) if photo else ({}, [])
        item = proposal(said, place, photos, there)
        self.found.proposals.append(item)
        if problems := [*problems, *faults(said, place, there), *self._other_decision_of(row)]:
            self.found.wrong[item.source] = problems

    def _there(self, name: str, owner: str) -> Product | None:
        """The one of this name and owner; None too where several are, which nobody can tell apart here."""
        found = self._known.get((identity(name), identity(owner)), [])
        return found[0] if len(found) == 1 else None

    def _place(self, said: Said) -> addresses.Found:
        """Where a row lies, asked once; of a table of doubts only the first are told what they may mean."""
        asked = said.asked
        key = (*asked.cells.items(), asked.headings)
        if key not in self._places:
            self._places[key] = place_of(asked, suggest=self._doubts < MOST_SUGGESTED)
            self._doubts += self._places[key].doubt is not None
        return self._places[key]

    # What is told

    def _other_decision(self, sheet: Sheet, row: int, text: str) -> Iterator[Problem]:
        said = decision_in(text)
        if said.number and number(said.number) != number(self._decision.number):
            yield sheet.problem(row, 1, "other_decision", found=said.number, given=self._decision.number)

    def _other_decision_of(self, row: Row) -> Iterator[Problem]:
        for problem in self._other_decision(row.sheet, row.number, row.cells.get("stars", "")):
            yield row.problem(problem.message, "stars", **problem.params)

    def _named(self, sheet: Sheet) -> Iterator[Problem]:
        """The rows below the header that are no products, each with how it begins."""
        if not self._passed:
            return
        named = [f"{row} “{_cut(text)}”" for row, text in self._passed[:_MOST_NAMED]]
        more = len(self._passed) - len(named)
        message = "rows_passed_more" if more else "rows_passed"
        yield sheet.problem(0, 0, message, found="; ".join(named), more=more or "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"


def _with(row: Row, cells: dict[str, str]) -> Row:
    """The row with what was filled in, for the row below that has lost it too."""
    copy = Row(row.sheet, row.header, row.number)
    copy.__dict__["cells"] = cells
    return copy


def _known(catalog: Catalog) -> dict[tuple[str, str], list[Product]]:
    names = {producer.slug: identity(producer.name) for producer in catalog.producers}
    known: dict[tuple[str, str], list[Product]] = {}
    for product in catalog.products:
        known.setdefault((identity(product.name), names.get(product.producer, "")), []).append(product)
    return known


def _unread(sheet: Sheet, header: Header) -> Iterator[Problem]:
    """Columns that stay on the paper are told, so that nobody thinks them taken; two results are asked about."""
    below = {row: cells for row, cells in sheet.rows.items() if row > header.last}
    filled = {number for cells in below.values() for number in cells}
    known = {*header.columns.values(), *header.ticks, *header.continued}
    doubtful = {at: name for name, at in header.doubtful}
    for at in sorted(filled - known):
        if at in doubtful and any(_differ(sheet, row, at, header.columns[doubtful[at]]) for row in below):
            other = header.title(header.columns[doubtful[at]])
            yield sheet.problem(header.last, at, "two_columns", found=header.title(at), first=other)
        elif at not in doubtful:
            yield sheet.problem(header.last, at, "unread_column", found=header.title(at) or letters(at))


def _differ(sheet: Sheet, row: int, first: int, second: int) -> bool:
    texts = [sheet.at(row, at) for at in (first, second)]
    return all(texts) and texts[0] != texts[1]
