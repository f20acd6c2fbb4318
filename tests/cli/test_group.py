"""A command is loaded when it is asked for, and is there under its name."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from build_hooks.cli import ocop

NAMES = ocop.list_commands(click.Context(ocop))


def test_nothing_is_loaded_before_its_time() -> None:
    """`ocop` alone waits neither for the typesetter nor for Excel, nor for what reads a catalog."""
    script = "import sys, build_hooks.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert not {"typst", "openpyxl", "pydantic", "PIL", "build_hooks.cli.print"} & set(done.stdout.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_a_command(name: str) -> None:
    """What --help lists is found, and says by its name how it is called."""
    result = CliRunner().invoke(ocop, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: ocop {name}")


def test_the_nearest_name_is_offered() -> None:
    """A slip in a name is answered with the name."""
    assert "'check'" in CliRunner().invoke(ocop, ["chek"]).output
