"""Make the offline bundle of many made-up products with a photo each; at most 150 MB, and 60 s with warm photos.

python -m bench.bundle [--products 1000] [--runs 1] [--small]
"""

import random
import statistics
import tempfile
from io import BytesIO
from pathlib import Path

import click

from bench.made_up import Made, make_producers, make_products, write_repository
from bench.pictures import make_picture
from bench.timing import Timed, progress, python, table, time_in_turn

MOST_BYTES, MOST_SECONDS = 150_000_000, 60.0
PICTURES, SIZE = 12, (1600, 1200)  # different pictures, in turn: each product has files of its own in the bundle
_OCOP = "from build_hooks.cli import main; main()"


@click.command()
@click.option("--products", default=1000, show_default=True)
@click.option("--runs", default=1, show_default=True, help="After the first, which makes the photos.")
@click.option("--small", is_flag=True, help="With small photos alone.")
def main(products: int, runs: int, small: bool) -> None:
    """`ocop bundle` as a whole process: once cold, then with photos, stamps and television pictures in the cache."""
    command = python("-c", _OCOP, "bundle", *(["--size", "small"] if small else []))
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        root = Path(folder)
        producers = [_real(one) for one in make_producers(products)]
        write_repository(root, [_with_photo(one) for one in make_products(products)], producers)
        _write_photos(root, make_products(products))
        progress(f"{products} products written")
        cold = time_in_turn([Timed("cold", command, root)], 1)["cold"]
        warm = time_in_turn([Timed("warm", command, root)], runs)["warm"]
        packed = (root / "offline/danh-muc-ocop.zip").stat().st_size
        rows = [[name, f"{size / 1e6:.1f}"] for name, size in _sizes(root / "offline/danh-muc-ocop").items()]
    print(table(["part", "MB"], [*rows, ["zip", f"{packed / 1e6:.1f}"]]))
    busy = statistics.median(warm.processor)
    print(f"\ncold {cold.median:.1f} s; warm {warm.median:.1f} s ({warm.all}), {busy:.1f} s of CPU")
    good = packed <= MOST_BYTES and warm.median <= MOST_SECONDS
    print(f"at most {MOST_BYTES / 1e6:.0f} MB and {MOST_SECONDS:.0f} s: {'yes' if good else 'NO'}")


def _with_photo(one: Made) -> Made:
    photos = [{"file": "01.jpg", "alt": "Ảnh đặt ra để đo"}]
    return one._replace(fields={**_real(one).fields, "photos": photos})


def _real(one: Made) -> Made:
    """Not as a sample: of samples there are no pictures for televisions."""
    return one._replace(fields={key: value for key, value in one.fields.items() if key != "sample"})


def _write_photos(root: Path, products: list[Made]) -> None:
    pictures = []
    for number in range(PICTURES):
        buffer = BytesIO()
        make_picture(SIZE, random.Random(number)).save(buffer, "JPEG", quality=90)
        pictures.append(buffer.getvalue())
    for number, one in enumerate(products):
        path = root / Path(one.path.replace("products/", "images/", 1)).with_suffix("") / "01.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures[number % PICTURES])


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes by the parts of the bundle: photos, stamps and the rest of the site, and what lies beside it."""
    sizes: dict[str, int] = {}
    for path in (one for one in folder.rglob("*") if one.is_file()):
        parts = path.relative_to(folder).parts
        part = "/".join(parts[:2]) if parts[:2] in (("danh-muc", "anh"), ("danh-muc", "tem")) else parts[0]
        sizes[part] = sizes.get(part, 0) + path.stat().st_size
    return dict(sorted(sizes.items()))


if __name__ == "__main__":
    main()
