"""The muted colours shared by all the drawings, and the small arithmetic that shades them."""

LEAF = "#2f6b48"
LEAF_DEEP = "#1f5a3d"
LEAF_FRESH = "#5d8f52"
LEAF_PALE = "#93ad6f"
CREAM = "#f5eedf"
CERAMIC = "#f2ece0"
INK = "#3a2b22"
WOOD = "#b98a5a"
BAMBOO = "#d2ae72"
CORK = "#b8946a"
CHILLI = "#b8362a"
SHADOW = "#4a3524"


def mix(first: str, second: str, amount: float) -> str:
    """Return the colour `amount` of the way from the first colour to the second."""
    a = [int(first[i : i + 2], 16) for i in (1, 3, 5)]
    b = [int(second[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * amount):02x}" for x, y in zip(a, b, strict=True))


def darker(colour: str, amount: float) -> str:
    """Return the colour moved towards a warm near-black."""
    return mix(colour, "#24160f", amount)


def lighter(colour: str, amount: float) -> str:
    """Return the colour moved towards warm paper white."""
    return mix(colour, "#fff8e8", amount)
