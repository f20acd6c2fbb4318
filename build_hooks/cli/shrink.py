"""`ocop shrink`: make photos small enough to be submitted, upright and without metadata."""

import shutil
import tempfile
from pathlib import Path

import click

from build_hooks.cli.turn import alone
from build_hooks.ground import apart
from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.ground.words import say
from build_hooks.pixels.shrinking import write_small_jpeg

_SECONDS = 120.0  # for one photo: a PNG of 99 megapixels takes 1.5 s of one core, and four times as many are opened


@click.command(help=say("cli.shrink"))
@click.argument("photos", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
@alone
def shrink(root: Path, photos: tuple[Path, ...]) -> None:
    is_all = True
    for photo in [_found(root, path) for path in photos]:
        try:
            _shrink(root, photo)
        except click.ClickException as error:
            error.show()
            is_all = False
        except OSError as error:
            click.echo(f"Error: {photo}: {type(error).__name__}", err=True)
            is_all = False
    if not is_all:
        raise SystemExit(1)


def _found(root: Path, path: Path) -> Path:
    """The photo, named from here or, as `ocop check` does, from the catalog's own folder."""
    for photo in (path, root / path):
        if photo.is_file():
            return photo
    raise click.UsageError(say("cli.shrink_no_file", path=path))


def _shrink(root: Path, photo: Path) -> None:
    target = photo.with_suffix(".jpg") if photo.suffix.lower() not in (".jpg", ".jpeg") else photo
    if target != photo and target.exists():
        raise click.ClickException(say("cli.shrink_taken", photo=photo, name=target.name))
    content = _small(photo)
    if not content:
        raise click.ClickException(say("cli.shrink_no_photo", photo=photo))
    kept = _keep(root, photo)
    before = photo.stat().st_size
    write_atomically(target, content, lasting=True)
    if target != photo:
        photo.unlink()
    click.echo(
        say("cli.shrink_done", target=target, before=_kilobytes(before), after=_kilobytes(len(content)), kept=kept)
    )


def _small(photo: Path) -> bytes:
    """The photo made small in a child process; b"" when it is none, or takes longer than any honest one."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.jpg"
        try:
            is_done = apart.call(write_small_jpeg, str(photo.resolve()), str(small), seconds=_SECONDS)
        except (apart.TookTooLong, apart.Failed):
            return b""
        return small.read_bytes() if is_done else b""


def _keep(root: Path, photo: Path) -> Path:
    """Copy the file to where nothing is overwritten, and say where."""
    folder = root / FOLDER / "originals"
    folder.mkdir(parents=True, exist_ok=True)
    number, kept = 1, folder / photo.name
    while kept.exists():
        number += 1
        kept = folder / f"{photo.stem}-{number}{photo.suffix}"
    shutil.copy2(photo, kept)
    return kept


def _kilobytes(size: int) -> str:
    return f"{size // 1024} KB"
