"""Compiled templates as they are kept: code that runs, so that nothing runs but what was compiled of this very text."""

import sys
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, TemplateError

from build_hooks.pages.frame import compiled
from build_hooks.pages.frame.compiled import Compiled

TEXTS = {"a.html": "Dừa {{ name }}", "b.html": "Dứa {{ name }}"}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of Python's own compiled modules, empty and writable."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def said(name: str = "a.html", texts: dict[str, str] = TEXTS) -> str:
    """A template as a process of its own renders it."""
    its = Environment(loader=DictLoader(texts), autoescape=True, bytecode_cache=Compiled(Path(compiled.__file__)))
    return its.get_template(name).render(name="<xiêm>")


def files(kept: Path) -> list[Path]:
    """What is kept, in the order of its making."""
    return sorted(kept.rglob("*.template"), key=lambda path: path.stat().st_mtime_ns)


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are compiled."""
    texts: list[str] = []
    real = Environment.compile

    def counting(its: Environment, source: str, *words: object, **others: object) -> object:
        texts.append(source)
        return real(its, source, *words, **others)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", counting)
    return texts


def test_a_text_is_compiled_once(kept: Path, compiling: list[str]) -> None:
    """It says the same; in the folder of Python alone."""
    assert said() == said() == "Dừa &lt;xiêm&gt;"
    assert compiling == [TEXTS["a.html"]] and len(files(kept)) == 1
    assert files(kept)[0].parent == Path(cache_from_source(compiled.__file__)).parent


def _flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _exchanged(path: Path) -> None:
    said("b.html")
    path.write_bytes(next(other for other in files(path.parent) if other != path).read_bytes())


SPOILS: dict[str, Callable[[Path], object]] = {
    "its proof": lambda path: _flipped(path, 0),
    "its first sign": lambda path: _flipped(path, 32),
    "a word of it": lambda path: path.write_bytes(path.read_bytes().replace("Dừa".encode(), "Dứa".encode())),
    "its last sign": lambda path: _flipped(path, -1),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "a proof alone": lambda path: path.write_bytes(path.read_bytes()[:32]),
    "nothing": lambda path: path.write_bytes(b""),
    "another template's": _exchanged,
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_what_is_not_as_it_was_written_does_not_run(
    spoil: Callable[[Path], object], kept: Path, compiling: list[str]
) -> None:
    """It is compiled again, and mended."""
    said()
    spoil(files(kept)[0])
    compiling.clear()
    assert said() == "Dừa &lt;xiêm&gt;" and compiling == [TEXTS["a.html"]]
    assert said() == "Dừa &lt;xiêm&gt;" and len(compiling) == 1


OTHERS: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "another Python": lambda patch: patch.setattr(sys, "version", "3.99"),
    "other code of ours, another Jinja": lambda patch: patch.setattr(compiled, "recipe", lambda *_, **__: "another"),
}


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_what_others_compiled_does_not_run(
    change: Callable[[pytest.MonkeyPatch], object],
    kept: Path,
    compiling: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is compiled is another thing by each."""
    said()
    change(monkeypatch)
    assert said() == "Dừa &lt;xiêm&gt;" and len(compiling) == 2
    assert said() == "Dừa &lt;xiêm&gt;" and len(compiling) == 2 and len(files(kept)) == 1


def test_another_text_is_compiled(kept: Path, compiling: list[str]) -> None:
    """Under the same name, at any time."""
    said()
    assert said(texts={"a.html": "Cau {{ name }}"}) == "Cau &lt;xiêm&gt;" and len(compiling) == 2
    assert len(files(kept)) == 1


def test_a_cache_brings_no_code(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever lies in the folder that a build's machine may get from elsewhere, nothing is read of it."""
    said()
    brought = tmp_path_factory.mktemp("brought") / ".cache/ocop"
    assert not any(path.is_relative_to(brought) for path in files(kept))
    assert not [path for path in files(kept) if ".cache" in path.relative_to(kept).parts]


@pytest.mark.parametrize("how", ["told to keep nothing", "a file in the way"])
def test_where_nothing_can_be_kept(how: str, kept: Path, compiling: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is compiled each time, and no build fails."""
    if how == "told to keep nothing":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        monkeypatch.setattr(sys, "pycache_prefix", str(kept / "file"))
        (kept / "file").write_bytes(b"")
    assert said() == said() == "Dừa &lt;xiêm&gt;"
    assert len(compiling) == 2 and not files(kept)


def test_a_template_that_is_none_is_told_each_time(kept: Path) -> None:
    """Nothing is kept of it."""
    for _ in range(2):
        with pytest.raises(TemplateError):
            said(texts={"a.html": "{% if %}"})
    assert not files(kept)
