"""What a change makes of a product that is there: another one in its place, or a real one of a sample."""

from collections.abc import Iterator

from build_hooks.read.against_base.marks import is_replaced, same_product
from build_hooks.read.against_base.sides import Side
from build_hooks.rules.problems import Problem, Word


def problems(before: Side, now: Side) -> Iterator[Problem]:
    """Name and producer both changed in one file, and `sample` switched on or off."""
    for entry in now.products:
        old = same_product(entry, before, now)
        if old is None or not old.is_read or not entry.is_read:
            continue
        was, name = old.record.get("name", ""), entry.record.get("name", "")
        if was and name and old.slug == entry.slug and is_replaced(old, entry, before, now):
            yield entry.problem("name", "another_product", found=name, expected=was, path=old.path)
        if bool(entry.record.get("sample")) != bool(old.record.get("sample")) and not entry.has_wrong("sample"):
            word = Word("made_real") if old.record.get("sample") else Word("made_sample")
            yield entry.problem("sample", "sample_switched", product=was or entry.slug, how=word)
