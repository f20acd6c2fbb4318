"""Builds in processes of their own, forked from one that has loaded the host and our hooks: they take half the time."""

import atexit
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn
from unittest.mock import patch

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
    """One order a line; the exit code of its process is the answer."""
    _load()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _load() -> None:
    """What every build loads or makes alike: modules, places, templates, the typeface, and the theme's style cut."""
    import mkdocs.commands.build
    import mkdocs.config.defaults  # noqa: F401
    from PIL import Image

    import build_hooks.hooks
    import build_hooks.publishing.site  # noqa: F401 - as the hooks import it where it is needed
    from build_hooks import pages
    from build_hooks.model.catalog import Catalog
    from build_hooks.model.settings import Settings
    from build_hooks.pages.frame.host_style import host_style
    from build_hooks.pages.frame.output import File
    from build_hooks.pages.frame.rendering import environment

    Image.preinit()
    patch("build_hooks.pages.frame.assets.host_style", cache(host_style)).start()
    for output in pages.outputs(Catalog(ROOT, Settings(name="", place=""))):
        if isinstance(output, File):
            output.read()
    rooms = Path(pages.__file__).parent
    for template in rooms.rglob("*.html"):
        environment().get_template(template.relative_to(rooms).as_posix())


def _become(words: list[str], folder: str, environment: dict[str, str], told: list[str]) -> NoReturn:
    """Be the program that was asked for, from its first line to its end."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for stream, path in enumerate([os.devnull, *told]):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
    sys.argv = words
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    sys.exit()
