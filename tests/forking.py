"""Builds in processes of their own, forked from one that has loaded the host and our hooks: they take half the time."""

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from jinja2 import FileSystemLoader

ROOT = Path(__file__).parent.parent
_OURS = dict(os.environ)


def run(words: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`python -m WORDS…` in a folder and with these variables alone, as `subprocess.run` would do it.

    Where no process can be forked, or what Python reads at its start is to be otherwise, it is that.
    """
    others = {name for name, _ in environment.items() ^ _OURS.items()}
    if not hasattr(os, "fork") or any(name.startswith("PYTHON") for name in others):
        command = [sys.executable, "-m", *words]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    with TemporaryDirectory(prefix="forked-") as told:
        out, err = Path(told, "out"), Path(told, "err")
        order = {"words": words, "folder": str(folder), "environment": dict(environment), "told": [str(out), str(err)]}
        return subprocess.CompletedProcess(words, _ask(order), out.read_text("utf-8"), err.read_text("utf-8"))


def _ask(order: dict[str, Any]) -> int:
    server = _server()
    assert server.stdin and server.stdout
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())


@cache
def _server() -> "subprocess.Popen[str]":
    """It ends when nobody can ask any more."""
    command = [sys.executable, "-c", "from tests.forking import serve; serve()"]
    server = subprocess.Popen(command, cwd=ROOT, env=_OURS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.__exit__, None, None, None)
    return server


def serve() -> None:
    """One order a line; the exit code of its process is the answer.

    What was loaded is never rubbish. To look through it for some, which copies all memory that is shared until then,
    took half of the time of a build.
    """
    _load()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            gc.disable()
            _end(_become(**json.loads(line)))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _load() -> None:
    """What every build loads or makes alike: modules, places, templates, the typeface, and the theme's style cut."""
    import mkdocs.commands.build
    import mkdocs.config.defaults  # noqa: F401
    from jinja2 import FileSystemLoader
    from markdown import Markdown
    from PIL import Image

    import build_hooks.hooks
    import build_hooks.publishing.site  # noqa: F401 - as the hooks import it where it is needed
    from build_hooks import pages
    from build_hooks.model.catalog import Catalog
    from build_hooks.model.settings import Settings
    from build_hooks.pages.frame.output import File
    from build_hooks.pages.frame.rendering import environment

    os.fsync = lambda _: None  # type: ignore[assignment]  # as in the tests themselves
    FileSystemLoader.list_templates = _without_hidden_folders  # type: ignore[method-assign, assignment]
    Markdown(extensions=["admonition", "attr_list", "fenced_code", "tables", "toc"])
    Image.preinit()
    for output in pages.outputs(Catalog(ROOT, Settings(name="", place=""))):
        if isinstance(output, File):
            output.read()
    rooms = Path(pages.__file__).parent
    for template in rooms.rglob("*.html"):
        environment().get_template(template.relative_to(rooms).as_posix())


def _without_hidden_folders(loader: "FileSystemLoader") -> list[str]:
    """Its files but those in folders such as .icons: the theme has 14,000 there, and the host takes none of them."""
    found: set[str] = set()
    for root in map(Path, loader.searchpath):
        for folder, folders, names in os.walk(root, followlinks=loader.followlinks):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found.update(Path(folder, name).relative_to(root).as_posix() for name in names)
    return sorted(found)


def _become(words: list[str], folder: str, environment: dict[str, str], told: list[str]) -> int:
    """Be the program that was asked for, from its first line to its end; returns its exit code."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for stream, path in enumerate([os.devnull, *told]):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
    sys.argv = words
    try:
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _end(code: int) -> NoReturn:
    """As Python ends, but that what was loaded is left to the system to take apart."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
