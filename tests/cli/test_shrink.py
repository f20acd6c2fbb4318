"""`ocop shrink` makes a photo that can be submitted, and loses nothing of what was there."""

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from build_hooks.cli import ocop
from build_hooks.ground import apart
from build_hooks.pixels import shrinking
from build_hooks.read.photos import look
from tests.building import PRODUCT, jpeg
from tests.pictures import HEIC, PLANTED, burdened, oriented, quarters, saved, shows_quarters
from tests.read.test_photos import png_head
from tests.reading import PATH, read_files

FOLDER = "images/an-giang/banh-trang"
ORIGINALS = ".cache/ocop/originals"


def put(repository: Path, name: str, content: bytes) -> Path:
    """A photo in the folder of the product."""
    path = repository / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def run(root: Path, *photos: Path) -> Result:
    """`ocop shrink` of these photos."""
    return CliRunner().invoke(ocop, ["--root", str(root), "shrink", *map(str, photos)])


def originals(root: Path) -> dict[str, bytes]:
    """What is kept of the files of before."""
    return {path.name: path.read_bytes() for path in (root / ORIGINALS).glob("*")}


def test_a_photo_of_before_and_after(repository: Path) -> None:
    """The photo is upright, without position or any word of the camera, and the file of before is kept as it was."""
    content = oriented(6, 1200, 900)
    path = put(repository, "01.jpg", content)
    result = run(repository, path)
    assert result.exit_code == 0, result.output
    after = path.read_bytes()
    image = Image.open(BytesIO(after))
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (1200, 900), {})
    assert shows_quarters(image)
    assert PLANTED.encode() not in after and not look(path).has_gps
    assert originals(repository) == {"01.jpg": content}
    assert result.output == (
        f"{path}: {len(content) // 1024} KB → {len(after) // 1024} KB; tệp cũ ở {repository / ORIGINALS / '01.jpg'}\n"
    )


@pytest.mark.parametrize("size", [(4400, 330), (330, 4400), (4001, 4001)])
def test_the_long_side_is_bounded(repository: Path, size: tuple[int, int]) -> None:
    """The long side, whichever it is, becomes 4,000 pixels, in the same proportions."""
    path = put(repository, "01.jpg", saved(Image.new("L", size)))
    assert run(repository, path).exit_code == 0
    with Image.open(path) as image:
        assert max(image.size) == 4000
        assert abs(image.width / image.height - size[0] / size[1]) < 0.01 * size[0] / size[1]


def test_a_small_photo_is_not_made_larger(repository: Path) -> None:
    """What is small already keeps its size."""
    path = put(repository, "01.jpg", jpeg(900, 700))
    assert run(repository, path).exit_code == 0
    with Image.open(path) as image:
        assert image.size == (900, 700)


@pytest.mark.parametrize(
    ("name", "content", "target"),
    [
        ("01.png", burdened("PNG"), "01.jpg"),
        ("01.webp", burdened("WEBP"), "01.jpg"),
        ("IMG_0042.HEIC", HEIC, "IMG_0042.jpg"),
        ("01.jpeg", burdened("JPEG"), "01.jpeg"),
        ("01.JPG", burdened("JPEG"), "01.JPG"),
        ("png-in-disguise.jpg", burdened("PNG"), "png-in-disguise.jpg"),
    ],
)
def test_other_formats_become_jpeg(repository: Path, name: str, content: bytes, target: str) -> None:
    """Whatever it was it is a JPEG now, under a name that says so; the old file is in the cache alone."""
    path = put(repository, name, content)
    result = run(repository, path)
    assert result.exit_code == 0, result.output
    assert [one.name for one in path.parent.iterdir()] == [target]
    with Image.open(path.parent / target) as image:
        assert image.format == "JPEG" and "icc_profile" not in image.info and "xmp" not in image.info
        assert shows_quarters(image, within=60)  # planted with a wide profile, and converted
    assert PLANTED.encode() not in (path.parent / target).read_bytes()
    assert originals(repository) == {name: content}
    assert result.output.startswith(f"{path.parent / target}: ")


def test_what_is_clear_becomes_paper(repository: Path) -> None:
    """JPEG knows no transparency: it becomes white."""
    path = put(repository, "01.png", saved(Image.new("RGBA", (900, 700), (0, 0, 0, 0)), "PNG"))
    assert run(repository, path).exit_code == 0
    with Image.open(path.with_suffix(".jpg")) as image:
        assert image.getextrema() == ((255, 255),) * 3


