"""A name as it would be written: one that is typed in capitals or begins small is offered mended, and never changed."""

from functools import cache

from build_hooks import rules
from build_hooks.ground.text import fold

_FEW = 4  # letters that may well be a name in capitals, as OCOP or VINA


def mended(name: str, *, is_owner: bool = False) -> str:
    """The name with capitals where they belong; the name itself where nothing is odd."""
    if is_owner and name == name.lower() and _kind(name.split()):
        name = name.upper()
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) > _FEW and all(letter == letter.upper() for letter in letters) and " " in name.strip():
        words = name.split()
        return _first_large(_owner(words) if is_owner else " ".join(map(_lowered, words)))
    return _first_large(name)


def _owner(words: list[str]) -> str:
    """The kind in small letters, the name that follows with large ones: Công ty TNHH MTV Thanh Tùng."""
    kind = _kind(words)
    return " ".join(_lowered(word) if at < kind else _named(word) for at, word in enumerate(words))


def _kind(words: list[str]) -> int:
    """How many words at the beginning say the kind of producer."""
    folded = fold(" ".join(words))
    known = (kind for some in rules.workbook()["producer_names"].values() for kind in some)
    return max((len(kind.split()) for kind in known if f"{folded} ".startswith(f"{kind} ")), default=0)


def _lowered(word: str) -> str:
    return word if fold(word) in _shorts() or any(sign.isdigit() for sign in word) else word.lower()


def _named(word: str) -> str:
    return _lowered(word) if _lowered(word) == word else word[:1] + word[1:].lower()


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _shorts() -> frozenset[str]:
    """Short forms that are written in capitals: TNHH, HTX."""
    return frozenset(fold(short) for some in rules.short_forms().values() for short in some) | {"ocop", "vietgap"}
