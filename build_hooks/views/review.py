"""What a reviewer sees of a change: which products it is about, and every problem, as Markdown that runs nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.problems import Problem

_SIGNS = "\\`*_{}[]()#+-!|<>@&~:/"  # of Markdown, HTML, mentions and addresses
_MOST = 200  # rows of a table; the summary of a host has an end


class Change(NamedTuple):
    """A product's file that the change touches; `product` is None where it is gone or cannot be read."""

    path: str
    is_new: bool
    product: Product | None


def changes(catalog: Catalog | None, paths: Iterable[str], known: Iterable[str]) -> list[Change]:
    """The products among the changed paths; `known` are the paths that were there before."""
    products = {one.path: one for one in catalog.products} if catalog else {}
    before = set(known)
    return [
        Change(path, path not in before, products.get(path)) for path in sorted(paths) if path.startswith("products/")
    ]


def summary(found: Sequence[Change], problems: Sequence[Problem]) -> str:
    """The whole summary."""
    errors = [one for one in problems if not one.is_warning]
    warnings = [one for one in problems if one.is_warning]
    head = "## Chưa nhận được: còn lỗi" if errors else "## Dữ liệu đúng quy tắc"
    parts = [head, f"{len(found)} tệp sản phẩm thay đổi, {len(errors)} lỗi, {len(warnings)} cảnh báo."]
    if found:
        parts.append(
            "\n".join(["| | Sản phẩm | Hạng | Nơi làm | Tệp |", "|---|---|---|---|---|", *map(_row, found[:_MOST])])
        )
    for title, some in (("### Lỗi, phải sửa", errors), ("### Cảnh báo, xem lại", warnings)):
        if some:
            parts.append("\n".join([title, "", *_lines(some)]))
    return "\n\n".join(parts) + "\n"


def annotations(problems: Iterable[Problem], most: int = 10) -> Iterator[str]:
    """GitHub's workflow commands that put the first of each kind on their lines; it shows no more."""
    left = {"error": most, "warning": most}
    for one in problems:
        level = "warning" if one.is_warning else "error"
        if left[level]:
            left[level] -= 1
            line = f",line={one.mark.line},col={one.mark.column}" if one.mark.line else ""
            yield f"::{level} file={_property(one.path)}{line}::{_data(one.sentence())}"


def _row(one: Change) -> str:
    kind = "mới" if one.is_new else "sửa" if one.product else "xóa, hoặc chưa đọc được"
    its = one.product
    cells = [kind, its.name if its else "", _rank(its), its.origin.short if its else "", one.path]
    return f"| {' | '.join(map(plain, cells))} |"


def _rank(product: Product | None) -> str:
    """Stars as its newest recognition says."""
    stars = product.certificate.stars if product else None
    return f"{stars} sao" if stars else ""


def _lines(problems: Sequence[Problem]) -> Iterator[str]:
    yield from (f"- {plain(one.place)}: {plain(one.sentence())}" for one in problems[:_MOST])
    if len(problems) > _MOST:
        yield f"- … và {len(problems) - _MOST} chỗ nữa"


def plain(text: str) -> str:
    """Words that Markdown shows as they are: no markup, no mention, no link."""
    return "".join(f"&#{ord(letter)};" if letter in _SIGNS else letter for letter in " ".join(text.split()))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
