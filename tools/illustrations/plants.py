"""Leaves, twigs, herbs and chillies."""

import math

from tools.illustrations.geometry import Point, offset, place, ribbon, sample, smooth, straight
from tools.illustrations.palette import CHILLI, LEAF, LEAF_FRESH, SHADOW, darker, lighter
from tools.illustrations.scene import Scene

_PROFILES = {"lance": 0.95, "oval": 0.74, "heart": 0.46}


def leaf(
    s: Scene,
    x: float,
    y: float,
    length: float,
    degrees: float,
    width: float,
    *,
    colour: str = LEAF,
    bend: float = 0.12,
    kind: str = "oval",
    veins: int = 7,
    saw: float = 0.0,
    cast: bool = True,
) -> None:
    """Draw one leaf from its stalk end at (x, y); `saw` gives it a toothed edge."""
    power = _PROFILES[kind]
    bow = [(length * t, -math.sin(math.pi * t) * bend * length) for t in (0, 0.25, 0.5, 0.75, 1)]
    spine = sample(place(bow, x, y, degrees), 48)
    phase = s.rng.uniform(0, 1)
    teeth = max(8, int(length / 26))

    def half(t: float) -> float:
        round_part = math.sin(math.pi * t**power) ** 0.92 if 0 < t < 1 else 0.0
        tooth = 1 - saw * ((t * teeth) % 1) * (1 if 0.16 < t < 0.95 else 0)
        return width / 2 * round_part * tooth * (1 + 0.03 * math.sin(9 * t + phase * 6))

    one, two = offset(spine, half), offset(spine, lambda t: -half(t))
    if kind == "heart":
        a = math.radians(degrees)
        for side in (one, two):
            for i in range(1, 9):
                back = width * 0.15 * math.sin(math.pi * (i / 9) ** 0.7)
                side[i] = (side[i][0] - math.cos(a) * back, side[i][1] - math.sin(a) * back)
    outline = straight([*one, *two[::-1]]) if saw else smooth([*one, *two[::-1]])
    if cast:
        s.cast(outline, 8, (7, 11), 0.26)
    with s.group(s.clip(outline)):
        s.fill(outline, colour)
        upper, lower = (one, two) if one[24][1] < two[24][1] else (two, one)
        s.fill(straight([*upper, *spine[::-1]]), lighter(colour, 0.16))
        s.soft(
            straight([*lower, *spine[::-1]]),
            darker(colour, 0.35),
            width * 0.07,
            0.5,
            (width * 0.03, width * 0.1),
        )
        s.soft(
            straight([*offset(spine, lambda t: 0.35 * half(t)), *one[::-1]]),
            lighter(colour, 0.4),
            width * 0.1,
            0.2,
        )
        pale = lighter(colour, 0.42)
        for k in range(1, veins + 1):
            t = k / (veins + 1.4)
            i, j = int(t * 48), min(int((t + 0.13) * 48), 47)
            for side in (one, two):
                start, end = spine[i], side[j]
                mid = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
                lean = spine[min(i + 2, 48)]
                mid = (mid[0] * 0.86 + lean[0] * 0.14, mid[1] * 0.86 + lean[1] * 0.14)
                s.line(smooth([start, mid, end], closed=False), pale, max(1.2, width * 0.012), 0.6)
    s.fill(straight(ribbon(spine, lambda t: max(0.8, width * 0.018 * (1 - t)))), lighter(colour, 0.5), 0.9)
    s.line(outline, darker(colour, 0.45), 1.8, 0.45)


def stem(s: Scene, points: list[Point], width: float, colour: str = "#7a6a45", taper: float = 0.5) -> None:
    """Draw a stalk or twig along the points."""
    spine = sample(points, 24)
    d = straight(ribbon(spine, lambda t: width / 2 * (1 - taper * t)))
    s.cast(d, 5, (5, 8), 0.22)
    s.body(d, colour, width * 0.35)


