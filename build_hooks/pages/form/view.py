"""What the submission form knows of its catalog: where its scripts are, who receives, and what is there already."""

import re
from typing import Any
from urllib.parse import urlsplit

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import phone

_HOSTS = {"github.com": "GitHub"}


def config(catalog: Catalog) -> dict[str, Any]:
    """Values for page/start.js. `new_url` is the code host's page for a new file, "" where no such is known."""
    settings, office = catalog.settings, catalog.settings.office
    new_url = re.sub(r"/edit/([^/]+)/$", r"/new/\1", settings.edit_url)
    host = urlsplit(settings.edit_url).netloc
    provinces = {one.origin.province for one in catalog.products if one.origin.province}
    return {
        "root": href(addresses.FORM, addresses.HOME).removesuffix("index.html"),
        "places": addresses.PLACES_FINDER,
        "places_data": addresses.PLACES_DATA,
        "known": addresses.KNOWN,
        "as_of": catalog.as_of.isoformat() if catalog.as_of else "",
        "catalog": settings.name,
        "office": {"name": office.name, "zalo": phone(office.zalo) if office.zalo else ""},
        "new_url": new_url if new_url != settings.edit_url else "",
        "host": _HOSTS.get(host, host),
        "provinces": sorted(one.name for one in provinces),
    }


def known(catalog: Catalog) -> dict[str, list[list[str]]]:
    """Producers by slug and name; products by slug, name and the group of today, to be corrected."""
    return {
        "producers": [[one.slug, one.name] for one in catalog.producers if not one.sample],
        "products": [[one.slug, one.name, one.group_today] for one in catalog.products],
    }
