"""Spoil stamps in every way that a writer or a cache could, and count what each step of reading back catches.

python -m bench.spoilt [--stamps 1000] [--seed 1]

The last column is the chain before `modules`: each file decoded at its printed size, plain and worn. Ends with 1 where
that caught a stamp which the chain of today hands out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import NamedTuple

import click
import resvg_py
from PIL import Image

from bench.stamps import made_up
from bench.timing import table
from build_hooks.stamps import scanning
from build_hooks.stamps.drawing import INCH, Bar, Drawing, Stamp, lay_out
from build_hooks.stamps.scanning import read_symbols, worn
from build_hooks.stamps.symbol import QUIET, Symbol, Unreadable
from build_hooks.stamps.writers import DPI, FORMATS, opened, write

STEPS = ("modules", "read", "worn")
CHAIN, DECODED = "the chain", "decoded alone"


class Spoilt(NamedTuple):
    """A file that is not what the drawing is; how it was spoilt."""

    how: str
    content: bytes
    kind: str
    drawing: Drawing


@click.command()
@click.option("--stamps", default=1000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(stamps: int, seed: int) -> None:
    """A table: how they were spoilt, how many, and how many of them each step and each chain caught."""
    made, caught, passed = Counter[str](), Counter[tuple[str, str]](), 0
    for spoilt in spoil(made_up(stamps), Random(seed)):
        made[spoilt.how] += 1
        found = {name for name, catches in JUDGES.items() if catches(spoilt)}
        caught.update((spoilt.how, name) for name in found)
        passed += DECODED in found and CHAIN not in found
    rows = [[how, str(count), *(str(caught[how, name]) for name in JUDGES)] for how, count in sorted(made.items())]
    rows.append(["all", str(made.total()), *(str(sum(caught[how, name] for how in made)) for name in JUDGES)])
    print(table(["spoilt", "stamps", *JUDGES], rows))
    print(f"\ncaught by decoding alone, but not by the chain: {passed}")
    raise SystemExit(passed > 0)


def spoil(stamps: list[Stamp], random: Random) -> Iterator[Spoilt]:
    """Each stamp in one format, spoilt in one way; all ways in turn."""
    for number, stamp in enumerate(stamps):
        how = list(WAYS)[number % len(WAYS)]
        kind, drawing = random.choice(FORMATS), lay_out(stamp)
        other = lay_out(random.choice([item for item in stamps[:50] if item != stamp]))
        yield WAYS[how](how, kind, drawing, other, random)


def _drawn(change: Callable[[Drawing, Drawing, Random], Drawing]) -> Callable[..., Spoilt]:
    """What is written is another drawing."""

    def way(how: str, kind: str, drawing: Drawing, other: Drawing, random: Random) -> Spoilt:
        return Spoilt(how, write(change(drawing, other, random), kind), kind, drawing)

    return way


def _flipped(drawing: Drawing, count: int, random: Random) -> Drawing:
    symbol = drawing.symbol
    dark = {(x + step, y) for x, y, length in symbol.runs for step in range(length)}
    places = [(x, y) for x in range(symbol.side) for y in range(symbol.side)]
    dark ^= set(random.sample(places, count))
    return replace(drawing, symbol=Symbol(symbol.side, tuple((x, y, 1) for x, y in sorted(dark))))


def _square(drawing: Drawing, place: tuple[float, float], side: float) -> Drawing:
    """A black square over it; place and side in modules from the corner of the quiet zone."""
    module = drawing.module
    bar = Bar(place[0] * module, place[1] * module, side * module, side * module)
    return replace(drawing, bars=(*drawing.bars, bar))


def _blotted(drawing: Drawing, _other: Drawing, random: Random) -> Drawing:
    side = random.randint(2, 9)
    at = [QUIET + random.uniform(0, drawing.symbol.side - side) for _ in "xy"]
    return _square(drawing, (at[0], at[1]), side)


def _in_the_quiet_zone(drawing: Drawing, _other: Drawing, random: Random) -> Drawing:
    return _square(drawing, (random.uniform(0, drawing.symbol.side), random.uniform(0.5, 2)), random.uniform(1, 2))


def _written_over(drawing: Drawing, _other: Drawing, random: Random) -> Drawing:
    moved = [line._replace(x=line.x - random.uniform(2, drawing.height)) for line in drawing.lines]
    return replace(drawing, lines=tuple(moved))


def _of_another_size(drawing: Drawing, _other: Drawing, random: Random) -> Drawing:
    return replace(drawing, module=drawing.module * random.choice([0.5, 0.8, 0.95, 1.05, 1.2]))


def _too_small(how: str, kind: str, drawing: Drawing, _other: Drawing, random: Random) -> Spoilt:
    """What was asked for is what was written, and no phone reads it."""
    size = random.uniform(3, 7)
    small = replace(drawing, module=drawing.module * size / 20)
    wide, high = (value * size / 20 for value in (drawing.width, drawing.height))
    small = replace(small, width=wide, height=high, lines=(), bars=())
    return Spoilt(how, write(small, kind), kind, small)


def _pale(how: str, _kind: str, drawing: Drawing, _other: Drawing, random: Random) -> Spoilt:
    grey = random.randint(100, 235)
    if random.random() < 0.5:
        black, pale = b'<path d="m', f'<path fill="#{grey:02x}{grey:02x}{grey:02x}" d="m'.encode()
        return Spoilt(how, write(drawing, "svg").replace(black, pale), "svg", drawing)
    image = Image.open(BytesIO(write(drawing, "png")))
    buffer = BytesIO()
    image.point(lambda value: grey + value * (255 - grey) // 255).save(buffer, "PNG", dpi=image.info["dpi"])
    return Spoilt(how, buffer.getvalue(), "png", drawing)


def _broken_off(how: str, kind: str, drawing: Drawing, _other: Drawing, random: Random) -> Spoilt:
    content = write(drawing, kind)
    return Spoilt(how, content[: int(len(content) * random.uniform(0, 0.95))], kind, drawing)


def _encoded_wrong(how: str, kind: str, drawing: Drawing, other: Drawing, _random: Random) -> Spoilt:
    """The layout already has the symbol of another address, and every file is drawn as it says."""
    mixed = replace(drawing, symbol=other.symbol)
    return Spoilt(how, write(mixed, kind), kind, mixed)


WAYS: dict[str, Callable[..., Spoilt]] = {
    "one module turned": _drawn(lambda drawing, _other, random: _flipped(drawing, 1, random)),
    "a few modules turned": _drawn(lambda drawing, _other, random: _flipped(drawing, random.randint(2, 12), random)),
    "many modules turned": _drawn(lambda drawing, _other, random: _flipped(drawing, random.randint(40, 120), random)),
    "a blot": _drawn(_blotted),
    "something in the quiet zone": _drawn(_in_the_quiet_zone),
    "words over the symbol": _drawn(_written_over),
    "another product's symbol": _drawn(lambda drawing, other, _: replace(drawing, symbol=other.symbol)),
    "an address encoded wrong": _encoded_wrong,
    "another product's file": _drawn(lambda _drawing, other, _: other),
    "modules of another size": _drawn(_of_another_size),
    "too small to be scanned": _too_small,
    "too pale": _pale,
    "broken off": _broken_off,
}


def _wrong_modules(spoilt: Spoilt) -> bool:
    symbol = _looked_at(spoilt)
    return symbol is None or scanning.modules(symbol) != scanning.expected(spoilt.drawing.symbol)


def _not_read(spoilt: Spoilt) -> bool:
    symbol = _looked_at(spoilt)
    return symbol is None or read_symbols(symbol) != [spoilt.drawing.address]


def _not_read_worn(spoilt: Spoilt) -> bool:
    symbol = _looked_at(spoilt)
    if symbol is None:
        return True
    return read_symbols(scanning.printed_and_worn(symbol, spoilt.drawing)) != [spoilt.drawing.address]


def _looked_at(spoilt: Spoilt) -> Image.Image | None:
    return scanning.look(spoilt.content, spoilt.kind, spoilt.drawing)


def _caught(spoilt: Spoilt) -> bool:
    """By what the product does, whether the file is the stamp's first, which is read, or comes behind a good one."""
    good = next(kind for kind in FORMATS if kind != spoilt.kind)
    alone = {spoilt.kind: spoilt.content}
    return all(_refused(files, spoilt) for files in (alone, {good: write(spoilt.drawing, good), **alone}))


