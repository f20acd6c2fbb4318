"""Renditions: the right sizes without metadata, made once, whole whatever happens, and remade when they are not."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from bench.pictures import make_picture
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo
from build_hooks.pages.frame import photos
from build_hooks.pages.frame.output import File
from build_hooks.pages.product import shares
from build_hooks.pixels import opening
from build_hooks.pixels.opening import open_upright, upright
from tests.building import PRODUCT, REPOSITORY, build, jpeg
from tests.pictures import HEIC, PLANTED, burdened, oriented, png_chunks, quarters, saved, shows_quarters
from tests.reading import PATH, read_files

FOLDER = "images/an-giang/banh-trang"
OTHER = "products/an-giang/keo-dua.yml"
OTHER_FOLDER = "images/an-giang/keo-dua"
KEPT = ".cache/ocop/photos"


def with_photos(*names: str, product: str = PRODUCT) -> str:
    """A product with these photos."""
    return f"{product}photos: [{', '.join(f'{{file: {name}, alt: Bánh}}' for name in names)}]\n"


def catalog_of(root: Path, *contents: bytes, suffix: str = "jpg") -> Catalog:
    """The catalog of one product with these photos."""
    names = [f"{number:02}.{suffix}" for number in range(1, len(contents) + 1)]
    files: dict[str, str | bytes] = {PATH: with_photos(*names)}
    files |= {f"{FOLDER}/{name}": content for name, content in zip(names, contents, strict=True)}
    reading = read_files(root, files)
    assert reading.errors == ()
    return reading.catalog


def made(catalog: Catalog) -> dict[str, bytes]:
    """What the stage makes, by address."""
    return {one.uri: one.read() for one in photos.outputs(catalog) if isinstance(one, File)}


def kept(root: Path) -> dict[str, bytes]:
    """Everything in the cache of renditions, temporary files included."""
    folder = root / KEPT
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def image_of(content: bytes) -> Image.Image:
    """The picture in the bytes."""
    return Image.open(BytesIO(content))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the originals that were really opened."""
    names: list[str] = []

    def counting(path: Path, width: int) -> Image.Image:
        names.append(path.name)
        return open_upright(path, width)

    monkeypatch.setattr(photos, "open_upright", counting)
    return names


