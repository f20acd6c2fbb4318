"""What stands around every page's own content: the footer, and the notice of data that has grown old.

The host prints these on each page; ROOT stands in their links for the way from the page to the site's root.
"""

from typing import Any

from build_hooks.ground.dates import vietnamese
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.rendering import render

ROOT = "OCOP-ROOT/"


def footer(catalog: Catalog, site_name: str) -> str:
    """Help, the office, the copy that needs no network, the day of the data and the licence."""
    settings = catalog.settings
    carried = f"{ROOT}{addresses.OFFLINE_COPY}" if catalog.offline_copy else ""
    its = {
        "root": ROOT,
        "site_name": site_name,
        "offline_copy": settings.offline_copy or carried,
        "office": settings.office if any(settings.office.model_dump().values()) else None,
        "age": age(catalog),
        "licence": settings.licence,
    }
    return render("frame/footer.html", its=its)


def old_data_notice(catalog: Catalog) -> str:
    """Silent until a script finds the data old; "" where nobody dated them."""
    return render("frame/age.html", age=age(catalog))


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
