"""What a reviewer must look at, in one place: errors, what papers prove, photos, what is gone, warnings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.intake.compared import Compared
from build_hooks.intake.differences import Difference
from build_hooks.intake.markdown import plain
from build_hooks.intake.review_codes import is_about_codes
from build_hooks.rules.problems import Problem

_MOST = 200  # problems of a kind; the summary of a host has an end
_MOST_LINES = 100  # of what has to be compared with papers
_LONGEST = 300  # letters of what a new record says of itself


class _Part(NamedTuple):
    name: str
    lines: list[str]
    most: int


def look_part(problems: Sequence[Problem], its: Mapping[str, Compared]) -> str:
    """The whole part."""
    others = [problem for problem in problems if not is_about_codes(problem)]
    parts = (
        _Part("errors", [_line(problem) for problem in others if not problem.is_warning], _MOST),
        _Part("compare", list(_to_compare(its)), _MOST_LINES),
        _Part(
            "removed",
            [plain(f"{_called(path, its)} · {path}") for path, entry in its.items() if entry.is_gone],
            _MOST_LINES,
        ),
        _Part("photos", [_photos(path, entry) for path, entry in its.items() if entry.photos], _MOST_LINES),
        _Part("warnings", [_line(problem) for problem in others if problem.is_warning], _MOST),
    )
    shown = [_titled(part) for part in parts if part.lines]
    return "\n\n".join([f"### {say('intake.review_look')}", *(shown or [say("intake.review_nothing_to_look_at")])])


def is_proven(difference: Difference) -> bool:
    """Whether papers, or somebody who is asked, prove it."""
    return difference.is_held and difference.path != "updated"


def _titled(part: _Part) -> str:
    return "\n".join([f"**{say(f'intake.review_{part.name}')}**", "", *_listed(part)])


def _listed(part: _Part) -> Iterator[str]:
    yield from (f"- {line}" for line in part.lines[: part.most])
    if (more := len(part.lines) - part.most) > 0:
        yield f"- {say('intake.review_more', count=more)}"


def _line(problem: Problem) -> str:
    return f"{plain(problem.place)}: {plain(problem.sentence())}"


def _to_compare(its: Mapping[str, Compared]) -> Iterator[str]:
    """A line for each changed field that papers prove; of a new record one line with all of them."""
    for path, entry in its.items():
        proven = [difference for difference in entry.differences if is_proven(difference)]
        if entry.is_new:
            said = "; ".join(item._replace(words=item.label or item.words).value_line for item in proven)
            cut = f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said
            yield plain(f"{_called(path, its)} ({say('intake.review_new')}): {cut}")
        else:
            yield from (plain(f"{_called(path, its)} – {difference.line}") for difference in proven)


def _photos(path: str, entry: Compared) -> str:
    return plain(say("intake.review_photos_of", name=entry.name or path, count=len(entry.photos)))


def _called(path: str, its: Mapping[str, Compared]) -> str:
    return (its[path].name if path in its else "") or path
