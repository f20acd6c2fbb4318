"""Have others judge a built site: Frictionless, check-jsonschema, PyLD, Nu (vnu) and LibreOffice.

python -m bench.validators [SITE]

They have an environment of their own, which is made once in .cache/: together they are some eighty packages and 60 MB
that no test of the catalog needs. Nu needs Java, and LibreOffice is passed over where there is none.
"""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml

from bench.lighthouse import build
from bench.timing import progress
from build_hooks.ground.cells import guarded, unguarded

HERE = Path(__file__).parent
TERMS = HERE.parents[1] / "tests/cases/linked-terms.yml"
_PINNED = [HERE / name for name in ("requirements.txt", "package.json", "package-lock.json")]
_KEY = hashlib.sha256(b"".join(path.read_bytes() for path in _PINNED)).hexdigest()[:12]
HOME = HERE.parents[1] / f".cache/bench/validators-{_KEY}"
_LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_UTF8, _READ = "Text - txt - csv (StarCalc)", "44,34,76,1,,0,false,true"
_POLICY = "Content Security Policy"  # Nu knows no site: to it 'self' is no file


@click.command()
@click.argument("site", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(site: Path | None) -> None:
    """Judge the real site unless SITE is one already; ends with 1 where anybody found something."""
    install()
    folder = site or build()
    judges = (frictionless, schemas, terms, html, spreadsheet)
    found = [line for judge in judges for line in judge(folder)]
    print("\n".join(found) or "nothing found")
    raise SystemExit(bool(found))


def install() -> None:
    """Everything at its locked version, once."""
    if (HOME / "whole").exists():
        return
    progress("installing validators")
    HOME.mkdir(parents=True, exist_ok=True)
    for path in _PINNED:
        shutil.copy(path, HOME)
    subprocess.run((sys.executable, "-m", "venv", HOME / "venv"), check=True)
    pip = (HOME / "venv/bin/pip", "install", "--quiet", "-r", HOME / "requirements.txt")
    subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    subprocess.run(("npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"), cwd=HOME, check=True)
    (HOME / "whole").touch()


def _run(*command: object, cwd: Path | None = None, said: str = "") -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, input=said, capture_output=True, text=True, check=False)


def frictionless(site: Path) -> Iterator[str]:
    """The package with its tables, hashes and sizes."""
    result = _run(HOME / "venv/bin/frictionless", "validate", "--json", "datapackage.json", cwd=site / "du-lieu")
    report = json.loads(result.stdout)
    progress(f"frictionless: {report['stats']}")
    for task in report["tasks"]:
        yield from (f"{task['place']}: {error['message']}" for error in task["errors"])


def schemas(site: Path) -> Iterator[str]:
    """Every JSON file by its schema, every schema by that of schemas."""
    folder, program = site / "du-lieu", HOME / "venv/bin/check-jsonschema"
    named = {path: folder / "luoc-do" / path.name for path in sorted(folder.glob("*.json"))}
    groups = {schema: [path] for path, schema in named.items() if schema.is_file()}
    groups[folder / "luoc-do/du-lieu.json"] = sorted(site.glob("S/**/du-lieu.json"))
    for schema, paths in groups.items():
        yield from _told(_run(program, "--schemafile", schema, *paths))
    yield from _told(_run(program, "--check-metaschema", *sorted((folder / "luoc-do").glob("*.json"))))
    progress(f"check-jsonschema: {sum(map(len, groups.values()))} files by {len(groups)} schemas")


def _told(result: subprocess.CompletedProcess[str]) -> list[str]:
    return [] if result.returncode == 0 else [result.stdout or result.stderr]


def terms(site: Path) -> Iterator[str]:
    """All linked data, expanded."""
    pages = (path.read_text("utf-8") for path in site.rglob("*.html"))
    texts = [text for page in pages for text in _LINKED.findall(page)]
    texts += [path.read_text("utf-8") for path in site.glob("S/**/du-lieu.json")]
    lines = "".join(f"{json.dumps(json.loads(text))}\n" for text in texts)
    published = HOME / "node_modules/schema-dts/dist/schema.d.ts"
    result = _run(HOME / "venv/bin/python", HERE / "expand.py", published, TERMS, said=lines)
    if result.returncode:
        yield result.stderr
        return
    first, *unknown = result.stdout.splitlines()
    progress(f"PyLD: {first}")
    yield from (f"unknown term: {term}" for term in unknown if term)


def html(site: Path) -> Iterator[str]:
    """Every page; what the theme causes is counted and not told."""
    jar = HOME / "node_modules/vnu-jar/build/dist/vnu.jar"
    result = _run("java", "-jar", jar, "--format", "json", "--stdout", "--errors-only", "--skip-non-html", site)
    rows = yaml.safe_load((HERE / "material.yml").read_text("utf-8"))
    counts = Counter[str]()
    for its in json.loads(result.stdout)["messages"]:
        if row := next((row for row in rows if its["message"].startswith(row["begins"])), None):
            counts[row["why"]] += 1
        elif _POLICY not in its["message"]:
            yield f"{its['url'].partition(str(site))[2]}:{its.get('lastLine')}: {its['message']}"
    for why, count in counts.items():
        progress(f"Nu, of the theme: {count} × {why}")


# What a spreadsheet would take for something else, and plain texts beside.
_TEXTS = (
    "=1+1", "+84", "-5", "@a", "'", "''a", "00727", "0312345678", "12E34", "12/2023", "3-5", "1 1/2", "12:30", "5%",
    "8934567890123", "1.234,5", "30445", "Bánh tráng", "86/QĐ-UBND", 'a"b,c', "7KQ4 M2XR", "=HYPERLINK(1)",
)  # fmt: skip


def spreadsheet(site: Path) -> Iterator[str]:
    """Each table through LibreOffice into a workbook and back; and a table of texts of all kinds."""
    program = shutil.which("soffice")
    if not program:
        progress("LibreOffice: not here")
        return
    with tempfile.TemporaryDirectory(prefix="ocop-tables-") as folder:
        root = Path(folder)
        for path in (site / "du-lieu").glob("*.csv"):
            shutil.copy(path, root)
        with (root / "texts.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([guarded(text), "x"] for text in _TEXTS)
        own = f"-env:UserInstallation=file://{root / 'settings'}"
        tables = sorted(root.glob("*.csv"))
        to_books = ("--infilter=" + f"{_UTF8}:{_READ}", "--convert-to", "xlsx", "--outdir", root / "books", *tables)
        _run(program, "--headless", own, *to_books)
        books = sorted((root / "books").glob("*.xlsx"))
        _run(program, "--headless", own, "--convert-to", f"csv:{_UTF8}:44,34,76", "--outdir", root / "back", *books)
        progress(f"LibreOffice: {len(books)} tables of {len(tables)}")
        for path in tables:
            yield from _differences(path, root / "back" / path.name)


def _differences(sent: Path, back: Path) -> Iterator[str]:
    pairs: Any = zip(_rows(sent), _rows(back), strict=True) if back.is_file() else [(["file"], [])]
    for row, other in pairs:
        if row != other:
            yield f"{sent.name}: {row} came back as {other}"


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[unguarded(cell) for cell in row] for row in csv.reader(file)]


if __name__ == "__main__":
    main()
