"""Points, curves and outlines, turned into SVG path data."""

import math
from collections.abc import Callable, Sequence
from random import Random

Point = tuple[float, float]


def place(points: Sequence[Point], x: float, y: float, degrees: float = 0, scale: float = 1) -> list[Point]:
    """Scale the points, turn them, and move their origin to (x, y)."""
    c, s = math.cos(math.radians(degrees)) * scale, math.sin(math.radians(degrees)) * scale
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def straight(points: Sequence[Point], closed: bool = True) -> str:
    """Return path data that joins the points with straight lines."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def smooth(points: Sequence[Point], closed: bool = True) -> str:
    """Return path data for a soft curve through the points."""
    n = len(points)
    out = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for i in range(n if closed else n - 1):
        if closed:
            before, start, end, after = (points[(i + j) % n] for j in (-1, 0, 1, 2))
        else:
            before, start = points[max(i - 1, 0)], points[i]
            end, after = points[i + 1], points[min(i + 2, n - 1)]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        out.append("C" + " ".join(f"{px:.1f} {py:.1f}" for px, py in (first, second, end)))
    return "".join(out) + ("Z" if closed else "")


def sample(points: Sequence[Point], count: int) -> list[Point]:
    """Return points at equal parameter steps along the soft curve through the given points."""
    last = len(points) - 1
    out = []
    for k in range(count + 1):
        at = last * k / count
        i = min(int(at), last - 1)
        t = at - i
        p = [points[min(max(i + j, 0), last)] for j in (-1, 0, 1, 2)]
        weights = (
            (-t + 2 * t**2 - t**3) / 2,
            (2 - 5 * t**2 + 3 * t**3) / 2,
            (t + 4 * t**2 - 3 * t**3) / 2,
            (t**3 - t**2) / 2,
        )
        out.append(
            (
                sum(w * q[0] for w, q in zip(weights, p, strict=True)),
                sum(w * q[1] for w, q in zip(weights, p, strict=True)),
            )
        )
    return out


def oval(cx: float, cy: float, rx: float, ry: float) -> str:
    """Return path data for an ellipse."""
    return (
        f"M{cx - rx:.1f} {cy:.1f}A{rx:.1f} {ry:.1f} 0 1 1 {cx + rx:.1f} {cy:.1f}"
        f"A{rx:.1f} {ry:.1f} 0 1 1 {cx - rx:.1f} {cy:.1f}Z"
    )


def blob(
    rng: Random,
    cx: float,
    cy: float,
    rx: float,
    ry: float,
    wobble: float = 0.04,
    count: int = 14,
    turn: float = 0,
) -> list[Point]:
    """Return the points of an ellipse drawn by a slightly unsteady hand."""
    ring = []
    for i in range(count):
        a = math.tau * i / count
        r = 1 + rng.uniform(-wobble, wobble)
        ring.append((math.cos(a) * rx * r, math.sin(a) * ry * r))
    return place(ring, cx, cy, turn)


def normals(spine: Sequence[Point]) -> list[Point]:
    """Return the unit normal at every point of a line."""
    out = []
    for i in range(len(spine)):
        a, b = spine[max(i - 1, 0)], spine[min(i + 1, len(spine) - 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = math.hypot(dx, dy) or 1
        out.append((-dy / size, dx / size))
    return out


def offset(spine: Sequence[Point], width: Callable[[float], float]) -> list[Point]:
    """Return the line moved sideways by width(t), where t runs from 0 to 1 along it."""
    last = len(spine) - 1
    return [
        (x + nx * width(i / last), y + ny * width(i / last))
        for i, ((x, y), (nx, ny)) in enumerate(zip(spine, normals(spine), strict=True))
    ]


def ribbon(spine: Sequence[Point], width: Callable[[float], float]) -> list[Point]:
    """Return the outline of a band of half-width width(t) along the line."""
    return offset(spine, width) + offset(spine, lambda t: -width(t))[::-1]


def turned(cx: float, profile: Sequence[tuple[float, float]], flat: float = 0.2, steps: int = 40) -> str:
    """Return the outline of a turned vessel; the profile lists (y, radius) from mouth to foot."""
    side = sample([(r, y) for y, r in profile], steps)
    (top_r, top_y), (low_r, low_y) = side[0], side[-1]
    out = [f"M{cx - top_r:.1f} {top_y:.1f}"]
    out += [f"L{cx - r:.1f} {y:.1f}" for r, y in side[1:]]
    out.append(f"A{low_r:.1f} {low_r * flat:.1f} 0 0 0 {cx + low_r:.1f} {low_y:.1f}")
    out += [f"L{cx + r:.1f} {y:.1f}" for r, y in side[-2::-1]]
    out.append(f"A{top_r:.1f} {top_r * flat:.1f} 0 0 0 {cx - top_r:.1f} {top_y:.1f}Z")
    return "".join(out)
