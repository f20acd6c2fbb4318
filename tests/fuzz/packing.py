"""Zips made field by field, so that a header may say anything: names, sizes, methods, flags that are not true."""

import struct
import zlib
from collections.abc import Callable

from tests.fuzz.dice import Dice

Members = list[tuple[str, bytes]]
_ODD = (0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, 12)


def packed(members: Members, dice: Dice | None = None, lies: float = 0) -> bytes:
    """A zip of these; each number of its headers is another with the chance `lies`."""

    def told(number: int) -> int:
        return dice.one(_ODD) if dice is not None and lies and dice.happens(lies) else number

    body, directory = bytearray(), bytearray()
    for name, content in members:
        at = len(body)
        local, listed = _member(name, content, told)
        body += local
        directory += listed + struct.pack("<I", told(at) & 0xFFFFFFFF) + _name(name)
    end = (0, 0, told(len(members)), told(len(members)), told(len(directory)), told(len(body)), told(0))
    limits = (0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFF)
    tail = struct.pack("<4HIIH", *(one & most for one, most in zip(end, limits, strict=True)))
    return bytes(body + directory) + b"PK\5\6" + tail


def _member(name: str, content: bytes, told: Callable[[int], int]) -> tuple[bytes, bytes]:
    """The local header with the data, and the entry of the directory but for its last number and name."""
    method = told(8 if len(content) > 40 else 0) & 0xFFFF
    data = zlib.compress(content, 1)[2:-4] if method == 8 else content
    flags = (0 if name.isascii() else 0x800) | (told(0) & 0xFFFF)
    sizes = [told(one) & 0xFFFFFFFF for one in (zlib.crc32(content), len(data), len(content))]
    long = len(_name(name))
    head = struct.pack(
        "<5H3I2H", told(20) & 0xFFFF, flags, method, 0, 0x21, *sizes, told(long) & 0xFFFF if told(0) else long, 0
    )
    mode = 0o120777 << 16 if told(0) == 1 else 0o644 << 16
    listed = struct.pack(
        "<6H3I5HI", 0x314, told(20) & 0xFFFF, flags, method, 0, 0x21, *sizes, long, 0, told(0) & 0xFFFF, 0, 0, mode
    )
    return b"PK\3\4" + head + _name(name) + data, b"PK\1\2" + listed


def _name(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")[:60_000]
