"""The first part of a review, which nobody may overlook: what a change does to codes and printed addresses."""

from collections.abc import Iterator, Sequence

from build_hooks import rules
from build_hooks.intake.markdown import plain
from build_hooks.rules.problems import Problem

_MOST = 200  # of each kind; the summary of a host has an end


def is_about_codes(problem: Problem) -> bool:
    """Whether it is about a code, the ledger or a printed address."""
    return rules.messages()[problem.message].get("about") == "codes"


def codes_part(problems: Sequence[Problem], notes: Sequence[Problem]) -> str:
    """“Mã”, with everything about codes and printed addresses: what stops the change, what to look at, what to know."""
    ours = [one for one in problems if is_about_codes(one)]
    errors, warnings = [one for one in ours if not one.is_warning], [one for one in ours if one.is_warning]
    kinds = (("Không nhận được", errors), ("Phải xem lại", warnings), ("Cần biết", notes))
    lines = [line for kind, some in kinds for line in _lines(kind, some)]
    if not lines:
        return "### Mã\n\nKhông có thay đổi nào về mã."
    count = len(ours) + len(notes)
    told = f"> **Thay đổi này đụng đến mã hoặc địa chỉ đã in trên bao bì: {count} điều. Xem từng điều trước khi nhận.**"
    return "\n".join(["### Mã", "", told, "", *lines])


def _lines(kind: str, some: Sequence[Problem]) -> Iterator[str]:
    yield from (f"- **{kind}** – {plain(one.place)}: {plain(one.sentence())}" for one in some[:_MOST])
    if len(some) > _MOST:
        yield f"- **{kind}** – … và {len(some) - _MOST} điều nữa"
