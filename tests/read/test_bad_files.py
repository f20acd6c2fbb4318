"""Files that are not what they should be: each is told in few lines, with its place, and never runs anything."""

import unicodedata
from pathlib import Path

import pytest

from build_hooks.read.source import MAX_BYTES
from tests.building import PRODUCT
from tests.reading import CASES, PATH, lines_of, problems_of, read_files, said, table, with_fields

FOLDER = CASES / "bad-files"
FILES = sorted(path.name for path in FOLDER.glob("*.yml") if path.name != "expected.yml")
EXPECTED: dict[str, list[str]] = table("bad-files/expected.yml")

UTF8_MEND = "cần mã UTF-8; mở bằng Notepad, chọn Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8"
UTF16 = f"{PATH}: tệp lưu theo mã UTF-16; {UTF8_MEND}"
CONTROL = "chỉ chữ và dấu thông thường; xóa ký tự đó rồi gõ lại"
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("name", FILES)
def test_lines_of_a_bad_file(name: str) -> None:
    """The lines about each file of tests/cases/bad-files are those of expected.yml, to the letter."""
    path = f"products/an-giang/{name}"
    assert [line.removeprefix(path) for line in lines_of((FOLDER / name).read_bytes(), path=path)] == [
        with_fields(line) for line in EXPECTED[name]
    ]


def test_every_bad_file_is_expected() -> None:
    """No file goes without its lines, and no lines without their file."""
    assert list(EXPECTED) == FILES


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name: a\n".encode("utf-16-le"), f"{PATH}:1:2: có ký tự điều khiển lạ (U+0000); {CONTROL}"),
        (b"\xff\xfe" + PRODUCT.encode("utf-16-le"), UTF16),
        (b"\xfe\xff" + PRODUCT.encode("utf-16-be"), UTF16),
        (b"group: x\nname: caf\xe9\n", f"{PATH}:2:10: có ký tự không phải mã UTF-8; {UTF8_MEND}"),
        ("name: Bánh ".encode() + b"\xe9\n", f"{PATH}:1:12: có ký tự không phải mã UTF-8; {UTF8_MEND}"),
        (BOM + b"name: caf\xe9\n", f"{PATH}:1:10: có ký tự không phải mã UTF-8; {UTF8_MEND}"),
        (b"name: a\x00b\n", f"{PATH}:1:8: có ký tự điều khiển lạ (U+0000); {CONTROL}"),
        (b"name: a\ngroup: \x1b[31m\n", f"{PATH}:2:8: có ký tự điều khiển lạ (U+001B); {CONTROL}"),
    ],
    ids=["utf16-no-mark", "utf16-le", "utf16-be", "latin-1", "after-marks", "latin-1-after-bom", "nul", "escape"],
)
def test_bytes_that_are_no_text(content: bytes, line: str) -> None:
    """Another encoding or a control character is named with its place and its mend."""
    assert lines_of(content) == [line]


@pytest.mark.parametrize(
    "content",
    [BOM + PRODUCT.encode(), PRODUCT.replace("\n", "\r\n").encode(), PRODUCT.rstrip("\n").encode()],
    ids=["bom", "crlf", "no-last-line-end"],
)
def test_what_editors_do_is_accepted(content: bytes) -> None:
    """A byte order mark, line ends of Windows or a missing last one are no faults."""
    assert lines_of(content) == []


def test_a_hash_is_found_in_a_windows_file() -> None:
    """What a line end of Windows follows is told like any other."""
    (line,) = lines_of(PRODUCT.replace("Bánh tráng", "Bánh #1").replace("\n", "\r\n"))
    assert line.startswith(f"{PATH}:1:7: cảnh báo: name: phần từ “#1” bị coi là ghi chú")


@pytest.mark.parametrize("size", [300 * 1024, 10 * 1024 * 1024])
def test_a_file_that_is_too_large(tmp_path: Path, size: int) -> None:
    """A file over the bound is refused by its size alone."""
    content = PRODUCT.encode() + b"#" * (size - len(PRODUCT.encode()))
    (problem,) = read_files(tmp_path, {PATH: content}).problems
    assert problem.line() == f"{PATH}: tệp nặng {size // 1024} KB; nhiều nhất 256 KB; ảnh và bản quét để ở tệp riêng"


def test_a_file_just_within_the_bound(tmp_path: Path) -> None:
    """A file of exactly the bound is read."""
    content = PRODUCT.encode() + b"#" * (MAX_BYTES - len(PRODUCT.encode()))
    assert read_files(tmp_path, {PATH: content}).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{a: " * 60_000,
        "- " * 120_000,
        "? " * 120_000,
        "a: " * 80_000,
        "a:\n" * 20_000,
        '"' + "a" * 250_000,
    ],
    ids=["brackets", "braces", "dashes", "questions", "colons", "lines", "quote"],
)
def test_nothing_takes_long(text: str) -> None:
    """However a file is nested, its problem is told, and the reader comes back."""
    assert problems_of(text)


def test_decomposed_letters_become_one() -> None:
    """A file typed on a Mac, letters and marks apart, reads as any other, and a key or choice in it is known."""
    text = PRODUCT + "sample: có\n"
    assert unicodedata.normalize("NFD", text) != text
    assert lines_of(unicodedata.normalize("NFD", text)) == []


