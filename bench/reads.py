"""Which level a stamp is best printed at: the same symbols at M and Q, worn in thirty ways, read by eight readers.

python -m bench.reads [--stamps 12] [--size 20] [--host https://ocop.angiang.gov.vn]

The readers are zxing-cpp, three of OpenCV, and ZBar, ZXing, jsQR and qr from npm; they are installed when first asked
for. A picture is what a phone sees of a printed symbol: 14 dots a millimetre, worn as below, then as a camera has it.
"""

import json
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import click
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from bench.timing import progress, python, table
from build_hooks.ground.codes import ALPHABET, complete
from build_hooks.stamps.scanning import worn
from build_hooks.stamps.symbol import QUIET, Symbol, make_symbol

DOTS = 14  # px a mm
HERE = Path(__file__).parent / "readers"
CACHE = Path(__file__).parents[1] / ".cache/bench"
PACKAGES = ("jsqr@1.4.0", "@zxing/library@0.21.3", "@undecaf/zbar-wasm@0.11.0", "qr@0.7.0")
OPENCV = "opencv-contrib-python-headless==5.0.0.93"
LEVELS = ("M", "Q")
Wear = Callable[[Image.Image, Random], Image.Image]


@click.command()
@click.option("--stamps", default=12, show_default=True)
@click.option("--size", default=20.0, show_default=True, help="Side of the symbol in mm.")
@click.option("--host", default="https://ocop.angiang.gov.vn", show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(stamps: int, size: float, host: str, seed: int) -> None:
    """Tables: reads by kind of wear, and by reader, of each level."""
    random = Random(seed)
    addresses = [f"{host}/S/{complete(''.join(random.choices(ALPHABET, k=7)))}/" for _ in range(stamps)]
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as name:
        wanted = dict(_pictures(Path(name), addresses, size, seed))
        found = dict(_read(Path(name)))
    print(_told(wanted, found))


def printed(symbol: Symbol, size: float) -> Image.Image:
    """The symbol with its quiet zone on paper that goes on, in grey."""
    dots = 8
    side = symbol.side + 2 * QUIET
    image = Image.new("L", (side * dots, side * dots), 255)
    for x, y, length in symbol.runs:
        image.paste(0, ((x + QUIET) * dots, (y + QUIET) * dots, (x + QUIET + length) * dots, (y + QUIET + 1) * dots))
    high = round(size * side / symbol.side * DOTS)
    paper = Image.new("L", (high + 8 * DOTS, high + 8 * DOTS), 235)
    paper.paste(image.resize((high, high), Image.Resampling.BOX).point(lambda value: 20 + value * 215 // 255), (56, 56))
    return paper


def _blurred(mm: float) -> Wear:
    return lambda image, _: image.filter(ImageFilter.GaussianBlur(mm * DOTS))


def _pale(contrast: int) -> Wear:
    return lambda image, _: image.point(lambda value: 128 - contrast // 2 + value * contrast // 255)


def _turned(degrees: float) -> Wear:
    return lambda image, _: image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=235)


def _noisy(sigma: float) -> Wear:
    def wear(image: Image.Image, random: Random) -> Image.Image:
        grain = Image.frombytes("L", image.size, random.randbytes(image.width * image.height))
        soft = grain.point(lambda value: 128 + round((value - 128) * sigma / 74))
        return ImageChops.add(image, soft, offset=-128)

    return wear


def _stained(share: float) -> Wear:
    """Spots that cover a share of the symbol, anywhere but on two of its corners at once."""

    def wear(image: Image.Image, random: Random) -> Image.Image:
        its, side = image.copy(), image.width - 8 * DOTS
        pen, left = ImageDraw.Draw(its), share * side * side
        while left > 0:
            radius = min((left / 3.1) ** 0.5, side * 0.14) + 1
            x, y = (56 + random.uniform(0.3, 0.95) * side for _ in range(2))
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=random.choice([30, 120, 225]))
            left -= 3.14 * radius**2
        return its

    return wear


def _creased(mm: float) -> Wear:
    """A fold of film across the symbol, from which the light comes back; what lies in it is not seen."""

    def wear(image: Image.Image, random: Random) -> Image.Image:
        its, at = image.copy(), image.width * random.uniform(0.4, 0.65)
        ImageDraw.Draw(its).line(
            (at, 0, at * 1.04, image.height), fill=random.choice([60, 245]), width=round(mm * DOTS)
        )
        return its.rotate(random.choice([0, 90]))

    return wear


def _lit(much: float) -> Wear:
    """Light from one side."""

    def wear(image: Image.Image, _: Random) -> Image.Image:
        shade = Image.linear_gradient("L").rotate(90).resize(image.size)
        return ImageChops.multiply(image, shade.point(lambda value: 255 - round(value * much)))

    return wear


def _curved(share: float) -> Wear:
    """On a jar: the sides are narrower than the middle."""

    def wear(image: Image.Image, _: Random) -> Image.Image:
        wide, steps = image.width, 40
        offsets = [at / steps - 0.5 for at in range(steps + 1)]
        edges = [round(wide * (0.5 + off * (1 - share * (1 - abs(off) * 2)))) for off in offsets]
        mesh = [
            (
                (wide * at // steps, 0, wide * (at + 1) // steps, image.height),
                (edges[at], 0, edges[at], image.height, edges[at + 1], image.height, edges[at + 1], 0),
            )
            for at in range(steps)
        ]
        return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)

    return wear


def _far(dots: float) -> Wear:
    """So many dots of the camera a millimetre."""

    def wear(image: Image.Image, _: Random) -> Image.Image:
        small = image.resize((round(image.width * dots / DOTS),) * 2, Image.Resampling.BOX)
        return small.resize((small.width * 3, small.height * 3), Image.Resampling.BICUBIC)

    return wear


def _afar(image: Image.Image, _: Random) -> Image.Image:
    return worn(image)


WEARS: Mapping[str, Sequence[Wear]] = {
    "blur of 0.15 to 0.40 mm": [_blurred(mm) for mm in (0.15, 0.2, 0.25, 0.3, 0.4)],
    "pale": [_pale(contrast) for contrast in (60, 40, 25)],
    "turned": [_turned(degrees) for degrees in (12, 33, 45)],
    "noise": [_noisy(sigma) for sigma in (30, 60, 90)],
    "stains of 4, 8, 12 %": [_stained(share) for share in (0.04, 0.08, 0.12)],
    "creases of 0.5, 1, 1.5 mm": [_creased(mm) for mm in (0.5, 1.0, 1.5)],
    "light from one side": [_lit(much) for much in (0.6, 0.8)],
    "on a jar": [_curved(share) for share in (0.15, 0.3, 0.45)],
    "2 to 4 dots of the camera a mm": [_far(dots) for dots in (2.0, 2.5, 3.0, 4.0)],
    "tilted, blurred and pale": [_afar],
}


def _pictures(folder: Path, addresses: list[str], size: float, seed: int) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Each picture's name with its level, its kind of wear and the address that it holds; all levels are worn alike."""
    for number, address in enumerate(addresses):
        for level in LEVELS:
            symbol = printed(make_symbol(address, level), size)
            for kind, wears in WEARS.items():
                for at, wear in enumerate(wears):
                    name = f"{number:03}-{level}-{kind[:5].strip()}-{at}.pgm"
                    wear(symbol, Random(f"{seed} {number} {kind} {at}")).save(folder / name)
                    yield name, (level, kind, address)


def _read(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """What each reader finds in each picture."""
    yield "zxing-cpp", {path.name: _by_zxing(path) for path in folder.glob("*.pgm")}
    for command in (_npm(folder), _opencv(folder)):
        if command:
            progress(f"reading by {Path(command[1]).name}")
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            for line in done.stdout.splitlines():
                told = json.loads(line)
                yield told["reader"], told["found"]


def _by_zxing(path: Path) -> str:
    return next((barcode.text for barcode in zxingcpp.read_barcodes(Image.open(path))), "")


def _npm(folder: Path) -> tuple[str, ...]:
    home = CACHE / "readers-npm"
    if not home.exists():
        home.mkdir(parents=True)
        (home / "package.json").write_text('{"private": true}\n', "utf-8")
        progress("installing readers of npm")
        subprocess.run(("npm", "install", "--silent", "--ignore-scripts", *PACKAGES), cwd=home, check=True)
    shutil.copy(HERE / "read.mjs", home)
    return (shutil.which("node") or "node", str(home / "read.mjs"), str(folder))


def _opencv(folder: Path) -> tuple[str, ...]:
    home = CACHE / "readers-opencv"
    if not home.exists():
        progress("installing OpenCV")
        subprocess.run(python("-m", "venv", str(home)), check=True)
        subprocess.run((f"{home}/bin/pip", "install", "-q", OPENCV), check=True)
    return (f"{home}/bin/python", str(HERE / "read.py"), str(folder))


def _told(wanted: Mapping[str, tuple[str, str, str]], found: Mapping[str, Mapping[str, str]]) -> str:
    asked, right, by_reader = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    wrong = 0
    for name, (level, kind, address) in wanted.items():
        for reader, texts in found.items():
            asked[level, kind] += 1
            right[level, kind] += texts[name] == address
            by_reader[level, reader] += texts[name] == address
            wrong += texts[name] not in ("", address)
    kinds = [[kind, *(f"{right[level, kind]} of {asked[level, kind]}" for level in LEVELS)] for kind in WEARS]
    kinds.append(
        ["all", *(f"{sum(right[level, kind] for kind in WEARS) / _all(asked, level):.1%}" for level in LEVELS)]
    )
    readers = [[reader, *(str(by_reader[level, reader]) for level in LEVELS)] for reader in found]
    parts = [table(["wear", *LEVELS], kinds), "", table(["reader", *LEVELS], readers), "", f"read as another: {wrong}"]
    return "\n".join(parts)


def _all(asked: Counter[tuple[str, str]], level: str) -> int:
    return sum(count for (its, _), count in asked.items() if its == level)


if __name__ == "__main__":
    main()
