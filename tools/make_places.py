"""Derive the tables in build_hooks/places from the data set in the Python package vietnamadminunits.

Run by maintainers, rarely, from the root of the repository: `python -m tools.make_places`. It needs the
network.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_hooks.ground.text import nfc, slugify

VERSION = "1.0.4"
REQUIREMENT = (
    f"vietnamadminunits=={VERSION} --hash=sha256:737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
)
TARGET = Path(__file__).parents[1] / "build_hooks" / "places"

PROVINCE_KINDS = ("Tỉnh", "Thành phố")
DISTRICT_KINDS = ("Huyện", "Quận", "Thị xã", "Thành phố")
COMMUNE_KINDS = ("Xã", "Phường", "Đặc khu", "Thị trấn")

TODAY_TITLE = (
    "# Vietnam's provinces and communes since 01/07/2025, from vietnamadminunits {} (see NOTICE): "
    "code, kind, name, `shared` when the name folds like another of its kind in the province."
)
BEFORE_TITLE = (
    "# Vietnam's provinces, districts and communes until 30/06/2025, from vietnamadminunits {} (see NOTICE): "
    "code, kind, name, and the codes today: of the province, or of every commune that holds a part."
)
CENTRES_TITLE = (
    "# Centres of Vietnam's communes since 01/07/2025, from vietnamadminunits {} (see NOTICE): code, and thousandths "
    "of a degree of longitude east and of latitude north (WGS 84)."
)

Row = dict[str, Any]
OldKey = tuple[str, str, str]  # province, district and commune, as the data set folds them
NewKey = tuple[str, str]  # province and commune


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of both vintages, and which old communes went whole or in part to which new ones."""

    today: list[Row]
    before: list[Row]
    province_today: dict[str, str]
    whole: dict[OldKey, NewKey]
    parts: list[tuple[OldKey, NewKey]]
    licence: str


def download(folder: Path) -> Path:
    """The package's wheel, checked against its hash by pip."""
    requirements = folder / "requirements.txt"
    requirements.write_text(REQUIREMENT + "\n", encoding="utf-8")
    options = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--quiet"]
    command = [sys.executable, "-m", "pip", "download", *options]
    subprocess.run([*command, "-r", str(requirements), "-d", str(folder)], check=True)
    return next(folder.glob("*.whl"))


def read_source(wheel: Path, folder: Path) -> Source:
    """The data set in the wheel; the database is extracted into the folder, because sqlite reads files."""
    with zipfile.ZipFile(wheel) as package:
        database = package.extract("vietnamadminunits/data/dataset.db", folder)
        moves = json.loads(package.read("vietnamadminunits/data/converter_2025.json"))
        licence = package.read(f"vietnamadminunits-{VERSION}.dist-info/licenses/LICENSE").decode()
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    today = [dict(row) for row in connection.execute("SELECT * FROM admin_units")]
    before = [dict(row) for row in connection.execute("SELECT * FROM admin_units_legacy")]
    connection.close()
    return Source(
        today=today,
        before=before,
        province_today={old: new for new, olds in moves["DICT_PROVINCE"].items() for old in olds},
        whole={
            old_key(old): (province, commune)
            for province, communes in moves["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
            for commune, olds in communes.items()
            for old in olds
        },
        parts=[
            (old_key(old), (province, part["newWardKey"]))
            for province, olds in moves["DICT_PROVINCE_WARD_DIVIDED"].items()
            for old, news in olds.items()
            for part in news
        ],
        licence=licence,
    )


def old_key(joined: str) -> OldKey:
    """The parts of a key such as "tinhangiang_huyenphutan_xaphubinh"."""
    province, district, commune = joined.split("_")
    return province, district, commune


def namesake_parts(source: Source) -> set[tuple[OldKey, NewKey]]:
    """The parts that the data set gives to the wrong commune, because it joined split communes by name alone.

    The part of phường 4 in phường Cao Lãnh is of thành phố Cao Lãnh, yet the data set says it of every phường
    4 in Đồng Tháp and Tiền Giang. A part is wrong when its new commune took whole communes only from other
    districts, and these lie in another old province (no new commune took whole communes of two) or hold the
    true namesake. In 1.0.4 these are 31 of 1,033 parts; by the data set's coordinates all but one are 20 to
    99 km apart, and that one, xã Phú Tân of Hậu Giang, is the namesake of its neighbour in Sóc Trăng.
    """
    known = {row_key(row) for row in source.before}
    origins: dict[NewKey, set[tuple[str, str]]] = defaultdict(set)
    for (province, district, _), new in source.whole.items():
        origins[new].add((province, district))

    def is_namesake(old: OldKey, new: NewKey) -> bool:
        province, district, commune = old
        districts = origins[new]
        if not districts or (province, district) in districts:
            return False
        abroad = all(origin != province for origin, _ in districts)
        return abroad or any((*place, commune) in known for place in districts)

    return {(old, new) for old, new in source.parts if is_namesake(old, new)}


def candidates(source: Source, dropped: set[tuple[OldKey, NewKey]]) -> dict[OldKey, list[str]]:
    """For every old commune the sorted codes of today's communes that hold a part of it."""
    codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in source.today}
    found: dict[OldKey, set[str]] = defaultdict(set)
    for old, new in (*source.whole.items(), *source.parts):
        if (old, new) not in dropped:
            found[old].add(codes[new])
    return {old: sorted(news) for old, news in found.items()}


