"""An address of an annex is one place of the decision's day in the issuer's province, or a doubt that says why."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_hooks import places
from build_hooks.places.place import OldProvince
from build_hooks.read.catalog import read_catalog
from build_hooks.rules.problems import Problem
from build_hooks.workbook.addresses import Asked, Doubt, place_heading, place_of, under
from build_hooks.workbook.annex import Decision, read_annex
from build_hooks.workbook.annex.reading import MOST_SUGGESTED
from build_hooks.workbook.delimited import read_delimited

BEFORE, AFTER = date(2023, 1, 27), date(2025, 9, 1)
AN_GIANG = "UBND tỉnh An Giang"
PHU_BINH = "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
THU_DUC = "thành phố Thủ Đức, thành phố Hồ Chí Minh"


def meant(found: Any) -> str:
    """The place of an origin, or the name of the reason why there is none."""
    if found.doubt:
        return str(found.doubt.why.name)
    if code := found.origin.get("commune", ""):
        return places.find_communes(code)[0].full_name
    return str(found.origin.get("old_commune") or found.origin.get("old_district") or "")


def read(address: str, issuer: str = AN_GIANG, day: date | None = BEFORE, headings: tuple[str, ...] = ()) -> str:
    """What an address alone means."""
    return meant(place_of(Asked({"address": address}, issuer, headings, day)))


@pytest.mark.parametrize(
    "address",
    [
        "xã Phú Bình, huyện Phú Tân, tỉnh An Giang",
        "ấp Bình Phú 1, xã Phú Bình, huyện Phú Tân, An Giang, Việt Nam.",
        "Xã Phú Bình huyện Phú Tân tỉnh An Giang",
        "xã Phú Bình; huyện Phú Tân; tỉnh An Giang",
        "xã Phú Bình - huyện Phú Tân - tỉnh An Giang",
        "xã Phú Bình – H. Phú Tân – An Giang",
        "xã Phú Bình — huyện Phú Tân",
        "xã Phú Bình-huyện Phú Tân-tỉnh An Giang",
        "xã Phú Bình/huyện Phú Tân/tỉnh An Giang",
        "xã Phú Bình (huyện Phú Tân)",
        "xã Phú Bình\nhuyện Phú Tân\ntỉnh An Giang",
        "X. Phú Bình, H. Phú Tân, T. An Giang",
        "X.Phú Bình,H.Phú Tân,T.An Giang",
        "xa Phu Binh huyen Phu Tan tinh An Giang",
        "XÃ PHÚ BÌNH, HUYỆN PHÚ TÂN, TỈNH AN GIANG",
        "Phú Bình, Phú Tân, An Giang",
        "Phú Bình - Phú Tân - An Giang",
        "Phú Bình, huyện Phú Tân",
        "số 12/3 tỉnh lộ 954, tổ 5, ấp Bình Quới 2, xã Phú Bình, huyện Phú Tân",
        "đường tỉnh 954, KCN Phú Tân, xã Phú Bình, huyện Phú Tân",
        "khóm Thượng 3. Xã Phú Bình. Huyện Phú Tân",
        "tỉnh An Giang, huyện Phú Tân, xã Phú Bình",
        "xã Phú Bình, Phú Tân",
        "xã Phú Bình (gần chợ), huyện Phú Tân",
        "xã Phu\u0301 Bi\u0300nh, huyện Phú Tân",
    ],
)
def test_a_commune_however_it_is_written(address: str) -> None:
    """Separators of every kind or none, abbreviations, order, case and marks; villages and roads are passed over."""
    assert read(address) == PHU_BINH
    assert place_of(Asked({"address": address}, AN_GIANG, (), BEFORE)).origin["as_certified"] == address


@pytest.mark.parametrize(
    ("address", "issuer", "place"),
    [
        ("P.5, TP. Cà Mau", "UBND tỉnh Cà Mau", "phường 5, thành phố Cà Mau, tỉnh Cà Mau"),
        ("P8 Q10 TP.HCM", "UBND TP.HCM", "phường 8, quận 10, thành phố Hồ Chí Minh"),
        ("P.5 Q.10 TP.HCM", "UBND TP.HCM", "phường 8, quận 10, thành phố Hồ Chí Minh"),
        ("phường Hiệp Phú, Q9", "UBND Thành phố Hồ Chí Minh", f"phường Hiệp Phú, {THU_DUC}"),
        ("Q.2, TP. HCM", "Sở Công Thương TP.HCM", THU_DUC),
        ("TT. Chợ Mới, H. Chợ Mới", AN_GIANG, "thị trấn Chợ Mới, huyện Chợ Mới, tỉnh An Giang"),
        ("TX. Tân Châu", AN_GIANG, "thị xã Tân Châu, tỉnh An Giang"),
        ("xã An Phú, huyện Tịnh Biên", AN_GIANG, "phường An Phú, thị xã Tịnh Biên, tỉnh An Giang"),
        ("xã An Cư, TX Tịnh Biên", AN_GIANG, "xã An Cư, thị xã Tịnh Biên, tỉnh An Giang"),
        (
            "thôn Mẫu, xã Phong Hiền, huyện Phong Điền",
            "UBND tỉnh Thừa Thiên Huế",
            "phường Phong Hiền, thị xã Phong Điền, thành phố Huế",
        ),
        ("huyện Phong Điền", "UBND TP. Cần Thơ", "huyện Phong Điền, thành phố Cần Thơ"),
        ("huyện Nam Đông, T.Thừa Thiên - Huế", "UBND tỉnh Thừa Thiên Huế", "huyện Phú Lộc, thành phố Huế"),
        ("phường Nghi Hương, thị xã Cửa Lò", "Sở NN&PTNT Nghệ An", "phường Nghi Hương, thành phố Vinh, tỉnh Nghệ An"),
        ("huyện Nông Sơn", "UBND tỉnh Quảng Nam", "huyện Quế Sơn, tỉnh Quảng Nam"),
        ("xã Dương Tơ, huyện Phú Quốc", "UBND tỉnh Kiên Giang", "xã Dương Tơ, thành phố Phú Quốc, tỉnh Kiên Giang"),
        ("xã Phước Tỉnh huyện Long Điền - Bà Rịa - Vũng Tàu", "Bộ NN&PTNT", ""),
        ("xã Tân Xã huyện Thạch Thất", "UBND thành phố Hà Nội", ""),
        ("huyen Quan Son", "UBND tỉnh Thanh Hóa", "huyện Quan Sơn, tỉnh Thanh Hóa"),
        ("xã Lộ 25, huyện Thống Nhất", "UBND tỉnh Đồng Nai", "xã Lộ 25, huyện Thống Nhất, tỉnh Đồng Nai"),
        ("phường 3, quận 3", "UBND TP. Hồ Chí Minh", "phường 3, quận 3, thành phố Hồ Chí Minh"),
        ("phường Phủ Hà, TP. Phan Rang-Tháp Chàm", "UBND tỉnh Ninh Thuận", ""),
        ("xã Ea H’leo, huyện Ea H’leo", "UBND tỉnh Đắk Lắk", "xã Ea H'leo, huyện Ea H'leo, tỉnh Đắk Lắk"),
        ("thị trấn Đăk Mil, huyện Đăk Mil", "UBND tỉnh Đắk Nông", "thị trấn Đắk Mil, huyện Đắk Mil, tỉnh Đắk Nông"),
        ("xã Long Định", "UBND huyện Cần Đước", "xã Long Định, huyện Cần Đước, tỉnh Long An"),
        ("xã Tân Hòa", "UBND huyện Phú Tân, tỉnh An Giang", "xã Tân Hòa, huyện Phú Tân, tỉnh An Giang"),
        ("TP. Hà Tiên, xã Tiên Hải", "UBND tỉnh Kiên Giang", "xã Tiên Hải, thành phố Hà Tiên, tỉnh Kiên Giang"),
        (PHU_BINH, "Bộ Nông nghiệp và Phát triển nông thôn", PHU_BINH),
    ],
)
def test_a_place_of_the_day(address: str, issuer: str, place: str) -> None:
    """Units of every kind and of earlier names, under issuers of every kind."""
    found = read(address, issuer)
    assert found == place or (not place and ", " in found), found


@pytest.mark.parametrize(
    ("address", "issuer", "why", "candidate"),
    [
        ("xã Phú Bình, huyện Phú Bình", AN_GIANG, "place_unmet", PHU_BINH),
        ("huyện Phú Bình", AN_GIANG, "place_elsewhere", "huyện Phú Bình, tỉnh Thái Nguyên"),
        (PHU_BINH, "UBND tỉnh Tây Ninh", "place_elsewhere", PHU_BINH),
        ("xã Phú Bìn, huyện Phú Tân", AN_GIANG, "place_unknown", PHU_BINH),
        ("xã Phú Bính, huyện Phú Tân", AN_GIANG, "place_unknown", PHU_BINH),
        ("phường Phú Bình, huyện Phú Tân", AN_GIANG, "place_unknown", PHU_BINH),
        ("xã Phú Bình, huyện Chợ Mới", AN_GIANG, "place_unmet", PHU_BINH),
        ("xã Phú Bình, huyện Phú Tân, tỉnh Cà Mau", AN_GIANG, "place_unmet", PHU_BINH),
        ("xã Phú Bình, Chợ Mới", AN_GIANG, "place_unmet", PHU_BINH),
        ("Phú Bình, Thái Nguyên", AN_GIANG, "place_unmet", PHU_BINH),
        ("Phú Bình, Thoại Sơn", AN_GIANG, "place_unmet", PHU_BINH),
        ("xã Tân Lập", "", "place_several", "xã Tân Lập, huyện Đan Phượng, thành phố Hà Nội"),
        ("huyện Phú Tân", "", "place_several", "huyện Phú Tân, tỉnh Cà Mau"),
        ("Chợ Mới, An Giang", AN_GIANG, "place_several", "huyện Chợ Mới, tỉnh An Giang"),
        ("huyện Lộc Hà", "UBND tỉnh Hà Tĩnh", "place_several", "huyện Thạch Hà, tỉnh Hà Tĩnh"),
        ("TP Huế", "UBND tỉnh Thừa Thiên Huế", "place_several", "quận Phú Xuân, thành phố Huế"),
        ("tỉnh An Giang", AN_GIANG, "place_no_unit", ""),
        ("ấp Bình Phú", AN_GIANG, "place_no_unit", ""),
        ("???", AN_GIANG, "place_no_unit", ""),
    ],
)
def test_a_doubt_says_why(address: str, issuer: str, why: str, candidate: str) -> None:
    """A named unit that is not there, lies elsewhere or is several is never dropped; candidates are named in full."""
    found = place_of(Asked({"address": address}, issuer, (), BEFORE))
    assert not found.origin and found.doubt and found.doubt.why.name == why, found
    assert len(found.doubt.candidates) <= 6
    assert not candidate or candidate in found.doubt.candidates


@pytest.mark.parametrize("address", ["xã Không Có, huyện Phú Tân", "xã Abc, huyện Phú Tân"])
def test_a_name_that_is_like_none_has_no_candidates(address: str) -> None:
    """A commune of another district that shares half of its letters would lead a person astray."""
    doubt = place_of(Asked({"address": address}, AN_GIANG, (), BEFORE)).doubt
    assert doubt and doubt.why.name == "place_unknown" and doubt.candidates == ()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Ô Lâm, Tri Tôn", "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang"),
        ("Tân Hội – Tân Hiệp – Kiên Giang", "xã Tân Hội, huyện Tân Hiệp, tỉnh Kiên Giang"),
        ("Ô Lâm, Châu Phú", "place_unmet"),
        ("Tân Hội, An Biên", "place_unmet"),
        ("Vĩnh Tế, Châu Đốc, Tri Tôn", "place_unmet"),
        ("Ô Lâm, An Giang", "xã Ô Lâm, tỉnh An Giang"),
        ("ấp Ô Lâm, xã Tri Tôn", "xã Tri Tôn, tỉnh An Giang"),
        ("Tri Tôn", "xã Tri Tôn, tỉnh An Giang"),
    ],
)
def test_no_name_before_another_is_dropped(address: str, place: str) -> None:
    """Since 01/07/2025 many a district's name is a commune's: what stood in the district is not made that commune."""
    assert read(address, day=AFTER) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("xã Phú Lâm, tỉnh An Giang", "xã Phú Lâm, tỉnh An Giang"),
        ("phường Long Xuyên", "phường Long Xuyên, tỉnh An Giang"),
        ("đặc khu Phú Quốc", "đặc khu Phú Quốc, tỉnh An Giang"),
        ("Phú Lâm, An Giang", "xã Phú Lâm, tỉnh An Giang"),
        (PHU_BINH, PHU_BINH),  # printed in the old way
        ("huyện Giồng Riềng, tỉnh Kiên Giang", "huyện Giồng Riềng, tỉnh Kiên Giang"),
        ("xã Long Hựu Đông, huyện Cần Đước", "place_elsewhere"),
        ("xã Phú Bình", "place_elsewhere"),  # today's is in Thái Nguyên
        ("xã Phú Bin, tỉnh An Giang", "place_unknown"),
    ],
)
def test_after_the_districts(address: str, place: str) -> None:
    """Since 01/07/2025 a commune of today's An Giang; an address in the old way is an old place of what it is now."""
    assert read(address, AN_GIANG, AFTER) == place


