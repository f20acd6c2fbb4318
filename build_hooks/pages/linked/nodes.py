"""JSON-LD without what nobody said, and the element of a page that holds it."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from build_hooks.pages.frame.values import inline_json

SCHEMA_ORG = "https://schema.org"
Node = dict[str, Any]


def node(kind: str, fields: Mapping[str, Any]) -> Node:
    """Something of this kind with those of the fields that say anything."""
    return {"@type": kind, **{name: value for name, value in fields.items() if value not in ("", None, [], ())}}


def linked(*nodes: Node | None) -> Markup:
    """The element that says these to machines; "" for none."""
    said = [its for its in nodes if its]
    if not said:
        return Markup()
    data = {"@context": SCHEMA_ORG, **said[0]} if len(said) == 1 else {"@context": SCHEMA_ORG, "@graph": said}
    return Markup('<script type="application/ld+json">{}</script>').format(inline_json(data))
