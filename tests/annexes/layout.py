"""How a decision's products stand on the paper: columns below headers of up to three rows, headings, titles, totals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from random import Random

from tests.annexes.paper import Cell, Table, Wanted
from tests.annexes.products import WORDS, Made

_NUMERALS = {3: "Ba", 4: "Bốn", 5: "Năm"}
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@dataclass(frozen=True)
class Column:
    """What stands above a column, from the top, and what stands in it for a product; `joins`: merged where the same."""

    role: str
    heads: tuple[str, ...]
    text: Callable[[Made], str]
    joins: bool = False


@dataclass
class Style:
    """What dice decide of a paper."""

    dice: Random
    rank: str = "column"
    place: str = "address"
    group: str = "column"
    owner: str = "column"
    depth: int = 1
    has_score: bool = True
    has_numbers: bool = True
    repeats: int = 0
    titles: dict[int, str] = field(default_factory=dict)
    ways_of_headings: str = "whole"

    def one(self, name: str) -> str:
        """Any of these words."""
        return str(self.dice.choice(WORDS[name]))

    def head(self, role: str) -> str:
        return str(self.dice.choice(WORDS["headers"][role]))

    @property
    def ways(self) -> tuple[str, ...]:
        return (
            *(f"rank {self.rank}", f"place {self.place}", f"group {self.group}", f"owner {self.owner}"),
            f"header of {self.depth}",
            *(("repeated",) if self.repeats else ()),
        )


def style_of(dice: Random, *, has_districts: bool) -> Style:
    """The dice thrown once for a whole paper."""
    style = Style(dice)
    style.rank = dice.choice(["column", "column", "ticks", "title", "headings"])
    style.place = dice.choice(["address", "address", "columns", "owner", "headings" if has_districts else "address"])
    style.group = dice.choice(["column", "column", "headings"])
    style.owner = "column" if style.place == "owner" else dice.choice(["column"] * 5 + ["headings"])
    style.depth = dice.choice([1, 1, 2, 3])
    style.has_score, style.has_numbers = dice.random() < 0.7, dice.random() < 0.9 or style.owner == "headings"
    style.repeats = dice.choice([0, 0, 0, 4])
    style.ways_of_headings = dice.choice(["whole", "wide", "parted"])
    return style


def laid_out(made: list[Made], style: Style) -> tuple[list[Wanted], list[Table]]:
    """The products in the order of the paper, and its tables: one, or one for each rank where titles say it."""
    dice = style.dice
    if style.rank == "column":
        made = [_asked(item, dice) if dice.random() < 0.08 else item for item in made]
    made = _sorted(made, style)
    papers = [list(rows) for _, rows in groupby(made, _stars)] if style.rank == "title" else [made]
    if len(papers) == 1 and style.rank != "title" and len(made) > 5 and dice.random() < 0.2:
        papers = [made[:4], made[4:]]
    columns = _columns(style)
    tables = [_table(rows, columns, style, f"Sheet{number}") for number, rows in enumerate(papers, 1)]
    return [item.wanted for item in made], tables


def _stars(item: Made) -> int:
    return item.wanted.stars


def _asked(item: Made, dice: Random) -> Made:
    words = dice.choice(WORDS["asked"])
    return item._replace(wanted=replace(item.wanted, is_asked=True, stars=-WORDS["asked"].index(words) - 1))


def _sorted(made: list[Made], style: Style) -> list[Made]:
    """In the order that headings and titles ask for; the same owner's products stay together."""

    def order(item: Made) -> tuple[object, ...]:
        rank = -item.wanted.stars if style.rank in ("title", "headings") else 0
        place = item.place.district if style.place == "headings" else ""
        return rank, place, item.wanted.group if style.group == "headings" else "", item.wanted.owner

    return sorted(made, key=order)


# Columns


def _columns(style: Style) -> list[Column]:
    dice = style.dice
    columns = [_plain(style, "number", lambda item: "")] if style.has_numbers else []  # noqa: ARG005
    if style.owner == "headings":
        columns.append(_plain(style, "owner_product", lambda item: item.wanted.name, "owner_product"))
    else:
        columns.append(_plain(style, "name", lambda item: item.wanted.name, above="product"))
    columns += _owner_and_place(style)
    if style.group == "column":
        columns.append(_plain(style, "group", _grouped(style)))
    columns += _results(style)
    for _ in range(dice.choice([0, 0, 1, 2, 3])):
        columns.insert(dice.choice(_gaps(columns)), _other(style, columns))
    return [_fitted(column, style.depth) for column in columns]


