"""Stories: Markdown of any kind, through the reader's bounds, into HTML that can neither run nor load anything."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nh3

from build_hooks import rules
from build_hooks.ground.story import story_blocks, story_html
from build_hooks.read.values import Wrong, parse
from tests.fuzz.dice import INJECTED, Dice
from tests.fuzz.target import Sample

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "hr"}
_SAFE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # as browsers find it: url.spec.whatwg.org
_STRIPPED = "".join(map(chr, range(33)))
_OTHER = "[a] [1] [a][1] [x][]"  # names of links that only another story may have said
_ADDRESSES = (
    *("https://example.vn/", "javascript:alert(1)", "JaVa\tScript:alert(1)", "&#106;avascript:x", "data:text/html,x"),
    *(
        "vbscript:x",
        "\x01javascript:x",
        "//e.vn",
        "java&Tab;script:x",
        "jav&#x0A;ascript:x",
        "tel:1",
        "mailto:a@b",
        "#x",
    ),
    *("javascript&colon;x", "&#0000106;avascript:x", "%6Aavascript:x", "ｊavascript:x", "blob:x", "feed:javascript:x"),
)


def make(dice: Dice) -> Sample:
    text = dice.one(("\n\n", "\n", "\n\n", " ")).join(_block(dice) for _ in range(dice.between(1, 6)))
    if dice.happens(0.5):
        text = dice.spoilt(text)
    text = text.replace("\ufeff", "")  # no reader lets it through, and at the beginning nh3 takes it for a file's mark
    return {"story.md": text[: dice.one((8000, 8000, 9000))].encode("utf-8", "replace")}


def _block(dice: Dice) -> str:
    way = dice.number(9)
    inner = _line(dice)
    if way == 0:
        return dice.one(("# ", "### ", "#### ", "###", "> ", "- ", "1. ", "* * *", "    ", "\t", "+ ", "0) ")) + inner
    if way == 1:
        marks = dice.some(("- ", "1. ", "> ", "* ", "  ", "    "), 6)
        return "\n".join("".join(marks[: at + 1]) + _line(dice) for at in range(dice.between(1, 4)))
    if way == 2:
        return dice.one(("```\n", "~~~\n", "<div>\n", "[a]: ", "|a|b|\n|-|-|\n", "Đầu\n===\n", "Đầu\n--\n")) + inner
    if way == 3:
        title = dice.one(("", "", ' "x"', f" ({dice.one(INJECTED)})", f' "{dice.one(INJECTED)}'))
        return f"[{dice.one(('a', '1', 'x', inner))}]: {dice.one(_ADDRESSES)}{title}"
    if way == 4 and dice.happens(0.15):
        return dice.one(("*", "_", "[", "](", "`", "<", "&", "\\", "> ", "- ", "**", "\n", "![", "a_")) * dice.number(
            4000
        )
    return inner


def _line(dice: Dice) -> str:
    return " ".join(_span(dice) for _ in range(dice.between(1, 5)))


def _span(dice: Dice) -> str:
    way = dice.number(10)
    if way < 3:
        return dice.plain(1)
    if way == 3:
        return f"[{dice.piece()}]({dice.one(_ADDRESSES)}{dice.one(('', ' ' + chr(34) + 'x' + chr(34), '<', ')'))})"
    if way == 4:
        sign = dice.one(("*", "**", "_", "__", "***", "`", "~~"))
        return f"{sign}{dice.piece()}{sign}"
    if way == 5:
        return f"<{dice.one(_ADDRESSES)}>" if dice.happens(0.5) else f"[{dice.piece()}][{dice.one(('', 'a', '1'))}]"
    if way == 6:
        return dice.one(INJECTED)
    if way == 7:
        return (
            f"&{dice.one(('lt', '#60', '#x3c', 'amp', 'Tab', 'colon', '#0', '#x110000', 'nbsp'))}{dice.one((';', ''))}"
        )
    if way == 8:
        tag = dice.one(("a", "svg", "math", "p", "style", "template"))
        return f"<{tag} {dice.one(('href=', 'onclick=', ''))}{dice.one(_ADDRESSES)}>"
    return dice.piece()


def run(sample: Sample, folder: Path) -> object:  # noqa: ARG001
    text = sample["story.md"].decode()
    try:
        parse(text, rules.records()["product"]["story"])
    except Wrong as wrong:
        return wrong.message
    return story_html(text), story_blocks(text), story_html(_OTHER)


class _Seen(HTMLParser):
    """What a browser would make of it that a story must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.wrong.append(f"the tag {tag}")
        for name, text in attrs:
            plain = re.sub(r"[\t\n\r]", "", (text or "").strip(_STRIPPED))
            if tag != "a" or name not in ("href", "rel"):
                self.wrong.append(f"the attribute {name} of {tag}")
            elif name == "href" and _SCHEME.match(plain) and not _SAFE.match(plain):
                self.wrong.append(f"the address {text!r}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"a declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"an instruction {data!r}")


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    if isinstance(result, str):
        return
    html, blocks, other = result
    if other != f"<p>{_OTHER}</p>":
        yield f"escape: it is in the next story: {other!r}"
    seen = _Seen()
    seen.feed(html)
    seen.close()
    yield from (f"escape: {one}" for one in seen.wrong)
    again = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow",
    )
    if again != html:
        yield f"cleaned again it is another: {html[:300]!r} {again[:300]!r}"
    for block in blocks:
        if block.kind not in ("p", "heading", "quote", "bullet", "number"):
            yield f"a block of the kind {block.kind}"
        if any("\n" in run.text for sentence in block.sentences for run in sentence):
            yield "a run of more than one line"
