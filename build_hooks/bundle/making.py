"""Make the folder and the zip: the site built by its host, what lies beside it, checked, packed and put in place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from build_hooks.bundle.away import SCRIPT, outside_addresses, symbols_script
from build_hooks.bundle.dead_links import unlink_missing
from build_hooks.bundle.extras import extras
from build_hooks.bundle.names import LARGEST, bad_names
from build_hooks.bundle.packing import holds, write_zip
from build_hooks.bundle.words import DOOR, NOTE, SITE, door, note
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.edition import VARIABLE, Edition

FOLDER = Path("offline")
NAME = "danh-muc-ocop"
_MARK = f"{SITE}/.ocop-bundle"
# What no reader's browser asks for: pictures that chats fetch for a link, maps for who mends the theme's scripts, and
# the page for wrong addresses, which only its own host shows and which links from the root of that host.
_LEFT_OUT = ("anh/**/chia-se.*", "assets/**/*.map", "404.html")


class CannotBundle(Exception):
    """Something else is in the place, the site does not build, or a name fits no USB stick; the text says which."""


class Bundle(NamedTuple):
    """What was made: where, the number of files, their bytes together, and the bytes of the zip."""

    folder: Path
    zip: Path
    files: int
    size: int
    zip_size: int


def make_bundle(catalog: Catalog, edition: Edition, folder: Path) -> Bundle:
    """Write `folder` and beside it a zip of its name; older ones are replaced when all is there. Raises CannotBundle.

    `catalog` is that of the edition; the site is built by a process of its own, which is told of the edition.
    """
    name = folder.name
    zipped, new, new_zip = (folder.with_name(text) for text in (f"{name}.zip", f".{name}.new", f".{name}.zip.new"))
    _check_place(folder, zipped)
    _clear(new, new_zip, folder.with_name(f".{name}.old"))
    try:
        _fill(new, name, catalog, edition)
        files = sorted(path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file())
        _check_files(name, new, files)
        write_zip(new_zip, new, files, catalog.as_of)
        if new_zip.stat().st_size > LARGEST:
            raise CannotBundle(say("bundle.zip_too_large"))
        size = sum((new / file).stat().st_size for file in files)
        _put(new, folder)
        new_zip.replace(zipped)
    finally:
        _clear(new, new_zip)
    return Bundle(folder, zipped, len(files), size, zipped.stat().st_size)


def _check_place(folder: Path, zipped: Path) -> None:
    """Refuse to replace what is not ours."""
    if folder.exists() and not (folder / _MARK).is_file() and not (folder.is_dir() and not any(folder.iterdir())):
        raise CannotBundle(say("bundle.other_files", folder=folder))
    if zipped.exists() and not holds(zipped, _MARK):
        raise CannotBundle(say("bundle.other_zip", zip=zipped))


def _clear(*paths: Path) -> None:
    """Remove what is half made; names with a dot before them are ours alone."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _fill(folder: Path, name: str, catalog: Catalog, edition: Edition) -> None:
    site = folder / SITE
    write_atomically(folder / _MARK, b"")
    _build(catalog.root, edition, site)
    for pattern in _LEFT_OUT:
        for left_out in site.glob(pattern):
            left_out.unlink()
    if catalog.part:
        unlink_missing(site)
    write_atomically(site / SCRIPT, symbols_script(outside_addresses(site)))
    folders = set()
    for path, content in extras(catalog):
        folders.add(path.partition("/")[0])
        write_atomically(folder / path, content)
    write_atomically(folder / DOOR, door(catalog))
    write_atomically(folder / NOTE, note(catalog, name, folders))


def _build(root: Path, edition: Edition, site: Path) -> None:
    """MkDocs, in a process of its own; what it says goes where our own words go."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site.resolve())]
    told = {**os.environ, VARIABLE: edition.text, "NO_MKDOCS_2_WARNING": "1"}
    if subprocess.run(command, cwd=root, env=told, check=False).returncode:  # noqa: S603 - no part of it is anyone's text
        raise CannotBundle(say("bundle.not_built"))


def _check_files(name: str, folder: Path, files: list[str]) -> None:
    bad = list(bad_names(f"{name}/{file}" for file in files))
    bad += [say("bundle.file_too_large", path=file) for file in files if (folder / file).stat().st_size > LARGEST]
    if bad:
        raise CannotBundle("\n".join([say("bundle.refused"), *bad]))


def _put(new: Path, folder: Path) -> None:
    """Move the whole folder into its place."""
    old = folder.with_name(f".{folder.name}.old")
    if folder.exists():
        folder.replace(old)
    new.replace(folder)
    _clear(old)
