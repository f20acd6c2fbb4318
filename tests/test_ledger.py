"""The ledger: a code is written into the product's file and nothing else of the file changes."""

from datetime import date
from pathlib import Path

import pytest

from build_hooks.ground import cache
from build_hooks.ground.codes import is_code
from build_hooks.intake import issuing as ledger
from build_hooks.intake.issuing import (
    CannotWriteCode,
    code_for,
    is_waiting,
    issue,
    with_code,
)
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT, make_product
from tests.reading import CODE, LEDGER, PATH, read_files, with_producer

TODAY = date(2026, 3, 2)
LINE = f"code: {CODE}\n"


def catalog_of(root: Path, text: str = PRODUCT) -> Catalog:
    """The catalog of one product file."""
    return read_files(root, {PATH: text}).catalog


def give(catalog: Catalog, product: Product) -> str:
    """Give a product of the catalog the code it is to have."""
    code = code_for(catalog, product, {entry.code for entry in catalog.ledger})
    issue(catalog.root, product, code, TODAY)
    return code


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\ngroup: x\n", f"name: A\n{LINE}group: x\n"),
        ("name: A", f"name: A\n{LINE}"),
        ("group: x\nname: A\n", f"group: x\nname: A\n{LINE}"),
        ("group: x\nname: A", f"group: x\nname: A\n{LINE}"),
        ("name: A\ncode:\ngroup: x\n", f"name: A\n{LINE}group: x\n"),
        ("code:\nname: A\n", f"name: A\n{LINE}"),
        ("name: A\ngroup: x\ncode: \n", f"name: A\n{LINE}group: x\n"),
        ("name: A\ncode: ''\n", f"name: A\n{LINE}"),
        ("# ghi chú\n\nname: 'A' # tên\n# sau\n", f"# ghi chú\n\nname: 'A' # tên\n{LINE}# sau\n"),
        ("---\nname: A\n", f"---\nname: A\n{LINE}"),
        ('name: "A: B"\nstory: |\n  name: C\n', f'name: "A: B"\n{LINE}story: |\n  name: C\n'),
        ("name: A\n\n\ngroup:    x   \n", f"name: A\n{LINE}\n\ngroup:    x   \n"),
        ("origin: {commune: x}\nname: A\n", f"origin: {{commune: x}}\nname: A\n{LINE}"),
    ],
)
def test_a_line_is_added(before: str, after: str) -> None:
    """The code stands below the name; every other character stays."""
    assert with_code(before, CODE) == after


def test_line_ends_of_windows_stay() -> None:
    """A file of Windows keeps its line ends and gets one more of its kind."""
    assert with_code("name: A\r\ngroup: x\r\n", CODE) == f"name: A\r\ncode: {CODE}\r\ngroup: x\r\n"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    """A file that Notepad saved keeps its mark, alone and at its beginning, and reads as before."""
    catalog = catalog_of(tmp_path, f"\ufeff{PRODUCT}")
    code = give(catalog, catalog.products[0])
    expected = PRODUCT.replace("group:", f"code: {code}\ngroup:", 1)
    assert (tmp_path / PATH).read_bytes() == b"\xef\xbb\xbf" + expected.encode()
    assert read_catalog(tmp_path).problems == ()


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x1d"])
def test_a_separator_is_no_line(sign: str) -> None:
    """A sign that Python alone takes for a line's end does not misplace the code."""
    text = f'group: "x{sign}y"\nname: A\nseason: z\n'
    try:
        assert with_code(text, CODE) == f'group: "x{sign}y"\nname: A\n{LINE}season: z\n'
    except CannotWriteCode:
        return


@pytest.mark.parametrize(
    "text",
    [
        "{name: A, group: x}\n",
        "{\nname: A,\ngroup: x\n}\n",
        " name: A\n group: x\n",
        "name:\n  A\ngroup: x\n",
        "name: >\n  A\n  B\ngroup: x\n",
        "? name\n: A\n",
        "- name: A\n",
        "name: A\n---\nname: B\n",
        "",
    ],
    ids=["flow", "flow-lines", "indented", "name-below", "folded", "question", "list", "two", "empty"],
)
def test_a_file_that_is_not_lines(text: str) -> None:
    """A file in which a line cannot be added safely is refused."""
    with pytest.raises(CannotWriteCode):
        with_code(text, CODE)


def test_an_entry_says_what_was_true(tmp_path: Path) -> None:
    """The ledger keeps the day, the product, its name, producer and bar codes as they were when the code was given."""
    files = with_producer("sample: có\nvariants: [{name: Gói, gtin: '9521234543213'}]\n", "sample: có\n")
    files[PATH] = str(files[PATH]).replace("Bánh tráng", 'Bánh "tráng" \\ A')
    catalog = read_files(tmp_path, files).catalog
    code = give(catalog, catalog.products[0])
    assert is_code(code)
    assert (tmp_path / f"ledger/{code}.yml").read_text("utf-8") == (
        "# Mã đã in không thu lại được: không xóa, không sửa tệp này.\n"
        f'code: "{code}"\n'
        "issued: 02/03/2026\n"
        'product: "banh-trang"\n'
        'name: "Bánh \\"tráng\\" \\\\ A"\n'
        'producer: "co-so-banh-trang"\n'
        'gtins: ["09521234543213"]\n'
        "sample: có\n"
    )


