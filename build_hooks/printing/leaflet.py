"""Leaflets: one A5 a product, as on a whole page of the booklet with what a buyer asks besides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from build_hooks.printing import leaves
from build_hooks.printing.job import Job, Spot
from build_hooks.printing.leaves import Laid
from build_hooks.printing.piece import Piece


@dataclass(frozen=True)
class Leaflets:
    """What leaflet.typ shows; `level` is that of a product's heading."""

    name: str
    printed: str
    pages: Sequence[Laid]
    level: int = 1


def leaflets(title: str, pieces: Iterable[Piece], name: str, printed: str, day: date) -> Job:
    """The job: a page a product, in the given order; `name` of the catalog stands at the foot."""
    pages: list[Laid] = []
    job = Job(title, "leaflet.typ", day, Leaflets(name, printed, pages))
    for page, piece in enumerate(pieces):
        part = leaves.whole(piece, job.crops)
        pages.append(part.laid)
        job.codes[piece.address] = part.svg
        job.spots.append(Spot(page, *part.spot, piece.address, piece.name))
    return job
