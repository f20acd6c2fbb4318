"""Pages and files at their addresses, and links that lead from one to the other wherever the site lies."""

import posixpath
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_hooks.pages.frame.output import File, Page, href

NAME = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8)
PAGE = st.lists(NAME, max_size=4).map(lambda names: "".join(f"{name}/" for name in names))
FILE = st.builds(lambda folder, name: f"{folder}{name}.webp", PAGE, NAME)


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("", "", "index.html"),
        ("", "san-pham/a/", "san-pham/a/index.html"),
        ("san-pham/a/", "", "../../index.html"),
        ("san-pham/a/", "san-pham/a/", "index.html"),
        ("san-pham/a/", "san-pham/b/", "../b/index.html"),
        ("san-pham/a/", "anh/a/1-320.webp", "../../anh/a/1-320.webp"),
        ("nhom/do-uong/2/", "nhom/do-uong/", "../index.html"),
        ("", "lien-he.html", "lien-he.html"),
    ],
)
def test_a_link(start: str, target: str, link: str) -> None:
    """A link is relative and names a file, so that it works from a USB stick."""
    assert href(start, target) == link


@given(PAGE, PAGE | FILE)
@settings(max_examples=400, deadline=None)
def test_a_link_leads_where_it_should(start: str, target: str) -> None:
    """From any page to any page or file, the link leads there, from the web and from a folder."""
    link = href(start, target)
    file = f"{target}index.html" if target == "" or target.endswith("/") else target
    assert posixpath.normpath(posixpath.join(start, link)) == file
    for base in ("https://example.vn/", "https://example.vn/sub/path/", "file:///media/usb/"):
        assert urljoin(f"{base}{start}index.html", link) == f"{base}{file}"


def test_a_page_has_a_source_and_a_file() -> None:
    """A page's Markdown and its built file follow from its address."""
    page, home = Page("san-pham/a/", "A", "", "<article></article>"), Page("", "A", "", "")
    assert (page.source, page.built) == ("san-pham/a/index.md", "san-pham/a/index.html")
    assert (home.source, home.built) == ("index.md", "index.html")


def test_what_a_host_prints_is_escaped() -> None:
    """Title and description are printed by the hosts as they are: no tag of theirs gets through."""
    page = Page("a/", "<b>\"A\" & 'B'</b>", "</script>", "<article>A</article>")
    front = page.front_matter
    assert front["title"] == "&lt;b&gt;&quot;A&quot; &amp; &#x27;B&#x27;&lt;/b&gt;"
    assert front["description"] == "&lt;/script&gt;"
    assert (front["template"], front["ocop"]["article"]) == ("catalog.html", "<article>A</article>")


def test_a_file_is_read_from_wherever_it_is(tmp_path: Path) -> None:
    """A file's bytes are its content or those of its path."""
    (tmp_path / "a").write_bytes(b"path")
    assert File("x", b"content").read() == b"content"
    assert File("x", path=tmp_path / "a").read() == b"path"
