"""Mulberries, pomelo, netted melon, durian and cà na."""

import math

from tools.illustrations.geometry import Point, blob, oval, place, ribbon, sample, smooth, straight
from tools.illustrations.palette import LEAF_FRESH, SHADOW, darker, lighter, mix
from tools.illustrations.scene import Scene


def mulberry(s: Scene, x: float, y: float, size: float, degrees: float, colour: str = "#4a1a3c") -> None:
    """Draw one mulberry, its stalk end at (x, y), made of many little beads."""
    long, wide = size * 0.5, size * 0.3
    ripe = [mix(colour, t, k) for t, k in (("#1d0d1d", 0.5), ("#7a2347", 0.3), ("#2c1029", 0.3), ("#8c2b4d", 0.22))]
    cx, cy = place([(long, 0)], x, y, degrees)[0]
    outline = smooth(
        place(
            [(math.cos(i / 8 * math.pi) * long, math.sin(i / 8 * math.pi) * wide) for i in range(16)],
            cx,
            cy,
            degrees,
        )
    )
    s.cast(outline, size * 0.06, (size * 0.05, size * 0.08), 0.45)
    stalk = place([(0, 0), (-size * 0.14, size * 0.02), (-size * 0.27, -size * 0.05)], x, y, degrees)
    s.line(smooth(stalk, closed=False), darker(LEAF_FRESH, 0.1), size * 0.05)
    s.fill(outline, darker(colour, 0.6))
    beads: list[tuple[float, Point, float]] = []
    rows = 8
    for i in range(rows):
        u = -0.93 + 1.86 * i / (rows - 1)
        span = math.sqrt(max(0.06, 1 - u * u * 0.94))
        count = max(2, round(5.4 * span))
        for j in range(count):
            v = -1 + 2 * (j + (0.5 if i % 2 else 0.2)) / count
            px, py = u * long, math.sin(v * math.pi / 2) * span * wide * 0.97
            beads.append((math.hypot(u, py / wide), (px, py), size * 0.077 * (1 - 0.2 * abs(v))))
    for _, point, r in sorted(beads, reverse=True):
        px, py = place([point], cx, cy, degrees)[0]
        r *= s.rng.uniform(0.92, 1.12)
        tone = s.rng.choice(ripe)
        s.fill(oval(px, py, r, r), s.ball(lighter(tone, 0.28), tone, darker(tone, 0.55)))
        s.fill(oval(px - r * 0.32, py - r * 0.38, r * 0.2, r * 0.16), "#fff1ee", 0.6)
    for k in (-1, 0, 1):
        sepal = place(
            [
                (-3, 0),
                (size * 0.05, k * size * 0.1 - 4),
                (size * 0.13, k * size * 0.13),
                (size * 0.05, k * size * 0.1 + 5),
            ],
            x,
            y,
            degrees,
        )
        s.body(smooth(sepal), LEAF_FRESH, 3)


def pomelo(s: Scene, cx: float, cy: float, r: float) -> None:
    """Draw a whole green-skinned pomelo, a little narrower at the stalk."""
    ring = []
    for i in range(40):
        a = math.tau * i / 40
        neck = 1 - 0.1 * max(0.0, -math.sin(a)) ** 3 + 0.035 * math.cos(2 * a)
        ring.append(
            (
                cx + math.cos(a) * r * neck,
                cy + math.sin(a) * r * 0.98 + (-r * 0.1 * max(0.0, -math.sin(a)) ** 6),
            )
        )
    d = smooth(ring)
    colour = "#7d9a4c"
    s.body(d, colour, r * 0.2, light="#b3bf6c", dark="#3f6336")
    with s.group(s.clip(d)):
        s.soft(oval(cx - r * 0.36, cy - r * 0.42, r * 0.3, r * 0.24), "#e4e3a0", r * 0.12, 0.5)
        deep, pale = [], []
        for _ in range(900):
            a, q = s.rng.uniform(0, math.tau), math.sqrt(s.rng.random())
            px, py = cx + math.cos(a) * r * q * 0.99, cy + math.sin(a) * r * q
            size = s.rng.uniform(1.1, 2.5) * (1.1 - 0.35 * q)
            deep.append((px, py, size))
            pale.append((px - 1.3, py - 1.6, size * 0.7))
        s.dots(deep, "#3f6336", 0.5)
        s.dots(pale, "#dfe3a4", 0.35)