def _refused(files: dict[str, bytes], spoilt: Spoilt) -> bool:
    try:
        scanning.check(files, spoilt.drawing)
    except Unreadable:
        return True
    return False


def _decoded_wrong(spoilt: Spoilt) -> bool:
    try:
        image = whole(spoilt.content, spoilt.kind, spoilt.drawing.width)
    except (ValueError, OSError, SyntaxError, RuntimeError):
        return True
    return not (read_symbols(image) == read_symbols(worn(image)) == [spoilt.drawing.address])


def whole(content: bytes, kind: str, width: float) -> Image.Image:
    """The whole file, `width` mm wide, as grey pixels at 300 dpi."""
    if kind == "svg":
        pixels = resvg_py.svg_to_bytes(
            svg_string=content.decode(),
            dpi=float(DPI),
            skip_system_fonts=True,
            background="#fff",
            shape_rendering="crisp_edges",
        )
        return Image.open(BytesIO(pixels)).convert("L")
    if kind == "pdf":
        with opened(content) as page:
            found: Image.Image = page.render(scale=DPI / 72, grayscale=True).to_pil()
            return found
    image = Image.open(BytesIO(content)).convert("L")
    wide = round(width / INCH * DPI)
    return image.resize((wide, max(1, round(image.height * wide / image.width))), Image.Resampling.BOX)


JUDGES: dict[str, Callable[[Spoilt], bool]] = {
    **dict(zip(STEPS, (_wrong_modules, _not_read, _not_read_worn), strict=True)),
    CHAIN: _caught,
    DECODED: _decoded_wrong,
}


if __name__ == "__main__":
    main()
