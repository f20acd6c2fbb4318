"""Time a booklet of made-up products with photos, and stamps on sheets of labels; every code is read back.

python -m bench.printing [--products 300] [--stamps 1000] [--runs 3]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

from PIL import Image

from bench.made_up import make_producers, make_products, write_repository
from bench.pictures import write_pictures
from bench.timing import table
from build_hooks.printing.booklet import booklet
from build_hooks.printing.job import Job
from build_hooks.printing.photos import make_photos
from build_hooks.printing.proof import prove
from build_hooks.printing.sheet import Sheet
from build_hooks.printing.sheets import sheets
from build_hooks.printing.typesetting import typeset
from build_hooks.read.catalog import read_catalog
from build_hooks.stamps.drawing import Stamp
from build_hooks.views.booklet import book

DAY = date(2026, 11, 23)
PICTURES, SIZE = 12, (1400, 1050)


def main() -> None:
    """Print a table of seconds: cold once, then warm, each step apart."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "catalog"
        write_catalog(root, options.products)
        rows = [
            *_rows(f"booklet of {options.products} products", lambda: _booklet(root), root, options.runs),
            *_rows(f"{options.stamps} stamps on sheets", lambda: _sheets(options.stamps), root, options.runs),
        ]
    sys.stdout.write(
        table(["what", "lay out, s", "photos, s", "typeset, s", "read back, s", "all, s", "pages", "MB"], rows) + "\n"
    )


def write_catalog(root: Path, count: int) -> None:
    """Made-up products, each with a photo of its own: another part of one of a few pictures."""
    products = make_products(count)
    pictures = root.parent / "pictures"
    write_pictures(pictures, PICTURES, SIZE)
    originals = [Image.open(path) for path in sorted(pictures.glob("*.jpg"))]
    for number, one in enumerate(products):
        one.fields["photos"] = [{"file": "01.jpg", "alt": "Ảnh đặt ra để đo thời gian"}]
        path = root / "images" / Path(one.path).relative_to("products").with_suffix("") / "01.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        shift = number // PICTURES
        original = originals[number % PICTURES]
        original.crop((shift, shift, shift + original.width - 160, shift + original.height - 120)).save(path)
    write_repository(root, products, make_producers(count))


def _booklet(root: Path) -> Job:
    catalog = read_catalog(root).catalog
    return booklet(book(catalog, catalog.listed_products, DAY, trial=True))


def _sheets(count: int) -> Job:
    stamps = [
        Stamp(f"https://ocop.example.vn/S/{number:08}/", f"{number:08}", f"Bánh tráng số {number}", "Cơ sở Bánh Tráng")
        for number in range(count)
    ]
    return sheets("Tờ tem", Sheet.known("3x8"), stamps, "In ngày 23/11/2026", DAY)


def _rows(name: str, lay_out: Callable[[], Job], root: Path, runs: int) -> list[list[str]]:
    measured = [_measure(lay_out, root) for _ in range(runs + 1)]
    warm = [median(column) for column in zip(*measured[1:], strict=True)]
    return [[f"{name}, {state}", *_words(seconds)] for state, seconds in (("cold", measured[0]), ("warm", warm))]


def _words(measured: list[float] | tuple[float, ...]) -> list[str]:
    *seconds, pages, size = measured
    return [*(f"{one:.2f}" for one in (*seconds, sum(seconds))), f"{pages:.0f}", f"{size / 1e6:.1f}"]


def _measure(lay_out: Callable[[], Job], root: Path) -> tuple[float, ...]:
    times = [time.perf_counter()]
    job = lay_out()
    times.append(time.perf_counter())
    paths = make_photos(root, job.crops.values())
    times.append(time.perf_counter())
    content = typeset(job, {key: paths[crop] for key, crop in job.crops.items()})
    times.append(time.perf_counter())
    if misread := prove(content, job.spots):
        raise SystemExit(f"not read: {misread[:3]}")
    times.append(time.perf_counter())
    seconds = (after - before for before, after in pairwise(times))
    return (*seconds, float(len(job.data["pages"])), float(len(content)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=300)
    parser.add_argument("--stamps", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