# Sizes


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, (520, 1080)),
        (1080, (520, 1080)),
        (1079, (520, 1079)),
        (864, (520, 864)),
        (700, (520, 700)),
        (624, (520,)),
        (520, (520,)),
        (519, (519,)),
        (1, (1,)),
    ],
)
def test_widths(width: int, expected: tuple[int, ...]) -> None:
    """Two for every photo, never wider than the original, none that is nearly another."""
    for number in (1, 2):
        photo = Photo(
            file="x.jpg", product="x", number=number, path="x", width=width, height=width, sha256="x", colour="#000000"
        )
        assert tuple(one.width for one in photo.renditions) == expected


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (1000, 999), (900, 3001), (2999, 800), (300, 200)])
def test_a_rendition_is_what_the_page_says(tmp_path: Path, size: tuple[int, int]) -> None:
    """Every file is a WebP of the very width and height that the model knows, at the address that pages name."""
    catalog = catalog_of(tmp_path, saved(quarters(*size)), jpeg(*size))
    found = made(catalog)
    expected = {one.uri: (one.width, one.height) for photo in catalog.products[0].photos for one in photo.renditions}
    assert {uri: image_of(content).size for uri, content in found.items()} == expected
    assert {image_of(content).format for content in found.values()} == {"WEBP"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_renditions_are_upright(tmp_path: Path, orientation: int) -> None:
    """All sizes show the picture as the camera saw it."""
    found = made(catalog_of(tmp_path, oriented(orientation, 1000, 800)))
    assert len(found) == 2
    assert all(shows_quarters(image_of(content), within=14) for content in found.values())


def test_a_heic_becomes_webp(tmp_path: Path) -> None:
    """A telephone's own format is published in one that every browser reads."""
    (content,) = made(catalog_of(tmp_path, HEIC, suffix="heic")).values()
    assert image_of(content).size == (128, 96)
    assert shows_quarters(image_of(content), within=14)


@pytest.mark.parametrize("size", [(330, 17_000), (17_000, 330), (4000, 2)], ids=["tall", "wide", "line"])
def test_a_ribbon(tmp_path: Path, size: tuple[int, int]) -> None:
    """A picture that is far too long (a WebP ends at 16,383 pixels) is published or told of, and no build breaks."""
    reading = read_files(tmp_path, {PATH: with_photos("01.jpg"), f"{FOLDER}/01.jpg": saved(Image.new("L", size))})
    assert reading.errors or made(reading.catalog)


# Metadata

MARKS = (b"Exif", b"GPS", b"http://ns.adobe.com/xap", b"xmpmeta", b"ICC_PROFILE", b"ICCP", b"EXIF", PLANTED.encode())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_no_output_carries_metadata(tmp_path: Path, kind: str) -> None:
    """No byte of EXIF, position, XMP, profile or words of the original is in any rendition or share picture."""
    original = HEIC if kind == "HEIF" else burdened(kind)
    planted = [mark for mark in MARKS if mark in original]
    assert PLANTED.encode() in planted or kind == "HEIF"
    catalog = catalog_of(tmp_path, original, suffix={"JPEG": "jpg", "HEIF": "heic"}.get(kind, kind.lower()))
    found = made(catalog) | {one.uri: one.read() for one in shares.outputs(catalog) if isinstance(one, File)}
    assert len(found) >= 2
    for uri, content in found.items():
        assert [mark for mark in MARKS if mark in content] == [], uri
        image = image_of(content)
        assert not dict(image.getexif()) and "icc_profile" not in image.info, uri


def test_the_built_site_carries_no_metadata(tmp_path: Path) -> None:
    """In a built site no picture has metadata, no file has the photographer's words, and no original is published."""
    originals = {f"{FOLDER}/0{at}.{kind.lower()}": burdened(kind) for at, kind in enumerate(("JPEG", "PNG", "WEBP"), 1)}
    originals[f"{FOLDER}/04.heic"] = HEIC
    files: dict[str, str | bytes] = {PATH: with_photos(*(Path(name).name for name in originals)), **originals}
    reading = read_files(tmp_path, files)
    assert {one.message for one in reading.problems} == {"photo_has_gps", "photo_too_small"}
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    pictures = 0
    for path in filter(Path.is_file, (tmp_path / "site").rglob("*")):
        content = path.read_bytes()
        assert PLANTED.encode() not in content, path
        assert content not in originals.values(), path
        if path.suffix in (".webp", ".jpg", ".png"):
            pictures += 1
            assert [mark for mark in MARKS if mark in content] == [], path
    assert pictures > 2 + 2 + 2 + 1


# The cache


def test_the_second_run_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is opened again, and the bytes are the same."""
    first = made(catalog_of(tmp_path, jpeg(), jpeg(900, 700)))
    monkeypatch.setattr(photos, "open_upright", lambda path, _width: pytest.fail(f"opened {path}"))
    assert made(catalog_of(tmp_path, jpeg(), jpeg(900, 700))) == first


def test_a_photo_in_another_place_is_not_made_again(tmp_path: Path, opened: list[str]) -> None:
    """The cache goes by content: a renamed or moved photo is the same photo."""
    first = made(catalog_of(tmp_path, jpeg()))
    (tmp_path / FOLDER / "01.jpg").unlink()
    second = made(read_files(tmp_path, {PATH: with_photos("a.jpg"), f"{FOLDER}/a.jpg": jpeg()}).catalog)
    assert (opened, second) == (["01.jpg"], first)


def test_a_changed_photo_is_made_again(tmp_path: Path, opened: list[str]) -> None:
    """Other content under the same name gives other renditions."""
    first = made(catalog_of(tmp_path, saved(quarters())))
    second = made(catalog_of(tmp_path, saved(quarters().transpose(Image.Transpose.ROTATE_180))))
    assert opened == ["01.jpg", "01.jpg"]
    assert first.keys() == second.keys()
    assert not set(first.values()) & set(second.values())


def _truncated(content: bytes) -> bytes:
    return content[:-7]


def _longer(content: bytes) -> bytes:
    return content + b"\0\0"


def _empty(_content: bytes) -> bytes:
    return b""


def _head_alone(content: bytes) -> bytes:
    return content[:20]


def _text(content: bytes) -> bytes:
    return b"x" * len(content)


def _other_size(_content: bytes) -> bytes:
    return saved(quarters(100, 75), "WEBP")


def _other_format(content: bytes) -> bytes:
    return saved(image_of(content).convert("RGB"), "JPEG")


def _with_metadata(content: bytes) -> bytes:
    return saved(image_of(content), "WEBP", exif=oriented(1)[:20])


def _lossless(content: bytes) -> bytes:
    return saved(image_of(content), "WEBP", lossless=True)


DAMAGES = [_truncated, _longer, _empty, _head_alone, _text, _other_size, _other_format, _with_metadata, _lossless]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_mended(tmp_path: Path, opened: list[str], damage: Callable[[bytes], bytes]) -> None:
    """A file of the cache that is cut off, foreign or of another size is noticed, and it alone is made again."""
    catalog = catalog_of(tmp_path, jpeg(900, 700))
    first, files = made(catalog), kept(tmp_path)
    name = max(files, key=lambda one: len(files[one]))
    (tmp_path / KEPT / name).write_bytes(damage(files[name]))
    assert made(catalog) == first
    assert (kept(tmp_path), len(opened)) == (files, 2)


@pytest.mark.parametrize("lost", ["-520-", "-1080-"])
def test_renditions_are_made_together(tmp_path: Path, opened: list[str], lost: str) -> None:
    """With one gone, all of its photo are made again from the original, to the same bytes; no other photo is opened."""
    catalog = catalog_of(tmp_path, jpeg(1700, 1100), jpeg(900, 700))
    first, files = made(catalog), kept(tmp_path)
    opened.clear()
    (gone,) = [path for path in (tmp_path / KEPT).rglob("*.webp") if lost in path.name][:1]
    gone.unlink()
    assert (made(catalog), kept(tmp_path), len(opened)) == (first, files, 1)


def test_the_same_bytes_whatever_was_asked_for_first(tmp_path: Path) -> None:
    """A copy for a disk makes one size: the rest is as if all were made at once."""
    content = jpeg(1700, 1100)
    whole = catalog_of(tmp_path / "whole", content)
    at_once = {one.rsplit("-", 1)[-1]: made_bytes for one, made_bytes in made(whole).items()}
    for name, widest in (("small", 720), ("normal", 1080)):
        site = catalog_of(tmp_path / name, content)
        (product,) = site.products
        one = product.photos[0].model_copy(update={"widest": widest})
        photos._keep(site.root, photos._kept(site.root), one)
        assert {uri.rsplit("-", 1)[-1]: found for uri, found in made(site).items()} == at_once
    second = catalog_of(tmp_path / "second", jpeg(), content)
    photos._keep(second.root, photos._kept(second.root), second.products[0].photos[1])
    for uri, found in made(second).items():
        if "/2-" in uri:
            assert found == at_once[uri.rsplit("-", 1)[-1]], uri


def test_the_same_bytes_in_every_place(tmp_path: Path) -> None:
    """The same photo gives the same renditions on every day and in every folder."""
    assert made(catalog_of(tmp_path / "one", jpeg())) == made(catalog_of(tmp_path / "other", jpeg()))


@pytest.mark.parametrize("cores", [1, 2])
def test_one_picture_in_many_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    """Products that share a picture, or one that has it twice, share its renditions: found by the hostile catalog."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    files: dict[str, str | bytes] = {PATH: with_photos("01.jpg", "02.jpg"), OTHER: with_photos("01.jpg")}
    files |= {f"{folder}/{name}": jpeg() for folder in (FOLDER, OTHER_FOLDER) for name in ("01.jpg", "02.jpg")}
    found = made(read_files(tmp_path, files).catalog)
    assert len(found) == 2 + 2 + 2
    assert len(kept(tmp_path)) == 2


# Interruptions and cores


def _whole(root: Path) -> bool:
    """Whether every file of the cache is a whole WebP under its own name."""
    files = kept(root)
    for content in files.values():
        image_of(content).load()
    return all(Path(name).name[0] != "." and name.endswith(".webp") for name in files)


def _in_the_third_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(99))

    def breaking(path: Path, width: int) -> Image.Image:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return open_upright(path, width)

    monkeypatch.setattr(photos, "open_upright", breaking)


