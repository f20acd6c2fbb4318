"""The dark modules of a symbol as one path around them: half of the bytes of a box a run, and no seam between rows."""

from itertools import pairwise

from build_hooks.stamps.symbol import Symbol

Corner = tuple[int, int]


def traced(symbol: Symbol) -> str:
    """Data of an SVG path, in modules: closed lines from corner to corner, what is dark at their right hand."""
    ways, path, at = _ways(symbol), [], (0, 0)
    for first in sorted(ways):
        while ways[first]:
            corners = _around(first, ways)
            path.append(f"m{first[0] - at[0]} {first[1] - at[1]}".replace(" -", "-"))
            path += (f"h{x - was_x}" if y == was_y else f"v{y - was_y}" for (was_x, was_y), (x, y) in pairwise(corners))
            path.append("z")
            at = first
    return "".join(path)


def _ways(symbol: Symbol) -> dict[Corner, list[Corner]]:
    """Where the edges from each corner lead: those between a dark module and a light one."""
    dark = {(x + step, y) for x, y, length in symbol.runs for step in range(length)}
    ways: dict[Corner, list[Corner]] = {}
    for x, y in dark:
        corners = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))
        beside = ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y))
        for (start, end), other in zip(pairwise(corners), beside, strict=True):
            if other not in dark:
                ways.setdefault(start, []).append(end)
    return ways


def _around(first: Corner, ways: dict[Corner, list[Corner]]) -> list[Corner]:
    """The corners of one line, which is taken out of the ways, without its last edge: closing a path draws it."""
    corners, at = [first], first
    while at != first or len(corners) == 1:
        at = ways[at].pop()
        if len(corners) > 1 and (at[0] == corners[-2][0] or at[1] == corners[-2][1]):
            corners.pop()  # straight on
        corners.append(at)
    return corners[:-1]
