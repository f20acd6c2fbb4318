"""Where something comes from: as certified, as it is called today, and which places it may be when nobody has said."""

from typing import Any

from build_hooks.ground.text import sentence_case
from build_hooks.model import addresses
from build_hooks.model.origin import Origin
from build_hooks.pages.frame.output import href


def origin(its: Origin, page_uri: str, with_pages: frozenset[str] = frozenset()) -> dict[str, Any]:
    """`certified`, `today`, `before`, `candidates`: each empty when unknown. Links only to pages that exist."""
    shown: dict[str, Any] = {
        "certified": its.as_certified,
        "today": [],
        "former_commune": "",
        "before": {},
        "candidates": [],
    }
    if commune := its.commune_today:
        shown["today"].append(_link(sentence_case(commune.short_name), addresses.commune(commune), page_uri))
    if province := its.province:
        name = province.full_name if its.commune_today else sentence_case(province.full_name)
        shown["today"].append(_link(name, addresses.province(province), page_uri))
    if its.former_commune:
        shown["former_commune"] = its.former_commune.short_name
    if district := its.former_district:
        shown["before"] = _link(district.full_name, addresses.old_district(district), page_uri)
    if not (its.as_certified or its.province):
        return {}
    for candidate in its.candidates:
        uri = addresses.commune(candidate)
        known = uri in with_pages
        shown["candidates"].append({"name": candidate.short_name, "href": href(page_uri, uri) if known else ""})
    return shown


def _link(name: str, uri: str, page_uri: str) -> dict[str, str]:
    return {"name": name, "href": href(page_uri, uri)}
