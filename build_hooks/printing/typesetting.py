"""Typeset a job as tagged PDF (PDF/UA-1) in the catalog's typeface; texts travel as data, never as markup."""

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

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
        data = {"family": FAMILY, **printable({**job.data, "title": job.title}), "codes": job.codes}
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        seconds = int(datetime.combine(job.day, time(), UTC).timestamp())
        compiler: Any = typst.Compiler(root=name, font_paths=_fonts())
        content: bytes = compiler.compile(
            input=str(root / job.template), format="pdf", timestamp=seconds, pdf_standards=["ua-1"]
        )
        return content


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def _link(path: Path, place: Path) -> None:
    try:
        os.link(path, place)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(path, place)
