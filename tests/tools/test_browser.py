"""Finding a browser."""

import sys
from pathlib import Path

import pytest

from tools import browser


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser, whose home is a temporary folder."""
    for name in (browser.VARIABLE, "PLAYWRIGHT_BROWSERS_PATH", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    for folder in ("bin", "home"):
        (tmp_path / folder).mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    # Where the tests run, a browser may lie in the one usual place that no variable names.
    monkeypatch.setattr(browser, "_MACOS", ())
    return home


def make_program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return str(path)


def test_a_bare_machine_has_none() -> None:
    """Nothing is found where nothing is."""
    assert browser.find() is None and browser.find_for_tests() is None


@pytest.mark.parametrize("name", browser.NAMES)
def test_each_name_on_the_path_is_found(name: str, tmp_path: Path) -> None:
    """Chromium, Chrome and Edge are found by the names that systems give them."""
    suffix = ".exe" if sys.platform == "win32" else ""
    program = make_program(tmp_path / "bin" / f"{name}{suffix}")
    assert browser.find() == program


def test_the_variable_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """OCOP_BROWSER overrules what PATH has."""
    make_program(tmp_path / "bin/chromium")
    chosen = make_program(tmp_path / "elsewhere/my-browser.exe")
    monkeypatch.setenv(browser.VARIABLE, chosen)
    assert browser.find() == chosen


def test_a_wrong_variable_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A choice that is no program is said to be wrong, and nothing is installed instead."""
    make_program(tmp_path / "bin/chromium")
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "gone"))
    monkeypatch.setattr(browser, "install", lambda: pytest.fail("installs"))
    assert browser.main() == 1
    assert "OCOP_BROWSER" in capsys.readouterr().err


@pytest.mark.parametrize("place", browser._WINDOWS)
def test_the_usual_places_of_windows(place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Chrome and Edge are found where Windows installs them."""
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Program Files"))
    assert browser.find() is None
    assert make_program(tmp_path / "Program Files" / place) == browser.find()


@pytest.mark.parametrize(
    "place",
    ["chromium-1187/chrome-linux/chrome", "chromium-1187/chrome-linux64/chrome", "chromium-1187/chrome-win/chrome.exe"],
)
def test_what_playwright_downloaded(place: str, bare_machine: Path) -> None:
    """The browser that `playwright install` keeps in the home folder is found."""
    program = make_program(bare_machine / ".cache/ms-playwright" / place)
    assert browser.find() == program


@pytest.mark.parametrize("name", browser.SHELLS)
def test_tests_prefer_a_browser_without_windows(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Measures and pictures take the whole one; OCOP_BROWSER holds for all."""
    whole, shell = (make_program(tmp_path / "bin" / one) for one in ("chromium", name))
    assert (browser.find(), browser.find_for_tests()) == (whole, shell)
    monkeypatch.setenv(browser.VARIABLE, whole)
    assert browser.find_for_tests() == whole


@pytest.mark.parametrize(
    "place", ["chrome-headless-shell-linux64/chrome-headless-shell", "chrome-win/headless_shell.exe"]
)
def test_the_shell_that_playwright_downloaded(place: str, bare_machine: Path) -> None:
    """For want of a whole one it serves for all."""
    shell = make_program(bare_machine / ".cache/ms-playwright/chromium_headless_shell-1255" / place)
    assert (browser.find(), browser.find_for_tests()) == (shell, shell)


def test_a_found_browser_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The script prints the path and nothing else."""
    program = make_program(tmp_path / "bin/chromium")
    assert browser.main() == 0
    assert capsys.readouterr() == (f"{program}\n", "")


def test_when_nothing_helps_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a browser and without a way to get one, the message names three ways out."""
    tried: list[str] = []

    def fail(command: list[str]) -> bool:
        tried.append(" ".join(command[-2:]))
        return False

    monkeypatch.setattr(browser, "_run", fail)
    assert browser.main() == 1
    said = capsys.readouterr().err
    assert tried[0] == "--only-shell chromium"
    assert "playwright install --only-shell chromium" in said and "OCOP_BROWSER" in said
    assert "Traceback" not in said
