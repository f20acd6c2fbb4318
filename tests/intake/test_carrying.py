"""What a sender may write: decided for every field of the rules, and the same in add, import and in the answer."""

from collections.abc import Iterator
from typing import Any

import pytest

from build_hooks import rules
from build_hooks.intake.carrying import held_back, only_code, without_never, words_of
from build_hooks.intake.differences import differences, listed
from build_hooks.intake.merging import merged
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.read.yaml_tree import parse
from build_hooks.rules import Field
from tests.building import CATALOG

RECORDS = rules.records()


def reached(kind: str) -> Iterator[str]:
    yield kind
    for spec in RECORDS[kind].values():
        if spec.of in RECORDS:
            yield from reached(spec.of)


KINDS = sorted({kind for root in ("product", "producer") for kind in reached(root)})
LEAVES = {(kind, name) for kind in KINDS for name, spec in RECORDS[kind].items() if spec.of not in RECORDS}
# What no catalog may ever take from a sender, and what the harm in a correction would be; said here once more, so that
# a slip in the table is a failing test and not a new rule.
NEVER = {"product.code", "product.sample", "product.group_by", "product.updated", "producer.sample", "producer.updated"}
NEVER |= {f"status.{name}" for name in RECORDS["status"]}
HELD = {f"{kind}.{name}" for kind in ("recognition", "document", "contact", "origin", "link") for name in RECORDS[kind]}
HELD |= {"product.name", "product.group", "product.producer", "producer.name", "producer.tax_code", "producer.address"}
HELD |= {"producer.type", "variant.gtin", "product.alcohol", "shop.url", "source.url"}


def test_every_field_is_decided() -> None:
    """A row without a field and a field in two rows are told; a field without a row is held."""
    assert set(rules.carried()) >= LEAVES
    assert set(rules.carried().values()) == {"never", "held", "kept", "plain"}
    rows = [(record, name) for rows in _rows() for row in rows for record, names in row.items() for name in names]
    assert len(rows) == len(set(rows)) and set(rows) <= LEAVES
    assert {rules.carried()[one] for one in LEAVES - set(rows)} <= {"held"}


def _rows() -> Any:
    return rules._read("carried.yml").values()


@pytest.mark.parametrize("field", sorted(NEVER))
def test_what_is_never_taken(field: str) -> None:
    record, name = field.split(".")
    assert rules.carried()[record, name] == "never"


@pytest.mark.parametrize("field", sorted(HELD))
def test_what_waits(field: str) -> None:
    record, name = field.split(".")
    assert rules.carried()[record, name] == "held"


def value(spec: Field, sign: str) -> Any:
    """Anything in a field, other for another sign."""
    if spec.of in RECORDS:
        inner = {name: value(one, sign) for name, one in RECORDS[spec.of].items()}
        return [inner] if spec.type == "list" else inner
    return [sign] if spec.type == "list" else sign


def whole(kind: str, sign: str) -> Texts:
    return {name: value(spec, sign) for name, spec in RECORDS[kind].items()}


