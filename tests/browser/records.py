"""Records to judge, right and wrong in every way that the rules know, the same in every run."""

import random
from typing import Any

from build_hooks import rules
from build_hooks.rules import Field
from tests.reading import table

AWKWARD = [
    *("no", "~", "null", "00727", "1e3", "a: b", "a #b", "#a", "- x", "'a'", '"a"', "a\\b", "a\\", "* x", "& y", "! z"),
    *(
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a]",
        "x:",
        "|",
        "> y",
        "😀 cá",
        "Mắm “cá” – loại 1",
        "a\nb",
        "a\r\nb\rc",
        "a\tb",
        "\ta",
    ),
    *(
        "  a  ",
        "a\u00a0b",
        "\u00a0",
        "a\u2028b",
        "\ufeffa",
        "a\x00b",
        "a\x07",
        "\ud83d",
        "a\udc00b",
        "a\ufffe",
        "a\x85b",
    ),
    *("Ma\u0306\u0301m", "e\u0302\u0301", "\u0301a", "ẞ", "İ", "ﬁ", "x" * 3000, "", "   ", "\n\n"),
]
# Texts that the rules between fields look for.
SPICE = {
    "name": [
        "Rượu nếp",
        "Cao trị ho",
        "Tem chống giả",
        "Bia",
        "Bánh chữa lành",
        "Baìa",
        "Baùnh traùng",
        "B¸nh tr¸ng",
        "x" * 130,
    ],
    "story": ["Giúp chữa bệnh.", "**Ngon**\n\n- a\n- b", "- - - - - - x", "Điều trị; giải độc", "[" * 70],
    "issuer": [
        "UBND tỉnh An Giang",
        "UBND huyện Phú Tân",
        "Bộ Nông nghiệp",
        "Sở Công Thương",
        "UBND TP. Cần Thơ",
        "xtỉnhx",
    ],
    "usage": ["Uống để thải độc", "Chiên"],
    "lot": ["L1", "l1", "CON", "L.", "L/1", "INDEX.HTML", "Lô 1", "L1"],
    "file": ["01.jpg", "01.JPG", "02.png", "ảnh.jpg", "../x.jpg"],
    "stars": ["3", "4", "5", "6", "ba"],
    "score": ["62,50", "90", "49.5", "101", "070,0", "0,0"],
    "issued": ["27/01/2023", "2025-08-01", "01/01/2019", "01/01/2099", "31/02/2023", "1/3"],
    "as_of": ["2025", "2026", "02/2022", "01/01/2022", "2/1/2022", "2099", "năm 2025"],
    "valid_until": ["27/01/2026", "2021-12-31", "29/02/2028", "01/01/2035"],
    "from": ["50000", "9.000"],
    "to": ["10000", "60.000"],
    "level": ["province", "district", "central", "Cấp tỉnh"],
    "group": [
        "thuc-pham",
        "do-uong",
        "duoc-lieu",
        "thu-cong-my-nghe",
        "sinh-vat-canh",
        "du-lich",
        "thao-duoc",
        "luu-niem",
        "x",
    ],
    "commune": ["30445", "30406", "xã Chợ Vàm, An Giang", "xã Bình Thạnh Đôg", "Phú Tân", "Phường 99"],
    "old_commune": ["30445", "xã Phú Bình, huyện Phú Tân, An Giang", "xã Phú Bìn", "An Bình"],
    "old_district": ["892", "huyện Phú Tân, An Giang", "huyện Phú Tan", "Châu Thành"],
    "gtin": ["8935049500001", "9521234543213", "09506000134352", "96385074", "12345", "8936049500008", "8935049500002"],
}
_WRONG = 0.12


class _Maker:
    """Makes one record after the other from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same records in every run
        self.texts: dict[str, list[str]] = {}
        for row in table("values.yml"):
            self.texts.setdefault(row["type"], []).append(row["text"])

    def record(self, kind: str, depth: int = 0) -> Any:
        """Required fields mostly, others now and then; a few of another shape, a few that nobody knows."""
        if depth and self.random.random() < 0.02:
            return self.random.choice(["x", ["x"], []])
        found: dict[str, Any] = {}
        for name, spec in rules.records()[kind].items():
            chance = 0.95 if spec.required else 0.85 if name == "recognitions" else 0.3
            if self.random.random() < chance:
                found[name] = self.value(spec, depth)
        if self.random.random() < 0.08:
            found[self.random.choice(["ten", "Tên sản phẩm", "recognition", "nam", "sourcess", "xyz_q"])] = "x"
        return found

    def value(self, spec: Field, depth: int) -> Any:
        """A value of its type, or now and then of another."""
        if self.random.random() < 0.02:
            return self.random.choice(["", "x", [], ["x"], {"x": "y"}, {}])
        if spec.type == "record":
            return self.record(spec.of, depth + 1)
        if spec.type != "list":
            return self.text(spec, spec.type)
        if self.random.random() < 0.01:
            return ["x"] * (spec.max + 1)
        count = self.random.choice([1, 1, 2, 3])
        if spec.of in rules.records():
            return [self.record(spec.of, depth + 1) for _ in range(count)]
        return [self.text(spec, spec.of) for _ in range(count)]

    def text(self, spec: Field, kind: str) -> str:
        """From what tests of the rules know, or awkward."""
        if spec.name in SPICE and self.random.random() < 0.8:
            return self.random.choice(SPICE[spec.name])
        if self.random.random() < _WRONG:
            return self.random.choice(AWKWARD)
        if kind == "choice":
            keys = list(rules.choices(spec.choices))
            return self.random.choice([*keys, *keys, *keys, keys[0].upper(), rules.label(spec.choices, keys[-1])])
        if kind in ("text", "prose", "markdown"):
            return self.random.choice(["Bánh tráng", "Phơi sương", "Một\nhai", "“Trong ngoặc”", "y" * 5000])
        if kind == "slug":
            return self.random.choice(["co-so-mau", "Cơ sở Mẫu", "a--b"])
        return self.random.choice(self.texts[kind])


def records(kind: str, count: int) -> list[Any]:
    """So many records of a kind; the first ones are plain and right."""
    maker = _Maker(20_261_124 + len(kind))
    plain: list[Any] = [
        {
            "name": f"Bánh {n}",
            "group": "thuc-pham",
            "recognitions": [{"stars": "3", "as_of": "2025"}],
            "sources": [{"title": "T"}],
        }
        if kind == "product"
        else {"name": f"Lò bánh {n}", "type": "co-so", "sources": [{"title": "T"}]}
        for n in range(40)
    ]
    for one in plain[20:]:
        name = maker.random.choice([key for key in rules.records()[kind] if key not in one])
        one[name] = maker.value(rules.records()[kind][name], 0)
    return plain + [maker.record(kind) for _ in range(count - len(plain))]
