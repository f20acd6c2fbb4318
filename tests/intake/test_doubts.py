"""Names that differ in marks: nothing is written onto the other product or producer, and a person is told of both."""

from pathlib import Path
from typing import Any

import pytest

from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCER as OWNER
from tests.building import PRODUCT as ITS_PRODUCT
from tests.building import write_repository
from tests.intake.sending import IMAGE, NAME, PATH, PRODUCER, PRODUCT, add, contents, files, zipped
from tests.workbook_files import DECISION, grid, run

PHU_BINH = "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
HEADER = ["STT", "Tên sản phẩm", "Tên chủ thể", "Địa chỉ", "Nhóm", "Xếp hạng"]


def send(root: Path, desk: Path, file: str, *words: str, name: str = NAME, producer: str = PRODUCER) -> str:
    """The output of `ocop add` of a submission of this name and producer."""
    (desk / file).write_bytes(zipped(files(product=PRODUCT.replace(NAME, name), producer=producer)))
    result = add(root, *words, desk / file)
    assert result.exit_code == 0, result.output
    return result.output


def annex(root: Path, desk: Path, *rows: list[Any], decision: tuple[str, ...] = DECISION) -> str:
    result = run(root, grid(desk / "a.xlsx", [HEADER, *rows]), *decision)
    assert result.exit_code == 0, result.output
    return result.output


def names(root: Path) -> dict[str, str]:
    return {one.slug: one.name for one in read_catalog(root).catalog.products}


@pytest.mark.parametrize("words", [(), ("--update",)])
@pytest.mark.parametrize("name", ["Mắm cà linh", "Mắm cá lình", "Mam ca linh"])
def test_a_submission_of_another_name(repository: Path, desk: Path, name: str, words: tuple[str, ...]) -> None:
    """It is new, with a file and a folder of photos of its own; the first stays byte for byte."""
    send(repository, desk, "a.zip")
    before = contents(repository)
    said = send(repository, desk, "b.zip", *words, name=name)
    assert "1 mới, 0 sửa, 0 trùng, 0 lỗi." in said
    assert f"cảnh báo: Tên sản phẩm: danh mục đã có sản phẩm “{NAME}”, viết gần giống “{name}”" in said
    assert f"({PATH})" in said
    after = contents(repository)
    assert before.items() <= after.items()
    assert names(repository) == {
        "banh-trang": "Bánh tráng",
        "mam-ca-linh": NAME,
        "mam-ca-linh-binh-thanh-dong": name,
    }
    assert IMAGE.replace("mam-ca-linh/", "mam-ca-linh-binh-thanh-dong/") in after


def test_two_new_ones_in_one_run(repository: Path, desk: Path) -> None:
    """Each is told of the other."""
    for file, name in (("a.zip", NAME), ("b.zip", "Mắm cà linh")):
        (desk / file).write_bytes(zipped(files(product=PRODUCT.replace(NAME, name))))
    result = add(repository, desk / "a.zip", desk / "b.zip")
    assert "2 mới" in result.output
    assert "danh mục đã có sản phẩm “Mắm cà linh”, viết gần giống “Mắm cá linh”" in result.output
    assert "danh mục đã có sản phẩm “Mắm cá linh”, viết gần giống “Mắm cà linh”" in result.output


def test_another_writing_of_one_name(repository: Path, desk: Path) -> None:
    """It is the same product and producer, and the data keeps what was printed first."""
    owner = PRODUCER.replace("Lò mắm Bà Sáu", "Hợp tác xã Hòa Bình")
    send(repository, desk, "a.zip", producer=owner)
    said = send(
        repository, desk, "b.zip", "--update", name="MẮM  CÁ-LINH", producer=owner.replace("Hợp tác xã Hòa", "HTX Hoà")
    )
    assert "0 mới, 0 sửa, 1 trùng, 0 lỗi." in said, said
    catalog = read_catalog(repository).catalog
    assert [one.name for one in catalog.products] == ["Bánh tráng", NAME]
    assert [one.name for one in catalog.producers] == ["Hợp tác xã Hòa Bình"]


def test_a_producer_of_another_name(repository: Path, desk: Path) -> None:
    """It gets a file of its own beside the one that it is like, with a word to a person."""
    send(repository, desk, "a.zip")
    said = send(repository, desk, "b.zip", "--update", producer=PRODUCER.replace("Sáu", "Sâu"))
    assert "danh mục đã có cơ sở “Lò mắm Bà Sáu”, viết gần giống “Lò mắm Bà Sâu”" in said
    owners = {one.slug: one.name for one in read_catalog(repository).catalog.producers}
    assert owners == {"lo-mam-ba-sau": "Lò mắm Bà Sáu", "lo-mam-ba-sau-2": "Lò mắm Bà Sâu"}


def test_an_annex_of_a_name_with_other_marks(repository: Path, desk: Path) -> None:
    """The stars of a jam of pineapple are not those of one of coconut, in one table or in two."""
    owner = "HTX Tân Hưng"
    annex(repository, desk, [1, "Mứt dừa", owner, PHU_BINH, "Thực phẩm", "3 sao"])
    before = contents(repository)
    (desk / "a.xlsx").unlink()
    said = annex(
        repository,
        desk,
        [1, "Mứt dứa", owner, PHU_BINH, "Thực phẩm", "4 sao"],
        [2, "Mứt dưa", owner, PHU_BINH, "Thực phẩm", "5 sao"],
        decision=("--decision", "99/QĐ-UBND", *DECISION[2:]),
    )
    assert "2 mới, 0 sửa, 0 trùng, 0 lỗi." in said and "viết gần giống “Mứt dứa”" in said
    path = "products/an-giang/phu-tan/mut-dua.yml"
    assert contents(repository)[path] == before[path]
    stars = {one.name: one.recognitions[0].stars for one in read_catalog(repository).catalog.products}
    assert stars == {"Bánh tráng": 3, "Mứt dừa": 3, "Mứt dứa": 4, "Mứt dưa": 5}


