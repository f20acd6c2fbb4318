"""The engine's files as one script: all of their code, in order, and no more."""

from pathlib import Path

from build_hooks.pages.search import scripts
from build_hooks.pages.search.scripts import engine_script

FOLDER = Path(scripts.__file__).parent / "engine"


def test_all_code_and_no_comments() -> None:
    """Each file's lines stand in the script as they are, without indents; lines of comment alone are left out."""
    script = engine_script().decode()
    for path in FOLDER.glob("*.js"):
        lines, inside = [], False
        for line in map(str.strip, path.read_text("utf-8").splitlines()):
            inside = inside or line.startswith("/*")
            if line and not inside and not line.startswith("//"):
                lines.append(line)
            inside = inside and not line.endswith("*/")
        assert "\n".join(lines) in script, path.name
    assert not [line for line in script.splitlines() if line.startswith(("//", "/*", "* "))]


def test_it_is_small() -> None:
    """About as much as one photo of a card."""
    assert len(engine_script()) < 60_000
