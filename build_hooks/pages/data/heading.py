"""What every file says of itself: version, catalog, day and licence."""

import re
from typing import Any

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog

VERSION = "1"
_CREATIVE_COMMONS = re.compile(r"\bCC (BY(?:-[A-Z]{2})*) (\d\.\d)")


def heading(catalog: Catalog) -> dict[str, Any]:
    """The first fields of a file; `as_of` is the newest day of the data, "" where nobody dated them."""
    settings = catalog.settings
    return {
        "version": VERSION,
        "catalog": settings.name,
        "place": settings.place,
        "site": settings.public_url,
        "as_of": catalog.as_of.isoformat() if catalog.as_of else "",
        "licence": licence(catalog),
        **({"part": catalog.part.words} if catalog.part and catalog.part.words else {}),
    }


def licence(catalog: Catalog) -> str:
    """As the settings state it, or that they do not; and what it is not about."""
    stated = f"{catalog.settings.licence}." if catalog.settings.licence else say("data.no_licence")
    return f"{stated} {say('frame.licence_limits')}"


def creative_commons(text: str) -> tuple[str, str] | None:
    """The name and the address of a licence that is one of Creative Commons."""
    if not (found := _CREATIVE_COMMONS.search(text)):
        return None
    kind, version = found.groups()
    return f"CC-{kind}-{version}", f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"


def schema_address(catalog: Catalog, name: str) -> str:
    """Where the schema of a file lies."""
    return f"{catalog.settings.public_url}{addresses.data_schema(name)}"
