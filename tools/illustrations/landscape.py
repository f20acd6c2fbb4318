"""The flooded rice fields in the morning, with sugar palms and a small boat."""

import math
from collections.abc import Sequence

from tools.illustrations.geometry import Point, blob, oval, place, ribbon, sample, smooth, straight
from tools.illustrations.palette import darker, lighter, mix
from tools.illustrations.scene import Scene

_SKY = ((0, "#c9d3c4"), (0.45, "#eadfc2"), (0.78, "#f3d7ab"), (1, "#f0c994"))
_WATER = ((0, "#eccb9a"), (0.22, "#d5ceb0"), (0.6, "#9db3a4"), (1, "#6f9186"))
_SHORE = 640.0


def flooded_fields(s: Scene) -> None:
    """Draw the whole view."""
    s.fill(f"M-40 -40H1640V{_SHORE}H-40Z", s.across(*_SKY, down=True))
    for x, y, w, h, tone in (
        (380, 150, 330, 24, "#f8efd9"),
        (1120, 230, 420, 28, "#f7e9cd"),
        (620, 330, 300, 16, "#f8e6c6"),
        (1330, 95, 240, 18, "#eef0e0"),
    ):
        s.soft(smooth(blob(s.rng, x, y, w, h, 0.2, 11)), tone, 12, 0.6)
    s.soft(oval(1085, 470, 150, 150), "#fbe6bb", 44, 0.9)
    s.fill(oval(1085, 470, 66, 66), "#fbe3ae")
    s.fill(oval(1085, 470, 58, 58), "#fff0c8")
    hills: list[tuple[list[Point], str]] = [
        (
            [
                (-60, 560),
                (90, 500),
                (210, 450),
                (330, 500),
                (450, 474),
                (590, 545),
                (760, 585),
                (900, 640),
                (-60, 640),
            ],
            "#a9b7a6",
        ),
        (
            [(760, 640), (930, 585), (1120, 600), (1300, 560), (1450, 580), (1660, 540), (1660, 640)],
            "#b7bd9f",
        ),
    ]
    for points, tone in hills:
        s.fill(smooth(points), tone, 0.8)
    _tree_line(s, 618, 26, "#7f9a7c", 46)
    _tree_line(s, 634, 20, "#5f8263", 60)
    s.fill(f"M-40 {_SHORE}H1640V1240H-40Z", s.across(*_WATER, down=True))
    s.soft(f"M-40 {_SHORE}H1640V{_SHORE + 44}H-40Z", "#5f7f68", 16, 0.5)
    s.soft(oval(1085, 770, 62, 150), "#fdeabf", 26, 0.75)
    palms = [
        (300, 640, 400, 10),
        (170, 648, 300, -16),
        (420, 646, 230, 8),
        (1440, 648, 250, 8),
        (1340, 644, 165, -5),
    ]
    for x, y, tall, lean in palms:
        with s.group(f'opacity=".24" transform="translate(0 {2 * y + 6:.0f}) scale(1 -1)"'):
            _palm_shape(s, x, y, tall * 0.86, lean)
    _ripples(s)
    for x, y, tall, lean in palms:
        sugar_palm(s, x, y, tall, lean)
    _bank(s, -40, 545, 646, "#51784f")
    _bank(s, 1240, 1640, 650, "#5c8257")
    boat(s, 850, 838, 1.0)
    _rice(s)


def _tree_line(s: Scene, y: float, tall: float, tone: str, count: int) -> None:
    for i in range(count):
        x = -40 + 1680 * (i + s.rng.random()) / count
        crown = smooth(blob(s.rng, x, y, s.rng.uniform(22, 52), tall * s.rng.uniform(0.5, 1.1), 0.12, 10))
        s.fill(crown, mix(tone, "#d9cfa4", s.rng.random() * 0.22))


def _bank(s: Scene, left: float, right: float, y: float, tone: str) -> None:
    ring = [
        (left, y),
        (right - (20 if left < 0 else 0), y + 4),
        (right, y + 12),
        ((left + right) / 2, y + 24),
        (left, y + 18),
    ]
    s.fill(smooth(ring), tone)
    for _ in range(int((right - left) / 5)):
        x = s.rng.uniform(left, right)
        blade = [
            (x, y + 10),
            (x + s.jitter(5), y - s.rng.uniform(2, 20)),
            (x + s.jitter(13), y - s.rng.uniform(12, 30)),
        ]
        s.line(smooth(blade, closed=False), mix(tone, "#b8b778", s.rng.random() * 0.7), 3, 0.9)


def _palm_shape(s: Scene, x: float, y: float, tall: float, lean: float) -> None:
    spine = sample([(x, y), (x + lean * 0.4, y - tall * 0.5), (x + lean, y - tall)], 20)
    s.fill(straight(ribbon(spine, lambda _: tall * 0.034)), "#3d5140")
    s.fill(smooth(blob(s.rng, x + lean, y - tall - tall * 0.06, tall * 0.25, tall * 0.22, 0.08, 14)), "#3d5140")


