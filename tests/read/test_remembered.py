"""Records of texts that were read before: the same as those that are read now, with the same problems."""

import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from build_hooks import rules
from build_hooks.ground import dates
from build_hooks.ground.entries import Entries
from build_hooks.read import catalog as reader
from build_hooks.read import remembered
from build_hooks.read.catalog import Reading, read_catalog
from build_hooks.read.record import Record
from build_hooks.read.remembered import KEPT
from build_hooks.rules.problems import Problem
from tests.building import CATALOG, PRODUCT, write_repository
from tests.reading import CASES, OTHER_CODE, PATH, table, with_code, with_producer

KINDS = ("product", "producer", "ledger")


@pytest.fixture(autouse=True)
def nothing_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins like a process of its own."""
    monkeypatch.setattr(remembered, "_memory", {})


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose text is read as YAML, in this order."""
    paths: list[str] = []
    real = reader.read_record

    def counting(kind: str, text: str | Problem, path: str, problems: list[Problem]) -> Record | None:
        paths.append(path)
        return real(kind, text, path, problems)

    monkeypatch.setattr(reader, "read_record", counting)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)  # what another process reads is not counted here
    return paths


def again(root: Path) -> Reading:
    """As the next process reads it."""
    remembered._memory.clear()
    return read_catalog(root)


def told(reading: Reading) -> list[str]:
    """Every problem with all that fills its blanks."""
    return list(map(repr, reading.problems))


def faulty(root: Path) -> Path:
    """A repository of every faulty file that the tables of cases have."""
    texts = [path.read_bytes() for path in sorted((CASES / "bad-files").glob("*.yml"))]
    texts += [(CASES / "everything-wrong.yml").read_bytes()]
    files: dict[str, str | bytes] = {f"products/an-giang/x{at}.yml": text for at, text in enumerate(texts)}
    for at, row in enumerate(table("checks.yml")):
        folder = {"product": "products/an-giang", "producer": "producers", "ledger": "ledger"}.get(row["record"])
        if folder:
            files[f"{folder}/c{at}.yml"] = row["text"]
    for at, (field, spec) in enumerate(rules.records()["product"].items()):
        for value in ("", "x", "[x]", "{x: y}", "[{x: y}]", "'1,5'", "31/02/2025", "#1", "B¸nh", "x" * 3000):
            files[f"products/an-giang/f{at}-{abs(hash(value)) % 10_000}.yml"] = f"{PRODUCT}{field}: {value}\n"
        assert spec.name == field
    return write_repository(root, files)


def test_all_cores_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same problems of hundreds of faulty files, whoever read them."""
    root = faulty(tmp_path)
    readings = []
    for cores in (1, 3):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        shutil.rmtree(root / ".cache", ignore_errors=True)
        readings.append(told(again(root)))
    assert readings[0] == readings[1]


def test_problems_come_back_as_they_were(tmp_path: Path, parsed: list[str]) -> None:
    """Of hundreds of faulty files the same ones in the same order, with the same words of ours."""
    root = faulty(tmp_path)
    first = read_catalog(root)
    assert len(first.problems) > 400 and len(parsed) > 260
    read_first = parsed.copy()
    parsed.clear()
    assert told(again(root)) == told(first)
    assert len(parsed) < len(read_first) / 20, parsed  # those with a day to come


def test_every_type_of_field_comes_back(tmp_path: Path, parsed: list[str]) -> None:
    """Days, numbers, lists, flags and places: of a product with every field, and of all that the tests know by name."""
    shutil.copytree(CATALOG, tmp_path, dirs_exist_ok=True)
    first = read_catalog(tmp_path)
    parsed.clear()
    second = again(tmp_path)
    assert parsed == [] and first.problems == second.problems
    assert first.sound and second.sound
    assert (first.sound.products, first.sound.producers, first.sound.ledger) == (
        second.sound.products,
        second.sound.producers,
        second.sound.ledger,
    )
    types = {its for kind in KINDS for its in _types(kind)}
    assert types >= {"date", "decimal", "integer", "flag", "period", "gtin", "commune", "list", "record", "lot"}


def test_records_come_back_with_their_places(tmp_path: Path) -> None:
    """What is between files is told of the same line and column, of wrong fields too."""
    shutil.copytree(CATALOG, tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "products").rglob("*.yml"):
        path.write_text(path.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    entries = [_entries(tmp_path, kind) for kind in KINDS]
    remembered._memory.clear()
    assert [_entries(tmp_path, kind) for kind in KINDS] == entries


def _entries(root: Path, kind: str) -> list[str]:
    folder = {"product": "products", "producer": "producers"}.get(kind, kind)
    return [repr((entry.path, entry.slug, entry.record)) for entry in reader._entries(root, folder, kind, [])]


def _types(kind: str) -> Iterator[str]:
    for spec in rules.records()[kind].values():
        yield spec.type
        if spec.of in rules.records():
            yield from _types(spec.of)


@pytest.mark.parametrize("in_memory", [True, False])
def test_only_what_changed_is_read(tmp_path: Path, parsed: list[str], in_memory: bool) -> None:
    """One letter, a new name, a file that goes; a time of change that somebody gave back hides nothing."""
    files = with_producer(f"story: |\n  {'Ngon. ' * 900}\nseason: Tháng 1\n")
    root = write_repository(tmp_path, {**files, "products/an-giang/other.yml": PRODUCT.replace("Bánh", "Mứt")})
    read_catalog(root)
    read_catalog(root)
    (root / PATH).write_text((root / PATH).read_text("utf-8").replace("Tháng 1", "Tháng 2"), "utf-8")
    parsed.clear()
    reading = read_catalog(root) if in_memory else again(root)
    assert parsed == [PATH] and "Tháng 2" in {one.season for one in reading.catalog.products}
    parsed.clear()
    its, before = root / PATH, (root / PATH).stat()
    its.write_text(its.read_text("utf-8").replace("Bánh tráng", "Bánh trắng"), "utf-8")
    its.write_text(its.read_text("utf-8").replace("trắng", "tráng").replace("Bánh", "Bính"), "utf-8")
    os.utime(its, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert its.stat().st_size == before.st_size
    reading = read_catalog(root) if in_memory else again(root)
    assert parsed == [PATH] and {one.name for one in reading.catalog.products} == {"Bính tráng", "Mứt tráng"}
    parsed.clear()
    (root / PATH).rename(root / "products/an-giang/new.yml")
    (root / "products/an-giang/other.yml").unlink()
    reading = read_catalog(root) if in_memory else again(root)
    assert parsed == ["products/an-giang/new.yml"]
    assert [one.path for one in reading.catalog.products] == parsed


def test_models_stay_in_memory(tmp_path: Path) -> None:
    """Who reads twice has the very products again, with all that was followed from them; but not those that changed."""
    root = write_repository(
        tmp_path, {**with_producer(), "products/an-giang/other.yml": PRODUCT.replace("Bánh", "Mứt")}
    )
    read_catalog(root)
    first = read_catalog(root).catalog
    (root / PATH).write_text((root / PATH).read_text("utf-8").replace("Bánh", "Bính"), "utf-8")
    second = read_catalog(root).catalog
    assert [one is two for one, two in zip(first.products, second.products, strict=True)] == [False, True]
    assert first.producers[0] is second.producers[0]


def test_a_day_to_come_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lay ahead yesterday is right today, and wrong again by a clock that goes back; in memory and on the disk."""
    day = date(2026, 3, 2)
    root = write_repository(tmp_path, {PATH: f"{PRODUCT}updated: 02/03/2026\n"})
    for ahead in (-1, 0, 1, -1, 0):
        monkeypatch.setattr(dates, "today", lambda ahead=ahead: day + timedelta(days=ahead))
        for reading in (read_catalog(root), again(root), read_catalog(root)):
            assert [one.message for one in reading.problems] == ["future_date"] * (ahead < 0)