def test_an_annex_with_a_short_form_of_the_owner(repository: Path, desk: Path) -> None:
    """Of the producer that is known by the long one: its product gets the second recognition."""
    annex(repository, desk, [1, "Mứt dừa", "Hợp tác xã Tân Hưng", PHU_BINH, "Thực phẩm", "3 sao"])
    (desk / "a.xlsx").unlink()
    row = [1, "MỨT DỪA", "HTX Tân Hưng", PHU_BINH, "Thực phẩm", "4 sao"]
    said = annex(repository, desk, row, decision=("--decision", "99/QĐ-UBND", *DECISION[2:]))
    assert "0 mới, 1 sửa, 0 trùng, 0 lỗi." in said, said


def test_two_products_that_nobody_can_tell_apart(tmp_path: Path, desk: Path) -> None:
    """Two files of one name and producer: an update of the name is refused with both."""
    root = write_repository(
        tmp_path / "catalog",
        {
            "products/an-giang/a.yml": ITS_PRODUCT.replace("Bánh tráng", NAME) + "producer: lo-mam-ba-sau\n",
            "products/an-giang/b.yml": ITS_PRODUCT.replace("Bánh tráng", NAME) + "producer: lo-mam-ba-sau\n",
            "producers/lo-mam-ba-sau.yml": OWNER.replace("Cơ sở Bánh Tráng", "Lò mắm Bà Sáu"),
        },
    )
    (desk / "a.zip").write_bytes(zipped(files()))
    before = contents(root)
    result = add(root, "--update", desk / "a.zip")
    assert result.exit_code == 1 and f"có nhiều sản phẩm “{NAME}” của chủ thể này; một trong: a, b" in result.output
    assert contents(root) == before


def test_many_of_one_name_are_counted(tmp_path: Path, desk: Path) -> None:
    """Three are named, those of the same place first."""
    same = ITS_PRODUCT.replace("Bánh tráng", NAME)
    there = {
        f"products/an-giang/{folder}/mam-{number}.yml": f"{same}producer: o{number}\n"
        for number, folder in enumerate(("cho-vam", "phu-tan", "tan-chau", "binh-thanh-dong"))
    }
    owners = {f"producers/o{number}.yml": OWNER.replace("Bánh Tráng", f"Số {number}") for number in range(4)}
    said = send(write_repository(tmp_path / "catalog", {**there, **owners}), desk, "a.zip")
    notes = [line for line in said.splitlines() if "Đã có sản phẩm cùng tên" in line]
    assert len(notes) == 3 and "binh-thanh-dong/mam-3.yml" in notes[0]
    assert "Còn 1 sản phẩm nữa cùng tên hoặc tên viết gần giống." in said


def test_two_with_one_photo_and_one_bar_code(repository: Path, desk: Path) -> None:
    """Each is told of the other's file, none of its own; a sender is told of no file."""
    for file, name in (("a.zip", NAME), ("b.zip", "Khô cá lóc")):
        (desk / file).write_bytes(zipped(files(product=PRODUCT.replace(NAME, name))))
    said = add(repository, desk / "a.zip", desk / "b.zip").output
    other = PATH.replace("mam-ca-linh", "kho-ca-loc")
    told = [line.strip() for line in said.splitlines() if "giống hệt" in line]
    assert [line[line.index(" (products") :] for line in told] == [f" ({other})", f" ({PATH})"], said
    answers = [one.read_text("utf-8-sig") for one in (repository / "nhan").rglob("tra-loi.txt")]
    assert all("giống hệt ảnh của một sản phẩm khác" in one and "products/" not in one for one in answers), answers


def test_a_bar_code_that_is_another_products(repository: Path, desk: Path) -> None:
    """It is told of the file that has it, though the problem lies in that file, and not in its own."""
    gtin = 'variants: [{name: "Gói", gtin: "8936049500008"}]\n'
    (repository / "products/an-giang/x-cu.yml").write_text(ITS_PRODUCT.replace("Bánh tráng", "X cũ") + gtin, "utf-8")
    (desk / "a.zip").write_bytes(zipped(files(product=PRODUCT + gtin)))
    said = add(repository, desk / "a.zip").output
    assert "mã số vạch “8936049500008” đã có ở một sản phẩm khác" in said and "(products/an-giang/x-cu.yml)" in said, (
        said
    )
    answer = (repository / "nhan/mam-ca-linh/tra-loi.txt").read_text("utf-8-sig")
    assert "8936049500008" in answer and "products/" not in answer, answer


@pytest.mark.parametrize("name", ["Lò mắm Bà Sàu", "L" + "ò" * 300])
def test_a_producers_name_is_not_told_as_the_products(repository: Path, desk: Path, name: str) -> None:
    """A doubt and an error are both told at the name of the producer."""
    send(repository, desk, "a.zip")
    other = files(product=PRODUCT.replace(NAME, "Khô cá"), producer=PRODUCER.replace("Lò mắm Bà Sáu", name))
    (desk / "b.zip").write_bytes(zipped(other))
    said = add(repository, desk / "b.zip").output
    assert "Tên cơ sở (chủ thể OCOP): " in said and "Tên sản phẩm: " not in said, said
