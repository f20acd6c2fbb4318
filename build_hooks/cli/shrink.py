"""`ocop shrink`: make photos small enough to be submitted, upright and without metadata."""

import shutil
from pathlib import Path

import click

from build_hooks.cache import FOLDER, write_atomically
from build_hooks.cli.turn import alone
from build_hooks.pixels.shrinking import small_jpeg


@click.command()
@click.argument("photos", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
@alone
def shrink(root: Path, photos: tuple[Path, ...]) -> None:
    """Thu nhỏ ảnh (cạnh dài 4.000 điểm ảnh) thành JPEG, xóa vị trí chụp và mọi thông tin kèm theo.

    Tệp cũ được giữ trong .cache/ocop/originals/. Ảnh đuôi khác thành đuôi .jpg: sửa tên trong tệp sản phẩm theo.
    """
    for photo in [_found(root, path) for path in photos]:
        _shrink(root, photo)


def _found(root: Path, path: Path) -> Path:
    """The photo, named from here or, as `ocop check` does, from the catalog's own folder."""
    for photo in (path, root / path):
        if photo.is_file():
            return photo
    raise click.UsageError(f"Không có tệp “{path}”.")


def _shrink(root: Path, photo: Path) -> None:
    target = photo.with_suffix(".jpg") if photo.suffix.lower() not in (".jpg", ".jpeg") else photo
    if target != photo and target.exists():
        raise click.ClickException(f"{photo}: đã có tệp {target.name}; hãy đổi tên một trong hai.")
    try:
        content = small_jpeg(photo)
    except (OSError, ValueError, SyntaxError) as error:
        raise click.ClickException(f"{photo}: không mở được như một tấm ảnh; hãy chép lại ảnh gốc từ máy.") from error
    kept = _keep(root, photo)
    before = photo.stat().st_size
    write_atomically(target, content)
    if target != photo:
        photo.unlink()
    click.echo(f"{target}: {_kilobytes(before)} → {_kilobytes(len(content))}; tệp cũ ở {kept}")


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
