"""The colour in a photo's place until it is there: one of a small table, so that no page needs a style of its own."""

from itertools import product

_LIGHT = (24, 66, 108, 150, 192, 234)  # luma of Rec. 601
_TINT = (-16, 0, 16)  # how much bluer, and how much redder, than grey


def tone(colour: str) -> str:
    """The class for a photo's “#rrggbb”."""
    return _name(*_nearest(colour))


def tone_of(colour: str) -> str:
    """The colour of that class."""
    return _colour(*_nearest(colour))


def tones() -> str:
    """The table as a style."""
    return "".join(f".{_name(*its)}{{background:{_colour(*its)}}}" for its in product(_LIGHT, _TINT, _TINT)) + "\n"


def _nearest(colour: str) -> tuple[int, int, int]:
    """Luma, blue and red of the table that are nearest to those of the colour."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    near = ((_LIGHT, luma), (_TINT, 0.564 * (blue - luma)), (_TINT, 0.713 * (red - luma)))
    light, bluer, redder = (min(steps, key=lambda step: abs(step - value)) for steps, value in near)
    return light, bluer, redder


def _name(light: int, bluer: int, redder: int) -> str:
    return f"ocop-tone-{_LIGHT.index(light)}{_TINT.index(bluer)}{_TINT.index(redder)}"


def _colour(light: int, bluer: int, redder: int) -> str:
    parts = (light + 1.402 * redder, light - 0.344 * bluer - 0.714 * redder, light + 1.772 * bluer)
    return "#" + "".join(f"{min(255, max(0, round(part))):02x}" for part in parts)
