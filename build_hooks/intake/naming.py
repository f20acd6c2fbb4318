"""Names of what is new: a product's and a producer's slug, and the folder a product lies in."""

import re
from collections.abc import Collection, Iterator

from build_hooks.ground.text import slugify
from build_hooks.model.origin import Origin

LONGEST = 80  # as `ocop check` takes them
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names that Windows keeps for itself


def new_slug(name: str, taken: Collection[str], *more: str) -> str:
    """The name as a slug that is not taken; what tells it from others is added, at last a number."""
    return next(slug for slug in _slugs(name, more) if slug not in taken and not is_device(slug))


def is_device(name: str) -> bool:
    """Whether Windows keeps this name for itself, whatever ending it has."""
    return _DEVICE.fullmatch(name.partition(".")[0].lower()) is not None


def _slugs(name: str, more: tuple[str, ...]) -> Iterator[str]:
    base = _short(slugify(name) or "san-pham")
    yield base
    for words in (slugify(text) for text in more):
        if words:
            yield _short(f"{_short(base, LONGEST - len(words) - 1)}-{words}")
    number = 2
    while True:
        yield f"{_short(base, LONGEST - 4)}-{number}"
        number += 1


def _short(slug: str, most: int = LONGEST) -> str:
    """Cut between words where it is too long."""
    if len(slug) <= most:
        return slug
    return slug[: max(most, 8)].rpartition("-")[0] or slug[: max(most, 8)]


def folder_of(origin: Origin) -> str:
    """PROVINCE/COMMUNE below products/, or the old district where no more is known; "" without any place.

    The province is one of today, which `ocop check` asks of the folder.
    """
    if origin.province is None:
        return ""
    if origin.commune_today:
        return f"{origin.province.slug}/{slugify(origin.commune_today.name)}"
    district = origin.former_district
    return f"{origin.province.slug}/{slugify(district.name)}" if district else origin.province.slug
