"""`ocop add`: what people send becomes files of the catalog, or a reason why not; nothing that was there is lost."""

from pathlib import Path

import pytest

from build_hooks.intake.changing import CannotChange
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT as THERE
from tests.building import build, jpeg
from tests.intake.sending import IMAGE, NAME, PATH, PRODUCER, PRODUCT, add, contents, files, page, write, zipped
from tests.pictures import burdened


@pytest.mark.parametrize("form", ["page", "zip", "folder", "yml", "many"])
def test_a_submission_is_taken(repository: Path, desk: Path, form: str) -> None:
    """Whatever way it came: product, producer and photo lie where they belong, and the catalog has no error."""
    source = desk / {"page": "a.html", "zip": "a.zip"}.get(form, "a")
    if form == "page":
        source.write_bytes(page(files()))
    elif form == "zip":
        source.write_bytes(zipped(files()))
    elif form == "yml":
        source = write(source, {"mam.yml": files()["san-pham.yml"], "01.jpg": jpeg(1000, 750)}) / "mam.yml"
        source.write_text(PRODUCT.replace('producer: "lo-mam"\n', ""), "utf-8")
    else:
        write(source if form == "folder" else source / "mot" / "hai", files())
    result = add(repository, source)
    assert result.exit_code == 0, result.output
    assert (
        f"mới   {NAME}" in result.output and PATH in result.output and "1 mới, 0 sửa, 0 trùng, 0 lỗi." in result.output
    )
    reading = read_catalog(repository)
    assert [one.line() for one in reading.errors] == []
    product = next(one for one in reading.catalog.products if one.slug == "mam-ca-linh")
    assert product.path == PATH and product.photos[0].path == IMAGE and product.updated
    assert product.producer == ("" if form == "yml" else "lo-mam-ba-sau")


def test_its_page_appears(repository: Path, desk: Path) -> None:
    """The site that is built next shows the product."""
    (desk / "a.html").write_bytes(page(files()))
    assert add(repository, desk / "a.html").exit_code == 0
    result = build(repository, "--strict")
    assert result.returncode == 0, result.stderr
    assert NAME in (repository / "site/san-pham/mam-ca-linh/index.html").read_text("utf-8")


def test_twice_is_once(repository: Path, desk: Path) -> None:
    """The same submission again changes nothing and says why; the slug of another product of that name differs."""
    (desk / "a.zip").write_bytes(zipped(files()))
    add(repository, desk / "a.zip")
    before = contents(repository)
    result = add(repository, desk / "a.zip", desk / "a.zip")
    assert result.exit_code == 0 and "0 mới, 0 sửa, 2 trùng, 0 lỗi." in result.output
    assert contents(repository) == before
    answer = (repository / "nhan/mam-ca-linh/tra-loi.txt").read_text("utf-8-sig")
    assert "Danh mục đã nhận thông tin" in answer  # the answer that was given stands
    other = files(producer=PRODUCER.replace("Bà Sáu", "Ông Năm"))
    (desk / "b.zip").write_bytes(zipped(other))
    assert "products/an-giang/binh-thanh-dong/mam-ca-linh-binh-thanh-dong.yml" in add(repository, desk / "b.zip").output


def test_a_dry_run_writes_nothing(repository: Path, desk: Path) -> None:
    """It tells the same and leaves all as it was."""
    (desk / "a.zip").write_bytes(zipped(files()))
    before = contents(repository)
    result = add(repository, "--dry-run", desk / "a.zip")
    assert "1 mới" in result.output and "chưa ghi gì" in result.output
    assert contents(repository) == before and not (repository / "nhan").exists()


