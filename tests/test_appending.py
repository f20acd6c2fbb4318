"""Items put at the end of a list in a file: nothing else of the file changes, however people wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.intake.appending import (
    CannotAppend,
    quoted,
    texts,
    with_items,
)
from build_hooks.read.yaml_tree import Mapping, parse

NEW = '"L2", "L3"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", f"a: b\nlots: [{NEW}]\n"),
        ("a: b", f"a: b\nlots: [{NEW}]\n"),
        ("a: b\n# cuối\n", f"a: b\n# cuối\nlots: [{NEW}]\n"),
        ("a: b\r\n", f"a: b\r\nlots: [{NEW}]\r\n"),
        ("\ufeffa: b\n", f"\ufeffa: b\nlots: [{NEW}]\n"),
        ("a: |\n  b\n  c\n", f"a: |\n  b\n  c\nlots: [{NEW}]\n"),
        ("lots:\na: b\n", f"lots: [{NEW}]\na: b\n"),
        ("lots: # chưa có\na: b\n", f"lots: [{NEW}] # chưa có\na: b\n"),
        ("lots: ~\na: b\n", f"lots: [{NEW}]\na: b\n"),
        ("lots: []\n", f"lots: [{NEW}]\n"),
        ("lots: [ L1 ]\n", f"lots: [ L1 , {NEW}]\n"),
        ("lots: [L1] # một\na: b\n", f"lots: [L1, {NEW}] # một\na: b\n"),
        ("lots: ['L1',\n  á, # ghi\n]\na: b\n", f"lots: ['L1',\n  á, # ghi\n{NEW}]\na: b\n"),
        ("lots: [L1\n  ,A # một, hai\n  ]\n", f"lots: [L1\n  ,A # một, hai\n  , {NEW}]\n"),
        ("lots:\n  - L1 # một\n  # sau\na: b\n", 'lots:\n  - L1 # một\n  - "L2"\n  - "L3"\n  # sau\na: b\n'),
        ("a: b\nlots:\n- 'L-1'\n-   L1", 'a: b\nlots:\n- \'L-1\'\n-   L1\n- "L2"\n- "L3"'),
        ("lots:\r\n  - L1\r\na: b\r\n", 'lots:\r\n  - L1\r\n  - "L2"\r\n  - "L3"\r\na: b\r\n'),
    ],
)
def test_a_list_grows(before: str, after: str) -> None:
    """The items stand at the end of the list; comments, quotes, line ends and the byte order mark stay."""
    assert with_items(before, "lots", ("L2", "L3")) == after


@pytest.mark.parametrize(
    "text",
    ["{a: b}\n", "- a\n", " a: b\n", "a: b\n...\n", "lots: {a: b}\n", "lots: L1\n", "a: b\na\n", "lots: [a\n"],
    ids=["flow", "list", "indented", "end", "mapping", "text", "broken", "open"],
)
def test_what_is_not_safe_is_refused(text: str) -> None:
    """A file that would read otherwise afterwards is left to a person."""
    with pytest.raises(CannotAppend):
        with_items(text, "lots", ("L2",))


WORDS = st.text("L19-:#'\"\\[]{},&*!|>% áệ", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, min_size=1, max_size=3), st.sampled_from(["flow", "lines", "none"]))
def test_it_reads_as_before_but_longer(old: list[str], new: list[str], way: str) -> None:
    """Whatever the texts hold, the list is what it was and the new, and the other fields are as they were."""
    its = {"flow": f"[{', '.join(map(quoted, old))}]", "lines": "".join(f"\n  - {quoted(one)}" for one in old)}
    lots = f"lots: {its[way]}\n" if way in its else ""
    changed = parse(with_items(f"a: b\n{lots}c: d # e\n", "lots", tuple(new)), "")
    assert isinstance(changed, Mapping)
    found = {key.text: texts(value) for key, value in changed.entries}
    assert found == {"a": "b", "c": "d", "lots": [*(old if lots else []), *new]}
