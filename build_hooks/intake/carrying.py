"""What a submission may carry: fields that are left out, and fields that wait, as rules/carried.yml says of each."""

import re

from build_hooks import rules
from build_hooks.ground.text import as_seen
from build_hooks.intake.merging import pairs
from build_hooks.intake.texts import Text, Texts
from build_hooks.rules import Field

# Whom a reader would call, write to or visit: numbers as people write them in this country, and addresses.
_LEADS = re.compile(
    r"(?<![\d/])(?:\+?84|0)(?:[ .()-]{0,2}\d){8,10}(?![\d/])"
    r"|(?<!\d)1[89]00(?:[ .-]?\d){4,6}(?!\d)"
    r"|[\w.+-]{1,64}@[\w-]"
    r"|(?:https?|mailto|tel):\S{1,200}"
    r"|(?<![\w-])[\w-]{1,63}\.(?:vn|com|net|org|info|biz|shop|store|top|xyz|me|io|app|page|site|online|asia|link)(?!\w)",
    re.IGNORECASE,
)


def without_never(kind: str, texts: Texts) -> tuple[Texts, Texts]:
    """A record as its sender may send it, and what was taken out. What the rules do not know stays, to be told."""
    kept: Texts = {}
    left: Texts = {}
    for name, text in texts.items():
        its, lost = _parted(kind, rules.records()[kind].get(name), text)
        kept |= {name: its} if its not in ("", [], {}) else {}
        left |= {name: lost} if lost not in ("", [], {}) else {}
    return kept, left


def only_code(kind: str, texts: Texts) -> tuple[Texts, Texts]:
    """The same for an officer's own list, which may carry everything but the code."""
    left = {name: text for name, text in texts.items() if (kind, name) == ("product", "code")}
    return {name: text for name, text in texts.items() if name not in left}, left


def held_back(kind: str, old: Texts, wanted: Texts, *, adds: bool = False) -> Texts:
    """`wanted` with every held field as `old` has it.

    With `adds` only what is there is held: another value waits, one where there was none does not.
    """
    kept: Texts = {}
    for name in [*old, *(item for item in wanted if item not in old)]:
        text = _held_back(kind, name, old.get(name), wanted.get(name), adds)
        if text not in (None, "", [], {}):
            kept[name] = text
    return kept


def is_held(kind: str, name: str, old: Text | None, new: Text | None = None, *, adds: bool = False) -> bool:
    """Whether a field of a record, which is `old` today, waits for a yes; a record waits where any field of it does.

    So does a text that brings a telephone number or an address of the network, in whatever field it stands.
    """
    spec = rules.records()[kind].get(name)
    if spec is None or (adds and old is None):
        return False
    words = words_of(kind, spec)
    return bool({"held", "never"} & words) or ("kept" in words and old is not None) or bool(_leads(new) - _leads(old))


def _leads(text: Text | None) -> set[str]:
    """The numbers and addresses in a text, or in a list of texts."""
    texts = text if isinstance(text, list) else [text]
    return {found.casefold() for item in texts if isinstance(item, str) for found in _LEADS.findall(as_seen(item))}


def words_of(kind: str, spec: Field) -> set[str]:
    """What carried.yml says of a field; of a record inside another, what it says of its fields."""
    if spec.of not in rules.records():
        return {rules.carried()[kind, spec.name]}
    return {word for record in rules.records()[spec.of].values() for word in words_of(spec.of, record)}


def _parted(kind: str, spec: Field | None, text: Text) -> tuple[Text, Text]:
    """A field's text without what nobody may send, and that."""
    if spec is None:
        return text, ""
    if words_of(kind, spec) == {"never"}:
        return "", text
    if spec.of in rules.records() and isinstance(text, dict):
        return without_never(spec.of, text)
    if spec.of in rules.records() and isinstance(text, list):
        parts = [_parted(kind, spec, item) if isinstance(item, dict) else (item, "") for item in text]
        return [item for item, _ in parts if item], [lost for _, lost in parts if lost]
    return text, ""


def _held_back(kind: str, name: str, was: Text | None, now: Text | None, adds: bool) -> Text | None:
    spec = rules.records()[kind].get(name)
    if was == now or spec is None:
        return now
    inner = spec.of if spec.of in rules.records() else ""
    if inner and isinstance(now, dict | None) and isinstance(was, dict | None):
        return held_back(inner, was or {}, now or {}, adds=adds)
    if inner and isinstance(now, list | None) and isinstance(was, list | None):
        return _members_held_back(kind, name, inner, was or [], now or [], adds)
    return was if is_held(kind, name, was, now, adds=adds) else now


def _members_held_back(kind: str, name: str, inner: str, was: list[Text], now: list[Text], adds: bool) -> list[Text]:
    """Each member held back; one that is gone stays, as a whole and at its place, where any field of it is held."""
    differing = list(pairs(kind, name, was, now))
    before = {at: old for at, old, new in differing if new is not None}
    found = [kept for at, text in enumerate(now) if (kept := _member(inner, before.get(at, text), text, adds))]
    for at, old, new in differing:
        if new is None and old and _member(inner, old, {}, adds):
            found.insert(at, old)
    return found


def _member(kind: str, was: Text | None, now: Text, adds: bool) -> Text:
    if isinstance(now, dict) and isinstance(was, dict | None):
        return held_back(kind, was or {}, now, adds=adds)
    return was or ""