def test_a_wrong_one_does_not_stop_the_others(repository: Path, desk: Path) -> None:
    """Its reason stands under it in the words of the form; the right ones are taken."""
    folder = write(
        desk / "folder",
        {
            "a.zip": zipped(files()),
            "b.html": page(files(product=PRODUCT.replace("27/01/2025", "31/02/2025").replace(NAME, "Khô cá"))),
        },
    )
    result = add(repository, folder)
    assert result.exit_code == 1
    assert "lỗi   Khô cá" in result.output
    assert "Các lần công nhận 1, Ngày ký quyết định: không có ngày “31/02/2025”" in result.output
    assert "1 mới, 0 sửa, 0 trùng, 1 lỗi." in result.output
    assert (repository / PATH).is_file()
    assert not list(repository.rglob("kho-ca*.yml"))


def test_the_answer_and_the_papers_lie_aside(repository: Path, desk: Path) -> None:
    """A reply to paste, and the evidence, where git does not look; what only seems a paper is not kept."""
    members = {**files(), "minh-chung/qd.pdf": b"%PDF-1.7 x", "minh-chung/anh.jpg": b"MZ\x90"}
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(repository, desk / "a.zip")
    assert "Người gửi: Nguyễn Thị Sáu, 0912345678." in result.output
    aside = repository / "nhan/mam-ca-linh"
    assert "Không lấy: minh-chung/anh.jpg; không mở được như tệp PDF hay ảnh" in result.output
    assert sorted(one.relative_to(aside).as_posix() for one in aside.rglob("*") if one.is_file()) == [
        "da-gui.txt",
        "gui-kem.yml",
        "minh-chung/qd.pdf",
        "tra-loi.txt",
    ]
    answer = (aside / "tra-loi.txt").read_text("utf-8-sig")
    assert answer.startswith(f"Cảm ơn anh/chị đã gửi “{NAME}” tới Danh mục thử.")
    assert "0912" not in "".join(path.read_text("utf-8") for path in (repository / "products").rglob("*.yml"))
    assert "nhan/" in (Path(__file__).parents[2] / ".gitignore").read_text("utf-8").split()


def test_the_answer_speaks_of_no_file(repository: Path, desk: Path) -> None:
    """Who has filled in a form is told what to fill in, not which line of YAML to write."""
    product = PRODUCT.split("recognitions")[0] + PRODUCT[PRODUCT.index("sources") :]
    (desk / "a.zip").write_bytes(zipped(files(product=product)))
    assert add(repository, desk / "a.zip").exit_code == 1
    answer = (repository / "nhan/mam-ca-linh/tra-loi.txt").read_text("utf-8-sig")
    assert "\n- chưa chọn hạng sao\n" in answer, answer


def test_a_photo_does_not_say_where_it_was_taken(repository: Path, desk: Path) -> None:
    """GPS never lands in the tree; the picture does."""
    (desk / "a.zip").write_bytes(zipped({**files(), "anh/01.jpg": burdened("JPEG")}))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0 and "GPS" not in result.output
    assert not any(one.message == "photo_has_gps" for one in read_catalog(repository).problems)
    assert (repository / IMAGE).is_file()


CORRECTION = """\
name: "Bánh tráng"
group: "thuc-pham"
summary: "Phơi sương một đêm."
recognitions:
  - stars: "4"
    decision: "99/QĐ-UBND"
    issued: "02/03/2026"
sources:
  - title: "Quyết định 99/QĐ-UBND"
"""
COMMENTED = THERE.replace("name: Bánh tráng", "# viết tay\nname: Bánh tráng  # đúng như nhãn")


@pytest.mark.parametrize("way", ["slug", "update"])
def test_a_correction(repository: Path, desk: Path, way: str) -> None:
    """Given fields are set, a new recognition joins the old one, and what a person wrote by hand stays."""
    path = repository / "products/an-giang/banh-trang.yml"
    path.write_text(COMMENTED, "utf-8")
    sending = 'slug: "banh-trang"\n' if way == "slug" else None
    members = files(product=CORRECTION, producer=None, sending=sending)
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(repository, "--accept-all", *(["--update"] if way == "update" else []), desk / "a.zip")
    assert result.exit_code == 0, result.output
    assert "0 mới, 1 sửa, 0 trùng, 0 lỗi." in result.output
    text = path.read_text("utf-8")
    assert text.startswith("# viết tay\nname: Bánh tráng  # đúng như nhãn\n")
    product = read_catalog(repository).catalog.products[0]
    assert product.summary == "Phơi sương một đêm."
    assert [one.stars for one in product.recognitions] == [3, 4]
    assert [one.title for one in product.sources] == ["Danh sách sản phẩm", "Quyết định 99/QĐ-UBND"]


