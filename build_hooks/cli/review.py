"""`ocop review`: what a change brings, for the person who accepts it."""

import os
from pathlib import Path

import click

from build_hooks.cache import write_atomically
from build_hooks.history import Base, NoBase
from build_hooks.model.catalog import Catalog
from build_hooks.outputs import File
from build_hooks.problems import Problem
from build_hooks.read.catalog import read_catalog
from build_hooks.stages import shares
from build_hooks.views.review import Change, annotations, changes, summary

FOLDER = Path("review")
_SUMMARY = "tom-tat.md"


@click.command()
@click.option("--base", "ref", required=True, metavar="REF", help="Nhánh hay commit để so, như origin/main.")
@click.pass_obj
def review(root: Path, ref: str) -> None:
    """Xem một thay đổi trước khi nhận: sản phẩm nào mới, sản phẩm nào sửa, còn lỗi gì.

    Ghi review/tom-tat.md và ảnh thẻ của từng sản phẩm thay đổi. Trong GitHub Actions thì chỉ lỗi ngay trên dòng, và
    đưa tóm tắt vào trang của lần chạy.
    """
    try:
        base = Base.open(root.resolve(), ref)
        reading = read_catalog(root, base=base)
    except NoBase as error:
        raise click.UsageError(str(error)) from None
    found = changes(reading.found, base.changed, base.files)
    problems = [one for one in reading.problems if not one.is_warning or _is_of(one, found)]
    text = summary(found, problems)
    write_atomically(root / FOLDER / _SUMMARY, text.encode())
    if reading.found:
        _write_cards(root, reading.found, found)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for line in annotations(problems):
            click.echo(line)
    for problem in problems:
        click.secho(problem.line(), fg="yellow" if problem.is_warning else "red")
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)
    click.echo(f"{len(found)} tệp sản phẩm thay đổi; xem {(FOLDER / _SUMMARY).as_posix()}")
    if reading.errors:
        raise SystemExit(1)


def _is_of(problem: Problem, found: list[Change]) -> bool:
    """Whether a warning is about a product of this change, its photos, or its producer."""
    names = {Path(one.path).stem for one in found} | {one.product.producer for one in found if one.product}
    return not problem.path.startswith(("products/", "producers/", "images/")) or bool(
        names & {Path(problem.path).stem, Path(problem.path).parent.name}
    )


def _write_cards(root: Path, catalog: Catalog, found: list[Change]) -> None:
    """`review/SLUG.jpg`: the picture that a chat will show of each product."""
    wanted = {one.product.share_uri: one.product.slug for one in found if one.product and one.product.share_uri}
    for output in shares.outputs(catalog) if wanted else ():
        if isinstance(output, File) and output.uri in wanted:
            write_atomically(root / FOLDER / f"{wanted[output.uri]}.jpg", output.read())
