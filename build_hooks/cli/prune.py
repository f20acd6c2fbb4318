"""`ocop prune`: forget cached pictures that nothing needs any more."""

from pathlib import Path

import click

from build_hooks.bundle import television
from build_hooks.cli.turn import alone
from build_hooks.ground.cache import FOLDER
from build_hooks.pages import needed_in_cache
from build_hooks.read.catalog import read_catalog


@click.command()
@click.pass_obj
@alone
def prune(root: Path) -> None:
    """Xóa trong .cache/ocop/ các ảnh và tem mà danh mục không còn dùng. Cần đến thì lần dựng sau làm lại."""
    reading = read_catalog(root)
    if reading.errors:
        raise click.ClickException("Danh mục đang có lỗi; hãy chạy “ocop check” và sửa trước, kẻo xóa nhầm.")
    needed = needed_in_cache(reading.catalog) | television.needed(reading.catalog)
    removed = freed = 0
    for folder in ("photos", "shares", "stamps", "print", "screens"):
        for path in (root / FOLDER / folder).rglob("*"):
            if path.is_file() and path.resolve() not in needed:
                freed += path.stat().st_size
                removed += 1
                path.unlink()
    click.echo(f"Đã xóa {removed} tệp, {freed / 1_000_000:.1f} MB.")
