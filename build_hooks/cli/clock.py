"""The clock of this machine, judged by the days that the data names: it dates what cannot be taken back."""

from collections.abc import Iterable
from datetime import date

import click

from build_hooks.ground import dates
from build_hooks.ground.dates import vietnamese
from build_hooks.model.catalog import Catalog
from build_hooks.rules.problems import Problem

MONTHS = 24  # after its newest day the data is not believed to be so old, nor the clock to be right


def day_to_write(catalog: Catalog, stated: date | None = None) -> date:
    """The day that a new code gets: the clock's, or the one that a person states; else one line says why neither."""
    newest, today = catalog.newest_day, dates.today()
    if stated is None:
        if words := doubt(catalog):
            raise click.ClickException(
                f"Chưa cấp mã nào: {words} Chỉnh lại ngày giờ của máy; đồng hồ đúng thì nói rõ hôm nay là ngày nào: "
                f"ocop issue --on {vietnamese(today)} …"
            )
        return today
    last = max(today, dates.add_months(newest, MONTHS)) if newest else today
    if stated > last or (newest and stated < newest):
        first = f"từ {vietnamese(newest)} " if newest else ""
        raise click.UsageError(f"--on {vietnamese(stated)}: chỉ nhận ngày {first}đến {vietnamese(last)}.")
    return stated


def doubt(catalog: Catalog) -> str:
    """What is odd about the clock, as one sentence; "" while nothing is."""
    newest, today = catalog.newest_day, dates.today()
    if newest and today < newest:
        return f"đồng hồ của máy là ngày {vietnamese(today)}, trước ngày mới nhất của dữ liệu ({vietnamese(newest)})."
    if newest and today > dates.add_months(newest, MONTHS):
        return (
            f"đồng hồ của máy là ngày {vietnamese(today)}, hơn {MONTHS // 12} năm sau ngày mới nhất của dữ liệu "
            f"({vietnamese(newest)})."
        )
    return ""


def warn(catalog: Catalog) -> None:
    """For commands that write today's date into a file, where it can be mended."""
    if words := doubt(catalog):
        click.echo(f"Lưu ý: {words} Ngày cập nhật sẽ ghi theo đồng hồ ấy; đồng hồ sai thì chỉnh trước.", err=True)


def behind(problems: Iterable[Problem]) -> str:
    """One sentence for days of the data that lie ahead of the clock; "" where there are none."""
    ahead = [one for one in problems if one.message == "future_date"]
    if not ahead:
        return ""
    newest = max(ahead, key=lambda one: dates.parse_day(str(one.params["date"])) or date.min)
    return (
        f"đồng hồ của máy là ngày {newest.params['today']}, trước {len(ahead)} ngày ghi trong dữ liệu; muộn nhất là "
        f"{newest.params['date']} ({newest.place}). Chỉnh lại ngày giờ của máy, hoặc sửa ngày ghi nhầm."
    )


def told(problems: Iterable[Problem]) -> list[str]:
    """The problems as lines; several days that lie ahead are one: it is rather the clock that is behind."""
    found = list(problems)
    others = [one for one in found if one.message != "future_date"]
    if len(found) - len(others) < 2:
        return [one.line() for one in found]
    return [*(one.line() for one in others), f"Lỗi: {behind(found)}"]
