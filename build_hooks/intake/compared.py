"""Products and producers as they were at the base of a change and as they are: every field in which they differ."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from build_hooks.ground.words import say
from build_hooks.intake.differences import Difference, differences
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.read.history import Base
from build_hooks.read.source import MAX_BYTES, decode, read_text
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem

_SHA1 = 40  # letters of git's usual names; newer repositories may use SHA-256
_KINDS = {"products": "product", "producers": "producer"}


def compared(base: Base, root: Path, paths: Iterable[str]) -> dict[str, list[Difference]]:
    """The differences of these files, by path, and of their photos; a file that moved is compared with where it was.

    A new file has no old side, one that cannot be read has none to compare; neither is in the answer. Raises NoBase.
    """
    wanted = [path for path in paths if path.split("/")[0] in _KINDS and _is_file(root / path)]
    new = {path: texts for path in wanted if (texts := _texts(read_text(root / path, path), path))}
    gone = sorted(path for path in base.changed if path.split("/")[0] in _KINDS and not (root / path).exists())
    there = (path for path in [*new, *gone] if path in base.files and base.files[path].size <= MAX_BYTES)
    contents = base.contents(there)
    old = {path: texts for path, content in contents.items() if (texts := _texts(decode(content, path), path))}
    found: dict[str, list[Difference]] = {}
    for path, texts in new.items():
        before = path if path in old else _moved_from(path, texts, {text: old[text] for text in gone if text in old})
        if before:
            moved = [Difference("", say("intake.compared_file"), before, path, is_held=True)] if before != path else []
            kind = _KINDS[path.split("/")[0]]
            its = [*moved, *differences(kind, old[before], texts), *_photos(base, root, path)]
            found |= {path: its} if its or not _is_same(base, root, path) else {}
    return found


def _moved_from(path: str, texts: Texts, gone: Mapping[str, Texts]) -> str:
    """Where a new file was: one that is gone, of the same code or else of the same name in the same folder tree."""
    same_kind = {text: its for text, its in gone.items() if text.split("/")[0] == path.split("/")[0]}
    code = texts.get("code")
    by_code = next((text for text, its in same_kind.items() if code and its.get("code") == code), "")
    return by_code or next((known for known in same_kind if PurePosixPath(known).stem == PurePosixPath(path).stem), "")


def _photos(base: Base, root: Path, path: str) -> Iterable[Difference]:
    """The photos of a product whose bytes are new, other or gone."""
    if not path.startswith("products/"):
        return
    folder = f"images/{path.removeprefix('products/').removesuffix('.yml')}/"
    for text in sorted(item for item in base.changed if item.startswith(folder) and not _is_same(base, root, item)):
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
