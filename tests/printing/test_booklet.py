"""The booklet puts every product on a page, names that page truly, and lies right however it is folded."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from PIL import ImageChops, ImageDraw

from build_hooks.ground.story import story_blocks
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.dots.view import entrance
from build_hooks.printing.booklet import FOLD, SINGLE, TWO_UP, Book, Chapter, booklet
from build_hooks.printing.booklet_view import Booklet, Contents, IndexLeaf, ProductsLeaf
from build_hooks.printing.index import Entry, index_leaves
from build_hooks.printing.job import Job
from build_hooks.printing.making import make
from build_hooks.printing.piece import Fact, Picture, Piece
from build_hooks.printing.typesetting import typeset
from tests.building import SETTINGS, jpeg, make_product
from tests.printing.pages import DAY, LONG_NAME, codes, opened, piece, tags, words

NOTE = "Mỗi chấm là tâm một xã, phường hoặc đặc khu; không phải bản đồ địa giới hành chính."
STORY = story_blocks("Một câu chuyện dài. " * 40)


def book(*pieces: Piece) -> Book:
    """A booklet of one chapter, indexed by its only producer."""
    entry = Entry("Cơ sở Bánh Tráng", tuple((one.slug, one.name) for one in pieces))
    return Book(
        title="Cẩm nang sản phẩm OCOP",
        place="An Giang",
        tagline="Sản vật của xã",
        count=f"{len(pieces)} sản phẩm",
        printed="In ngày 23/11/2026",
        day=DAY,
        chapters=(Chapter("Thực phẩm", f"{len(pieces)} sản phẩm", pieces),),
        about=("Về cẩm nang.",),
        indexes=(("Theo cơ sở", (entry,)),),
    )


def many(count: int) -> list[Piece]:
    """Sparse pieces with names of their own."""
    return [piece(f"mon-{number}", name=f"Món {number}") for number in range(count)]


def shown(job: Job) -> Booklet:
    """What the template shows."""
    assert isinstance(job.data, Booklet)
    return job.data


def kinds(job: Job) -> list[list[str]]:
    """The leaves of each page by kind."""
    return [[leaf.kind if leaf else "" for leaf in page] for page in shown(job).pages]


def numbers(job: Job) -> list[list[int]]:
    """The page numbers on each sheet, 0 for a blank."""
    return [[leaf.number if leaf else 0 for leaf in page] for page in shown(job).pages]


def with_photo(root: Path, one: Piece) -> Piece:
    """The piece with a photo on disk."""
    path = root / "01.jpg"
    path.write_bytes(jpeg(1600, 1200))
    return replace(one, picture=Picture(path, "a" * 64, "Ảnh bánh", "Hình minh họa"))


def test_pages_are_in_order() -> None:
    """Cover, a word to the reader, contents, chapter, products in twos, index."""
    assert [page[0] for page in kinds(booklet(book(*many(3))))] == [
        *("cover", "about", "contents", "chapter", "halves", "halves", "index")
    ]


def test_much_to_say_takes_a_page(tmp_path: Path) -> None:
    """A long story with a photo has a page of its own; the half that waited keeps its neighbour."""
    long = with_photo(tmp_path, piece("dai", name="Dài", story=STORY))
    first, second = many(2)
    job = booklet(book(first, long, second))
    products = [page[0] for page in shown(job).pages if isinstance(page[0], ProductsLeaf)]
    assert [[one.slug for one in leaf.pieces] for leaf in products] == [["dai"], ["mon-0", "mon-1"]]


def test_a_long_booklet_leads_by_letters() -> None:
    """The contents have each letter's first page, a list all products with theirs, and each page its letters."""
    names = ["Ấu", "Đậu", *(f"Dừa {number}" for number in range(40)), "Ổi"]
    job = booklet(book(*(piece(f"mon-{number}", name=name) for number, name in enumerate(names))))
    leaves = {page[0].number: page[0] for page in shown(job).pages if page[0]}
    page_of = {
        one.name: leaf.number for leaf in leaves.values() if isinstance(leaf, ProductsLeaf) for one in leaf.pieces
    }
    contents = next(leaf for leaf in leaves.values() if isinstance(leaf, Contents))
    by_name, letters = [row for row in contents.rows if row.small]
    assert letters.name.replace("\u00a0", " ").split(" · ") == [
        f"{letter} {page_of[name]}" for letter, name in (("A", "Ấu"), ("Đ", "Đậu"), ("D", "Dừa 0"), ("O", "Ổi"))
    ]
    listed = leaves[by_name.page]
    assert isinstance(listed, IndexLeaf) and listed.title == "Thực phẩm"
    rows = [row for column in listed.columns for row in column if row.page]
    assert {row.text: row.page for row in rows} == page_of
    first, last = leaves[page_of["Ấu"]], leaves[page_of["Ổi"]]
    assert isinstance(first, ProductsLeaf) and first.head == "Thực phẩm · A – Đ"
    assert isinstance(last, ProductsLeaf) and last.head == "Thực phẩm · O"


