"""Sees every file that is opened, made, moved or removed, and says which lie outside of the one folder."""

import contextlib
import os
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterable
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PATHS = {
    **dict.fromkeys(("os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.utime", "os.chown"), (0,)),
    **dict.fromkeys(("os.rename", "os.link"), (0, 1)),
    "os.symlink": (1,),
}
_READING = ("os.listdir", "os.scandir")
_STARTING = ("os.system", "os.exec", "os.posix_spawn", "subprocess.Popen")


class Watch:
    """`seen` holds what was done outside since it was last emptied; only while `is_on`."""

    def __init__(self, folder: Path, readable: Iterable[Path]) -> None:
        self.is_on = False
        self.seen: list[str] = []
        self._inside = os.path.realpath(folder)
        program = {
            sys.prefix,
            sys.base_prefix,
            *sysconfig.get_paths().values(),
            *zoneinfo.TZPATH,
            *filter(None, sys.path),
        }
        self._readable = tuple(os.path.realpath(str(one)) for one in (*readable, *program))
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event == "open":
            flags = args[2] if isinstance(args[2], int) else 0
            self._look("wrote" if flags & _WRITING else "read", args[0])
        elif event in _READING:
            self._look("read", args[0])
        elif event in _PATHS:
            for at in _PATHS[event]:
                self._look(event, _below(args[at], args[-1]), follow=False)
        elif event in _STARTING and args[0] != sys.executable:
            self.seen.append(f"escape: started {args[0]!r}")
        elif event == "socket.connect" and isinstance(args[1], tuple):
            self.seen.append(f"escape: asked the network for {args[1]!r}")

    def _look(self, what: str, path: object, *, follow: bool = True) -> None:
        if isinstance(path, int) or path is None:
            return
        self.is_on = False
        try:
            name = Path(os.fsdecode(path))  # type: ignore[arg-type]
            # A link itself is made, moved and removed, not what it leads to.
            real = os.path.realpath(name) if follow else f"{os.path.realpath(name.parent)}/{name.name}"
        except (ValueError, TypeError):
            return  # no name that a system would take
        finally:
            self.is_on = True
        roots = (self._inside, *(self._readable if what == "read" else ()), os.devnull)
        if not any(real == root or real.startswith(root + os.sep) for root in roots):
            self.seen.append(f"escape: {what} {real}")


def _below(path: object, folder: object) -> object:
    """The path, below the open folder that the call names beside it; rmtree walks that way."""
    if isinstance(folder, int) and folder > 2 and isinstance(path, str):
        with contextlib.suppress(OSError):
            return Path(f"/proc/self/fd/{folder}").readlink() / path
        return None
    return path
