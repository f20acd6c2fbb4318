"""`ocop check`: every problem of every file, in words an officer can act on."""

import os
from pathlib import Path

import click

from build_hooks.problems import Problem
from build_hooks.read.catalog import Reading, read_catalog


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của thông báo.")
@click.pass_obj
def check(root: Path, paths: tuple[Path, ...], strict: bool, lang: str) -> None:
    """Kiểm tra mọi tệp của danh mục. Ghi đường dẫn để chỉ xem vấn đề của những tệp hoặc thư mục đó.

    Kết thúc với mã 0 khi không có lỗi, 1 khi có lỗi, 2 khi gõ sai lệnh.
    """
    wanted = [_in_catalog(root, path) for path in paths]
    reading = read_catalog(root)
    shown = [problem for problem in reading.problems if _is_among(problem, wanted)]
    for problem in shown:
        click.secho(problem.line(lang), fg="yellow" if problem.is_warning else "red")
    warnings = sum(problem.is_warning for problem in shown)
    errors = len(shown) - warnings
    click.echo(_summary(reading, errors, warnings, lang))
    if errors or (strict and warnings):
        raise SystemExit(1)


def _in_catalog(root: Path, path: Path) -> str:
    """The path as problems name it: from here as the terminal completes it, or from the catalog's own folder."""
    here = root.resolve()
    for start in (Path.cwd(), here):
        found = Path(os.path.normpath(start / str(path).replace("\\", "/")))
        if found.exists() and found.is_relative_to(here):
            return found.relative_to(here).as_posix()
    raise click.UsageError(f"Không có tệp hay thư mục “{path}” trong danh mục.")


def _is_among(problem: Problem, paths: list[str]) -> bool:
    return not paths or any(path in (".", problem.path) or problem.path.startswith(f"{path}/") for path in paths)


def _summary(reading: Reading, errors: int, warnings: int, lang: str) -> str:
    words = {"vi": ("sản phẩm", "chủ thể", "lỗi", "cảnh báo"), "en": ("products", "producers", "errors", "warnings")}
    product, producer, error, warning = words[lang]
    found = reading.found
    counts = f"{len(found.products)} {product}, {len(found.producers)} {producer}: " if found else ""
    return f"{counts}{errors} {error}, {warnings} {warning}."