@pytest.mark.parametrize("name", ["Bánh tráng", 'Bánh "A"', "Bánh: A", "Bánh \\n", "'A'", "Bánh {found}", "Bánh%"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    """After a code was given the catalog reads without a problem, and the product carries the code."""
    quoted = name.replace("'", "''")
    catalog = catalog_of(tmp_path, PRODUCT.replace("Bánh tráng", f"'{quoted}'"))
    code = give(catalog, catalog.products[0])
    after = read_catalog(tmp_path)
    assert after.problems == ()
    assert [(one.code, one.name) for one in after.catalog.products] == [(code, name)]


def test_a_refused_file_leaves_no_trace(tmp_path: Path) -> None:
    """A file that cannot take the line is refused before the ledger is written."""
    text = '{name: A, group: thuc-pham, recognitions: [{stars: 3, as_of: "2025"}], sources: [{title: x}]}\n'
    catalog = catalog_of(tmp_path, text)
    with pytest.raises(CannotWriteCode):
        give(catalog, catalog.products[0])
    assert not (tmp_path / "ledger").exists()
    assert (tmp_path / PATH).read_text("utf-8") == text


def test_a_run_that_was_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the ledger was written and the product was not, the next run gives the same code, not another."""
    catalog = catalog_of(tmp_path)
    real = cache.write_atomically

    def breaks(path: Path, content: bytes, **options: bool) -> None:
        if path.name == "banh-trang.yml":
            raise KeyboardInterrupt
        real(path, content, **options)

    monkeypatch.setattr(ledger, "write_atomically", breaks)
    with pytest.raises(KeyboardInterrupt):
        give(catalog, catalog.products[0])
    monkeypatch.setattr(ledger, "write_atomically", real)
    (first,) = (tmp_path / "ledger").glob("*.yml")
    entry = first.read_bytes()
    again = read_catalog(tmp_path, forgive=frozenset({"lost_code"})).catalog
    assert [lost.code for lost in again.lost_codes] == [first.stem]
    assert give(again, again.products[0]) == first.stem
    assert list((tmp_path / "ledger").iterdir()) == [first]
    assert first.read_bytes() == entry
    assert read_catalog(tmp_path).catalog.lost_codes == ()


@pytest.mark.parametrize(
    ("changes", "waiting"),
    [
        ({}, True),
        ({"name": "Bánh tráng mè"}, False),
        ({"slug": "banh-trang-me"}, False),
        ({"code": "ABCDEFGF"}, False),
    ],
    ids=["same", "name", "file", "has-one"],
)
def test_whose_a_lost_code_is(tmp_path: Path, changes: dict[str, str], waiting: bool) -> None:
    """A lost code is taken up by the same file with the same name and no code, and by nothing else."""
    files: dict[str, str | bytes] = {PATH: PRODUCT, f"ledger/{CODE}.yml": LEDGER}
    read_files(tmp_path, files)
    catalog = read_catalog(tmp_path, forgive=frozenset({"lost_code"})).catalog
    (entry,) = catalog.lost_codes
    assert (entry.code, entry.name, entry.product, entry.issued) == (CODE, "Bánh tráng", "banh-trang", TODAY)
    product = make_product(**changes)
    assert is_waiting(entry, product) is waiting
    assert (code_for(catalog, product, {CODE}) == CODE) is waiting


def test_a_lost_code_that_was_handed_on(tmp_path: Path) -> None:
    """A code belongs to the product of its last transfer: that one gets it back, not the one it was first given to."""
    transfers = "transfers: [{to: x, name: X, on: 02/03/2026}, {to: banh-da, name: Bánh đa, on: 03/03/2026}]\n"
    read_files(tmp_path, {PATH: PRODUCT, f"ledger/{CODE}.yml": LEDGER + transfers})
    (entry,) = read_catalog(tmp_path, forgive=frozenset({"lost_code"})).catalog.lost_codes
    assert not is_waiting(entry, make_product())
    assert is_waiting(entry, make_product(slug="banh-da", name="Bánh đa"))


def test_codes_of_others_are_not_taken_up(tmp_path: Path) -> None:
    """Two products get two codes, and one that is taken is given to nobody."""
    files: dict[str, str | bytes] = {PATH: PRODUCT, "products/an-giang/banh-phong.yml": PRODUCT}
    catalog = read_files(tmp_path, files).catalog
    one, other = catalog.products
    assert give(catalog, one) != give(catalog, other)
    assert len(list((tmp_path / "ledger").iterdir())) == 2
