"""Addresses outside the catalog as symbols: a visitor without network at hand takes them along on a phone.

pages/frame/ocop-away.js loads the script when such a link is used, and draws the one symbol.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

from PIL import Image, ImageDraw

from build_hooks.stamps.scanning import check_read
from build_hooks.stamps.symbol import QUIET, Symbol, Unreadable, make_symbol

SCRIPT = "du-lieu/ma-qr.js"
LONGEST = 600  # bytes: 97 modules, the most that a phone reads well from a screen
_LINK = re.compile(rb'<a\s(?:[^<>]*?\s)?href="(https?://[^"]+)"', re.IGNORECASE)
_URL_SIGNS = "%/:=&?~#+!$,;'@()*[]"
_MODULE = 4  # px, where a symbol is read back


def outside_addresses(site: Path) -> list[str]:
    """What the links of all built pages name outside the site, as the pages write it."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        found.update(unescape(item.decode("utf-8", "replace")) for item in _LINK.findall(page.read_bytes()))
    return sorted(found)


def symbols_script(addresses: Iterable[str]) -> bytes:
    """A classic script that sets `window.OCOP_QR`: address to symbol, as base64 of one bit a module, row by row.

    As bits a symbol is a tenth of what it is as the data of a path. An address too long to scan has none.
    """
    table = json.dumps(dict(_symbols(addresses)), separators=(",\n", ":"))
    return f"window.OCOP_QR={table};\n".encode()


def _symbols(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        scanned = scannable(address)
        if not scanned or len(scanned) > LONGEST:
            continue
        symbol = make_symbol(scanned)
        try:
            check_read(_picture(symbol), scanned, address)
        except Unreadable:  # the page then shows the address alone
            continue
        yield address, packed(symbol)


def scannable(address: str) -> str:
    """The address in ASCII, as any phone's camera opens it; "" for what is none."""
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        return quote(parts._replace(netloc=host).geturl(), safe=_URL_SIGNS)
    except ValueError:
        return ""


def packed(symbol: Symbol) -> str:
    """The modules as bits, row by row, the last byte filled up with white."""
    bits = bytearray((symbol.side**2 + 7) // 8)
    for x, y, length in symbol.runs:
        for at in range(y * symbol.side + x, y * symbol.side + x + length):
            bits[at >> 3] |= 128 >> (at & 7)
    return base64.b64encode(bits).decode()


def _picture(symbol: Symbol) -> Image.Image:
    whole = (symbol.side + 2 * QUIET) * _MODULE
    image = Image.new("L", (whole, whole), 255)
    draw = ImageDraw.Draw(image)
    for x, y, length in symbol.runs:
        left, top = (x + QUIET) * _MODULE, (y + QUIET) * _MODULE
        draw.rectangle((left, top, left + length * _MODULE - 1, top + _MODULE - 1), 0)
    return image
