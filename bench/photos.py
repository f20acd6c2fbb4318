"""Make the same renditions of the same photos with ours, Hugo and sharp: time, CPU, memory, bytes; or pass over many.

python -m bench.photos [FOLDER] [--runs 5] [--photos 12]
python -m bench.photos --warm 1000 [--runs 5]
"""

import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from bench.made_up import Made, make_producers, make_products, write_repository
from bench.photo_sides import HUGO, HUGO_QUICK, OURS, REPOSITORY, SHARP, sides, sizes
from bench.pictures import commented, write_pictures
from bench.renditions import FOLDER
from bench.resources import Cost, costs_in_turn
from bench.timing import progress, python, table

COMPARED = (".jpg", ".jpeg", ".png", ".webp")  # what all three read
PHONE = 1080  # px: the widest that a phone of 360 px at 3 dots a pixel loads
PHONE_BYTES, ALL_BYTES = 60_000, 200_000
WALL_OF_HUGO, CPU_OF_SHARP, BYTES_OF_SHARP = 0.25, 1.0, 0.05
WARM_SECONDS = 1.0


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--runs", default=5, show_default=True)
@click.option("--photos", default=12, show_default=True, help="How many to make up when there is no FOLDER.")
@click.option("--warm", default=0, help="Time passing over this many unchanged photos instead.")
def main(folder: Path | None, runs: int, photos: int, warm: int) -> None:
    """The photographs of FOLDER, or made-up ones; every side is a whole process with a cold cache, in turn."""
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as temporary:
        work = Path(temporary)
        if warm:
            print(pass_over(work, warm, runs))
            return
        originals = work / "photos"
        if folder:
            originals.mkdir()
            for path in sorted(one for one in folder.iterdir() if one.suffix.lower() in COMPARED):
                shutil.copy(path, originals)
        else:
            progress(f"making {photos} pictures")
            _apart(write_pictures, originals, photos)
        print(compare(originals, work, runs))


def compare(photos: Path, work: Path, runs: int) -> str:
    """All sides over the same photos, and the bytes that shoppers load."""
    found = sides(photos, work)
    costs = costs_in_turn([side for side, _ in found.values()], runs)
    made = {name: _renditions(folder) for name, (_, folder) in found.items()}
    rows = [
        [name, f"{one.wall:.2f}", _seconds(one.walls), f"{one.cpu:.2f}", f"{one.peak:.0f}", *map(str, made[name])]
        for name, one in costs.items()
    ]
    header = ["side", "wall s", "of each run", "CPU s", "peak MB", "renditions", "bytes"]
    count, size = _size(photos)
    lines = [f"{count} photos, {size / 1e6:.1f} MB; {runs} runs, medians", "", table(header, rows), ""]
    return "\n".join([*lines, *_ratios(costs, {name: size for name, (_, size) in made.items()}), *_loads(sizes(work))])


def pass_over(work: Path, count: int, runs: int) -> str:
    """Read a repository of `count` products with a photo each and ask for its renditions, again and again."""
    _apart(_write_photographed, work / "catalog", count)
    progress(f"{count} products written; the first run makes the renditions")
    seconds = [_passed(work / "catalog") for _ in range(runs + 1)]
    first, later = seconds[0], seconds[1:]
    rows = [
        [name, f"{first[at]:.2f}", f"{statistics.median(one[at] for one in later):.3f}"]
        for at, name in enumerate(
            ("read_catalog and photos.outputs", "of it looking at photos", "of it photos.outputs")
        )
    ]
    part = statistics.median(one[1] + one[2] for one in later)
    title = f"{count} photos, {round(first[3])} renditions; the repository is read in the same process"
    answer = "yes" if part <= WARM_SECONDS else "NO"
    told = f"photos' part {part:.3f} s; at most {WARM_SECONDS:.0f}: {answer}"
    return "\n".join([title, "", table(["what", "first s", f"median s of {runs}"], rows), "", told])