def row_key(row: Row) -> OldKey:
    """The key of an old row; an island district without communes has an empty one."""
    return row["provinceKey"], row["districtKey"], row["wardKey"] or ""


def old_order(row: Row) -> tuple[str, str, str]:
    """The codes of an old row, by which the table is sorted."""
    return row["provinceCode"], row["districtCode"], row["wardCode"] or ""


def split_kind(title: str, kinds: Iterable[str]) -> tuple[str, str]:
    """The kind, in its usual case, and the name: "Thị Trấn Óc Eo" is Thị trấn, Óc Eo.

    The data set's own columns of kinds are wrong for 7 places, and its short names carry notes in brackets.
    """
    title = nfc(" ".join(title.split()))
    for kind in kinds:
        if title.lower().startswith(kind.lower() + " "):
            return kind, title[len(kind) + 1 :]
    raise ValueError(f"no kind of place in {title!r}")


def today_lines(rows: list[Row]) -> Iterator[str]:
    """today.tsv: every province, followed by its communes, in the order of the codes."""
    yield TODAY_TITLE.format(VERSION)
    slugs = Counter((row["provinceCode"], slugify(row["ward"])) for row in rows)
    province = ""
    for row in sorted(rows, key=lambda row: (row["provinceCode"], row["wardCode"])):
        if row["provinceCode"] != province:
            province = row["provinceCode"]
            yield "\t".join((province, *split_kind(row["province"], PROVINCE_KINDS)))
        shared = ("shared",) if slugs[province, slugify(row["ward"])] > 1 else ()
        yield "\t".join((row["wardCode"], *split_kind(row["ward"], COMMUNE_KINDS), *shared))


def centres_lines(rows: list[Row]) -> Iterator[str]:
    """centres.tsv: every commune of today, in the order of the codes; a thousandth of a degree is about 110 m."""
    yield CENTRES_TITLE.format(VERSION)
    for row in sorted(rows, key=lambda row: (row["provinceCode"], row["wardCode"])):
        yield "\t".join((row["wardCode"], str(round(row["wardLon"] * 1000)), str(round(row["wardLat"] * 1000))))


def before_lines(source: Source, news: dict[OldKey, list[str]]) -> Iterator[str]:
    """before.tsv: every old province, its districts, and their communes, in the order of the codes."""
    yield BEFORE_TITLE.format(VERSION)
    provinces = {row["provinceKey"]: row["provinceCode"] for row in source.today}
    province = district = ""
    for row in sorted(source.before, key=old_order):
        today = " ".join(news.get(row_key(row), ()))
        if row["provinceCode"] != province:
            province = row["provinceCode"]
            code = provinces[source.province_today[row["provinceKey"]]]
            yield "\t".join((province, *split_kind(row["province"], PROVINCE_KINDS), code))
        if row["districtCode"] != district:
            district = row["districtCode"]
            line = (district, *split_kind(row["district"], DISTRICT_KINDS))
            yield "\t".join(line if row["ward"] else (*line, today))
        if row["ward"]:
            yield "\t".join((row["wardCode"], *split_kind(row["ward"], COMMUNE_KINDS), today))


def notice(licence: str) -> str:
    """The notices that the licences ask for; make_earlier.py makes the table that the second is about."""
    return (
        "The tables in this folder are derived from the data set in the Python package\n"
        f"vietnamadminunits {VERSION}, which comes under this licence:\n\n{licence.strip()}\n\n"
        "earlier.tsv states facts of the official lists of Vietnam's General Statistics Office\n"
        "(danhmuchanhchinh.gso.gov.vn) as they are kept in github.com/daohoangson/dvhcvn and its\n"
        "dvhcvn-historical-data, and, of merged communes, of vietnamadminunits. The package dvhcvn,\n"
        "whose list of resolutions it uses, comes under the MIT License as well, in the words above:\n\n"
        "Copyright (c) 2020 Dao Hoang Son\n"
    )


def write_whole(path: Path, text: str) -> None:
    """Write the file under another name first, so that nobody reads half a table."""
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(text.encode("utf-8"))
    draft.replace(path)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = read_source(download(folder), folder)
    dropped = namesake_parts(source)
    news = candidates(source, dropped)
    write_whole(TARGET / "today.tsv", "\n".join(today_lines(source.today)) + "\n")
    write_whole(TARGET / "centres.tsv", "\n".join(centres_lines(source.today)) + "\n")
    write_whole(TARGET / "before.tsv", "\n".join(before_lines(source, news)) + "\n")
    write_whole(TARGET / "NOTICE", notice(source.licence))
    unanswered = sum(not news.get(row_key(row)) for row in source.before)
    split = sum(len(codes) > 1 for codes in news.values())
    print(f"{len(source.today)} communes today, {len(source.before)} units before")
    print(f"{split} old communes are split, {unanswered} units have no answer")
    print(f"{len(dropped)} parts dropped that belong to a namesake")
    for old, new in sorted(dropped):
        print("  ", "_".join(old), "->", "_".join(new))


if __name__ == "__main__":
    main()
