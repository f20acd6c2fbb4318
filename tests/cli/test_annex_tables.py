"""Annexes as offices lay them out: each row is read by the meaning of its headers, or asked about, or named."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from build_hooks.read.catalog import read_catalog
from build_hooks.rules.problems import Problem
from build_hooks.workbook.annex import Decision, read_annex
from build_hooks.workbook.opening import open_sheets
from tests.annexes.files import in_1258
from tests.workbook_files import DECISION, grid, opened, run, saved

PLACE = "xã Phú Bình, huyện Phú Tân"
HEAD = ["TT", "Tên sản phẩm", "Tên chủ thể", "Địa chỉ", "Nhóm", "Điểm", "Hạng sao"]


def row(number: int, name: str, stars: object = "3 sao", **changes: object) -> list[Any]:
    """A row below HEAD, with some cells changed by what they are called in short."""
    cells = {"owner": "HTX Một", "place": PLACE, "group": "Thực phẩm", "score": "62,5"} | changes
    return [number, name, cells["owner"], cells["place"], cells["group"], cells["score"], stars]


def taken(root: Path) -> dict[str, Any]:
    """The products beside the one that was there, by name."""
    return {item.name: item for item in read_catalog(root).catalog.products if item.slug != "banh-trang"}


def stars(root: Path) -> dict[str, int]:
    return {name: item.recognitions[0].stars for name, item in taken(root).items()}


def owners(root: Path) -> set[str]:
    return {item.name for item in read_catalog(root).catalog.producers}


def found_in(root: Path, path: Path) -> list[Problem]:
    """What is told of the file as a whole."""
    catalog = read_catalog(root).catalog
    return read_annex(open_sheets(path), Decision(*DECISION[1::2]), catalog).problems


# Columns


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Đơn vị tính", "Hộp"),
        ("Hạng đăng ký", "5 sao"),
        ("Điểm tự đánh giá", "95"),
        ("Điểm bán hàng", "Chợ Mới"),
        ("Nhóm chỉ tiêu", "A"),
        ("Cơ quan chủ quản", "UBND xã"),
        ("Kết quả kiểm nghiệm", "Đạt"),
        ("Sản phẩm chủ lực", "x"),
        ("Ảnh hưởng môi trường", "Ít"),
        ("Địa chỉ website", "mau.example.vn"),
        ("Ngân hàng", "Số 5"),
        ("Khách hàng", "3 sao"),
    ],
)
def test_a_header_that_only_begins_like_another(repository: Path, desk: Path, header: str, cell: str) -> None:
    """It stands before the right one and is told as not read."""
    rows = [[*HEAD[:1], header, *HEAD[1:]], [1, cell, *row(1, "Khô cá")[1:]]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and f"cột “{header}” không thuộc phụ lục" in result.output, result.output
    assert stars(repository) == {"Khô cá": 3} and owners(repository) == {"HTX Một"}


def test_the_result_of_the_council(repository: Path, desk: Path) -> None:
    """Under headers of three rows: what the owner gave itself is not the result."""
    rows: list[list[Any]] = [
        ["TT", "Sản phẩm", "Chủ thể", None, "Nhóm", "Tự đánh giá", None, "Kết quả", None],
        [None, None, "Tên", "Địa chỉ", None, "Điểm", "Hạng", "Hội đồng cấp tỉnh", None],
        [None, None, None, None, None, None, None, "Điểm", "Hạng"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1, "Khô cá", "HTX Một", PLACE, "Thực phẩm", 95, "5 sao", 62.5, "3 sao"],
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0, result.output
    recognition = taken(repository)["Khô cá"].recognitions[0]
    assert (recognition.stars, str(recognition.score)) == (3, "62.5") and owners(repository) == {"HTX Một"}


TWO = "cột “Hạng sao” và cột “Xếp hạng sao” đều có thể là kết quả của quyết định, mà khác nhau"


def test_two_columns_that_may_both_be_the_result(repository: Path, desk: Path) -> None:
    """Nobody can tell which holds where they differ, so it is asked."""
    rows = [[*HEAD, "Xếp hạng sao"], [*row(1, "Khô cá"), "4 sao"]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 1 and TWO in result.output


def test_a_header_on_every_page_and_every_sheet(repository: Path, desk: Path) -> None:
    """It is no product; hidden sheets and sheets without a table are named."""
    book = opened(grid(desk / "a.xlsx", [HEAD, row(1, "A"), HEAD, row(2, "B")], "4 sao").read_bytes())
    for title, rows in (("3 sao", [HEAD, row(1, "C")]), ("Ẩn", [HEAD, row(1, "D")]), ("Ghi chú", [["Chữ"]])):
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(cells)
    book["Ẩn"].sheet_state = "hidden"
    result = run(repository, saved(book, desk / "a.xlsx"), *DECISION)
    assert result.exit_code == 0 and set(taken(repository)) == {"A", "B", "C"}, result.output
    assert "sheet “Ẩn” đang ẩn nên không đọc" in result.output
    assert "“Ghi chú” không có bảng sản phẩm nên không đọc" in result.output


# Ranks


@pytest.mark.parametrize(
    "words",
    [
        "3 sao cấp tỉnh",
        "3 sao (công nhận lại)",
        "Đạt 3 sao năm 2023",
        "3 sao (62,5 điểm)",
        "Ba (03) sao",
        "3.0",
        "3 Sao.",
        "Sản phẩm 3 sao",
        "★★★☆☆",
        "3*",
    ],
)
def test_a_rank_in_words(repository: Path, desk: Path, words: str) -> None:
    result = run(repository, grid(desk / "a.xlsx", [HEAD, row(1, "Khô cá", words)]), *DECISION)
    assert result.exit_code == 0 and stars(repository) == {"Khô cá": 3}, result.output


@pytest.mark.parametrize("words", ["4 sao (tiềm năng 5 sao)", "Đề xuất 5 sao", "Không đạt", "Trình Trung ương 5 sao"])
def test_a_rank_that_nobody_has_given(repository: Path, desk: Path, words: str) -> None:
    """It is asked, never taken."""
    result = run(repository, grid(desk / "a.xlsx", [HEAD, row(1, "Khô cá", words)]), *DECISION)
    assert result.exit_code == 1 and f"hạng sao chưa được công nhận: “{words}”" in result.output
    assert not taken(repository)


def test_ticks_below_ranks(repository: Path, desk: Path) -> None:
    """One tick is a rank, two are a question."""
    head = [*HEAD[:5], "Hạng sao", None, None]
    below = [None] * 5 + ["3 sao", "4 sao", "5 sao"]
    rows = [head, below, [*row(1, "A")[:5], "x"], [*row(2, "B")[:5], None, "✓"], [*row(3, "C")[:5], "x", "x"]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION, "--skip-wrong")
    assert stars(repository) == {"A": 3, "B": 4} and "chưa rõ hạng sao: 3, 4" in result.output


@pytest.mark.parametrize(
    "title",
    ["DANH SÁCH SẢN PHẨM OCOP ĐẠT HẠNG 3 SAO NĂM 2023", "Danh sách 2 sản phẩm OCOP 3 sao huyện Phú Tân đợt 1 năm 2023"],
)
def test_the_rank_of_the_title(repository: Path, desk: Path, title: str) -> None:
    """For rows without one; a row that says another is asked about."""
    rows = [[title], HEAD, row(1, "A", None), row(2, "B", "4 sao")]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION, "--skip-wrong")
    assert stars(repository) == {"A": 3}
    assert "hàng này là “4 sao”, còn tiêu đề phía trên là “3 sao”" in result.output


def test_titles_that_name_several_ranks(repository: Path, desk: Path) -> None:
    """None of them is that of a row."""
    rows = [["DANH SÁCH SẢN PHẨM OCOP TỪ 3 SAO TRỞ LÊN"], ["SẢN PHẨM 3 SAO, 4 SAO"], HEAD, row(1, "A", None)]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 1 and "chưa rõ hạng sao: không ghi ở đâu" in result.output


def test_points_in_words(repository: Path, desk: Path) -> None:
    """With what stands behind them."""
    texts = ["71,00 điểm", "62.5/100", "62 , 5"]
    rows = [HEAD, *(row(at, f"Món {at}", score=text) for at, text in enumerate(texts, 1))]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0, result.output
    assert [float(item.recognitions[0].score) for item in taken(repository).values()] == [71, 62.5, 62.5]


def test_a_rank_of_another_decision(repository: Path, desk: Path) -> None:
    """In a cell, or above the table: it is told."""
    rows = [["(Kèm theo Quyết định số 99/QĐ-UBND)"], HEAD, row(1, "A", "OCOP 4 sao (QĐ 114/QĐ-UBND, 15/1/2020)")]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and stars(repository) == {"A": 4}, result.output
    assert "ở đây ghi quyết định 99/QĐ-UBND, còn --decision là 86/QĐ-UBND" in result.output
    assert "ở đây ghi quyết định 114/QĐ-UBND" in result.output


# Headings, sums, and rows that are no products


def test_headings_with_numbers_of_products(repository: Path, desk: Path) -> None:
    """Rank and group of what follows; each number and the sum are held against what was read, and told where wrong."""
    rows: list[list[Any]] = [
        HEAD,
        ["A", "SẢN PHẨM ĐẠT HẠNG 4 SAO", None, None, None, None, "02 sản phẩm"],
        ["I. Nhóm đồ uống (1 sản phẩm)"],
        row(1, "A", None, group=None),
        ["B", "Sản phẩm đạt hạng 3 sao", None, None, None, None, "01 sản phẩm"],
        ["I. Nhóm thực phẩm: 1 sản phẩm"],
        row(1, "B", None, group=None),
        [None, "Tổng cộng: 3 sản phẩm"],
        ["CHỦ TỊCH"],
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and stars(repository) == {"A": 4, "B": 3}, result.output
    assert {item.group for item in taken(repository).values()} == {"do-uong", "thuc-pham"}
    assert "Phụ lục!A2: cảnh báo: ở đây ghi 2 sản phẩm, đọc được 1" in result.output
    assert "Phụ lục!A8: cảnh báo: ở đây ghi 3 sản phẩm, đọc được 2" in result.output
    assert result.output.count("ở đây ghi") == 2
    assert "không phải sản phẩm nên không lấy: 2 “SẢN PHẨM ĐẠT HẠNG 4 SAO”" in result.output
    assert "8 “Tổng cộng: 3 sản phẩm”; 9 “CHỦ TỊCH”" in result.output
    assert [item.message for item in found_in(repository, desk / "a.xlsx")][-1] == "rows_passed"


def test_a_new_rank_ends_the_group_of_the_last(repository: Path, desk: Path) -> None:
    """A group that was announced below four stars is nobody's below three."""
    rows = [
        HEAD,
        ["A. Sản phẩm 4 sao"],
        ["Nhóm đồ uống"],
        row(1, "A", None, group=None),
        ["B. Sản phẩm 3 sao"],
        row(2, "B", None, group=None),
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION, "--skip-wrong")
    assert stars(repository) == {"A": 4} and "chưa rõ nhóm của sản phẩm" in result.output


