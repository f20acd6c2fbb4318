"""Print a booklet of made-up products with photos, and stamps on sheets of labels, as the whole command does it.

python -m bench.printing [--products 300] [--stamps 1000] [--runs 5]
"""

import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click
from PIL import Image

from bench.made_up import Made, make_producers, make_products, write_repository
from bench.pictures import write_pictures
from bench.timing import Timed, progress, python, table, time_in_turn
from build_hooks.printing.jobs import booklet_job
from build_hooks.printing.photos import make_photos
from build_hooks.printing.proof import prove
from build_hooks.printing.typesetting import typeset
from build_hooks.read.catalog import read_catalog

DAY = date(2026, 11, 23)
BOOKLET_SECONDS, SHEETS_SECONDS = 5.0, 10.0
PICTURES, SIZE = 12, (1400, 1050)
_OCOP = "from build_hooks.cli import main; main()"
_STEPS = ("read", "lay out", "photos", "typeset", "read back")


@click.command()
@click.option("--products", default=300, show_default=True)
@click.option("--stamps", default=1000, show_default=True)
@click.option("--runs", default=5, show_default=True, help="After the first, which makes the photos.")
def main(products: int, stamps: int, runs: int) -> None:
    """Each command a process of its own, from its start to its end; then the booklet's steps apart."""
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as name:
        root, labels = Path(name) / "booklet", Path(name) / "stamps"
        write_catalog(root, products)
        write_repository(labels, make_products(stamps), make_producers(stamps))
        progress(f"{products} products with photos and {stamps} without written")
        booklet = Timed("booklet", _print("booklet"), root)
        sheets = Timed("sheets", _print("sheets"), labels)
        cold = time_in_turn([booklet], 1)["booklet"]
        warm = time_in_turn([booklet, sheets], runs)
        steps = _steps(root, runs)
    rows = [
        [name, f"{one.median:.2f}", one.all, f"{median(one.processor):.2f}"]
        for name, one in {"booklet, cold": cold, "booklet, warm": warm["booklet"], "sheets": warm["sheets"]}.items()
    ]
    print(table(["command", "median s", "runs s", "processor s"], rows))
    print("\n" + table([f"{name}, s" for name in _STEPS], [[f"{one:.2f}" for one in steps]]))
    print(f"\n{warm['booklet'].printed}{warm['sheets'].printed}")
    for name, most in (("booklet", BOOKLET_SECONDS), ("sheets", SHEETS_SECONDS)):
        print(f"{name}, at most {most:.0f} s: {'yes' if warm[name].median <= most else 'NO'}")


def write_catalog(root: Path, count: int) -> None:
    """Made-up products, each with a photo of its own: another part of one of a few pictures."""
    products = [_with_photo(one) for one in make_products(count)]
    pictures = root.parent / "pictures"
    write_pictures(pictures, PICTURES, SIZE)
    originals = [Image.open(path) for path in sorted(pictures.glob("*.jpg"))]
    for number, one in enumerate(products):
        path = root / "images" / Path(one.path).relative_to("products").with_suffix("") / "01.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        shift = number // PICTURES
        original = originals[number % PICTURES]
        original.crop((shift, shift, shift + original.width - 160, shift + original.height - 120)).save(path)
    write_repository(root, products, make_producers(count))


def _with_photo(one: Made) -> Made:
    photos = [{"file": "01.jpg", "alt": "Ảnh đặt ra để đo thời gian"}]
    return one._replace(fields={**one.fields, "photos": photos})


def _print(what: str) -> tuple[str, ...]:
    return python("-c", _OCOP, "print", what, "--all", "--sample")


def _steps(root: Path, runs: int) -> list[float]:
    """The median of each step, each run in a new process: the typesetter remembers what it has set before."""
    measured = []
    for _ in range(runs):
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            measured.append(pool.submit(_measure, root).result())
    return [median(column) for column in zip(*measured, strict=True)]


def _measure(root: Path) -> tuple[float, ...]:
    times = [time.perf_counter()]
    catalog = read_catalog(root).catalog
    times.append(time.perf_counter())
    job = booklet_job(catalog, catalog.listed_products, DAY, sample=True)
    times.append(time.perf_counter())
    paths = make_photos(root, job.crops.values())
    times.append(time.perf_counter())
    content = typeset(job, {key: paths[crop] for key, crop in job.crops.items()})
    times.append(time.perf_counter())
    if misread := prove(content, job.spots):
        raise SystemExit(f"not read: {misread[:3]}")
    times.append(time.perf_counter())
    return tuple(after - before for before, after in pairwise(times))


if __name__ == "__main__":
    main()
