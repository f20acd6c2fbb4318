"""One table of colours: none is typed anywhere else, each is used, and words can be read on what lies below them."""

import re
from pathlib import Path

import pytest
import yaml
from PIL import ImageColor

import build_hooks
from bench.crowd import crowded
from build_hooks import rules
from build_hooks.ground.palette import DARK, LIGHT, PRINT, SCREEN, TABLE, colour, declared, painted, palette
from build_hooks.pages.frame.assets import outputs
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.output import File
from tests.building import REPOSITORY

ROOT = Path(build_hooks.__file__).parent
KINDS = {".css", ".typ", ".py", ".js", ".html", ".svg"}
LITERAL = re.compile(
    r"(?<!&)#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgb|hsl)a?\((?=[\d\s.\"'])|\b(?:okl|l)(?:ab|ch)\(|\bhwb\(",
    re.IGNORECASE,
)
NAMES = "|".join(sorted(ImageColor.colormap))
NAMED = {
    ".css": re.compile(rf":[^;{{}}]*(?<![\w-])({NAMES})(?![\w-])[^;{{}}]*;"),
    # White and black are typst's own as they are ours, green and gold are told in look.typ.
    ".typ": re.compile(rf"\b(?:fill|stroke|colour): *(?!(?:white|black|green|gold)\b)({NAMES})\b"),
    ".js": re.compile(rf"[\"'](?:{NAMES})[\"']"),
    ".html": re.compile(rf"\b(?:fill|stroke|color)(?:=[\"']|: *)({NAMES})\b"),
}
STATED = {
    "stamps/writers.py": "a symbol is black on white, as its readers want it (ISO/IEC 18004)",
    "stamps/scanning.py": "what a stamp is read on is white",
}
FILES = [path for folder in (ROOT, REPOSITORY / "tools") for path in sorted(folder.rglob("*")) if path.suffix in KINDS]
SCHEMES = (LIGHT, DARK, SCREEN, PRINT)


def own(path: Path) -> str:
    return path.relative_to(ROOT if ROOT in path.parents else REPOSITORY).as_posix()


def test_no_colour_is_typed() -> None:
    """A colour is changed in the table and nowhere else."""
    found = {own(path): colours for path in FILES if (colours := _colours(path))}
    assert {name: colours for name, colours in found.items() if name not in STATED} == {}
    assert set(STATED) - found.keys() == set()


def _colours(path: Path) -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    named = NAMED.get(path.suffix)
    return LITERAL.findall(text) + (named.findall(text) if named else [])


def test_every_colour_is_used() -> None:
    """What nothing asks for is taken out of the table; a name counts in any of the ways to ask for it."""
    files = [*(path for path in FILES if path.name != "palette.py"), ROOT / "rules/choices.yml"]
    text = "\n".join(path.read_text("utf-8") for path in files)
    names = {name for scheme in yaml.safe_load(TABLE.read_text("utf-8")).values() for name in scheme}
    asked = r"var\(--(?:ocop-)?{css}\)|OcopColours\.{name}\b|colour\(\"{name}\"|\"{name}\"|tint: {name}\b"
    assert [one for one in names if not re.search(asked.format(css=one.replace("_", "-"), name=one), text)] == []


def test_every_colour_is_one() -> None:
    """Hexadecimal, in lower case, as styles, typst and Pillow all read it."""
    for scheme in SCHEMES:
        for name, value in palette(scheme).items():
            assert re.fullmatch("#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", value), name


def light(value: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = (one / 255 for one in ImageColor.getrgb(value)[:3])
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PAIRS = (
    *((words, below) for words in ("ink", "soft", "leaf", "gold") for below in ("paper", "raised")),
    *(
        ("ink", "grey_soft"),
        ("soft", "grey_soft"),
        ("leaf", "leaf_soft"),
        ("on_leaf", "leaf"),
        ("white", "night_raised"),
    ),
    *(("ink", "leaf_soft"), ("paper", "ink"), ("ink", "leaf_deep"), ("ink", "tile")),
    *((words, row["tint"]) for words in ("ink", "soft", "leaf") for row in rules.groups_today().values()),
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read(scheme: str) -> None:
    """4.5:1 at least (WCAG 2.1, 1.4.3), day and night, on screens and on paper."""
    known = palette(scheme)
    for pair in (one for one in PAIRS if {*one} <= known.keys()):
        one, other = sorted(light(known[name]) for name in pair)
        assert (other + 0.05) / (one + 0.05) >= 4.5, pair


def test_stars_have_one_gold() -> None:
    """On paper, in print and in pictures it is the same."""
    assert {colour("gold", scheme) for scheme in (LIGHT, PRINT)} == {colour("gold")}


def test_a_style_gets_what_it_asks_for() -> None:
    """No more, as a trace page is to be small; by day and by night; what a style declares itself is its own."""
    css = "p{--gap:1rem;color:var(--ink);margin:var(--gap)}"
    assert declared(LIGHT, css) == f"--ink:{colour('ink')};"
    assert painted(css).startswith(f":root{{--ink:{colour('ink')};}}\n@media screen and (prefers-color-scheme: dark)")
    assert f"--ink:{colour('ink', DARK)};" in painted(css)


def test_an_unknown_colour_stops_the_build(tmp_path: Path) -> None:
    """In a style, in a script and in code."""
    (tmp_path / "a.js").write_text("pen.fillStyle = OcopColours.leef;", "utf-8")
    with pytest.raises(KeyError, match="leef"):
        colour("leef")
    with pytest.raises(KeyError, match="leef"):
        declared(LIGHT, "var(--leef)")
    with pytest.raises(KeyError, match="leef"):
        plain_script([tmp_path / "a.js"])


def test_pages_declare_every_colour_that_their_styles_use() -> None:
    """Of all rooms; a slip in a name would leave the browser's own colour."""
    (css,) = (one.read() for one in outputs(crowded(0)) if isinstance(one, File) and one.uri == "assets/ocop.css")
    text = css.decode() + (ROOT / "pages/form/ocop-form.css").read_text("utf-8")
    assert set(re.findall(r"var\((--ocop-[a-z-]+)\)", text)) <= set(re.findall(r"(--ocop-[a-z-]+):", text))
