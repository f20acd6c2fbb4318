"""What may lie in the folders that strangers add to: real files with plain names, below a province of today."""

import os
from pathlib import Path

import pytest

from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT
from tests.reading import PATH, read_files, said, with_code

NAME_RULE = "có dấu, khoảng trắng, chữ hoa hoặc ký tự lạ; chỉ chữ thường không dấu, số và dấu “-”"
LINK = "đây là liên kết tới nơi khác; chỉ tệp và thư mục thật trong kho; chép tệp thật vào đây"
PROVINCE_RULE = "products/TỈNH/…/TÊN.yml, với TỈNH là một trong 34 tỉnh, thành phố hiện nay"


def lines(root: Path, *names: str) -> list[str]:
    """The lines about a repository whose products have these paths."""
    return [problem.line() for problem in read_files(root, dict.fromkeys(names, PRODUCT)).problems]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Bánh Tráng.yml", "banh-trang.yml"),
        ("bánh-tráng.yml", "banh-trang.yml"),
        ("banh trang.yml", "banh-trang.yml"),
        ("Banh-Trang.yml", "banh-trang.yml"),
        ("banh_trang.yml", "banh-trang.yml"),
        ("banh-trang(1).yml", "banh-trang-1.yml"),
        ("đặc sản.yml", "dac-san.yml"),
    ],
)
def test_a_name_with_marks(tmp_path: Path, name: str, nearest: str) -> None:
    """A file's name with marks, spaces or capitals is told with the name to give it."""
    path = f"products/an-giang/{name}"
    assert lines(tmp_path, path) == [f"{path}: tên “{name}” {NAME_RULE}; đổi tên thành “{nearest}”"]


@pytest.mark.parametrize("name", ["-", "--", "banh--trang", "-banh-trang", "banh-trang-"])
def test_a_name_that_is_no_address(tmp_path: Path, name: str) -> None:
    """A name of the right signs that is no slug would lie at another's address, or at none."""
    path = f"products/an-giang/{name}.yml"
    assert said(read_files(tmp_path, {path: PRODUCT}).problems) == [(path, "bad_file_name")]


def test_a_long_name(tmp_path: Path) -> None:
    """A name is bounded: it goes into addresses, and into the ledger."""
    path, longest = f"products/an-giang/{'a' * 81}.yml", f"products/an-giang/{'b' * 80}.yml"
    assert lines(tmp_path, path, longest) == [f"{path}: tên dài 81 ký tự; nhiều nhất 80; đặt tên ngắn hơn"]


@pytest.mark.parametrize(("name", "message"), [("7kq4m2xr.yml", "bad_file_name"), ("7KQ4M2XR.yaml", "wrong_ending")])
def test_a_name_in_the_ledger(tmp_path: Path, name: str, message: str) -> None:
    """The ledger's files are named by codes in capitals."""
    found = read_files(tmp_path, {**with_code(), f"ledger/{name}": ""}).problems
    assert (f"ledger/{name}", message) in said(found)


def test_a_folder_with_marks(tmp_path: Path) -> None:
    """A folder's name is held to the same rule."""
    line = f"products/an-giang/Phú Tân: tên “Phú Tân” {NAME_RULE}; đổi tên thành “phu-tan”"
    assert lines(tmp_path, "products/an-giang/Phú Tân/banh-trang.yml") == [line]


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".Yaml"])
def test_another_ending(tmp_path: Path, ending: str) -> None:
    """An ending that is nearly right is told once, with the right name."""
    path = f"products/an-giang/banh-trang{ending}"
    assert lines(tmp_path, path) == [f"{path}: tệp có đuôi “{ending}”; đuôi “.yml”; đổi tên thành “banh-trang.yml”"]


def test_a_stray_file(tmp_path: Path) -> None:
    """A file that is no record is named and stops nothing; what an operating system leaves is passed over."""
    stray = "products/an-giang/ghi chú.docx"
    ignored = ["products/Thumbs.db", "products/an-giang/.DS_Store", "producers/desktop.ini", "ledger/.gitkeep"]
    reading = read_files(tmp_path, {PATH: PRODUCT, stray: "x", **dict.fromkeys(ignored, "x")})
    assert [problem.line() for problem in reading.problems] == [
        f"{stray}: cảnh báo: tệp “ghi chú.docx” không thuộc về đây; thư mục này chỉ có tệp .yml; chuyển hoặc xóa tệp"
    ]
    assert len(reading.catalog.products) == 1


def _outside(root: Path) -> Path:
    """A folder beside the repository with a product of its own."""
    outside = root.parent / f"{root.name}-outside"
    outside.mkdir()
    (outside / "secret.yml").write_text(PRODUCT.replace("Bánh tráng", "Bí mật"), "utf-8")
    return outside


def test_a_linked_file_is_not_read(tmp_path: Path) -> None:
    """A link to a file outside is told and its content never looked at, not even to say what is wrong with it."""
    root = tmp_path / "repository"
    read_files(root, {PATH: PRODUCT})
    link = root / "products/an-giang/secret.yml"
    link.symlink_to(_outside(root) / "secret.yml")
    reading = read_files(root, {})
    assert [problem.line() for problem in reading.problems] == [f"products/an-giang/secret.yml: {LINK}"]


