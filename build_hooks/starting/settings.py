"""The settings of mkdocs.yml changed, with every comment and every other line as it stands."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

CHOOSER = Path(".github/ISSUE_TEMPLATE/config.yml")  # where the code host leads those who have something to send
OFFICE = ("name", "phone", "zalo", "email")
SITE = ("site_name", "site_url", "site_description")
OWN = ("name", "place", "tagline", "edit_url", "licence")


def with_settings(text: str, answers: dict[str, str]) -> str:
    """The text of mkdocs.yml with these answers; keys are of SITE and OWN, and `office_…`.

    "" leaves a key without a value: its line stays, with the comment that tells what it is for.
    """
    editor = YAML(typ="rt")
    editor.preserve_quotes = True
    editor.width = 100_000
    editor.indent(mapping=2, sequence=4, offset=2)
    tree = editor.load(text)
    own: Any = tree["extra"]["ocop"]
    for name, answer in answers.items():
        if name in SITE:
            _set(tree, name, answer)
        elif name in OWN:
            _set(own, name, answer)
    office = {name: answers.get(f"office_{name}", "") for name in OFFICE}
    if any(f"office_{name}" in answers for name in OFFICE):
        own["office"] = CommentedMap({name: answer for name, answer in office.items() if answer})
    written = StringIO()
    editor.dump(tree, written)
    return written.getvalue()


def with_address(text: str, site_url: str) -> str:
    """The text of CHOOSER with this site's form in it."""
    return re.sub(r"(?<=url: )\S+(?=gui-thong-tin/)", lambda _: f"{site_url.rstrip('/')}/", text)


def _set(tree: Any, name: str, answer: str) -> None:
    if answer or name in tree:
        tree[name] = answer or None
