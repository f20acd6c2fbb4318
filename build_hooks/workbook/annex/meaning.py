"""What a header means: how well its whole text fits a column, and which columns of a table fit best together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.text import fold
from build_hooks.rules.names import is_unmarked, words

_LEAST = 0.3  # of a fit that counts
_WEAK, _BESIDE = 0.5, 0.4  # worth of a word that may say it, and of one that may stand beside
_ABOVE = 0.9  # of a fit that needs the words above the header
_TIE = 0.1  # fits that are as near to each other are equal
_MOST_COLUMNS = 3  # of one meaning that are compared
_LONGEST = 200  # letters; a longer text is no header
_COUNT = re.compile(r"\s*\(?\d")  # “3 sản phẩm” is the number of a heading
_PARTED = re.compile(r"[/,;&\n+–-]|\svà\s|\shoặc\s", re.IGNORECASE)
Phrase = tuple[str, ...]


class _Meaning(NamedTuple):
    """What says a column, longest first, and what may and must not stand beside."""

    sure: tuple[Phrase, ...]
    weak: tuple[Phrase, ...]
    beside: tuple[Phrase, ...]
    never: tuple[Phrase, ...]
    is_whole: bool


def names() -> list[str]:
    """The columns that an annex may have."""
    return list(rules.workbook()["annex"])


@lru_cache(maxsize=1 << 14)
def fit(name: str, heads: tuple[str, ...], is_district: bool = False) -> float:
    """How well a header means a column, 0 for not at all; `heads` are its texts from the top, its own the last."""
    if not heads or sum(map(len, heads)) > _LONGEST:
        return 0.0
    own, whole = heads[-1], " ".join(heads)
    is_bare = is_unmarked(whole)
    spec = rules.workbook()["annex"][name]
    if both := spec.get("both"):
        found = _both(own, both[0], both[1], is_bare)
    else:
        if _has(_words(whole, is_bare), _meaning(name, is_bare).never) or _is_of_others(name, whole, is_district):
            return 0.0
        found = _fit(name, own, is_bare)
        if len(heads) > 1 and found < 1:
            found = max(found, _ABOVE * _fit(name, whole, is_bare))
    return found if found >= _LEAST else 0.0


def _fit(name: str, text: str, is_bare: bool) -> float:
    """The share of the words that the meaning explains, less the share that it does not; long phrases weigh more."""
    given, meaning = _words(text, is_bare), _meaning(name, is_bare)
    left = set(range(len(given)))
    sure, longest = _taken(given, left, meaning.sure)
    weak, _ = _taken(given, left, meaning.weak)
    beside, _ = _taken(given, left, meaning.beside)
    if not sure + weak or (meaning.is_whole and left) or _COUNT.match(text):
        return 0.0
    return (sure + _WEAK * weak + _BESIDE * beside - len(left)) / len(given) + 0.01 * longest


def _both(text: str, first: str, second: str, is_bare: bool) -> float:
    """Two meanings in one header, as in “Tên và địa chỉ chủ thể”: each has words of its own."""
    if not _PARTED.search(text):
        return 0.0
    given = _words(text, is_bare)
    ways = [_meaning(name, is_bare) for name in (first, second)]
    owner = {phrase: way for way in (0, 1) for phrase in ways[way].sure}
    left, counts = set(range(len(given))), [0, 0]
    for phrase in sorted(owner, key=len, reverse=True):
        taken, _ = _taken(given, left, (phrase,))
        counts[owner[phrase]] += taken
    weak, _ = _taken(given, left, ways[0].weak)
    counts[0] += weak
    _taken(given, left, (*ways[0].beside, *ways[1].beside))
    if not all(counts):
        return 0.0
    return (sum(counts) - len(left)) / len(given) + 0.01 * sum(counts)


def _taken(given: Phrase, left: set[int], phrases: Sequence[Phrase]) -> tuple[int, int]:
    """How many words the phrases cover that nothing has covered yet, and the longest of them; they are taken away."""
    count = longest = 0
    for phrase in phrases:
        for at in range(len(given) - len(phrase) + 1):
            places = range(at, at + len(phrase))
            if given[at : at + len(phrase)] == phrase and left.issuperset(places):
                left.difference_update(places)
                count += len(phrase)
                longest = max(longest, len(phrase))
    return count, longest


def _has(given: Phrase, phrases: Sequence[Phrase]) -> bool:
    return any(given[at : at + len(phrase)] == phrase for phrase in phrases for at in range(len(given)))


def _is_of_others(name: str, text: str, is_district: bool) -> bool:
    """Whether a result is that of the district below, which the province's decision does not give."""
    below = phrases(rules.workbook()["annex_levels"]["district"], is_unmarked(text))
    return name in ("score", "stars") and not is_district and _has(_words(text, is_unmarked(text)), below)


