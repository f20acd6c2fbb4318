"""The featherback, the small catfish, and what is made from them."""

import math

from tools.illustrations.geometry import Point, blob, offset, oval, place, ribbon, sample, smooth, straight
from tools.illustrations.palette import SHADOW, darker, lighter, mix
from tools.illustrations.scene import Scene

_BACK = [
    (0.0, 0.004), (0.022, -0.022), (0.06, -0.043), (0.105, -0.066), (0.16, -0.104), (0.23, -0.138),
    (0.31, -0.15), (0.4, -0.145), (0.5, -0.127), (0.62, -0.1), (0.75, -0.067), (0.87, -0.036), (1.0, -0.004),
]  # fmt: skip
_BELLY = [
    (0.0, 0.004), (0.02, 0.022), (0.06, 0.044), (0.11, 0.069), (0.17, 0.094), (0.23, 0.108), (0.3, 0.113),
    (0.4, 0.11), (0.5, 0.1), (0.62, 0.082), (0.75, 0.058), (0.87, 0.034), (1.0, 0.008),
]  # fmt: skip
_FIN = [
    (0.255, 0.11), (0.275, 0.142), (0.31, 0.166), (0.38, 0.172), (0.5, 0.163), (0.62, 0.143),
    (0.75, 0.113), (0.87, 0.08), (0.95, 0.048), (1.0, 0.028), (1.022, 0.008), (1.008, -0.006),
    (0.975, -0.009), (0.94, -0.012),
]  # fmt: skip
_DORSAL = [(0.452, -0.132), (0.464, -0.164), (0.484, -0.189), (0.5, -0.19), (0.502, -0.16), (0.494, -0.126)]


def featherback_outline(x: float, y: float, length: float, degrees: float = 0) -> list[str]:
    """Return the body, the long anal fin and the small back fin as path data."""
    back, belly = sample(_BACK, 60), sample(_BELLY, 60)
    ribbon_fin = [*sample(_FIN, 60), *[p for p in belly[::-1] if p[0] > 0.25]]
    shapes = ([*back, *belly[::-1]], ribbon_fin, sample(_DORSAL, 12))
    return [straight(place(points, x, y, degrees, length)) for points in shapes]


def featherback(s: Scene, x: float, y: float, length: float, degrees: float = 0) -> None:
    """Draw a whole featherback, its snout at (x, y)."""

    def at(points: list[Point]) -> list[Point]:
        return place(points, x, y, degrees, length)

    back, belly = sample(_BACK, 80), sample(_BELLY, 80)
    body, fin, dorsal = featherback_outline(x, y, length, degrees)
    s.cast(body + fin, 13, (10, 20), 0.5)
    fin_tone = "#8d9184"
    s.body(fin, fin_tone, 10, light="#b4b5a4", dark="#5f655c")
    edge = sample(_FIN, 110)
    with s.group(s.clip(fin)):
        for px, py in edge[4:100]:
            root = (px - 0.016, max(0.0, py - 0.075))
            s.line(smooth(at([root, (px - 0.006, py - 0.03), (px, py)]), closed=False), "#4d554e", 1.6, 0.5)
    s.body(dorsal, fin_tone, 5)
    for k in range(1, 5):
        foot, tip = (0.452 + k * 0.01, -0.13), (0.466 + k * 0.008, -0.18)
        s.line(smooth(at([foot, tip]), closed=False), "#4d554e", 1.4, 0.5)
    tone = s.across((0, "#5d685c"), (0.2, "#87907f"), (0.42, "#c3c6b8"), (0.7, "#e6e3d5"), (1, "#cfc8b4"), down=True)
    with s.group(s.clip(body)):
        s.fill(body, tone)
        s.soft(straight(at([*[(px, py + 0.035) for px, py in back], (1, 0.3), (0, 0.3)])), "#e9e7dc", 20, 0.28)
        _scales(s, at, back, belly, length)
        s.line(
            smooth(at([(0.2, -0.1), (0.4, -0.095), (0.6, -0.07)]), closed=False),
            "#f7f5ea",
            18,
            0.25,
            s.blur(9),
        )
        under = [(px, py - 0.004) for px, py in belly]
        s.line(straight(at(under), closed=False), "#877f6c", 14, 0.4, s.blur(7))
        flank = [(0.15, -0.03), (0.27, -0.035), (0.45, -0.022), (0.7, -0.008), (0.98, 0.002)]
        s.line(smooth(at(flank), closed=False), "#6d7468", 2.4, 0.6)
        head = [
            (0.0, -0.1),
            (0.125, -0.1),
            (0.15, -0.05),
            (0.158, 0.0),
            (0.148, 0.045),
            (0.12, 0.09),
            (0.0, 0.1),
        ]
        s.fill(smooth(at(head)), "#7b8474", 0.34)
    for shift, opacity in ((0, 0.75), (0.012, 0.3)):
        gill = [(0.122 - shift, -0.06), (0.15 - shift, -0.02), (0.155 - shift, 0.02), (0.128 - shift, 0.068)]
        s.line(smooth(at(gill), closed=False), "#4f574d", 3, opacity)
    s.line(smooth(at([(0.002, 0.006), (0.03, 0.012), (0.066, 0.03)]), closed=False), "#3f453d", 3.4, 0.85)
    ex, ey = at([(0.06, -0.013)])[0]
    for r, colour in ((0.0175, "#55594c"), (0.0155, "#d9c98f"), (0.0095, "#23231d")):
        s.fill(oval(ex, ey, r * length, r * length), colour)
    s.fill(oval(ex - 0.004 * length, ey - 0.005 * length, 0.003 * length, 0.003 * length), "#fffdf4")
    pectoral = at([(0.158, 0.03), (0.2, 0.022), (0.25, 0.038), (0.262, 0.052), (0.23, 0.064), (0.175, 0.058)])
    s.cast(smooth(pectoral), 4, (3, 6), 0.3)
    s.body(smooth(pectoral), "#b9b8a5", 6)
    for k in range(6):
        s.line(
            smooth(at([(0.163, 0.036 + k * 0.004), (0.245, 0.036 + k * 0.005)]), closed=False),
            "#6c7064",
            1.5,
            0.6,
        )
    s.line(body, "#4a5148", 2.2, 0.55)


