"""Runs killed at points spread over their writes: is the site whole at each, and does a second run put all right?

python -m bench.kills [--points 200] [--command build] [--products 8]

The points are shared out among the commands evenly. Codes are drawn by lot: two ledgers are the same when the same
products have one.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
import yaml

from bench.made_up import make_producers, make_products, write_repository, write_yaml
from bench.timing import progress

State = dict[str, str]
_CSV = """\
Tên sản phẩm,Nhóm sản phẩm,"Nơi sản xuất: Xã, phường hiện nay",Nguồn 1: Tên nguồn,Công nhận 1: Hạng sao,\
"Công nhận 1: Theo nguồn (ngày, tháng hoặc năm)"
Mắm cá linh,thuc-pham,30445,Danh sách,3,2025
Trà sen,do-uong,30445,Danh sách,4,2025
"""
_SENT = """\
name: {name}
group: thuc-pham
origin: {{commune: "30445"}}
recognitions: [{{stars: 3, as_of: "2025"}}]
sources: [{{title: Danh sách}}]
"""
_PAPERS = ("a.yml", "b.yml", "c.yml")
_DATA = ("products", "producers", "images", "ledger", "data")


class Command(NamedTuple):
    """What is run after `before`, the folders that a second run has to bring in order, and what is always whole."""

    words: tuple[str, ...]
    before: Callable[[Path], object]
    results: tuple[str, ...]
    whole: str = ""


def _with_a_site(root: Path) -> None:
    """A site is there, and a product has changed since."""
    _run(root, "mkdocs", "build", "--quiet")
    _with_another_name(root)


def _with_an_empty_cache(root: Path) -> None:
    """A site is there, and nothing is remembered of it: every page is written again, by all processes."""
    _with_a_site(root)
    shutil.rmtree(root / ".cache")


def _with_a_copy(root: Path) -> None:
    _run(root, "ocop", "bundle")
    _with_another_name(root)


def _with_another_name(root: Path) -> None:
    path = min((root / "products").rglob("*.yml"))
    fields = yaml.safe_load(path.read_bytes())
    write_yaml(path, {**fields, "name": f"{fields['name']} loại mới"})


def _without_codes(root: Path) -> None:
    shutil.rmtree(root / "ledger")
    for path in (root / "products").rglob("*.yml"):
        path.write_text(re.sub(r"^code:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def _with_papers(root: Path) -> None:
    for path, name in zip(_PAPERS, ("Bánh in", "Kẹo chuối", "Chả lụa"), strict=True):
        (root / path).write_text(_SENT.format(name=name), "utf-8")
    (root / "table.csv").write_text(_CSV, "utf-8")


COMMANDS = {
    "build": Command(("mkdocs", "build", "--quiet"), _with_a_site, ("site",), "site"),
    "build anew": Command(("mkdocs", "build", "--quiet"), _with_an_empty_cache, ("site",), "site"),
    "add": Command(("ocop", "add", *_PAPERS), _with_papers, _DATA),
    "import": Command(("ocop", "import", "table.csv"), _with_papers, _DATA),
    "issue": Command(("ocop", "issue", "--all"), _without_codes, _DATA),
    "stamps": Command(("ocop", "stamps", "--all", "--sample"), lambda _: None, ("print",)),
    "bundle": Command(("ocop", "bundle"), _with_a_copy, ("offline",), "offline/danh-muc-ocop"),
}


class Counted(NamedTuple):
    """How many runs were killed, after how many of them something was not whole, or not as if nobody had killed it."""

    killed: int
    broken: list[str]
    otherwise: list[str]


def killed(folder: Path, name: str, points: int, products: int) -> Counted:
    """Kill the command at as many points, evenly over its writes, each time from the same beginning."""
    command, begun, root = COMMANDS[name], folder / "begun", folder / "root"
    write_repository(begun, make_products(products), make_producers(products))
    config = yaml.safe_load((begun / "mkdocs.yml").read_bytes())
    write_yaml(begun / "mkdocs.yml", {**config, "site_url": "https://ocop.angiang.vn/"})
    command.before(begun)
    _copy(begun, root)
    before = state(root, command.whole) if command.whole else {}
    told = _struck(root, 0, "told", *command.words)
    count = sum(line.startswith("write ") for line in told.stderr.splitlines())
    if told.returncode or not count:
        raise click.ClickException(f"{name}: {told.stdout}{told.stderr[-2000:]}")
    after, results = (state(root, command.whole) if command.whole else {}), _results(root, command)
    counted = Counted(0, [], [])
    for at in sorted({1 + round(number * (count - 1) / max(1, points - 1)) for number in range(points)}):
        _copy(begun, root)
        ended = _struck(root, at, "killed", *command.words)
        counted = counted._replace(killed=counted.killed + (ended.returncode < 0))
        if command.whole and state(root, command.whole) not in (before, after):
            counted.broken.append(f"{name} at write {at} of {count}: {command.whole} is not whole")
        again = _run(root, *command.words)
        if again.returncode or _results(root, command) != results:
            counted.otherwise.append(f"{name} at write {at} of {count}: {again.stdout}{again.stderr}"[:500])
        progress(f"{name}: {at} of {count}")
    return counted


def _results(root: Path, command: Command) -> State:
    return {f"{folder}/{uri}": digest for folder in command.results for uri, digest in state(root, folder).items()}


def state(root: Path, folder: str) -> State:
    """The digest of each file of a folder; where it has codes, under the products that have them."""
    holders = {path.stem: yaml.safe_load(path.read_bytes())["product"] for path in (root / "ledger").glob("*.yml")}
    found = {}
    for path in (root / folder).rglob("*"):
        if path.is_file():
            uri, content = path.relative_to(root / folder).as_posix(), path.read_bytes()
            for code, holder in holders.items() if folder in _DATA else ():
                uri, content = uri.replace(code, holder), content.replace(code.encode(), holder.encode())
            found[uri] = hashlib.sha256(content).hexdigest()
    return found


def _copy(begun: Path, root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(begun, root, symlinks=True)


def _run(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return _struck(root, 0, "killed", *words)


def _struck(root: Path, at: int, how: str, *words: str) -> "subprocess.CompletedProcess[str]":
    here = Path(__file__).parent.parent
    return subprocess.run(
        [sys.executable, "-m", "bench.struck", str(at), how, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(here), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _tell(name: str, its: Counted) -> None:
    print(f"{name}: {its.killed} killed, {len(its.broken)} broken, {len(its.otherwise)} otherwise after a second run")


@click.command()
@click.option("--points", default=200, show_default=True)
@click.option("--command", "names", multiple=True, type=click.Choice(list(COMMANDS)), default=tuple(COMMANDS))
@click.option("--products", default=8, show_default=True)
def main(points: int, names: tuple[str, ...], products: int) -> None:
    """Print the counts; all but the kills have to be 0."""
    total = Counted(0, [], [])
    for name in names:
        with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
            its = killed(Path(folder), name, -(-points // len(names)), products)
        print(
            f"{name}: {its.killed} killed, {len(its.broken)} broken, {len(its.otherwise)} otherwise after a second run"
        )
        total = Counted(total.killed + its.killed, total.broken + its.broken, total.otherwise + its.otherwise)
    print("\n".join([*total.broken, *total.otherwise]))
    _tell("all", total)
    raise SystemExit(bool(total.broken or total.otherwise))


if __name__ == "__main__":
    main()
