"""Plates, bowls, glass, boards and bamboo ware, all plain and without labels."""

import math
from collections.abc import Sequence

from tools.illustrations.geometry import Point, blob, oval, place, ribbon, sample, smooth, straight, turned
from tools.illustrations.palette import BAMBOO, CERAMIC, CORK, LEAF_DEEP, WOOD, darker, lighter, mix
from tools.illustrations.scene import Scene

FLAT = 0.44


def plate(s: Scene, cx: float, cy: float, r: float, colour: str = CERAMIC, ring: str = LEAF_DEEP) -> None:
    """Draw a plate seen from a little above, with one thin painted ring."""
    s.shadow(cx + 10, cy + r * 0.13, r * 1.02, r * FLAT * 0.98, 0.42)
    s.body(oval(cx, cy + r * 0.055, r * 0.985, r * FLAT * 0.985), darker(colour, 0.22), 12)
    s.body(oval(cx, cy, r, r * FLAT), colour, 16, light="#fffaf0", dark=darker(colour, 0.14), edge=0.25)
    s.line(oval(cx, cy, r * 0.94, r * FLAT * 0.93), ring, 4, 0.75)
    well = oval(cx, cy + r * 0.02, r * 0.74, r * FLAT * 0.72)
    with s.group(s.clip(well)):
        s.fill(well, darker(colour, 0.15))
        s.soft(well, lighter(colour, 0.25), 14, 1, (13, 15))
    s.line(well, darker(colour, 0.3), 1.6, 0.3)


def bowl_back(s: Scene, cx: float, cy: float, r: float, deep: float, colour: str = CERAMIC) -> None:
    """Draw a bowl's outside and its hollow; put the contents in, then call bowl_front."""
    foot = cy + deep
    s.shadow(cx + 14, foot + 6, r * 0.86, r * 0.23, 0.5)
    s.body(turned(cx, [(foot - 26, r * 0.42), (foot - 4, r * 0.4)], 0.28), darker(colour, 0.2), 10)
    wall = turned(
        cx,
        [(cy, r), (cy + deep * 0.3, r * 0.95), (cy + deep * 0.62, r * 0.76), (foot - 14, r * 0.42)],
        0.3,
    )
    s.body(wall, colour, 46, light="#fffaf0", dark=darker(colour, 0.34))
    hollow = oval(cx, cy, r * 0.96, r * FLAT * 0.94)
    s.fill(oval(cx, cy, r, r * FLAT), lighter(colour, 0.4))
    with s.group(s.clip(hollow)):
        s.fill(hollow, darker(colour, 0.32))
        s.soft(hollow, darker(colour, 0.06), 20, 1, (22, 26))


def bowl_front(s: Scene, cx: float, cy: float, r: float, deep: float, colour: str, ring: str = LEAF_DEEP) -> None:
    """Draw the near wall of the bowl over its contents, with one thin painted ring."""
    n = 40
    rim = [(cx + r * math.cos(math.pi * i / n), cy + r * FLAT * math.sin(math.pi * i / n)) for i in range(n + 1)]
    foot = cy + deep
    left = sample([(r, cy), (r * 0.95, cy + deep * 0.3), (r * 0.76, cy + deep * 0.62), (r * 0.42, foot - 14)], 20)
    under = [(cx - px, py) for px, py in left]
    base = [
        (cx - r * 0.42 * math.cos(math.pi * i / 12), foot - 14 + r * 0.42 * 0.3 * math.sin(math.pi * i / 12))
        for i in range(13)
    ]
    over = [(cx + px, py) for px, py in left[::-1]]
    d = straight([*rim, *under, *base, *over])
    s.body(d, colour, 40, light="#fffaf0", dark=darker(colour, 0.36), edge=0)
    band = [
        (cx + r * 0.985 * math.cos(math.pi * i / n), cy + 24 + r * FLAT * math.sin(math.pi * i / n))
        for i in range(1, n)
    ]
    s.line(straight(band, closed=False), ring, 5, 0.75)
    s.line(straight(rim, closed=False), lighter(colour, 0.75), 7)
    s.line(straight(rim, closed=False), darker(colour, 0.4), 1.4, 0.35, 'transform="translate(0 4)"')