def _ratios(costs: dict[str, Cost], size: dict[str, int]) -> list[str]:
    """Each target with what was measured, or who was missing."""
    ours, lines = costs[OURS], [f"- {name}: missing" for name in (HUGO, SHARP) if name not in costs]
    for name in filter(costs.__contains__, (HUGO, HUGO_QUICK)):
        ratio = ours.wall / costs[name].wall
        value = f"{ratio:.3f} (of the quickest runs {min(ours.walls) / min(costs[name].walls):.3f})"
        lines.append(_told(f"wall, ours/{name}", value, f"at most {WALL_OF_HUGO}", ratio <= WALL_OF_HUGO))
    if SHARP in costs:
        ratio = ours.cpu / costs[SHARP].cpu
        lines.append(_told(f"CPU, ours/{SHARP}", f"{ratio:.3f}", f"at most {CPU_OF_SHARP}", ratio <= CPU_OF_SHARP))
        ratio, bound = size[OURS] / size[SHARP], f"within {BYTES_OF_SHARP:.0%}"
        lines.append(_told(f"bytes, ours/{SHARP}", f"{ratio:.3f}", bound, abs(ratio - 1) <= BYTES_OF_SHARP))
    return lines


def _loads(made: dict[str, dict[int, int]]) -> list[str]:
    """Photo by photo, what a phone loads and what there is; then the worst of each."""
    phone = {name: one[max((width for width in one if width <= PHONE), default=min(one))] for name, one in made.items()}
    everything = {name: sum(one.values()) for name, one in made.items()}
    rows = [[name, f"{phone[name] / 1e3:.1f}", f"{everything[name] / 1e3:.1f}"] for name in made]
    lines = ["", table(["photo", "on a phone, KB", "all renditions, KB"], rows), ""]
    for what, found, bound in (("on a phone", phone, PHONE_BYTES), ("all renditions", everything, ALL_BYTES)):
        worst = max(found, key=lambda name: found[name])
        over = sum(size >= bound for size in found.values())
        value = f"{found[worst] / 1e3:.1f} KB ({worst}), {over} over"
        lines.append(_told(f"largest {what}", value, f"under {bound // 1000} KB", not over))
    return lines


def _told(what: str, value: str, bound: str, met: bool) -> str:
    return f"- {what}: {value}; {bound}: {'yes' if met else 'NO'}"


def _seconds(runs: tuple[float, ...]) -> str:
    return " ".join(f"{one:.2f}" for one in runs)


def _renditions(folder: Path) -> tuple[int, int]:
    return _size(folder, "*.webp")


def _size(folder: Path, pattern: str = "*") -> tuple[int, int]:
    """How many files, and their bytes."""
    found = [path.stat().st_size for path in folder.rglob(pattern) if path.is_file()]
    return len(found), sum(found)


def _passed(root: Path) -> list[float]:
    """Seconds: everything, looking at photos, the stage; and the number of renditions."""
    command = python("-m", "bench.passing", str(root))
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}")
    seconds: list[float] = json.loads(done.stdout)
    progress(f"{seconds[0]:.2f} s, of it {seconds[1]:.3f} s looking at photos and {seconds[2]:.3f} s in the stage")
    return seconds


def _write_photographed(root: Path, count: int) -> None:
    """A repository whose photos differ in a comment only; small, since what is passed over is not opened."""
    write_pictures(root / "one", 1, (1280, 480))
    picture = next((root / "one").iterdir()).read_bytes()
    shutil.rmtree(root / "one")
    products = [
        Made(one.path, {**one.fields, "photos": [{"file": "01.jpg", "alt": "Ảnh đặt ra để đo thời gian"}]})
        for one in make_products(count)
    ]
    write_repository(root, products, make_producers(count))
    for number, one in enumerate(products):
        path = root / one.path.replace("products/", f"{FOLDER}/", 1).removesuffix(".yml") / "01.jpg"
        path.parent.mkdir(parents=True)
        path.write_bytes(commented(picture, str(number)))


def _apart(make: Callable[[Path, int], None], folder: Path, count: int) -> None:
    """In a process of its own: what this one holds would count as memory of those it starts."""
    with ProcessPoolExecutor(1) as pool:
        pool.submit(make, folder, count).result()


if __name__ == "__main__":
    main()