def _gaps(columns: list[Column]) -> list[int]:
    """Where a column may be put that leaves those below one head together."""
    between = pairwise(columns)
    free = [
        at for at, (left, right) in enumerate(between, 1) if left.heads[:-1] != right.heads[:-1] or not left.heads[:-1]
    ]
    return [*free, len(columns)]


def _plain(style: Style, role: str, text: Callable[[Made], str], head: str = "", above: str = "") -> Column:
    heads: tuple[str, ...] = (style.head(head or role),)
    if above and style.depth > 1 and style.dice.random() < 0.4:
        heads = (str(style.dice.choice(WORDS["above"][above])), *heads)
    return Column(role, heads, text)


def _other(style: Style, columns: list[Column]) -> Column:
    """A column for something else, never two alike."""
    there = {head for column in columns for head in column.heads}
    head = style.dice.choice([head for head in WORDS["others"] if head not in there])
    texts = WORDS["others"][head]
    return Column("other", (head,), lambda item: texts[len(item.wanted.name) % len(texts)])


def _owner_and_place(style: Style) -> Iterator[Column]:
    dice = style.dice
    if style.place == "owner":
        parting = dice.choice(["\n", " (", ", ", "; địa chỉ: ", " - ", "\nĐịa chỉ: "])
        end = ")" if parting == " (" else ""
        text = _address(style)
        yield Column(
            "owner", (style.head("owner_address"),), lambda item: f"{item.wanted.owner}{parting}{text(item)}{end}", True
        )
        return
    heads: tuple[str, ...] = ()
    if style.depth > 1 and dice.random() < 0.4 and style.place == "address" and style.owner == "column":
        heads = (str(dice.choice(WORDS["above"]["owner"])),)
    if style.owner == "column":
        head = dice.choice(["Tên", style.head("owner")]) if heads else style.head("owner")
        yield Column("owner", (*heads, head), lambda item: item.wanted.owner, True)
    if style.place == "columns":
        yield from _place_columns(style)
    else:
        yield Column("address", (*heads, style.head("address")), _address(style), True)


def _place_columns(style: Style) -> Iterator[Column]:
    dice = style.dice
    above = (str(dice.choice(WORDS["above"]["place"])),) if style.depth > 1 and dice.random() < 0.6 else ()
    has_kind = dice.random() < 0.5
    levels = ["commune", "district"] + (["province"] if dice.random() < 0.4 else [])
    for level in levels if dice.random() < 0.7 else levels[::-1]:
        head = style.head(level)
        yield Column(level, (*above, head), lambda item, level=level: _unit(item, level, has_kind), True)  # type: ignore[misc]


def _unit(item: Made, level: str, has_kind: bool) -> str:
    text: str = getattr(item.place, level)
    if has_kind or not text:
        return text
    kind = next(kind for kind in _KINDS if text.startswith(kind))
    return text if text[len(kind) + 1 :].isdigit() else text[len(kind) + 1 :]


_KINDS = ("thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")


def _address(style: Style) -> Callable[[Made], str]:
    """An address in one cell: with the province or without, a capital or not, commas or dashes."""
    dice = style.dice
    has_province, has_village = dice.random() < 0.5, dice.random() < 0.5
    parting, has_capitals = dice.choice([", ", ", ", " - ", ", "]), dice.random() < 0.5
    is_short = style.place == "headings"

    def text(item: Made) -> str:
        parts = [item.place.commune]
        if has_village:
            parts.insert(0, WORDS["villages"][len(item.wanted.owner) % len(WORDS["villages"])])
        if not is_short:
            parts += [item.place.district] * bool(item.place.district) + [item.place.province] * has_province
        if has_capitals:
            parts = [part[:1].upper() + part[1:] for part in parts]
        return parting.join(parts)

    return text


def _grouped(style: Style) -> Callable[[Made], str]:
    words = style.one("group_cell")
    return lambda item: _worded(words, item)


def _worded(words: str, item: Made) -> str:
    """The group of a product in some words."""
    label = WORDS["groups"][item.wanted.taxonomy][item.wanted.group]
    label = str(label[len(label) * len(words) % 7 % len(label)])
    if "{lower}" in words or "{upper}" in words:
        label = str(WORDS["groups"][item.wanted.taxonomy][item.wanted.group][0])
    return words.format(group=label, lower=label.lower(), upper=label.upper())


