"""Time a build of a large made-up catalog by our hooks beside plain Material with the same texts; target 0.8 of it.

python -m bench.build [--products 2000] [--runs 5] [--no-nav]
"""

import shutil
import statistics
import tempfile
from functools import partial
from pathlib import Path

import click

from bench.made_up import PRODUCTS, make_producers, make_products, write_repository
from bench.plain import write_plain
from bench.timing import Timed, progress, python, table, time_in_turn

TARGET = 0.8
OURS, PLAIN = "our hooks", "plain Material"


@click.command()
@click.option("--products", default=PRODUCTS, show_default=True)
@click.option("--runs", default=5, show_default=True)
@click.option(
    "--nav/--no-nav", default=True, show_default=True, help="Whether plain Material lists its pages in `nav`."
)
def main(products: int, runs: int, nav: bool) -> None:
    """Both sides in turn, each `mkdocs build -q` as a whole process into an empty site folder."""
    made, producers = make_products(products), make_producers(products)
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        roots = {OURS: Path(folder, "ours"), PLAIN: Path(folder, "plain")}
        write_repository(roots[OURS], made, producers)
        write_plain(roots[PLAIN], made, producers, in_nav=nav)
        progress(f"{products} products written; the first run of our hooks also cuts the fonts")
        command = python("-m", "mkdocs", "build", "-q")
        sides = [Timed(name, command, root, partial(_empty, root / "site")) for name, root in roots.items()]
        measured = time_in_turn(sides, runs)
        rows = [
            [name, f"{measured[name].median:.2f}", measured[name].all, *_size_of(root / "site")]
            for name, root in roots.items()
        ]
    ratio = measured[OURS].median / measured[PLAIN].median
    print(table(["side", "median s", "runs s", "pages", "product page, KB", "site, MB"], rows))
    print(f"\nratio {ratio:.3f}; at most {TARGET}: {'yes' if ratio <= TARGET else 'NO'}")


def _empty(site: Path) -> None:
    shutil.rmtree(site, ignore_errors=True)


def _size_of(site: Path) -> list[str]:
    """Pages, the median size of a product page, and the size of everything."""
    pages = len(list(site.rglob("*.html")))
    page = statistics.median(path.stat().st_size for path in (site / "san-pham").rglob("*.html"))
    everything = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return [str(pages), f"{page / 1e3:.1f}", f"{everything / 1e6:.0f}"]


if __name__ == "__main__":
    main()
