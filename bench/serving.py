"""How soon `mkdocs serve` shows a saved product, and tells of a wrong one, in a made-up catalog.

python -m bench.serving [--products 1500] [--runs 7]
"""

import os
import re
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import click
import yaml

from bench.made_up import make_producers, make_products, write_repository
from bench.timing import progress, python, table

TARGET = 1.0  # s
_PATIENCE = 600.0  # s
_OFTEN = 0.01  # s between two questions


@click.command()
@click.option("--products", default=1500, show_default=True)
@click.option("--runs", default=7, show_default=True)
def main(products: int, runs: int) -> None:
    """From the end of writing a product to the first answer that shows it, right and wrong ones in turn."""
    made = make_products(products)
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        root = Path(folder)
        write_repository(root, made, make_producers(products))
        path = root / made[0].path
        text, name = path.read_text("utf-8"), yaml.safe_load(path.read_bytes())["name"]
        address = f"127.0.0.1:{_free_port()}"
        page = f"http://{address}/san-pham/{path.stem}/"
        server = subprocess.Popen(
            python("-m", "mkdocs", "serve", "--quiet", "--dev-addr", address),
            cwd=root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
        )
        try:
            waited = _until(page, name)
            progress(f"served after {waited:.1f} s")
            right, wrong = [], []
            for number in range(runs):
                _write(path, re.sub("^name: .*$", f"name: {name} {number}", text, count=1, flags=re.MULTILINE))
                right.append(_until(page, f"{name} {number}"))
                _write(path, f"{text}\nno-such-field-{number}: 1\n")
                wrong.append(_until(page, f"no-such-field-{number}"))
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()
    rows = [
        [what, f"{statistics.median(seconds):.2f}", " ".join(f"{its:.2f}" for its in seconds)]
        for what, seconds in (("a saved product", right), ("a wrong one", wrong))
    ]
    print(table([f"{products} products", "median s", "runs s"], rows))
    print(f"\nat most {TARGET} s: {'yes' if statistics.median(right) <= TARGET else 'NO'}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _until(page: str, text: str) -> float:
    """Seconds until the page has this text."""
    begun = time.perf_counter()
    while (waited := time.perf_counter() - begun) < _PATIENCE:
        with suppress(OSError), urllib.request.urlopen(page) as answer:  # noqa: S310 - our own
            if text in answer.read().decode("utf-8"):
                return time.perf_counter() - begun
        time.sleep(_OFTEN)
    raise click.ClickException(f"{page}: nothing after {waited:.0f} s")


if __name__ == "__main__":
    main()
