"""What is handed in, whatever its form: a page, a zip, a record with its photos, or a folder of any of them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_hooks.intake import bounds
from build_hooks.intake.archive import zip_submissions
from build_hooks.intake.page import page_submissions
from build_hooks.intake.submission import PHOTOS, PRODUCT, Reader, Submission, sorted_out
from build_hooks.intake.unread import problem_of, until_error
from build_hooks.read.values import PHOTO_NAME
from build_hooks.rules.problems import Mark, Problem

_ZIP, _PAGES, _RECORDS = (".zip",), (".html", ".htm"), (".yml", ".yaml")
_DEEPEST = 4  # folders below the one that is handed in


def all_submissions(paths: Iterable[Path]) -> Iterator[Submission | Problem]:
    """Every submission of these, until a run has as much as it keeps; a problem says where it stops."""
    left = bounds.MAX_RUN
    for path in paths:
        for its in until_error(path.name, submissions(path)):
            if isinstance(its, Submission):
                left -= sum(map(len, its.files.values()))
                if left < 0:
                    yield Problem(its.source, Mark(), "", "run_too_large", {"max": bounds.MAX_RUN >> 20})
                    return
            yield its


def submissions(path: Path, source: str = "") -> Iterator[Submission | Problem]:
    """Every submission of a file or folder, in the order of names; a problem for each thing that is none."""
    source = source or path.name
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
    elif path.suffix.lower() in _ZIP:
        yield from zip_submissions(path, source)
    elif path.suffix.lower() in _PAGES:
        yield from page_submissions(path, source)
    elif path.suffix.lower() in _RECORDS:
        yield from sorted_out(source, _record_with_photos(path))
    else:
        yield Problem(source, Mark(), "", "not_a_submission", {"found": path.suffix or path.name})


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
    packed = [(name, path) for name, path in files if path.suffix.lower() in (*_ZIP, *_PAGES) and name not in links]
    for name, path in packed:
        yield from until_error(f"{source}/{name}", submissions(path, f"{source}/{name}"))
    plain = [(name, _reader(path)) for name, path in files if (name, path) not in packed and name not in links]
    if plain and (not packed or any(name.endswith(PRODUCT) for name, _ in plain)):
        yield from sorted_out(source, plain)
    elif not packed and not links:
        yield Problem(source, Mark(), "", "no_submission", {"allowed": PRODUCT})


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


def _record_with_photos(path: Path) -> Iterator[tuple[str, Reader]]:
    """A product's file alone, and those photos beside it that it names."""
    yield PRODUCT, _reader(path)
    named = _reader(path)(bounds.MAX_TEXT) or b""
    for beside in sorted(path.parent.iterdir()):
        if (
            os.fsencode(beside.name) in named
            and PHOTO_NAME.fullmatch(beside.name)
            and beside.is_file()
            and not beside.is_symlink()
        ):
            yield f"{PHOTOS}/{beside.name}", _reader(beside)


def _reader(path: Path) -> Reader:
    def read(most: int) -> bytes | None:
        with path.open("rb") as file:
            content = file.read(most + 1)
        return content if len(content) <= most else None

    return read
