"""Chance with a seed: pieces of real and of strange text, and ways to spoil what was whole."""

import json
import unicodedata
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

WORDS = (
    *("mứt dừa", "mứt dứa", "mứt dưa", "bánh tráng", "mắm cá linh", "khô cá chốt", "rượu dâu tằm", "lạp xưởng"),
    *("Nguyễn Thị Sáu", "Nguyễn Thị Sâu", "Lê Hoà", "Lê Hòa", "Đặng Thuý", "Đặng Thúy", "Ea H’Leo", "Đắk R'Lấp"),
    *("xã Bình Thạnh Đông, An Giang", "huyện Phú Tân", "thị trấn Tân Hưng", "tỉnh Tây Ninh", "HTX", "hợp tác xã"),
    *("86/QĐ-UBND", "UBND tỉnh An Giang", "27/01/2023", "3 sao", "★★★★☆", "62,50", "0912 345 678", "chữa bệnh"),
)
STRANGE = (
    *("²", "①", "１２３", "Ｋ", "٣", "\u0301", "e\u0302\u0301", "o\u031b\u0309", "a\u0323\u0306", "ﬁ", "İ", "ı", "ß"),
    *("\u200b", "\u200d", "\u00ad", "\ufeff", "\u00a0", "\u3000", "\u2028", "\u2029", "\u202e", "\u2066", "\u0085"),
    *(
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "\x0b",
        "\r",
        "\t",
        "\n",
        "\\",
        '"',
        "'",
        "`",
        "🍚",
        "👩\u200d🌾",
        "\U000e0041",
    ),
    *("ŉ", "ǰ", "\u1e9e", "\u01c5", "\u037e", "\u0340", "\u0374", "\u2126", "\ufdfa", "\ufffe", "\U0010ffff"),
)
INJECTED = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><svg onload=alert(1)>", "<!--", "]]>"),
    *("[x](javascript:alert(1))", "[x](data:text/html;base64,PHM+)", "![x](//e.vn/x.png)", "<javascript:x>", "&#x6A;"),
    *("{{ 7*7 }}", "{% include '/etc/passwd' %}", "{: onclick=alert(1) }", "--8<-- /etc/passwd", "[TOC]", "${7*7}"),
    *("&lt;b&gt;", "' onmouseover='alert(1)", '" style="x', "=HYPERLINK(1)", "@SUM(1)", "%s%n", "\\N", "!!python/x"),
)
PATHS = (
    *("../x", "..\\x", "../../../../etc/passwd", "/etc/passwd", "C:\\x", "\\\\host\\x", "./.", "a//b", "", ".", ".."),
    *("nul.jpg", "con.yml", "a\x00b", "x" * 300, "thư mục/tệp.yml", "file:///etc/passwd", "%2e%2e%2fx", "~/x", "AUX"),
)
NUMBERS = (
    *("0", "-1", "1e999", "9" * 40, "9" * 5000, "0x1F", "1_000", "٣", "²", "1.000.000", "1,5", "NaN", "inf", "-0"),
    *(
        "2147483648",
        "18446744073709551616",
        "1E+400000000",
        "1e-400000000",
        "00727",
        "3.0",
        "１２",
        "0E+999999999",
        "-0E9999",
    ),
)
SIGNS = "[](){}*_`#>-+=!&<|\\\"':,;.~^/? \t\n0aạ\u0301"


class Dice:
    """A source of chance that makes the same inputs on every machine."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.number = random.randrange
        self.between = random.randint
        self.shuffle = random.shuffle

    def one(self, choices: Sequence[T]) -> T:
        """Any of these."""
        return choices[int(self.random.random() * len(choices))]

    def some(self, choices: Sequence[T], most: int) -> list[T]:
        """None to `most` of these; one may come twice."""
        return [self.one(choices) for _ in range(self.number(most + 1))]

    def happens(self, chance: float) -> bool:
        """Whether it happens, this time."""
        return self.random.random() < chance

    def junk(self, most: int) -> bytes:
        """Up to `most` bytes of any value."""
        return self.random.randbytes(self.number(most + 1))

    def piece(self) -> str:
        """A word, a strange sign, or something that wants to be more than text."""
        dice = self.random.random()
        if dice < 0.55:
            return self.one(WORDS)
        if dice < 0.75:
            return self.one(STRANGE)
        if dice < 0.9:
            return self.one(INJECTED)
        return self.one(PATHS) if dice < 0.95 else self.one(NUMBERS)

    def text(self, most: int = 4) -> str:
        """A few pieces with spaces; seldom a long run of one sign."""
        if self.happens(0.02):
            return self.run()
        return " ".join(self.piece() for _ in range(self.between(1, most)))

    def plain(self, most: int = 3) -> str:
        """A few words that anybody would write."""
        return " ".join(self.some(WORDS, most) or [WORDS[0]])

    def run(self, most: int = 9000) -> str:
        """A long run of one sign, or of two in turn."""
        return (self.one(SIGNS) + (self.one(SIGNS) if self.happens(0.4) else "")) * self.number(most)

    def spoilt(self, text: str) -> str:
        """The text with one to four things done to it."""
        for _ in range(self.between(1, 4)):
            text = self._spoilt(text)
        return text

    def _spoilt(self, text: str) -> str:
        at = self.number(len(text) + 1)
        end = min(len(text), at + self.number(1 + self.one((1, 4, 40))))
        way = self.number(11)
        if way == 0:
            return text[:at] + text[end:]
        if way == 1:
            return text[:end] + text[at:end] * self.one((1, 1, 2, 7, 100)) + text[end:]
        if way in (2, 3):
            return text[:at] + self.piece() + text[at:]
        if way == 4:
            return text[:at] + self.one(SIGNS) + text[end:]
        if way == 5:
            return text[:at]
        if way == 6:
            return unicodedata.normalize(self.one(("NFD", "NFKD", "NFKC")), text)
        if way == 7:
            return text[:at] + self.one(SIGNS) * self.one((2, 3, 30, 300, 3000)) + text[at:]
        if way == 8:
            lines = text.split("\n")
            self.shuffle(lines)
            return "\n".join(lines)
        if way == 9:
            return text.replace(self.one(SIGNS), self.one(SIGNS), self.one((1, 5, -1)))
        return text[:at] + json.dumps(text[at:end] + self.one(("", "\ud800", "\udfff", "\u2028")))[1:-1] + text[end:]

    def spoilt_bytes(self, content: bytes) -> bytes:
        """The bytes with one to four things done to them."""
        for _ in range(self.between(1, 4)):
            content = self._spoilt_bytes(content)
        return content

    def _spoilt_bytes(self, content: bytes) -> bytes:
        at = self.number(len(content) + 1)
        end = min(len(content), at + self.number(1 + self.one((1, 4, 64))))
        way = self.number(8)
        if way in (0, 1):
            return content[:at] + bytes([self.number(256)]) + content[at + 1 :]
        if way == 2:
            return content[:at] + content[end:]
        if way == 3:
            return content[:end] + content[at:end] * self.one((1, 2, 30)) + content[end:]
        if way == 4:
            return content[:at] + self.junk(9) + content[at:]
        if way == 5:
            value = self.one((0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
            size = self.one((1, 2, 4))
            number: bytes = (value & (1 << 8 * size) - 1).to_bytes(size, "big" if self.happens(0.5) else "little")
            return content[:at] + number + content[at + size :]
        if way == 6:
            return content[:at] if self.happens(0.5) else content[at:]
        return content + content[at:end] if self.happens(0.5) else content[:at] + content[: end - at] + content[end:]