def test_a_group_that_its_heading_denies(repository: Path, desk: Path) -> None:
    rows = [HEAD, ["Nhóm đồ uống"], row(1, "A")]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 1 and "hàng này là “Thực phẩm”, còn tiêu đề phía trên là “Đồ uống”" in result.output


def test_more_rows_without_products_than_are_named(repository: Path, desk: Path) -> None:
    rows = [HEAD, row(1, "A"), *[[None, f"Ghi chú {at}"] for at in range(14)]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and "và 2 hàng nữa" in result.output, result.output
    assert [item.message for item in found_in(repository, desk / "a.xlsx")] == ["rows_passed_more"]


NAMELESS = f"hàng không có tên sản phẩm: “2 HTX Một {PLACE} Thực phẩm 62,5 3 sao”"


def test_a_numbered_row_without_a_name(repository: Path, desk: Path) -> None:
    """It is wrong, and not passed over."""
    result = run(repository, grid(desk / "a.xlsx", [HEAD, row(1, "A"), row(2, "")]), *DECISION)
    assert result.exit_code == 1 and NAMELESS in result.output


def test_products_that_are_called_like_headings(repository: Path, desk: Path) -> None:
    """Gongs, a crab named Tống, three stars dried, a mix of cereals."""
    names = ["Cồng chiêng", "Tống Cua", "Ba sao khô", "Tổng hợp ngũ cốc", "Cộng sinh", "Đồ uống lên men"]
    rows = [HEAD, *(row(at, name) for at, name in enumerate(names, 1)), [None, "Cộng", None, None, None, None, "6"]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and set(taken(repository)) == set(names), result.output


# Owners


@pytest.mark.parametrize(
    ("cell", "owner"),
    [
        ("HTX Mẫu Một\nấp Mẫu, xã Phú Bình, huyện Phú Tân", "HTX Mẫu Một"),
        ("Hộ kinh doanh Hai (xã Phú Bình, huyện Phú Tân)", "Hộ kinh doanh Hai"),
        ("Công ty TNHH SX, TM Ba - xã Phú Bình - huyện Phú Tân", "Công ty TNHH SX, TM Ba"),
        ("Hợp tác\nxã Bốn\nxã Phú Bình, huyện Phú Tân", "Hợp tác xã Bốn"),
        ("Hộ sản xuất Bảy\n- xã Phú Bình, huyện Phú Tân", "Hộ sản xuất Bảy"),
        ("Cơ sở Tám - xã Phú Bình, huyện\nPhú Tân", "Cơ sở Tám"),
        ("Cơ sở Năm; địa chỉ: tổ 3, xã Phú Bình, huyện Phú Tân", "Cơ sở Năm"),
        ("Tổ hợp tác Sáu ấp 3, xã Phú Bình, huyện Phú Tân", "Tổ hợp tác Sáu"),
    ],
)
@pytest.mark.parametrize("header", ["Tên và địa chỉ chủ thể", "Chủ thể"])
def test_owner_and_address_in_one_cell(repository: Path, desk: Path, cell: str, owner: str, header: str) -> None:
    """The name is the owner's, the rest is where it lies."""
    head = ["TT", "Tên sản phẩm", header, "Nhóm", "Hạng"]
    rows: list[list[Any]] = [head, [1, "Khô cá", cell, "Thực phẩm", "3 sao"]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and owners(repository) == {owner}, result.output
    assert taken(repository)["Khô cá"].origin.former_commune.name == "Phú Bình"


def test_an_owner_that_is_not_parted(repository: Path, desk: Path) -> None:
    """Where the address begins is asked when nobody can see it."""
    head = ["TT", "Tên sản phẩm", "Tên và địa chỉ chủ thể", "Nhóm", "Hạng"]
    rows: list[list[Any]] = [head, [1, "Khô cá", "HTX Một -xã Phú Bình", "Thực phẩm", "3 sao"]]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 1 and "chưa tách được tên và địa chỉ ở “HTX Một -xã Phú Bình”" in result.output


def test_an_owner_above_its_products(repository: Path, desk: Path) -> None:
    """With its address, until the next one."""
    rows: list[list[Any]] = [
        ["TT", "Tên chủ thể/Sản phẩm", "Địa chỉ", "Nhóm", "Hạng"],
        ["I", "HTX Một", PLACE],
        [1, "A", None, "Thực phẩm", "3 sao"],
        ["II", "Hộ Hai", "xã Long Hòa, huyện Phú Tân"],
        [2, "B", None, "Thực phẩm", "3 sao"],
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and owners(repository) == {"HTX Một", "Hộ Hai"}, result.output
    places = {name: item.origin.former_commune.name for name, item in taken(repository).items()}
    assert places == {"A": "Phú Bình", "B": "Long Hòa"}


def test_cells_that_were_merged(repository: Path, desk: Path) -> None:
    """A CSV has lost them: those of the row above are taken and told; a workbook has not, so it is asked."""
    rows = [HEAD, row(1, "A"), row(2, "B", owner=None, place=None)]
    lines = [";".join("" if cell is None else str(cell) for cell in cells) for cells in rows]
    (desk / "a.csv").write_text("\n".join(lines), "utf-8")
    other = shutil.copytree(repository, repository.parent / "other")
    result = run(repository, desk / "a.csv", *DECISION)
    assert result.exit_code == 0 and {item.producer for item in taken(repository).values()} == {"htx-mot"}
    assert "C3: cảnh báo: ô chủ thể và địa chỉ trống, coi là ô gộp của hàng trên, “HTX Một”" in result.output
    result = run(other, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 1 and "ô chủ thể trống; hàng trên ghi “HTX Một”" in result.output


def test_a_product_without_an_owner(repository: Path, desk: Path) -> None:
    result = run(repository, grid(desk / "a.xlsx", [HEAD, row(1, "A", owner=None)]), *DECISION)
    assert result.exit_code == 0 and "Phụ lục!C2: cảnh báo: chưa ghi chủ thể" in result.output, result.output


# Groups


def test_groups_of_the_decisions_day(repository: Path, desk: Path) -> None:
    """Before 24/02/2023 the older six groups, in whatever words."""
    texts = ["Thảo dược", "Vải và may mặc", "Lưu niệm, nội thất, trang trí", "Dịch vụ du lịch nông thôn và bán hàng"]
    rows = [HEAD, *(row(at, f"Món {at}", group=text) for at, text in enumerate(texts, 1)), row(5, "Món 5")]
    options = ("--decision", "2919/QĐ-UBND", "--issued", "20/11/2020", "--issuer", "UBND tỉnh An Giang")
    result = run(repository, grid(desk / "a.xlsx", rows), *options)
    assert result.exit_code == 0, result.output
    found = [(item.group, item.taxonomy) for item in taken(repository).values()]
    groups = ["thao-duoc", "vai-may-mac", "luu-niem", "du-lich-nong-thon", "thuc-pham"]
    assert sorted(found) == sorted((group, "2018") for group in groups)


# What the officer says


def test_options_stand_in_for_columns(repository: Path, desk: Path) -> None:
    """For rows of which nothing says it; a cell or a heading of the table is before them."""
    rows: list[list[Any]] = [
        ["TT", "Tên sản phẩm", "Chủ thể", "Điểm"],
        [1, "A", "HTX Một", 62],
        ["Nhóm đồ uống"],
        [2, "B", "HTX Một", 63],
    ]
    words = ("--stars", "3", "--group", "thực phẩm", "--place", PLACE)
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION, *words)
    assert result.exit_code == 0 and stars(repository) == {"A": 3, "B": 3}, result.output
    assert [item.group for item in taken(repository).values()] == ["thuc-pham", "do-uong"]
    assert {item.origin.former_commune.name for item in taken(repository).values()} == {"Phú Bình"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--stars", "2"), "Invalid value for '--stars'"),
        (("--group", "Mỹ phẩm"), "--group: không có nhóm “Mỹ phẩm”; các nhóm: Thực phẩm"),
        (("--place", "xã Phú Bình, huyện Chợ Mới"), "--place: chưa rõ nơi sản xuất ở địa chỉ"),
    ],
)
def test_an_option_that_stands_for_nothing(repository: Path, desk: Path, words: tuple[str, ...], said: str) -> None:
    """It is told before the file is read."""
    (desk / "a.xlsx").write_text("không phải bảng", "utf-8")
    result = run(repository, desk / "a.xlsx", *DECISION, *words)
    assert result.exit_code == 2 and said in result.output, result.output
    assert run(repository, desk / "a.xlsx", *words).exit_code == 2


def test_an_annex_without_its_decision(repository: Path, desk: Path) -> None:
    """It is recognised and asked for, with what the file itself says of it; a table of the template is not."""
    title = "(Kèm theo Quyết định số 86/QĐ-UBND ngày 27 tháng 01 năm 2023 của UBND tỉnh An Giang)"
    result = run(repository, grid(desk / "a.xlsx", [[title], HEAD, row(1, "A")]))
    assert result.exit_code == 2 and not taken(repository)
    assert '--decision "86/QĐ-UBND" --issued 27/01/2023 --issuer "UBND tỉnh An Giang"' in result.output
    result = run(repository, grid(desk / "b.xlsx", [HEAD, row(1, "A")]))
    assert result.exit_code == 2 and "giống phụ lục của một quyết định" in result.output
    own: list[list[Any]] = [["Tên sản phẩm", "Nhóm sản phẩm", "Chủ thể OCOP", "Địa chỉ"], ["A", "Thực phẩm", "", "x"]]
    assert "cột “Địa chỉ” không có trong bảng mẫu" in run(repository, grid(desk / "c.xlsx", own)).output


@pytest.mark.parametrize("number", ["86/QĐ UBND", "86/QĐ – UBND", "86/QĐ-UBND"])
def test_the_number_of_a_decision(repository: Path, desk: Path, number: str) -> None:
    """With one plain hyphen, however it was typed."""
    result = run(repository, grid(desk / "a.xlsx", [HEAD, row(1, "A")]), "--decision", number, *DECISION[2:])
    assert result.exit_code == 0 and taken(repository)["A"].recognitions[0].decision == "86/QĐ-UBND", result.output


def test_names_in_capitals(repository: Path, desk: Path) -> None:
    """They are taken as they stand, and offered as they would be written."""
    rows = [HEAD, row(1, "BÁNH  TRÁNG   PHƠI SƯƠNG", owner="CÔNG TY TNHH MTV THANH TÙNG"), row(2, "khô cá")]
    rows.append(row(3, "Mắm", owner="htx tân châu"))
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0, result.output
    assert set(taken(repository)) == {"BÁNH TRÁNG PHƠI SƯƠNG", "khô cá", "Mắm"} and "“HTX Tân Châu”" in result.output
    assert "tên viết “BÁNH TRÁNG PHƠI SƯƠNG”; như in trên giấy chứng nhận" in result.output
    assert "có thể viết là “Bánh tráng phơi sương”" in result.output
    assert "có thể viết là “Công ty TNHH MTV Thanh Tùng”" in result.output and "“Khô cá”" in result.output


# Texts of other days


def test_lines_of_an_old_code_page_among_those_of_utf8(repository: Path, desk: Path) -> None:
    """As two files pasted into one by a program that minds no encoding: each line is read as it is."""
    lines = [";".join(map(str, cells)) for cells in (HEAD, row(1, "Khô cá"), row(2, "Mắm ruột"), row(3, "Bánh ú"))]
    encoded = [line.encode() for line in lines[:3]] + [in_1258(lines[3])]
    (path := desk / "a.csv").write_bytes(b"\r\n".join(encoded))
    result = run(repository, path, *DECISION)
    assert result.exit_code == 0 and set(taken(repository)) == {"Khô cá", "Mắm ruột", "Bánh ú"}, result.output


def test_headers_of_an_old_font(repository: Path, desk: Path) -> None:
    """Nobody finds their words: what they were meant as is said, and how to convert the table."""
    result = run(
        repository, grid(desk / "a.xlsx", [["TT", "Tªn s¶n phÈm", "Chñ thÓ", "H¹ng"], [1, "Kh«", "A", 3]]), *DECISION
    )
    assert result.exit_code == 1 and "không thấy hàng tiêu đề" in result.output, result.output
    assert "B1: cảnh báo: chữ “Tªn s¶n phÈm” gõ bằng bảng mã cũ TCVN3" in result.output
    assert "thay bằng “Tên sản phẩm”" in result.output


def test_the_number_of_a_page_is_no_product(repository: Path, desk: Path) -> None:
    """Alone in the column of numbers, between two pages: it is named, and keeps nothing else from being taken."""
    result = run(repository, grid(desk / "a.xlsx", [HEAD, row(1, "A"), ["2"], HEAD, row(2, "B")]), *DECISION)
    assert result.exit_code == 0 and set(taken(repository)) == {"A", "B"}, result.output
    assert "không phải sản phẩm nên không lấy: 3 “2”" in result.output
