"""Styles made small say what was written: the same rules in the browser, word for word."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_hooks import pages
from build_hooks.pages.frame.looks import small

STYLES = sorted(Path(pages.__file__).parent.rglob("*.css"))
# What asks for a property of its own is kept as it was typed, so spaces at commas are left out of the comparison.
READER = """texts => texts.map(text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText).join("\\n").replace(/\\s*,\\s*/g, ",");
})"""
HARD = [
    'a::after { content: "a,  b; /* no */ }" ; }',
    "a > b /* c */ + c , d ~ e { margin: 0  auto ; }",
    "a :is(b, c) :hover /**/ { width: calc(1px + (2px - 1em)) }",
    '@media screen and (width >= 30em) , print { a { font: 1rem / 1.5 a,\n "B  C" } }',
]


def read(browser: Browser, texts: list[str]) -> list[str]:
    """What the browser makes of each style."""
    page = browser.new_page()
    found: list[str] = page.evaluate(READER, texts)
    page.close()
    return found


def test_small_and_the_same(browser: Browser) -> None:
    """Every style of the rooms, in four fifths of its bytes or less."""
    written = [path.read_text("utf-8") for path in STYLES]
    made = [small(text) for text in written]
    assert [path for path, text in zip(STYLES, read(browser, written), strict=True) if not text] == []
    assert read(browser, made) == read(browser, written)
    assert sum(map(len, made)) < 0.85 * sum(map(len, written))


@pytest.mark.parametrize("written", HARD)
def test_what_only_looks_like_space(browser: Browser, written: str) -> None:
    """Texts, descendants and sums keep theirs."""
    first, second = read(browser, [written, small(written)])
    assert first and first == second