def _results(style: Style) -> Iterator[Column]:
    """Points and rank, plain or below what the council and the owner say each."""
    dice = style.dice
    above: tuple[str, ...] = ()
    if style.depth > 1:
        above = (str(dice.choice(WORDS["above"]["result"])),)
    if style.depth > 2:
        above = (*above, str(dice.choice(WORDS["above"]["council"])))
    if style.depth > 1 and style.rank == "column" and dice.random() < 0.35:
        own = (*above[:-1], str(dice.choice(WORDS["above"]["own"])))
        yield Column("other", (*own, "Điểm"), lambda item: "92,5")  # noqa: ARG005
        yield Column("other", (*own, "Hạng sao"), lambda item: "5 sao")  # noqa: ARG005
    if style.has_score:
        words = style.one("scores")
        yield Column("score", (*above, style.head("score")), lambda item: _score(item.wanted.score, words))
    if style.rank == "column":
        rank = style.one("ranks")
        yield Column("stars", (*above, style.head("stars")), lambda item: _rank(item.wanted.stars, rank))
    if style.rank == "ticks":
        yield from _ticks(style, above)


def _ticks(style: Style, above: tuple[str, ...]) -> Iterator[Column]:
    tick, head = (
        style.one("ticks"),
        style.dice.choice(["{n} sao", "{n} Sao", "Hạng {n} sao", "Đạt {n} sao", "OCOP {n} sao"]),
    )
    if style.depth > 1 and len(above) < style.depth:
        above = (*above[: style.depth - 2], str(style.dice.choice(WORDS["above"]["ticks"])))
    for stars in (3, 4, 5):
        yield Column(
            "tick",
            (*above, head.format(n=stars)),
            lambda item, stars=stars: tick if item.wanted.stars == stars else "",  # type: ignore[misc]
        )


def _score(score: str, words: str) -> str:
    return words.format(score=score, point=score.replace(",", "."), spaced=score.replace(",", " , "))


def _rank(stars: int, words: str) -> str:
    if stars < 0:
        return str(WORDS["asked"][-stars - 1])
    numeral = _NUMERALS[stars]
    return words.format(n=stars, stars="★" * stars, words=numeral, lower=numeral.lower())


def _fitted(column: Column, depth: int) -> Column:
    """With at most as many heads as the header has rows: the outermost is left out."""
    return replace(column, heads=column.heads[-depth:])


# Rows


def _table(made: list[Made], columns: list[Column], style: Style, name: str) -> Table:
    dice = style.dice
    header = list(_header(columns, style.depth))
    table = Table(name, _titles(made, style), list(header), header=style.depth, width=len(columns))
    if dice.random() < 0.3:
        number = dice.choice(["{}", "({})", "[{}]"])
        table.rows.append({at: Cell(number.format(at + 1)) for at in range(len(columns))})
    numbers = iter(range(1, 1000))
    since = 0
    for heading, rows in _parts(made, style):
        table.rows += [_heading(words, mark, columns, style) for mark, words in heading]
        if style.owner == "headings":
            table.rows += _below_owners(rows, columns, numbers)
            continue
        while rows:
            if style.repeats and since == style.repeats:
                table.rows += header
                since = 0
            size = min(len(rows), style.repeats - since) if style.repeats else len(rows)
            table.rows += _rows(rows[:size], columns, numbers)
            rows, since = rows[size:], since + size
    if style.dice.random() < 0.5:
        table.rows.append(_total(len(made), columns, style))
    if style.dice.random() < 0.6:
        table.below = dice.sample(WORDS["closing"], 3)
    return table


def _header(columns: list[Column], depth: int) -> Iterator[dict[int, Cell]]:
    """Each row of the header: what neighbours share is one wide cell, what ends early one high cell."""
    paths = [column.heads for column in columns]
    for row in range(depth):
        cells: dict[int, Cell] = {}
        at = 0
        while at < len(paths):
            path = paths[at][: row + 1]
            size = 1
            if len(paths[at]) > row + 1:
                while (
                    at + size < len(paths) and paths[at + size][: row + 1] == path and len(paths[at + size]) > row + 1
                ):
                    size += 1
            if len(paths[at]) > row:
                is_last = len(paths[at]) == row + 1
                cells[at] = Cell(path[-1], size, depth - row if is_last else 1)
            at += size
        yield cells


def _titles(made: list[Made], style: Style) -> list[str]:
    dice = style.dice
    lines = [dice.choice(["PHỤ LỤC", "Phụ lục I", "DANH MỤC"])]
    if style.rank == "title":
        stars = made[0].wanted.stars
        words = style.titles.setdefault(0, style.one("rank_titles"))
        lines.append(words.format(n=stars, year=2023, words=_NUMERALS[stars].upper()))
    else:
        lines.append(style.one("titles"))
    return [*lines, "(Kèm theo Quyết định của UBND)"]


