"""Ice cream scoops, cereal biscuits and the grains in them."""

import math

from tools.illustrations.geometry import blob, oval, place, sample, smooth
from tools.illustrations.palette import darker, lighter, mix
from tools.illustrations.scene import Scene

GRAINS = {
    "rice": ("#f3e8cc", 15, 5.0),
    "brown": ("#c4905a", 15, 5.0),
    "sesame": ("#efdcae", 8, 4.6),
    "black": ("#3b302a", 8, 4.6),
    "oat": ("#dcbf8c", 18, 11.0),
    "green": ("#74894a", 12, 9.5),
    "red": ("#8c3a2e", 17, 11.0),
    "pumpkin": ("#8d9a5e", 19, 9.0),
}


def grain(s: Scene, x: float, y: float, kind: str, scale: float = 1, degrees: float | None = None) -> None:
    """Draw one grain, seed or bean."""
    tone, long, wide = GRAINS[kind]
    tone = mix(tone, s.rng.choice(["#ffffff", "#6b4423"]), s.rng.random() * 0.12)
    turn = s.rng.uniform(0, 180) if degrees is None else degrees
    around = [i / 5 * math.pi for i in range(10)]
    egg = [(math.cos(a) * long, math.sin(a) * wide * (1 - 0.22 * math.cos(a))) for a in around]
    ring = place(egg, x, y, turn, scale)
    d = smooth(ring)
    s.fill(d, "#4a3524", 0.3, f'transform="translate({3 * scale:.1f} {4.5 * scale:.1f})"')
    s.fill(d, s.ball(lighter(tone, 0.45), tone, darker(tone, 0.32)))
    s.line(d, darker(tone, 0.5), 1.1, 0.4)
    if kind in {"oat", "red", "pumpkin"}:
        mark = place([(-long * 0.6, 0), (long * 0.6, 0)], x, y, turn, scale)
        s.line(
            smooth(mark, closed=False),
            lighter(tone, 0.6) if kind == "red" else darker(tone, 0.3),
            2 * scale,
            0.5,
        )


def biscuit(s: Scene, cx: float, cy: float, r: float, tall: float, flat: float = 0.42) -> None:
    """Draw one thick round cereal biscuit, full of grains, seen a little from above."""
    ring = blob(s.rng, 0, 0, r, r * flat, 0.018, 24)
    low = smooth(place(ring, cx, cy + tall))
    top = smooth(place(ring, cx, cy))
    crumb = "#bf8b4f"
    s.cast(low, 10, (12, 10), 0.42)
    lower, upper = place(ring, cx, cy + tall), place(ring, cx, cy)
    wall = smooth([*upper[12:], upper[0], *lower[0:13]])
    for d in (low, wall):
        s.body(d, darker(crumb, 0.12), 16, light=lighter(crumb, 0.25), dark=darker(crumb, 0.5), edge=0)
    kinds = ["rice", "brown", "sesame", "sesame", "black", "oat", "green", "pumpkin", "red"]
    for _ in range(int(r * 0.28)):
        a = math.pi * s.rng.uniform(0.04, 0.96)
        px, py = (
            cx + math.cos(a) * r * 0.985,
            cy + math.sin(a) * r * flat * 0.99 + s.rng.uniform(0.12, 0.92) * tall,
        )
        grain(s, px, py, s.rng.choice(kinds), 0.82 * (0.55 + 0.45 * math.sin(a)), s.jitter(30))
    s.body(top, crumb, 14, light=lighter(crumb, 0.4), dark=darker(crumb, 0.25), edge=0.3)
    with s.group(s.clip(top)):
        for _ in range(26):
            px, py = cx + s.jitter(r), cy + s.jitter(r * flat)
            s.soft(smooth(blob(s.rng, px, py, 24, 11, 0.2, 8)), s.rng.choice(["#8f5f2d", "#e0b67a"]), 6, 0.35)
    spots: list[tuple[float, float]] = []
    for _ in range(900):
        a, q = s.rng.uniform(0, math.tau), math.sqrt(s.rng.random()) * 0.93
        px, py = cx + math.cos(a) * r * q, cy + math.sin(a) * r * flat * q
        if all(math.hypot(px - ox, (py - oy) * 1.9) > 25 for ox, oy in spots):
            spots.append((px, py))
    for px, py in sorted(spots, key=lambda p: p[1]):
        grain(s, px, py, s.rng.choice(kinds), 0.95, s.jitter(40))


