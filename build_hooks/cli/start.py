"""`ocop start`: begin the catalog of another province in this repository."""

import shutil
from pathlib import Path

import click

from build_hooks.cache import write_atomically
from build_hooks.read.settings import FILE, docs_dir, read_settings
from build_hooks.starting import emptying
from build_hooks.starting.emptying import FIRST, OwnData, empty, keep
from build_hooks.starting.settings import with_settings

_ASKED = {
    "site_name": "Tên danh mục",
    "place": "Địa bàn, như “Tây Ninh”",
    "tagline": "Một câu giới thiệu",
    "site_url": "Địa chỉ của trang, như https://ocop.tayninh.gov.vn/",
    "edit_url": "Nơi sửa tệp trên kho mã, như https://github.com/ten/kho/edit/main/",
    "office_name": "Cơ quan phụ trách",
    "office_phone": "Điện thoại của cơ quan",
    "office_zalo": "Zalo của cơ quan",
    "office_email": "Thư điện tử của cơ quan",
}
_REQUIRED = ("site_name", "place", "tagline")
_UNKNOWN = {"site_url": "https://ocop.example.vn/"}  # an example, which nothing is printed with
_ABOUT = "ve-danh-muc.md"


def _options(command: click.Command) -> click.Command:
    for name, words in reversed(_ASKED.items()):
        command.params.insert(0, click.Option([f"--{name.replace('_', '-')}", name], help=f"{words}."))
    return command


@_options
@click.command()
@click.option("--yes", is_flag=True, help="Không hỏi lại trước khi dọn.")
@click.pass_obj
def start(root: Path, /, yes: bool, **given: str | None) -> None:
    """Bắt đầu danh mục của một tỉnh khác: dọn sản phẩm, chủ thể, ảnh và sổ mã đang có, rồi hỏi cài đặt.

    Những gì đang có được giữ nguyên trong tests/first/, để các kiểm thử vẫn chạy. Tệp nào chưa được giữ thì lệnh dừng
    lại và không xóa gì.
    """
    if yes and (missing := [name for name in _REQUIRED if not given.get(name)]):
        raise click.UsageError("Cần thêm: " + ", ".join(f"--{name.replace('_', '-')}" for name in missing) + ".")
    count = sum(1 for folder in ("products", "producers", "ledger") for _ in (root / folder).rglob("*.yml"))
    if count and not yes:
        click.confirm(
            f"Dọn {count} tệp sản phẩm, chủ thể, sổ mã, và mọi ảnh (giữ lại trong {FIRST.as_posix()}/)?", abort=True
        )
    answers = {name: _answer(name, given.get(name), ask=not yes) for name in _ASKED}
    text = with_settings((root / FILE).read_text("utf-8"), {**answers, "name": answers["site_name"]})
    try:
        keep(root)
        removed = empty(root)
    except OwnData as path:
        raise click.ClickException(
            f"Chưa xóa gì: {path} không có bản giữ trong {FIRST.as_posix()}/. Đây đã là danh mục của bạn; muốn bỏ "
            "tệp nào thì xóa bằng tay."
        ) from None
    write_atomically(root / FILE, text.encode())
    shutil.copyfile(Path(emptying.__file__).with_name(_ABOUT), root / docs_dir(root) / _ABOUT)
    _, problems = read_settings(root)
    for problem in problems:
        click.secho(problem.line(), fg="red", err=True)
    click.echo(
        f"Đã dọn {removed} tệp. Xem lại mkdocs.yml và các trang trong {docs_dir(root)}/, rồi thêm sản phẩm: ocop new."
    )
    if problems:
        raise SystemExit(1)


def _answer(name: str, given: str | None, *, ask: bool) -> str:
    """From the option, else from the keyboard; "" takes the line out of the settings."""
    answer = (given or "").strip()
    while ask and given is None and not answer:
        answer = str(click.prompt(_ASKED[name], default="", show_default=False)).strip()
        if name not in _REQUIRED:
            break
    return answer or _UNKNOWN.get(name, "")
