"""Read a whole repository and pass over its photos; print seconds, as a process of its own for bench/photos.py.

python -m bench.passing ROOT
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from build_hooks.pages.frame import photos
from build_hooks.read import catalog as reading
from build_hooks.read.gallery import Gallery


def main(root: Path) -> None:
    """Print a list: seconds of all, of looking at photos, of the stage; then the number of renditions."""
    start = time.perf_counter()
    with patch.object(reading, "Gallery", _TimedGallery):
        catalog = reading.read_catalog(root).catalog
    read = time.perf_counter()
    renditions = len(list(photos.outputs(catalog)))
    end = time.perf_counter()
    print(json.dumps([end - start, _TimedGallery.seconds, end - read, renditions]))


class _TimedGallery(Gallery):
    """A gallery that counts the seconds spent in it."""

    seconds = 0.0

    @classmethod
    def open(cls, *arguments: Any) -> Gallery:
        with _counted():
            return super().open(*arguments)

    def photos_of(self, *arguments: Any) -> tuple[dict[str, Any], ...]:
        with _counted():
            return Gallery.photos_of(self, *arguments)

    def close(self, *arguments: Any) -> None:
        with _counted():
            Gallery.close(self, *arguments)


@contextmanager
def _counted() -> Iterator[None]:
    start = time.perf_counter()
    yield
    _TimedGallery.seconds += time.perf_counter() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]))
