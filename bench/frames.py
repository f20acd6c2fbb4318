"""Build made-up products poured into frames and rendered whole by the host: every file must be the same to the byte.

python -m bench.frames [--products 1500] [--runs 1]
"""

import filecmp
import tempfile
from pathlib import Path

import click

from bench.made_up import make_producers, make_products, write_repository
from bench.timing import Timed, progress, python, table, time_in_turn
from build_hooks.pages.frame.frames import VARIABLE

POURED, RENDERED = "poured", "rendered"


@click.command()
@click.option("--products", default=1500, show_default=True)
@click.option("--runs", default=1, show_default=True, help="Of each, after one that fills the cache.")
def main(products: int, runs: int) -> None:
    """Both by `mkdocs build --strict` as a whole process, from one repository without photos and one warm cache."""
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        root = Path(folder, "root")
        write_repository(root, make_products(products), make_producers(products))
        progress(f"{products} products written")
        sides = [_side(root, POURED, "1"), _side(root, RENDERED, "0")]
        time_in_turn(sides[:1], 1)
        measured = time_in_turn(sides, runs)
        files, different = _compared(Path(folder, POURED), Path(folder, RENDERED))
    rows = [[name, f"{one.median:.1f}", one.all, f"{min(one.processor):.1f}"] for name, one in measured.items()]
    print(table(["pages are", "median s", "runs s", "least s of processor"], rows))
    print("\n".join(["", *different]))
    print(f"{len(different)} of {files} files differ; none may: {'NO' if different else 'yes'}")
    raise SystemExit(1 if different else 0)


def _side(root: Path, name: str, frames: str) -> Timed:
    command = python("-m", "mkdocs", "build", "--strict", "-q", "--site-dir", str(root.parent / name))
    return Timed(name, command, root, environment={VARIABLE: frames})


def _compared(poured: Path, rendered: Path) -> tuple[int, list[str]]:
    """How many files there are, and those that are only in one of two folders or not the same in both."""
    names = {path.relative_to(site) for site in (poured, rendered) for path in site.rglob("*") if path.is_file()}
    _, different, missing = filecmp.cmpfiles(poured, rendered, map(str, names), shallow=False)
    return len(names), sorted(different + missing)


if __name__ == "__main__":
    main()
