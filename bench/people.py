"""What people say beside a name: exact names of products with one or two everyday words, always the same.

Run `python -m bench.people > tests/cases/search-everyday.tsv` to write them: the number of products, the kind of words,
what is typed, and the name that is meant. It knows the catalog and not the engine, so that nothing is asked because it
is understood. `everyday` words may stand in the rules of search; `other` ones must not, so that more is heard than what
was thought of.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.crowd import crowded
from build_hooks.ground.text import fold

SIZES = (12, 1_000, 17_000)
COUNTS = {"everyday": 600, "other": 300}
FILE = Path(__file__).parent.parent / "tests/cases/search-everyday.tsv"
FRONT = {
    "everyday": ("mua", "giá", "chai", "gói", "hũ", "trái", "kg", "cơ sở nào"),
    "other": ("thùng", "bịch", "lon", "ký", "cần", "kiếm", "đặt", "hàng thật"),
}
BACK = {
    "everyday": (
        "chai", "gói", "hũ", "trái", "kg", "giá", "làm quà", "nhà làm", "ở đâu", "cơ sở nào",
    ),
    "other": (
        "thùng", "bịch", "lon", "lít", "rẻ", "sỉ", "ship", "biếu sếp", "bà bầu", "trẻ em", "chuẩn vị", "uy tín",
        "ăn thử", "mang về", "nguyên con", "hút chân không", "500g", "thử xem",
    ),
}  # fmt: skip


class Case(NamedTuple):
    """One thing that somebody types, and the name of what is meant."""

    size: int
    kind: str
    query: str
    name: str


def made() -> Iterator[Case]:
    """All cases of all sizes."""
    for size in SIZES:
        for kind, count in COUNTS.items():
            yield from _of(size, kind, count)


def kept() -> list[Case]:
    """The cases of the file."""
    lines = (line.split("\t") for line in FILE.read_text("utf-8").splitlines())
    return [Case(int(size), kind, query, name) for size, kind, query, name in lines]


def is_meant(case: Case, name: str) -> bool:
    """Whether a product of this name is right: written so or, where no mark was typed, so without marks."""
    if case.query == fold(case.query):
        return fold(name) == fold(case.name)
    return name.lower() == case.name.lower()


def _of(size: int, kind: str, count: int) -> Iterator[Case]:
    random = Random(f"{kind} {size}")
    names = sorted({product.name for product in crowded(size).listed_products if not product.sample})
    for _ in range(count):
        name = random.choice(names)
        yield Case(size, kind, _typed(_said(name, kind, random), random), name)


def _said(name: str, kind: str, random: Random) -> str:
    """One word in front or behind, or two."""
    front, back = random.choice(FRONT[kind]), random.choice(BACK[kind])
    second = random.choice([word for word in BACK[kind] if word != back])
    return random.choice((f"{front} {name}", f"{name} {back}", f"{front} {name} {back}", f"{name} {back} {second}"))


def _typed(words: str, random: Random) -> str:
    """As written, in small letters, or without marks."""
    return random.choice((words, words.lower(), fold(words)))


if __name__ == "__main__":
    for case in made():
        print(*case, sep="\t")