def test_decomposed_letters_reach_the_catalog_as_one(tmp_path: Path) -> None:
    """The name in the catalog is in normal form C, whatever the file's form."""
    reading = read_files(tmp_path, {PATH: unicodedata.normalize("NFD", PRODUCT)})
    assert reading.catalog.products[0].name == "Bánh tráng"


def test_tags_of_yaml_are_nothing(tmp_path: Path) -> None:
    """A tag that makes other readers call Python is passed over; its text is text."""
    text = PRODUCT.replace("Bánh tráng", "!!python/object/apply:os.getcwd Bánh")
    assert read_files(tmp_path, {PATH: text}).catalog.products[0].name == "Bánh"


def test_words_of_yaml_are_text(tmp_path: Path) -> None:
    """`no`, 00727 and 12:30 are what was written, never a truth value or another number."""
    text = PRODUCT.replace("Bánh tráng", "no").replace('as_of: "2025"', "as_of: 2025, decision: 00727, note: 12:30")
    product = read_files(tmp_path, {PATH: text}).catalog.products[0]
    newest = product.recognitions[0]
    assert (product.name, newest.as_of, newest.decision, newest.note) == ("no", "2025", "00727", "12:30")


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\e", r"\u0085", r"\x7f", r"\ufffe", r"\uffff"])
def test_control_characters_behind_an_escape(escape: str) -> None:
    """A control character that double quotes spell out is refused like one in the file."""
    found = said(problems_of(PRODUCT.replace("Bánh tráng", f'"Bánh{escape}tráng"')))
    assert found == [(f"{PATH}:1:7", "control_character")]


@pytest.mark.parametrize("key", [r'"x\n::error"', r'"x\r::error"', r'"x\e[31m"', "x" * 5_000])
def test_a_problem_is_one_line(key: str) -> None:
    """Whatever a file calls its fields, a problem is one printable line of bounded length."""
    for line in lines_of(f"{PRODUCT}{key}: 1\n"):
        assert line.isprintable()
        assert len(line) < 2_000


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_lines_are_those_of_an_editor(sign: str) -> None:
    """A separator that YAML takes for a line's end and an editor does not is refused where it stands."""
    found = said(problems_of(PRODUCT.replace("Bánh tráng", f"Bánh{sign}tráng")))
    assert found == [(f"{PATH}:1:11", "control_character")]


def test_an_empty_list_is_nothing() -> None:
    """`sources: []` states no source: the field is missing like one that is not there."""
    assert [
        (one.field, one.message) for one in problems_of(PRODUCT.replace("[{title: Danh sách sản phẩm}]", "[]"))
    ] == [("sources", "missing")]


@pytest.mark.parametrize(
    "text",
    ["Bánh Vinamit®", "Hộp 20cm×30cm", "Bánh Noël", "Bánh – kẹo «mới»", "bot 5 µm", "N° 5"],
)
def test_unicode_is_no_old_code_page(text: str) -> None:
    """A trade mark sign, a times sign or a French word is not taken for a code page of the nineties."""
    assert lines_of(f"{PRODUCT}season: {text}\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("B¸nh tr¸ng", "tcvn3_text"),
        ("§Æc s¶n", "tcvn3_text"),
        ("Trµ sen", "tcvn3_text"),
        ("Trµ, sen", "tcvn3_text"),
        ("Trµ", "tcvn3_text"),
        ("Baùnh traùng", "vni_text"),
        ("Ñaëc saûn", "vni_text"),
    ],
)
def test_text_of_an_old_code_page(text: str, message: str) -> None:
    """Text typed for a font of the nineties is noticed."""
    assert [(one.field, one.message) for one in problems_of(f"{PRODUCT}season: {text}\n")] == [("season", message)]


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("Tên sản phẩm", "name"), ("ten san pham", "name"), ("nhóm sản phẩm", "group"), ("câu chuyện", "story")],
)
def test_a_label_in_place_of_a_key(key: str, nearest: str) -> None:
    """Who writes a field by the words that people call it is told its key."""
    (line,) = lines_of(f"{PRODUCT}{key}: x\n")
    assert line.endswith(f"; có phải “{nearest}”?")


@pytest.mark.parametrize(
    "line", ["name: Bánh: ngon", "summary: Bánh tráng: loại mỏng", "season: Từ tháng 1: mùa khô # ghi chú"]
)
def test_a_colon_inside(line: str) -> None:
    """A colon and a space inside a text are pointed at, with the mend."""
    (problem,) = problems_of(f"{line}\ngroup: thuc-pham\n")
    assert (problem.message, problem.mark.column) == ("colon_inside", line.rindex(": ") + 1)


def test_the_space_of_word_is_a_space(tmp_path: Path) -> None:
    """A space that does not break, as Word and Zalo put it, is read as any space, behind a colon and inside a text."""
    text = PRODUCT.replace("name: Bánh tráng", "name:\u00a0Bánh\u00a0tráng")
    assert text != PRODUCT
    reading = read_files(tmp_path, {PATH: text})
    assert (reading.problems, reading.catalog.products[0].name) == ((), "Bánh tráng")


def test_thousands_of_problems_are_bounded() -> None:
    """A file of nothing but faults is told a hundred of them, and that there are more."""
    found = [problem.message for problem in problems_of("".join(f"field{number}: x\n" for number in range(500)))]
    assert found.count("unknown_key") == 100
    assert found.count("more_problems") == 1
