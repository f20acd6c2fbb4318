"""An edition of the site: all of the catalog or a part, for the network or for a disk, with an offline copy or without.

It travels to a build in one environment variable, OCOP_EDITION, written like the query of an address:
`group=thuc-pham&place=An+Giang&photos=720`; groups, places, producers and products may stand several times. `photos` is
the width in pixels of the one size that a copy read from a disk needs. `copy` is a zip that `ocop bundle` made before,
by its path below the catalog: the site carries it and offers it on every page.
"""

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import SMALL, WIDTHS
from build_hooks.model.product import Product
from build_hooks.model.selection import CannotSelect, Selection, select

VARIABLE = "OCOP_EDITION"
WIDEST = {"normal": WIDTHS[-1], "small": SMALL}  # px
_KEYS = {"group": "groups", "place": "places", "producer": "producers", "product": "products"}


@dataclass(frozen=True)
class Edition:
    """What is chosen of the catalog, how wide its photos are on a disk, and the offline copy that the site carries.

    Width 0: all sizes that a network needs. Copy "": none.
    """

    selection: Selection = field(default_factory=Selection)
    widest: int = 0
    copy: str = ""

    @classmethod
    def from_text(cls, text: str) -> "Edition":
        """The edition as `text` writes it; "" is everything. Raises CannotSelect for a key or value not known."""
        found: dict[str, list[str]] = {key: [] for key in (*_KEYS, "photos", "copy")}
        for key, value in parse_qsl(text, keep_blank_values=True):
            if key not in found or (key == "photos" and value not in map(str, WIDEST.values())):
                raise CannotSelect(say("model.unknown_key", variable=VARIABLE, key=key, value=value))
            found[key].append(value)
        chosen = {name: tuple(found[key]) for key, name in _KEYS.items()}
        return cls(Selection(**chosen), int([*found["photos"], "0"][0]), [*found["copy"], ""][0])

    @property
    def text(self) -> str:
        """The edition as `from_text` reads it."""
        chosen = [(key, value) for key, name in _KEYS.items() for value in getattr(self.selection, name)]
        rest = [("photos", str(self.widest or "")), ("copy", self.copy)]
        return urlencode([*chosen, *((key, value) for key, value in rest if value)])

    def of(self, catalog: Catalog) -> Catalog:
        """The catalog of this edition. Raises CannotSelect."""
        part = select(catalog, self.selection)
        part = replace(part, offline_copy=catalog.root / self.copy) if self.copy else part
        return replace(part, products=tuple(map(self._on_disk, part.products))) if self.widest else part

    def _on_disk(self, product: Product) -> Product:
        photos = tuple(photo.model_copy(update={"widest": self.widest}) for photo in product.photos)
        return product.model_copy(update={"photos": photos})