@pytest.mark.parametrize(
    ("cells", "headings", "place"),
    [
        ({"commune": "Phú Bình", "district": "Phú Tân"}, (), PHU_BINH),
        (
            {"commune": "Phú Bình", "district": "Phú Tân", "province": "An Giang", "village": "ấp Bình Phú"},
            (),
            PHU_BINH,
        ),
        ({"commune": "xã Phú Bình", "district": "H. Phú Tân"}, (), PHU_BINH),
        ({"commune": "Chợ Mới", "district": "Chợ Mới"}, (), "thị trấn Chợ Mới, huyện Chợ Mới, tỉnh An Giang"),
        ({"district": "Tân Châu"}, (), "thị xã Tân Châu, tỉnh An Giang"),
        ({"commune": "Long Sơn", "district": "Tân Châu"}, (), "phường Long Sơn, thị xã Tân Châu, tỉnh An Giang"),
        ({"address": "ấp Bình Phú", "commune": "Phú Bình"}, ("Huyện Phú Tân",), PHU_BINH),
        ({"address": "xã Phú Bình, huyện Phú Tân", "district": "Phú Tân"}, (), PHU_BINH),
        ({"commune": "Phú Bình", "district": "Chợ Mới"}, (), "place_unmet"),
        ({}, ("Huyện Phú Tân",), "huyện Phú Tân, tỉnh An Giang"),
        ({}, ("Huyện Phú Tân", "Xã Phú Bình"), PHU_BINH),
        ({"address": "ấp Bình Phú"}, ("Huyện Phú Tân",), "huyện Phú Tân, tỉnh An Giang"),
        ({"address": "xã Phú Bình, thị xã Tân Châu"}, ("Huyện Phú Tân",), "place_unmet"),
        ({}, ("Tỉnh An Giang",), ""),
        ({}, (), ""),
    ],
)
def test_columns_and_headings(cells: Mapping[str, str], headings: tuple[str, ...], place: str) -> None:
    """Parts in columns of their own are one address; headings say what the rows below leave out, and are met too."""
    assert meant(place_of(Asked(cells, AN_GIANG, headings, BEFORE))) == place


