"""Rules over several fields: what breaks each of them, and what does not."""

from datetime import date, timedelta
from typing import Any

import pytest

from build_hooks import rules
from build_hooks.ground import dates
from tests.building import PRODUCT
from tests.reading import problems_of, table

ROWS: list[dict[str, Any]] = table("checks.yml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_record_by_the_rules(row: dict[str, Any]) -> None:
    """The table says every problem of each record, and no other is told."""
    found = [[one.field, one.message] for one in problems_of(row["text"], row["record"])]
    assert found == row["found"]


@pytest.mark.parametrize("check", rules.checks(), ids=lambda check: check.id)
def test_every_rule_is_broken_and_kept(check: rules.Check) -> None:
    """Each rule of checks.yml has a record that breaks it and one that does not."""
    messages = [{message for _, message in row["found"]} for row in ROWS if row["rule"] == check.id]
    assert any(check.message in found for found in messages)
    assert any(not found for found in messages)


def test_the_table_names_only_rules() -> None:
    """No row is left of a rule that is gone."""
    assert {row["rule"] for row in ROWS} == {check.id for check in rules.checks()}


@pytest.mark.parametrize(("days", "messages"), [(0, []), (1, ["future_date"])])
def test_today_is_not_the_future(monkeypatch: pytest.MonkeyPatch, days: int, messages: list[str]) -> None:
    """What was updated today is right; tomorrow's date is not."""
    today = date(2026, 3, 2)
    monkeypatch.setattr(dates, "today", lambda: today)
    text = f"{PRODUCT}updated: {dates.vietnamese(today + timedelta(days=days))}\n"
    assert [one.message for one in problems_of(text)] == messages


def test_a_revocation_has_happened() -> None:
    """A page says that a certificate was revoked: a day still to come is an error."""
    found = problems_of(f"{PRODUCT}status: {{is: withdrawn, on: 01/01/2099, reason: Ngừng}}\n")
    assert [(one.field, one.message) for one in found] == [("status.on", "future_date")]


def test_a_problem_inside_a_list_names_its_place() -> None:
    """A rule about an item of a list names the item, and points at the field in its line."""
    text = PRODUCT.replace('as_of: "2025"', 'issued: 27/01/2023}, {stars: 4, score: "55", as_of: "2025"')
    (problem,) = problems_of(text)
    assert (problem.place, problem.field) == ("products/an-giang/banh-trang.yml:3:56", "recognitions[2].stars")


def test_a_wrong_value_breaks_no_rule_twice() -> None:
    """A field that could not be read is told once: no rule takes it for absent."""
    text = PRODUCT.replace('as_of: "2025"', "issued: 31/02/2025, level: tỉnh")
    assert [one.message for one in problems_of(text)] == ["no_such_day", "not_a_choice"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            PRODUCT + "lots: [{lot: L1, produced: 02/03/2024, expires: 01/03/2024}]\n",
            "lots[1].expires: expires (01/03/2024) trước produced (02/03/2024); ngày sau không được trước ngày đầu; "
            "xem lại hai ngày",
        ),
        (
            PRODUCT.replace('as_of: "2025"', 'score: "71,00", as_of: "2025"'),
            "recognitions[1].stars: 3 sao với 71,00 điểm; 90 điểm trở lên là 5 sao, từ 70 là 4 sao, từ 50 là 3 sao; "
            "xem lại hạng sao hoặc điểm",
        ),
        (
            PRODUCT.replace('as_of: "2025"', "issued: 06/07/2025, level: district"),
            "recognitions[1].level: 3 sao do cấp huyện công nhận ngày 06/07/2025; vào ngày ấy hạng này do cấp tỉnh "
            "công nhận; xem lại ngày ký hoặc cấp công nhận",
        ),
        (
            PRODUCT.replace("thuc-pham", "thao-duoc") + 'taxonomy: "2023"\n',
            "group: nhóm “thao-duoc” không thuộc bộ phân nhóm 2023; một trong: thuc-pham, do-uong, duoc-lieu, "
            "thu-cong-my-nghe, sinh-vat-canh, du-lich; xem lại nhóm, hoặc ghi “taxonomy: 2018”",
        ),
        (
            PRODUCT + "variants:\n  - {name: A, gtin: '036000291452'}\n",
            "variants: mã số vạch “036000291452” không bắt đầu bằng 893; mã cấp tại Việt Nam bắt đầu bằng 893; "
            "xem lại nếu sản phẩm đăng ký mã ở Việt Nam",
        ),
    ],
    ids=["dates", "stars", "level", "group", "gtin"],
)
def test_words_of_a_rule(text: str, sentence: str) -> None:
    """A rule's problem names what stands in the file, what would be right, and the mend."""
    assert [one.sentence() for one in problems_of(text)] == [sentence]
