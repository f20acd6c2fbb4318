"""Letters twice as large on a small telephone: nothing scrolls sideways, and no word is broken."""

import pytest

from tests.browser.conftest import PHONE, Opener
from tests.browser.test_pages import CATALOG, OVERFLOWING, WRITTEN
from tests.browser.test_trace import KINDS

TWICE = "html { font-size: %d%% !important; }"  # the theme's letters are 125 % of the browser's
SITE, DOCUMENT = TWICE % 250, TWICE % 200
PAGES = {
    **dict.fromkeys((*CATALOG.values(), *WRITTEN.values(), "tim-kiem/index.html"), SITE),
    **dict.fromkeys(KINDS.values(), DOCUMENT),
}
BROKEN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (walk.nextNode()) {
    const text = walk.currentNode, holder = text.parentElement;
    if (!holder.checkVisibility() || holder.closest("script, style, noscript, pre")) continue;
    if (text.data.includes("@")) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.add(word[0]);
    }
  }
  return [...found];
}"""


def test_letters_twice_as_large(visit: Opener, file_site: str, subtests: pytest.Subtests) -> None:
    """On every kind of page; an address of mail, which is no word, may be broken."""
    reader = visit(file_site, viewport=PHONE, bypass_csp=True)
    for uri, style in PAGES.items():
        with subtests.test(uri):
            page = reader.open(uri)
            page.add_style_tag(content=style)
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
