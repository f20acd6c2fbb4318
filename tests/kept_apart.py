"""Pairs of names for tests: real words of products and producers with other marks, and the same in other writings."""

import random
import unicodedata
from collections.abc import Iterator

from build_hooks.ground.text import fold

_TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
_LETTERS = ["aăâ", "eê", "oôơ", "uư", "dđ"]
_VOWELS = "aăâeêioôơuưy"
_PRODUCTS = (
    "mứt dừa",
    "mứt dứa",
    "kẹo dừa",
    "khô cá lóc",
    "khô bò",
    "bơ sáp",
    "bánh tráng",
    "bánh phồng tôm",
    "mắm cá linh",
    "nước mắm nhĩ",
    "trà mãng cầu",
    "trà sâm đinh lăng",
    "rượu dâu tằm",
    "đường thốt nốt",
    "mật ong hoa tràm",
    "gạo nàng hương",
    "tương hột",
    "tinh dầu sả",
    "chả cá thát lát",
    "lạp xưởng tươi",
    "cà na xí muội",
    "dưa lưới",
    "đậu phộng rang",
    "hoà quả sấy",
    "tôm khô",
    "nem chua",
    "bún gạo",
    "hủ tiếu",
    "khoai lang tím",
    "chuối ép",
    "mít sấy",
    "nấm bào ngư",
    "yến sào",
    "thổ cẩm",
    "chiếu lác",
    "giỏ lục bình",
    "muối ớt",
    "tiêu đen",
    "sầu riêng",
    "bưởi da xanh",
    "quýt đường",
)
_MORE = (
    "sấy dẻo",
    "truyền thống",
    "nguyên chất",
    "đặc biệt",
    "loại một",
    "hòa bình",
    "tân hưng",
    "bảy núi",
    "mỹ lý",
    "thuý loan",
    "quê nội",
    "cô ba",
    "út đẹp",
)
_KINDS = ("Hợp tác xã", "Hộ kinh doanh", "Công ty TNHH MTV", "Cơ sở", "Tổ hợp tác", "Doanh nghiệp tư nhân")
_SHORT = {
    "Hợp tác xã": "HTX",
    "Hộ kinh doanh": "HKD",
    "Công ty TNHH MTV": "Cty trách nhiệm hữu hạn một thành viên",
    "Cơ sở": "CS",
    "Tổ hợp tác": "T.H.T",
    "Doanh nghiệp tư nhân": "DNTN",
}


def names(seed: int) -> Iterator[tuple[str, str, str]]:
    """Without end: a name, one of other marks that folds to the same, and the name in another writing."""
    chance = random.Random(seed)  # noqa: S311 - the same names in every run
    while True:
        name = f"{chance.choice(_PRODUCTS)} {chance.choice(_MORE)}".capitalize()
        if chance.random() < 0.4:
            name = f"{chance.choice(_KINDS)} {name}"
        other = name
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            other = _marked(other, chance)
        if unicodedata.normalize("NFC", other) != unicodedata.normalize("NFC", name):
            assert fold(other) == fold(name)
            yield name, other, _written(name, chance)


def _marked(name: str, chance: random.Random) -> str:
    """One mark changed: a tone, the mark of a letter, or đ."""
    words = name.split(" ")
    at = chance.randrange(len(words))
    word = words[at]
    places = [place for place, letter in enumerate(word) if any(_base(letter) in some for some in _LETTERS)]
    if places and chance.random() < 0.5:
        place = chance.choice(places)
        some = next(some for some in _LETTERS if _base(word[place]) in some)
        letter = chance.choice([one for one in some if one != _base(word[place])]) + _tone(word[place])
    else:
        vowels = [place for place, letter in enumerate(word) if _base(letter) in _VOWELS]
        if not vowels:
            return name
        place = next((one for one in vowels if _tone(word[one])), vowels[-1])
        letter = _base(word[place]) + chance.choice([one for one in _TONES if one != _tone(word[place])])
    letter = unicodedata.normalize("NFC", letter)
    words[at] = word[:place] + (letter.upper() if word[place].isupper() else letter) + word[place + 1 :]
    return " ".join(words)


def _written(name: str, chance: random.Random) -> str:
    """The same words otherwise: their short forms, case, spaces, hyphens, quotes, normal form, the place of a tone."""
    for long, short in _SHORT.items():
        name = name.replace(long, short) if chance.random() < 0.7 else name
    if chance.random() < 0.5:
        name = " ".join(_moved(word, chance) for word in name.split(" "))
    name = chance.choice((name, name.upper(), name.title(), name.lower()))
    name = name.replace(" ", chance.choice([" ", "  ", "\u00a0", "-", " – ", "\u2009"]))
    name = unicodedata.normalize(chance.choice(["NFC", "NFD"]), name)
    return chance.choice(["{}", "“{}”", "{}.", " {} ", "\u200b{}"]).format(name)


def _moved(word: str, chance: random.Random) -> str:
    """Its tone on another of two vowels that stand together (hoà, hòa)."""
    for at in range(len(word) - 1):
        one, other = word[at], word[at + 1]
        if _base(one) in "aeiouy" and _base(other) in "aeiouy" and bool(_tone(one)) != bool(_tone(other)):
            pair = _base(one) + _tone(other) + _base(other) + _tone(one)
            pair = unicodedata.normalize("NFC", pair)
            return (
                word[:at] + (pair.upper() if word.isupper() else pair) + word[at + 2 :]
                if chance.random() < 0.8
                else word
            )
    return word


def _base(letter: str) -> str:
    spread = unicodedata.normalize("NFD", letter.lower())
    return unicodedata.normalize("NFC", "".join(one for one in spread if one not in _TONES[1:]))


def _tone(letter: str) -> str:
    return next((one for one in unicodedata.normalize("NFD", letter) if one in _TONES[1:]), "")
