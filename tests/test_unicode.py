"""Text of the code pages of the nineties is known for what it is, and every letter of it for what it means."""

from typing import Any

import pytest

from build_hooks import places, rules
from build_hooks.rules import CodePage
from build_hooks.rules.unicode import in_unicode, page_of
from tests.building import PRODUCT
from tests.reading import lines_of, table

VIETNAMESE = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


def read(text: str) -> str:
    page = page_of(text)
    return in_unicode(text, page) if page else text


@pytest.mark.parametrize("row", table("old-letters.yml"), ids=lambda row: row["text"])
def test_what_was_meant(row: dict[str, Any]) -> None:
    """And what is Unicode stays."""
    assert read(row["text"]) == row.get("meant", row["text"])


def test_the_alphabets_are_whole() -> None:
    """Each small letter that Vietnamese adds to ASCII has one sign in each page."""
    for page in rules.code_pages():
        small = [letter for letter in page.letters.values() if letter.islower()]
        assert sorted(small) == sorted(VIETNAMESE), page.message


@pytest.mark.parametrize("page", rules.code_pages(), ids=lambda page: page.message)
def test_the_names_of_the_country(page: CodePage) -> None:
    """Communes of today as such a font writes them: nine in ten are known, and hardly one is read wrong.

    TCVN3 has no sign for capitals with a tone, and in “SRó” nobody sees whether the font makes capitals.
    """
    signs = {letter: sign for sign, letter in [*page.letters.items()][::-1]}
    names = [its.full_name for its in places.communes()]
    typed = {name: "".join(signs.get(letter, letter) for letter in name) for name in names}
    known = {name: text for name, text in typed.items() if page_of(text) is page}
    wrong = [name for name, text in known.items() if read(text) != name]
    assert len(known) > 0.99 * len(typed) and len(wrong) <= 4, wrong
    assert [name for name in names if page_of(name)] == []


def test_the_check_offers_it() -> None:
    """The whole of a line; of a long text its first such word."""
    (line,) = lines_of(f"{PRODUCT}season: Mïa n\u00adíc næi, tõ th¸ng 8\n")
    assert "thay bằng “Mùa nước nổi, từ tháng 8”, hoặc chuyển bằng UniKey" in line
    (line,) = lines_of(f"{PRODUCT}story: {'B¸nh lµm tay. ' * 20}\n")
    assert "chữ “B¸nh”" in line and "thay bằng “Bánh”, hoặc" in line