def leaves(kind: str, texts: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(record, field) of everything in it."""
    for name, text in texts.items():
        spec = RECORDS[kind][name]
        for one in text if isinstance(text, list) else [text]:
            if spec.of in RECORDS:
                yield from leaves(spec.of, one, f"{path}{name}.")
            else:
                yield kind, name


@pytest.mark.parametrize("kind", ["product", "producer"])
def test_a_sender_who_writes_everything(kind: str) -> None:
    """Of a record in which every field is filled, the never-fields alone are left out; of an officer's the code."""
    kept, left = without_never(kind, whole(kind, "x"))
    assert {rules.carried()[one] for one in leaves(kind, left)} == {"never"}
    assert "never" not in {rules.carried()[one] for one in leaves(kind, kept)}
    assert {*leaves(kind, kept), *leaves(kind, left)} == set(leaves(kind, whole(kind, "x")))
    _, left = only_code(kind, whole(kind, "x"))
    assert set(left) == ({"code"} if kind == "product" else set())


@pytest.mark.parametrize("kind", ["product", "producer"])
@pytest.mark.parametrize("old", ["nothing", "other"])
def test_a_correction_of_everything(kind: str, old: str) -> None:
    """Every plain field is the new one, every other as it was, whether there was something or nothing."""
    sent, _ = without_never(kind, whole(kind, "mới"))
    before: Texts = {} if old == "nothing" else whole(kind, "cũ")
    wanted = merged(kind, before, sent)
    kept = held_back(kind, before, wanted)
    taken = {(one.path.replace("[2]", "[1]"), one.new) for one in differences(kind, before, kept)}
    waiting = differences(kind, kept, wanted)
    assert {new for _, new in taken} == {"mới"} and all(one.is_held for one in waiting)
    assert not [one for one in differences(kind, before, kept) if one.is_held]
    words = {"plain": {*leaves(kind, kept)}, "held": {*leaves(kind, sent)} - {*leaves(kind, kept)}}
    if old == "nothing":
        for word, found in words.items():
            allowed = {"plain", "kept"} if word == "plain" else {word}
            assert {rules.carried()[one] for one in found} <= allowed


@pytest.mark.parametrize("name", [name for name in RECORDS["product"] if name not in ("code", "updated")])
def test_each_field_by_itself(name: str) -> None:
    """One field is sent: it waits, is written or is left out, as the table says, and nothing else is touched."""
    words = words_of("product", RECORDS["product"][name])
    sent, left = without_never("product", {name: value(RECORDS["product"][name], "mới")})
    assert bool(left) == ("never" in words)
    before = whole("product", "cũ")
    kept = held_back("product", before, merged("product", before, sent))
    assert {one for one in kept if kept[one] != before[one]} <= {name}
    if words == {"held"}:
        assert kept == before
    if words == {"plain"}:
        assert kept == merged("product", before, sent)


@pytest.mark.parametrize(
    "sent",
    [
        {"status": "withdrawn"},
        {"status": [{"is": "revoked"}]},
        {"contact": "0999 999 999"},
        {"recognitions": {"stars": "5"}},
        {"recognitions": ["5 sao"]},
        {"variants": "8936049500008"},
        {"origin": ["30445"]},
    ],
)
def test_another_shape_is_no_way_in(sent: Texts) -> None:
    """A record that is a word, a list that is a record: nothing of it is written without a yes."""
    sent, _ = without_never("product", sent)
    before = whole("product", "cũ")
    assert held_back("product", before, merged("product", before, sent)) == before


def test_a_decision_adds_and_replaces_nothing() -> None:
    """Where an officer's decision is taken in, what it adds is written; another date or rank of a decision waits."""
    decided: Texts = {"stars": "3", "decision": "86/QĐ-UBND", "issued": "27/01/2023"}
    before: Texts = {"recognitions": [decided]}
    new: Texts = {"stars": "4", "decision": "86/QĐ-UBND", "issued": "27/01/2026"}
    wanted = merged("product", before, {"recognitions": [new]})
    assert held_back("product", before, wanted, adds=True) == {"recognitions": [decided, new]}
    same_year: Texts = {**new, "issued": "28/01/2023", "score": "62,50"}
    wanted = merged("product", before, {"recognitions": [same_year]})
    kept = held_back("product", before, wanted, adds=True)
    assert kept == {"recognitions": [{**decided, "score": "62,50"}]}
    assert [one.line for one in differences("product", kept, wanted)] == [
        "Các lần công nhận 1 (86/QĐ-UBND), Hạng sao: 3 → 4",
        "Các lần công nhận 1 (86/QĐ-UBND), Ngày ký quyết định: 27/01/2023 → 28/01/2023",
    ]


# How differences read


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ({"group": "do-uong"}, {"group": "thuc-pham"}, ["Nhóm sản phẩm: Đồ uống → Thực phẩm"]),
        ({"alcohol": "yes"}, {"alcohol": "không"}, ["Đồ uống có cồn: có → không"]),
        ({"season": "Tết"}, {}, ["Mùa vụ: Tết → (bỏ)"]),
        ({"tags": ["cá", "quà"]}, {"tags": ["quà", "mắm"]}, ["Từ khóa: (chưa có) → mắm", "Từ khóa: cá → (bỏ)"]),
        (
            {"photos": [{"file": "01.jpg", "alt": "Hũ"}]},
            {"photos": [{"file": "02.jpg"}, {"file": "01.jpg", "alt": "Hũ mắm"}]},
            ["Ảnh 1, Tệp ảnh: (chưa có) → 02.jpg", "Ảnh 2 (01.jpg), Mô tả ảnh: Hũ → Hũ mắm"],
        ),
        ({"name": "Mứt dừa"}, {"name": "Mứt dứa"}, ["Tên sản phẩm: Mứt dừa → Mứt dứa"]),
        ({"story": "a\n\nb"}, {"story": "a b"}, ["Câu chuyện sản phẩm: a b (đổi cách viết)"]),
        ({"summary": "a\u202eb\x1b[31m"}, {}, ["Một câu giới thiệu: a�b�[31m → (bỏ)"]),
        ({}, {"lạ": "x"}, ["lạ: (chưa có) → x"]),
    ],
)
def test_how_a_change_reads(old: Texts, new: Texts, lines: list[str]) -> None:
    assert listed(differences("product", old, new)) == lines


