"""Two names that differ in a mark are never joined, by no command; two writings of one name are one.

Ten thousand pairs for what decides, and a sample of them in a few files for each command.
"""

import csv
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.ground.codes import new_code
from build_hooks.ground.text import slugify
from build_hooks.intake.issuing import is_waiting
from build_hooks.intake.merging import merged
from build_hooks.intake.producers import same_producers
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.read.catalog import read_catalog
from build_hooks.rules.names import is_same, likeness
from tests.building import PRODUCT, make_product, write_repository
from tests.intake.sending import files, zipped
from tests.kept_apart import names
from tests.versions import Versions, entry
from tests.workbook_files import filled, grid

SEED = 20261126
SOME = list(islice(names(SEED + 1), 400))
PHU_BINH = "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
DECISIONS = [
    ("--decision", f"{number}/QĐ-UBND", "--issued", "27/01/2023", "--issuer", "UBND tỉnh An Giang") for number in (1, 2)
]


def pairs(count: int) -> list[tuple[str, str]]:
    """So many pairs of which no two names are one."""
    found: dict[str, tuple[str, str]] = {}
    for name, other, _ in SOME:
        if likeness(name) not in found and len(found) < count:
            found[likeness(name)] = (name, other)
    return list(found.values())


def run(root: Path, *words: object) -> Result:
    result = CliRunner().invoke(ocop, ["--root", str(root), *map(str, words)])
    assert result.exit_code == 0, result.output[-3000:]
    return result


def stars(root: Path) -> dict[str, list[int]]:
    """Of every product of the catalog, by its name; no name stands there twice."""
    found = read_catalog(root).catalog.products
    assert len({one.name for one in found}) == len(found) == len({one.slug for one in found})
    return {one.name: [item.stars for item in one.recognitions] for one in found}


def test_ten_thousand_pairs() -> None:
    """A mark makes another name, whatever else is changed; a writing makes none."""
    for name, other, written in islice(names(SEED), 10_000):
        assert not is_same(name, other) and not is_same(written, other), (name, other, written)
        assert is_same(name, written), (name, written)
        assert likeness(name) == likeness(other) == likeness(written)


def test_what_is_looked_up_by_a_name() -> None:
    """Producers, members of lists, and a code that waits for its product."""
    for name, other, written in SOME:
        assert same_producers({"name": other}, {"x": {"name": name}}) == []
        assert same_producers({"name": written}, {"x": {"name": name}}) == ["x"]
        both = merged("product", {"sources": [{"title": name}]}, {"sources": [{"title": other}]})
        assert both["sources"] == [{"title": name}, {"title": other}]
        given = LedgerEntry.model_validate({"code": "7KQ4M2XR", "issued": "2026-03-02", "product": "x", "name": name})
        assert not is_waiting(given, make_product(slug="x", name=other))
        assert is_waiting(given, make_product(slug="x", name=name))


def annex(path: Path, some: list[str], rank: str) -> Path:
    head: list[Any] = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm", "Hạng"]
    return grid(
        path, [head, *([number, name, "HTX Một", PHU_BINH, "Thực phẩm", rank] for number, name in enumerate(some, 1))]
    )


def test_annexes(tmp_path: Path, desk: Path) -> None:
    """One decision on the names, one on the others: no star goes to the wrong one."""
    some = pairs(40)
    root = write_repository(tmp_path / "catalog", {})
    run(root, "import", annex(desk / "a.xlsx", [name for name, _ in some], "3 sao"), *DECISIONS[0])
    run(root, "import", annex(desk / "b.xlsx", [other for _, other in some], "4 sao"), *DECISIONS[1])
    assert stars(root) == {name: [3] for name, _ in some} | {other: [4] for _, other in some}
    run(root, "import", annex(desk / "c.xlsx", [name.upper() for name, _ in some], "5 sao"), *DECISIONS[1])
    assert stars(root) == {name: [3, 5] for name, _ in some} | {other: [4] for _, other in some}


def test_an_annex_with_both(tmp_path: Path, desk: Path) -> None:
    """In one table, in which no row is refused as the twin of another."""
    some = [name for pair in pairs(40) for name in pair]
    root = write_repository(tmp_path / "catalog", {})
    run(root, "import", annex(desk / "a.xlsx", some, "3 sao"), *DECISIONS[0])
    assert stars(root) == {name: [3] for name in some}


def row(name: str, owner: str = "") -> dict[str, str]:
    place = "Nơi sản xuất: Xã, phường hiện nay"
    return {
        "Tên sản phẩm": name,
        "Nhóm sản phẩm": "Thực phẩm",
        "Chủ thể OCOP": owner,
        place: "30445",
        "Nguồn 1: Tên nguồn": "Danh sách",
    }


def test_a_workbook(tmp_path: Path, desk: Path) -> None:
    """Products and producers of its sheets, and the recognitions that name them."""
    some = pairs(12)
    root = write_repository(tmp_path / "catalog", {})
    for number in (0, 1):
        all_names = [pair[number] for pair in some] if number else [name for pair in some for name in pair]
        rank = {
            "Số quyết định": f"{number}/QĐ-UBND",
            "Ngày ký quyết định": "27/01/2023",
            "Cơ quan công nhận": "UBND tỉnh An Giang",
        }
        sheets = {
            "Sản phẩm": [row(name, f"Lò {name}") for name in all_names],
            "Chủ thể": [
                {
                    "Tên cơ sở (chủ thể OCOP)": f"Lò {name}",
                    "Loại hình": "Cơ sở sản xuất",
                    "Nguồn 1: Tên nguồn": "Danh sách",
                }
                for name in all_names
            ],
            "Công nhận": [{"Tên sản phẩm": name, "Hạng sao": str(4 + number), **rank} for name in all_names],
        }
        run(root, "import", filled(desk / f"{number}.xlsx", sheets), "--accept-all")
    assert stars(root) == {name: [4] for name, _ in some} | {other: [4, 5] for _, other in some}
    assert {one.name for one in read_catalog(root).catalog.producers} == {
        f"Lò {name}" for pair in some for name in pair
    }


