"""Find a Chromium, Chrome or Edge for the browser tests; as a script, install one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

VARIABLE = "OCOP_BROWSER"
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge")
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_PATIENCE = 600  # seconds for a download of some 100 MB
_WHOLE = ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/chrome.exe", "chromium-*/chrome-*/*.app/Contents/MacOS/*")
_SHELL = tuple(f"chromium_headless_shell-*/*/{name}" for name in ("chrome-headless-shell", "headless_shell"))
_SHELL += tuple(f"{pattern}.exe" for pattern in _SHELL)
_HELP = f"""\
No Chromium, Chrome or Edge was found, and none could be installed from here.
Do one of these, then run this again:
  - install Chrome, Chromium or Edge in the usual way of this system;
  - where this machine may download it: python -m playwright install --only-shell chromium
  - where a browser lies in an unusual place: set {VARIABLE} to the path of its program.
"""


def find() -> str | None:
    """The path of an installed browser: the one of OCOP_BROWSER, of PATH, of a usual place, or of playwright's own."""
    if chosen := os.environ.get(VARIABLE):
        return shutil.which(chosen)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    whole = (str(path) for path in (*_usual_places(), *_downloaded(_WHOLE)) if path.is_file())
    return next(chain(whole, _shells()), None)


def find_for_tests() -> str | None:
    """The same engine without a browser's windows around it, where it is installed: tests take half the time in it."""
    return find() if os.environ.get(VARIABLE) else next(_shells(), None) or find()


def _shells() -> Iterator[str]:
    yield from (found for name in SHELLS if (found := shutil.which(name)))
    yield from map(str, _downloaded(_SHELL))


def _usual_places() -> Iterator[Path]:
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield from (Path(folder) / place for place in _WINDOWS)
    for applications in (Path("/Applications"), Path.home() / "Applications"):
        yield from (applications / place for place in _MACOS)


def _downloaded(patterns: tuple[str, ...]) -> Iterator[Path]:
    """Where `playwright install chromium` puts it, the newest first."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "0")
    usual = (
        Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"),
        Path.home() / "Library/Caches",
        Path.home() / ".cache",
    )
    folders = [folder / "ms-playwright" for folder in usual] if chosen == "0" else [Path(chosen)]
    for folder in folders:
        for pattern in patterns:
            yield from sorted(folder.glob(pattern), reverse=True)


def install() -> str | None:
    """Try playwright's download, then Debian's packages; the path of what came of it."""
    attempts = [[[sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        get = ["apt-get", "install", "-y", "--no-install-recommends"]
        attempts += [[["apt-get", "update"], [*get, SHELLS[0]]], [[*get, "chromium"]]]
    for commands in attempts:
        if all(_run(command) for command in commands) and (found := find_for_tests()):
            return found
    return None


def _run(command: list[str]) -> bool:
    print("$", " ".join(command), file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, timeout=_PATIENCE, check=False, capture_output=True, text=True, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(f"  {problem}", file=sys.stderr)
        return False
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        print(f"  failed with {done.returncode}: {''.join(last)}", file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    """Print where the browser is; 1 when there is none and none can be had."""
    if found := find_for_tests():
        print(found)
        return 0
    if chosen := os.environ.get(VARIABLE):
        print(f"{VARIABLE} is {chosen!r}, which is no program here; mend it or unset it.", file=sys.stderr)
        return 1
    print("No browser found; trying to install one.", file=sys.stderr)
    if found := install():
        print(found)
        return 0
    print(_HELP, file=sys.stderr, end="")
    return 1


if __name__ == "__main__":
    sys.exit(main())
