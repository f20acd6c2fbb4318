"""Submitted text becomes a few harmless tags; whatever else it holds is letters."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_hooks.ground.story import Run, story_blocks, story_html
from tests.building import PRODUCT
from tests.reading import problems_of

ALLOWED = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "hr"}
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")


def visible(html: str) -> str:
    """What a reader sees, without tags."""
    return TAG.sub("", html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Bánh tráng.", "<p>Bánh tráng.</p>"),
        ("Một.\n\nHai.", "<p>Một.</p>\n<p>Hai.</p>"),
        ("Một\nhai.", "<p>Một\nhai.</p>"),
        ("Một  \nhai.", "<p>Một<br>\nhai.</p>"),
        ("**Đậm** và *nghiêng*", "<p><strong>Đậm</strong> và <em>nghiêng</em></p>"),
        ("- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        ("1. một\n2. hai", "<ol>\n<li>một</li>\n<li>hai</li>\n</ol>"),
        ("> lời xưa", "<blockquote>\n<p>lời xưa</p>\n</blockquote>"),
        ("### Nghề", "<h3>Nghề</h3>"),
        ("[x](https://example.vn/)", '<p><a href="https://example.vn/" rel="noopener nofollow">x</a></p>'),
        ('[x](https://example.vn/ "y")', '<p><a href="https://example.vn/" rel="noopener nofollow">x</a></p>'),
        ("[x](tel:0912345678)", '<p><a href="tel:0912345678" rel="noopener nofollow">x</a></p>'),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
    ],
)
def test_a_short_markdown(text: str, html: str) -> None:
    """Paragraphs, emphasis, lists, quotes, small headings and links are what a story may have."""
    assert story_html(text) == html


@pytest.mark.parametrize(
    "text", ["<b>Tên</b>", "<script>alert(1)</script>", "<div onclick='x'>\n\nhi\n\n</div>", "<!-- x -->"]
)
def test_raw_html_is_letters(text: str) -> None:
    """A tag that somebody typed is shown as it was typed, and nothing of it is lost."""
    html = story_html(text)
    assert {tag for tag, _ in TAG.findall(html)} <= {"p"}
    shown = visible(html).replace("&lt;", "<").replace("&gt;", ">").replace("\n", "")
    assert shown == text.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "Đoạn {: onclick=alert(1) }",
        "### Nghề {: #x onclick=alert(1) }",
        "*x*{: style=position:fixed }",
        "{{ 7 * 7 }} {% include '/etc/passwd' %}",
        "[TOC]",
        "--8<-- /etc/passwd",
        "!!! note",
    ],
)
def test_what_other_programs_would_run_is_letters(text: str) -> None:
    """Attributes, templates, includes and admonitions are text like any other."""
    html = story_html(text)
    assert not [attributes for _, attributes in TAG.findall(html) if attributes]
    assert text.removeprefix("### ").replace("*x*", "x") in visible(html).replace("&lt;", "<")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_runs_loses_its_address(address: str) -> None:
    """Only http, https, mailto and tel lead anywhere; the words of the link stay."""
    for text in (f"[x]({address})", f"[x][1]\n\n[1]: {address}"):
        html = story_html(text)
        assert "href" not in html
        assert visible(html).strip() == "x"
    assert "href" not in story_html(f"<{address}>")


@pytest.mark.parametrize("text", ["![x](https://example.vn/x.jpg)", "![x][1]\n\n[1]: https://example.vn/x.jpg"])
def test_no_picture_is_loaded(text: str) -> None:
    """A story loads nothing."""
    assert "img" not in story_html(text)
    assert "src" not in story_html(text)


@pytest.mark.parametrize(
    "text", ["# Nghề", "Nghề\n====", "## Nghề", "    Nghề", "```\nNghề\n```", "`Nghề`", "##### Nghề"]
)
def test_no_word_is_lost(text: str) -> None:
    """Forms that a story may not have leave their words."""
    assert "Nghề" in visible(story_html(text))


TANGLES = {
    "lists": "1. " * 500,
    "quotes": "> " * 4000,
    "mixed": "> - " * 1000,
    "brackets": "[" * 8000,
    "pictures": "![" * 4000,
    "links": "[a](" * 2000,
    "stars": "*" * 8000,
    "words-and-stars": "*a" * 4000,
    "ticks": "`a" * 4000,
    "tags": "<a " * 2600,
    "nested-lines": "\n".join(" " * 4 * depth + "- a" for depth in range(60)),
    "quoted-lines": "\n".join(">" * depth + " a" for depth in range(100)),
}
UNREAD = {"lists", "quotes", "mixed", "brackets", "pictures", "links", "stars", "quoted-lines"}


@pytest.mark.parametrize("name", TANGLES)
def test_no_story_takes_long(name: str) -> None:
    """What a renderer would be long about is refused before; the rest comes out in our own few tags."""
    text = TANGLES[name]
    found = [one.message for one in problems_of(f"{PRODUCT}story: {json.dumps(text)}\n")]
    assert found == (["tangled_story"] if name in UNREAD else [])
    if not found:
        assert {tag for tag, _ in TAG.findall(story_html(text))} <= ALLOWED


def test_sixty_brackets() -> None:
    """A story may have sixty links and no more."""
    for count, messages in ((60, []), (61, ["tangled_story"])):
        text = "[x](https://a.vn/) " * count
        assert [one.message for one in problems_of(f"{PRODUCT}story: {json.dumps(text)}\n")] == messages


def test_what_cannot_be_rendered_is_letters() -> None:
    """A text that is too deep for the renderer comes out as it was typed; the next story is rendered as ever."""
    assert story_html("1. " * 500 + "<b>") == "1. " * 500 + "&lt;b&gt;"
    assert story_html("Một.\n\nHai.") == "<p>Một.</p>\n<p>Hai.</p>"


def test_one_story_does_not_reach_the_next() -> None:
    """A reference that one story defines is none in another."""
    story_html("[x][1]\n\n[1]: https://example.vn/")
    assert "href" not in story_html("[x][1]")


PIECES = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "'",
        "&",
        "[x]",
        "(",
        ")",
        "javascript:",
        "onerror=",
        "<img src=x",
        "<svg/onload=",
        "{:",
        "}",
        "`",
        "*",
        "_",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "# ",
        "![",
        "]",
        "&#",
        "x",
        "<a href=",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_nothing_else_comes_out(text: str) -> None:
    """Whatever is put together, only our tags come out, and of attributes only a link's."""
    for tag, attributes in TAG.findall(story_html(text)):
        assert tag in ALLOWED
        assert not attributes or (tag == "a" and re.fullmatch(r'( (?:href|rel)="[^"]*")+', attributes))
        assert "javascript:" not in attributes.lower() or 'href="http' in attributes


def test_blocks_for_print() -> None:
    """Paragraphs, lists, headings and quotes with their emphasis; no tag, address or picture is left."""
    text = "### Đầu\n\nMột câu. **Hai** câu, [ba](https://x.vn).\n\n- bốn\n- *năm*\n\n1. sáu\n\n> bảy\n\n<b>tám</b>"
    blocks = story_blocks(text)
    assert [(one.kind, "".join(run.text for part in one.sentences for run in part).strip()) for one in blocks] == [
        ("heading", "Đầu"),
        ("p", "Một câu. Hai câu, ba."),
        ("bullet", "bốn"),
        ("bullet", "năm"),
        ("number", "sáu"),
        ("quote", "bảy"),
        ("p", "<b>tám</b>"),
    ]
    assert [len(one.sentences) for one in blocks[:2]] == [1, 2]
    assert blocks[1].sentences[1][0] == Run("Hai", strong=True)
    assert blocks[3].sentences[0][0] == Run("năm", em=True)
    assert story_blocks("") == ()
