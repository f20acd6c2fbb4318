"""Stamps for tests: the smallest one to vary, and texts that try to be more than text."""

from dataclasses import replace
from typing import Any

from build_hooks.stamps.drawing import Stamp

ADDRESS = "https://ocop.example.vn/S/7KQ4M2XR/"
STAMP = Stamp(ADDRESS, "7KQ4 M2XR", "Bánh tráng", "Cơ sở Bánh Tráng")
LONG_NAME = (
    "Mắm cá linh hảo hạng nấu bằng cá linh đầu mùa nước nổi sông Hậu của Tổ hợp tác sản xuất mắm Phú Tân, "
    "hộp giấy 500 gam"
)
LONG_PRODUCER = (
    "Tổ hợp tác sản xuất, chế biến và kinh doanh các sản phẩm nông nghiệp an toàn ấp Phú Bình, xã Phú Tân, "
    "huyện Phú Tân, tỉnh An Giang và các cộng sự lâu năm của tổ"
)
HOSTILE = (
    "</svg><script>alert(1)</script>",
    "</title></path><image href='file:///etc/passwd'/>",
    '#import "x": *',
    '#read("/etc/passwd")',
    '"',
    "\\",
    "\\u{41}",
    "{{ 7*7 }}",
    "$x$ `y` *z* _w_ <label> @ref // #",
    "&lt;b&gt; &amp;",
    "\u202edảo\u202c \u200fphải",
    "Bánh 🍌 tráng 🥥",
    "漢字 สวัสดี ᠠ",
    "😀" * 40,
    "W" * 120,
    "một " * 30,
    "a\tb",
)


def stamp(**changes: Any) -> Stamp:
    """The smallest stamp with these fields changed."""
    return replace(STAMP, **changes)
