"""The first part of a review, which nobody may overlook: what a change does to codes and printed addresses."""

from collections.abc import Iterator, Sequence

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.intake.markdown import plain
from build_hooks.rules.problems import Problem

_MOST = 200  # of each kind; the summary of a host has an end


def is_about_codes(problem: Problem) -> bool:
    """Whether it is about a code, the ledger or a printed address."""
    return rules.messages()[problem.message].get("about") == "codes"


def codes_part(problems: Sequence[Problem], notes: Sequence[Problem]) -> str:
    """“Mã”, with everything about codes and printed addresses: what stops the change, what to look at, what to know."""
    ours = [problem for problem in problems if is_about_codes(problem)]
    errors, warnings = (
        [problem for problem in ours if not problem.is_warning],
        [problem for problem in ours if problem.is_warning],
    )
    kinds = {"refused": errors, "look": warnings, "know": notes}
    lines = [line for kind, some in kinds.items() for line in _lines(say(f"intake.codes_{kind}"), some)]
    head = f"### {say('intake.codes_head')}"
    if not lines:
        return f"{head}\n\n{say('intake.codes_none')}"
    count = len(ours) + len(notes)
    told = f"> **{say('intake.codes_told', count=count)}**"
    return "\n".join([head, "", told, "", *lines])


def _lines(kind: str, some: Sequence[Problem]) -> Iterator[str]:
    yield from (f"- **{kind}** – {plain(item.place)}: {plain(item.sentence())}" for item in some[:_MOST])
    if len(some) > _MOST:
        yield f"- **{kind}** – {say('intake.codes_more', count=len(some) - _MOST)}"
