"""An earlier state of the catalog, as git keeps it: the only file that runs git."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from build_hooks.ground.words import say

_ENVIRONMENT = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}  # words that can be compared, and no prompt
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_DATA = ("products", "producers", "images", "ledger", "data", "mkdocs.yml")
_LEDGERS = ":(icase)ledger"  # Ledger/ is the same folder on Windows and macOS
_NAMEABLE = re.compile(r'(?!")[^\x00-\x1f\x7f]+')  # paths that can be handed to git a line each
_FILE_MODES = {b"100644", b"100755"}


class NoBase(Exception):
    """There is nothing to compare with; its text is a Vietnamese sentence that says why, and the mend."""


class Blob(NamedTuple):
    """A file's content at the commit, by git's name for it; `size` is in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Base:
    """The commit to compare with: where REF and HEAD parted, so that a branch that is merely behind is not accused.

    Paths are relative to `root`, the catalog, which may lie in a folder of the git repository. `files` has every
    regular file of the catalog's data at the commit, mkdocs.yml among it; `changed` the paths that differ from the
    working tree, those that git has not been told of too.
    """

    root: Path
    ref: str
    commit: str
    files: Mapping[str, Blob]
    changed: frozenset[str]

    @classmethod
    def open(cls, root: Path, ref: str) -> "Base":
        """The base for a branch, tag or commit. Raises NoBase."""
        commit = _commit_of(root, ref)
        if not commit:
            raise _no_commit(root, ref)
        commit = _parting(root, ref, commit)
        files = _files(root, commit)
        return cls(root, ref, commit, files, _changed(root, commit, files))

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:10]

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of these files at the commit, by one run of git. Raises NoBase."""
        wanted = [(path, self.files[path]) for path in paths]
        names = "".join(f"{blob.name}\n" for _, blob in wanted)
        answer = _answer(self.root, "cat-file", "--batch", given=names.encode("ascii")) if wanted else b""
        found, at = {}, 0
        for path, blob in wanted:
            heading = f"{blob.name} blob {blob.size}\n".encode("ascii")
            if not answer.startswith(heading, at):
                raise NoBase(say("read.content_missing", path=path))
            start = at + len(heading)
            found[path] = answer[start : start + blob.size]
            at = start + blob.size + 1  # a line's end follows
        return found


def _commit_of(root: Path, ref: str) -> str:
    if not ref.isprintable():
        return ""
    answer = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    found = answer.stdout.decode("ascii", "replace").strip()
    return found if _COMMIT.fullmatch(found) else ""


def _no_commit(root: Path, ref: str) -> NoBase:
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if b"not a git repository" in inside.stderr:
        return NoBase(say("read.no_repository", root=root))
    return _unreadable(inside) if inside.returncode else NoBase(say("read.no_ref", ref=ref))


def _parting(root: Path, ref: str, commit: str) -> str:
    found = _git(root, "merge-base", commit, "HEAD").stdout.decode("ascii").strip()
    if found:
        return found
    if _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise NoBase(say("read.shallow", ref=ref))
    raise NoBase(say("read.no_shared_history", ref=ref))


def _files(root: Path, commit: str) -> dict[str, Blob]:
    found = {}
    for row in _answer(root, "ls-tree", "-r", "-z", "-l", commit, "--", *_DATA).split(b"\0")[:-1]:
        about, path = row.split(b"\t", 1)
        mode, _, name, size = about.split()
        if mode in _FILE_MODES:
            found[os.fsdecode(path)] = Blob(name.decode("ascii"), int(size))
    return found


def _changed(root: Path, commit: str, files: Mapping[str, Blob]) -> frozenset[str]:
    # Unlike `git diff`, diff-index heeds nobody's settings and never writes the index. What it names without knowing
    # the content of today may have been touched and not changed, or taken out of the index and left on the disk.
    rows = _answer(root, "diff-index", "--no-renames", "-z", "--relative", commit, "--", *_DATA, _LEDGERS).split(b"\0")
    others = _answer(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *_DATA, _LEDGERS).split(b"\0")
    found, in_doubt = {os.fsdecode(path) for path in others if path}, set()
    for about, path in zip(rows[:-1:2], rows[1::2], strict=True):
        name = os.fsdecode(path)
        if _says_nothing_of_today(about) or name in found:
            in_doubt.add(name)
        found.add(name)
    return frozenset(found - _unchanged(root, in_doubt & files.keys(), files))


def _says_nothing_of_today(about: bytes) -> bool:
    """Whether a row of diff-index, ":MODE MODE NAME NAME STATUS", has the same kind of file twice and no new name."""
    old_mode, new_mode, _, name, _ = about[1:].split()
    return old_mode == new_mode and not name.strip(b"0")


def _unchanged(root: Path, paths: Iterable[str], files: Mapping[str, Blob]) -> set[str]:
    """Those of the paths that are as they were; git itself hashes them, with the line ends that it would commit."""
    asked = [path for path in paths if _NAMEABLE.fullmatch(path) and _is_file(root / path)]
    if not asked:
        return set()
    top = os.fsdecode(_answer(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))  # hash-object reads from the top
    given = "".join(f"{top}{path}\n" for path in asked)
    answer = _answer(root, "hash-object", "--stdin-paths", given=os.fsencode(given))
    names = answer.decode("ascii").splitlines()
    return {path for path, name in zip(asked, names, strict=True) if name == files[path].name}


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _answer(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git says; silence that is a failure must not be taken for “nothing changed”."""
    done = _git(root, *words, given=given)
    if done.returncode:
        raise _unreadable(done)
    return done.stdout


def _unreadable(done: subprocess.CompletedProcess[bytes]) -> NoBase:
    return NoBase(say("read.unreadable", reason=done.stderr.decode("utf-8", "replace").strip()))


def _git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", *words]
    try:
        return subprocess.run(  # noqa: S603 (a list of words, no shell; REF stands behind --end-of-options)
            command, cwd=root, env={**os.environ, **_ENVIRONMENT}, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise NoBase(say("read.no_git")) from None
