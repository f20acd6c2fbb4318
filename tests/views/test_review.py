"""Words of strangers in the summary of a change are words: Markdown makes nothing of them but what they say."""

import re

import markdown
import pytest

from build_hooks.intake.markdown import plain

JOINER = "\u2060"  # nobody sees it
WORDS = [
    "![a](https://evil.example.vn/p.png)",
    "[a](javascript:alert(1)) [b]: https://evil.example.vn",
    "<img src=x onerror=alert(1)> <https://evil.example.vn> </details>",
    "a | b || c",
    "**a** __b__ `c` ~~d~~ \\* &amp; &lt;b&gt;",
    "@nguoi-khac #12 $x^2$",
    "products/an-giang/banh-trang.yml:3:1: recognitions[1].stars: “sáu”",
    "dòng một\r\n\r\n# dòng hai\n- ba",
]


@pytest.mark.parametrize("words", WORDS)
def test_words_stay_words(words: str) -> None:
    """In a list and in a cell of a table: the same letters on one line, no element, no cell more."""
    said = " ".join(words.split())
    html = markdown.markdown(f"- {plain(words)}\n\n| a | b |\n|---|---|\n| {plain(words)} | x |", extensions=["tables"])
    assert set(re.findall(r"<(\w+)", html)) == {"ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
    assert html.count("<td>") == 2
    for name in ("li", "td"):
        shown = re.search(rf"<{name}>(.*?)</{name}>", html)
        assert shown and _text(shown[1]).replace(JOINER, "") == said


def test_nobody_is_called_and_no_number_is_linked() -> None:
    """Hosts look for names and numbers once more when references are read, as letters: they find none."""
    for words in ("@nguoi-khac", "a@b.vn", "#12", "x/y#7"):
        assert not re.search(r"[@#]\w", _text(plain(words)))
    assert _text(plain("# a @ b")) == "# a @ b"


def test_no_address_is_begun() -> None:
    """Hosts make links of bare addresses; they find none here."""
    for words in ("https://evil.example.vn", "HTTP://evil.example.vn", "www.evil.example.vn", "WWW.evil.example.vn"):
        assert not re.search(r"://|www\.", plain(words), re.IGNORECASE)


def test_a_path_can_be_read_as_it_is() -> None:
    """In a terminal too: only what Markdown would take is written otherwise."""
    assert plain("products/an-giang/banh-trang.yml:3:1 (a-b), 62,50 + 1!") == (
        "products/an-giang/banh-trang.yml:3:1 (a-b), 62,50 + 1!"
    )


def _text(html: str) -> str:
    """Letters as a browser shows them; references are read once."""
    return re.sub(r"&(?:#(\d+)|amp|lt|gt|quot);", lambda one: chr(int(one[1])) if one[1] else _NAMED[one[0]], html)


_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
