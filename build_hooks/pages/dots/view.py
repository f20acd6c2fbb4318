"""The dots as a room shows them: the nation's, a province's, and those of one product's place.

What has products is lit, and a press near it leads on. A list of the same places stands behind the drawing, for
keyboards and for whoever hears the page; the drawing itself is one picture, with a title and a description.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.origin import Origin
from build_hooks.pages.dots.drawing import LARGE, SMALL
from build_hooks.pages.dots.picture import Dots, Lit, picture
from build_hooks.pages.frame.counted import Counted, to_list
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import alphabetical, number
from build_hooks.places import Commune, Province, communes, provinces

_NEAR, _NEAR_IN_NATION = 24, 48  # px from a press to what it opens


def entrance(catalog: Catalog, page_uri: str) -> Dots | None:
    """The nation's dots where the catalog is of several provinces, else its province's; None without any place."""
    found = catalog.products_by_province
    if len(found) > 1:
        return nation(catalog, page_uri)
    return province(catalog, next(iter(found)), page_uri) if found else None


def nation(catalog: Catalog, page_uri: str, leads: Callable[[Province], str] | None = None) -> Dots:
    """Every commune of the country; what is lit leads to its province, or to what `leads` says of it."""
    found = sorted(catalog.products_by_province.items(), key=lambda pair: alphabetical(pair[0].name))
    way = leads or (lambda place: href(page_uri, addresses.province(place)))
    lit = [Lit(its, way(place)) for place, _ in found if (its := _known(catalog, place))]
    count = number(sum(len(spot.communes) for spot in lit))
    sentence = say("dots.lit_provinces", communes=count, provinces=len(lit), all=len(provinces()))
    drawn = picture(say("dots.country"), communes(), LARGE, lit, sentence if lit else say("dots.lit_none"))
    listed = (to_list(place.name, page_uri, addresses.province(place), products) for place, products in found)
    return replace(drawn, near=_NEAR_IN_NATION, fold=say("dots.provinces", count=len(found)), list=tuple(listed))


def province(catalog: Catalog, place: Province, page_uri: str, leads: Callable[[Commune], str] | None = None) -> Dots:
    """Every commune of a province; what is lit leads to its page. Behind the communes old districts are listed too."""
    way = leads or (lambda commune: href(page_uri, addresses.commune(commune)))
    of, every, known = catalog.products_by_commune, communes_of(place), _known(catalog, place)
    lit = [Lit((commune,), way(commune)) for commune in known]
    sentence = say("dots.lit_communes", communes=len(lit), all=len(every))
    drawn = picture(place.full_name, every, LARGE, lit, sentence if lit else say("dots.lit_none"))
    listed = (
        to_list(sentence_case(commune.short_name), page_uri, addresses.commune(commune), of[commune])
        for commune in known
    )
    before = _old_districts(catalog, place, page_uri)
    return replace(drawn, near=_NEAR, fold=_fold(len(lit), len(before)), list=(*listed, *before))


def small(origin: Origin) -> Dots | None:
    """A province's dots with one commune lit, or those it may be; None where nothing is known."""
    place, commune = origin.province, origin.commune_today
    if place is None:
        return None
    lit = Lit((commune,) if commune else origin.candidates)
    sentence = say("dots.lit_commune", place=commune.short_name) if commune else say("dots.lit_candidates")
    return picture(place.full_name, communes_of(place), SMALL, [lit], sentence)


@cache
def communes_of(place: Province) -> tuple[Commune, ...]:
    """Today's communes of a province, in the order of their codes."""
    return tuple(commune for commune in communes() if commune.province == place)


def _known(catalog: Catalog, place: Province) -> tuple[Commune, ...]:
    """The communes of a province that have products, by their names."""
    found = (commune for commune in catalog.products_by_commune if commune.province == place)
    return tuple(sorted(found, key=lambda commune: alphabetical(commune.name)))


def _fold(known: int, before: int) -> str:
    if before:
        return say("dots.communes_and_before", count=known, before=before)
    return say("dots.communes", count=known)


def _old_districts(catalog: Catalog, place: Province, page_uri: str) -> tuple[Counted, ...]:
    """Districts before 01/07/2025 that sources name: their products are of no commune that anybody knows."""
    found = [district for district in catalog.products_by_old_district if district.province_today == place]
    return tuple(
        to_list(
            say("lists.before", place=sentence_case(district.short_name)),
            page_uri,
            addresses.old_district(district),
            catalog.products_by_old_district[district],
        )
        for district in sorted(found, key=lambda district: alphabetical(district.name))
    )
