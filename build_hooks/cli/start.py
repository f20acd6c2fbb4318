"""`ocop start`: begin the catalog of another province in this repository."""

import shutil
from pathlib import Path

import click

from build_hooks.cli.turn import alone
from build_hooks.ground.cache import write_atomically
from build_hooks.read.settings import FILE, docs_dir, settings_of
from build_hooks.starting import emptying
from build_hooks.starting.emptying import OwnData, empty
from build_hooks.starting.settings import CHOOSER, SITE, with_address, with_settings

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


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _options(command: click.Command) -> click.Command:
    for name, words in reversed(_ASKED.items()):
        command.params.insert(0, click.Option([_option(name), name], help=f"{words}."))
    return command


@_options
@click.command()
@click.option("--yes", is_flag=True, help="Không hỏi lại trước khi dọn.")
@click.pass_obj
def start(root: Path, /, yes: bool, **given: str | None) -> None:
    """Bắt đầu danh mục của một tỉnh khác: dọn sản phẩm, chủ thể, ảnh và sổ mã đang có, rồi hỏi cài đặt.

    Những gì đang có vẫn còn trong lịch sử của git. Tệp nào chưa có ở đó thì lệnh dừng lại và không xóa gì.
    """
    if yes and (missing := [name for name in _REQUIRED if not given.get(name)]):
        raise click.UsageError("Cần thêm: " + ", ".join(map(_option, missing)) + ".")
    count = sum(1 for folder in ("products", "producers", "ledger") for _ in (root / folder).rglob("*.yml"))
    if count and not yes:
        click.confirm(f"Dọn {count} tệp sản phẩm, chủ thể, sổ mã, và mọi ảnh (git vẫn giữ)?", abort=True)
    text = (root / FILE).read_text("utf-8")
    if wrong := [f"{_option(name)}: {said}" for name in _ASKED if (said := _wrong(text, name, given[name]))]:
        raise click.UsageError("\n".join(wrong))
    answers = {name: _answer(text, name, given[name], ask=not yes) for name in _ASKED}
    _begin(root, answers)
    if answers["site_url"] in _UNKNOWN.values():
        click.echo("Chưa có địa chỉ của trang nên chưa in được tem; khi có thì ghi vào dòng site_url của mkdocs.yml.")


@alone
def _begin(root: Path, answers: dict[str, str]) -> None:
    """Empty the folders and write the settings."""
    text = with_settings((root / FILE).read_text("utf-8"), {**answers, "name": answers["site_name"]})
    try:
        removed = empty(root)
    except OwnData as path:
        raise click.ClickException(
            f"Chưa xóa gì: git chưa giữ {path}. Ghi vào git (git add, git commit) rồi chạy lại; không cần tệp ấy nữa "
            "thì xóa bằng tay."
        ) from None
    write_atomically(root / FILE, text.encode())
    if (chooser := root / CHOOSER).is_file():
        write_atomically(chooser, with_address(chooser.read_text("utf-8"), answers["site_url"]).encode())
    shutil.copyfile(Path(emptying.__file__).with_name(_ABOUT), root / docs_dir(root) / _ABOUT)
    click.echo(
        f"Đã dọn {removed} tệp. Xem lại mkdocs.yml và các trang trong {docs_dir(root)}/, rồi thêm sản phẩm: ocop new."
    )


def _answer(text: str, name: str, given: str | None, *, ask: bool) -> str:
    """From the option, else from the keyboard until it is right; "" for what is not known."""
    answer = (given or "").strip()
    is_open = ask and not answer and (given is None or name in _REQUIRED)
    while is_open:
        answer = str(click.prompt(_ASKED[name], default="", show_default=False)).strip()
        if wrong := _wrong(text, name, answer):
            click.echo(wrong)
        is_open = bool(wrong) or (name in _REQUIRED and not answer)
    return answer or _UNKNOWN.get(name, "")


def _wrong(text: str, name: str, answer: str | None) -> str:
    """What is wrong with an answer, by the rules that the settings are read by; "" for nothing."""
    if not answer:
        return ""
    key = "name" if name == "site_name" else name
    field = key if key in SITE else f"extra.ocop.{key.replace('office_', 'office.')}"
    _, problems = settings_of(with_settings(text, {key: answer.strip()}))
    return "; ".join(one.sentence().removeprefix(f"{field}: ") for one in problems if one.field == field)
