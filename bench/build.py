"""Time builds of the same texts by ours, Hugo, Eleventy, plain Material and Zensical: cold, nothing changed, one edit.

python -m bench.build [--products 1500] [--runs 5] [--only hugo,plain] [--keep RESULTS.md]
"""

import os
import platform
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from bench.hosts.sides import OTHERS, OURS, Side, frame_of, ours
from bench.made_up import make_producers, make_products
from bench.resources import Cost, cost
from bench.timing import Timed, progress, table

WARM, EDIT = "nothing changed", "one edit"
# Of Hugo's clock in the same run; cold with stamps and pictures for sharing.
TARGETS = {"cold": 9.0, WARM: 0.6, EDIT: 0.8}


@dataclass
class Measured:
    """The costs of one side: the first run from nothing, and those of each kind in turn."""

    cold: Cost
    again: dict[str, list[Cost]]
    files: int
    size: int

    def middle(self, kind: str) -> Cost:
        """The medians of a kind; of the cold one its only run."""
        costs = self.again.get(kind) or [self.cold]
        walls, cpus = [its.wall for its in costs], [its.cpu for its in costs]
        return Cost(statistics.median(walls), statistics.median(cpus), max(its.peak for its in costs), tuple(walls))


@click.command()
@click.option("--products", default=1500, show_default=True)
@click.option("--runs", default=5, show_default=True)
@click.option("--only", default=",".join(OTHERS), show_default=True, help="The other sides, by comma.")
@click.option("--keep", type=click.Path(path_type=Path, dir_okay=False), help="A file that the tables are added to.")
def main(products: int, runs: int, only: str, keep: Path | None) -> None:
    """Each side from nothing once, then all sides in turn; every run a whole process on a machine that does no more."""
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        sides = _sides(Path(folder), products, only.split(","))
        measured = {side.name: _cold(side) for side in sides}
        for number in range(1, runs + 1):
            for kind in (WARM, EDIT):
                for side in sides:
                    if kind == EDIT:
                        side.edit(number)
                    measured[side.name].again[kind].append(_run(side, kind))
        for side in sides:
            measured[side.name].files, measured[side.name].size = side.made()
    text = _told(products, runs, measured)
    print(text)
    if keep:
        with keep.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")


def _sides(folder: Path, count: int, only: list[str]) -> list[Side]:
    products, producers = make_products(count), make_producers(count)
    first = ours(folder / OURS, products, producers)
    small = ours(folder / "frame", products[:40], producers)
    _run(small, "for its frame")
    frame = frame_of(small.root / small.site)
    shutil.rmtree(small.root)
    made = (OTHERS[name](folder / name, products, producers, frame) for name in only if name)
    return [first, *filter(None, made)]


def _cold(side: Side) -> Measured:
    side.forget()
    return Measured(_run(side, "cold"), {WARM: [], EDIT: []}, 0, 0)


def _run(side: Side, kind: str) -> Cost:
    spent = cost(Timed(side.name, side.command, side.root))
    progress(f"{side.name}, {kind}: {spent.wall:.2f} s, processor {spent.cpu:.2f} s, {spent.peak:.0f} MB")
    return spent


def _told(products: int, runs: int, measured: dict[str, Measured]) -> str:
    rows = []
    for name, its in measured.items():
        for kind in ("cold", WARM, EDIT):
            spent = its.middle(kind)
            walls = " ".join(f"{wall:.2f}" for wall in spent.walls)
            rows.append([name, kind, f"{spent.wall:.2f}", f"{spent.cpu:.2f}", f"{spent.peak:.0f}", walls])
    sizes = [[name, str(its.files), f"{its.size / 1e6:.0f}"] for name, its in measured.items()]
    head = f"## {products} products, {runs} runs\n\n{_machine()}\n"
    columns = ["side", "run", "wall s", "processor s", "peak MB", "walls s"]
    parts = [head, table(columns, rows), "", table(["side", "files", "MB"], sizes), "", *_ratios(measured)]
    return "\n".join(parts)


def _ratios(measured: dict[str, Measured]) -> list[str]:
    hugo = next((its for name, its in measured.items() if name.startswith("Hugo")), None)
    if not hugo:
        return []
    mine = measured[OURS]
    pairs = ((kind, mine.middle(kind).wall / hugo.middle(kind).wall, most) for kind, most in TARGETS.items())
    return [f"- {kind}: {ratio:.2f} of Hugo's wall; at most {most}: {_met(ratio, most)}" for kind, ratio, most in pairs]


def _met(ratio: float, most: float) -> str:
    return "yes" if ratio <= most else "NO"


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "zensical", "Pillow"))
    return f"Python {platform.python_version()}, {libraries}; {platform.machine()}, {os.cpu_count()} cores."


if __name__ == "__main__":
    main()
