"""Blocks and pages that were made before: after any change the site has the bytes that a build from nothing makes."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jinja2 import Environment, Template

from bench.made_up import make_producers, make_products, write_repository
from build_hooks.ground.cache import FOLDER
from build_hooks.model.catalog import Catalog
from build_hooks.model.edition import Edition
from build_hooks.pages import STAGES
from build_hooks.pages.frame import blocks, fonts, photos, rendering
from build_hooks.pages.frame.blocks import KEPT, Blocks, remember
from build_hooks.pages.frame.output import File, Page
from build_hooks.pages.lists import listing
from build_hooks.pages.product import shares
from build_hooks.pages.product import stage as products
from build_hooks.pages.stamps import stage as stamps
from build_hooks.read import remembered
from build_hooks.read.catalog import read_catalog

PRODUCTS, CHANGES = 40, 5
PICTURES = {its.outputs for its in (fonts, photos, shares, stamps)}
Made = dict[str, tuple[str, object]]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """No test finds what another one left open."""
    remember()
    yield
    remember()


def made(catalog: Catalog) -> Made:
    """Key and content of all outputs but pictures."""
    found: Made = {}
    rendering.templates()
    for stage in STAGES:
        for its in stage(catalog) if stage not in PICTURES else ():
            if isinstance(its, File):
                found[its.uri] = its.key, its.read()
            else:
                found[its.uri] = its.key, (its.title, its.description, its.article, its.head, its.hidden)
    return found


def sound(root: Path) -> Catalog:
    """Of all files that are right."""
    its = read_catalog(root).sound
    assert its
    return its


def from_nothing(root: Path, beside: Path) -> Made:
    """What another process makes at another place, without any cache: of a catalog without a root nothing is kept."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(root, beside, ignore=shutil.ignore_patterns(FOLDER.parent.name))
    known, remembered._memory = remembered._memory, {}
    found = made(replace(sound(beside), root=Path()))
    remembered._memory = known
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with something of everything."""
    folder = tmp_path / "catalog"
    write_repository(folder, make_products(PRODUCTS), make_producers(PRODUCTS))
    return folder


def files(root: Path, folder: str) -> list[Path]:
    return sorted((root / folder).rglob("*.yml"))


def with_fields(path: Path, **fields: object) -> None:
    """The file with these fields in the place of those that it had."""
    its = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump({**its, **fields}, allow_unicode=True, sort_keys=False), "utf-8")


FIELDS: list[dict[str, object]] = [
    {"name": "Bánh phồng tôm"},
    {"name": "Rượu đế <b>&", "group": "do-uong", "alcohol": "có"},
    {"summary": "Thơm, giòn."},
    {"group": "thu-cong-my-nghe"},
    {"origin": {"commune": "30445"}},
    {"origin": {"old_district": "892"}},
    {"origin": {}},
    {"recognitions": [{"stars": 4, "decision": "12/QĐ-UBND", "issued": "02/03/2025", "issuer": "UBND tỉnh An Giang"}]},
    {"recognitions": [{"stars": 3, "as_of": "2020"}]},
    {"status": {"is": "withdrawn", "on": "01/06/2026"}},
    {"status": {"is": "revoked", "on": "01/06/2026", "decision": "9/QĐ-UBND"}},
    {"producer": ""},
    {"lots": [{"lot": "L01", "produced": "01/06/2026", "steps": [{"what": "Phơi", "date": "02/06/2026"}]}]},
    {"variants": [{"name": "Hộp", "gtin": "8934673123458"}]},
    {"sample": ""},
    {"updated": "25/11/2026"},
    {"tags": ["cá", "mắm"]},
    {"code": ""},
    {"price": {"from": "95.000", "as_of": "2026"}},
]
OWNERS: list[dict[str, object]] = [
    {"name": "Cơ sở Mới"},
    {"contact": {"phone": "0912 345 678", "consent": "02/03/2026"}},
    {"contact": {"phone": "0912 345 678"}},
    {"address": "ấp Mới"},
    {"origin": {"commune": "30445"}},
    {"type": "hop-tac-xa"},
    {"story": "Ba đời làm nghề."},
    {"sample": ""},
]
LEDGERS: list[dict[str, object]] = [
    {"lots": ["L00", "L01"]},
    {"gtins": ["08934673123458"]},
    {"hosts": ["https://ocop.example.vn/"]},
    {"name": "Tên khác"},
    {"transfers": [{"to": "x", "name": "Món khác", "on": "02/11/2026"}]},
]
SETTINGS: list[tuple[str, str]] = [
    ("name: .*", "name: Danh mục khác"),
    ("stale_days: .*", "stale_days: 99"),
    ("site_url: .*", "site_url: https://ocop.angiang.gov.vn/"),
    ("site_url: .*", "site_url: https://ocop.example.vn/"),
    ("edit_url: .*", "edit_url: https://github.com/a/b/edit/main/"),
    ("licence: .*", "licence: CC0"),
]


def change_field(root: Path, dice: Random) -> None:
    with_fields(dice.choice(files(root, "products")), **dice.choice(FIELDS))


def change_producer(root: Path, dice: Random) -> None:
    with_fields(dice.choice(files(root, "producers")), **dice.choice(OWNERS))


def change_ledger(root: Path, dice: Random) -> None:
    with_fields(dice.choice(files(root, "ledger")), **dice.choice(LEDGERS))


def change_letter(root: Path, dice: Random) -> None:
    path = dice.choice(files(root, dice.choice(["products", "producers"])))
    path.write_text(path.read_text("utf-8").replace("a", "e", 1), "utf-8")


def delete(root: Path, dice: Random) -> None:
    dice.choice(files(root, dice.choice(["products", "ledger"]))).unlink()


def rename(root: Path, dice: Random) -> None:
    path = dice.choice(files(root, "products"))
    path.rename(path.with_name(f"moi-{dice.randrange(1000)}.yml"))


def copy(root: Path, dice: Random) -> None:
    path = dice.choice(files(root, "products"))
    copied = path.with_name(f"them-{dice.randrange(1000)}.yml")
    shutil.copy(path, copied)
    with_fields(copied, code="", name=f"Món {dice.randrange(1000)}")


def change_settings(root: Path, dice: Random) -> None:
    path, (pattern, text) = root / "mkdocs.yml", dice.choice(SETTINGS)
    path.write_text(re.sub(pattern, text, path.read_text("utf-8")), "utf-8")


def change_page(root: Path, dice: Random) -> None:
    path = dice.choice(sorted((root / "catalog").rglob("*.md")))
    path.write_text(f"{path.read_text('utf-8')}\n## Mục {dice.randrange(1000)}\n", "utf-8")


KINDS: list[Callable[[Path, Random], None]] = [
    change_field,
    change_field,
    change_producer,
    change_ledger,
    change_letter,
    delete,
    rename,
    copy,
    change_settings,
    change_page,
]


@pytest.mark.parametrize("seed", range(2))
def test_no_change_leaves_a_stale_page(root: Path, tmp_path: Path, seed: int) -> None:
    """Changes of all kinds, one upon the other; and two outputs of one key are one, whatever came between."""
    dice = Random(seed)  # noqa: S311 - chance
    known: dict[str, object] = {}
    for number in range(CHANGES):
        kinds = KINDS[number % len(KINDS)], KINDS[(number + 5) % len(KINDS)]
        for change in kinds:
            change(root, dice)
        if dice.random() < 0.3:  # as the next process does
            remember()
            remembered._memory.clear()
        found = made(sound(root))
        fresh = from_nothing(root, tmp_path / "fresh")
        assert list(found) == list(fresh)
        assert [uri for uri in found if found[uri] != fresh[uri]] == [], (kinds, number)
        for uri, (key, content) in found.items():
            assert not key or known.setdefault(f"{uri} {key}", content) == content, uri


def test_a_page_of_another_product(root: Path, tmp_path: Path) -> None:
    """Where an old district may lie today is linked once something else is there, and no longer when that goes."""
    one, other = files(root, "products")[:2]
    with_fields(one, origin={"old_district": "huyện Phú Tân, tỉnh An Giang"})
    with_fields(other, origin={"commune": "30445"})
    page = next(product.page_uri for product in sound(root).products if product.path.endswith(one.name))
    first = made(sound(root))
    with_fields(other, origin={"commune": "30688"})
    second = made(sound(root))
    assert second == from_nothing(root, tmp_path / "fresh")
    assert first[page] != second[page]


def test_a_list_that_grows_behind_a_page(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page has the same products, and says that there is one more, on one page more."""
    monkeypatch.setattr(listing, "PER_PAGE", 8)
    made(sound(root))
    copied = files(root, "products")[0].with_name("zz.yml")
    shutil.copy(files(root, "products")[0], copied)
    with_fields(copied, name="Zz", code="", sample="có")
    found = made(sound(root))
    assert found == from_nothing(root, tmp_path / "fresh") and "nhom/6/" in found


