"""Make the stamps of many made-up products in every format and read each back, plain and worn; every one must scan.

python -m bench.stamps [--products 1000] [--runs 3]
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from bench.made_up import make_producers, make_products
from bench.timing import progress, table
from build_hooks.ground import codes
from build_hooks.stamps.drawing import Stamp
from build_hooks.stamps.making import make_many
from build_hooks.stamps.symbol import Unreadable, make_symbol
from build_hooks.stamps.writers import FORMATS

HOST = "https://ocop.angiang.gov.vn/S/"


@click.command()
@click.option("--products", default=1000, show_default=True)
@click.option("--runs", default=3, show_default=True)
def main(products: int, runs: int) -> None:
    """Whole runs over the same stamps, and the symbols alone."""
    stamps = made_up(products)
    measured = [_made(stamps, number, runs) for number in range(1, runs + 1)]
    seconds, failures = [one for one, _ in measured], measured[-1][1]
    symbols = list(_symbol_times(stamps))
    each = statistics.median(seconds) / products
    rows = [
        ["stamps in 3 formats, read plain and worn", f"{statistics.median(seconds):.1f} s", _all(seconds)],
        ["one stamp", f"{each * 1e3:.1f} ms", ""],
        ["make_symbol", f"{statistics.median(symbols) * 1e3:.2f} ms", ""],
    ]
    print(table(["what", "median", "runs s"], rows))
    print(f"\n{products} stamps, {products * len(FORMATS)} files, {len(failures)} unreadable")
    print("\n".join(failures))
    if failures:
        raise SystemExit(1)


def made_up(count: int) -> list[Stamp]:
    """The stamps of made-up products, each with a code of its own."""
    producers = {Path(one.path).stem: str(one.fields["name"]) for one in make_producers(count)}
    return [
        Stamp(
            address=f"{HOST}{one.fields['code']}/",
            code=codes.in_two_groups(one.fields["code"]),
            name=str(one.fields["name"]),
            producer=producers[one.fields["producer"]],
        )
        for one in make_products(count)
    ]


def _made(stamps: list[Stamp], number: int, runs: int) -> tuple[float, list[str]]:
    """Seconds, and what could not be read."""
    failures = []
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        start = time.perf_counter()
        try:
            for one, files in zip(stamps, make_many(stamps, FORMATS), strict=True):
                for kind, content in files.items():
                    Path(folder, f"{one.code}.{kind}").write_bytes(content)
        except Unreadable as reason:  # the first stops the work, as it stops the command
            failures.append(str(reason))
        seconds = time.perf_counter() - start
    progress(f"run {number}/{runs}: {seconds:.1f} s")
    return seconds, failures


def _symbol_times(stamps: list[Stamp]) -> Iterator[float]:
    for one in stamps:
        start = time.perf_counter()
        make_symbol(one.address)
        yield time.perf_counter() - start


def _all(seconds: list[float]) -> str:
    return " ".join(f"{one:.1f}" for one in seconds)


if __name__ == "__main__":
    main()
