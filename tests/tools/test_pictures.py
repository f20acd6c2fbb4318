"""The pictures of documents are there, described, small, and all of them made by the tool."""

import re

from PIL import Image

from tests.building import REPOSITORY
from tools.pictures import COMPUTER, GUIDES, README, TAKEN

GUIDE_TEXTS = [path.read_text("utf-8") for path in (REPOSITORY / "catalog/huong-dan").glob("*.md")]
IN_GUIDES = [found for text in GUIDE_TEXTS for found in re.findall(r"!\[([^\]]*)\]\(anh/([^)]+)\)", text)]
IN_README = re.findall(r'<img src="([^"]+)" alt="([^"]*)"', (REPOSITORY / "README.md").read_text("utf-8"))
SHOWN = {GUIDES / name: words for words, name in IN_GUIDES} | {REPOSITORY / path: words for path, words in IN_README}


def test_every_picture_is_made_shown_and_described() -> None:
    """No picture that no document shows, none that the tool cannot make again, none without words."""
    assert {*GUIDES.iterdir(), *README.iterdir()} == set(TAKEN) == set(SHOWN)
    assert all(len(words) > 20 for words in SHOWN.values())


def test_they_are_small_and_of_a_telephone() -> None:
    """360 px wide at two dots a pixel, light for 3G; of a computer's screen one."""
    for path in TAKEN:
        assert path.stat().st_size < 70_000
        with Image.open(path) as picture:
            assert picture.width == (COMPUTER["width"] if path == README / "home.webp" else 720)