def test_of_long_texts_the_difference_is_shown() -> None:
    """Two stories that begin alike are told where they part, each at most so long."""
    start = "Đầu mùa nước nổi, " * 30
    (line,) = listed(differences("product", {"story": f"{start}cá linh"}, {"story": f"{start}cá lóc{'!' * 999}"}))
    assert "cá linh → …" in line and "cá lóc!!!" in line and len(line) < 260


def test_many_changes_hide_none_of_another_field() -> None:
    """Forty papers are counted; the telephone number behind them stands on its line."""
    new: Texts = {"documents": [{"kind": "khac", "number": str(at)} for at in range(40)], "contact": {"phone": "1800"}}
    lines = listed(differences("product", {}, new))
    assert lines[20] == "Giấy tờ 1: … và 60 chỗ nữa" or lines[20].startswith("Giấy tờ")
    assert lines[21:] == ["Liên hệ mua hàng, Điện thoại: (chưa có) → 1800"]


@pytest.mark.parametrize("path", sorted((CATALOG / "products").rglob("*.yml")), ids=lambda path: path.stem)
def test_a_real_product_sent_back_changes_nothing(path: Any) -> None:
    """Its own file as a correction of itself: no difference, whatever it has."""
    texts = texts_of(parse(path.read_text("utf-8"), ""))  # type: ignore[arg-type]
    assert isinstance(texts, dict)
    assert merged("product", texts, texts) == texts and differences("product", texts, texts) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("recognitions", {"decision": "1/QĐ", "issued": "27/01/2023"}, {"decision": "1/QĐ", "issued": "2023-01-27"}),
        ("variants", {"name": "Gói", "gtin": "8936049500008"}, {"name": "Gói", "gtin": "08936049500008"}),
        ("lots", {"lot": "L1", "expires": "1/2/2027"}, {"lot": "L1", "expires": "01/02/2027"}),
    ],
)
def test_another_writing_is_no_change(name: str, old: Texts, new: Texts) -> None:
    """A day, a bar code written otherwise asks nobody for anything."""
    assert merged("product", {name: [old]}, {name: [new]}) == {name: [old]}


def test_another_writing_of_a_phone_is_no_change() -> None:
    old: Texts = {"contact": {"phone": "0912 345 678", "consent": "02/03/2026"}}
    assert merged("product", old, {"contact": {"phone": "0912345678", "consent": "2026-03-02"}}) == old


LEADING = [
    "Gọi 0912345678", "gọi +84 912 345 678", "ĐT: (0296) 3 852 963", "0912.345.678", "Tổng đài 1900 6035",
    "mua ở [đây](https://mua.example)", "xem mua-hang.vn", "SHOPEE.COM", "thư a.b@c.vn", "[gọi](tel:113)",
]  # fmt: skip


@pytest.mark.parametrize("text", LEADING)
@pytest.mark.parametrize("name", ["summary", "story", "season", "aliases", "tags"])
def test_a_text_that_leads_out_waits(name: str, text: str) -> None:
    """Whom a shopper calls is no plain word, wherever it stands; what stood there already is no news."""
    of = (lambda one: [one]) if name in ("aliases", "tags") else (lambda one: one)
    before: Texts = {name: of("Bánh ngon")}
    wanted: Texts = {name: of(f"Bánh ngon. {text}")}
    assert held_back("product", before, wanted) == before
    assert any(one.is_held for one in differences("product", before, wanted))
    assert held_back("product", wanted, {name: of(f"Bánh rất ngon. {text}")}) != wanted


@pytest.mark.parametrize(
    "text", ["Từ 02/10/2026 đến 30/11/2026.", "0,5 kg; 10.000 hộp", "Gạo.Ngon", "Năm 1900", "ST25"]
)
def test_plain_texts_do_not_wait(text: str) -> None:
    """Days, weights and slips of the keyboard lead nowhere."""
    assert held_back("product", {}, {"summary": text}) == {"summary": text}


def test_a_drawing_is_made_no_photograph() -> None:
    """What a picture is waits where it is said; of a picture that is new it is written."""
    drawn: Texts = {"photos": [{"file": "01.jpg", "kind": "illustration"}]}
    wanted: Texts = {"photos": [{"file": "01.jpg", "kind": "photo"}, {"file": "02.jpg", "kind": "illustration"}]}
    kept = held_back("product", drawn, wanted)
    assert kept == {"photos": [{"file": "01.jpg", "kind": "illustration"}, {"file": "02.jpg", "kind": "illustration"}]}
    assert [one.is_held for one in differences("product", kept, wanted)] == [True]