def pomelo_half(s: Scene, cx: float, cy: float, r: float, squash: float = 0.97) -> None:
    """Draw a pomelo cut in half, its pink flesh facing us."""
    rind = smooth(blob(s.rng, cx, cy, r, r * squash, 0.012, 20))
    s.cast(rind, 16, (14, 22), 0.45)
    s.body(rind, "#86a052", r * 0.06, light="#b3bf6c", dark="#4b6c39")
    pith = smooth(blob(s.rng, cx, cy, r * 0.945, r * squash * 0.945, 0.008, 20))
    s.body(pith, "#f4ecd8", r * 0.05, light="#fffaf0", dark="#dccfb2", edge=0.15)
    flesh = r * 0.78
    count = 13
    s.fill(smooth(blob(s.rng, cx, cy, flesh * 1.02, flesh * squash * 1.02, 0.012, 20)), "#f2d9c8")
    for k in range(count):
        middle = math.tau * (k + 0.2) / count + s.jitter(0.03)
        spread = math.pi / count * 0.9
        near, far = flesh * 0.15, flesh * s.rng.uniform(0.955, 0.99)
        shape: list[Point] = [(math.cos(middle) * near, math.sin(middle) * near)]
        for j in range(-4, 5):
            a = middle + spread * j / 4
            q = far * (1 - 0.05 * (abs(j) == 4))
            shape.append((math.cos(a) * q, math.sin(a) * q))
        shape = [(cx + px, cy + py * squash) for px, py in shape]
        d = straight(shape)
        tone = mix("#dd8a82", "#e8a596", s.rng.random())
        with s.group(f'stroke="{tone}" stroke-width="9" stroke-linejoin="round"'):
            s.fill(d, tone)
        with s.group(s.clip(d)):
            for _ in range(54):
                a = middle + s.jitter(spread)
                q = s.rng.uniform(0.2, 0.98) * flesh
                px, py = cx + math.cos(a) * q, cy + math.sin(a) * q * squash
                lean = math.degrees(a) + s.jitter(12)
                drop = place([(-r * 0.075, 0), (0, r * 0.015), (r * 0.04, 0), (0, -r * 0.015)], px, py, lean)
                s.fill(smooth(drop), s.rng.choice(["#f0b9a6", "#c96f6c", "#e79a8d", "#f6cfbd"]), 0.55)
    s.soft(oval(cx - r * 0.25, cy - r * 0.3, r * 0.3, r * 0.2), "#fff4e6", r * 0.14, 0.35)
    s.fill(smooth(blob(s.rng, cx, cy, r * 0.1, r * 0.095, 0.08, 10)), "#f4ecd8")
    s.line(rind, "#2f4a2a", 2, 0.45)


def _net(s: Scene, cx: float, cy: float, r: float, cell: float) -> list[tuple[Point, Point]]:
    """Return the threads of an uneven net wrapped on a ball."""
    nodes: dict[tuple[int, int, int], Point] = {}
    threads: list[tuple[Point, Point]] = []

    def node(i: int, j: int, corner: int) -> Point:
        key = (i, j, corner)
        if key not in nodes:
            u = (i + 0.5 * (j % 2)) * cell + s.jitter(cell * 0.24)
            v = j * cell * 0.86 + (cell * 0.3 if corner else -cell * 0.3) + s.jitter(cell * 0.17)
            nodes[key] = (u, v)
        return nodes[key]

    n = int(1.7 / cell) + 1
    for j in range(-n, n + 1):
        for i in range(-n, n + 1):
            a, b = node(i, j, 0), node(i, j, 1)
            threads.append((a, b))
            left = i if j % 2 else i - 1
            threads.append((b, node(left, j + 1, 0)))
            threads.append((b, node(left + 1, j + 1, 0)))

    def wrap(p: Point) -> Point:
        u, v = (max(-1.57, min(1.57, q)) for q in p)
        return cx + r * math.sin(u) * math.cos(v * 0.55), cy + r * 0.97 * math.sin(v)

    return [(wrap(a), wrap(b)) for a, b in threads if max(map(abs, (*a, *b))) < 1.56]


