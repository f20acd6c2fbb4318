"""What became of an annex: taken in by the command from outside, and compared with what it says."""

import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from click.testing import CliRunner

from build_hooks.cli import ocop
from tests.annexes.making import annex
from tests.annexes.paper import Annex, Wanted
from tests.building import write_repository

RIGHT, NAMED, REFUSED, LOST, WRONG = "right", "named", "refused", "lost", "wrong"


class Judged(NamedTuple):
    """How many products came out which way, what is wrong with them, and what the command said."""

    counts: Counter[str]
    faults: tuple[str, ...]
    said: str


def judged(seed: int) -> Judged:
    """Take the annex of a seed into a new catalog."""
    return judge(annex(seed))


def judge(paper: Annex) -> Judged:
    folder = Path(tempfile.mkdtemp(prefix="ocop-annex-"))
    try:
        root = write_repository(folder / "catalog", {"products/.keep": ""})
        file = folder / paper.file
        file.write_bytes(paper.content)
        options = [*paper.decision.options, "--skip-wrong"]
        result = CliRunner().invoke(ocop, ["--root", str(root), "import", str(file), *options])
        said = unicodedata.normalize("NFC", result.output)
        if result.exception and not isinstance(result.exception, SystemExit):
            said += f"\nTraceback: {result.exception!r}"
        return _compared(paper, list(_written(root)), said)
    finally:
        shutil.rmtree(folder)


def _written(root: Path) -> Iterator[dict[str, Any]]:
    """The products as they lie in the catalog, each with the name of its producer."""
    for path in sorted((root / "products").rglob("*.yml")):
        fields = _texts(path)
        owner = root / f"producers/{fields.get('producer')}.yml"
        fields["owner"] = _texts(owner)["name"] if owner.is_file() else ""
        yield fields


def _texts(path: Path) -> dict[str, Any]:
    fields: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506  texts alone
    return fields


def _compared(paper: Annex, written: list[dict[str, Any]], said: str) -> Judged:
    counts: Counter[str] = Counter()
    faults: list[str] = []
    left = {(fields["name"], fields["owner"]): fields for fields in written}
    for wanted in paper.products:
        fields = left.pop((wanted.name, wanted.owner), None) or _named_alike(left, wanted)
        way, why = _way(wanted, fields, said, is_read=bool(written) or "←" in said)
        counts[way] += 1
        if way in (LOST, WRONG) or (way == NAMED and not wanted.is_asked):
            faults.append(f"{way}: {wanted.name} – {wanted.owner}: {why}")
    for name, owner in left:
        counts[WRONG] += 1
        faults.append(f"{WRONG}: “{name}” – “{owner}” is no product of the paper")
    return Judged(counts, tuple(faults), said)


def _named_alike(left: dict[tuple[str, str], dict[str, Any]], wanted: Wanted) -> dict[str, Any] | None:
    """The product with another owner or another writing of its name: taken, and wrong."""
    key = next((key for key in left if wanted.name in key[0]), None)
    return left.pop(key) if key else None


def _way(wanted: Wanted, fields: dict[str, Any] | None, said: str, *, is_read: bool) -> tuple[str, str]:
    if fields is None:
        if re.search(rf"(?<!\w){re.escape(wanted.name)}(?!\w)", said):
            return NAMED, next((line for line in said.splitlines() if wanted.name in line), "")
        return (LOST, "no word of it") if is_read else (REFUSED, said.strip()[:200])
    if wanted.is_asked:
        return WRONG, "a rank that nobody has given was taken"
    differences = [
        f"{name}: {found!r} for {right!r}" for name, found, right in _pairs(wanted, fields) if found != right
    ]
    return (WRONG, "; ".join(differences)) if differences else (RIGHT, "")


def _pairs(wanted: Wanted, fields: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    (recognition,) = fields["recognitions"]
    field, place = wanted.place
    origin = fields.get("origin", {})
    yield "name", fields["name"], wanted.name
    yield "owner", fields["owner"], wanted.owner
    yield "stars", recognition["stars"], str(wanted.stars)
    yield "group", fields["group"], wanted.group
    yield "taxonomy", fields.get("taxonomy", "2023"), wanted.taxonomy
    yield "place", str(origin.get(field, "")).lower(), place.lower()
    if "score" in recognition:
        yield "score", _number(recognition["score"]), _number(wanted.score)


def _number(text: str) -> float:
    return float(text.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", text) else -1
