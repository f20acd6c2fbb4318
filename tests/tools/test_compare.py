"""The comparison of two commits' outputs tells what differs, and knows the same thing written otherwise."""

from pathlib import Path

from tools.compare import differences

PAGE = '<head><title>a</title><meta name="x" content="y"><link href="b.css"></head><p class="c" id="d">Dừa</p>'


def compare(base: str, head: str, tmp_path: Path, name: str = "a/index.html") -> list[str]:
    for side, content in (("base", base), ("head", head)):
        path = tmp_path / side / "made/site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return list(differences("site", tmp_path / "base", tmp_path / "head"))


def test_the_same_page_written_otherwise(tmp_path: Path) -> None:
    """Order of attributes and of the head's elements, white space, and how an address is told."""
    head = '<head><link href="../a/b.css"><title>a</title>\n<meta content="y" name="x"></head>'
    other = head + '<p id="d"  class="c">Dừa </p>'
    assert compare(PAGE, other, tmp_path) == []


def test_what_differs_is_told(tmp_path: Path) -> None:
    """A mark, an address, an attribute, a missing element."""
    for was, now in (("Dừa", "Dứa"), ("b.css", "c.css"), ('class="c"', 'class="e"'), ("<title>a</title>", "")):
        assert len(compare(PAGE, PAGE.replace(was, now), tmp_path)) == 1, now


def test_a_file_of_one_side_is_told(tmp_path: Path) -> None:
    """Gone or new."""
    assert compare("a", "a", tmp_path) == []
    (tmp_path / "head/made/site/new.txt").write_text("a", "utf-8")
    (tmp_path / "head/made/site/a/index.html").unlink()
    told = differences("site", tmp_path / "base", tmp_path / "head")
    assert list(told) == ["site/a/index.html: only in base", "site/new.txt: only in head"]


def test_what_may_differ_has_its_reason(tmp_path: Path) -> None:
    """Scripts are no documents; a link that led nowhere may lead somewhere, but not the other way round."""
    assert compare("a", "b", tmp_path, "a.js") == []
    nowhere, somewhere = '<a href="">x</a>', '<a href="form.html">x</a>'
    assert compare(nowhere, somewhere, tmp_path) == []
    assert compare(somewhere, nowhere, tmp_path) != []
