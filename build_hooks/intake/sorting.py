"""Files of any names sorted into submissions; what is part of none is told, file by file."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from build_hooks.intake import bounds
from build_hooks.intake.lending import PICTURES, listed_photos, meant, safe_name
from build_hooks.intake.strays import copies_last, is_copy, is_system, stray
from build_hooks.intake.submission import (
    EVIDENCE,
    PHOTOS,
    PRODUCER,
    PRODUCT,
    RECORDS,
    Broken,
    Reader,
    Submission,
    content_of,
    evidence_name,
    known_name,
    within_bounds,
)
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.read.source import decode
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Mark, Problem

_YAML = (".yml", ".yaml")
_OF_CATALOG = re.compile(r"(^|/)products/")  # whose photos lie in images/, in folders of the same names


class Entry(NamedTuple):
    """A file by the path it was handed in by; `lent` is one that only lies beside and may be a photo that is named."""

    path: str
    read: Reader
    lent: bool = False


def sorted_out(source: str, entries: Iterable[Entry], top: str | None = None) -> Iterator[Submission | Problem]:
    """The submissions among these, and a problem for each file that is part of none; `top` is how the folder of all is
    named before a file's path, where that is not `source`."""
    box = _Box(source, f"{source}/" if top is None else top)
    for entry in sorted(entries, key=lambda entry: copies_last(entry.path)):
        box.put(entry)
    found = box.submissions()
    for number, its in enumerate(found):
        if number == bounds.MAX_SUBMISSIONS:
            yield Problem(source, Mark(), "", "too_many_submissions", {"max": bounds.MAX_SUBMISSIONS})
            return
        yield its
    left = list(box.left())
    yield from left
    if not found and not left:
        yield Problem(source, Mark(), "", "no_submission", {"allowed": PRODUCT})


class _Part(NamedTuple):
    name: str
    entry: Entry


