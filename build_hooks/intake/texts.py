"""A record as texts: what a person typed, in fields of rules/fields.yml, before anything is made of it."""

from build_hooks.read.yaml_tree import Mapping, Node, Scalar

Texts = dict[str, "Text"]
Text = str | list["Text"] | Texts


def texts_of(node: Node) -> Text:
    """The texts of a tree as it was written; fields with nothing behind them are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: found for key, value in node.entries if (found := texts_of(value)) not in ("", [], {})}
    return [found for item in node.items if (found := texts_of(item)) not in ("", [], {})]