def glass(
    s: Scene,
    cx: float,
    profile: Sequence[tuple[float, float]],
    colour: str,
    *,
    level: float | None = None,
    clear: str = "#dfe3d6",
    wall: float = 9,
) -> None:
    """Draw a turned glass vessel; with `level` it is clear glass filled up to that height."""
    foot_y, foot_r = profile[-1]
    s.shadow(cx + 26, foot_y + 6, foot_r * 1.3, foot_r * 0.34, 0.5)
    outline = turned(cx, profile, 0.22)
    if level is None:
        _tinted(s, cx, outline, colour)
    else:
        s.fill(outline, clear, 0.62)
        side = sample([(r, y) for y, r in profile], 60)
        inside = [(y, max(r - wall, 4)) for r, y in side if y >= level]
        inside[-1] = (inside[-1][0] - wall * 1.2, inside[-1][1] - wall * 0.6)
        inside = [p for p in inside if p[0] <= inside[-1][0]]
        liquid = turned(cx, inside, 0.22, 50)
        _tinted(s, cx, liquid, colour)
        top = inside[0][1]
        s.fill(oval(cx, level, top, top * 0.22), lighter(colour, 0.16))
        s.fill(
            oval(cx + top * 0.05, level + 2, top * 0.88, top * 0.17),
            mix(colour, lighter(colour, 0.3), 0.35),
            0.8,
        )
        s.line(oval(cx, level, top, top * 0.22), lighter(colour, 0.5), 2, 0.6)
    with s.group(s.clip(outline)):
        widest = max(r for _, r in profile)
        trail = [(cx - r * 0.66, y) for y, r in profile]
        spine = sample(trail, 40)
        first, last = spine[0][1], spine[-1][1]
        kept = [p for p in spine if first + (last - first) * 0.12 < p[1] < last - (last - first) * 0.1]
        s.add(f"<g {s.blur(widest * 0.02)}>")
        s.fill(
            straight(ribbon(kept, lambda t: widest * 0.075 * math.sin(math.pi * (0.1 + t * 0.85)))),
            "#fffaf0",
            0.42,
        )
        s.add("</g>")
        right = [(2 * cx - x + (widest * 0.16), y) for x, y in kept]
        s.line(straight(right, closed=False), "#fffaf0", widest * 0.03, 0.3)
    s.line(outline, darker(colour, 0.4), 2.4, 0.55)


def _tinted(s: Scene, cx: float, outline: str, colour: str) -> None:
    edge, glow = darker(colour, 0.5), lighter(colour, 0.16)
    s.fill(outline, s.across((0, edge), (0.16, colour), (0.34, glow), (0.66, colour), (1, edge)))
    with s.group(s.clip(outline)):
        s.soft(oval(cx, 1010, 260, 60), edge, 30, 0.35)


def rim(s: Scene, cx: float, y: float, r: float, colour: str = "#cfd5c6") -> None:
    """Draw the open mouth of a glass vessel."""
    s.line(oval(cx, y, r, r * 0.22), darker(colour, 0.12), 8, 0.85)
    s.line(oval(cx, y, r, r * 0.22), "#fffaf0", 3, 0.85, 'transform="translate(-1 -1.5)"')


def cork(s: Scene, cx: float, y: float, r: float, tall: float, colour: str = CORK) -> None:
    """Draw a plain stopper standing in a bottle's mouth."""
    s.body(turned(cx, [(y - tall, r * 1.06), (y, r)], 0.22), colour, r * 0.5)
    s.body(oval(cx, y - tall, r * 1.06, r * 0.24), lighter(colour, 0.25), 3, edge=0.3)
    s.dots(
        [(cx + s.jitter(r * 0.85), y - s.rng.random() * tall * 0.85 + 4, s.rng.uniform(0.8, 2)) for _ in range(22)],
        darker(colour, 0.4),
        0.5,
    )


def board(s: Scene, cx: float, cy: float, wide: float, deep: float, degrees: float, colour: str = WOOD) -> None:
    """Draw a wooden board lying flat, with its grain."""
    w, h = wide / 2, deep / 2
    corners: list[Point] = []
    for sx, sy, first in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for turn in range(0, 91, 15):
            a = math.radians(first + turn)
            corners.append((sx * (w - 50) + math.cos(a) * 50, sy * (h - 50) + math.sin(a) * 50))
    top = straight(place(corners, cx, cy, degrees))
    s.soft(top, "#4a3524", 26, 0.42, (20, 40))
    s.body(straight(place(corners, cx, cy + 24, degrees)), darker(colour, 0.3), 12)
    s.body(top, colour, 22, light=lighter(colour, 0.22), dark=darker(colour, 0.16), edge=0.35)
    with s.group(s.clip(top)):
        for i in range(34):
            y = -h + deep * (i + s.rng.random()) / 34
            wave = [(-w + wide * k / 8, y + s.jitter(4) + 7 * math.sin(k * 0.9 + i * 0.21)) for k in range(9)]
            path = smooth(place(wave, cx, cy, degrees), closed=False)
            tone = darker(colour, 0.32) if i % 3 else lighter(colour, 0.35)
            s.line(path, tone, s.rng.uniform(1, 3.4), s.rng.uniform(0.14, 0.34))


