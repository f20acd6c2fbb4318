"""The catalog as a plain folder that needs no hook: Markdown with front matter, files, the theme, a mkdocs.yml."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.pages import outputs, surroundings
from build_hooks.pages.frame.asked import NotSaid, filled
from build_hooks.pages.frame.blocks import remember
from build_hooks.pages.frame.output import Page
from build_hooks.pages.frame.policy import loose_policy

_MARK = ".ocop-export"
_OURS_ALONE = ("hooks", "watch")  # what only the first host needs


class CannotExport(Exception):
    """The folder holds something else, or mkdocs.yml lacks what an export needs; the text says which."""


def export(catalog: Catalog, folder: Path) -> int:
    """Write the catalog into `folder` and return the number of its pages. An older export is replaced whole.

    Raises CannotExport, before anything is written, when the folder holds anything else.
    """
    config = _read_config(catalog.root)
    written_by_hand, theme = (catalog.root / name for name in _folders(config))
    _check_place(catalog.root, folder, (written_by_hand, theme))
    written = _filled(written_by_hand)
    if folder.exists():
        shutil.rmtree(folder)
    docs = folder / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    shutil.copytree(written_by_hand, docs)
    shutil.copytree(theme, folder / "theme")
    for path, text in written.items():
        write_atomically(docs / path, text.encode())
    pages = 0
    for output in outputs(catalog):
        if isinstance(output, Page):
            pages += 1
            write_atomically(docs / output.source, _page(output, docs / output.source).encode())
        else:
            write_atomically(docs / output.uri, output.read())
    kept = {key: value for key, value in config.items() if key not in _OURS_ALONE}
    ours = surroundings(catalog, str(config["site_name"]))
    ours |= {"policy": loose_policy(), "own_files": False}
    kept["extra"] = {**config["extra"], "ocop": ours}
    kept |= {"docs_dir": "docs", "theme": {**config["theme"], "custom_dir": "theme"}}
    write_atomically(folder / "mkdocs.yml", _dump(kept).encode())
    remember()
    return pages


def _filled(written_by_hand: Path) -> dict[Path, str]:
    """The pages written by hand, by their path in that folder, with the words they ask for. Raises CannotExport."""
    pages = {}
    for path in written_by_hand.rglob("*.md"):
        inside = path.relative_to(written_by_hand)
        try:
            pages[inside] = filled(path.read_text("utf-8"))
        except NotSaid as asked:
            raise CannotExport(say("build_hooks.not_said", path=inside.as_posix(), asked=asked)) from None
    return pages


def _read_config(root: Path) -> dict[str, Any]:
    with (root / "mkdocs.yml").open("rb") as file:
        config: dict[str, Any] = yaml.load(file, Loader=_Loader)  # noqa: S506 - a safe loader, below
    return config


def _folders(config: dict[str, Any]) -> tuple[str, str]:
    """Where the hand-written pages and the theme are."""
    theme = config.get("theme")
    if not isinstance(theme, dict) or not theme.get("custom_dir"):
        raise CannotExport(say("build_hooks.no_theme"))
    return str(config.get("docs_dir", "docs")), str(theme["custom_dir"])


def _check_place(root: Path, folder: Path, sources: tuple[Path, ...]) -> None:
    """Refuse what would lose something or never end: a folder inside what is read, a source that is not there."""
    for source in (*sources, *(root / name for name in ("products", "producers", "images", "ledger", "data"))):
        if folder.resolve().is_relative_to(source.resolve()):
            raise CannotExport(say("build_hooks.inside_source", folder=folder))
    for source in sources:
        if not source.is_dir():
            raise CannotExport(say("build_hooks.no_folder", name=source.name))
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise CannotExport(say("build_hooks.not_empty", folder=folder))


class _Loader(yaml.CSafeLoader):
    """Takes a tag it does not know, such as !ENV, for the text or list behind it."""


def _plainly(loader: yaml.CSafeLoader, _tag: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else {}


_Loader.add_multi_constructor("!", _plainly)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plainly)


def _page(page: Page, written_by_hand: Path) -> str:
    """Front matter, and below it the text of the hand-written page of the same address, if there is one."""
    meta, body = page.front_matter, ""
    if written_by_hand.is_file():
        own, body = _parted(written_by_hand.read_text("utf-8"))
        meta = {**own, **meta}
    return f"---\n{_dump(meta)}---\n{body}"


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and text of a hand-written page."""
    if not text.startswith("---\n"):
        return {}, text
    _, own, body = text.split("---\n", 2)
    return yaml.load(own, Loader=yaml.CSafeLoader) or {}, body


def _dump(value: object) -> str:
    text: str = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text