def _before_the_move(monkeypatch: pytest.MonkeyPatch) -> None:
    calls, real = iter(range(99)), Path.replace

    def breaking(self: Path, target: Path) -> Path:
        if self.parent.parent.name == "photos" and next(calls) == 4:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", breaking)


def _by_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(99))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started without it

    def breaking(path: Path, width: int) -> Image.Image:
        if next(calls) == 2:
            signal.raise_signal(signal.SIGINT)
        return open_upright(path, width)

    monkeypatch.setattr(photos, "open_upright", breaking)


@pytest.mark.parametrize("interruption", [_in_the_third_photo, _before_the_move, _by_the_terminal])
def test_an_interruption_leaves_whole_files(tmp_path: Path, interruption: Callable[[pytest.MonkeyPatch], None]) -> None:
    """Ctrl-C leaves whole renditions and nothing half-written, begins nothing more, and the next run goes on."""
    contents = [jpeg(700 + number, 500) for number in range(12)]
    catalog = catalog_of(tmp_path, *contents)
    with pytest.MonkeyPatch.context() as patch:
        interruption(patch)
        with pytest.raises(KeyboardInterrupt):
            made(catalog)
    assert 0 < len(kept(tmp_path)) < 24
    assert _whole(tmp_path)
    assert len(made(catalog)) == len(kept(tmp_path)) == 24
    assert _whole(tmp_path)