def _scales(s: Scene, at: object, back: list[Point], belly: list[Point], length: float) -> None:
    assert callable(at)  # noqa: S101 - the caller passes its own placing function
    dark, light = [], []
    for column in range(13, 80):
        (bx, by), (_, ly) = back[column], belly[column]
        rows = max(2, int((ly - by) / 0.0125))
        for row in range(rows):
            v = (row + (0.5 if column % 2 else 0)) / rows
            py = by + (ly - by) * v
            arc = [(bx - 0.003, py - 0.0043), (bx + 0.004, py), (bx - 0.003, py + 0.0043)]
            dark.append(smooth(at(arc), closed=False))
            light.append(smooth(at([(px + 0.0022, qy) for px, qy in arc]), closed=False))
    s.line("".join(dark), "#5b6257", length * 0.0012, 0.3)
    s.line("".join(light), "#fbf9ee", length * 0.0012, 0.3)


def fish_cake(s: Scene, cx: float, cy: float, r: float, tall: float = 30, flat: float = 0.5) -> None:
    """Draw one round, thick slice of fried fish cake."""
    turn = s.jitter(4)
    ring = blob(s.rng, 0, 0, r, r * flat, 0.025, 18)
    top = smooth(place(ring, cx, cy, turn))
    side = smooth([*place(ring, cx, cy, turn)[9:], *place(ring, cx, cy + tall, turn)[:10]])
    low = smooth(place(ring, cx, cy + tall, turn))
    s.cast(low, 9, (9, 9), 0.42)
    for d in (low, side):
        s.body(d, "#b06a2c", 14, light="#d79a52", dark="#6f3a17", edge=0)
    crust = "#c98a3f"
    s.body(top, crust, 10, light="#e7b871", dark="#9a5a22")
    face = smooth(blob(s.rng, cx, cy, r * 0.86, r * flat * 0.85, 0.03, 16))
    with s.group(s.clip(face)):
        s.fill(face, "#e9c98d")
        s.soft(face, "#f5e2b6", 10, 0.9, (-8, -8))
        for _ in range(15):
            px, py = cx + s.jitter(r * 0.8), cy + s.jitter(r * flat * 0.8)
            patch = smooth(blob(s.rng, px, py, s.rng.uniform(6, 20), s.rng.uniform(4, 9), 0.25, 8))
            s.soft(patch, "#c98f45", 3, 0.5)
        flecks = [(cx + s.jitter(r * 0.72), cy + s.jitter(r * flat * 0.7)) for _ in range(18)]
        for px, py in flecks:
            bit = [(px, py), (px + s.jitter(9), py + s.jitter(6))]
            s.line(straight(bit, closed=False), s.rng.choice(["#4f7f45", "#6b9153", "#3c6b3c"]), 3.6, 0.85)
    s.line(top, "#6f3a17", 2, 0.4)


