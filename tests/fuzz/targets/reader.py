"""Files of products, producers and the ledger, alone and now and then as a whole catalog with links and odd names."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from build_hooks.intake.changing import CannotChange, changed_text
from build_hooks.intake.texts import texts_of
from build_hooks.intake.writing import record_text
from build_hooks.read.catalog import read_catalog, read_record
from build_hooks.read.source import decode
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem
from tests.building import PRODUCER, PRODUCT, jpeg
from tests.fuzz.dice import STRANGE, Dice
from tests.fuzz.records import as_yaml, code, kept, record
from tests.fuzz.said import said, unprintable
from tests.fuzz.sent import catalog_of
from tests.fuzz.target import Sample, fresh

_KINDS = ("product", "producer", "ledger", "sending")
_LINK = b"link to: "
_NAMES = (
    *(
        "products/an-giang/banh-trang.yml",
        "products/an-giang/phu-tan/khô cá.yml",
        "products/x.yml",
        "products/a/b.YAML",
    ),
    *("producers/co-so.yml", "producers/Cơ sở.yml", "producers/con.yml", "images/an-giang/banh-trang/01.jpg"),
    *("images/an-giang/banh-trang/02.png", "images/x/01.jpg", "catalog/trang.md", "catalog/a/b.md", "ledger/x.yml"),
    *("products/an-giang/" + "x" * 90 + ".yml", "products/an-giang/\u202etxt.yml", "products/an-giang/a\nb.yml"),
)
_PLACES = ("/etc/passwd", "../../../outside", "..", "/", "banh-trang.yml", "/dev/zero", "loop")


def make(dice: Dice) -> Sample:
    if dice.happens(0.02):
        return _catalog(dice)
    kind = dice.one(_KINDS)
    if dice.happens(0.03):
        content = _deep(dice).encode("utf-8", "replace")
    else:
        text = as_yaml(dice, record(dice, kind, dice.one((0.02, 0.1, 0.4))))
        content = (dice.spoilt(text) if dice.happens(0.5) else text).encode("utf-8", "surrogatepass")
    if dice.happens(0.1):
        content = dice.spoilt_bytes(content)
    if dice.happens(0.02):
        content = content.decode("utf-8", "replace").encode(dice.one(("utf-16", "cp1258", "utf-8-sig")), "replace")
    return {f"{kind}.yml": content}


def _deep(dice: Dice) -> str:
    """Nesting, aliases and flow signs without end."""
    size = dice.one((9, 100, 5000, 60_000))
    way = dice.number(6)
    if way == 0:
        return "story: " + dice.one(("[", "{", "{a: ", "- ", "!!map {", "? ")) * size
    if way == 1:
        return "".join(f"{' ' * at}a:\n" for at in range(min(size, 600)))
    if way == 2:
        return "a: &a [x]\n" + "".join(f"{chr(98 + at)}: &{chr(98 + at)} [*a, *a]\n" for at in range(9))
    if way == 3:
        return "".join(f"khoa{at}: {at}\n" for at in range(min(size, 5000)))
    if way == 4:
        return "name: " + dice.run(200_000)
    return ("name: x\n" if dice.happens(0.5) else "- x\n") * min(size, 20_000)


def _catalog(dice: Dice) -> Sample:
    files: Sample = {"products/an-giang/banh-trang.yml": PRODUCT.encode(), "producers/co-so.yml": PRODUCER.encode()}
    for _ in range(dice.between(1, 6)):
        name = dice.one(_NAMES)
        if dice.happens(0.3):
            folder, _, last = name.rpartition("/")
            name = f"{folder}/{dice.one(STRANGE).replace('/', '').replace(chr(0), '') or 'x'}{last}"
        if dice.happens(0.3):
            files[name] = _LINK + dice.one(_PLACES).encode()
        elif name.startswith("images"):
            files[name] = dice.one((_photo(), dice.spoilt_bytes(_photo()), b""))
        elif name.startswith("ledger"):
            known = code(dice)
            files[f"ledger/{known}.yml"] = as_yaml(dice, {**record(dice, "ledger"), "code": known}).encode()
        else:
            kind = "product" if name.startswith("products") else "producer"
            files[name] = as_yaml(dice, record(dice, kind)).encode("utf-8", "surrogatepass")
    return {name: one for name, one in files.items() if not _is_below(name, files)}


def _is_below(name: str, files: Sample) -> bool:
    return any(other.startswith(f"{name}/") or name.startswith(f"{other}/") for other in files)


@cache
def _photo() -> bytes:
    return jpeg(320, 240)


def run(sample: Sample, folder: Path) -> object:
    if len(sample) > 1:
        return _whole(sample, folder)
    ((name, content),) = sample.items()
    kind = name.partition(".")[0]
    found: list[Problem] = []
    text = decode(content, name)
    record = read_record(kind, text, name, found)
    return said(found), record.plain() if record else None, _again(kind, text)


def _whole(sample: Sample, folder: Path) -> object:
    links = {name: one for name, one in sample.items() if one.startswith(_LINK)}
    root = catalog_of(fresh(folder, {}), {name: one for name, one in sample.items() if name not in links})
    for name, target in links.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target.removeprefix(_LINK).decode())
    reading = read_catalog(root)
    return said(reading.problems), repr(reading.found), []


def _again(kind: str, text: str | Problem) -> list[str]:
    """What is lost when the record's texts are written and read, or changed by machine."""
    tree = text if isinstance(text, Problem) else parse(text, "")
    texts = {} if isinstance(tree, Problem) else texts_of(tree)
    if not isinstance(texts, dict) or not isinstance(text, str) or len(text) > 20_000:
        return []
    lost = []
    written = record_text(kind, texts)
    read = parse(written, "")
    if isinstance(read, Problem) or texts_of(read) != kept(texts):
        lost.append(f"written {written[:800]!r} of {str(texts)[:800]}")
    if len(text) % 32 == 0:
        wanted = {**texts, "updated": "27/01/2025"}
        try:
            changed = parse(changed_text(text, kind, wanted), "")
            if isinstance(changed, Problem) or texts_of(changed) != wanted:
                lost.append("changed")
        except CannotChange:
            pass
    return lost


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, _, lost = result
    yield from unprintable(lines)
    yield from (f"not the same texts: {one}" for one in lost)
