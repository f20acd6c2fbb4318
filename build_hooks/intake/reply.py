"""What is answered to a sender: plain words to paste into a chat, with fields by the names that the form gives them."""

import re

from build_hooks.ground.words import say
from build_hooks.intake.differences import Difference
from build_hooks.intake.item import Item, Verdict
from build_hooks.intake.wording import field_words
from build_hooks.rules.problems import Problem

_NUMBER = re.compile(r"\[\d+\]")


def reply(item: Item, catalog: str) -> str:
    """The whole answer; `catalog` is how the catalog is named."""
    name = f"“{item.name}”" if item.name else say("intake.reply_product")
    is_part = item.waiting and item.verdict is Verdict.CHANGED
    said = say(f"intake.reply_{'part_taken' if is_part else item.verdict.value}")
    lines = [say("intake.reply_thanks", name=name, catalog=catalog), said]
    lines += [f"- {in_words(error)}" for error in item.errors]
    waiting = [difference for changed in item.waiting for difference in changed.waiting]
    lines += [say("intake.reply_waits"), *_named(waiting)] if waiting else []
    lines += [say("intake.reply_left_out"), *_named(item.left_out)] if item.left_out else []
    warnings = [problem for problem in item.problems if problem.is_warning]
    if warnings and item.verdict is not Verdict.SAME:
        lines += [say("intake.reply_warnings"), *(f"- {in_words(warning)}" for warning in warnings)]
    return "\n".join(lines) + "\n"


def says_the_same(answer: str, other: str) -> bool:
    """Whether two answers differ at most in what is only asked besides, which stands last: it follows from what else
    the catalog has on a day."""
    besides = say("intake.reply_warnings")
    return answer.partition(besides)[0].rstrip() == other.partition(besides)[0].rstrip()


def _named(found: list[Difference]) -> list[str]:
    """Fields by the names that the form gives them, those of one part on one line: "- Liên hệ mua hàng: Điện thoại".

    No value, and no place in a list: what is there may be for nobody else to read.
    """
    parts: dict[str, list[str]] = {}
    for difference in found:
        whole, *inner = field_words(_NUMBER.sub("", difference.path)).split(", ", 1)
        parts.setdefault(whole, []).extend(inner)
    return [
        f"- {whole}: {', '.join(dict.fromkeys(inner))}" if inner else f"- {whole}" for whole, inner in parts.items()
    ]


def in_words(problem: Problem) -> str:
    """The problem with its field in words: "Lần công nhận 2, Ngày ký quyết định: …"."""
    words = field_words(problem.field)
    return f"{words}: {problem.plain()}" if words else problem.plain()