def test_nothing_is_overwritten(repository: Path) -> None:
    """Where the new name is taken nothing is done, and it is said."""
    before = {"01.png": saved(quarters(), "PNG"), "01.jpg": jpeg()}
    for name, content in before.items():
        path = put(repository, name, content)
    result = run(repository, path.with_name("01.png"))
    assert result.exit_code == 1
    assert result.output == (f"Error: {path.with_name('01.png')}: đã có tệp 01.jpg; hãy đổi tên một trong hai.\n")
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before
    assert originals(repository) == {}


def test_originals_are_kept_beside_each_other(repository: Path) -> None:
    """Photos of one name, and one photo shrunk twice, all keep their file of before."""
    first, second = jpeg(900, 700), jpeg(901, 700)
    path = put(repository, "01.jpg", first)
    run(repository, path)
    path.write_bytes(second)
    run(repository, path)
    assert originals(repository) == {"01.jpg": first, "01-2.jpg": second}


def test_several_at_once(repository: Path) -> None:
    """Every photo named is shrunk, with a line each."""
    paths = [put(repository, f"0{number}.jpg", jpeg(900 + number, 700)) for number in (1, 2, 3)]
    result = run(repository, *paths)
    assert (result.exit_code, len(result.output.splitlines()), len(originals(repository))) == (0, 3, 3)


NO_PICTURES = {
    "text": b"not a photo",
    "empty": b"",
    "truncated": jpeg()[:3000],
    "truncated-heic": HEIC[:-200],
    "too-many-pixels": png_head(30_000, 30_000),
    "empty-png": png_head(900, 700),
}


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_left_alone(repository: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """A file that cannot be opened is told in one sentence, and stays as it was, with no copy made."""
    monkeypatch.setattr(shrinking, "MAX_PIXELS", 10_000_000)
    path = put(repository, "01.jpg", content)
    result = run(repository, path)
    assert result.exit_code == 1
    assert result.output == (f"Error: {path}: không mở được như một tấm ảnh; hãy chép lại ảnh gốc từ máy.\n")
    assert path.read_bytes() == content
    assert originals(repository) == {}


@pytest.mark.usefixtures("at_home")
def test_a_bomb_is_refused_before_it_is_decoded(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More pixels than a machine can open are refused by what the header says."""
    monkeypatch.setattr(shrinking, "open_upright", lambda path, _width: pytest.fail(f"opened {path}"))
    assert run(repository, put(repository, "01.png", png_head(30_000, 30_000))).exit_code == 1


@pytest.mark.usefixtures("at_home")
def test_what_check_refuses_it_mends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that the message of a too large photo names makes the photo one that is accepted."""
    monkeypatch.setattr("build_hooks.read.photos.MAX_PIXELS", 17_000_000)
    content = saved(Image.new("L", (4500, 4400)), exif=b"")
    product = f"{PRODUCT}photos: [{{file: 01.jpg, alt: Bánh}}]\n"
    (problem,) = read_files(tmp_path, {PATH: product, f"{FOLDER}/01.jpg": content}).problems
    assert problem.message == "photo_too_large"
    command = problem.line().partition("“ocop shrink ")[2].partition("”")[0]
    assert run(tmp_path, tmp_path / command).exit_code == 0
    assert read_files(tmp_path, {PATH: product}).problems == ()


def test_a_file_that_is_not_there(repository: Path) -> None:
    """A wrong name is the mistake of the one who typed it."""
    assert run(repository, repository / "01.jpg").exit_code == 2


def test_one_bad_photo_does_not_keep_the_others(repository: Path) -> None:
    """They are made small, the bad one is told, and the exit code says that something is left."""
    paths = [put(repository, name, one) for name, one in (("a.jpg", burdened("JPEG")), ("b.jpg", b"x"))]
    paths.append(put(repository, "c.png", burdened("PNG")))
    put(repository, "d.jpg", burdened("JPEG"))
    paths += [put(repository, "d.png", burdened("PNG")), put(repository, "e.jpg", burdened("JPEG") + b"behind")]
    result = run(repository, *paths)
    assert result.exit_code == 1
    assert f"{paths[1]}: không mở được như một tấm ảnh" in result.output
    assert "đã có tệp d.jpg" in result.output
    assert sorted(originals(repository)) == ["a.jpg", "c.png", "e.jpg"]
    for name in ("a.jpg", "c.jpg", "e.jpg"):
        picture = look(repository / FOLDER / name)
        assert not picture.has_gps and not picture.behind


def test_a_photo_that_takes_too_long(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as one that cannot be opened, and stays."""

    def slow(*_: object, **__: object) -> None:
        raise apart.TookTooLong

    monkeypatch.setattr(apart, "call", slow)
    path = put(repository, "01.jpg", jpeg())
    assert run(repository, path).exit_code == 1 and path.read_bytes() == jpeg() and originals(repository) == {}