def melon(s: Scene, cx: float, cy: float, r: float) -> None:
    """Draw a whole netted melon with its T-shaped stalk."""
    d = smooth(blob(s.rng, cx, cy, r, r * 0.97, 0.008, 24))
    s.body(d, "#a3a468", r * 0.2, light="#cfc890", dark="#5c6a42")
    with s.group(s.clip(d)):
        for a, b in _net(s, cx, cy, r, 0.15):
            mid = ((a[0] + b[0]) / 2 + s.jitter(5), (a[1] + b[1]) / 2 + s.jitter(5))
            away = math.hypot(mid[0] - cx, mid[1] - cy) / r
            path = smooth([a, mid, b], closed=False)
            thick = s.rng.uniform(4, 8.5) * (1.1 - 0.5 * away**2)
            s.line(path, "#5f6640", thick, 0.4, 'transform="translate(2.5 3)"')
            tone = mix("#efe4c2", "#9c9264", min(1.0, max(0.0, (mid[0] + mid[1] - cx - cy) / r / 1.7)))
            s.line(path, tone, thick)
        s.soft(oval(cx + r * 0.42, cy + r * 0.5, r * 0.5, r * 0.36), "#39422a", r * 0.2, 0.34)
        s.soft(oval(cx - r * 0.38, cy - r * 0.42, r * 0.3, r * 0.22), "#fffbe6", r * 0.14, 0.42)
    top = cy - r * 0.93
    for points, w in (
        ([(cx, top + 14), (cx + 4, top - 30), (cx - 4, top - r * 0.3)], 24),
        ([(cx - r * 0.33, top - r * 0.25), (cx - 6, top - r * 0.3), (cx + r * 0.3, top - r * 0.36)], 19),
    ):
        twig = straight(ribbon(sample(points, 16), lambda t, w=w: w / 2 * (0.9 + 0.25 * (2 * t - 1) ** 2)))  # type: ignore[misc]
        s.body(twig, "#7f8f4e", 6)


def melon_wedge(s: Scene, x: float, y: float, length: float, degrees: float) -> None:
    """Draw a wedge of orange melon flesh lying on its rind, centred on (x, y)."""
    h = length / 2

    def at(points: list[Point]) -> list[Point]:
        return place(points, x, y, degrees)

    def arc(depth: float, reach: float = 1.0) -> list[Point]:
        return [(h * reach * -math.cos(math.pi * i / 24), depth * math.sin(math.pi * i / 24)) for i in range(25)]

    outer, inner = arc(h * 0.82), arc(h * 0.2, 0.97)
    d = smooth(at([*outer, *inner[::-1]]))
    s.cast(d, 14, (12, 18), 0.4)
    s.body(d, "#a3a468", 10, dark="#6b7448")
    for depth, reach, colour in ((0.775, 0.985, "#c9cb86"), (0.74, 0.965, "#ecc27a"), (0.7, 0.95, "#e59a4e")):
        s.fill(smooth(at([*arc(h * depth, reach), *inner[::-1]])), colour)
    flesh = smooth(at([*arc(h * 0.7, 0.95), *inner[::-1]]))
    with s.group(s.clip(flesh)):
        s.soft(smooth(at([*arc(h * 0.5, 0.8), *inner[::-1]])), "#f3b873", 16, 0.75, (-4, -6))
        for _ in range(70):
            a = s.rng.uniform(0.12, 0.88) * math.pi
            q = s.rng.uniform(0.35, 0.9)
            px, py = -math.cos(a) * h * 0.93 * q, math.sin(a) * h * 0.7 * q
            mark = at([(px, py), (px * 1.04, py * 1.07 + 3)])
            s.line(straight(mark, closed=False), s.rng.choice(["#fbd9a4", "#c9752f"]), 2.2, 0.35)
    across = [-0.78 + 1.56 * i / 20 for i in range(21)]
    brink = [(h * u, h * 0.2 * math.sqrt(1 - (u / 0.97) ** 2)) for u in across]
    bottom = [(h * u, py + h * 0.085 * (1 - (u / 0.78) ** 2) ** 0.6) for u, (_, py) in zip(across, brink, strict=True)]
    hollow = straight(at([*brink, *bottom[::-1]]))
    s.body(hollow, "#d98338", 6, edge=0.2)
    for k in range(17):
        px = h * 0.7 * (-1 + 2 * (k + 0.5) / 17) + s.jitter(8)
        py = h * (0.2 * math.sqrt(max(0.05, 1 - (px / h) ** 2)) + s.jitter(0.02))
        sx, sy = at([(px, py)])[0]
        seed = smooth(blob(s.rng, sx, sy, 14, 6, 0.08, 9, degrees + 70 + s.jitter(50)))
        s.body(seed, "#f3e2b4", 4, dark="#c19a58")
    s.line(d, "#55603a", 2, 0.45)