@cache
def _meaning(name: str, is_bare: bool) -> _Meaning:
    spec = rules.workbook()["annex"][name]
    sure, weak, beside, never = (phrases(spec.get(key, ()), is_bare) for key in ("is", "weak", "with", "never"))
    return _Meaning(sure, weak, beside, never, spec.get("only", False))


def phrases(texts: Sequence[str], is_bare: bool = False) -> tuple[Phrase, ...]:
    """Texts as words, the longest first; without marks for a text that has none."""
    return tuple(sorted({_words(str(text), is_bare) for text in texts}, key=lambda phrase: (-len(phrase), phrase)))


@lru_cache(maxsize=1 << 14)
def _words(text: str, is_bare: bool) -> Phrase:
    found = words(text)
    return tuple(fold(word) for word in found) if is_bare else found


def assigned(columns: Mapping[int, tuple[str, ...]], *, is_district: bool) -> dict[str, int]:
    """The column of each meaning, so that all headers together are explained best; a tie is the left one's."""
    fits: dict[str, list[tuple[float, int]]] = {}
    for name in names():
        found = [(fit(name, heads, is_district), -column) for column, heads in columns.items()]
        fits[name] = sorted((item for item in found if item[0]), reverse=True)[:_MOST_COLUMNS]
    wanted: dict[int, list[tuple[float, str]]] = {}
    for name, some in fits.items():
        for value, column in some:
            wanted.setdefault(-column, []).append((value, name))
    return _best(sorted(wanted.items()))


def _best(wanted: list[tuple[int, list[tuple[float, str]]]]) -> dict[str, int]:
    """The choice of the greatest sum, column by column: what was reached with the same names is kept once."""
    reached: dict[frozenset[str], tuple[float, tuple[tuple[str, int], ...]]] = {frozenset(): (0.0, ())}
    for column, fits in wanted:
        after = dict(reached)
        for used, (value, chosen) in reached.items():
            for more, name in fits:
                if name in used or _excluded(name, used):
                    continue
                key = used | {name}
                if key not in after or value + more > after[key][0] + 1e-9:
                    after[key] = value + more, (*chosen, (name, column))
        reached = after
    return dict(max(reached.values(), key=lambda pair: pair[0])[1])


def _excluded(name: str, used: frozenset[str]) -> bool:
    """Whether a column that holds two things stands beside one that holds one of them."""
    pairs = {key: set(spec["both"]) for key, spec in rules.workbook()["annex"].items() if "both" in spec}
    return bool(pairs.get(name, set()) & used) or any(name in pairs[other] for other in used if other in pairs)


def ties(
    columns: Mapping[int, tuple[str, ...]], chosen: Mapping[str, int], *, is_district: bool
) -> Iterator[tuple[str, int]]:
    """Columns that fit a result as well as the chosen one: nobody can tell which of them holds."""
    for name in ("stars", "score"):
        if name in chosen:
            value = fit(name, columns[chosen[name]], is_district)
            others = (at for at, heads in columns.items() if at not in chosen.values())
            yield from ((name, at) for at in others if fit(name, columns[at], is_district) >= value - _TIE)
