"""What pages of the catalog need of the theme's styles, in one file: a third of the rules, less than half of the bytes.

A rule is kept where all classes, identifiers and attributes that it asks for stand in the theme's frame
(host-names.yml) or in our own templates and scripts; a custom property where something asks for its value. Pages
written by hand load the theme's styles whole, and so do pages of other hosts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import tinycss2
import yaml

from build_hooks.pages.frame.rendering import theme_folder

_PAGES = Path(__file__).parents[1]
_NAMES = Path(__file__).with_name("host-names.yml")
_NAME, _ASKED = re.compile(r"[\w-]+"), re.compile(r"var\(\s*(--[\w-]+)")
_ANY = ("is", "where")


def theme_style() -> str:
    """The theme's own styles, as its pages load them one after the other."""
    folder = theme_folder() / "assets/stylesheets"
    return "\n".join(next(folder.glob(f"{name}.*.min.css")).read_text("utf-8") for name in ("main", "palette"))


@cache
def host_style(css: str) -> bytes:
    """The rules of a style that a page of the catalog can need, in their order."""
    kept = "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), None))
    while (fewer := _without_unasked(kept)) != kept:
        kept = fewer
    return kept.encode()


@cache
def known_names() -> frozenset[str]:
    """Whatever an element of such a page may be called."""
    with _NAMES.open("rb") as file:
        names: str = yaml.load(file, Loader=yaml.CSafeLoader)["names"]
    return frozenset((*names.split(), *_NAME.findall(_ours("*.html", "*.js"))))


@cache
def _ours(*kinds: str) -> str:
    return "\n".join(path.read_text("utf-8") for kind in kinds for path in sorted(_PAGES.rglob(kind)))


def _without_unasked(css: str) -> str:
    asked = frozenset(_ASKED.findall(css + _ours("*.css", "*.html", "*.js")))
    return "".join(_kept(tinycss2.parse_stylesheet(css), asked))


def _kept(rules: Iterable[Any], asked: frozenset[str] | None) -> Iterator[str]:
    """The rules as text; custom properties only of `asked`, if that is given."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            if inner := "".join(_kept(tinycss2.parse_rule_list(rule.content, True, True), asked)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            yield rule.serialize()
        elif rule.type == "qualified-rule":
            selectors = ",".join(tinycss2.serialize(part).strip() for part in _parts(rule.prelude) if _fits(part))
            if selectors and (content := _content(rule.content, asked)):
                yield f"{selectors}{{{content}}}"


def _content(tokens: list[Any], asked: frozenset[str] | None) -> str:
    declared = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
    return ";".join(
        its.serialize().strip()
        for its in declared
        if asked is None or its.type != "declaration" or not its.name.startswith("--") or its.name in asked
    )


def _parts(tokens: list[Any]) -> Iterator[list[Any]]:
    """What stands between the commas."""
    part: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _fits(selector: list[Any]) -> bool:
    """Whether an element of a page may be what is asked for; what it must not be is left aside."""
    before = ""
    for token in selector:
        if token.type == "ident" and before == "." and token.value not in known_names():
            return False
        if token.type == "hash" and token.value not in known_names():
            return False
        if token.type == "[] block" and not _has(token.content):
            return False
        if token.type == "function" and token.lower_name in _ANY and not any(map(_fits, _parts(token.arguments))):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _has(attribute: list[Any]) -> bool:
    return all(its.value in known_names() for its in attribute if its.type in ("ident", "string") and its.value)
