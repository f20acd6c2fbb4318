"""A small catalog in two states, what each publishes, and builds of it that are struck on their way."""

import os
from pathlib import Path
from subprocess import CompletedProcess

from tests import forking
from tests.building import PRODUCT, build, jpeg, write_repository
from tests.test_host import hashes

PATH = "products/an-giang/banh-trang.yml"
PHOTO = "images/an-giang/banh-trang/1.jpg"
WITH_PHOTO = PRODUCT + "photos: [{file: 1.jpg, alt: Bánh tráng}]\n"
STATES = (WITH_PHOTO, WITH_PHOTO.replace("name: Bánh tráng", "name: Bánh phồng"))


def write(root: Path, state: int) -> None:
    """Bring the catalog into a state."""
    (root / PATH).write_text(STATES[state], "utf-8")


def published(root: Path) -> dict[str, str]:
    """The digest of each file of the site; nothing where there is none."""
    return hashes(root / "site")


def built(root: Path, *options: str, **environment: str) -> dict[str, str]:
    """What a build that succeeds publishes."""
    result = build(root, *options, **environment)
    assert result.returncode == 0, result.stderr
    return published(root)


def struck(root: Path, at: int, how: str, *words: str) -> CompletedProcess[str]:
    """A program that is struck at one of its writes."""
    return forking.run(["bench.struck", str(at), how, *words], root, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def writes(root: Path, *words: str) -> list[str]:
    """Every write of a program that nobody strikes."""
    result = struck(root, 0, "told", *words)
    assert result.returncode == 0, result.stderr
    return [line for line in result.stderr.splitlines() if line.startswith("write ")]


def two_states(root: Path) -> tuple[dict[str, str], dict[str, str]]:
    """A repository at `root` in its second state, and what each publishes."""
    write_repository(root, {PATH: STATES[0], PHOTO: jpeg()})
    first = built(root)
    write(root, 1)
    second = built(root)
    assert first != second
    return first, second


def spread(count: int, points: int) -> list[int]:
    """As many numbers from 1 to `count`, evenly."""
    return sorted({1 + round(number * (count - 1) / (points - 1)) for number in range(points)})


def leftovers(root: Path) -> list[str]:
    """What builds left beside the site, but for the folder of the next one, which stays."""
    return [path.name for path in root.glob(".*.ocop-*") if not path.name.endswith("-new")]
