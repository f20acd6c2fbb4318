"""Poured pages are those that the host renders itself; other plugins get every page; no source is published."""

import json
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from build_hooks.pages.frame.frames import Frames, NoFrame, tight
from build_hooks.pages.frame.output import OWN_TEXT, Page
from build_hooks.pages.frame.rendering import environment
from tests.building import CATALOG, PRODUCT, build, write_repository
from tests.test_host import hashes

HOSTILE = PRODUCT.replace("name: Bánh tráng", "name: 'Bánh {{ config }} <b> ocop-title-stands-here ocop-article'")
HOSTILE += "summary: '{% raw %} </title><script>alert(1)</script>'\n"
PLUGIN = """\
def on_post_page(output, **_):
    return output + "<!-- seen -->"
"""


def test_poured_pages_are_the_host_s_own(real_site: Path, tmp_path: Path) -> None:
    """To the byte, sitemap and all, for every page of the catalog."""
    result = build(CATALOG, "--strict", "--site-dir", str(tmp_path), OCOP_FRAMES="0")
    assert result.returncode == 0, result.stderr
    ours, theirs = hashes(real_site), hashes(tmp_path)
    assert sorted(ours) == sorted(theirs)
    assert [uri for uri, digest in theirs.items() if ours[uri] != digest] == []


def test_texts_that_look_like_a_frame_s(tmp_path: Path) -> None:
    """A name with marks, braces and tags is poured as it is rendered."""
    files: dict[str, str | bytes] = {
        "products/an-giang/mot.yml": PRODUCT,
        "products/an-giang/banh-trang.yml": HOSTILE,
        "products/an-giang/z.yml": PRODUCT.replace("Bánh tráng", "Z"),
    }
    sites = []
    for name, frames in (("poured", "1"), ("rendered", "0")):
        root = write_repository(tmp_path / name, files)
        assert build(root, "--strict", OCOP_FRAMES=frames).returncode == 0
        sites.append(hashes(root / "site"))
    assert sites[0] == sites[1]


def test_a_frame_loses_its_empty_lines_alone() -> None:
    """What stands in it keeps every line, a text with signs of patterns too; words stay apart."""
    article, text = "<p>\n\n a.*(b</p>", "<pre>\n\n  1\n</pre>"
    page = f"<div>\n \n\n  Trang\n\tchủ</div>\n\n{article}\n\n{text}\n \n</html>\n"
    assert tight(page, text, "", article) == f"<div>\nTrang\nchủ</div>\n{article}\n{text}\n</html>\n"
    assert tight("a\n\nb") == "a\nb"


def test_no_page_of_the_catalog_has_empty_lines_in_its_frame(real_site: Path) -> None:
    """Nor the page for wrong addresses; and none lists the guides that stand below another page."""
    for path in (next(real_site.glob("san-pham/*/index.html")), real_site / "404.html", real_site / "nhom/index.html"):
        page = path.read_text("utf-8").partition("<body")[2]
        frame = page.partition("<article")[0] + "…" + page.partition("</article>")[2]
        assert "\n\n" not in frame and "huong-dan/in-tem.html" not in frame
        assert "huong-dan/index.html" in frame


def test_another_plugin_sees_every_page(tmp_path: Path) -> None:
    """Where something else handles pages, the host renders all of them."""
    files: dict[str, str | bytes] = {f"products/an-giang/{slug}.yml": PRODUCT for slug in ("mot", "hai", "ba")}
    root = write_repository(tmp_path / "root", files)
    (root / "more.py").write_text(PLUGIN, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("hooks:\n", f"hooks:\n- {root / 'more.py'}\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    assert build(root).returncode == 0
    for slug in ("mot", "hai", "ba"):
        assert (root / f"site/san-pham/{slug}/index.html").read_text("utf-8").endswith("<!-- seen -->")


def page(uri: str, title: str = "A", article: str = "<p>A</p>") -> Page:
    return Page(uri, title, "", article)


def test_one_sample_of_a_kind() -> None:
    """Pages of one folder and depth share a frame; what menus name, has a text or is called like the site has its own.

    A page whose title is a mark, which the host would print in menus, is the host's.
    """
    pages = [page("a/1/"), page("a/2/"), page("a/"), page("b/1/"), page("b/2/", article=OWN_TEXT), page("b/3/", "Site")]
    mark = Frames.of([page("a/")], (), "Site").marked("a/index.md")["title"]
    frames = Frames.of([*pages, page("b/4/", mark)], {"a/index.md", "b/4/index.md"}, "Site")
    assert list(frames.poured) == ["a/2/index.md"]
    assert [*frames.samples] == [f"{uri}/index.md" for uri in ("a/1", "a", "b/1", "b/2", "b/3")]


def test_a_frame_of_its_own() -> None:
    """It has the page's own text and title; another title is another frame, since menus show it."""
    (its,) = pages = [page("a/", "A", f"<p>{OWN_TEXT}</p>")]
    frames = Frames.of(pages, (), "Site")
    assert frames.marked(its.source)["title"] == "A"
    article, description = frames.marked(its.source)["ocop"]["article"], frames.marked(its.source)["description"]
    frames.learn(its.source, f"<title>A</title>{description}{article}", "<p>own</p>")
    kept = Frames.from_plain(json.loads(json.dumps(frames.plain())))
    assert kept.pour(its, "") == "<title>A</title><p><p>own</p></p>" and kept.digest(its) == frames.digest(its)
    assert kept.knows(its) and not kept.knows(page("a/", "B", OWN_TEXT)) and not kept.knows(page("a/"))


def test_a_theme_that_prints_no_article() -> None:
    """It is told, with the page and what is missing, instead of pages without content."""
    frames = Frames.of([page("a/1/")], (), "Site")
    with pytest.raises(NoFrame, match="description, article"):
        frames.learn("a/1/index.md", f"<title>{frames.marked('a/1/index.md')['title']}</title>")


def test_a_name_that_is_not_there_stops_the_build() -> None:
    """A template never shows nothing in the place of something."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ its.sumary }}").render(its=page("a/"))


def test_what_is_published(real_site: Path) -> None:
    """No template, test or source of the rooms gets into the site."""
    found = {path.relative_to(real_site).as_posix() for path in (real_site / "assets").rglob("*") if path.is_file()}
    ours = {
        uri for uri in found if not uri.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/"))
    }
    assert {uri.rsplit(".", 1)[-1] for uri in ours} == {"js", "css", "woff2", "txt", "svg"}
    assert not [uri for uri in ours if uri.endswith((".d.ts", ".html", ".py", ".yml"))]
