"""Names that every file system of a USB stick takes: FAT32 and exFAT, read by Windows, macOS and Linux alike."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from build_hooks.ground.words import say

LONGEST = 179  # characters of a path: Windows takes 259 with the folder it is unpacked into
LARGEST = 2**32 - 1  # bytes of a file on FAT32
_PLAIN = re.compile(r"[A-Za-z0-9_.-][A-Za-z0-9_. ()+,=@-]*")
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)


def bad_names(paths: Iterable[str]) -> Iterator[str]:
    """A line for each path that some system would refuse, change, or take for another one."""
    spellings: dict[str, str] = {}
    for path in sorted(paths):
        if len(path) > LONGEST:
            yield say("bundle.too_long", path=path, length=len(path), most=LONGEST)
        for part in reversed([PurePosixPath(path), *PurePosixPath(path).parents][:-1]):
            whole = str(part)
            known = spellings.setdefault(whole.lower(), "")
            if known == whole:
                continue
            if known:
                yield say("bundle.same_but_case", path=whole, other=known)
                break
            spellings[whole.lower()] = whole
            yield from _bad_name(part.name, whole)


def _bad_name(name: str, whole: str) -> Iterator[str]:
    if not _PLAIN.fullmatch(name) or name.endswith((".", " ")):
        yield say("bundle.not_plain", path=whole)
    elif _DEVICE.fullmatch(name):
        yield say("bundle.device", path=whole)