def test_alcohol_is_a_row_of_text(tmp_path: Path) -> None:
    """Behind the others, four on a page, with neither picture nor story nor stars."""
    wine = [
        with_photo(tmp_path, piece(f"ruou-{number}", name=f"Rượu {number}", caution="Uống rượu có hại cho sức khỏe."))
        for number in range(5)
    ]
    job = booklet(book(wine[0], *many(2), *wine[1:]))
    products = [page[0] for page in shown(job).pages if isinstance(page[0], ProductsLeaf)]
    assert [(leaf.kind, len(leaf.pieces)) for leaf in products] == [("halves", 2), ("rows", 4), ("rows", 1)]
    assert not job.crops and all(one.photo is None and not one.file for leaf in products[1:] for one in leaf.pieces)
    pdf = make(tmp_path, job)
    (row,) = [text for text in words(pdf) if "Rượu 4" in text and "Mục lục" not in text and "Theo cơ sở" not in text]
    assert "Uống rượu có hại cho sức khỏe." in row and "Chưa có ảnh" not in row
    assert [len(page) for page in codes(pdf)] == [0, 0, 0, 0, 2, 4, 1, 0]


def test_the_last_is_not_left_on_half_a_page(tmp_path: Path) -> None:
    """Without a neighbour, a product with a photo and a story has the page; a sparse one is left its half."""
    told = with_photo(tmp_path, piece("ke", name="Kể", story=story_blocks("Một câu.")))
    for last, kind in ((told, "whole"), (replace(told, story=()), "halves"), (many(1)[0], "halves")):
        leaf = [page[0] for page in shown(booklet(book(*many(2), last))).pages if isinstance(page[0], ProductsLeaf)][-1]
        assert (leaf.kind, len(leaf.pieces)) == (kind, 1)


def test_the_last_words_stay_together(tmp_path: Path) -> None:
    """No line of the facts holds the second half of a name alone."""
    facts = (Fact("Quyết định công nhận", "12/QĐ-UBND ngày 10/06/2025, UBND tỉnh An Giang"),)
    with opened(make(tmp_path, booklet(book(piece(facts=facts))))) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    assert [line.strip() for line in lines if "Giang" in line][-1] == "An Giang"


def test_pages_are_named_truly() -> None:
    """The number in contents and index is the page on which the product is found, read from the paper."""
    job = booklet(book(*many(5)))
    pages = words(typeset(job, {}))
    index = next(leaf for (leaf,) in shown(job).pages if isinstance(leaf, IndexLeaf))
    rows = [row for column in index.columns for row in column if row.page]
    assert [row.text for row in rows] == [f"Món {number}" for number in range(5)]
    for row in rows:
        assert row.text in pages[row.page - 1]
        assert pages[row.page - 1].endswith(str(row.page)) or f" {row.page} " in pages[row.page - 1]
        assert f"{row.text} {row.page}" in pages[2]


def test_two_up_is_in_reading_order() -> None:
    """Two A5 on an A4 lying, 1 and 2, 3 and 4; the last may stand alone."""
    job = booklet(book(*many(3)), TWO_UP)
    assert numbers(job) == [[1, 2], [3, 4], [5, 6], [7, 0]]
    with opened(typeset(job, {})) as document:
        assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [297, 210]


def test_fold_gives_pages_in_order() -> None:
    """Sheets printed on both sides and folded once: opened at any place, pages follow one another."""
    job = booklet(book(*many(3)), FOLD)
    assert numbers(job) == [[0, 1], [2, 7], [6, 3], [4, 5]]


@pytest.mark.parametrize("way", [SINGLE, TWO_UP, FOLD])
def test_every_code_is_on_its_page(way: str, tmp_path: Path) -> None:
    """The whole page, read without knowing where codes are, holds those and only those of its products."""
    pieces = many(3)
    job = booklet(book(*pieces), way)
    pdf = make(tmp_path, job)
    expected: list[list[str]] = [[] for _ in shown(job).pages]
    for spot in job.spots:
        expected[spot.page].append(spot.address)
    assert codes(pdf) == [sorted(page) for page in expected]
    assert sorted(chain(*expected)) == sorted(one.address for one in pieces)