def lobed_leaf(s: Scene, x: float, y: float, size: float, degrees: float, colour: str = LEAF) -> None:
    """Draw a broad vine leaf with five lobes, its stalk at (x, y)."""
    ring: list[Point] = []
    for i in range(73):
        a = math.pi * (i / 36 - 1) * 0.97
        lobe = 0.78 + 0.2 * math.cos(a * 5) * (0.7 + 0.3 * math.cos(a)) + 0.18 * math.cos(a)
        lobe *= 1 + 0.025 * math.cos(i * 2.1)
        ring.append((size * (0.42 + 0.56 * lobe * math.cos(a)), size * 0.62 * lobe * math.sin(a)))
    edge = place(ring, x, y, degrees)
    d = smooth(edge)
    s.cast(d, 9, (8, 13), 0.28)
    s.body(d, colour, size * 0.07)
    heart = place([(size * 0.1, 0)], x, y, degrees)[0]
    pale = lighter(colour, 0.45)
    with s.group(s.clip(d)):
        for a in (0, 0.42, -0.42, 0.8, -0.8):
            i = int((a / 0.97 + 1) * 36)
            tip = edge[i]
            spine = sample([heart, ((heart[0] + tip[0]) / 2, (heart[1] + tip[1]) / 2 - 4), tip], 20)
            s.fill(straight(ribbon(spine, lambda t: size * 0.008 * (1.1 - t))), pale, 0.8)
            for k in (6, 9, 12, 15):
                px, py = spine[k]
                dx, dy = tip[0] - heart[0], tip[1] - heart[1]
                for turn in (0.75, -0.75):
                    c, n = math.cos(turn), math.sin(turn)
                    reach = 0.3 * (1.15 - k / 20)
                    end = (px + (dx * c - dy * n) * reach, py + (dx * n + dy * c) * reach)
                    s.line(smooth([(px, py), end], closed=False), pale, 1.6, 0.4)


def banana_leaf(s: Scene, cx: float, cy: float, length: float, width: float, degrees: float) -> None:
    """Draw a piece of banana leaf lying flat, with its pale rib and fine side veins."""
    colour = "#4f8350"
    rib = place([(-length / 2, 0), (-length / 6, -6), (length / 6, 6), (length / 2, 0)], cx, cy, degrees)
    spine = sample(rib, 60)

    def half(t: float) -> float:
        taper = min(1.0, 0.62 + 1.9 * t, 0.5 + 1.7 * (1 - t))
        return width / 2 * taper * (1 + 0.018 * math.sin(t * 40) + 0.02 * math.sin(t * 13))

    one, two = offset(spine, half), offset(spine, lambda t: -half(t))
    for cut in (14, 39):
        px, py = one[cut]
        qx, qy = spine[cut + 1]
        one[cut] = (px * 0.6 + qx * 0.4, py * 0.6 + qy * 0.4)
    px, py = two[28]
    qx, qy = spine[29]
    two[28] = (px * 0.66 + qx * 0.34, py * 0.66 + qy * 0.34)
    d = straight([*one, *two[::-1]])
    s.cast(d, 16, (12, 20), 0.4)
    s.body(d, colour, 26, light="#86ad6c", dark="#2f6440")
    with s.group(s.clip(d)):
        for i in range(1, 59):
            for side, sign in ((one, 1), (two, -1)):
                j = min(i + 3, 59)
                tone = s.rng.choice(["#2f6440", "#8db274", "#3c7247"])
                path = smooth([spine[i], side[j]], closed=False)
                s.line(path, tone, 1.6 + s.rng.random() * 2, 0.32 + 0.05 * sign)
    s.fill(straight(ribbon(spine, lambda t: 11 - 7 * t)), "#b9c48b")
    s.line(smooth(offset(spine, lambda _: 4), closed=False), "#6f9258", 2.5, 0.7)


