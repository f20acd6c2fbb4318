"""Where something comes from: as certified, as it is called today, and which places it may be when nobody has said."""

from dataclasses import dataclass

from build_hooks.ground.text import sentence_case
from build_hooks.model import addresses
from build_hooks.model.origin import Origin
from build_hooks.pages.frame.links import Link, link
from build_hooks.pages.frame.output import href
from build_hooks.places import Commune


@dataclass(frozen=True)
class Places:
    """Each empty when unknown: the place as `certified`, those of `today`, the unit `before`, and the `candidates`."""

    certified: str
    today: tuple[Link, ...]
    former_commune: str
    before: Link | None
    candidates: tuple[Link, ...]


def origin(its: Origin, page_uri: str, with_pages: frozenset[str] = frozenset()) -> Places | None:
    """The places; None when none is known. Candidates are linked where their codes are among those `with_pages`."""
    if not (its.as_certified or its.province):
        return None
    district = its.former_district
    return Places(
        certified=its.as_certified,
        today=_today(its, page_uri),
        former_commune=its.former_commune.short_name if its.former_commune else "",
        before=link(district.full_name, page_uri, addresses.old_district(district)) if district else None,
        candidates=tuple(_candidate(candidate, page_uri, with_pages) for candidate in its.candidates),
    )


def _today(its: Origin, page_uri: str) -> tuple[Link, ...]:
    commune, province = its.commune_today, its.province
    shown = []
    if commune:
        shown.append(link(sentence_case(commune.short_name), page_uri, addresses.commune(commune)))
    if province:
        name = province.full_name if commune else sentence_case(province.full_name)
        shown.append(link(name, page_uri, addresses.province(province)))
    return tuple(shown)


def _candidate(its: Commune, page_uri: str, with_pages: frozenset[str]) -> Link:
    return Link(its.short_name, href(page_uri, addresses.commune(its)) if its.code in with_pages else "")