def _spike(s: Scene, x: float, y: float, r: float, lean: Point, colour: str) -> None:
    tip = (x + lean[0] * r * 1.25, y + lean[1] * r * 1.25)
    base = [(x + math.cos(a) * r, y + math.sin(a) * r * 0.92) for a in (0.3, 1.35, 2.4, 3.45, 4.5, 5.55)]
    for i, a in enumerate(base):
        b = base[(i + 1) % 6]
        facing = ((a[0] + b[0]) / 2 - x) * -0.6 + ((a[1] + b[1]) / 2 - y) * -0.8
        tone = lighter(colour, 0.42 * facing / r) if facing > 0 else darker(colour, -0.55 * facing / r)
        s.fill(straight([a, b, tip]), tone)
    s.line(straight([base[2], tip, base[3]], closed=False), lighter(colour, 0.4), 1.6, 0.45)


def durian(s: Scene, cx: float, cy: float, rx: float, ry: float, colour: str = "#8d8a48") -> None:
    """Draw a whole durian, all spikes."""
    d = smooth(blob(s.rng, cx, cy, rx, ry, 0.015, 20))
    s.fill(d, darker(colour, 0.5))
    spikes: list[tuple[float, float, float, float]] = []
    rows = 11
    for j in range(rows):
        v = (-1 + 2 * (j + 0.5) / rows) * 1.42
        count = max(3, round(11 * math.cos(v)))
        for i in range(count):
            u = (-1 + 2 * (i + (0.5 if j % 2 else 0.25)) / count) * 1.42
            x, y = math.sin(u) * math.cos(v) * 1.0, math.sin(v)
            spikes.append((x, y, math.hypot(x, y), s.rng.uniform(0.9, 1.15)))
    for x, y, away, grow in sorted(spikes, key=lambda p: -p[2]):
        r = rx * 0.135 * grow * (1.05 - 0.28 * away)
        shade = (x + y) * 0.5
        tone = darker(colour, 0.42 * shade) if shade > 0 else lighter(colour, -0.35 * shade)
        _spike(s, cx + x * rx, cy + y * ry, r, (x * 1.15, y * 1.15 - 0.25), tone)


def durian_segment(s: Scene, cx: float, cy: float, length: float, degrees: float) -> None:
    """Draw an opened piece of durian: a spiky husk, a pale hollow and two yellow pods."""
    h, colour = length / 2, "#8d8a48"

    def at(points: list[Point]) -> list[Point]:
        return place(points, cx, cy, degrees)

    lens = [(-h * math.cos(math.pi * i / 20), h * 0.46 * math.sin(math.pi * i / 20) ** 0.85) for i in range(21)]
    husk = at([*lens, *[(px, -py * 0.9) for px, py in lens[::-1]]])
    s.cast(smooth(husk), 18, (14, 24), 0.45)
    points = sample([*husk, husk[0]], 46)
    for px, py in points:
        out = ((px - cx) / h, (py - cy) / h)
        size = math.hypot(*out) or 1
        lean = (out[0] / size * 0.9, out[1] / size * 0.9 - 0.15)
        shade = (out[0] + out[1]) * 0.5
        tone = darker(colour, 0.4 * shade) if shade > 0 else lighter(colour, -0.3 * shade)
        _spike(s, px, py, h * s.rng.uniform(0.085, 0.11), lean, tone)
    s.body(smooth(husk), "#b9ad68", 10, edge=0.2)
    inside = smooth(at(_shrink(lens, 0.93)))
    s.body(inside, "#efe3bf", 22, light="#fff8e4", dark="#c7b07c", edge=0.3)
    for shift, grow in ((-0.36, 0.92), (0.3, 1.0)):
        pod_points = blob(s.rng, shift * h, s.jitter(4), h * 0.36 * grow, h * 0.255 * grow, 0.05, 12, s.jitter(8))
        pod = smooth(at(pod_points))
        s.cast(pod, 9, (7, 11), 0.4)
        s.body(pod, "#e8c463", h * 0.09, light="#f9e6a4", dark="#b98a34")
        with s.group(s.clip(pod)):
            for k in range(5):
                crease = [
                    (shift * h - h * 0.28, (k - 2) * h * 0.075 + 4),
                    (shift * h, (k - 2) * h * 0.105 + s.jitter(4)),
                    (shift * h + h * 0.28, (k - 2) * h * 0.07 + 2),
                ]
                s.line(smooth(at(crease), closed=False), "#b98a34", 2.6, 0.3)
        gx, gy = at([(shift * h - h * 0.09, -h * 0.09)])[0]
        s.soft(oval(gx, gy, h * 0.13, h * 0.05), "#fffbe4", 7, 0.7)


