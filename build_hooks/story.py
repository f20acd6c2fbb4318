"""Submitted text as HTML: a short Markdown without raw HTML or attributes, then a sanitiser with our own few tags."""

from functools import cache
from html import escape

import nh3
from markdown import Markdown

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@cache
def _markdown() -> Markdown:
    markdown = Markdown(extensions=["sane_lists"], output_format="html")
    # Without these two, tags in the text are letters like any other.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown


def story_html(text: str) -> str:
    """The story as HTML that cannot run or load anything; "" for no text."""
    if not text:
        return ""
    try:
        html = _markdown().reset().convert(text)
    except RecursionError:  # lists in lists in lists; the reader refuses the usual ways to write them
        _markdown.cache_clear()  # it was left in the middle of its work
        html = escape(text)
    return nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}, "*": set()}, url_schemes=_SCHEMES, link_rel="noopener nofollow"
    )