def test_a_csv(tmp_path: Path, desk: Path) -> None:
    """Twice the same columns, first of the names, then of the others."""
    some = pairs(40)
    root = write_repository(tmp_path / "catalog", {})
    for number in (0, 1):
        text = StringIO()
        rank, day = "Công nhận 1: Hạng sao", "Công nhận 1: Theo nguồn (ngày, tháng hoặc năm)"
        writer = csv.DictWriter(text, [*row(""), rank, day])
        writer.writeheader()
        writer.writerows({**row(pair[number]), rank: str(3 + number), day: "2025"} for pair in some)
        (desk / "a.csv").write_text(text.getvalue(), "utf-8")
        run(root, "import", desk / "a.csv")
    assert stars(root) == {name: [3] for name, _ in some} | {other: [4] for _, other in some}


@pytest.mark.parametrize("words", [(), ("--update",)])
def test_submissions(tmp_path: Path, desk: Path, words: tuple[str, ...]) -> None:
    """Those of the names, then those of the others from other producers of names alike."""
    some = pairs(15)
    root = write_repository(tmp_path / "catalog", {})
    for number, rank in enumerate(("3", "4")):
        for at, pair in enumerate(some):
            text = (
                PRODUCT.replace("Bánh tráng", pair[number]).replace("stars: 3", f"stars: {rank}")
                + "origin: {commune: '30445'}\n"
            )
            owner = f"name: Lò {pair[number]}\ntype: co-so\nsources: [{{title: Danh sách}}]\n"
            members = {name: one for name, one in files(product=text, producer=owner).items() if name.endswith(".yml")}
            (desk / f"{number}-{at}.zip").write_bytes(zipped(members))
        run(root, "add", *words, *sorted(desk.glob(f"{number}-*.zip")))
    assert stars(root) == {name: [3] for name, _ in some} | {other: [4] for _, other in some}
    assert {one.name for one in read_catalog(root).catalog.producers} == {
        f"Lò {name}" for pair in some for name in pair
    }
    answers = [path.read_text("utf-8-sig").splitlines()[0] for path in (root / "nhan").rglob("tra-loi.txt")]
    assert all(sum(f"“{name}”" in text for text in answers) == 1 for pair in some for name in pair)


def test_renamed_files(tmp_path: Path) -> None:
    """A product that goes with its file, while one of other marks takes its code, has lost it."""
    some = pairs(12)
    codes: list[str] = []
    for _ in some:
        codes.append(new_code(set(codes)))
    of = dict(zip(codes, some, strict=True))
    old = {code: f"products/an-giang/{slugify(pair[0])}.yml" for code, pair in of.items()}
    texts: dict[str, str | bytes] = {
        old[code]: PRODUCT.replace("Bánh tráng", of[code][0]) + f"code: {code}\n" for code in codes
    }
    for code in codes:
        texts[f"ledger/{code}.yml"] = entry(code, slugify(of[code][0]), of[code][0])
    versions = Versions.start(tmp_path, texts)
    for code in codes:
        versions.remove(old[code])
        versions.write(
            {
                f"products/an-giang/x-{code.lower()}.yml": PRODUCT.replace("Bánh tráng", of[code][0].upper())
                + f"code: {code}\n"
            }
        )
    assert versions.found() == []
    for code in codes:
        versions.write(
            {f"products/an-giang/x-{code.lower()}.yml": PRODUCT.replace("Bánh tráng", of[code][1]) + f"code: {code}\n"}
        )
    assert {message for _, message in versions.found()} == {"code_moved"} and len(versions.found()) == len(codes)


def test_codes_that_wait(tmp_path: Path) -> None:
    """A run that was broken off left them in the ledger; what has another name by now does not get them."""
    name, other = pairs(1)[0]
    files: dict[str, str | bytes] = {"products/an-giang/x.yml": PRODUCT.replace("Bánh tráng", other)}
    files["ledger/7KQ4M2XR.yml"] = f'code: "7KQ4M2XR"\nissued: 02/03/2026\nproduct: x\nname: {name}\n'
    root = write_repository(tmp_path, files)
    result = CliRunner().invoke(ocop, ["--root", str(root), "issue", "--all"])
    assert result.exit_code == 1 and "7KQ4M2XR" in result.output
    (root / "products/an-giang/x.yml").write_text(PRODUCT.replace("Bánh tráng", name), "utf-8")
    run(root, "issue", "--all")
    assert read_catalog(root).catalog.products[0].code == "7KQ4M2XR"


def test_what_is_printed(tmp_path: Path) -> None:
    """A name means itself and no other."""
    some = pairs(40)
    texts: dict[str, str | bytes] = {
        f"products/an-giang/p-{number}.yml": PRODUCT.replace("Bánh tráng", name)
        for number, (name, _) in enumerate(some)
    }
    catalog = read_catalog(write_repository(tmp_path, texts)).catalog
    for number, (name, other) in enumerate(some):
        assert [one.slug for one in select(catalog, Selection(products=(name,))).products] == [f"p-{number}"]
        with pytest.raises(CannotSelect, match="Có phải"):
            select(catalog, Selection(products=(other,)))