def _shrink(lens: list[Point], by: float) -> list[Point]:
    ring = [*lens, *[(px, -py * 0.9) for px, py in lens[::-1]]]
    return [(px * by, py * (by - 0.08)) for px, py in ring]


def olive(s: Scene, x: float, y: float, length: float, degrees: float, colour: str, wrinkles: int = 0) -> None:
    """Draw one long, pointed cà na fruit centred on (x, y)."""
    h = length / 2
    half = [
        (-h, 0),
        (-h * 0.84, h * 0.27),
        (-h * 0.4, h * 0.5),
        (0, h * 0.56),
        (h * 0.42, h * 0.48),
        (h * 0.82, h * 0.24),
    ]
    ring = [*half, (h * 1.04, 0), *[(px, -py) for px, py in half[:0:-1]]]
    d = smooth(place([(px * (1 + s.jitter(0.02)), py * (1 + s.jitter(0.04))) for px, py in ring], x, y, degrees))
    s.cast(d, length * 0.06, (length * 0.05, length * 0.09), 0.42)
    s.body(d, colour, length * 0.13, light=lighter(colour, 0.42), dark=darker(colour, 0.48))
    with s.group(s.clip(d)):
        for k in range(wrinkles):
            off = (k - (wrinkles - 1) / 2) * h * 0.8 / max(1, wrinkles)
            bend = [
                (-h * 0.8, off * 0.35),
                (-h * 0.2, off + s.jitter(5)),
                (h * 0.35, off * 0.95 + s.jitter(5)),
                (h * 0.86, off * 0.3),
            ]
            s.line(smooth(place(bend, x, y, degrees), closed=False), darker(colour, 0.5), 2.6, 0.42)
            s.line(
                smooth(place([(px, py - 4) for px, py in bend], x, y, degrees), closed=False),
                lighter(colour, 0.5),
                2,
                0.3,
            )
    gx, gy = x - h * 0.2, y - h * 0.24
    with s.group(f'transform="rotate({degrees:.0f} {gx:.0f} {gy:.0f})"'):
        s.soft(oval(gx, gy, h * 0.3, h * 0.07), "#fffbe8", length * 0.025, 0.75)


def _bract(s: Scene, x: float, y: float, wide: float, tall: float, lean: float, t: float) -> None:
    tone = mix("#8ea565", "#5f8350", min(1.0, t * 0.9 + s.jitter(0.16) + 0.12))
    w = wide / 2
    half = [
        (0.0, -tall * 0.62),
        (w * 0.3, -tall * 0.47),
        (w * 0.78, -tall * 0.22),
        (w, tall * 0.05),
        (w * 0.84, tall * 0.3),
    ]
    ring = [*half, (0.0, tall * 0.42), *[(-px, py) for px, py in half[:0:-1]]]
    d = smooth(place(ring, x, y, lean))
    s.cast(d, 7, (4, 9), 0.42)
    s.body(d, tone, wide * 0.12, light=lighter(tone, 0.4), dark=darker(tone, 0.4))
    with s.group(s.clip(d)):
        tip = place([(0, -tall * 0.56)], x, y, lean)[0]
        s.soft(oval(tip[0], tip[1], wide * 0.24, wide * 0.24), "#7d4a63", wide * 0.09, 0.65)
        s.line(
            smooth(place([(0, -tall * 0.5), (3, 0), (0, tall * 0.4)], x, y, lean), closed=False),
            lighter(tone, 0.55),
            2.6,
            0.4,
        )
        for k in (-1, 1):
            rib = place(
                [(k * w * 0.12, -tall * 0.36), (k * w * 0.45, -tall * 0.05), (k * w * 0.5, tall * 0.4)],
                x,
                y,
                lean,
            )
            s.line(smooth(rib, closed=False), darker(tone, 0.3), 1.8, 0.28)
    s.line(smooth(place([(0, -tall * 0.66), (0, -tall * 0.6)], x, y, lean), closed=False), SHADOW, 4, 0.6)
