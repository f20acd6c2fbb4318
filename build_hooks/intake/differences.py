"""Every field in which two states of a record differ, old and new: nested ones by path, lists by their members."""

from collections.abc import Iterator
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.intake.carrying import is_held
from build_hooks.intake.merging import pairs
from build_hooks.intake.texts import Text, Texts
from build_hooks.intake.wording import change_words, is_long, value_words
from build_hooks.rules import Field

_EACH = 20  # lines of one field of the record, so that a hundred papers hide no telephone number
_NAMES = ("file", "lot", "decision", "number", "title", "name", "url")  # of a member, for people to find it by


class Difference(NamedTuple):
    """One field: its path as problems name it, its words, the values as people read them, "" for none.

    `label` is what the form calls the field alone: “Hạng sao” of “Các lần công nhận 1, Hạng sao”.
    """

    path: str
    words: str
    old: str
    new: str
    is_held: bool = False
    label: str = ""

    @property
    def value_line(self) -> str:
        """The same of what nothing was before: "Giá từ (đồng): 150000"."""
        return f"{self.words}: {change_words('', self.new).partition(' → ')[2]}"

    @property
    def is_cut(self) -> bool:
        """Whether the line does not hold both values whole."""
        return is_long(self.old) or is_long(self.new)

    @property
    def line(self) -> str:
        """One line: "Liên hệ mua hàng, Điện thoại: (chưa có) → 0912 345 678"."""
        return f"{self.words}: {change_words(self.old, self.new)}"


def differences(kind: str, old: Texts, new: Texts, *, adds: bool = False) -> list[Difference]:
    """All of them, in the order of the rules; `adds` as for carrying.held_back."""
    specs = rules.records()[kind]
    names = [*specs, *(text for text in {**old, **new} if text not in specs)]
    return [difference for name in names for difference in _of_field(kind, name, old, new, "", "", adds)]


def listed(found: list[Difference]) -> list[str]:
    """Their lines; of one field at most so many, and then how many more there are."""
    return [item if isinstance(item, str) else item.line for item in bounded(found)]


def bounded(found: list[Difference]) -> Iterator[Difference | str]:
    """Of one field at most so many, and then a line that says how many more there are."""
    fields: dict[str, list[Difference]] = {}
    for difference in found:
        fields.setdefault(difference.path.split("[")[0].split(".")[0], []).append(difference)
    for some in fields.values():
        yield from some[:_EACH]
        if len(some) > _EACH:
            part = some[0].line.split(",")[0].split(":")[0]
            yield say("intake.differences_more", part=part, count=len(some) - _EACH)


def _of_field(kind: str, name: str, old: Texts, new: Texts, path: str, words: str, adds: bool) -> Iterator[Difference]:
    was, now = old.get(name), new.get(name)
    if was == now:
        return
    spec = rules.records()[kind].get(name) or Field(name, "text", name)
    path, words = f"{path}{name}", f"{words}{spec.label}"
    inner = spec.of if spec.of in rules.records() else ""
    if inner and isinstance(was, dict | None) and isinstance(now, dict | None):
        yield from _of_record(inner, was or {}, now or {}, path, words, adds)
    elif spec.type == "list" and isinstance(was, list | None) and isinstance(now, list | None):
        yield from _of_list(kind, spec, was or [], now or [], path, words, adds)
    else:
        held = is_held(kind, name, was, now, adds=adds)
        yield Difference(path, words, value_words(spec, was), value_words(spec, now), held, spec.label)


def _of_record(kind: str, old: Texts, new: Texts, path: str, words: str, adds: bool) -> Iterator[Difference]:
    specs = rules.records()[kind]
    for name in [*specs, *(text for text in {**old, **new} if text not in specs)]:
        yield from _of_field(kind, name, old, new, f"{path}.", f"{words}, ", adds)


def _of_list(
    kind: str, spec: Field, old: list[Text], new: list[Text], path: str, words: str, adds: bool
) -> Iterator[Difference]:
    for at, was, now in pairs(kind, spec.name, old, new):
        if isinstance(was, dict | None) and isinstance(now, dict | None) and spec.of in rules.records():
            known = f" ({name})" if was and (name := _name(was)) else ""
            here = f"{words} {at + 1}{known}"
            yield from _of_record(spec.of, was or {}, now or {}, f"{path}[{at + 1}]", here, adds)
        else:
            held = is_held(kind, spec.name, was, now, adds=adds)
            its = value_words(spec, was), value_words(spec, now)
            yield Difference(f"{path}[{at + 1}]", words, *its, held, spec.label)


def _name(member: Texts) -> str:
    """What people call a member of a list by, cut."""
    return next((value_words(None, member[key])[:40] for key in _NAMES if member.get(key)), "")