def sugar_palm(s: Scene, x: float, y: float, tall: float, lean: float) -> None:
    """Draw a sugar palm: a straight dark trunk and a round head of stiff fans."""
    spine = sample([(x, y + 8), (x + lean * 0.4, y - tall * 0.5), (x + lean, y - tall)], 30)
    trunk = straight(ribbon(spine, lambda t: tall * (0.042 - 0.016 * t + 0.02 * max(0.0, 0.1 - t) * 8)))
    s.body(trunk, "#6b5d49", tall * 0.022, light="#a28f6d", dark="#3c352c")
    with s.group(s.clip(trunk)):
        for px, py in spine[::1]:
            s.line(smooth([(px - 20, py - 2), (px, py + 4), (px + 20, py - 2)], closed=False), "#3c352c", 2, 0.45)
    cx, cy, r = x + lean, y - tall - tall * 0.05, tall * 0.27
    s.fill(smooth(blob(s.rng, cx, cy, r * 0.62, r * 0.62, 0.08, 12)), "#264b38")
    fans = [(k * 360 / 15 + s.jitter(9), s.rng.uniform(0.55, 0.72), "#2d5a40") for k in range(15)]
    fans += [(k * 360 / 11 + 14 + s.jitter(10), s.rng.uniform(0.28, 0.5), "#4c7b4c") for k in range(11)]
    fans += [(k * 360 / 8 + s.jitter(12), s.rng.uniform(0.02, 0.16), "#5d8a52") for k in range(8)]
    for k in range(6):
        a = math.pi * (0.22 + 0.56 * k / 5)
        nut_x, nut_y = cx + math.cos(a) * r * 0.4, cy + math.sin(a) * r * 0.46
        s.fill(oval(nut_x, nut_y, r * 0.09, r * 0.09), s.ball("#7d6450", "#4f3a2e", "#2c211b"))
    for turn, reach, tone in fans:
        hx, hy = place([(r * reach, 0)], cx, cy, turn)[0]
        warm = mix(tone, "#a8b06a", max(0.0, -math.sin(math.radians(turn)) * 0.3 + s.rng.random() * 0.2))
        s.line(straight([(cx, cy), (hx, hy)], closed=False), darker(warm, 0.3), tall * 0.01)
        _fan(s, hx, hy, r * 0.5, turn, warm)


def _fan(s: Scene, x: float, y: float, size: float, degrees: float, tone: str) -> None:
    points: list[Point] = [(-size * 0.16, 0)]
    count = 13
    for k in range(count * 2 + 1):
        a = math.radians(-98 + 196 * k / (count * 2))
        q = size * ((1.0 if k % 2 else 0.74) + s.jitter(0.05))
        points.append((math.cos(a) * q, math.sin(a) * q))
    ring = place(points, x, y, degrees)
    s.fill(straight(ring), tone)
    for tip in ring[2::2]:
        s.line(straight([(x, y), tip], closed=False), lighter(tone, 0.25), 1.4, 0.4)
    s.line(straight(ring), darker(tone, 0.4), 1.2, 0.35)


def _ripples(s: Scene) -> None:
    for _ in range(150):
        t = s.rng.random() ** 1.3
        y = _SHORE + 22 + t * 540
        x, long = s.rng.uniform(-20, 1620), (26 + 150 * t) * s.rng.uniform(0.5, 1.2)
        wave = [(x - long, y), (x - long * 0.3, y + 2 + 3 * t), (x + long * 0.4, y - 1), (x + long, y + 2)]
        glow = "#fdf0cf" if abs(x - 1085) < 130 + 60 * t or s.rng.random() < 0.4 else "#5d8076"
        s.line(smooth(wave, closed=False), glow, 1.5 + 2.6 * t, 0.36)


