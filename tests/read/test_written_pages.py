"""What search knows of the pages written by hand."""

from pathlib import Path

import pytest

from build_hooks.model.written_page import WrittenPage
from build_hooks.read.written_pages import written_page
from tests.building import PRODUCT
from tests.reading import read_files, said

PAGE = """\
---
title: Quét tem
description: "Xem gì khi quét"
hide: [navigation]
---

# Quét tem thế nào

Lời **dẫn**.

## Đối chiếu `mã` và [tên](ten.md) {: #ten }

```
## không phải đề mục
```

### Khi *không* quét được ###
#### quá nhỏ
"""


def test_title_description_and_headings() -> None:
    """Front matter names the page; headings are plain, and none is taken from code."""
    assert written_page("quet-tem.md", PAGE) == WrittenPage(
        uri="quet-tem.html",
        title="Quét tem",
        description="Xem gì khi quét",
        headings=("Đối chiếu mã và tên", "Khi không quét được"),
    )


def test_a_page_without_front_matter() -> None:
    """Its first heading is its title, or else its file's name; broken front matter is no reason to stop."""
    assert written_page("a/b.md", "# Liên hệ\n").title == "Liên hệ"
    assert written_page("a/index.md", "").title == "a/index"
    assert written_page("a/b.md", "---\n{[\n---\n# Liên hệ\n").title == "Liên hệ"
    assert written_page("a/index.md", "").uri == "a/index.html"


def test_every_page_but_the_home_page(tmp_path: Path) -> None:
    """Pages of all folders are found, by path."""
    files: dict[str, str | bytes] = {
        "catalog/lien-he.md": "# Liên hệ",
        "catalog/a/index.md": "# A",
        "catalog/x.txt": "x",
    }
    catalog = read_files(tmp_path, {"products/an-giang/banh-trang.yml": PRODUCT, **files}).catalog
    assert [page.uri for page in catalog.written_pages] == ["a/index.html", "lien-he.html"]


def test_a_page_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """The officer is told of the file and what is wrong with it."""
    files: dict[str, str | bytes] = {"catalog/lien-he.md": b"# Li\xean h\xea"}
    reading = read_files(tmp_path, {"products/an-giang/banh-trang.yml": PRODUCT, **files})
    assert said(reading.errors) == [("catalog/lien-he.md:1:5", "not_utf8")]


@pytest.mark.parametrize("filling", [" ", "#", " #", "[", "[a](", "[a](()", "{", "}", "(", "`", "\t"])
@pytest.mark.parametrize("ending", ["", "b", "}", " #"])
def test_a_heading_of_nothing_but_beginnings_is_read_at_once(filling: str, ending: str) -> None:
    """No pattern runs over it again and again: a page as heavy as may be is done before a person could notice."""
    page = written_page("a.md", f"# A\n## b{filling * (250_000 // len(filling))}{ending}\n## Sau\n")
    assert page.title == "A" and page.headings[-1] == "Sau"


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("##   Tem  ", "Tem"),
        ("## Tem ##", "Tem"),
        ("## Tem ## {: #tem }", "Tem ##"),
        ("## Số #1", "Số #1"),
        ("## C#", "C#"),
        ("## #", "#"),
        ("## Xem [tem](a.md) và ![ảnh](b(1).png)", "Xem tem và ảnh"),
        ("## Tem {.nho} {: #tem }", "Tem {.nho}"),
        ("## Tem {: #tem } sau", "Tem {: #tem } sau"),
    ],
)
def test_the_words_of_a_heading(line: str, heading: str) -> None:
    """Without what closes it, what it is called by and what its words lead to."""
    assert written_page("a.md", f"{line}\n").headings == (heading,)


@pytest.mark.parametrize("line", ["##", "## ", "##Tem", " ## Tem", "#### Tem"])
def test_what_is_no_heading(line: str) -> None:
    """A heading has a space behind its signs, and words."""
    assert written_page("a.md", f"{line}\n").headings == ()
