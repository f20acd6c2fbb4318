"""A job made: photos, then the PDF, then the proof that every code on it is read as it should be."""

from pathlib import Path

from build_hooks.printing.job import Job
from build_hooks.printing.photos import make_photos
from build_hooks.printing.proof import Misread, prove
from build_hooks.printing.typesetting import typeset
from build_hooks.stamps import symbol


class Unreadable(symbol.Unreadable):
    """Codes on the pages are not read as what they should be."""

    def __init__(self, misread: list[Misread]) -> None:
        super().__init__("; ".join(str(item) for item in misread))
        self.misread = misread


def make(root: Path, job: Job) -> bytes:
    """The PDF of a job, proven. Raises Unreadable."""
    paths = make_photos(root, job.crops.values())
    content = typeset(job, {key: paths[crop] for key, crop in job.crops.items()})
    if misread := prove(content, job.spots):
        raise Unreadable(misread)
    return content