def test_long_texts_stay_on_the_page(tmp_path: Path) -> None:
    """The longest name, producer and story end within their half; the story ends with a whole sentence."""
    long = piece(
        name=LONG_NAME, story=STORY, facts=(Fact("Cơ sở sản xuất", "Tổ hợp tác " * 14),), summary="Một câu dài " * 15
    )
    (page,) = [page for page in words(make(tmp_path, booklet(book(long)))) if "Tổ hợp tác Tổ" in page]
    assert LONG_NAME in page
    assert page.count("Một câu chuyện dài.") < 40


def test_texts_are_never_markup(tmp_path: Path) -> None:
    """What looks like the typesetter's language is printed as it was written."""
    hostile = '#read("/etc/passwd") *đậm* $x$ @ref <b> \\ // ```'
    pdf = make(tmp_path, booklet(book(piece(name=hostile))))
    assert any('#read("/etc/passwd") *đậm* $x$ @ref <b> \\ // ```' in page for page in words(pdf))


def test_same_bytes_again(tmp_path: Path) -> None:
    """The same day and data make the same file; it says that it is tagged and in Vietnamese."""
    job = booklet(book(with_photo(tmp_path, piece())))
    pdf = make(tmp_path, job)
    assert make(tmp_path, booklet(book(with_photo(tmp_path, piece())))) == pdf
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid" in pdf
    assert b"/Lang" in pdf


@pytest.mark.parametrize(
    ("communes", "labels"),
    [
        (("20194", "22333", "30406"), ["Hoàng Sa", "Trường Sa"]),
        (("20194",), ["Hoàng Sa"]),
        (("22333",), ["Trường Sa"]),
        (("30406",), []),
    ],
)
def test_dots_have_a_page(communes: tuple[str, ...], labels: list[str]) -> None:
    """After the contents, which name it: archipelagos as words, what the dots are, and a lit dot for each commune."""
    products = [make_product(slug=f"mon-{code}", origin={"commune": code}) for code in communes]
    dots = entrance(Catalog(Path(), Settings.model_validate(SETTINGS), tuple(products)), "")
    pdf = typeset(booklet(replace(book(*many(1)), dots=dots)), {})
    page = words(pdf)[3]
    assert [name for name in ("Hoàng Sa", "Trường Sa") if f"Quần đảo {name} (Việt Nam)" in page] == labels
    assert NOTE in page and "bản đồ" not in page.replace(NOTE, "")
    assert "Sơ đồ chấm các xã 4" in words(pdf)[2]
    (told,) = [alt for kind, alt in tags(pdf) if kind == "Figure" and alt.startswith("Sơ đồ chấm các xã: ")]
    assert all(name in told for name in labels)
    assert lit_in(pdf, 3) == len(communes)


def lit_in(pdf: bytes, number: int) -> int:
    """How many places of a page are of the colour of what is lit, each apart from the others."""
    with opened(pdf) as document:
        image = document[number].render(scale=2).to_pil().convert("RGB")
    red, green, _ = image.split()
    lit = ImageChops.subtract(red, green).point(lambda more: 255 if more > 90 else 0)
    count = 0
    while box := lit.getbbox():
        row = lit.crop((box[0], box[1], box[2], box[1] + 1))
        ImageDraw.floodfill(lit, (box[0] + (row.getbbox() or (0,))[0], box[1]), 0)
        count += 1
    return count


def test_a_sparse_index_is_none() -> None:
    """Without entries there is no index, nor a line of it in the contents."""
    job = booklet(replace(book(*many(1)), indexes=(("Theo cơ sở", ()),)))
    contents = shown(job).pages[2][0]
    assert isinstance(contents, Contents)
    assert "index" not in list(chain(*kinds(job)))
    assert [row.name for row in contents.rows] == ["Thực phẩm", "Món 0"]


@pytest.mark.parametrize("many_each", range(1, 13))
def test_a_heading_never_stands_last(many_each: int) -> None:
    """In an index a name is followed by a product in the same column; a column that goes on says of whom."""
    entries = tuple(
        Entry(f"Cơ sở {n}", tuple((f"{n}-{m}", f"Món {n} {m}") for m in range(many_each))) for n in range(60)
    )
    leaves = list(index_leaves(entries, {slug: 9 for entry in entries for slug, _ in entry.products}))
    columns = [column for leaf in leaves for column in leaf]
    assert len(columns) > 2
    assert all(column[-1].page and not column[0].page for column in columns)
    assert sum(row.page > 0 for column in columns for row in column) == 60 * many_each
    assert many_each < 8 or any(column[0].text.endswith("(tiếp)") for column in columns)