def sausage(s: Scene, points: list[Point], width: float, colour: str) -> None:
    """Draw one cured sausage along the points, with its wrinkles and flecks."""
    spine = sample(points, 50)

    def half(t: float) -> float:
        ends = min(1.0, (t / 0.1) ** 0.5 if t < 0.1 else 1.0, ((1 - t) / 0.1) ** 0.5 if t > 0.9 else 1.0)
        return width / 2 * (0.16 + 0.84 * ends) * (1 + 0.025 * math.sin(t * 17 + width))

    outline = straight(ribbon(spine, half))
    s.cast(outline, 12, (10, 16), 0.5)
    s.body(outline, colour, width * 0.36, light=lighter(colour, 0.3), dark=darker(colour, 0.5))
    with s.group(s.clip(outline)):
        for _ in range(46):
            i = s.rng.randrange(3, 47)
            (px, py), (qx, qy) = spine[i], spine[i + 1]
            a = math.atan2(qy - py, qx - px)
            shift = s.jitter(width * 0.42)
            cx, cy = px - math.sin(a) * shift, py + math.cos(a) * shift
            bit = blob(s.rng, cx, cy, s.rng.uniform(4, 11), s.rng.uniform(3, 6), 0.25, 7, math.degrees(a))
            tone = mix(colour, s.rng.choice(["#f2d3b0", "#efc9a0", "#5c1f17"]), 0.62)
            s.fill(smooth(bit), tone, 0.5)
        for _ in range(16):
            start = s.rng.randrange(4, 34)
            shift = s.jitter(width * 0.4)
            part = offset(spine, lambda _, k=shift: k)[start : start + s.rng.randrange(6, 12)]  # type: ignore[misc]
            s.line(smooth(part, closed=False), darker(colour, 0.5), 2, 0.3)
        side = -1 if offset(spine, lambda _: 5)[25][1] > spine[25][1] else 1
        shine = offset(spine, lambda _: side * width * 0.24)
        s.line(smooth(shine[7:42:5], closed=False), "#fff0dc", width * 0.12, 0.38, s.blur(5))
        s.line(smooth(shine[12:22:3], closed=False), "#fff6e8", width * 0.06, 0.65, s.blur(2))


def twine(s: Scene, x: float, y: float, size: float, degrees: float, tails: int = 2) -> None:
    """Draw a knot of kitchen string with loose ends."""
    tone = "#e3d3ae"
    for k in range(tails):
        turn = degrees + 90 + (k - (tails - 1) / 2) * 46
        tail = place([(0, 0), (size * 1.4, size * 0.5 * (-1) ** k), (size * 2.9, 0)], x, y, turn)
        s.line(smooth(tail, closed=False), SHADOW, 6, 0.25, 'transform="translate(4 7)"')
        s.line(smooth(tail, closed=False), darker(tone, 0.25), 7)
        s.line(smooth(tail, closed=False), tone, 4.4)
    for k in (-1, 0, 1):
        wrap = place(
            [(k * size * 0.26, -size * 0.62), (k * size * 0.3 + 3, 0), (k * size * 0.26, size * 0.62)],
            x,
            y,
            degrees,
        )
        s.line(smooth(wrap, closed=False), darker(tone, 0.38), size * 0.3)
        s.line(smooth(wrap, closed=False), tone, size * 0.2)