def dill(s: Scene, x: float, y: float, size: float, degrees: float, colour: str = "#4f7f45") -> None:
    """Draw a feathery sprig of dill growing from (x, y)."""

    def frond(px: float, py: float, length: float, angle: float, depth: int) -> None:
        bow = length * s.jitter(0.1)
        ends = place([(0, 0), (length / 2, bow), (length, 0)], px, py, angle)
        spine = sample(ends, 10)
        tone = lighter(colour, s.rng.random() * 0.34)
        s.line(smooth(ends, closed=False), tone, 2.2 + depth * 1.3)
        if depth == 0:
            return
        for k in range(2, 11):
            bx, by = spine[k]
            reach = length * (0.5 if depth == 2 else 0.42) * (1.12 - k / 12)
            for sign in (-1, 1):
                frond(bx, by, reach * s.rng.uniform(0.8, 1.1), angle + sign * s.rng.uniform(32, 48), depth - 1)

    with s.group(f'transform="translate(5 9)" opacity=".22" {s.blur(4)}'):
        s.line(smooth(place([(0, 0), (size, 0)], x, y, degrees + 0.1), closed=False), SHADOW, size * 0.07)
    frond(x, y, size, degrees, 2)


def chilli(
    s: Scene, x: float, y: float, length: float, degrees: float, colour: str = CHILLI, bend: float = 0.16
) -> None:
    """Draw a chilli, its stalk at (x, y)."""
    spine = sample(place([(0, 0), (length * 0.5, -length * bend), (length, 0)], x, y, degrees), 30)
    wide = length * 0.085
    d = smooth(ribbon(spine, lambda t: wide * (math.cos(t * math.pi / 2) ** 0.55 * (0.86 + 0.14 * math.sin(t * 9)))))
    s.cast(d, 6, (6, 10), 0.32)
    s.body(d, colour, wide * 0.6)
    shine = [spine[i] for i in (4, 9, 15)]
    s.line(
        smooth([(px - wide * 0.25, py - wide * 0.3) for px, py in shine], closed=False),
        "#ffe6d4",
        wide * 0.2,
        0.5,
    )
    cap = place([(-4, -wide), (wide * 0.7, -wide * 0.8), (wide * 0.5, wide * 0.8), (-4, wide)], x, y, degrees - 18)
    s.body(smooth(cap), LEAF_FRESH, wide * 0.3)
    stalk = place([(0, 0), (-length * 0.13, 3), (-length * 0.24, -length * 0.05)], x, y, degrees - 18)
    s.line(smooth(stalk, closed=False), darker(LEAF_FRESH, 0.15), wide * 0.42)


def ring_slices(s: Scene, spots: list[Point], size: float, colour: str) -> None:
    """Draw cut rings of chilli or spring onion."""
    for x, y in spots:
        turn = s.jitter(50)
        with s.group(f'transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"'):
            r = size * s.rng.uniform(0.8, 1.15)
            s.soft(f"M{-r} 0A{r} {r * 0.7} 0 1 1 {r} 0A{r} {r * 0.7} 0 1 1 {-r} 0Z", SHADOW, 3, 0.3, (2, 4))
            for grow, tone in (
                (1.0, darker(colour, 0.12)),
                (0.86, lighter(colour, 0.12)),
                (0.5, lighter(colour, 0.6)),
            ):
                q = r * grow
                s.fill(f"M{-q} 0A{q} {q * 0.7} 0 1 1 {q} 0A{q} {q * 0.7} 0 1 1 {-q} 0Z", tone)


def spring_onion(s: Scene, points: list[Point], width: float = 15) -> None:
    """Draw a spring onion along the points, white at the first one."""
    spine = sample(points, 30)
    d = straight(ribbon(spine, lambda t: width / 2 * (0.8 + 0.3 * t - 0.75 * max(0, t - 0.75) * 4 * t * 0.9)))
    s.cast(d, 5, (5, 9), 0.28)
    s.body(d, "#5f8f4e", width * 0.35)
    pale = sample(points, 30)[:11]
    s.fill(straight(ribbon(pale, lambda _: width / 2 * 0.84)), "#eef0d8", 0.9)
    s.fill(straight(ribbon(sample(points, 30)[7:16], lambda _: width / 2 * 0.9)), "#b9cd94", 0.55)
    s.line(smooth(offset(spine, lambda _: -width * 0.16), closed=False), "#e6efcb", 1.6, 0.55)
