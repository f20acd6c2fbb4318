"""The catalog as a plain folder that needs no hook: Markdown with front matter, files, the theme, a mkdocs.yml."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from build_hooks.cache import write_atomically
from build_hooks.model.catalog import Catalog
from build_hooks.outputs import Page
from build_hooks.stages import outputs

_MARK = ".ocop-export"
_OURS_ALONE = ("hooks", "watch")  # what only the first host needs


class NotEmpty(Exception):
    """The folder holds something that an export did not put there."""


def export(catalog: Catalog, folder: Path) -> int:
    """Write the catalog into `folder` and return the number of its pages. An older export is replaced whole.

    Raises NotEmpty when the folder holds anything else.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).is_file():
            raise NotEmpty(str(folder))
        shutil.rmtree(folder)
    config = _read_config(catalog.root)
    written_by_hand = catalog.root / str(config["docs_dir"])
    docs = folder / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    shutil.copytree(written_by_hand, docs)
    shutil.copytree(catalog.root / str(config["theme"]["custom_dir"]), folder / "theme")
    pages = 0
    for output in outputs(catalog):
        if isinstance(output, Page):
            pages += 1
            write_atomically(docs / output.source, _page(output, docs / output.source).encode())
        else:
            write_atomically(docs / output.uri, output.read())
    kept = {key: value for key, value in config.items() if key not in _OURS_ALONE}
    kept |= {"docs_dir": "docs", "theme": {**config["theme"], "custom_dir": "theme"}}
    write_atomically(folder / "mkdocs.yml", _dump(kept).encode())
    return pages


def _read_config(root: Path) -> dict[str, Any]:
    with (root / "mkdocs.yml").open("rb") as file:
        config: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return config


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
