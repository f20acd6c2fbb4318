"""What is answered to a sender: plain words to paste into a chat, with fields by the names that the form gives them."""

import re

from build_hooks import rules
from build_hooks.intake.item import Item, Verdict
from build_hooks.problems import Problem, one_line

_PART = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
_SAID = {
    Verdict.NEW: "Danh mục đã nhận thông tin, đang chờ duyệt để đăng.",
    Verdict.CHANGED: "Danh mục đã ghi phần sửa, đang chờ duyệt để đăng.",
    Verdict.SAME: "Sản phẩm này đã có trong danh mục và không có gì khác, nên chưa cần làm gì thêm.",
    Verdict.WRONG: "Danh mục chưa nhận được. Anh/chị sửa giúp rồi gửi lại:",
}


def reply(item: Item, catalog: str) -> str:
    """The whole answer; `catalog` is how the catalog is named."""
    name = f"“{item.name}”" if item.name else "sản phẩm"
    lines = [f"Cảm ơn anh/chị đã gửi {name} tới {catalog}.", _SAID[item.verdict]]
    lines += [f"- {in_words(one)}" for one in item.errors]
    warnings = [one for one in item.problems if one.is_warning]
    if warnings and item.verdict is not Verdict.SAME:
        lines += ["Nếu tiện, xem giúp thêm:", *(f"- {in_words(one)}" for one in warnings)]
    return "\n".join(lines) + "\n"


def in_words(problem: Problem) -> str:
    """The problem with its field in words: "Lần công nhận 2, Ngày ký quyết định: …"."""
    words = _field_words(problem.field)
    return f"{words}: {problem.plain()}" if words else problem.plain()


def _field_words(path: str) -> str:
    """Labels for "recognitions[2].issued"; what the rules do not know stays as it is written."""
    for kind in ("product", "producer"):
        words: list[str] = []
        here = kind
        for name, number in _PART.findall(path):
            spec = rules.records().get(here, {}).get(name)
            if spec is None:
                words = []
                break
            words.append(f"{spec.label} {number}".strip())
            here = spec.of
        if words:
            return ", ".join(words)
    return one_line(path)