def woven_tray(s: Scene, cx: float, cy: float, r: float, flat: float = 0.62) -> None:
    """Draw a round, flat tray of woven bamboo."""
    s.shadow(cx + 14, cy + r * 0.13, r * 1.03, r * flat, 0.44)
    s.body(oval(cx, cy + r * 0.05, r, r * flat), darker(BAMBOO, 0.35), 16)
    s.fill(oval(cx, cy, r, r * flat), darker(BAMBOO, 0.12))
    face = oval(cx, cy, r * 0.93, r * flat * 0.92)
    cell = r * 0.062
    with s.group(s.clip(face)):
        s.fill(face, darker(BAMBOO, 0.34))
        with s.group(f'transform="translate({cx:.0f} {cy:.0f}) scale(1 {flat}) rotate(38)"'):
            n = int(r / cell) + 1
            for i in range(-n, n + 1):
                for j in range(-n, n + 1):
                    if math.hypot(i, j) > n:
                        continue
                    tone = mix(darker(BAMBOO, 0.06), lighter(BAMBOO, 0.42), s.rng.random())
                    long, short = cell * 1.9, cell * 0.84
                    w, h = (long, short) if (i + j) % 2 else (short, long)
                    x, y = i * cell - w / 2, j * cell - h / 2
                    s.add(
                        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="4" '
                        f'fill="{tone}" stroke-width="1.4" stroke-opacity=".4" '
                        f'stroke="{darker(BAMBOO, 0.5)}"/>'
                    )
        s.line(oval(cx + 8, cy + 12, r * 0.95, r * flat * 0.95), "#4a3524", 60, 0.42, s.blur(16))
    for grow, tone, width in (
        (0.965, darker(BAMBOO, 0.2), r * 0.072),
        (0.97, lighter(BAMBOO, 0.1), r * 0.05),
    ):
        s.line(oval(cx, cy, r * grow, r * flat * grow * 0.995), tone, width)
    for i in range(46):
        a = math.tau * i / 46
        px, py = cx + r * 0.967 * math.cos(a), cy + r * flat * 0.963 * math.sin(a)
        s.line(
            smooth([(px - 6, py - r * 0.028), (px + 5, py + r * 0.028)], closed=False),
            darker(BAMBOO, 0.4),
            4,
            0.55,
        )


def steamer(s: Scene, cx: float, cy: float, r: float, tall: float) -> None:
    """Draw an open bamboo steamer; its floor is an ellipse just below (cx, cy)."""
    flat = 0.46
    s.shadow(cx + 18, cy + tall + 8, r * 1.05, r * flat * 0.92, 0.46)
    wall = turned(cx, [(cy, r), (cy + tall, r * 0.985)], flat)
    s.fill(wall, s.across((0, darker(BAMBOO, 0.24)), (0.28, lighter(BAMBOO, 0.22)), (1, darker(BAMBOO, 0.42))))
    for at in (0.2, 0.78):
        hoop = turned(cx, [(cy + tall * (at - 0.1), r * 1.015), (cy + tall * (at + 0.12), r * 1.012)], flat)
        shade = s.across((0, darker(BAMBOO, 0.16)), (0.28, lighter(BAMBOO, 0.4)), (1, darker(BAMBOO, 0.36)))
        with s.group(s.clip(wall + hoop)):
            s.fill(hoop, shade)
        s.line(hoop, darker(BAMBOO, 0.55), 2, 0.4)
    for at in (0.47, 0.57):
        arc = [
            (cx + r * math.cos(math.pi * i / 30), cy + tall * at + r * flat * math.sin(math.pi * i / 30))
            for i in range(31)
        ]
        s.line(straight(arc, closed=False), darker(BAMBOO, 0.5), 2, 0.35)
    s.body(oval(cx, cy, r * 1.012, r * flat * 1.012), lighter(BAMBOO, 0.25), 10, edge=0.4)
    hollow = oval(cx, cy + 4, r * 0.93, r * flat * 0.92)
    with s.group(s.clip(hollow)):
        s.fill(hollow, darker(BAMBOO, 0.5))
        floor = oval(cx, cy + tall * 0.28, r * 0.93, r * flat * 0.92)
        s.fill(floor, darker(BAMBOO, 0.12))
        for i in range(-14, 15):
            x = cx + i * r * 0.07
            s.line(f"M{x:.0f} {cy - r}L{x:.0f} {cy + r}", darker(BAMBOO, 0.45), 5, 0.55)
        s.soft(floor, darker(BAMBOO, 0.55), 18, 0.0)
    s.line(hollow, darker(BAMBOO, 0.55), 2.4, 0.5)


def cloth(s: Scene, cx: float, cy: float, rx: float, ry: float, colour: str) -> None:
    """Draw a soft folded cloth lying under the subject."""
    d = smooth(blob(s.rng, cx, cy, rx, ry, 0.05, 9))
    s.body(d, colour, 18, edge=0.2)