def boat(s: Scene, cx: float, cy: float, k: float) -> None:
    """Draw a small wooden boat with one person in a leaf hat, poling it along."""

    def at(points: Sequence[Point]) -> list[Point]:
        return place(points, cx, cy, 0, k)

    s.soft(smooth(at([(-250, 34), (0, 58), (250, 34), (160, 92), (-160, 92)])), "#3f5e55", 12, 0.5)
    s.line(smooth(at([(-330, 60), (-120, 74), (130, 72), (340, 58)]), closed=False), "#fdf0cf", 4, 0.5)
    s.line(smooth(at([(122, 10), (126, 90), (120, 160)]), closed=False), "#3f4a3f", 26, 0.22, s.blur(6))
    pole = [(206, -268), (176, -120), (120, 44)]
    s.line(smooth(at(pole), closed=False), "#6a5136", 8)
    s.line(smooth(at([(px - 2, py) for px, py in pole]), closed=False), "#b39263", 3)
    inside = [(-262, -20), (-150, 6), (0, 12), (150, 6), (262, -22), (140, 22), (0, 28), (-140, 22)]
    s.fill(smooth(at(inside)), "#4d3826")
    person(s, *at([(116, 14)])[0], k)
    hull = [
        (-282, -34),
        (-240, -6),
        (-140, 14),
        (0, 20),
        (140, 14),
        (240, -8),
        (280, -38),
        (246, 20),
        (160, 48),
        (0, 58),
        (-160, 48),
        (-246, 20),
    ]
    d = smooth(at(hull))
    s.body(d, "#8a6640", 14, light="#c09a66", dark="#4b3522")
    with s.group(s.clip(d)):
        for drop in (18, 32):
            s.line(
                smooth(
                    at(
                        [
                            (-270, drop - 30),
                            (-130, drop + 6),
                            (0, drop + 12),
                            (130, drop + 6),
                            (270, drop - 32),
                        ]
                    ),
                    closed=False,
                ),
                "#4b3522",
                2.6,
                0.5,
            )
    for x in (-110, -10):
        s.line(straight(at([(x, 11), (x + 10, 22)]), closed=False), "#c09a66", 9)


def person(s: Scene, x: float, y: float, k: float) -> None:
    """Draw a far-off standing figure in a plain shirt and a conical leaf hat."""

    def at(points: Sequence[Point]) -> str:
        return smooth(place(points, x, y, 0, k))

    s.body(
        at([(-24, -96), (-28, -40), (-24, 10), (-4, 12), (0, -40), (6, 12), (26, 10), (26, -44), (22, -96)]),
        "#3b4038",
        8,
    )
    s.body(
        at([(-25, -178), (-32, -130), (-30, -84), (0, -78), (28, -84), (31, -130), (25, -178), (0, -188)]),
        "#7b4a3f",
        10,
    )
    s.line(smooth(place([(20, -168), (52, -150), (74, -162)], x, y, 0, k), closed=False), "#6e4238", 17 * k)
    s.line(smooth(place([(-14, -162), (22, -128), (64, -120)], x, y, 0, k), closed=False), "#85544a", 17 * k)
    for hx, hy in ((78, -164), (68, -119)):
        px, py = place([(hx, hy)], x, y, 0, k)[0]
        s.fill(oval(px, py, 9 * k, 9 * k), "#b98560")
    s.fill(at([(-13, -208), (0, -186), (15, -206), (16, -222), (-14, -222)]), "#a87752")
    hat = place(
        [(2, -268), (30, -238), (60, -210), (32, -202), (2, -199), (-28, -202), (-56, -210), (-26, -238)],
        x,
        y,
        0,
        k,
    )
    d = straight(hat)
    s.body(d, "#e3cf9d", 12, light="#fbf0cf", dark="#a98d58")
    for drop in (0.35, 0.62, 0.85):
        w, top = 58 * drop, -268 + 62 * drop
        s.line(
            smooth(place([(2 - w, top), (2, top + 9 * drop), (2 + w, top)], x, y, 0, k), closed=False),
            "#8f7546",
            1.6,
            0.5,
        )


def _rice(s: Scene) -> None:
    for row, (y, count, tall) in enumerate(((900, 17, 62), (990, 14, 88), (1096, 12, 122), (1215, 10, 165))):
        for i in range(count):
            x = -30 + 1660 * (i + 0.5 * (row % 2) + s.jitter(0.22)) / count
            gap = abs(x - 850) < (330 if row == 0 else 0)
            if not gap:
                _tuft(s, x, y + s.jitter(12), tall * s.rng.uniform(0.82, 1.15))


def _tuft(s: Scene, x: float, y: float, tall: float) -> None:
    s.soft(oval(x + 4, y + 4, tall * 0.42, tall * 0.09), "#3f5e55", tall * 0.05, 0.5)
    s.line(f"M{x - tall * 0.4:.0f} {y + tall * 0.07:.0f}H{x + tall * 0.4:.0f}", "#fdf0cf", 2.4, 0.4)
    blades = [s.rng.uniform(-1, 1) for _ in range(15)]
    for lean in sorted(blades, key=lambda v: -abs(v)):
        h = tall * s.rng.uniform(0.7, 1.1) * (1 - 0.25 * abs(lean))
        foot = x + lean * tall * 0.08
        spine = sample([(foot, y), (foot + lean * tall * 0.16, y - h * 0.6), (foot + lean * tall * 0.5, y - h)], 14)
        tone = s.rng.choice(["#3f7048", "#5a8a4e", "#7ea258", "#2f5f41", "#9bb166"])
        s.fill(straight(ribbon(spine, lambda t: tall * 0.028 * (1.02 - t))), tone)
