"""Plants faults in a copy of the last commit and says what of `make quick` finds each: python -m tools.planted [WORDS]

With words only faults that are called so are planted. A check that no longer finds its fault checks nothing: the
command ends with 1.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

from tools.commits import ROOT, unpack


class Fault(NamedTuple):
    """What is planted: in `path` the text `old` ("" for the file's end) becomes `new`."""

    what: str
    path: str
    new: str
    old: str = ""


FAULTS = [Fault(**fault) for fault in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))]


def main() -> None:
    """Each fault alone, each step of `make quick` until one finds it."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="ocop-planted-") as folder:
        tree = Path(folder)
        _lay_out(tree)
        if step := _finds(tree):
            sys.exit(f"the commit itself fails: {step}")
        for fault in (its for its in FAULTS if " ".join(sys.argv[1:]) in its.what):
            path = tree / fault.path
            whole = path.read_text("utf-8")
            if fault.old not in whole:
                sys.exit(f"{fault.path} has no {fault.old!r} any more; mend planted.yml")
            path.write_text(whole.replace(fault.old, fault.new, 1) if fault.old else whole + fault.new, "utf-8")
            found[fault.what] = _finds(tree)
            path.write_text(whole, "utf-8")
            print(f"{fault.what}: {found[fault.what] or 'NOT FOUND'}", flush=True)
    sys.exit(0 if all(found.values()) else 1)


def _lay_out(tree: Path) -> None:
    unpack(tree, "HEAD")
    for name in (".venv", "node_modules"):
        (tree / name).symlink_to(ROOT / name)
    subprocess.run(["git", "init", "--quiet"], cwd=tree, check=True)


def _finds(tree: Path) -> str:
    """The step of `make quick` that fails, with the first test or file that it names; "" when all pass."""
    for step in _steps():
        environment = {**os.environ, "PYTHONPATH": str(tree)}
        done = subprocess.run(
            shlex.split(f"{step} -x" if "pytest" in step else step),
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            named = re.search(r"^FAILED (\S+)|^(\S+\.\w+)[:(]\d+", done.stdout + done.stderr, re.MULTILINE)
            return f"{step.split('-m ')[-1].split()[0]} {named.group(0)[:100] if named else ''}"
    return ""


def _steps() -> list[str]:
    text = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    tests = re.search(r"^QUICK := (.*)$", text, re.MULTILINE)
    recipes = re.findall(r"^(?:lint|types|scripts|quick):.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    if not tests or len(recipes) != 4:
        sys.exit("the Makefile has no `quick` any more")
    lines = [line.strip().removeprefix("@") for recipe in recipes for line in recipe.splitlines()]
    return [line.replace("$(BIN)", ".venv/bin").replace("$(QUICK)", tests.group(1)) for line in lines]


if __name__ == "__main__":
    main()
