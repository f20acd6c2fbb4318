"""Typeset a job as tagged PDF (PDF/UA-1) in the catalog's typeface; texts travel as data, never as markup."""

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from build_hooks.ground.palette import PRINT, palette
from build_hooks.ground.progress import progress
from build_hooks.ground.words import say
from build_hooks.printing.job import Job
from build_hooks.printing.letters import printable
from build_hooks.stamps.typeface import FAMILY, FOLDER

_HERE = Path(__file__).parent


def typeset(job: Job, photos: dict[str, Path]) -> bytes:
    """The PDF; the same job gives the same bytes. The typesetter sees a folder of its own and nothing else."""
    with tempfile.TemporaryDirectory(prefix="ocop-print-") as name:
        root = Path(name)
        for template in _HERE.glob("*.typ"):
            shutil.copy(template, root)
        for key, path in photos.items():
            _link(path, root / f"{key}.jpg")
            (root / f"{key}.svg").write_text(_frame(path, f"{key}.jpg"), "utf-8")
        words = {**printable(job.data), "title": printable(job.title)}
        data = {"family": FAMILY, "palette": palette(PRINT), **words, "codes": job.codes}
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        seconds = int(datetime.combine(job.day, time(), UTC).timestamp())
        compiler: Any = typst.Compiler(root=name, font_paths=_fonts())
        compiled: Any = partial(compiler.compile, format="pdf", timestamp=seconds, pdf_standards=["ua-1"])
        (content,) = progress(map(compiled, [str(root / job.template)]), 1, say("printing.typesetting"))
        return bytes(content)


def _frame(photo: Path, name: str) -> str:
    """A drawing that holds a photo: the typesetter would unpack a photo of its own only to pack it as it was.

    That is a second and 650 MB of memory for 300 of them.
    """
    with Image.open(photo) as image:
        wide, high = image.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image href="{name}" width="{wide}" height="{high}"/></svg>'
    )


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def _link(path: Path, place: Path) -> None:
    try:
        os.link(path, place)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(path, place)
