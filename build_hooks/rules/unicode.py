"""A text of an old code page in Unicode, by the alphabets of code-pages.yml: "B¸nh tr¸ng" was meant as "Bánh tráng"."""

import re
from functools import cache

from build_hooks import rules
from build_hooks.rules import CodePage

_LETTERS, _SMALL = re.compile("[A-Za-z]"), re.compile("[a-z]")


def page_of(text: str) -> CodePage | None:
    """The code page that a text was typed in; None for Unicode, as far as anyone can tell."""
    if text.isascii():
        return None
    pages = (page for page in rules.code_pages() if not page.unless.search(text) and page.pattern.search(text))
    return next(pages, None)


def in_unicode(text: str, page: CodePage) -> str:
    """What was meant: each sign by its letter, in capitals where all that stands around it is."""
    all_are = not _SMALL.search(text) and any(map(_is_capital, text.split()))
    return re.sub(r"\S+", lambda word: _word(word[0], page, capital=all_are or _is_capital(word[0])), text)


def _word(word: str, page: CodePage, *, capital: bool) -> str:
    meant = _signs(page).sub(lambda sign: page.letters[sign[0]], word)
    return meant.upper() if capital else meant


def _is_capital(word: str) -> bool:
    """Whether the letters that any font shows as they are typed are capitals; one alone says nothing."""
    letters = _LETTERS.findall(word)
    return len(letters) > 1 and "".join(letters).isupper()


@cache
def _signs(page: CodePage) -> re.Pattern[str]:
    """Any sign of the alphabet, those of two letters first."""
    return re.compile("|".join(sorted(map(re.escape, page.letters), key=len, reverse=True)))
