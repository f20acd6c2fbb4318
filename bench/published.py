"""What a product publishes: files and bytes by kind, without a photo and with one, and the files of a whole large site.

python -m bench.published [--products 300] [--large 2200] [--producers 1100]

To its own files a product's budget counts one data file of 4 KB and the page of one bar code number, whether it has
these today or not. Photos of the large site are small, because only their number counts there.
"""

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from bench.made_up import Made, make_producers, make_products, write_repository
from bench.pictures import write_pictures
from bench.timing import progress, python, table

LARGE_PICTURE, SMALL_PICTURE = (2000, 1500), (1200, 900)
PICTURES = 8  # different ones, in turn
DATA = 4.0  # KB
LIMITS = {False: (5, 60), True: (8, 200)}  # files and KB, with a photo or without
LARGEST_SITE = 20_000  # files, on free hosts
_KINDS = (
    ("product page", re.compile(r"san-pham/")),
    ("stamp", re.compile(r"tem/")),
    ("share picture", re.compile(r"anh/.*/chia-se\.")),
    ("photo", re.compile(r"anh/")),
    ("trace page of a code", re.compile(r"S/\w+/index\.html")),
    ("trace page of a lot", re.compile(r"S/\w+/.+/")),
    ("trace page of a bar code number", re.compile(r"01/")),
)


class Kind(NamedTuple):
    """How many files of a kind, and how large they are together in KB."""

    files: int
    size: float


@click.command()
@click.option("--products", default=300, show_default=True, help="Of the sites whose bytes are counted.")
@click.option("--large", default=2200, show_default=True, help="Products of the site whose files are counted; 0: none.")
@click.option("--producers", default=1100, show_default=True, help="Its producers.")
def main(products: int, large: int, producers: int) -> None:
    """Made-up catalogs, each built from nothing."""
    for photos in (False, True):
        made = make_products(products)
        found, whole = _built(made, make_producers(products), LARGE_PICTURE if photos else None)
        print(_told(products, found, whole, photos=photos))
    if large:
        made = make_products(large)
        _, whole = _built(made, _producers(made, producers), SMALL_PICTURE)
        with_data = whole.files + large
        print(
            f"\n{large} products with a photo, {producers} producers: {whole.files} files; {with_data} with data files"
        )
        print(f"at most {LARGEST_SITE}: {_met(with_data <= LARGEST_SITE)}")


def _built(
    products: list[Made], producers: list[Made], picture: tuple[int, int] | None
) -> tuple[dict[str, Kind], Kind]:
    with tempfile.TemporaryDirectory(prefix="ocop-published-") as folder:
        root = Path(folder)
        write_repository(root, products, producers)
        if picture:
            _give_photos(root, products, picture)
        progress(f"{len(products)} products written")
        subprocess.run(python("-m", "mkdocs", "build", "-q"), cwd=root, check=True, stderr=subprocess.DEVNULL)
        return counted(root / "site")


def counted(site: Path) -> tuple[dict[str, Kind], Kind]:
    """The kinds of a product's own files in a site, and all of its files."""
    files, sizes = Counter[str](), Counter[str]()
    for path in site.rglob("*"):
        if path.is_file():
            uri = path.relative_to(site).as_posix()
            names = ["", *(name for name, pattern in _KINDS if pattern.match(uri))][:2]  # the first that fits
            files.update(names)
            sizes.update(dict.fromkeys(names, path.stat().st_size))
    kinds = {name: Kind(files[name], sizes[name] / 1e3) for name, _ in _KINDS}
    return kinds, Kind(files[""], sizes[""] / 1e3)


def _give_photos(root: Path, products: list[Made], size: tuple[int, int]) -> None:
    write_pictures(root / "pictures", PICTURES, size)
    pictures = sorted((root / "pictures").iterdir())
    for number, product in enumerate(products):
        target = root / "images" / Path(product.path).relative_to("products").with_suffix("") / "01.jpg"
        target.parent.mkdir(parents=True)
        target.hardlink_to(pictures[number % PICTURES])
        with (root / product.path).open("a", encoding="utf-8") as file:
            file.write("photos: [{file: 01.jpg, alt: Ảnh}]\n")


def _producers(products: list[Made], count: int) -> list[Made]:
    """So many producers, which the products name in turn."""
    known = make_producers(len(products))
    found = []
    for number in range(count):
        path = Path(known[number % len(known)].path)
        name = f"{path.stem}-{number}"
        found.append(Made(f"producers/{name}.yml", {**known[number % len(known)].fields, "name": f"Cơ sở số {number}"}))
    for number, product in enumerate(products):
        product.fields["producer"] = Path(found[number % count].path).stem
    return found


def _told(products: int, kinds: dict[str, Kind], whole: Kind, *, photos: bool) -> str:
    rows = [
        [name, f"{its.files / products:.2f}", f"{its.size / max(its.files, 1):.1f}", f"{its.size / products:.1f}"]
        for name, its in kinds.items()
    ]
    own = Kind(sum(its.files for its in kinds.values()), sum(its.size for its in kinds.values()))
    rows.append(["together", f"{own.files / products:.2f}", "", f"{own.size / products:.1f}"])
    rows.append(["whole site", f"{whole.files / products:.2f}", "", f"{whole.size / products:.1f}"])
    return "\n".join(
        (
            f"\n{products} products, {'a photo each' if photos else 'no photos'}\n",
            table(["kind", "files a product", "KB a file", "KB a product"], rows),
            *_budgets(products, kinds, own, LIMITS[photos]),
        )
    )


def _budgets(products: int, kinds: dict[str, Kind], own: Kind, limits: tuple[int, int]) -> Iterator[str]:
    """As products are on the average, and as one with a code, a data file, and one bar code number is."""
    number = kinds["trace page of a bar code number"]
    others = (number, kinds["trace page of a lot"])
    bare = Kind(own.files - sum(its.files for its in others), own.size - sum(its.size for its in others))
    average = (own.files / products + 1, own.size / products + DATA)
    single = (bare.files / products + 2, bare.size / products + number.size / max(number.files, 1) + DATA)
    for what, (files, size) in (("average with a data file", average), ("one number, one data file", single)):
        met = f"{_met(files <= limits[0])}, {_met(size <= limits[1])}"
        yield f"{what}: {files:.2f} files of at most {limits[0]}, {size:.1f} KB of at most {limits[1]}: {met}"


def _met(is_met: bool) -> str:
    return "yes" if is_met else "NO"


if __name__ == "__main__":
    main()
