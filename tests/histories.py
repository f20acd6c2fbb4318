"""Random histories of recognitions, and what is true of each on a day: the rule once more, written with texts alone.

Nothing here is of the model: days are "yyyy-mm-dd", compared as texts, and 36 months later are three years on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple

LENGTHS = {"01": 31, "02": 28, "03": 31, "04": 30, "05": 31, "06": 30, "07": 31, "08": 31, "09": 30, "10": 31, "11": 30}
PILLS = {
    "valid": "Chứng nhận còn hiệu lực",
    "ended": "Chứng nhận hết hiệu lực",
    "revoked": "Chứng nhận đã bị thu hồi",
    "unknown": "Chưa rõ thời hạn",
}


class Truth(NamedTuple):
    """What is true on a day."""

    state: str
    last_day: str
    sentence: str


@dataclass(frozen=True)
class History:
    """A product's recognitions and status as its file has them with ISO days, and days on which it is read."""

    recognitions: list[dict[str, Any]]
    status: dict[str, str] | None
    days: list[str]


def length(year: str, month: str) -> int:
    """Days of a month."""
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return 29 if month == "02" and leap else LENGTHS.get(month, 31)


def after(day: str) -> str:
    """The next day."""
    year, month, number = day.split("-")
    if int(number) < length(year, month):
        return f"{year}-{month}-{int(number) + 1:02}"
    return f"{year}-{int(month) + 1:02}-01" if month != "12" else f"{int(year) + 1}-01-01"


def before(day: str) -> str:
    """The day before."""
    year, month, number = day.split("-")
    if number != "01":
        return f"{year}-{month}-{int(number) - 1:02}"
    year, month = (year, f"{int(month) - 1:02}") if month != "01" else (str(int(year) - 1), "12")
    return f"{year}-{month}-{length(year, month)}"


def three_years_on(day: str) -> str:
    """36 months later; no third year behind a leap year is one."""
    return f"{int(day[:4]) + 3}{day[4:]}".replace("-02-29", "-02-28")


def span(period: str) -> tuple[str, str]:
    """The first and the last day of "2025", "06/2025" or "27/06/2025"."""
    parts = period.split("/")
    if len(parts) == 1:
        return f"{period}-01-01", f"{period}-12-31"
    if len(parts) == 2:
        return f"{parts[1]}-{parts[0]}-01", f"{parts[1]}-{parts[0]}-{length(parts[1], parts[0])}"
    day = f"{parts[2]}-{parts[1]}-{parts[0]}"
    return day, day


def shown(day: str) -> str:
    """dd/mm/yyyy."""
    return f"{day[8:]}/{day[5:7]}/{day[:4]}"


def source(period: str) -> str:
    """A source as sentences name it."""
    return f"Nguồn {['năm', 'tháng', 'ngày'][period.count('/')]} {period}"


def last_day_of(one: dict[str, Any]) -> str:
    """As stated, or 36 months behind the decision; "" where nobody knows."""
    if "valid_until" in one:
        return str(one["valid_until"])
    return three_years_on(one["issued"]) if "issued" in one else ""


def begins(one: dict[str, Any]) -> str:
    """The first day on which it may have been decided; "" where nobody knows."""
    return str(one["issued"]) if "issued" in one else span(one["as_of"])[0] if "as_of" in one else ""


