"""Check a large made-up catalog with `ocop check` as a whole process; at most 2 s for 2,000 products.

python -m bench.check [--products 2000] [--runs 5]
"""

import tempfile
from pathlib import Path

import click

from bench.made_up import PRODUCTS, make_producers, make_products, write_repository
from bench.timing import Timed, progress, python, table, time_in_turn

TARGET = 2.0
PYTHON, IMPORTS, CHECK = "Python alone", "Python and imports", "ocop check"


@click.command()
@click.option("--products", default=PRODUCTS, show_default=True)
@click.option("--runs", default=5, show_default=True)
def main(products: int, runs: int) -> None:
    """An empty Python, one that imports the command, and the command itself, in turn."""
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        root = Path(folder)
        write_repository(root, make_products(products), make_producers(products))
        progress(f"{products} products written")
        commands = {
            PYTHON: python("-c", "pass"),
            IMPORTS: python("-c", "import build_hooks.cli"),
            CHECK: python("-c", "from build_hooks.cli import main; main()", "check", "--strict"),
        }
        measured = time_in_turn([Timed(name, command, root) for name, command in commands.items()], runs)
    rows = [[name, f"{one.median:.2f}", one.all] for name, one in measured.items()]
    whole, imports = measured[CHECK], measured[IMPORTS]
    print(table(["process", "median s", "runs s"], [*rows, ["reading", f"{whole.median - imports.median:.2f}", ""]]))
    print(f"\n{whole.printed.strip()}\nat most {TARGET} s: {'yes' if whole.median <= TARGET else 'NO'}")


if __name__ == "__main__":
    main()