def test_a_day_that_somebody_sets(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is the day of every page."""
    first = made(sound(root))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 2030
    second = made(sound(root))
    assert second == from_nothing(root, tmp_path / "fresh") != first
    monkeypatch.undo()
    assert made(sound(root)) == first


def test_a_part_is_no_whole(root: Path, tmp_path: Path) -> None:
    """Nor is an edition for a disk, of which the photos have another size; each has its own pages."""
    whole = sound(root)
    texts = ["", "group=thuc-pham", "photos=720", "place=An+Giang"]
    warm = [made(Edition.from_text(text).of(whole)) for text in texts * 2]
    shutil.rmtree(root / FOLDER)
    remember()
    remembered._memory.clear()
    assert warm == [made(Edition.from_text(text).of(sound(root))) for text in texts] * 2
    assert warm[1] != warm[0] != warm[3]
    fresh = from_nothing(root, tmp_path / "fresh")
    assert warm[0] == fresh


def test_one_change_makes_few_pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not about the product is not made again."""
    made(sound(root))
    remember()
    rendered: list[str] = []
    real = Environment.get_template

    def counting(self: Environment, name: str, *words: Any) -> Template:
        rendered.append(name)
        return real(self, name, *words)

    monkeypatch.setattr(Environment, "get_template", counting)
    with_fields(files(root, "products")[0], summary="Mới")
    made(sound(root))
    assert rendered.count("product/product.html") == 1
    assert 0 < rendered.count("trace/page.html") < 5
    assert 0 < rendered.count("lists/listing.html") < 9


def test_nothing_is_made_before_somebody_asks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys come without articles: 17,000 pages are never held at once."""
    catalog = sound(root)
    monkeypatch.setattr(products, "render", lambda *_, **__: pytest.fail("made"))
    its = [page for page in products.outputs(catalog) if isinstance(page, Page)]
    assert len({page.key for page in its}) == PRODUCTS and all(re.fullmatch("[0-9a-f]{64}", page.key) for page in its)


@pytest.mark.parametrize("fault", ["flipped", "cut", "emptied", "exchanged"])
def test_no_spoilt_block_is_published(root: Path, fault: str) -> None:
    """A file of blocks that is not what was written is as if it were not there."""
    first = made(sound(root))
    remember()
    paths = sorted((root / KEPT).iterdir())
    assert {path.stem for path in paths} == {"lists", "producers", "product", "trace"}
    contents = [path.read_bytes() for path in paths]
    for at, path in enumerate(paths):
        flipped = bytes(byte ^ 1 if place % 900 == 300 else byte for place, byte in enumerate(contents[at]))
        cut = contents[at][: len(contents[at]) // 2]
        path.write_bytes({"flipped": flipped, "cut": cut, "emptied": b"", "exchanged": contents[at - 1]}[fault])
    assert made(sound(root)) == first


def test_what_others_put_there(root: Path) -> None:
    """An entry that proves itself and unpacks to nothing is made anew."""
    first = made(sound(root))
    for path in blocks._open:
        entries = blocks._open[path]
        for key in list(entries._used):
            entries.put(key, b"no zlib")
    assert made(sound(root)) == first


def test_templates_are_those_of_now(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who changes one while a process serves sees it, though size and time of change are as before."""
    rooms = tmp_path / "rooms"
    shutil.copytree(rendering._ROOMS, rooms / "pages")
    monkeypatch.setattr(rendering, "_ROOMS", rooms / "pages")
    rendering.environment.cache_clear()
    catalog = sound(root)
    first = made(catalog)
    path = rooms / "pages/product/product.html"
    before, text = path.stat(), path.read_text("utf-8")
    path.write_text(text.replace("ocop-product", "ocop-proDuct", 1), "utf-8")
    assert path.read_text("utf-8") != text
    shutil.os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # type: ignore[attr-defined]
    second = made(catalog)
    changed = {uri for uri in first if first[uri][1] != second[uri][1]}
    assert changed == {product.page_uri for product in catalog.products if not product.is_withdrawn}
    rendering.environment.cache_clear()


def test_a_copy_of_a_model_is_another(root: Path) -> None:
    """What followed from the older values is not taken along."""
    product = sound(root).products[0]
    before = product.digest
    copied = product.model_copy(update={"name": "Tên khác"})
    assert copied.digest != before == product.digest
    assert copied.certificate == product.certificate
    assert replace(sound(root), products=(copied,)).digest != sound(root).digest


def test_a_catalog_of_no_disk_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """One that was made in memory has a relative root."""
    catalog = replace(sound(root), root=Path())
    shutil.rmtree(root / FOLDER)
    monkeypatch.chdir(tmp_path)
    assert Blocks(catalog, "product").late("00" * 32, lambda: "text")() == "text"
    assert not (tmp_path / FOLDER).exists()
