"""Letters twice as large on a small telephone: nothing scrolls sideways, and no word is broken.

Most pages are looked at so where they are looked at anyway, in test_pages.py.
"""

import pytest

from tests.browser.conftest import PHONE, Opener
from tests.browser.test_pages import BROKEN, OVERFLOWING, TWICE, WRITTEN
from tests.browser.test_trace import KINDS

PAGES = {"tim-kiem/index.html": TWICE, **dict.fromkeys(KINDS.values(), TWICE.replace("250%", "200%"))}


def test_letters_twice_as_large(visit: Opener, file_site: str, subtests: pytest.Subtests) -> None:
    """Where cards are made by a script, and on pages without the theme."""
    reader = visit(file_site, viewport=PHONE)
    for uri, script in PAGES.items():
        with subtests.test(uri):
            page = reader.open(uri)
            page.evaluate(script)
            assert page.evaluate(OVERFLOWING) == []
            assert page.evaluate(BROKEN) == []


def test_a_table_says_that_it_scrolls(visit: Opener, file_site: str) -> None:
    """Where it is wider than the screen, and only there."""
    reader = visit(file_site, viewport=PHONE)
    page = reader.open(WRITTEN["huong-dan/cac-truong"])
    said = page.get_by_text("Bảng rộng hơn màn hình, kéo ngang để xem hết.")
    wide = page.evaluate("""() => [...document.querySelectorAll('.md-typeset__scrollwrap')]
      .filter(box => box.scrollWidth > box.clientWidth).length""")
    assert said.count() == wide > 0 and said.first.is_visible()
    page.set_viewport_size({"width": 1920, "height": 900})
    reader.open(WRITTEN["quet-tem"])
    assert said.count() == 0
