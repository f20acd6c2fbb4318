"""A problem: its place, what was found, what is allowed and the mend, in the words of rules/messages.yml."""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from build_hooks import rules

_BLANK = re.compile(r"\{(\w+)\}")
_LONGEST_QUOTE = 700


class Mark(NamedTuple):
    """A place in a file; line and column count from 1, 0 is the file as a whole."""

    line: int = 0
    column: int = 0

    def after(self, text: str) -> "Mark":
        """The place right behind `text` on the same line."""
        return Mark(self.line, self.column + len(text))


@lru_cache(1 << 15)
def mark_at(line: int, column: int) -> Mark:
    """One for all files: most of what stands in a large catalog stands where it does in others."""
    return Mark(line, column)


@dataclass(frozen=True, slots=True)
class Word:
    """A blank's filling that differs by language: a name of rules/words.yml, and what fills the blanks in its words."""

    name: str
    blanks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file. `path` is relative to the repository, with forward slashes."""

    path: str
    mark: Mark
    field: str
    message: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def is_warning(self) -> bool:
        """Warnings do not stop a build."""
        return rules.messages()[self.message].get("level") == "warning"

    @property
    def place(self) -> str:
        """`path:line:column`, or the path alone for a problem of the whole file."""
        path = one_line(self.path)
        return f"{path}:{self.mark.line}:{self.mark.column}" if self.mark.line else path

    def sentence(self, language: str = "vi") -> str:
        """`field: found; allowed; mend`. A piece whose blanks cannot be filled is left out."""
        words = rules.messages()[self.message][language]
        pieces = [_fill(words[part], self.params, language) for part in ("found", "allowed", "mend")]
        said = "; ".join(piece for piece in pieces if piece)
        return f"{one_line(self.field)}: {said}" if self.field else said

    def plain(self) -> str:
        """The sentence for who filled in a form or a table and sees no file; without the field."""
        words = rules.messages()[self.message].get("form", "")
        return _fill(words, self.params, "vi") or dataclasses.replace(self, field="").sentence()

    def line(self, language: str = "vi") -> str:
        """The whole line an officer reads."""
        kind = f"{rules.words('warning')[language]}: " if self.is_warning else ""
        return f"{self.place}: {kind}{self.sentence(language)}"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Problems are listed by file, then by place."""
        return (self.path, self.mark.line, self.mark.column, self.field, self.message)


class InvalidCatalog(Exception):
    """The files could not be made into a catalog; carries every problem of every file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def _fill(words: str, params: Mapping[str, object], language: str) -> str:
    if any(str(params.get(name, "")) == "" for name in _BLANK.findall(words)):
        return ""
    return _BLANK.sub(lambda blank: one_line(_said(params[blank[1]], language)), words)


def _said(value: object, language: str) -> object:
    if not isinstance(value, Word):
        return value
    words = rules.words(value.name)[language]
    return _fill(words, dict(value.blanks), language) if value.blanks else words


def one_line(value: object) -> str:
    """What somebody wrote as it is quoted: on one line, without signs that a terminal obeys, and not for ever."""
    text = " ".join(str(value).split())
    text = "".join(letter if letter.isprintable() else "�" for letter in text)
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
