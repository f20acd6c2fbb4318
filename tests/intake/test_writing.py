"""Records written by machine: every text reads back as it was, and what a person wrote stays where it stood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_hooks.intake.changing import CannotChange, changed_text
from build_hooks.intake.merging import merged
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.intake.writing import record_text
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem
from tests.building import CATALOG

AWKWARD = [
    *("no", "yes", "~", "null", "00727", "1e3", "27/01/2023", "2023-01-27", "62,50", "0x1F", "1_000", "12:30:45"),
    *("a: b", "a #b", "#a", "- x", "'a'", '"a"', "a\\b", "* x", "& y", "! z", "%a", "@a", "`a", "{a}", "[a]", "x:"),
    *("|", "> y", "<<", "? a", "😀 cá", "có", "Mắm “cá” – loại 1", "x" * 300, "a\nb", "a\n\n  b\n- c"),
]
FILES = sorted((CATALOG / "products").rglob("*.yml"))


def read(text: str) -> Texts:
    tree = parse(text, "")
    assert not isinstance(tree, Problem), tree.line()
    found = texts_of(tree)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("field", ["name", "story"])
def test_an_awkward_text_reads_back(field: str, text: str) -> None:
    """Whatever YAML would take for something else is quoted; a story is a block."""
    assert read(record_text("product", {field: text})) == {field: text}


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_line_reads_back(text: str) -> None:
    """Texts of one line, whatever letters they have."""
    wanted = {"name": text.strip()} if text.strip() else {}
    assert read(record_text("product", {"name": text, "group": "x"})) == {**wanted, "group": "x"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_real_product_reads_back(path: object) -> None:
    """Each file of the catalog, written anew."""
    texts = read(path.read_text("utf-8"))  # type: ignore[attr-defined]
    assert read(record_text("product", texts)) == texts


def test_it_is_written_as_people_write() -> None:
    """In the order of the rules, lists below their field, quotes only where they are needed."""
    texts: Texts = {
        "sources": [{"title": "Danh sách: 2025"}],
        "recognitions": [{"score": "62,50", "stars": "3"}],
        "name": "Bánh tráng",
        "story": "Một.\n\nHai.",
        "origin": {"commune": "00727"},
    }
    assert record_text("product", texts) == (
        "name: Bánh tráng\norigin:\n  commune: '00727'\nrecognitions:\n  - stars: 3\n    score: 62,50\n"
        "story: |\n  Một.\n\n  Hai.\nsources:\n  - title: 'Danh sách: 2025'\n"
    )


WRITTEN = """\
# đầu tệp
name: Bánh tráng   # đúng như nhãn
group: thuc-pham

# các lần công nhận
recognitions: [{stars: 3, as_of: "2025"}]
sources:
- title: "Danh sách"  # bản giấy
"""


def test_comments_order_and_quotes_stay() -> None:
    """Only the line of the changed field differs, and a new one stands where the rules put it."""
    wanted = merged("product", read(WRITTEN), {"group": "do-uong", "summary": "Ngon: thơm"})
    changed = changed_text(WRITTEN, "product", wanted)
    assert changed == WRITTEN.replace("thuc-pham", "do-uong").replace("sources:", "summary: 'Ngon: thơm'\nsources:")


def test_windows_line_ends_stay() -> None:
    """A file from Notepad stays one."""
    changed = changed_text(
        WRITTEN.replace("\n", "\r\n"), "product", merged("product", read(WRITTEN), {"season": "Tết"})
    )
    assert "season: Tết\r\n" in changed and "\n" not in changed.replace("\r\n", "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_real_product_keeps_all_else(path: object) -> None:
    """A field set in each file of the catalog: one line more, and no other line is another."""
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    changed = changed_text(text, "product", {**read(text), "capacity": "100 kg mỗi tháng"})
    lines = changed.splitlines()
    assert "capacity: 100 kg mỗi tháng" in lines
    assert set(text.splitlines()) - set(lines) <= {line for line in text.splitlines() if line.startswith("capacity:")}


def test_nothing_to_change_is_the_same_text() -> None:
    """To the byte, whatever its form."""
    assert changed_text(WRITTEN, "product", read(WRITTEN)) == WRITTEN


def test_what_cannot_be_kept_is_not_changed() -> None:
    """A field written twice would lose one."""
    with pytest.raises(CannotChange):
        changed_text("name: a\nname: b\n", "product", {"name": "c"})


def test_a_correction_removes_nothing() -> None:
    """Fields replace, members of a list are found by what they are known by, new ones join."""
    old: Texts = {
        "name": "A",
        "label": {"storage": "mát", "net_weight": "1 kg"},
        "lots": [{"lot": "L1", "produced": "01/01/2026"}, {"lot": "L2"}],
        "tags": ["cá", "mắm"],
    }
    new: Texts = {
        "label": {"net_weight": "2 kg"},
        "lots": [{"lot": "l1", "expires": "01/01/2027"}, {"lot": "L3"}],
        "tags": ["Cá", "quà"],
    }
    assert merged("product", old, new) == {
        "name": "A",
        "label": {"storage": "mát", "net_weight": "2 kg"},
        "lots": [{"lot": "l1", "produced": "01/01/2026", "expires": "01/01/2027"}, {"lot": "L2"}, {"lot": "L3"}],
        "tags": ["Cá", "mắm", "quà"],
    }


def test_a_return_inside_a_line_makes_no_second_line() -> None:
    """What only some programs take for the end of a line stays where its writer put it."""
    texts: Texts = {"name": "mứt dừa \r khô cá"}
    assert read(record_text("product", texts)) == texts