def _parts(made: list[Made], style: Style) -> Iterator[tuple[list[tuple[str, str]], list[Made]]]:
    """The products below each run of headings: (mark, words) of those that change."""
    marks = {0: iter("ABCDEF"), 1: iter(_ROMAN * 9), 2: iter(list("123456789") * 9)}
    levels = [kind for kind in ("rank", "place", "group") if getattr(style, kind) == "headings"]
    words = {"rank": style.one("rank_heading"), "place": "{place}", "group": style.one("group_heading")}
    counted = style.one("counts")
    keys = [_key(item, levels) for item in made]
    last: tuple[object, ...] = ()
    for key, pairs in groupby(zip(keys, made, strict=True), lambda pair: pair[0]):
        some = [item for _, item in pairs]
        first = next((at for at, (old, new) in enumerate(zip(last, key, strict=False)) if old != new), 0)
        heading = []
        for at in range(first, len(levels)):
            count = sum(other[: at + 1] == key[: at + 1] for other in keys)
            said = _heading_words(levels[at], words[levels[at]], some[0])
            heading.append((next(marks[at]), said + counted.format(count=count)))
        yield heading, some
        last = key


def _key(item: Made, levels: list[str]) -> tuple[object, ...]:
    by = {"rank": item.wanted.stars, "place": item.place.district, "group": item.wanted.group}
    return tuple(by[level] for level in levels)


def _heading_words(level: str, words: str, item: Made) -> str:
    if level == "rank":
        numeral = _NUMERALS[item.wanted.stars].lower()
        return words.format(n=item.wanted.stars, words=numeral)
    if level == "place":
        return item.place.district[:1].upper() + item.place.district[1:]
    return _worded(words, item)


def _heading(words: str, mark: str, columns: list[Column], style: Style) -> dict[int, Cell]:
    """A heading over the whole row, or with its mark and its count in cells of their own."""
    name = _at(columns, "name", "owner_product")
    way = style.ways_of_headings
    if way == "whole" or not name:
        return {0: Cell(f"{mark}. {words}", len(columns))}
    if way == "wide":
        return {0: Cell(mark), name: Cell(words, len(columns) - name)}
    text, _, count = words.partition(" (")
    cells = {0: Cell(mark), name: Cell(text)}
    if count and len(columns) - 1 != name:
        cells[len(columns) - 1] = Cell(count.strip(")"))
    return cells


def _at(columns: list[Column], *roles: str) -> int:
    return next((at for at, column in enumerate(columns) if column.role in roles), 0)


def _rows(made: list[Made], columns: list[Column], numbers: Iterator[int]) -> list[dict[int, Cell]]:
    """A row for each product; an owner's cells are one for all of its products, those of a place with it."""
    rows = [
        {at: Cell(text) for at, column in enumerate(columns) if (text := _text(column, item, number))}
        for item, number in zip(made, numbers, strict=False)
    ]
    first = 0
    for _, some in groupby(made, lambda item: (item.wanted.owner, item.place)):
        size = len(list(some))
        for at, column in enumerate(columns):
            if column.joins and size > 1 and at in rows[first]:
                rows[first][at] = replace(rows[first][at], down=size)
                for row in rows[first + 1 : first + size]:
                    row.pop(at, None)
        first += size
    return rows


def _text(column: Column, item: Made, number: int) -> str:
    return str(number) if column.role == "number" else column.text(item)


def _below_owners(made: list[Made], columns: list[Column], numbers: Iterator[int]) -> Iterator[dict[int, Cell]]:
    """Each owner with its address in a row of its own, and its products below."""
    name = _at(columns, "owner_product")
    marks = iter(_ROMAN * 9)
    for _, some in groupby(made, lambda item: (item.wanted.owner, item.place)):
        items = list(some)
        places = {at: column for at, column in enumerate(columns) if column.joins}
        yield {
            0: Cell(next(marks)),
            name: Cell(items[0].wanted.owner),
            **{at: Cell(text) for at, column in places.items() if (text := column.text(items[0]))},
        }
        for row in _rows(items, [replace(column, joins=False) for column in columns], numbers):
            yield {at: cell for at, cell in row.items() if at not in places}


def _total(count: int, columns: list[Column], style: Style) -> dict[int, Cell]:
    words = style.one("totals").format(count=count)
    way = style.dice.choice(["whole", "name", "parted"])
    name = _at(columns, "name", "owner_product")
    if way == "whole" or not name:
        return {0: Cell(words, len(columns))}
    if way == "name" or len(columns) - 1 == name:
        return {name: Cell(words)}
    return {name: Cell("Tổng cộng"), len(columns) - 1: Cell(f"{count} sản phẩm")}