def decision_of(recognitions: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The newest with a known end, found by beating one after another."""
    best: dict[str, Any] | None = None
    for one in recognitions:
        if last_day_of(one) and (best is None or beats(one, best)):
            best = one
    return best


def beats(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether its decision is newer; of one day's, whether it claims less."""
    mine, yours = (three_years_on(of["issued"]) if "issued" in of else of["valid_until"] for of in (one, other))
    if mine != yours:
        return bool(mine > yours)
    if one.get("issued", "") != other.get("issued", ""):
        return bool(one.get("issued", "") > other.get("issued", ""))
    if last_day_of(one) != last_day_of(other):
        return last_day_of(one) < last_day_of(other)
    return bool(one["stars"] < other["stars"])


def newest_source(sources: list[dict[str, Any]]) -> dict[str, Any] | None:
    """By its newest possible day, then the shorter period, then the fewer stars."""
    found = None
    for one in sources:
        key = (span(one["as_of"])[1], span(one["as_of"])[0], 9 - one["stars"])
        if found is None or key > found[0]:
            found = (key, one)
    return found[1] if found else None


def truth(its: History, day: str) -> Truth:
    """State, last valid day and sentence on a day."""
    on = its.status["on"] if its.status else ""
    if its.status and not any(one.get("issued", "") > on for one in its.recognitions):
        number = its.status.get("decision", "")
        said = f"Giấy chứng nhận OCOP đã bị thu hồi ngày {shown(on)}{f' ({named(number)})' if number else ''}."
        return Truth("revoked", "", f"{said} Đây không phải lệnh thu hồi sản phẩm.")
    standing = [one for one in its.recognitions if not its.status or begins(one) > on]
    decision = decision_of(standing)
    return of_decision(its, decision, day) if decision else of_sources(its, day)


def of_decision(its: History, decision: dict[str, Any], day: str) -> Truth:
    """Valid through the last day; then ended, or unknown where a source lies wholly behind that day."""
    last = last_day_of(decision)
    if day <= last:
        return Truth("valid", last, f"Giấy chứng nhận OCOP còn hiệu lực đến hết ngày {shown(last)}.")
    later = [one for one in its.recognitions if not last_day_of(one) and span(one["as_of"])[0] > last]
    named_later = newest_source(later)
    if named_later is None:
        said = (
            f"Giấy chứng nhận OCOP đã hết hiệu lực từ ngày {shown(after(last))}; danh mục chưa có dữ liệu công nhận lại"
        )
        return Truth("ended", last, f"{said}. Đây không phải hạn sử dụng của sản phẩm.")
    paper = named(decision["decision"]) if decision.get("decision") else "Giấy chứng nhận OCOP"
    stars, other = decision["stars"], named_later["stars"]
    said = f"{paper}{'' if stars == other else f' (OCOP {stars} sao)'} có hiệu lực đến hết ngày {shown(last)}."
    still = "vẫn ghi" if stars == other else "ghi"
    said += f" {source(named_later['as_of'])} {still} OCOP {other} sao; danh mục chưa thấy quyết định công nhận lại."
    return Truth("unknown", last, said)


def of_sources(its: History, day: str) -> Truth:
    """Unknown; old where every possible day is 36 months ago."""
    newest = newest_source(its.recognitions)
    if newest is None:
        return Truth("unknown", "", "Danh mục chưa có dữ liệu công nhận OCOP của sản phẩm này.")
    said = f"{source(newest['as_of'])} ghi OCOP {newest['stars']} sao"
    if day <= three_years_on(span(newest["as_of"])[1]):
        return Truth("unknown", "", f"{said}; chưa rõ thời hạn chứng nhận.")
    old = "Lần công nhận đó nay đã quá 36 tháng; có thể cơ sở đã được công nhận lại mà danh mục chưa có dữ liệu."
    return Truth("unknown", "", f"{said}. {old}")


def named(decision: str) -> str:
    """The number with the word before it."""
    return decision if decision.startswith("Quyết định") else f"Quyết định {decision}"


# Making them


def histories(count: int, seed: int) -> Iterator[History]:
    """Leap days, ends of months, stated ends, decisions and sources mixed, revoked, recognised again; none at all."""
    random = Random(seed)  # noqa: S311
    for _ in range(count):
        recognitions = [_recognition(random) for _ in range(random.choices((0, 1, 2, 3, 4), (2, 20, 40, 25, 13))[0])]
        status = {"is": "revoked", "on": _day(random)} if random.random() < 0.15 else None
        if status and random.random() < 0.7:
            status["decision"] = random.choice(("12/QĐ-UBND", "Quyết định 9/QĐ-UBND"))
        yield History(recognitions, status, _readings(random, recognitions))


def _day(random: Random) -> str:
    """Often the last or the first of a month, or a leap day."""
    year, month = str(random.randint(2016, 2028)), f"{random.randint(1, 12):02}"
    kind = random.random()
    if kind < 0.12:
        return f"{random.choice((2016, 2020, 2024, 2028))}-02-29"
    last = length(year, month)
    return f"{year}-{month}-{random.choice((1, last)) if kind < 0.5 else random.randint(1, last):02}"


def _recognition(random: Random) -> dict[str, Any]:
    made: dict[str, Any] = {"stars": random.randint(3, 5)}
    kind = random.random()
    if kind < 0.55:
        made["issued"] = _day(random)
        if random.random() < 0.8:
            made["decision"] = random.choice(("86/QĐ-UBND", "Quyết định 7/QĐ-UBND", "07/QĐ-UBND & “<b>”"))
    if 0.4 < kind < 0.65:
        made["valid_until"] = _day(random)
    if kind > 0.5:
        day = shown(_day(random))
        made["as_of"] = day[random.choice((0, 3, 6)) :]
    return made


def _readings(random: Random, recognitions: list[dict[str, Any]]) -> list[str]:
    """Any day, and both sides of one on which something may turn."""
    turns = [last_day_of(one) or three_years_on(span(one["as_of"])[1]) for one in recognitions]
    near = random.choice(turns) if turns else _day(random)
    return [_day(random), near, random.choice((after, before))(near)]
