"""What is kept of a sent photo: its first picture alone, cut out where that can be done."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.drawing.image import Image as Drawn
from PIL import Image

from build_hooks.ground import apart
from build_hooks.intake import photos
from build_hooks.pixels.telling import Told, told_by
from build_hooks.read.photos import look
from build_hooks.rules.problems import Mark, Problem
from tests.intake.sending import IMAGE, add, contents, files, zipped
from tests.pictures import HEIC, PLANTED, burdened, oriented, quarters, saved, shows_quarters
from tests.pixels.test_cutting import APPLE, BEHIND, pixels
from tests.workbook_files import WHOLE, filled, opened, run
from tests.workbook_files import saved as saved_book


def kept(content: bytes, name: str = "01.jpg") -> tuple[str, bytes]:
    """The name and the bytes that would be written."""
    found = photos.keep_photos(Path("/nowhere"), "images/x", [{"file": name}], {name: content}, set())
    ((path, bytes_),) = found.files.items()
    return path.rpartition("/")[2], bytes_


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_burdened_photo_is_cut(kind: str) -> None:
    """Its pixels are those that were sent."""
    content = burdened(kind) + APPLE
    name, small = kept(content, f"01.{kind.lower()}")
    assert name == f"01.{kind.lower()}" and told_by(small) == Told()
    assert pixels(small) == pixels(content)


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stays_upright(tmp_path: Path, turn: int) -> None:
    """The one word of the camera that is kept says how it was held."""
    _, small = kept(oriented(turn))
    (tmp_path / "01.jpg").write_bytes(small)
    picture = look(tmp_path / "01.jpg")
    assert (picture.width, picture.height) == (1200, 900) and PLANTED.encode() not in small
    assert pixels(small) == pixels(oriented(turn))


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("a.heic", lambda: HEIC),
        (
            "a.webp",
            lambda: saved(quarters(), "WEBP", save_all=True, append_images=[Image.new("RGB", (1200, 900))], quality=95),
        ),
        ("a.jpg", lambda: saved(quarters(4400, 3300), quality=95)),
    ],
    ids=["heic", "moving", "large"],
)
def test_what_cannot_be_cut_is_drawn_anew(name: str, drawn: Callable[[], bytes]) -> None:
    """As a JPEG of the first picture."""
    new, small = kept(drawn(), name)
    assert new == "a.jpg" and told_by(small) == Told()
    with Image.open(io.BytesIO(small)) as image:
        assert image.format == "JPEG" and shows_quarters(image, within=12)


@pytest.mark.usefixtures("at_home")
def test_a_plain_photo_is_kept_byte_for_byte() -> None:
    """What has nothing to lose loses nothing."""
    plain = saved(quarters())
    assert kept(plain) == ("01.jpg", plain)


@pytest.mark.parametrize("more", [one for one, _ in BEHIND.values()], ids=BEHIND)
def test_no_byte_behind_the_picture_is_taken(repository: Path, desk: Path, more: bytes) -> None:
    """By `ocop add`, of whatever lies there."""
    plain = saved(quarters())
    (desk / "a.zip").write_bytes(zipped({**files(), "anh/01.jpg": plain + more}))
    assert add(repository, desk / "a.zip").exit_code == 0
    assert contents(repository)[IMAGE] == plain


def test_nor_of_a_picture_in_a_workbook(repository: Path, desk: Path) -> None:
    """`ocop import` keeps photos by the same way."""
    book = opened(filled(desk / "a.xlsx", WHOLE).read_bytes())
    drawn = Drawn(io.BytesIO(burdened("JPEG") + APPLE))
    drawn.anchor = "A2"
    book["Sản phẩm"].add_image(drawn)
    result = run(repository, saved_book(book, desk / "b.xlsx"))
    assert result.exit_code == 0, result.output
    (photo,) = (one for path, one in contents(repository).items() if path.startswith("images/"))
    assert told_by(photo) == Told() and pixels(photo)[:3] == pixels(burdened("JPEG"))[:3]


def test_a_photo_that_takes_too_long_is_its_submission_s_problem(
    repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its decoding is ended, and nothing of it is written."""

    def slow(*_: object, **__: object) -> None:
        raise apart.TookTooLong

    monkeypatch.setattr(apart, "call", slow)
    before = contents(repository)
    (desk / "a.zip").write_bytes(zipped(files()))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and "máy mở “01.jpg” quá lâu nên đã dừng;" in result.output, result.output
    assert contents(repository) == before


@pytest.mark.parametrize("agreed", [True, False])
def test_who_is_in_the_photos(repository: Path, desk: Path, agreed: bool) -> None:
    """The reviewer sees the sender's word, or that it is missing; zips made by hand lack it, and are taken."""
    (desk / "a.zip").write_bytes(zipped(files() if agreed else files(sending='form: "1"\n')))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0, result.output
    assert Problem("a.zip", Mark(), "", "photo_consent_missing").is_warning
    said = "cảnh báo: trong ảnh có người thì người ấy đã đồng ý chưa? Có trẻ em thì cha mẹ hoặc người giám hộ đồng ý"
    assert (said in result.output) is not agreed
    assert ("Người trong ảnh đã đồng ý, theo người gửi, ngày 24/11/2026." in result.output) is agreed


def test_without_photos_nobody_is_asked(repository: Path, desk: Path) -> None:
    """A text alone shows nobody."""
    members = {name: one for name, one in files(sending=None).items() if not name.startswith("anh/")}
    members["san-pham.yml"] = members["san-pham.yml"].partition(b"photos:")[0]
    (desk / "a.zip").write_bytes(zipped(members))
    result = add(repository, desk / "a.zip")
    assert "người ấy đã đồng ý chưa" not in result.output, result.output
