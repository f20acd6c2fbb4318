"""Records of random fields through every check between fields, into the model, and through the writer and back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_hooks.intake.texts import Text, Texts, texts_of
from build_hooks.intake.writing import record_text
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.read.catalog import read_tree
from build_hooks.read.source import CONTROL
from build_hooks.read.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from build_hooks.rules.problems import Mark, Problem
from tests.fuzz.dice import Dice
from tests.fuzz.records import kept, record, words
from tests.fuzz.said import said, unprintable
from tests.fuzz.target import Sample

_KINDS = ("product", "product", "producer", "ledger", "settings", "sending", "origin", "transfer")


def make(dice: Dice) -> Sample:
    kind = dice.one(_KINDS)
    return {f"{kind}.json": json.dumps(record(dice, kind, dice.one((0, 0.01, 0.05, 0.3)))).encode()}


def run(sample: Sample, folder: Path) -> object:  # noqa: ARG001
    ((name, content),) = sample.items()
    kind, texts = name.partition(".")[0], json.loads(content)
    found: list[Problem] = []
    read = read_tree(kind, _node(texts), name, found)
    errors = [one for one in found if not one.is_warning]
    model: object = None
    if not errors and kind == "product":
        fields = {**read.plain(), "photos": ()}
        product = Product(slug="x", path="products/an-giang/x.yml", **fields)
        model = product.model_dump(), product.certificate, product.recognition
    elif not errors and kind == "producer":
        model = Producer(slug="x", **read.plain()).model_dump()
    return said(found), read.plain(), model, _lost(kind, texts)


def _node(text: Text) -> Node:
    if isinstance(text, str):
        return Scalar(text, Mark(1, 1))
    if isinstance(text, dict):
        return Mapping(tuple((Scalar(name, Mark(1, 1)), _node(one)) for name, one in text.items()), Mark(1, 1))
    return Sequence(tuple(map(_node, text)), Mark(1, 1))


def _lost(kind: str, texts: Texts) -> str:
    """What is not the same when the texts are written and read; no reader lets control characters in."""
    if any(map(CONTROL.search, words(texts))):
        return ""
    read = parse(record_text(kind, texts), "")
    if isinstance(read, Problem):
        return "" if read.message in ("control_character", "empty_file") else read.message
    found, wanted = texts_of(read), kept(texts)
    return "" if found == wanted else f"{found} is not {wanted}"


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, _, _, lost = result
    yield from unprintable(lines)
    if lost:
        yield f"not the same texts: {lost}"
