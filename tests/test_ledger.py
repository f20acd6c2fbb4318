"""The ledger: a code is written into the product's file and nothing else of the file changes."""

from datetime import date
from pathlib import Path

import pytest

from build_hooks import cache, ledger
from build_hooks.codes import is_code
from build_hooks.ledger import CannotWriteCode, issue, with_code
from build_hooks.model.catalog import Catalog
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT
from tests.reading import CODE, PATH, read_files, with_producer

TODAY = date(2026, 3, 2)
LINE = f"code: {CODE}\n"


def catalog_of(root: Path, text: str = PRODUCT) -> Catalog:
    """The catalog of one product file."""
    return read_files(root, {PATH: text}).catalog


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
    issued = issue(catalog, catalog.products[0], TODAY)
    assert is_code(issued.code)
    assert (tmp_path / f"ledger/{issued.code}.yml").read_text("utf-8") == (
        "# Mã đã in không thu lại được: không xóa, không sửa tệp này.\n"
        f'code: "{issued.code}"\n'
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
    issued = issue(catalog, catalog.products[0], TODAY)
    after = read_catalog(tmp_path)
    assert after.problems == ()
    assert [(one.code, one.name) for one in after.catalog.products] == [(issued.code, name)]


def test_a_refused_file_leaves_no_trace(tmp_path: Path) -> None:
    """A file that cannot take the line is refused before the ledger is written."""
    text = '{name: A, group: thuc-pham, recognitions: [{stars: 3, as_of: "2025"}], sources: [{title: x}]}\n'
    catalog = catalog_of(tmp_path, text)
    with pytest.raises(CannotWriteCode):
        issue(catalog, catalog.products[0], TODAY)
    assert not (tmp_path / "ledger").exists()
    assert (tmp_path / PATH).read_text("utf-8") == text


def test_a_run_that_was_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the ledger was written and the product was not, the next run gives the same code, not another."""
    catalog = catalog_of(tmp_path)
    real = cache.write_atomically

    def breaks(path: Path, content: bytes) -> None:
        if path.name == "banh-trang.yml":
            raise KeyboardInterrupt
        real(path, content)

    monkeypatch.setattr(ledger, "write_atomically", breaks)
    with pytest.raises(KeyboardInterrupt):
        issue(catalog, catalog.products[0], TODAY)
    monkeypatch.setattr(ledger, "write_atomically", real)
    (first,) = (tmp_path / "ledger").glob("*.yml")
    entry = first.read_bytes()
    assert issue(catalog, catalog.products[0], date(2026, 3, 3)).code == first.stem
    assert list((tmp_path / "ledger").iterdir()) == [first]
    assert first.read_bytes() == entry


def test_codes_of_others_are_not_taken_up(tmp_path: Path) -> None:
    """Only a code that was given to this product and that nobody carries is taken up again."""
    files: dict[str, str | bytes] = {PATH: PRODUCT, "products/an-giang/banh-phong.yml": PRODUCT}
    catalog = read_files(tmp_path, files).catalog
    one, other = catalog.products
    assert issue(catalog, one, TODAY).code != issue(catalog, other, TODAY).code
    assert len(list((tmp_path / "ledger").iterdir())) == 2