def test_a_correction_of_nothing_that_is_there(repository: Path, desk: Path) -> None:
    """It names the nearest."""
    (desk / "a.zip").write_bytes(zipped(files(sending='slug: "banh-trag"\n')))
    result = add(repository, desk / "a.zip")
    assert "muốn sửa sản phẩm “banh-trag” nhưng danh mục không có" in result.output
    assert "có phải “banh-trang”?" in result.output and result.exit_code == 1


def test_a_file_that_a_machine_would_not_keep(repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left for a person, and said."""

    def refuse(*_: object) -> str:
        raise CannotChange

    monkeypatch.setattr("build_hooks.intake.desk.changed_text", refuse)
    before = contents(repository)
    (desk / "a.zip").write_bytes(zipped(files(product=CORRECTION, producer=None)))
    result = add(repository, "--update", desk / "a.zip")
    said = (
        "máy không sửa được tệp này mà giữ nguyên cách viết; người giữ danh mục sửa bằng tay, anh/chị không cần gửi lại"
    )
    assert said in result.output and result.exit_code == 1
    assert contents(repository) == before


def test_a_code_is_never_taken_from_a_submission(repository: Path, desk: Path) -> None:
    """Only the ledger gives codes."""
    (desk / "a.zip").write_bytes(zipped(files(product=f"code: 7KQ4M2XR\n{PRODUCT}")))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0
    assert "không lấy (do người giữ danh mục ghi): Mã truy xuất: 7KQ4M2XR" in result.output
    assert "code" not in (repository / PATH).read_text("utf-8")


def test_the_same_bar_code_as_another_product(repository: Path, desk: Path) -> None:
    """It is refused though the other file is told of it, whichever comes first by name."""
    gtin = 'variants: [{name: "Gói", gtin: "8936049500008"}]\n'
    path = repository / "products/an-giang/x-cu.yml"
    path.write_text(THERE.replace("Bánh tráng", "X cũ") + gtin, "utf-8")
    (desk / "a.zip").write_bytes(zipped(files(product=PRODUCT + gtin)))
    before = contents(repository)
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and "mã số vạch" in result.output
    assert contents(repository) == before


def test_without_a_place(repository: Path, desk: Path) -> None:
    """In a catalog of one province it lies there; nobody guesses between two."""
    text = PRODUCT.replace('origin:\n  commune: "30445"\n', "")
    (desk / "a.zip").write_bytes(zipped(files(product=text)))
    assert "products/an-giang/mam-ca-linh.yml" in add(repository, "--dry-run", desk / "a.zip").output
    write(repository, {"products/tay-ninh/kho.yml": THERE.replace("Bánh tráng", "Khô").encode()})
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and "chưa biết sản phẩm ở tỉnh nào" in result.output


def test_a_catalog_with_errors_is_mended_first(repository: Path, desk: Path) -> None:
    """Otherwise nobody could tell what is new."""
    write(repository, {"products/an-giang/sai.yml": b"name: Sai\n"})
    (desk / "a.zip").write_bytes(zipped(files()))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and "Chưa nhận gì" in result.output and not (repository / PATH).exists()


def test_a_run_that_was_broken_off_goes_on(repository: Path, desk: Path) -> None:
    """Photo and producer were written, the product was not: the same command ends it."""
    (desk / "a.zip").write_bytes(zipped(files()))
    add(repository, desk / "a.zip")
    whole = contents(repository)
    (repository / PATH).unlink()
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0, result.output
    assert contents(repository) == whole
