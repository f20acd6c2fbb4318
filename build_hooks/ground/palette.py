"""The palette: every colour by its name, from palette.yml, for styles, scripts, templates, print and pictures."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_suffix(".yml")
LIGHT, DARK, SCREEN, PRINT = "light", "dark", "screen", "print"


@cache
def palette(scheme: str = LIGHT) -> Mapping[str, str]:
    """The colours of a scheme by their names; print has those of the light one, where it does not say otherwise."""
    with TABLE.open("rb") as file:
        table = yaml.load(file, Loader=yaml.CSafeLoader)
    return {**table["everywhere"], **(table[LIGHT] if scheme == PRINT else {}), **table[scheme]}


def colour(name: str, scheme: str = LIGHT) -> str:
    """A colour as “#rrggbb”. Raises KeyError for a name that is not in the table."""
    return palette(scheme)[name]


def declared(scheme: str, css: str, prefix: str = "--") -> str:
    """The custom properties of the colours that a style asks for as var(--leaf-soft), ready for a rule.

    Raises KeyError where it asks for one that the table does not have and the style does not declare itself.
    """
    asked = set(re.findall(rf"var\({prefix}([a-z-]+)\)", css)) - set(re.findall(rf"{prefix}([a-z-]+):", css))
    names = sorted(name.replace("-", "_") for name in asked)
    return "".join(f"{prefix}{name.replace('_', '-')}:{colour(name, scheme)};" for name in names)


def painted(css: str) -> str:
    """A style of a document of its own, behind the colours that it asks for: light, and dark where a reader wishes."""
    dark = f"@media screen and (prefers-color-scheme: dark){{:root{{{declared(DARK, css)}}}}}"
    return f":root{{{declared(LIGHT, css)}}}\n{dark}\n{css}"
