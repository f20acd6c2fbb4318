"""The cache never lies: whatever happens to its files, what is published is what would be made from nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from build_hooks.bundle.printed import printed_stamps
from build_hooks.bundle.television import television
from build_hooks.ground.cache import FOLDER, read_memory, write_memory
from build_hooks.ground.kept import Kept, key_of
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame import fonts, photos
from build_hooks.pages.frame.output import File
from build_hooks.pages.product import shares
from build_hooks.pages.stamps import stage as stamps
from build_hooks.printing.job import Crop
from build_hooks.printing.photos import make_photos
from build_hooks.printing.piece import Picture
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT, jpeg, write_repository
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH

OTHER = "products/an-giang/keo-dua.yml"
PHOTOS = "photos: [{file: 01.jpg, alt: Bánh}]\n"


def repository(root: Path) -> Path:
    """Two products, each with a code and a photo, the first with two."""
    first = f"{PRODUCT}code: {CODE}\n{PHOTOS.replace('}]', '}, {file: 02.jpg, alt: Bánh}]')}"
    second = f"{PRODUCT.replace('Bánh tráng', 'Kẹo dừa')}code: {OTHER_CODE}\n{PHOTOS}"
    ledger = LEDGER.replace(CODE, OTHER_CODE).replace("banh-trang", "keo-dua").replace("Bánh tráng", "Kẹo dừa")
    pictures: dict[str, str | bytes] = {
        "images/an-giang/banh-trang/01.jpg": jpeg(1400, 1000),
        "images/an-giang/banh-trang/02.jpg": jpeg(900, 700),
        "images/an-giang/keo-dua/01.jpg": jpeg(1000, 800),
    }
    entries: dict[str, str | bytes] = {f"ledger/{CODE}.yml": LEDGER, f"ledger/{OTHER_CODE}.yml": ledger}
    write_repository(root, {PATH: first, OTHER: second} | entries | pictures)
    return root


def published(root: Path) -> dict[str, bytes]:
    """All that is made with the cache, by what each is published as."""
    reading = read_catalog(root)
    assert reading.errors == ()
    return dict(_published(reading.catalog))


def _published(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    for stage in (photos, shares, stamps, fonts):
        yield from ((one.uri, one.read()) for one in stage.outputs(catalog) if isinstance(one, File))
    yield from printed_stamps(catalog)
    yield from television(catalog)
    for product in catalog.products:
        for photo in product.photos:
            crop = Crop(Picture(catalog.root / photo.path, photo.sha256, photo.alt), 60, 40)
            yield f"print {photo.path}", make_photos(catalog.root, [crop])[crop].read_bytes()
            yield f"colour {photo.path}", photo.colour.encode()


def cached(root: Path) -> list[Path]:
    """Every file of the cache."""
    return sorted(path for path in (root / FOLDER).rglob("*") if path.is_file())


def restore(root: Path, files: dict[Path, bytes]) -> None:
    """The cache as it was."""
    shutil.rmtree(root / FOLDER)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _flipped(files: list[Path], dice: Random) -> None:
    for path in files:
        content = bytearray(path.read_bytes())
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        path.write_bytes(content)


def _truncated(files: list[Path], dice: Random) -> None:
    for path in files:
        content = path.read_bytes()
        path.write_bytes(content[: dice.randrange(len(content))])


def _emptied(files: list[Path], _dice: Random) -> None:
    for path in files:
        path.write_bytes(b"")


def _longer(files: list[Path], _dice: Random) -> None:
    for path in files:
        path.write_bytes(path.read_bytes() + b"\0")


def _of_a_kind(files: list[Path]) -> Iterator[tuple[Path, Path]]:
    for suffix in {path.suffix for path in files}:
        alike = [path for path in files if path.suffix == suffix]
        yield from zip(alike, alike[1:] + alike[:1], strict=True)


def _exchanged(files: list[Path], _dice: Random) -> None:
    contents = {path: path.read_bytes() for path in files}
    for path, other in _of_a_kind(files):
        path.write_bytes(contents[other])


def _under_the_names_of_others(files: list[Path], _dice: Random) -> None:
    """Each content with its own proof, under the key of another."""
    contents = {path: path.read_bytes() for path in files}
    for path, other in _of_a_kind(files):
        path.unlink(missing_ok=True)
        key, proof = path.name.rpartition("-")[0], other.name.rpartition("-")[2]
        (path.parent / f"{key}-{proof}").write_bytes(contents[other])


def _partly_gone(files: list[Path], _dice: Random) -> None:
    for path in files[::2]:
        path.unlink()


def _all_gone(files: list[Path], _dice: Random) -> None:
    for path in files:
        path.unlink()


def _folders(files: list[Path], _dice: Random) -> None:
    """Files that cannot be read."""
    for path in files:
        path.rename(path.with_suffix(".away"))
        path.symlink_to(path.parent)


SPOILINGS = [
    _flipped,
    _truncated,
    _emptied,
    _longer,
    _exchanged,
    _under_the_names_of_others,
    _partly_gone,
    _all_gone,
    _folders,
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], dict[Path, bytes]]:
    """A repository with a full cache: what it published from nothing, and the cache."""
    root = repository(tmp_path_factory.mktemp("kept"))
    made = published(root)
    return root, made, {path: path.read_bytes() for path in cached(root)}


def test_everything_that_is_kept_is_tried(filled: tuple[Path, dict[str, bytes], dict[Path, bytes]]) -> None:
    """A file of each kind is in the cache, and a full cache gives what an empty one gave."""
    root, made, files = filled
    kinds = {path.relative_to(root / FOLDER).parts[0] for path in files}
    assert kinds >= {"photos", "shares", "stamps", "fonts", "screens", "print"}
    assert {path.suffix for path in files} >= {".webp", ".jpg", ".svg", ".pdf", ".woff2"}
    assert published(root) == made


@pytest.mark.parametrize("spoil", SPOILINGS)
def test_a_spoilt_cache(
    filled: tuple[Path, dict[str, bytes], dict[Path, bytes]], spoil: Callable[[list[Path], Random], None]
) -> None:
    """Every file of the cache spoilt: nothing of it is published, and all is as if made from nothing."""
    root, made, files = filled
    restore(root, files)
    spoil(list(files), Random(7))  # noqa: S311
    assert published(root) == made


def test_what_is_mended_is_kept(filled: tuple[Path, dict[str, bytes], dict[Path, bytes]]) -> None:
    """Some files flipped and others left, every one is afterwards what it was."""
    root, made, files = filled
    restore(root, files)
    for number, path in enumerate(files):
        if number % 3:
            _flipped([path], Random(number))  # noqa: S311
    assert published(root) == made
    assert [path for path in files if path.suffix != ".bin" and path.read_bytes() != files[path]] == []


def test_two_keys_do_not_share(tmp_path: Path) -> None:
    """The same content under two keys is two files, and none stands for the other."""
    kept = Kept(tmp_path, ".txt")
    one, other = key_of("a", 1), key_of("a1")
    assert one != other != key_of("a", "1 ")
    kept.put(one, b"same")
    assert kept.find(other) is None
    assert kept.put(other, b"same") != kept.find(one)
    again = Kept(tmp_path, ".txt")
    assert again.paths([one, other]) == kept.paths([one, other]) and not again.missing([one, other])


def test_a_memory_is_proven(tmp_path: Path) -> None:
    """A remembered table in which one sign is another, or that is no table at all, is forgotten."""
    path = tmp_path / "memory.json"
    write_memory(path, {"a": 1})
    content = path.read_bytes()
    assert read_memory(path) == {"a": 1}
    for spoilt in (content.replace(b"1}", b"2}"), content[:-1], b"", b'{"a": 1}', content[1:], b"\xff" + content):
        path.write_bytes(spoilt)
        assert read_memory(path) == {}
