"""Products and producers as they were at the base of a change and as they are: every field in which they differ."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.intake.differences import Difference, differences
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.intake.wording import clean
from build_hooks.read.history import Base
from build_hooks.read.source import MAX_BYTES, decode, read_text
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem

_SHA1 = 40  # letters of git's usual names; newer repositories may use SHA-256
_KINDS = {"products": "product", "producers": "producer"}


class Compared(NamedTuple):
    """What is another in a record; `photos` are the paths of its photos whose bytes are new, other or gone."""

    name: str
    differences: list[Difference]
    photos: list[str]
    is_new: bool = False
    is_gone: bool = False


def compared(base: Base, root: Path, paths: Iterable[str]) -> dict[str, Compared]:
    """What differs in each of these files; a file that moved is compared with where it was, a new one with nothing.

    A file that cannot be read has nothing to compare and is not in the answer. Raises NoBase.
    """
    wanted = [path for path in paths if path.split("/")[0] in _KINDS and _is_file(root / path)]
    new = {path: texts for path in wanted if (texts := _texts(read_text(root / path, path), path))}
    gone = sorted(path for path in base.changed if path.split("/")[0] in _KINDS and not (root / path).exists())
    there = (path for path in [*new, *gone] if path in base.files and base.files[path].size <= MAX_BYTES)
    contents = base.contents(there)
    old = {path: texts for path, content in contents.items() if (texts := _texts(decode(content, path), path))}
    known = {path: old[path] for path in gone if path in old}
    found: dict[str, Compared] = {}
    moved_from = set()
    for path, texts in new.items():
        before = path if path in old else _moved_from(path, texts, known)
        moved_from.add(before)
        kind, photos = _KINDS[path.split("/")[0]], _photos(base, root, path)
        its = [*differences(kind, old.get(before, {}), texts), *_of_photos(base, root, path, photos)]
        if before not in ("", path):
            its.insert(0, Difference("", say("intake.compared_file"), before, path, is_held=True))
        if its or not _is_same(base, root, path):
            found[path] = Compared(_name(texts), its, photos, is_new=not before)
    lost = {path: Compared(_name(texts), [], _photos(base, root, path), is_gone=True) for path, texts in known.items()}
    return {**found, **{path: entry for path, entry in lost.items() if path not in moved_from}}


def _name(texts: Texts) -> str:
    return clean(str(texts.get("name", "")))[:200]


def _moved_from(path: str, texts: Texts, gone: Mapping[str, Texts]) -> str:
    """Where a new file was: one that is gone, of the same code or else of the same name in the same folder tree."""
    same_kind = {text: its for text, its in gone.items() if text.split("/")[0] == path.split("/")[0]}
    code = texts.get("code")
    by_code = next((text for text, its in same_kind.items() if code and its.get("code") == code), "")
    return by_code or next((known for known in same_kind if PurePosixPath(known).stem == PurePosixPath(path).stem), "")


def _photos(base: Base, root: Path, path: str) -> list[str]:
    """The photos of a product whose bytes are new, other or gone."""
    folder = f"images/{path.removeprefix('products/').removesuffix('.yml')}/"
    mine = (item for item in base.changed if item.startswith(folder) and path.startswith("products/"))
    return sorted(item for item in mine if not _is_same(base, root, item))


def _of_photos(base: Base, root: Path, path: str, photos: list[str]) -> Iterable[Difference]:
    folder = f"images/{path.removeprefix('products/').removesuffix('.yml')}/"
    for text in photos:
        sides = (text in base.files, (root / text).exists())
        was, now = (say("intake.compared_there") if is_there else "" for is_there in sides)
        name = say("intake.compared_photo", name=text.removeprefix(folder))
        yield Difference("", name, was, say("intake.compared_another") if was and now else now)


def _is_same(base: Base, root: Path, path: str) -> bool:
    """Whether a file has the bytes that git knows it by: one that was only touched is named as changed too."""
    if path not in base.files or not _is_file(root / path):
        return False
    name, size = base.files[path]
    if (root / path).stat().st_size != size:
        return False
    digest = hashlib.new("sha1" if len(name) == _SHA1 else "sha256", usedforsecurity=False)
    digest.update(b"blob %d\0" % size + (root / path).read_bytes())
    return digest.hexdigest() == name


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _texts(text: str | Problem, path: str) -> Texts | None:
    tree = text if isinstance(text, Problem) else parse(text, path)
    texts = None if isinstance(tree, Problem) else texts_of(tree)
    return texts if isinstance(texts, dict) else None
