"""What every page may say around its own content: the settings, the day of the data, and what part of it this is."""

from typing import Any

from build_hooks.ground.dates import vietnamese
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog


def frame(catalog: Catalog) -> dict[str, Any]:
    """The settings by their names, as texts and numbers alone, and with them `data`: what age() says.

    `offline_copy` is the address of the setting, or of the copy that the site carries, from the site's root.
    """
    settings = catalog.settings
    carried = addresses.OFFLINE_COPY if catalog.offline_copy else ""
    return settings.model_dump(mode="json") | {"offline_copy": settings.offline_copy or carried, "data": age(catalog)}


def age(catalog: Catalog) -> dict[str, Any]:
    """The day of the data in words and for a script, from when on it is called old, and the notice that says so."""
    days = catalog.settings.stale_days
    return {
        "day": vietnamese(catalog.as_of) if catalog.as_of else "",
        "as_of": catalog.as_of.isoformat() if catalog.as_of else "",
        "days": days,
        "notice": f"Dữ liệu trên bản này đã cũ hơn {days} ngày; hãy hỏi nơi phát hành để có bản mới.",
        "part": catalog.part.words if catalog.part else "",
    }