def rice_ear(s: Scene, x: float, y: float, reach: float, tall: float) -> None:
    """Draw a ripe ear of rice growing from (x, y), bowed to one side by its own weight."""
    path = [(0.0, 0.0), (0.12, -0.55), (0.38, -0.95), (0.72, -0.98), (1.0, -0.74)]
    spine = sample([(x + px * reach, y + py * tall) for px, py in path], 60)
    stalk = smooth(spine[::4], closed=False)
    s.line(stalk, "#4a3524", 6, 0.2, 'transform="translate(6 10)"')
    s.line(stalk, "#94803c", 5.5)
    for i in range(26, 61, 2):
        (px, py), (ox, oy) = spine[i], spine[i - 1]
        along = math.degrees(math.atan2(py - oy, px - ox))
        long = 30 + 95 * math.sin(math.pi * (0.12 + 0.8 * (i - 26) / 34))
        side = 1 if i % 4 else -1
        branch = place([(0, 0), (long * 0.5, side * 7), (long, 0)], px, py, along + side * s.rng.uniform(10, 24))
        branch = [(bx, by + (0, 9, 34)[k]) for k, (bx, by) in enumerate(branch)]
        s.line(smooth(branch, closed=False), "#a08a45", 2.4)
        hang = sample(branch, 12)
        for k in range(3, 13, 2):
            (gx, gy), (hx, hy) = hang[k], hang[k - 1]
            turn = math.degrees(math.atan2(gy - hy, gx - hx)) + (18 if k % 4 == 1 else -18) + s.jitter(8)
            husk = smooth(place([(-13, 0), (-4, 6.2), (6, 5.8), (17, 0), (6, -5.8), (-4, -6.2)], gx, gy, turn, 1.12))
            tone = s.rng.choice(["#d9b65c", "#cfa548", "#e3c678", "#b9953f"])
            s.fill(husk, "#4a3524", 0.2, 'transform="translate(4 7)"')
            s.fill(husk, s.ball(lighter(tone, 0.4), tone, darker(tone, 0.35)))
            s.line(husk, darker(tone, 0.5), 1.2, 0.5)


def scoop(s: Scene, cx: float, cy: float, r: float, colour: str) -> None:
    """Draw one ball of ice cream with its ragged skirt."""
    skirt = blob(s.rng, cx, cy + r * 0.52, r * 1.06, r * 0.36, 0.09, 18)
    ball = smooth([*blob(s.rng, cx, cy, r, r * 0.96, 0.016, 20)])
    s.cast(ball, 14, (10, 14), 0.3)
    s.body(smooth(skirt), colour, r * 0.1, dark=darker(colour, 0.22), edge=0.2)
    s.body(ball, colour, r * 0.2, light=lighter(colour, 0.55), dark=darker(colour, 0.3), edge=0.22)
    with s.group(s.clip(ball)):
        for k in range(13):
            y = cy - r * 0.75 + k * r * 0.125 + s.jitter(6)
            reach = math.sqrt(max(0.0, 1 - ((y - cy) / r) ** 2)) * r
            start, end = -reach * s.rng.uniform(0.2, 0.9), reach * s.rng.uniform(0.1, 0.85)
            sweep = [
                (cx + start, y),
                (cx + (start + end) / 2, y + r * 0.06 + s.jitter(4)),
                (cx + end, y + s.jitter(6)),
            ]
            s.line(smooth(sweep, closed=False), darker(colour, 0.3), s.rng.uniform(2, 5), 0.2)
            s.line(smooth([(px, py + 5) for px, py in sweep], closed=False), lighter(colour, 0.7), 3, 0.4)
        for _ in range(12):
            px, py = cx + s.jitter(r * 0.7), cy + s.jitter(r * 0.7)
            s.fill(
                smooth(blob(s.rng, px, py, s.rng.uniform(4, 10), s.rng.uniform(3, 6), 0.25, 8)),
                "#d9b04c",
                0.55,
            )
    s.soft(oval(cx - r * 0.38, cy - r * 0.46, r * 0.2, r * 0.12), "#fffdf2", r * 0.07, 0.75)
