"""What reports state is read, told with its source, and taken for nothing else."""

from pathlib import Path

import pytest

from build_hooks.figures.reported import reported
from build_hooks.figures.tables import Table, worded
from build_hooks.pages.charts.stage import outputs
from build_hooks.pages.frame.output import Page
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, PRODUCT, write_repository
from tests.markup import parse

HEAD = "place: huyện Phú Tân, An Giang\nas_of: 30/07/2020\nsources: [{title: Báo cáo mẫu}]\n"


def lines(table: Table) -> dict[str, list[str]]:
    """A table's rows by their first words."""
    return {str(row[0]): [worded(its) for its in row[1:]] for row in table.rows}


def stated(tmp_path: Path, text: str) -> Table:
    """The table of a report of these lines."""
    files = {"products/an-giang/a.yml": PRODUCT, "data/figures/mau.yml": HEAD + text}
    (table,) = reported(read_catalog(write_repository(tmp_path, {**files})).catalog).values()
    return table


def test_the_four_of_the_sources() -> None:
    """To the number, each in its column, beside what the catalog itself counts of the place."""
    tables = reported(read_catalog(CATALOG).catalog)
    plan, registered = lines(tables["an-giang-2021"]), lines(tables["ha-giang-2020"])
    assert tables["an-giang-2021"].columns[1:] == ["Được đánh giá", "Được công nhận"]
    assert plan["Số sản phẩm"] == ["49", "37"] and plan["Từ 3 sao"] == ["42", ""]
    assert [plan[f"Sản phẩm đạt {stars} sao"] for stars in (3, 4, 5)] == [["26", "26"], ["11", "11"], ["5", ""]]
    assert [row for name, row in plan.items() if name.startswith("Chủ thể")] == [["", "12"], ["", "13"], ["", "3"]]
    assert tables["ha-giang-2020"].columns[1:] == ["Đăng ký"]
    assert [*registered.values()] == [[str(its)] for its in (266, 197, 25, 24, 3, 13, 4, 12, 97, 3, 27)]
    phu_tan, tan_hung = tables["phu-tan-2025"], tables["tan-hung-2025"]
    assert lines(phu_tan)["Kế hoạch công nhận thêm"] == ["", "5"] and lines(phu_tan)["Cần đánh giá lại"] == ["", "2"]
    assert lines(phu_tan)["Số sản phẩm"] == ["11", ""] and "tự đếm được 11 sản phẩm" in phu_tan.note
    assert lines(tan_hung)["Trong đó mới, quý I/2025"] == ["5", ""] and "tự đếm được 1 sản phẩm" in tan_hung.note
    assert "152/KH-UBND" in tables["an-giang-2021"].note and "chưa có sản phẩm nào" in tables["ha-giang-2020"].note


def test_they_are_on_the_page() -> None:
    """Under a heading of their own, with the words that part the three things, and each with its source."""
    (article,) = (its.article for its in outputs(read_catalog(CATALOG).catalog) if isinstance(its, Page))
    (section,) = parse(article).all("section", "ocop-figures__reports")
    titles = [heading.text for heading in section.all("h3")]
    assert titles == [
        "Tỉnh An Giang, ngày 24/03/2021",
        "Tỉnh Hà Giang, ngày 30/07/2020",
        "Huyện Phú Tân, An Giang, năm 2025",
        "Huyện Tân Hưng, Long An, năm 2025",
    ]
    assert section.text.count("Nguồn: ") == 4 and "266" in section.text


def test_sums_that_differ_are_told(tmp_path: Path) -> None:
    """In the check with their place, and below the table; a part of the whole that the report names is no fault."""
    groups = "by_group: [{group: do-uong, count: 4}]"
    table = stated(tmp_path, f"assessed: {{products: 9, three_up: 5, by_stars: [{{rank: 3, count: 5}}], {groups}}}\n")
    assert "Được đánh giá, theo nhóm: cộng các dòng được 4, nguồn ghi 9." in table.note
    assert "theo hạng" not in table.note
    (problem,) = read_catalog(tmp_path).problems
    assert (problem.message, problem.mark.line, problem.is_warning) == ("sum_differs", 4, True)
    assert "4" in problem.line() and "9" in problem.line()


def test_one_line_a_thing_that_is_counted(tmp_path: Path) -> None:
    """Whatever order the parts are in; and what is stated twice is there twice."""
    parts = ["{group: do-uong, count: 2}, {group: thuc-pham, count: 1}", "{group: thuc-pham, count: 3}"]
    texts = [
        f"{thing}: {{products: 3, by_group: [{its}]}}"
        for thing, its in zip(("assessed", "recognised"), parts, strict=True)
    ]
    table = stated(tmp_path, "\n".join(texts) + "\n")
    assert lines(table)["Nhóm: Đồ uống"] == ["2", ""] and lines(table)["Nhóm: Thực phẩm"] == ["1", "3"]
    twice = "registered: {products: 9, by_stars: [{rank: 3, count: 4}, {rank: 3, count: 5}]}\n"
    assert [row[1] for row in stated(tmp_path, twice).rows] == [9, 4, 5]


def test_few_people(tmp_path: Path) -> None:
    """Below five is told as that, the others not so that it can be worked out, and the number in the file is told."""
    people = "people: [{by: gioi, name: nữ, count: 3}, {by: gioi, name: nam, count: 25}, {by: dan-toc, name: Hoa}]\n"
    table = stated(tmp_path, f"recognised: {{products: 40, producers: 28}}\n{people}")
    said = lines(table)
    assert said["Giới: nữ"][-1] == "dưới 5" and said["Giới: nam"][-1] == "từ 5 trở lên"
    assert said["Dân tộc: Hoa"][-1] == "dưới 5" and "25" not in str(table)
    (problem,) = read_catalog(tmp_path).problems
    assert (problem.message, problem.mark.line, problem.is_warning) == ("few_people", 5, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("place: x\n", "as_of"),
        (f"{HEAD}registered: {{products: nhiều}}\n", "nhiều"),
        (f"{HEAD}registered: {{products: 200000}}\n", "200000"),
        (f"{HEAD}recognised: {{by_stars: [{{rank: 6, count: 1}}]}}\n", "rank"),
        (f"{HEAD}recognized: {{products: 1}}\n", "recognised"),
        (f"{HEAD}recognised: {{products: 1, by_group: [{{group: thao-duocc, count: 1}}]}}\n", "thao-duoc"),
        ("- 1\n", "danh sách"),
        ("\x00", "data/figures/mau.yml"),
    ],
)
def test_a_wrong_report(tmp_path: Path, text: str, said: str) -> None:
    """It is told with its place, and everything else is read."""
    files = {"products/an-giang/a.yml": PRODUCT, "data/figures/mau.yml": text, "data/figures/hai.yml": HEAD}
    reading = read_catalog(write_repository(tmp_path, {**files}))
    assert {problem.path for problem in reading.errors} == {"data/figures/mau.yml"}
    assert said in " ".join(problem.line() for problem in reading.errors)
    assert reading.sound and [its.slug for its in reading.sound.reports] == ["hai"] and len(reading.sound.products) == 1


def test_nothing_is_followed_out_of_the_folder(tmp_path: Path) -> None:
    """A link, a file of another kind and one name in two folders are problems."""
    root = write_repository(tmp_path, {"data/figures/a/mau.yml": HEAD, "data/figures/mau.yml": HEAD})
    (root / "data/figures/xa.yml").symlink_to("/etc/passwd")
    (root / "data/figures/bang.xlsx").write_bytes(b"")
    assert {its.message for its in read_catalog(root).problems} >= {"symlink", "stray_file", "duplicate_slug"}
