"""Rounds of several `ocop issue --all` at once, and of runs that are killed: what was lost, doubled or left alone?

python -m bench.issuing [--rounds 100] [--at-once 2] [--at-once 4] [--kills 100] [--products 14] [--seed 1]
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import click
import yaml

from build_hooks.model.catalog import Catalog
from build_hooks.read.catalog import read_catalog

PRODUCTS = 14
ISSUE = (sys.executable, "-c", "from build_hooks.cli import main; main()", "issue", "--all")
HOST = "https://ocop.angiang.vn/"
_SETTINGS = {"site_url": HOST, "extra": {"ocop": {"name": "Danh mục", "place": "An Giang", "tagline": "Sản vật"}}}
_PRODUCT = """\
name: Bánh tráng {number}
group: thuc-pham
recognitions: [{{stars: 3, as_of: "2025"}}]
variants: [{{name: Gói, gtin: "{gtin}"}}]
lots: [{{lot: L{number}}}]
sources: [{{title: Danh sách sản phẩm}}]
"""


class Faults(NamedTuple):
    """How many codes no product carries, how many two carry, how many products have none, and what else is wrong."""

    orphans: int
    doubles: int
    without: int
    unrecorded: int
    errors: int


def write_products(root: Path, products: int = PRODUCTS) -> None:
    """A catalog of this many products with a bar code and a lot each, none of which has a code."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(_SETTINGS, allow_unicode=True), "utf-8")
    folder = root / "products/an-giang"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(products):
        (folder / f"banh-{number}.yml").write_text(_PRODUCT.format(number=number, gtin=_gtin(number)), "utf-8")


def issue_at_once(root: Path, processes: int) -> list[tuple[int, str]]:
    """Exit code and all that was said of each of several `ocop issue --all`, started together."""
    started = [_start(root) for _ in range(processes)]
    said = [one.communicate()[0] for one in started]
    return [(one.returncode, text) for one, text in zip(started, said, strict=True)]


def faults(root: Path) -> Faults:
    """What is wrong with the codes of a catalog in which every product is to have one."""
    reading = read_catalog(root)
    if reading.found is None:
        return Faults(sum(one.message == "lost_code" for one in reading.errors), 0, 0, 0, len(reading.errors))
    carried = Counter(one.code for one in reading.catalog.products if one.code)
    return Faults(
        orphans=len(reading.catalog.lost_codes),
        doubles=sum(count - 1 for count in carried.values()),
        without=sum(not one.code for one in reading.catalog.products),
        unrecorded=sum(not _is_recorded(reading.catalog, code) for code in carried),
        errors=0,
    )


def _is_recorded(catalog: Catalog, code: str) -> bool:
    entry = catalog.entry_of_code[code]
    return entry.hosts == (HOST,) and len(entry.gtins) == len(entry.lots) == 1


def _gtin(number: int) -> str:
    digits = f"8936{number:08}"
    odd, even = (sum(int(digit) for digit in digits[start::2]) for start in (0, 1))
    return f"{digits}{-(odd + 3 * even) % 10}"


def _start(root: Path) -> "subprocess.Popen[str]":
    here = Path(__file__).parent.parent
    return subprocess.Popen(
        ISSUE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(here)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def _rounds(count: int, processes: int, products: int) -> None:
    total, announced, failed = Counter[str](), 0, 0
    for _ in range(count):
        with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
            root = Path(folder)
            write_products(root, products)
            for exit_code, said in issue_at_once(root, processes):
                failed += exit_code != 0
                announced += sum(line.startswith("products/") for line in said.splitlines())
            total.update(faults(root)._asdict())
    told = ", ".join(f"{name} {number}" for name, number in total.items())
    print(
        f"{count} rounds of {processes} at once: {announced} codes for {count * products} products; {told}; {failed=}"
    )


def _kills(count: int, products: int, chance: random.Random) -> None:
    """Each run is killed somewhere on its way; what is run after it has to put everything right."""
    total, struck = Counter[str](), 0
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        write_products(Path(folder), products)
        began = monotonic()
        issue_at_once(Path(folder), 1)
        whole = monotonic() - began
    for _ in range(count):
        with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
            root = Path(folder)
            write_products(root, products)
            run = _start(root)
            try:  # the first half is Python's own start
                run.communicate(timeout=whole * chance.uniform(0.5, 1.05))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.communicate()
            struck += run.returncode != 0
            issue_at_once(root, 1)
            total.update(faults(root)._asdict())
    told = ", ".join(f"{name} {number}" for name, number in total.items())
    print(f"{count} runs, {struck} of them killed, each run once more: {told}")


@click.command()
@click.option("--rounds", default=100, show_default=True)
@click.option("--at-once", multiple=True, default=(2, 4), type=int, show_default=True)
@click.option("--kills", default=100, show_default=True)
@click.option("--products", default=PRODUCTS, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(rounds: int, at_once: tuple[int, ...], kills: int, products: int, seed: int) -> None:
    """Print the counts; all but the codes have to be 0."""
    for processes in at_once:
        _rounds(rounds, processes, products)
    _kills(kills, products, random.Random(seed))


if __name__ == "__main__":
    main()
