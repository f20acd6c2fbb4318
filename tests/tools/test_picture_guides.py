"""The guides' pictures are there, described, small, and all of them made by the tool."""

import re

from PIL import Image

from tests.building import REPOSITORY
from tools.picture_guides import PICTURES, TAKEN

GUIDES = {path.name: path.read_text("utf-8") for path in (REPOSITORY / "catalog/huong-dan").glob("*.md")}
SHOWN = [match for text in GUIDES.values() for match in re.findall(r"!\[([^\]]*)\]\(anh/([^)]+)\)", text)]


def test_every_picture_is_made_shown_and_described() -> None:
    """No picture that no guide shows, none that the tool cannot make again, none without words."""
    files = {path.name for path in PICTURES.iterdir()}
    assert files == {f"{name}.webp" for name in TAKEN} == {name for _, name in SHOWN}
    assert all(len(words) > 20 for words, _ in SHOWN)


def test_they_are_small_and_of_a_telephone() -> None:
    """360 px wide at two dots a pixel, light for 3G."""
    for path in PICTURES.iterdir():
        assert path.stat().st_size < 60_000
        with Image.open(path) as picture:
            assert picture.width == 720
