"""`ocop check`: every problem of every file, in words an officer can act on."""

import os
from pathlib import Path

import click

from build_hooks.cli import passport
from build_hooks.read.catalog import Reading, read_catalog
from build_hooks.read.history import Base, NoBase

_BASE = "So với một nhánh hay commit git (như origin/main): mã, sổ mã và địa chỉ đã in không được mất hay bị sửa."
_ISSUER = "Cùng --base, chỉ trên nhánh chính: cho phép những gì “ocop issue” và người giữ danh mục ghi vào sổ mã."
_PASSPORT = "Rà thêm: mỗi sản phẩm có những thông tin tối thiểu nào của hộ chiếu số và truy xuất nguồn gốc."
_KEPT = {
    "vi": "So với {ref} (commit {commit}): mọi mã đã cấp còn nguyên, ở đúng sản phẩm.",
    "en": "Compared with {ref} (commit {commit}): every issued code is there and with its product.",
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của thông báo.")
@click.option("--base", "ref", metavar="REF", help=_BASE)
@click.option("--issuer", "is_issuer", is_flag=True, help=_ISSUER)
@click.option("--passport", "with_passport", is_flag=True, help=_PASSPORT)
@click.pass_obj
def check(
    root: Path, paths: tuple[Path, ...], strict: bool, lang: str, ref: str | None, is_issuer: bool, with_passport: bool
) -> None:
    """Kiểm tra mọi tệp của danh mục. Ghi đường dẫn để chỉ xem vấn đề của những tệp hoặc thư mục đó.

    Kết thúc với mã 0 khi không có lỗi, 1 khi có lỗi, 2 khi gõ sai lệnh.
    """
    if is_issuer and ref is None:
        raise click.UsageError("--issuer chỉ dùng cùng --base.")
    wanted = [_in_catalog(root, path) for path in paths]
    reading, base = _read(root, ref, is_issuer)
    shown = [problem for problem in reading.problems if passport.is_among(problem.path, wanted)]
    for problem in shown:
        click.secho(problem.line(lang), fg="yellow" if problem.is_warning else "red")
    warnings = sum(problem.is_warning for problem in shown)
    errors = len(shown) - warnings
    click.echo(_summary(reading, errors, warnings, lang))
    if base and not reading.errors:
        click.echo(_KEPT[lang].format(ref=base.ref, commit=base.short))
    if with_passport:
        click.echo("\n" + "\n".join(passport.lines(reading.found, wanted, lang)))
    if errors or (strict and warnings):
        raise SystemExit(1)


def _read(root: Path, ref: str | None, is_issuer: bool) -> tuple[Reading, Base | None]:
    try:
        base = None if ref is None else Base.open(root.resolve(), ref)
        return read_catalog(root, base=base, is_issuer=is_issuer), base
    except NoBase as error:
        raise click.UsageError(str(error)) from None


def _in_catalog(root: Path, path: Path) -> str:
    """The path as problems name it: from here as the terminal completes it, or from the catalog's own folder."""
    here = root.resolve()
    for start in (Path.cwd(), here):
        found = Path(os.path.normpath(start / str(path).replace("\\", "/")))
        if found.exists() and found.is_relative_to(here):
            return found.relative_to(here).as_posix()
    raise click.UsageError(f"Không có tệp hay thư mục “{path}” trong danh mục.")


def _summary(reading: Reading, errors: int, warnings: int, lang: str) -> str:
    words = {"vi": ("sản phẩm", "chủ thể", "lỗi", "cảnh báo"), "en": ("products", "producers", "errors", "warnings")}
    product, producer, error, warning = words[lang]
    found = reading.found
    counts = f"{len(found.products)} {product}, {len(found.producers)} {producer}: " if found else ""
    return f"{counts}{errors} {error}, {warnings} {warning}."
