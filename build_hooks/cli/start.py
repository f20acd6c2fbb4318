"""`ocop start`: begin the catalog of another province in this repository."""

import shutil
from pathlib import Path

import click

from build_hooks.cli.turn import alone
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.read.settings import FILE, docs_dir, settings_of
from build_hooks.starting import emptying
from build_hooks.starting.emptying import OwnData, empty
from build_hooks.starting.settings import CHOOSER, SITE, with_address, with_settings

_ASKED = (
    "site_name",
    "place",
    "tagline",
    "site_url",
    "edit_url",
    "office_name",
    "office_phone",
    "office_zalo",
    "office_email",
)
_REQUIRED = ("site_name", "place", "tagline")
_UNKNOWN = {"site_url": "https://ocop.example.vn/"}  # an example, which nothing is printed with
_ABOUT = "ve-danh-muc.md"


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _question(name: str) -> str:
    return say(f"cli.start_ask_{name}")


def _options(command: click.Command) -> click.Command:
    for name in reversed(_ASKED):
        command.params.insert(0, click.Option([_option(name), name], help=f"{_question(name)}."))
    return command


@_options
@click.command(help=say("cli.start"))
@click.option("--yes", is_flag=True, help=say("cli.start_yes"))
@click.pass_obj
def start(root: Path, /, yes: bool, **given: str | None) -> None:
    if yes and (missing := [name for name in _REQUIRED if not given.get(name)]):
        raise click.UsageError(say("cli.start_lacks", options=", ".join(map(_option, missing))))
    count = sum(1 for folder in ("products", "producers", "ledger", "data") for _ in (root / folder).rglob("*.yml"))
    if count and not yes:
        click.confirm(say("cli.start_empty", count=count), abort=True)
    text = (root / FILE).read_text("utf-8")
    if wrong := [f"{_option(name)}: {said}" for name in _ASKED if (said := _wrong(text, name, given[name]))]:
        raise click.UsageError("\n".join(wrong))
    answers = {name: _answer(text, name, given[name], ask=not yes) for name in _ASKED}
    _begin(root, answers)
    if answers["site_url"] in _UNKNOWN.values():
        click.echo(say("cli.start_no_address"))


@alone
def _begin(root: Path, answers: dict[str, str]) -> None:
    """Empty the folders and write the settings."""
    text = with_settings((root / FILE).read_text("utf-8"), {**answers, "name": answers["site_name"]})
    try:
        removed = empty(root)
    except OwnData as path:
        raise click.ClickException(say("cli.start_own_data", path=path)) from None
    write_atomically(root / FILE, text.encode(), lasting=True)
    if (chooser := root / CHOOSER).is_file():
        write_atomically(chooser, with_address(chooser.read_text("utf-8"), answers["site_url"]).encode(), lasting=True)
    shutil.copyfile(Path(emptying.__file__).with_name(_ABOUT), root / docs_dir(root) / _ABOUT)
    click.echo(say("cli.start_done", count=removed, folder=docs_dir(root)))


def _answer(text: str, name: str, given: str | None, *, ask: bool) -> str:
    """From the option, else from the keyboard until it is right; "" for what is not known."""
    answer = (given or "").strip()
    is_open = ask and not answer and (given is None or name in _REQUIRED)
    while is_open:
        answer = str(click.prompt(_question(name), default="", show_default=False)).strip()
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
    return "; ".join(problem.sentence().removeprefix(f"{field}: ") for problem in problems if problem.field == field)
