"""Each changed record in a review: every field old → new, long texts whole behind a fold, photos side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.intake.compared import Compared
from build_hooks.intake.differences import Difference, bounded
from build_hooks.intake.markdown import plain
from build_hooks.intake.marked import marked
from build_hooks.intake.review_look import is_proven

_MOST_FIELDS = 60  # changed fields of a file, and
_MOST_ALL = 300  # of all files, beside those that must be looked at: a host keeps 1 MB, letters may be six each
_MOST_WHOLE = 60_000  # letters of long texts that are shown whole
_WIDE = 300  # px of a picture


class Sides(NamedTuple):
    """The files that show a photo before and after, "" for none."""

    before: str
    after: str


def fields_part(
    paths: Sequence[str], its: Mapping[str, Compared], pictures: Mapping[str, Sides] | None = None
) -> Iterator[str]:
    """A part for each file; what is more than a summary holds is counted."""
    left, whole = _MOST_ALL, _MOST_WHOLE
    for path in paths:
        entry = its.get(path)
        if entry is None:
            continue
        items = list(_in_order(entry.differences))
        shown = items[: min(_MOST_FIELDS, left)]
        left -= len(shown)
        rows = []
        for item in shown:
            fold = _fold(item, whole)
            whole -= len(fold)
            rows.append(f"- {_line(item, is_new=entry.is_new)}{fold}")
        if more := len(items) - len(shown):
            rows.append(f"- {say('intake.review_more_fields', count=more)}")
        if not items:
            rows.append(f"- {say('intake.review_removed' if entry.is_gone else 'intake.review_no_field')}")
        yield "\n".join([f"#### {plain(entry.name)} · {plain(path)}", "", *rows])
        if entry.photos and pictures is not None:
            yield _side_by_side(entry.photos, pictures)


def _in_order(found: list[Difference]) -> Iterator[Difference | str]:
    """What has to be compared with papers first, then the rest."""
    yield from bounded([difference for difference in found if is_proven(difference)])
    yield from bounded([difference for difference in found if not is_proven(difference)])


def _line(item: Difference | str, *, is_new: bool) -> str:
    if isinstance(item, str):
        return plain(item)
    held = f"**{say('intake.review_held')}** " if is_proven(item) else ""
    return f"{held}{plain(item.value_line if is_new else item.line)}"


def _fold(item: Difference | str, most: int) -> str:
    """Both texts whole, folded, below a line that has only a part of them; "" where there is no room."""
    if isinstance(item, str) or not item.is_cut:
        return ""
    fold = f"\n  <details><summary>{say('intake.review_whole')}</summary>{marked(item.old, item.new)}</details>"
    return fold if len(fold) <= most else ""


def _side_by_side(photos: Sequence[str], pictures: Mapping[str, Sides]) -> str:
    head = "|".join(say(f"intake.review_{name}") for name in ("photo", "before", "after"))
    rows = []
    for path in photos:
        sides = pictures.get(path, Sides("", ""))
        name = plain(path.rpartition("/")[2])
        rows.append(f"|{name}|{_picture(sides.before)}|{_picture(sides.after)}|")
    return "\n".join([f"|{head}|", "|---|---|---|", *rows])


def _picture(file: str) -> str:
    """Names of pictures are ours, letter by letter."""
    return f'<img src="{file}" width="{_WIDE}" alt="">' if file else "–"