@dataclass
class _Box:
    """`parts` are files of known names by the folder around them, `loose` all others."""

    source: str
    top: str
    parts: dict[str, list[_Part]] = field(default_factory=dict)
    loose: list[Entry] = field(default_factory=list)
    system: list[str] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _ignored: dict[str, list[str]] = field(default_factory=dict)

    def put(self, entry: Entry) -> None:
        """One more file."""
        if is_system(entry.path):
            self.system.append(entry.path)
        elif known := known_name(entry.path):
            self.parts.setdefault(known[0], []).append(_Part(known[1], entry))
        else:
            self.loose.append(entry)

    def submissions(self) -> list[Submission | Problem]:
        """Those whose record has its known name, then records of other names; what lies below one is its own matter."""
        roots = {around for around, some in self.parts.items() if any(part.name == PRODUCT for part in some)}
        likely = [entry for entry in self.loose if PurePosixPath(entry.path).suffix.lower() in _YAML and not entry.lent]
        records = [entry for entry in likely[: bounds.MAX_SUBMISSIONS] if _is_record(entry, roots)]
        mine: dict[str, Submission] = {}
        found: list[Submission | Problem] = []
        for around in sorted(roots, key=copies_last):
            label = f"{self.source}: {around}" if around else self.source
            mine[around] = Submission(label)
            found.append(self._filled(mine[around], around, _handed_in(self.parts[around]), is_alone=True))
        originals = [entry for entry in records if not is_copy(entry.path)] or records
        alone = [_folder(entry.path) for entry in originals]
        for entry in records:
            around = _folder(entry.path)
            shared = _handed_in(self.parts.get(around, []))
            is_alone = entry in originals and alone.count(around) == 1 and around not in roots
            kept = [part for part in shared if is_alone or part.name == PRODUCER]
            its = Submission(f"{self.top}{entry.path}")
            found.append(self._filled(its, around, [_Part(PRODUCT, entry), *kept], is_alone=is_alone))
        for root, its in mine.items():
            its.ignored = [entry.path for entry in self._unused() if _root_of(entry.path, roots) == root]
            self._used |= set(its.ignored)
        return found

    def left(self) -> Iterator[Problem]:
        """What is said of the rest."""
        if self.system:
            names = ", ".join(path.replace("\\", "/").rpartition("/")[2] for path in self.system[:10])
            yield Problem(self.source, Mark(), "", "system_files", {"found": names, "size": len(self.system)})
        for entry in self._unused():
            yield stray(f"{self.top}{entry.path}", entry.path, entry.read)

    def _unused(self) -> Iterator[Entry]:
        everything = [*self.loose, *(part.entry for some in self.parts.values() for part in some)]
        yield from (entry for entry in everything if entry.path not in self._used and not entry.lent)

    def _filled(self, its: Submission, around: str, parts: list[_Part], *, is_alone: bool) -> Submission | Problem:
        problem: Problem | None = None
        for name, entry in parts:
            self._used.add(entry.path)
            free = _free(its, name, entry.path)
            if not free:
                problem = problem or Problem(its.source, Mark(), "", "twin_files", {"found": name})
            elif isinstance(content := content_of(name, entry.read, its.source), Problem):
                problem = problem or content
            else:
                its.files[free] = content
                its.taken.append(entry.path)
        if is_alone:
            self._take_papers(its, around)
        if PRODUCT in its.files:
            self._take_photos(its, around, next(part.entry.path for part in parts if part.name == PRODUCT))
        return problem or within_bounds(its)

    def _take_papers(self, its: Submission, around: str) -> None:
        """A PDF right beside the one record of its folder is a paper of it, as many as a submission may have."""
        for entry in self.loose:
            is_paper = PurePosixPath(entry.path).suffix.lower() == ".pdf" and _folder(entry.path) == around
            name = evidence_name(_last(entry.path)) if is_paper and not entry.lent else ""
            if name and len(its.within(EVIDENCE)) < bounds.MAX_EVIDENCES and entry.path not in self._used:
                self._take(its, _free(its, name, entry.path) or name, entry)

    def _take_photos(self, its: Submission, around: str, record: str) -> None:
        """Photos that the record names otherwise than they are, or that lie beside it or in a folder of its name."""
        listed = listed_photos(its.files[PRODUCT])
        own = {f"{PHOTOS}/{name}" for name in its.within(PHOTOS)}
        stem = record.replace("\\", "/").rpartition(".")[0]
        folders = {around, f"{around}/{PHOTOS}".lstrip("/"), stem, _OF_CATALOG.sub(r"\1images/", stem)}
        near = {entry.path: entry for entry in self._everything() if _is_picture(entry.path)}
        near = {path: entry for path, entry in near.items() if _is_in(path, folders)}
        for name in dict.fromkeys(listed):
            if f"{PHOTOS}/{name}" in own:
                continue
            taken = [*its.within(PHOTOS)]
            if path := meant(name, own):
                self._rename(
                    its, name, path, safe_name(name, path, [item for item in taken if f"{PHOTOS}/{item}" != path])
                )
                own.discard(path)
            elif path := meant(name, near):
                target = safe_name(name, path, taken)
                self._take(its, f"{PHOTOS}/{target}", near[path])
                its.renamed |= {name: target} if target != name else {}

    def _rename(self, its: Submission, name: str, path: str, target: str) -> None:
        its.files[f"{PHOTOS}/{target}"] = its.files.pop(path)
        its.renamed |= {name: target} if target != name else {}

    def _take(self, its: Submission, name: str, entry: Entry) -> None:
        """A file that lies beside; one that cannot be read stays, and is told with the rest."""
        content = content_of(name, entry.read, its.source)
        if not isinstance(content, Problem):
            its.files[name] = content
            its.taken.append(entry.path)
            self._used.add(entry.path)

    def _everything(self) -> Iterator[Entry]:
        yield from self.loose
        yield from (part.entry for some in self.parts.values() for part in some)


def _handed_in(parts: list[_Part]) -> list[_Part]:
    """Those that were handed in, and the company of a record that was."""
    return [part for part in parts if not part.entry.lent or part.name in RECORDS]


def _free(its: Submission, name: str, path: str) -> str:
    """The name for a part; another number for a paper whose name only became the same; "" for a second file."""
    number, free = 1, name
    names = {item.lower() for item in its.files}
    while free.lower() in names:
        if not name.startswith(f"{EVIDENCE}/") or f"{EVIDENCE}/{_last(path)}".lower() == name.lower():
            return ""
        number += 1
        free = f"{name.rpartition('.')[0]}-{number}{PurePosixPath(name).suffix}"
    return free


def _is_record(entry: Entry, roots: Collection[str]) -> bool:
    """Whether it is the record of a product under another name; beside one of the known name only if it reads so."""
    texts = _texts(entry.read)
    if "type" in texts:
        return False  # a producer's
    return "name" in texts or _root_of(entry.path, roots) is None


def _texts(read: Reader) -> Texts:
    try:
        content = read(bounds.MAX_TEXT)
    except (Broken, OSError):
        return {}
    text = decode(content or b"", "")
    tree = text if isinstance(text, Problem) else parse(text, "")
    texts = {} if isinstance(tree, Problem) else texts_of(tree)
    return texts if isinstance(texts, dict) else {}


def _root_of(path: str, roots: Collection[str]) -> str | None:
    """The nearest folder of a submission around a file."""
    around = [root for root in roots if not root or path.replace("\\", "/").startswith(f"{root}/")]
    return max(around, key=len, default=None)


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0]


def _last(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _is_picture(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in PICTURES


def _is_in(path: str, folders: Collection[str]) -> bool:
    return _folder(path).lower() in {folder.lower() for folder in folders}