def test_a_photo_that_vanishes_is_an_error(tmp_path: Path) -> None:
    """What goes wrong in a worker is not passed over in silence."""
    catalog = catalog_of(tmp_path, jpeg(), jpeg(900, 700))
    (tmp_path / FOLDER / "02.jpg").unlink()
    with pytest.raises(FileNotFoundError):
        made(catalog)


def test_all_cores_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two photos are worked on at the same time, neither of them by the thread that asked."""
    both, threads = threading.Barrier(2, timeout=10), set()

    def together(path: Path, width: int) -> Image.Image:
        threads.add(threading.current_thread())
        both.wait()
        return open_upright(path, width)

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(photos, "open_upright", together)
    assert len(made(catalog_of(tmp_path, jpeg(), jpeg(900, 700)))) == 2 + 2
    assert len(threads) == 2 and threading.current_thread() not in threads


def test_of_very_large_photos_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory holds one very large photo, however many cores there are."""
    alone = threading.Lock()

    def lonely(image: Image.Image, width: int) -> Image.Image:
        assert alone.acquire(blocking=False)
        try:
            return upright(image, width)
        finally:
            alone.release()

    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(opening, "_LARGE", 100)
    monkeypatch.setattr(opening, "upright", lonely)
    assert made(catalog_of(tmp_path, *(jpeg(1400 + number, 1000) for number in range(6))))


# Memory

_LOOK = """\
from build_hooks.read.photos import look
look(root / "01")
"""
_MAKE = """\
from build_hooks.model.photo import Photo
from build_hooks.pages.frame.photos import make_renditions
size = {"width": 8000, "height": 6000, "sha256": "0" * 64, "colour": "#000000"}
list(make_renditions(root, Photo(file="01", product="x", number=1, path="01", **size)))
"""
_MEASURED = """\
import sys
from pathlib import Path
from random import Random
root = Path(sys.argv[1])
{work}
# Not getrusage: its peak is inherited from the process that started this one.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1024)
"""
LARGE = (8000, 6000)  # 48 megapixels, as telephones of today take them


def _large_png(colours: int, channels: int) -> bytes:
    """A PNG of 48 megapixels, cheaply: every row the same."""
    row = b"\0" + bytes(range(250)) * (LARGE[0] * channels // 250)
    return png_chunks(LARGE[0].to_bytes(4) + LARGE[1].to_bytes(4) + bytes((8, colours, 0, 0, 0)), row * LARGE[1])


LARGE_PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(Image.linear_gradient("L").resize(LARGE).convert("RGB")),
    "progressive": lambda: saved(Image.new("RGB", LARGE, (90, 120, 30)), progressive=True),
    "png": lambda: _large_png(2, 3),
    "rgba": lambda: _large_png(6, 4),
}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("picture", LARGE_PICTURES.values(), ids=LARGE_PICTURES)
def test_memory(tmp_path: Path, picture: Callable[[], bytes]) -> None:
    """Looking at a photo of 48 megapixels, and making its renditions behind it, stay below 400 MB."""
    (tmp_path / "01").write_bytes(picture())
    result = subprocess.run(
        [sys.executable, "-c", _MEASURED.format(work=_LOOK + _MAKE), str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) < 400, "MB"


@pytest.mark.parametrize("seed", range(2))
def test_few_tries_find_a_file_that_is_light_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """A hard picture needs a lower quality: where the next better one was passed over, it was too heavy."""
    noise = make_picture((1600, 1200), Random(seed))  # noqa: S311
    catalog = catalog_of(tmp_path, saved(noise, "JPEG"))
    tried, save = list[tuple[int, int, int]](), Image.Image.save

    def recorded(image: Image.Image, file: BytesIO, kind: str, **how: int) -> None:
        save(image, file, kind, **how)
        tried.append((image.width, how["quality"], file.tell()))

    monkeypatch.setattr(Image.Image, "save", recorded)
    sizes = {len(content) for content in made(catalog).values()}
    monkeypatch.undo()
    assert 2 < len(tried) <= 6
    for width in (520, 1080):
        *_, (_, quality, size) = [its for its in tried if its[0] == width]
        assert size in sizes and (size <= photos.LIGHT[width] or quality == min(photos.QUALITIES))
        better = [other for other in photos.QUALITIES if other > quality]
        if not better:
            continue
        image = open_upright(tmp_path / catalog.products[0].photos[0].path, 1080)
        buffer = BytesIO()
        image.resize((width, round(width * 3 / 4))).save(buffer, "WEBP", quality=better[-1], method=photos.METHOD)
        assert buffer.tell() > 0.95 * photos.LIGHT[width]
