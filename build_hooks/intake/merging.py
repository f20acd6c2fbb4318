"""What a correction makes of a record: given fields replace, members of lists find their like, nothing is removed.

A text that looks the same as the one that is there is no change: it stays as its writer wrote it.
"""

from build_hooks.intake.texts import Text, Texts
from build_hooks.names import is_same
from build_hooks.text import as_seen

# What a member of a list is known by; the first of these fields that both have decides, by its words as names are.
_KNOWN_BY = {
    "recognitions": ("decision", "as_of"),
    "photos": ("file",),
    "variants": ("gtin", "name"),
    "documents": ("number", "title", "kind"),
    "lots": ("lot",),
    "steps": ("what",),
    "sold_at": ("name",),
    "links": ("url",),
    "sources": ("title",),
}
# No words: every sign counts in these, but for the case of letters.
_SIGNS = ("file", "gtin", "lot", "url", "as_of")


def merged(old: Texts, new: Texts) -> Texts:
    """The old record with the fields of the new one; what the new one does not name stays as it is."""
    return {**old, **{name: _merged(name, old.get(name), text) for name, text in new.items()}}


def _merged(name: str, old: Text | None, new: Text) -> Text:
    if isinstance(old, dict) and isinstance(new, dict):
        return merged(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _joined(name, old, new)
    if isinstance(old, str) and isinstance(new, str) and as_seen(old) == as_seen(new):
        return old
    return new


def _joined(name: str, old: list[Text], new: list[Text]) -> list[Text]:
    """Each new member in the place of its like; of two that are known by one name, each in its own."""
    found = list(old)
    free = list(range(len(old)))
    for item in new:
        equal = (at for at in free if _merged(name, found[at], item) == found[at])
        like = (at for at in free if _is_same(name, found[at], item))
        place = next(equal, next(like, None))
        if place is None:
            found.append(item)
        else:
            free.remove(place)
            found[place] = _merged(name, found[place], item)
    return found


def _is_same(name: str, one: Text, other: Text) -> bool:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return isinstance(one, str) and isinstance(other, str) and is_same(one, other)
    for key in _KNOWN_BY.get(name, ()):
        if key in one and key in other:
            first, second = str(one[key]), str(other[key])
            return _is_same_sign(first, second) if key in _SIGNS else is_same(first, second)
    return one == other


def _is_same_sign(one: str, other: str) -> bool:
    return as_seen(one).casefold() == as_seen(other).casefold()