def test_the_whole_address_is_kept() -> None:
    """The text as certified has every column in the order of an address, or the headings of an empty one."""
    cells = {"province": "An Giang", "district": "Phú Tân", "commune": "Phú Bình", "village": "ấp Bình Phú"}
    kept = place_of(Asked(cells, AN_GIANG, (), BEFORE)).origin["as_certified"]
    assert kept == "ấp Bình Phú, Phú Bình, Phú Tân, An Giang"
    headings = ("Huyện Phú Tân", "Xã Phú Bình")
    assert place_of(Asked({}, AN_GIANG, headings, BEFORE)).origin["as_certified"] == "Xã Phú Bình, Huyện Phú Tân"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Huyện Phú Tân", "Huyện Phú Tân"),
        ("II. Thị xã Tân Châu", "Thị xã Tân Châu"),
        ("1) Xã Phú Bình (3 sản phẩm)", "Xã Phú Bình"),
        ("III/ TP. Long Xuyên: 5 sản phẩm", "TP. Long Xuyên"),
        ("HUYỆN PHÚ TÂN, TỈNH AN GIANG", "HUYỆN PHÚ TÂN, TỈNH AN GIANG"),
        ("I. Nhóm thực phẩm", ""),
        ("A. Sản phẩm 4 sao", ""),
        ("Tổng cộng: 3 sản phẩm", ""),
    ],
)
def test_a_heading_of_a_place(text: str, place: str) -> None:
    """A unit with its kind, without number and count."""
    assert place_heading(text) == place


