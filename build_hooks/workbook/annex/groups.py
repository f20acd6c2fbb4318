"""The group of a product in words, of the taxonomy of the decision's day."""

import re
from datetime import date
from functools import cache, lru_cache

from build_hooks import rules
from build_hooks.ground.text import fold

_BEFORE = re.compile(
    r"^(?:thuoc |ten )?(?:nhom|nganh|bo)(?: (?:nganh|hang|san pham))*\s*(?:(?:so )?(?:\d|[ivx]+)\b)?\s*[:.)-]*\s*"
)
_FILLED = {"va", "nhom", "cac"}


def taxonomy_of(day: date | None) -> str:
    """The taxonomy by which a decision of a day names its groups."""
    if day is None:
        return rules.today_taxonomy()
    began = {key: row.get("from", "") for key, row in rules.choices("taxonomies").items()}
    return max((key for key in began if began[key] <= day.isoformat()), key=lambda key: began[key])


@lru_cache(maxsize=1 << 12)
def group_of(text: str, taxonomy: str, *, may_begin: bool = False) -> str:
    """The key of the group that a text names, first of the day's taxonomy; "" for none.

    With a word such as “Nhóm” before it, or with `may_begin`, a text may be longer or shorter than the group's name.
    """
    plain = fold(text)
    named = _BEFORE.sub("", plain)
    wanted = _words(named)
    if not wanted:
        return ""
    for key, labels in _labels(taxonomy):
        if wanted in labels:
            return key
    if named == plain and not may_begin:
        return ""
    for key, labels in _labels(taxonomy):
        if any(wanted[: len(label)] == label or _is_shortened(wanted, label) for label in labels):
            return key
    return ""


def _is_shortened(wanted: tuple[str, ...], label: tuple[str, ...]) -> bool:
    return len(wanted) > 1 and label[: len(wanted)] == wanted


@cache
def _labels(taxonomy: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """The names of each group as words, those of the taxonomy first."""
    found = [
        (taxonomy not in row["taxonomy"], key, (row["label"], rules.short("groups", key), key.replace("-", " ")))
        for key, row in rules.choices("groups").items()
    ]
    return tuple((key, tuple(map(_words, map(fold, names)))) for _, key, names in sorted(found, key=lambda row: row[0]))


def _words(folded: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall("[a-z0-9]+", folded) if word not in _FILLED)
