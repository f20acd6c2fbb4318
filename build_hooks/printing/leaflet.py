"""Leaflets: one A5 a product, as on a whole page of the booklet with what a buyer asks besides."""

from collections.abc import Iterable
from datetime import date

from build_hooks.printing import leaves
from build_hooks.printing.job import Job, Spot
from build_hooks.printing.piece import Piece


def leaflets(title: str, pieces: Iterable[Piece], name: str, printed: str, day: date) -> Job:
    """The job: a page a product, in the given order; `name` of the catalog stands at the foot."""
    job = Job(title, "leaflet.typ", day, {"name": name, "printed": printed, "level": 1, "pages": []})
    for page, piece in enumerate(pieces):
        part = leaves.whole(piece)
        file = leaves.crop(job.crops, piece, *part.picture)
        job.data["pages"].append(part.data | {"file": file})
        job.codes[piece.address] = part.svg
        job.spots.append(Spot(page, *part.spot, piece.address, piece.name))
    return job
