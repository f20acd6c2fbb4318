"""A record as texts: what a person typed, in fields of rules/fields.yml, before anything is made of it."""

from build_hooks.read.yaml_tree import Mapping, Node, Scalar

Texts = dict[str, "Text"]
Text = str | list["Text"] | Texts

EMPTIED = "\0"
"""Stands where somebody wants a field emptied; no text that is read has this letter."""


def without_emptied(texts: Texts) -> Texts:
    """The record without the fields that are to be emptied, and without members of lists that were nothing else."""
    found = {name: _without(text) for name, text in texts.items() if text != EMPTIED}
    return {name: text for name, text in found.items() if text not in ({}, [])}


def emptied_members(texts: Texts) -> list[str]:
    """The names of lists, outermost first, that have a member of which every field is to be emptied."""
    lists = {name: text for name, text in texts.items() if isinstance(text, list)}
    whole = [name for name, text in lists.items() if any(item and _without(item) == {} for item in text)]
    inner = [item for text in lists.values() for item in text] + list(texts.values())
    return whole + [name for item in inner if isinstance(item, dict) for name in emptied_members(item)]


def _without(text: Text) -> Text:
    if isinstance(text, dict):
        return without_emptied(text)
    return [its for item in text if (its := _without(item)) != {}] if isinstance(text, list) else text


def texts_of(node: Node) -> Text:
    """The texts of a tree as it was written; fields with nothing behind them are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: found for key, value in node.entries if (found := texts_of(value)) not in ("", [], {})}
    return [found for item in node.items if (found := texts_of(item)) not in ("", [], {})]
