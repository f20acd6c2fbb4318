"""Makes .venv with exactly the locked versions, and says what it does; needs the standard library alone.

Works without root, and where Python came without its installer: Debian and Ubuntu part pip from python3.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.txt"
LEAST = (3, 11)


def main(arguments: list[str]) -> None:
    """`--dev` adds what the tests need. Nothing is done when everything is there."""
    if sys.version_info < LEAST:
        sys.exit(f"Python {LEAST[0]}.{LEAST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    lock = ROOT / ("requirements-dev.txt" if "--dev" in arguments else "requirements.txt")
    if _is_current(lock):
        return
    if not PYTHON.is_file():
        _say("making .venv")
        _make_venv()
    _say(f"installing what {lock.name} locks, by hash")
    _pip("install", "--quiet", "--require-hashes", "-r", str(lock))
    _pip("install", "--quiet", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(_key(lock), "utf-8")


def _is_current(lock: Path) -> bool:
    """Whether the newest install was from this lock file, or from the larger one that holds it."""
    if not (PYTHON.is_file() and STAMP.is_file()):
        return False
    larger = ROOT / "requirements-dev.txt"
    return STAMP.read_text("utf-8") in (_key(lock), _key(larger))


def _key(lock: Path) -> str:
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_venv() -> None:
    if _works("import ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        return
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
    _say("this Python came without its installer")
    if _works("import pip"):
        _run(sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip")
    elif shutil.which("apt-get"):
        _pip_of_debian()
    else:
        sys.exit(
            "Install pip or the venv module for this Python (Debian, Ubuntu: apt install python3-venv), then again."
        )


def _pip_of_debian() -> None:
    """Debian keeps pip as a wheel in a package of its own, which can be had and unpacked without root."""
    _say("taking pip from the package python3-pip-whl")
    with tempfile.TemporaryDirectory() as folder:
        _run("apt-get", "download", "-qq", "python3-pip-whl", folder=folder)
        package = next(Path(folder).glob("*.deb"))
        _run("dpkg-deb", "--extract", str(package), folder)
        wheel = next(Path(folder).glob("usr/share/python-wheels/pip-*.whl"))
        _run(str(PYTHON), f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel))


def _works(code: str) -> bool:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def _run(*command: str, folder: str | None = None) -> None:
    if subprocess.run(command, cwd=folder, check=False).returncode:
        sys.exit(f"This did not work: {' '.join(command)}\nOn Debian and Ubuntu, `apt install python3-venv` mends it.")


def _pip(*arguments: str) -> None:
    done = subprocess.run([str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments], check=False)
    if done.returncode:
        sys.exit("Installing failed; the lines above say why. Check the network and run the same command again.")


def _say(what: str) -> None:
    print(f"environment: {what}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
