"""What is answered to a sender: plain words to paste into a chat, with fields by the names that the form gives them."""

import re

from build_hooks.intake.differences import Difference
from build_hooks.intake.item import Item, Verdict
from build_hooks.intake.wording import field_words
from build_hooks.rules.problems import Problem

_NUMBER = re.compile(r"\[\d+\]")
_PART_TAKEN = "Danh mục đã ghi một phần của bản sửa, đang chờ duyệt để đăng."
_WAITS = "Những mục này được đối chiếu với giấy tờ trước khi ghi, anh/chị chờ giúp:"
_LEFT_OUT = "Những mục này do người giữ danh mục ghi nên không lấy từ hồ sơ; cần đổi thì nhắn lại giúp:"
_SAID = {
    Verdict.NEW: "Danh mục đã nhận thông tin, đang chờ duyệt để đăng.",
    Verdict.CHANGED: "Danh mục đã ghi phần sửa, đang chờ duyệt để đăng.",
    Verdict.SAME: "Sản phẩm này đã có trong danh mục, lần này không ghi gì thêm. "
    "Cần sửa hay thêm điều gì, anh/chị mở trang của sản phẩm, bấm “Gửi bản sửa” giúp.",
    Verdict.WAITING: "Danh mục đã nhận phần sửa và chưa ghi gì.",
    Verdict.WRONG: "Danh mục chưa nhận được. Anh/chị sửa giúp rồi gửi lại:",
}


def reply(item: Item, catalog: str) -> str:
    """The whole answer; `catalog` is how the catalog is named."""
    name = f"“{item.name}”" if item.name else "sản phẩm"
    said = _PART_TAKEN if item.waiting and item.verdict is Verdict.CHANGED else _SAID[item.verdict]
    lines = [f"Cảm ơn anh/chị đã gửi {name} tới {catalog}.", said]
    lines += [f"- {in_words(one)}" for one in item.errors]
    warnings = [one for one in item.problems if one.is_warning]
    if warnings and item.verdict is not Verdict.SAME:
        lines += ["Nếu tiện, xem giúp thêm:", *(f"- {in_words(one)}" for one in warnings)]
    waiting = [one for changed in item.waiting for one in changed.waiting]
    lines += [_WAITS, *_named(waiting)] if waiting else []
    lines += [_LEFT_OUT, *_named(item.left_out)] if item.left_out else []
    return "\n".join(lines) + "\n"


def _named(found: list[Difference]) -> list[str]:
    """Fields by the names that the form gives them, those of one part on one line: "- Liên hệ mua hàng: Điện thoại".

    No value, and no place in a list: what is there may be for nobody else to read.
    """
    parts: dict[str, list[str]] = {}
    for one in found:
        whole, *inner = field_words(_NUMBER.sub("", one.path)).split(", ", 1)
        parts.setdefault(whole, []).extend(inner)
    return [
        f"- {whole}: {', '.join(dict.fromkeys(inner))}" if inner else f"- {whole}" for whole, inner in parts.items()
    ]


def in_words(problem: Problem) -> str:
    """The problem with its field in words: "Lần công nhận 2, Ngày ký quyết định: …"."""
    words = field_words(problem.field)
    return f"{words}: {problem.plain()}" if words else problem.plain()