def test_a_heading_ends_smaller_ones() -> None:
    """A district ends the communes of the one before, a commune only its neighbour."""
    first = under(under((), "Huyện Phú Tân"), "Xã Phú Bình")
    assert under(first, "Xã Phú Lâm") == ("Huyện Phú Tân", "Xã Phú Lâm")
    assert under(first, "Thị xã Tân Châu") == ("Thị xã Tân Châu",)
    assert under(("Tỉnh An Giang",), "Huyện Phú Tân") == ("Tỉnh An Giang", "Huyện Phú Tân")


def old_provinces() -> list[OldProvince]:
    return list({one.province.code: one.province for one in places.old_districts()}.values())


@pytest.mark.parametrize("province", old_provinces(), ids=lambda one: one.slug)
def test_every_old_commune(province: OldProvince) -> None:
    """With its province as issuer a commune is itself, with another it is nothing, nor anything outside that one."""
    others = [one for one in old_provinces() if one is not province]
    for number, commune in enumerate(one for one in places.old_communes() if one.district.province is province):
        assert read(commune.full_name, f"UBND {province.short_name}") == commune.full_name
        other = others[number % len(others)]
        for text in (commune.full_name, f"{commune.short_name}, {commune.district.short_name}"):
            found = place_of(Asked({"address": text}, f"UBND {other.short_name}", (), BEFORE))
            place = str(found.origin.get("old_commune") or found.origin.get("old_district") or "")
            assert not place or (text != commune.full_name and place.endswith(other.short_name)), (text, found)