def test_no_other_rule_asks_for_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of files that name no day to come, nothing is told otherwise ten years on."""
    root = faulty(tmp_path)
    first = read_catalog(root)
    shutil.rmtree(root / KEPT)
    monkeypatch.setattr(dates, "today", lambda: date(2036, 1, 1))
    later = again(root)
    assert [one for one in told(first) if "future_" not in one] == [one for one in told(later) if "future_" not in one]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", ["flipped", "cut", "emptied", "exchanged", "folder"])
def test_a_spoilt_cache_is_made_anew(tmp_path: Path, kind: str, fault: str) -> None:
    """Whatever somebody did to a file of it, the catalog is what a reading from nothing gives."""
    root = write_repository(tmp_path, {**with_producer(), **with_code("producer: co-so-banh-trang\n")})
    first = read_catalog(root)
    path = root / KEPT / f"{kind}.bin"
    whole = path.read_bytes()
    path.unlink()
    if fault == "folder":
        path.mkdir()
    else:
        other = root / KEPT / f"{'product' if kind == 'ledger' else 'ledger'}.bin"
        flipped = bytes(byte ^ 1 if at % 50 == 20 else byte for at, byte in enumerate(whole))
        spoilt = {"flipped": flipped, "cut": whole[: len(whole) // 2], "emptied": b"", "exchanged": other.read_bytes()}
        path.write_bytes(spoilt[fault])
    second = again(root)
    assert (second.problems, second.catalog) == (first.problems, first.catalog)
    if fault != "folder":
        assert path.read_bytes() == whole


def test_what_others_wrote_runs_nothing_and_ends_nothing(tmp_path: Path, parsed: list[str]) -> None:
    """An entry that proves itself and is no record of ours is passed over."""
    root = write_repository(tmp_path, with_producer())
    first = read_catalog(root)
    for text in (
        b"{}",
        b"[]",
        b"[[1]]",
        b'[["",1,1,{"name":[1,1,5]},[]],[],"0001-01-01"]',
        b'[null,[5],"x"]',
        b"[" * 9999,
    ):
        _forged(root, text)
        parsed.clear()
        assert again(root).catalog == first.catalog
        assert PATH in parsed


def _forged(root: Path, text: bytes) -> None:
    """Every product's record is this text."""
    entries = Entries(root / KEPT / "product.bin", f"product {remembered._recipe()}")
    for key in list(entries._rows):
        entries.put(key, text)
    entries.close()


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """Reading goes on where the cache is a file."""
    root = write_repository(tmp_path, with_producer())
    (root / ".cache").write_bytes(b"")
    assert read_catalog(root).problems == () == again(root).problems


def test_a_file_too_large_or_closed_is_no_text(tmp_path: Path) -> None:
    """What cannot be read is not remembered as if it had been."""
    root = write_repository(tmp_path, {PATH: PRODUCT + "#" * 300_000})
    assert [one.message for one in read_catalog(root).problems] == ["too_large"]
    (root / PATH).write_text(PRODUCT, "utf-8")
    assert again(root).problems == ()


def test_a_lost_code_is_told_of_what_is_remembered(tmp_path: Path) -> None:
    """Rules between files see all files, whichever of them were read now."""
    root = write_repository(tmp_path, {**with_producer(), **with_code("producer: co-so-banh-trang\n")})
    assert read_catalog(root).problems == ()
    (root / PATH).write_text((root / PATH).read_text("utf-8").replace("7KQ4M2XR", OTHER_CODE), "utf-8")
    found = {one.message for one in again(root).problems}
    assert found == {"lost_code", "code_not_in_ledger"}
