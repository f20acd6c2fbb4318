"""The dots as a room shows them: the nation's, a province's, and those of one product's place.

What has products is lit, and a press near it leads on. A list of the same places stands behind the drawing, for
keyboards and for whoever hears the page; the drawing itself is one picture, with a title and a description.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.origin import Origin
from build_hooks.pages.dots.drawing import LARGE, SMALL, Drawing, Size, drawing, path
from build_hooks.pages.frame.counted import Counted, to_list
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import alphabetical, counted, number
from build_hooks.places import Commune, Province, communes, provinces
from build_hooks.places.centres import ARCHIPELAGOS, HOANG_SA

_FEW = 8  # places are listed in the open
_NEAR, _NEAR_IN_NATION = 24, 48  # px from a press to what it opens


@dataclass(frozen=True)
class Spot:
    """Lit dots that lead to one place: their path, the address it `leads` to, and what it is called."""

    path: str
    leads: str
    name: str


@dataclass(frozen=True)
class Label:
    """The name of an archipelago and the country it is of, on two lines; `x` and `y` of the last one's middle."""

    x: int
    y: int
    name: str
    country: str


@dataclass(frozen=True)
class Dots:
    """A drawing: lengths in its own units, but for `px_wide` and `px_high` on a small screen, and `near` in px.

    `sentence` says what is lit, `told` all that somebody misses who sees nothing; `fold` is the title of the `list`.
    """

    name: str
    told: str
    sentence: str
    width: int
    height: int
    px_wide: int
    px_high: int
    dot: float
    lit_dot: float
    letter: float
    unlit: str
    isle_dot: float
    isles: str
    lit: tuple[Spot, ...]
    labels: tuple[Label, ...]
    near: int = 0
    fold: str = ""
    list: tuple[Counted, ...] = ()

    @property
    def folds(self) -> bool:
        """Whether the list is too long to stand in the open."""
        return len(self.list) > _FEW


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
    lit = [
        (its, way(place), say("dots.spot", place=sentence_case(place.short_name), count=counted(products)))
        for place, products in found
        if (its := [commune for commune in catalog.products_by_commune if commune.province == place])
    ]
    count = number(len(catalog.products_by_commune))
    sentence = say("dots.lit_provinces", communes=count, provinces=len(lit), all=len(provinces()))
    dots = _dots(say("dots.country"), communes(), LARGE, lit, sentence)
    listed = (to_list(place.name, page_uri, addresses.province(place), products) for place, products in found)
    return replace(dots, near=_NEAR_IN_NATION, fold=say("dots.provinces", count=len(found)), list=tuple(listed))


def province(catalog: Catalog, place: Province, page_uri: str, leads: Callable[[Commune], str] | None = None) -> Dots:
    """Every commune of a province; what is lit leads to its page. Behind the communes old districts are listed too."""
    way = leads or (lambda commune: href(page_uri, addresses.commune(commune)))
    found = sorted(
        (pair for pair in catalog.products_by_commune.items() if pair[0].province == place),
        key=lambda pair: alphabetical(pair[0].name),
    )
    lit = [
        ([commune], way(commune), say("dots.spot", place=sentence_case(commune.short_name), count=counted(products)))
        for commune, products in found
    ]
    every = communes_of(place)
    sentence = say("dots.lit_communes", communes=len(found), all=len(every))
    dots = _dots(place.full_name, every, LARGE, lit, sentence)
    listed = (
        to_list(sentence_case(commune.short_name), page_uri, addresses.commune(commune), products)
        for commune, products in found
    )
    before = _old_districts(catalog, place, page_uri)
    fold = say("dots.communes_and_before" if before else "dots.communes", count=len(found), before=len(before))
    return replace(dots, near=_NEAR, fold=fold, list=(*listed, *before))


def _old_districts(catalog: Catalog, place: Province, page_uri: str) -> tuple[Counted, ...]:
    """Districts before 01/07/2025 that sources name: their products are of no commune that anybody knows."""
    found = (pair for pair in catalog.products_by_old_district.items() if pair[0].province_today == place)
    return tuple(
        to_list(
            say("lists.before", place=sentence_case(district.short_name)),
            page_uri,
            addresses.old_district(district),
            products,
        )
        for district, products in sorted(found, key=lambda pair: alphabetical(pair[0].name))
    )


def small(origin: Origin) -> Dots | None:
    """A province's dots with one commune lit, or those it may be; None where nothing is known."""
    if origin.province is None:
        return None
    its = [origin.commune_today] if origin.commune_today else list(origin.candidates)
    sentence = (
        say("dots.lit_commune", place=origin.commune_today.short_name)
        if origin.commune_today
        else say("dots.lit_candidates")
    )
    return _dots(origin.province.full_name, communes_of(origin.province), SMALL, [(its, "", "")], sentence)


@cache
def communes_of(place: Province) -> tuple[Commune, ...]:
    """Today's communes of a province, in the order of their codes."""
    return tuple(commune for commune in communes() if commune.province == place)


def _dots(
    name: str,
    every: tuple[Commune, ...],
    size: Size,
    lit: list[tuple[list[Commune], str, str]],
    sentence: str,
) -> Dots:
    its = drawing(tuple(commune.code for commune in every), size)
    spots = tuple(Spot(path(its.points[commune.code] for commune in shown), *said) for shown, *said in lit)
    labels = tuple(
        Label(
            label.x,
            label.y,
            say("dots.hoang_sa" if label.code == HOANG_SA else "dots.truong_sa"),
            say("dots.of_vietnam"),
        )
        for label in its.labels
    )
    told = sentence
    if labels:
        names = (say("dots.whole_name", archipelago=label.name, country=label.country) for label in labels)
        told = say("dots.with_archipelagos", sentence=sentence, archipelagos=", ".join(names))
    # A small drawing is of many pages, and the same in all of a province but for what is lit above it.
    apart = {*ARCHIPELAGOS, *(commune.code for shown, *_ in lit for commune in shown if size is LARGE)}
    return Dots(
        name=say("dots.name_of", place=name),
        told=told,
        sentence=sentence,
        width=its.width,
        height=its.height,
        px_wide=round(its.width / size.units),
        px_high=round(its.height / size.units),
        dot=its.dot,
        lit_dot=its.lit(sum(len(shown) for shown, *_ in lit)),
        letter=its.letter,
        unlit=path(point for code, point in its.points.items() if code not in apart),
        isle_dot=its.isle,
        isles=path(its.points[label.code] for label in its.labels),
        lit=spots,
        labels=labels,
    )
