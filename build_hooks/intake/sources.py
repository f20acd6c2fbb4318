"""What is handed in, whatever its form: a page, a zip, a record with its photos, or a folder of any of them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from build_hooks.intake import bounds
from build_hooks.intake.archive import PAGES, RENAMED, ZIPS, is_packed, kind_of, zip_submissions
from build_hooks.intake.lending import PICTURES
from build_hooks.intake.page import page_submissions
from build_hooks.intake.sorting import Entry, sorted_out
from build_hooks.intake.strays import copies_last, is_copy
from build_hooks.intake.submission import PHOTOS, PRODUCER, PRODUCT, SENDING, Reader, Submission
from build_hooks.intake.unread import problem_of, until_error
from build_hooks.rules.problems import Mark, Problem

_DEEPEST = 4  # folders below the one that is handed in


def all_submissions(paths: Iterable[Path]) -> Iterator[Submission | Problem]:
    """Every submission of these, until a run has as much as it keeps; a problem says where it stops."""
    left = bounds.MAX_RUN
    for its in _handed_in(list(paths)):
        if isinstance(its, Submission):
            left -= sum(map(len, its.files.values()))
            if left < 0:
                yield Problem(its.source, Mark(), "", "run_too_large", {"max": bounds.MAX_RUN >> 20})
                return
        yield its


def submissions(path: Path, source: str = "") -> Iterator[Submission | Problem]:
    """Every submission of a file or folder, in the order of names; a problem for each thing that is none."""
    source = source or path.name or path.resolve().name
    if path.is_symlink():
        yield Problem(source, Mark(), "", "symlink")
    elif path.is_dir():
        yield from _of_folder(path, source)
    elif not path.exists():
        yield Problem(source, Mark(), "", "no_such_file")
    elif not path.is_file():  # a pipe would keep us waiting for its other end
        yield Problem(source, Mark(), "", "not_a_file")
    elif path.stat().st_size > bounds.MAX_SOURCE:
        yield Problem(source, Mark(), "", "file_too_large", {"found": path.name, "max": bounds.MAX_SOURCE >> 20})
    elif (kind := kind_of(path)) in ZIPS:
        yield from zip_submissions(path, source)
    elif kind in PAGES:
        yield from page_submissions(path.read_bytes(), source)
    else:
        yield from _of_files([path])


def _handed_in(paths: Sequence[Path]) -> Iterator[Submission | Problem]:
    """Packed things and folders one by one; plain files of one folder together, for a photo may belong to a record."""
    plain: dict[Path, list[Path]] = {}
    for path in sorted(paths, key=lambda item: is_copy(item.name)):
        if _is_plain(path):
            plain.setdefault(path.parent, []).append(path)
        else:
            yield from until_error(path.name, submissions(path))
    for files in plain.values():
        yield from until_error(files[0].name, _of_files(list(dict.fromkeys(files))))


def _is_plain(path: Path) -> bool:
    try:
        is_file = path.is_file() and not path.is_symlink() and path.stat().st_size <= bounds.MAX_SOURCE
    except OSError:
        return False  # which is told when it is opened
    return is_file and not _is_packed(path, path.name)


def _is_packed(path: Path, name: str) -> bool:
    """Whether a file is opened by itself; one that may not be read is told when it is."""
    try:
        renamed = path.suffix.lower() in RENAMED and path.is_file() and kind_of(path) in (*ZIPS, *PAGES)
    except OSError:
        renamed = False
    return is_packed(name) or renamed


def _of_files(files: Sequence[Path]) -> Iterator[Submission | Problem]:
    """Files of one folder; where a record is among them, photos that it names may lie beside."""
    entries = [Entry(path.name, _reader(path)) for path in files]
    names = {path.name for path in files}
    if any(path.suffix.lower() in (".yml", ".yaml") for path in files):
        beside = (path for path in _beside(files) if path.name not in names)
        entries += [Entry(path.relative_to(files[0].parent).as_posix(), _reader(path), lent=True) for path in beside]
    yield from sorted_out(files[0].name, entries, top="")


def _beside(files: Sequence[Path]) -> Iterator[Path]:
    """Pictures in the folder of these, in `anh/` and in folders of the records' names; the record's own company."""
    around = files[0].parent
    company = [PRODUCER, SENDING] if any(path.name.lower() == PRODUCT for path in files) else []
    yield from (around / name for name in company if (around / name).is_file() and not (around / name).is_symlink())
    for folder in (around, around / PHOTOS, *(path.with_suffix("") for path in files)):
        if folder.is_symlink() or not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in PICTURES and path.is_file() and not path.is_symlink():
                yield path


def _of_folder(folder: Path, source: str) -> Iterator[Submission | Problem]:
    """A folder is one submission or many; pages and zips that lie in it are others."""
    files: list[tuple[str, Path]] = []
    for name, path in _walk(folder, "", 0):
        if isinstance(path, str):
            yield Problem(f"{source}/{name}", Mark(), "", path, {"max": _DEEPEST})
            continue
        if isinstance(path, OSError):
            yield problem_of(f"{source}/{name}".rstrip("/"), path)
            continue
        files.append((name, path))
        if len(files) > bounds.MAX_FILES:
            params = {"found": source, "size": len(files), "max": bounds.MAX_FILES}
            yield Problem(source, Mark(), "", "too_many_files", params)
            return
    links = [name for name, path in files if path.is_symlink()]
    for name in links:
        yield Problem(f"{source}/{name}", Mark(), "", "symlink")
    packed = [(name, path) for name, path in files if name not in links and _is_packed(path, name)]
    for name, path in sorted(packed, key=lambda pair: copies_last(pair[0])):
        yield from until_error(f"{source}/{name}", submissions(path, f"{source}/{name}"))
    plain = [Entry(name, _reader(path)) for name, path in files if (name, path) not in packed and name not in links]
    if plain or not (packed or links):
        yield from sorted_out(source, plain)


def _walk(folder: Path, around: str, depth: int) -> Iterator[tuple[str, Path | str | OSError]]:
    """Names with their files and links; with a message or an error where there is something else."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda item: item.name)
    except OSError as error:
        yield around, error
        return
    for entry in entries:
        name = f"{around}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                yield from _walk(Path(entry.path), f"{name}/", depth + 1)
            else:
                yield name, "folder_too_deep"
        elif entry.is_symlink() or entry.is_file():
            yield name, Path(entry.path)
        else:
            yield name, "not_a_file"


def _reader(path: Path) -> Reader:
    def read(most: int) -> bytes | None:
        with path.open("rb") as file:
            content = file.read(most + 1)
        return content if len(content) <= most else None

    return read
