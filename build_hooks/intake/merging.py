"""What a correction makes of a record: given fields replace, members of lists find their like.

Nothing is removed but by a sign, `emptied` of rules/words.yml: alone it empties a field, in a list it takes away all
that the list had, so that the members beside it are the whole of it. A text that looks the same as the one that is
there is no change: it stays as its writer wrote it.
"""

from collections.abc import Iterator
from datetime import date

from build_hooks import rules
from build_hooks.ground.text import as_seen
from build_hooks.intake.texts import Text, Texts
from build_hooks.read.values import Wrong, parse
from build_hooks.rules import Field
from build_hooks.rules.names import is_same, number

_NUMBERS = ("decision", "number")  # of papers, in whatever writing
# No words: every sign counts in these, but for the case of letters.
_SIGNS = ("file", "gtin", "lot", "url", "as_of")


# Types whose values can be the same in another writing: 27/01/2023 and 2023-01-27, 0912345678 and 0912 345 678.
_OF_VALUES = frozenset(
    {
        "date",
        "period",
        "integer",
        "decimal",
        "gtin",
        "tax_code",
        "phone",
        "flag",
        "commune",
        "old_commune",
        "old_district",
    }
)


def merged(kind: str, old: Texts, new: Texts) -> Texts:
    """The old record with the fields of the new one; what the new one does not name stays as it is.

    A list of the result begins with the members of the old one, changed or not, in their order, unless it was emptied.
    """
    found = {**old, **{name: _merged(kind, name, old.get(name), text) for name, text in new.items()}}
    return {name: text for name, text in found.items() if text not in ("", {}, [])}


def is_emptied(text: Text) -> bool:
    """Whether a text is the sign that nothing shall be there."""
    return isinstance(text, str) and as_seen(text).casefold() == rules.words("emptied")["vi"]


def pairs(kind: str, name: str, old: list[Text], new: list[Text]) -> Iterator[tuple[int, Text | None, Text | None]]:
    """The members in which two states of a list differ: the place, the old one and the new one that is its like."""
    free = list(range(len(old)))
    places = _of_equals(old, new, free)
    for at, item in enumerate(new):
        if at not in places:
            likes = (entry for entry in free if is_like(kind, name, old[entry], item))
            place = at if at in free and is_like(kind, name, old[at], item) else next(likes, None)
            if place is None and at in free and isinstance(item, dict):
                is_meant = any(is_like(kind, name, old[at], later) for later in new[at + 1 :])
                place = None if is_meant else at  # where another stood that is gone: the same one under another number
            if place is not None:
                free.remove(place)
            yield at, None if place is None else old[place], item
    yield from ((at, old[at], None) for at in free)


def _of_equals(old: list[Text], new: list[Text], free: list[int]) -> set[int]:
    """The places in `new` of what has not changed, taken from `free`: what kept its place first, then what moved."""
    same = [at for at in range(min(len(old), len(new))) if old[at] == new[at]]
    free[:] = [at for at in free if at not in set(same)]
    found = set(same)
    for at, item in enumerate(new):
        if at not in found and (place := next((entry for entry in free if old[entry] == item), None)) is not None:
            free.remove(place)
            found.add(at)
    return found


def _merged(kind: str, name: str, old: Text | None, new: Text) -> Text:
    spec = rules.records().get(kind, {}).get(name)
    inner = spec.of if spec and spec.of in rules.records() else ""
    if is_emptied(new):
        return ""
    if isinstance(old, dict | None) and isinstance(new, dict):
        return merged(inner, old or {}, new)
    if isinstance(old, list | None) and isinstance(new, list):
        items = [item for item in new if not is_emptied(item)]
        if spec and len(items) > spec.max:
            return items  # refused as it is
        joined = _joined if len(items) == len(new) else _anew
        return joined(kind, name, inner, old or [], items)
    if isinstance(old, str) and isinstance(new, str) and _says_the_same(spec, old, new):
        return old
    return new


def _says_the_same(spec: Field | None, text: str, other: str) -> bool:
    if as_seen(text) == as_seen(other) or (spec and spec.name in _NUMBERS and number(text) == number(other) != ""):
        return True
    if spec is None or spec.type not in _OF_VALUES:
        return False
    try:
        return bool(parse(text, spec) == parse(other, spec))
    except Wrong:
        return False


def _joined(kind: str, name: str, inner: str, old: list[Text], new: list[Text]) -> list[Text]:
    """Each new member in the place of its like; of two that are known by one name, each in its own."""
    found = list(old)
    free = list(range(len(old)))
    for item in new:
        equal = (at for at in free if _in_place(inner, found[at], item) == found[at])
        like = (at for at in free if is_like(kind, name, found[at], item))
        place = next(equal, next(like, None))
        if place is None:
            found.append(merged(inner, {}, item) if isinstance(item, dict) else item)
        else:
            free.remove(place)
            found[place] = _in_place(inner, found[place], item)
    return found


def _anew(kind: str, name: str, inner: str, old: list[Text], new: list[Text]) -> list[Text]:
    """The new members alone, each written as its like is where it says the same."""
    free, found = list(old), []
    for item in new:
        like = next((entry for entry in free if is_like(kind, name, entry, item)), {})
        free = [entry for entry in free if entry is not like]
        placed = _in_place(inner, like, item)
        if isinstance(placed, dict) and isinstance(item, dict):
            placed = {key: text for key, text in placed.items() if key in item}
        found.append(placed)
    return found


def _in_place(inner: str, old: Text, new: Text) -> Text:
    if isinstance(old, dict) and isinstance(new, dict):
        return merged(inner, old, new)
    return old if isinstance(old, str) and isinstance(new, str) and as_seen(old) == as_seen(new) else new


def is_like(kind: str, name: str, text: Text, other: Text) -> bool:
    """Whether two members of a list are one thing in two states. Offices count their decisions anew each year: the same
    number in another year is another decision."""
    if kind == "product" and name == "recognitions" and isinstance(text, dict) and isinstance(other, dict):
        years = _year(text.get("issued")), _year(other.get("issued"))
        if all(years) and years[0] != years[1]:
            return False
    return _is_same(kind, name, text, other)


def _year(text: Text | None) -> int:
    """The year of a day as it was typed; 0 for none."""
    try:
        day = parse(text, rules.records()["recognition"]["issued"]) if isinstance(text, str) else None
    except Wrong:
        return 0
    return day.year if isinstance(day, date) else 0


def _is_same(kind: str, name: str, text: Text, other: Text) -> bool:
    if not (isinstance(text, dict) and isinstance(other, dict)):
        return isinstance(text, str) and isinstance(other, str) and is_same(text, other)
    spec = rules.records().get(kind, {}).get(name)
    inner = rules.records().get(spec.of if spec else "", {})
    for key in rules.known_by().get(name, ()):
        if key in text and key in other:
            first, second = str(text[key]), str(other[key])
            if key in _NUMBERS:
                return number(first) == number(second) != ""
            is_one = _is_same_sign if key in _SIGNS else is_same
            return is_one(first, second) or _says_the_same(inner.get(key), first, second)
    return text == other


def _is_same_sign(text: str, other: str) -> bool:
    return as_seen(text).casefold() == as_seen(other).casefold()
