"""The settings of mkdocs.yml changed, with every comment and every other line as it stands."""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

OFFICE = ("name", "phone", "zalo", "email")
SITE = ("site_name", "site_url", "site_description")
OWN = ("name", "place", "tagline", "edit_url", "licence")


def with_settings(text: str, answers: dict[str, str]) -> str:
    """The text of mkdocs.yml with these answers; keys are of SITE and OWN, and `office_…`. "" takes a line out."""
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


def _set(tree: Any, name: str, answer: str) -> None:
    if answer:
        tree[name] = answer
    else:
        tree.pop(name, None)
