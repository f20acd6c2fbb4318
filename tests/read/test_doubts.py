"""What may stand twice is a warning with both paths; what surely is two gives none."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_hooks.cli import ocop
from build_hooks.ground.text import slugify
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, PRODUCER, PRODUCT, REPOSITORY
from tests.reading import CODE, LEDGER, OTHER_CODE, read_files, said
from tests.versions import Versions

FIRST = "products/an-giang/mut-dua.yml"
SECOND = "products/an-giang/mut-dua-2.yml"
NAME_AT = ":1:7"
IN_A = "origin: {commune: '30445'}\n"  # xã Bình Thạnh Đông
IN_B = "origin: {commune: '30406'}\n"  # xã Phú Tân
# Part of the same commune today.
OLD_A = "origin: {old_commune: 'xã Phú Bình, huyện Phú Tân, An Giang'}\n"
Files = dict[str, str | bytes]


def product(name: str, more: str = "") -> str:
    return PRODUCT.replace("Bánh tráng", name) + more


def producer(name: str, more: str = "") -> str:
    return PRODUCER.replace("Cơ sở Bánh Tráng", name) + more


def of_two_owners(one: str = "", other: str = "", name: str = "Mứt dừa") -> Files:
    return {
        FIRST: product("Mứt dừa", f"producer: lo-mot\n{one}"),
        SECOND: product(name, f"producer: lo-hai\n{other}"),
        "producers/lo-mot.yml": producer("Lò Một"),
        "producers/lo-hai.yml": producer("Lò Hai"),
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Mứt dừa", "same_product"),
        ("MỨT-DỪA", "same_product"),
        ("Mứt dứa", "alike_product"),
        ("Mut dua", "alike_product"),
        ("Mứt bưởi", ""),
        ("Mứt dừa non", ""),
    ],
)
@pytest.mark.parametrize("more", [IN_A, "producer: lo-mot\n"])
def test_two_products(tmp_path: Path, name: str, message: str, more: str) -> None:
    """Of one commune or producer: the later file is told, and a catalog is read all the same."""
    files: Files = {FIRST: product("Mứt dừa", more), SECOND: product(name, more)}
    if "producer" in more:
        files["producers/lo-mot.yml"] = producer("Lò Một")
    reading = read_files(tmp_path, files)
    assert said(reading.problems) == ([(SECOND + NAME_AT, message)] if message else [])
    assert reading.found is not None and all(one.is_warning for one in reading.problems)


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("", "", False),
        (IN_A, IN_A, True),
        (IN_A, IN_B, False),
        (IN_A, "", False),
        (OLD_A, OLD_A, True),
        (IN_A, OLD_A, True),
    ],
)
@pytest.mark.parametrize("name", ["Mứt dừa", "Mứt dứa"])
def test_two_producers_of_one_name(tmp_path: Path, one: str, other: str, is_told: bool, name: str) -> None:
    """Everywhere somebody makes a jam of coconut; in one commune it may be the same."""
    assert bool(read_files(tmp_path, of_two_owners(one, other, name)).problems) is is_told


@pytest.mark.parametrize(
    ("one", "other", "same", "alike"),
    [
        (IN_A, IN_B, False, False),
        (IN_A, "", True, True),
        ("", "", False, True),
        (IN_A, OLD_A, True, True),
        (IN_B, IN_B, True, True),
    ],
)
def test_products_without_a_producer(tmp_path: Path, one: str, other: str, same: bool, alike: bool) -> None:
    """A doubt wherever places do not part them; of two that say nothing but one name, nothing is asked."""
    for name, is_told in (("Mứt dừa", same), ("Mứt dứa", alike)):
        files: Files = {FIRST: product("Mứt dừa", one), SECOND: product(name, other)}
        assert bool(read_files(tmp_path / slugify(name) / str(is_told), files).problems) is is_told


def test_another_province(tmp_path: Path) -> None:
    """Folders part products of which nothing else is known."""
    files: Files = {FIRST: product("Mứt dừa"), "products/tay-ninh/mut-dua-2.yml": product("Mứt dứa")}
    assert read_files(tmp_path, files).problems == ()


def test_two_that_were_accepted(tmp_path: Path) -> None:
    """Who gave both their codes has looked at both."""
    files: Files = {
        FIRST: product("Mứt dừa", f"code: {CODE}\n"),
        SECOND: product("Mứt dứa", f"code: {OTHER_CODE}\n"),
        f"ledger/{CODE}.yml": LEDGER,
        f"ledger/{OTHER_CODE}.yml": LEDGER.replace(CODE, OTHER_CODE),
    }
    assert read_files(tmp_path / "both", files).problems == ()
    files[SECOND] = product("Mứt dứa")
    files.pop(f"ledger/{OTHER_CODE}.yml")
    assert [one.message for one in read_files(tmp_path / "one", files).problems] == ["alike_product"]


@pytest.mark.parametrize("more", ["sample: có\n", "status: {is: withdrawn, on: 01/02/2026, reason: Ngừng}\n"])
def test_what_is_no_product_beside_it(tmp_path: Path, more: str) -> None:
    """A sample, and one that was withdrawn, as whoever joins two files leaves the one whose code was printed."""
    files: Files = {FIRST: product("Mứt dừa", IN_A), SECOND: product("Mứt dừa", IN_A + more)}
    assert read_files(tmp_path, files).problems == ()


@pytest.mark.parametrize(
    ("name", "one", "other", "message"),
    [
        ("HTX Dừa", "", "", "same_owner"),
        ("Hợp tác xã dừa", "", "", "same_owner"),
        ("HTX Dứa", "", "", "alike_owner"),
        ("Hop tac xa Dua", "", "", "alike_owner"),
        ("THT Dừa", "", "", ""),
        ("HTX Dừa", "tax_code: '1600100103'\n", "tax_code: '1600100110'\n", ""),
        ("HTX Dừa", "tax_code: '1600100103'\n", "", "same_owner"),
        ("HTX Dừa", IN_A, IN_B, ""),
        ("HTX Dừa", IN_A, IN_A, "same_owner"),
        ("Công ty Dừa", "tax_code: '1600100103'\n", "tax_code: '1600100103'\n", "same_tax_code"),
    ],
)
def test_two_producers(tmp_path: Path, name: str, one: str, other: str, message: str) -> None:
    """Up to short forms and marks, unless tax codes or places part them."""
    files: Files = {
        FIRST: product("Mứt dừa", "producer: a\n"),
        SECOND: product("Kẹo", "producer: b\n"),
        "producers/a.yml": producer("HTX Dừa", one),
        "producers/b.yml": producer(name, other),
    }
    found = read_files(tmp_path, files).problems
    assert [(one.path, one.message) for one in found] == ([("producers/b.yml", message)] if message else [])
    assert not message or found[0].params["first"] == "producers/a.yml"


def test_one_producer_in_two_files_is_one(tmp_path: Path) -> None:
    """Its products are compared as those of one producer."""
    files = of_two_owners() | {"producers/lo-hai.yml": producer("lò  một")}
    assert {one.message for one in read_files(tmp_path, files).problems} == {"same_product", "same_owner"}


def test_the_words(tmp_path: Path) -> None:
    """Both names, both paths, and what to do in each case."""
    files: Files = {FIRST: product("Mứt dừa"), "products/an-giang/z.yml": product("Mut dua")}
    (line,) = [one.line() for one in read_files(tmp_path, files).problems]
    assert line == (
        f"products/an-giang/z.yml:1:7: cảnh báo: name: “Mut dua” viết gần giống “Mứt dừa” ở {FIRST}; khác dấu là khác "
        "tên; mỗi sản phẩm một tệp; gõ thiếu hay nhầm dấu thì sửa tên; là một sản phẩm thì gộp hai tệp lại; là hai sản "
        "phẩm thì để nguyên"
    )


@pytest.mark.parametrize("root", [REPOSITORY, CATALOG])
def test_the_catalogs_here_have_none(root: Path) -> None:
    """Real products, each once."""
    told = {"same_product", "alike_product", "same_owner", "alike_owner", "same_tax_code"}
    assert not [one.line() for one in read_catalog(root).problems if one.message in told]


@pytest.mark.parametrize("slug", ["a", "z"])
def test_the_review_tells_it(tmp_path: Path, slug: str) -> None:
    """Whether the new file comes before the other one or behind; what both had before is no news."""
    old: Files = {
        FIRST: product("Mứt dừa"),
        "products/an-giang/b.yml": product("Kẹo"),
        "producers/c.yml": producer("C"),
    }
    versions = Versions.start(tmp_path, old | {"products/an-giang/c.yml": product("Kéo")})
    new = f"products/an-giang/{slug}.yml"
    versions.write({new: product("Mứt dứa")})
    result = CliRunner().invoke(ocop, ["--root", str(versions.root), "review", "--base", "main"])
    assert result.exit_code == 0, result.output
    (line,) = [line for line in result.output.splitlines() if "viết gần giống" in line]
    assert new in line and FIRST in line