def dried_catfish(s: Scene, x: float, y: float, length: float, degrees: float, tone: str = "#b9803f") -> None:
    """Draw one small catfish, split open and dried, its snout at (x, y)."""

    def at(points: list[Point]) -> list[Point]:
        return place(points, x, y, degrees, length)

    wide = s.rng.uniform(0.88, 1.08)
    half = [
        (0.0, 0.03), (0.03, 0.058), (0.09, 0.082), (0.17, 0.098), (0.215, 0.106), (0.25, 0.135),
        (0.36, 0.142), (0.5, 0.12), (0.62, 0.086), (0.73, 0.05), (0.82, 0.032),
    ]  # fmt: skip
    half = [(px, py * wide * (1 + s.jitter(0.05))) for px, py in half]
    bow = s.jitter(0.03)
    ring = [*half, *[(px, -py * (1 + s.jitter(0.05))) for px, py in half[::-1]]]
    ring = [(px, py + bow * math.sin(math.pi * px)) for px, py in ring]
    tail = [(0.79, 0.022), (0.87, 0.06), (0.99, 0.118), (0.945, 0.045), (0.92, 0.0), (0.945, -0.045),
            (1.0, -0.112), (0.87, -0.06), (0.79, -0.022)]  # fmt: skip
    body, fork = smooth(at(ring)), smooth(at(tail))
    whiskers = [
        (0.05, 0.06, 0.16, 0.2, 0.3, 0.215),
        (0.03, 0.045, 0.04, 0.15, 0.14, 0.2),
        (0.01, 0.02, -0.08, 0.06, -0.13, 0.03),
    ]
    for ax, ay, bx, by, cx, cy in whiskers:
        for sign in (1, -1):
            hair = at([(ax, ay * sign), (bx + s.jitter(0.02), by * sign), (cx, cy * sign + s.jitter(0.02))])
            s.line(smooth(hair, closed=False), SHADOW, 3, 0.3, 'transform="translate(4 7)"')
            s.line(smooth(hair, closed=False), darker(tone, 0.55), 3)
    s.cast(body + fork, 9, (8, 14), 0.5)
    for sign in (1, -1):
        fin = at([(0.215, 0.095 * sign), (0.28, 0.165 * sign), (0.345, 0.19 * sign), (0.315, 0.13 * sign)])
        s.body(smooth(fin), darker(tone, 0.12), 5)
    s.body(fork, darker(tone, 0.12), 8)
    for k in (-3, -2, -1, 1, 2, 3):
        s.line(smooth(at([(0.83, k * 0.008), (0.955, k * 0.029)]), closed=False), darker(tone, 0.5), 2, 0.5)
    s.body(body, tone, length * 0.035, light=lighter(tone, 0.34), dark=darker(tone, 0.45))
    inner = [(0.235, 0.0), (0.27, 0.1), (0.37, 0.11), (0.5, 0.09), (0.62, 0.06), (0.74, 0.026), (0.8, 0.0)]
    inner = [*inner, *[(px, -py) for px, py in inner[-2:0:-1]]]
    inner = [(px, py * wide + bow * math.sin(math.pi * px)) for px, py in inner]
    flesh = smooth(at(inner))
    with s.group(s.clip(flesh)):
        s.fill(flesh, mix(tone, "#e2b878", 0.6))
        s.soft(flesh, mix(tone, "#f0d3a0", 0.75), 7, 0.9, (-6, -7))
        for k in range(15):
            px = 0.27 + k * 0.034
            mid = bow * math.sin(math.pi * px)
            for sign in (1, -1):
                rib = at([(px, mid), (px + 0.02, mid + 0.05 * sign), (px + 0.055, mid + 0.115 * sign)])
                s.line(smooth(rib, closed=False), darker(tone, 0.3), 2.4, 0.5)
    spine = at([(px, bow * math.sin(math.pi * px)) for px in (0.22, 0.4, 0.6, 0.81)])
    s.line(smooth(spine, closed=False), darker(tone, 0.5), 6, 0.55)
    s.line(smooth(spine, closed=False), "#f3deb3", 3, 0.8)
    s.line(flesh, darker(tone, 0.5), 1.8, 0.4)
    s.line(smooth(at([(0.205, -0.09), (0.23, 0), (0.205, 0.09)]), closed=False), darker(tone, 0.55), 3.4, 0.7)
    s.line(smooth(at([(0.03, 0), (0.2, 0)]), closed=False), darker(tone, 0.5), 2.4, 0.45)
    for sign in (1, -1):
        ex, ey = at([(0.085, 0.058 * sign)])[0]
        s.fill(oval(ex, ey, length * 0.0125, length * 0.0125), darker(tone, 0.75))
        s.fill(oval(ex - 1.5, ey - 1.5, length * 0.004, length * 0.004), "#f3e3c2")
