"""A drawing with its words, as templates show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.pages.dots.drawing import LARGE, Drawing, Size, drawing, path
from build_hooks.pages.frame.counted import Counted
from build_hooks.places import Commune
from build_hooks.places.centres import ARCHIPELAGOS, HOANG_SA, TRUONG_SA

_FEW = 8  # places are listed in the open
_NAMES = {HOANG_SA: say("dots.hoang_sa"), TRUONG_SA: say("dots.truong_sa")}


class Lit(NamedTuple):
    """Communes lit as one, and the address that a press on them `leads` to; "" for none."""

    communes: tuple[Commune, ...]
    leads: str = ""


@dataclass(frozen=True)
class Spot:
    """Lit dots as one path, and where they lead; what that is called, the list of the same places says."""

    path: str
    leads: str


@dataclass(frozen=True)
class Label:
    """The name of an archipelago and the country it is of, on two lines; `x` and `y` of the last one's middle."""

    x: int
    y: int
    name: str
    country: str

    @property
    def whole(self) -> str:
        """Both on one line."""
        return say("dots.whole_name", archipelago=self.name, country=self.country)


@dataclass(frozen=True)
class Dots:
    """A drawing: lengths in its own units, but for `px_wide` and `px_high` on a small screen, and `near` in px.

    `sentence` says what is lit; `near` is how far from a lit dot a press still opens it; `fold` is the title of the
    `list` of the same places.
    """

    name: str
    sentence: str
    width: int
    height: int
    px_wide: int
    px_high: int
    letter: float
    dot: float
    unlit: str
    isle_dot: float
    isles: str
    lit_isles: str
    lit_dot: float
    lit: tuple[Spot, ...]
    labels: tuple[Label, ...]
    near: int = 0
    fold: str = ""
    list: tuple[Counted, ...] = ()

    @property
    def folds(self) -> bool:
        """Whether the list is too long to stand in the open."""
        return len(self.list) > _FEW

    @property
    def told(self) -> str:
        """All that somebody misses who sees nothing."""
        names = ", ".join(label.whole for label in self.labels)
        return say("dots.with_archipelagos", sentence=self.sentence, archipelagos=names) if names else self.sentence


def picture(name: str, every: Iterable[Commune], size: Size, lit: Iterable[Lit], sentence: str) -> Dots:
    """Every one of these communes, and what of them is lit."""
    its, shown = drawing(tuple(commune.code for commune in every), size), tuple(lit)
    bright = [commune.code for spot in shown for commune in spot.communes]
    return Dots(
        name=say("dots.name_of", place=name),
        sentence=sentence,
        width=its.width,
        height=its.height,
        px_wide=round(its.width / size.units),
        px_high=round(its.height / size.units),
        letter=its.letter,
        dot=its.dot,
        unlit=_unlit(its, bright),
        isle_dot=its.isle,
        isles=_isles(its, {*ARCHIPELAGOS}.difference(bright)),
        lit_isles=_isles(its, {*ARCHIPELAGOS}.intersection(bright)),
        lit_dot=its.lit(len(bright)),
        lit=tuple(Spot(path(its.points[place.code] for place in spot.communes), spot.leads) for spot in shown),
        labels=tuple(Label(label.x, label.y, _NAMES[label.code], say("dots.of_vietnam")) for label in its.labels),
    )


def _isles(its: Drawing, codes: set[str]) -> str:
    return path(its.points[code] for code in sorted(codes) if code in its.points)


def _unlit(its: Drawing, bright: Iterable[str]) -> str:
    """What is neither lit nor an archipelago, which has a dot of its own size.

    A small drawing is of many pages, and the same in all of a province but for what is lit above it.
    """
    apart = {*ARCHIPELAGOS, *(bright if its.size is LARGE else ())}
    return path(point for code, point in its.points.items() if code not in apart)