def test_a_linked_folder_is_not_read(tmp_path: Path) -> None:
    """A link to a folder outside is told and never followed."""
    root = tmp_path / "repository"
    read_files(root, {PATH: PRODUCT})
    (root / "products/an-giang/outside").symlink_to(_outside(root))
    reading = read_files(root, {})
    assert [problem.line() for problem in reading.problems] == [f"products/an-giang/outside: {LINK}"]


@pytest.mark.parametrize("folder", ["products", "producers", "ledger", "images"])
def test_a_linked_top_folder_is_not_read(tmp_path: Path, folder: str) -> None:
    """The folders themselves are held to the same rule: a link in place of one is told and never followed."""
    root = tmp_path / "repository"
    read_files(root, {} if folder == "products" else {PATH: PRODUCT})
    (root / folder).symlink_to(_outside(root))
    assert said(read_files(root, {}).problems) == [(folder, "symlink")]


@pytest.mark.parametrize("name", ["catalog/secret.yml", "catalog/huong-dan/secret.yml", "mkdocs.yml"])
def test_a_linked_hand_written_page(tmp_path: Path, name: str) -> None:
    """Links among the hand-written pages and one in place of mkdocs.yml are told: a host would follow them."""
    root = tmp_path / "repository"
    read_files(root, {PATH: PRODUCT})
    link, target = root / name, _outside(root) / "secret.yml"
    if link.exists():
        target.write_bytes(link.read_bytes())
        link.unlink()
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
    assert (name, "symlink") in said(read_catalog(root).problems)


def test_a_linked_folder_of_hand_written_pages(tmp_path: Path) -> None:
    """The same holds for the folder of the hand-written pages itself."""
    root = tmp_path / "repository"
    read_files(root, {PATH: PRODUCT})
    (root / "catalog").rename(tmp_path / "elsewhere")
    (root / "catalog").symlink_to(tmp_path / "elsewhere")
    assert ("catalog", "symlink") in said(read_catalog(root).problems)


@pytest.mark.parametrize("path", ["products/an-giang/x.yml", "producers/x.yml", "ledger/7KQ4M2XR.yml"])
def test_a_pipe_is_no_file(tmp_path: Path, path: str) -> None:
    """A pipe that is named like a record is told, and nobody waits for what comes out of it."""
    read_files(tmp_path, {PATH: PRODUCT})
    (tmp_path / path).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / path)
    assert said(read_catalog(tmp_path).problems) == [(path, "stray_file")]


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    """A broken link is told like any other."""
    read_files(tmp_path, {PATH: PRODUCT})
    (tmp_path / "products/an-giang/gone.yml").symlink_to("nowhere.yml")
    assert said(read_files(tmp_path, {}).problems) == [("products/an-giang/gone.yml", "symlink")]


@pytest.mark.parametrize(
    ("folder", "nearest"), [("an-gian", "an-giang"), ("angiang", "an-giang"), ("tp-ho-chi-minh", "ho-chi-minh")]
)
def test_an_unknown_province(tmp_path: Path, folder: str, nearest: str) -> None:
    """A folder that is nearly a province is told the province."""
    path = f"products/{folder}/banh-trang.yml"
    assert lines(tmp_path, path) == [f"{path}: tệp nằm ở “{path}”; {PROVINCE_RULE}; có phải “{nearest}”?"]


def test_a_province_of_before(tmp_path: Path) -> None:
    """A province that is none any more is no folder."""
    path = "products/kien-giang/banh-trang.yml"
    assert said(read_files(tmp_path, {path: PRODUCT}).problems) == [(path, "no_province_folder")]


def test_a_product_without_a_province(tmp_path: Path) -> None:
    """A file right below products/ is told where it belongs, without a guess."""
    assert lines(tmp_path, "products/banh-trang.yml") == [
        f"products/banh-trang.yml: tệp nằm ở “products/banh-trang.yml”; {PROVINCE_RULE}"
    ]


def test_the_folder_is_not_the_origin(tmp_path: Path) -> None:
    """A product that comes from another province is told where its file belongs, with what lies below kept."""
    path = "products/tay-ninh/phu-tan/banh-trang.yml"
    product = f'{PRODUCT}origin: {{commune: "30406"}}\n'
    (problem,) = read_files(tmp_path, {path: product}).problems
    assert problem.line() == (
        f"{path}:5:9: cảnh báo: origin: tệp nằm ở “tay-ninh” nhưng nơi sản xuất thuộc tỉnh An Giang; thư mục theo tỉnh "
        "hiện nay; chuyển tệp và ảnh sang “products/an-giang/phu-tan/banh-trang.yml”"
    )


@pytest.mark.parametrize(
    "place", ['commune: "30406"', 'old_district: "888"', 'old_commune: "30445"', "old_district: huyện Kiên Lương"]
)
def test_the_folder_is_the_origin(tmp_path: Path, place: str) -> None:
    """A folder fits a place of today and one of before, by the province it is in now."""
    assert said(read_files(tmp_path, {PATH: f"{PRODUCT}origin: {{{place}}}\n"}).problems) == []


def test_below_the_province_all_is_free(tmp_path: Path) -> None:
    """Folders below the province may be communes, old districts or nothing."""
    assert (
        lines(tmp_path, "products/an-giang/a.yml", "products/an-giang/x/b.yml", "products/an-giang/x/y/z/c.yml") == []
    )


def test_nothing_at_all(tmp_path: Path) -> None:
    """A repository without any product is an empty catalog, not a fault."""
    reading = read_files(tmp_path, {})
    assert (reading.problems, reading.catalog.products) == ((), ())
