"""The command `ocop`: what officers and maintainers run; one file a command."""

import sys
from pathlib import Path

import click

from build_hooks import __version__
from build_hooks.cli.add import add
from build_hooks.cli.bundle import bundle
from build_hooks.cli.check import check
from build_hooks.cli.excel import export_xlsx, import_, template
from build_hooks.cli.export import export
from build_hooks.cli.issue import issue
from build_hooks.cli.new import new
from build_hooks.cli.print import print_
from build_hooks.cli.prune import prune
from build_hooks.cli.review import review
from build_hooks.cli.schema import schema
from build_hooks.cli.shrink import shrink
from build_hooks.cli.stamps import stamps
from build_hooks.cli.start import start


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ocop")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Thư mục của danh mục (nơi có mkdocs.yml). Mặc định: thư mục này hoặc thư mục cha gần nhất.",
)
@click.pass_context
def ocop(context: click.Context, root: Path | None) -> None:
    """Danh mục sản phẩm OCOP: kiểm tra, cấp mã, xuất dữ liệu."""
    context.obj = root or _nearest_root(Path.cwd())
    if not (context.obj / "mkdocs.yml").is_file():
        raise click.UsageError("Không thấy mkdocs.yml. Hãy chạy lệnh trong thư mục của danh mục, hoặc thêm --root.")


for command in (
    check,
    new,
    add,
    issue,
    stamps,
    print_,
    bundle,
    shrink,
    prune,
    export,
    review,
    schema,
    start,
    template,
    import_,
    export_xlsx,
):
    ocop.add_command(command)


def main() -> None:
    """The console script; Vietnamese comes out right whatever the code page of the terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    ocop(prog_name="ocop")


def _nearest_root(start: Path) -> Path:
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), start)