def test_what_strangers_write_ends_soon() -> None:
    """Long and odd texts are a doubt like any other."""
    for text in (
        "h.x.t.q" * 900,
        "xã " * 3000,
        "(" * 5000,
        "xã a " * 2000,
        "-" * 5000,
        "tỉnh An Giang - " * 300,
        "a - " * 8000,
        "Bình, " * 5000,
    ):
        found = place_of(Asked({"address": text}, AN_GIANG, (), BEFORE))
        assert isinstance(found.doubt, Doubt)


def test_the_words_of_a_doubt() -> None:
    """What was found, why, what it may be, and how to write it, in both languages."""
    doubt = place_of(Asked({"address": "xã Phú Bình, huyện Chợ Mới"}, AN_GIANG, (), BEFORE)).doubt
    assert doubt is not None
    params = {"found": "xã Phú Bình, huyện Chợ Mới", "why": doubt.why, "nearest": "; ".join(doubt.candidates)}
    said = Problem("a.xlsx", (0, 0), "", "address_in_doubt", params).sentence()  # type: ignore[arg-type]
    assert "có “xã Phú Bình” nhưng không thuộc “huyện Chợ Mới”" in said
    assert f"có thể là: {PHU_BINH}" in said and "ghi đủ xã, huyện, tỉnh" in said


def test_a_table_of_nothing_but_doubts(repository: Path) -> None:
    """Every row is told, and only the first what it may mean: looking for that in each would take minutes."""
    rows = [
        f"{at};Sản phẩm {at};Hộ {at};ấp {at}, xã Phú Bìnn, huyện Phú Tân;60;3 sao" for at in range(MOST_SUGGESTED + 5)
    ]
    table = "\n".join(["STT;Tên sản phẩm;Tên chủ thể;Địa chỉ;Điểm;Xếp hạng", "I. Nhóm thực phẩm", *rows])
    sheet = read_delimited(table.encode(), "phu-luc.csv")
    found = read_annex([sheet], Decision("86/QĐ-UBND", "27/01/2023", AN_GIANG), read_catalog(repository).catalog)
    told = [one for some in found.wrong.values() for one in some if one.message == "address_in_doubt"]
    assert len(told) == len(rows)
    assert [bool(one.params["nearest"]) for one in told] == [True] * MOST_SUGGESTED + [False] * 5
    assert all("Phú Bìnn" in one.line() for one in told)
