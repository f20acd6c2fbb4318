"""The tables of places say what the official lists say, and a place is found however people write it."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_hooks import places
from build_hooks.ground.text import fold, nfc, slugify
from build_hooks.places import tables
from build_hooks.places.place import EarlierCommune, EarlierDistrict, Place
from build_hooks.places.spelling import edit_distance

TABLES = Path(places.__file__).parent


def names(found: Iterable[Place]) -> list[str]:
    return [place.full_name for place in found]


def codes(found: Iterable[places.Commune]) -> list[str]:
    return [place.code for place in found]


def only_old_commune(text: str) -> places.OldCommune:
    (found,) = places.find_old_communes(text)
    return found


def only_old_district(text: str) -> places.OldDistrict:
    (found,) = places.find_old_districts(text)
    return found


def test_every_place_is_there_once() -> None:
    """34 provinces and 3,321 communes today; 63, 696 and 10,035 units before."""
    assert len(places.provinces()) == 34
    assert len(places.communes()) == 3321
    assert len(places.old_districts()) == 696
    assert len(places.old_communes()) == 10035
    assert len({district.province for district in places.old_districts()}) == 63
    assert len({commune.code for commune in places.communes()}) == 3321
    assert len({commune.code for commune in places.old_communes()}) == 10035


def test_kinds() -> None:
    """The kinds of today count up to what the resolutions of 2025 say: 2,621 xã, 687 phường, 13 đặc khu."""
    kinds = Counter(commune.kind for commune in places.communes())
    assert kinds == {"Xã": 2621, "Phường": 687, "Đặc khu": 13}
    assert Counter(province.kind for province in places.provinces()) == {"Tỉnh": 28, "Thành phố": 6}
    assert {district.kind for district in places.old_districts()} == {"Huyện", "Quận", "Thị xã", "Thành phố"}
    assert {commune.kind for commune in places.old_communes()} == {"Xã", "Phường", "Thị trấn"}


def test_names_of_a_commune() -> None:
    """A commune knows how it is written in a sentence, in full, and in an address."""
    commune = places.commune("30445")
    assert commune is not None
    assert (commune.kind, commune.name, commune.province.code) == ("Xã", "Bình Thạnh Đông", "91")
    assert commune.short_name == "xã Bình Thạnh Đông"
    assert commune.full_name == "xã Bình Thạnh Đông, tỉnh An Giang"
    assert commune.slug == "xa-binh-thanh-dong"
    assert commune.province.slug == "an-giang"
    assert names(places.find_provinces("Cần Thơ")) == ["thành phố Cần Thơ"]


def test_names_of_an_old_place() -> None:
    """An old place is named within its old province, and knows the province of today."""
    district = only_old_district("huyện Tân Hưng")
    assert district.full_name == "huyện Tân Hưng, tỉnh Long An"
    assert (district.province.full_name, district.province.code) == ("tỉnh Long An", "80")
    assert (district.province.slug, district.slug) == ("long-an", "huyen-tan-hung")
    assert district.province_today.full_name == "tỉnh Tây Ninh"
    commune = only_old_commune("xã Phú Bình, huyện Phú Tân")
    assert commune.full_name == "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"


def test_codes_mean_nothing_without_their_vintage() -> None:
    """80, 91, 30406 and 30445 went to other places on 01/07/2025, so each lookup keeps to its vintage."""
    old_provinces = {district.province.code: district.province.full_name for district in places.old_districts()}
    assert (old_provinces["80"], old_provinces["91"]) == ("tỉnh Long An", "tỉnh Kiên Giang")
    assert names(places.find_provinces("80")) == ["tỉnh Tây Ninh"]
    assert names(places.find_provinces("91")) == ["tỉnh An Giang"]
    assert only_old_commune("30406").short_name == "thị trấn Phú Mỹ"
    assert only_old_commune("30445").short_name == "xã Phú Bình"
    assert names(places.find_communes("30406")) == ["xã Phú Tân, tỉnh An Giang"]
    assert names(places.find_communes("30445")) == ["xã Bình Thạnh Đông, tỉnh An Giang"]
    assert places.commune("99999") is None
    assert places.find_communes("99999") == ()


def test_candidates_of_huyen_phu_tan() -> None:
    """Huyện Phú Tân of An Giang became six communes of An Giang."""
    candidates = only_old_district("huyện Phú Tân, tỉnh An Giang").candidates
    assert {commune.short_name for commune in candidates} == {
        *("xã Phú Tân", "xã Chợ Vàm", "xã Phú Lâm", "xã Hòa Lạc", "xã Phú An", "xã Bình Thạnh Đông"),
    }
    assert "30406" in codes(candidates)
    assert {commune.province.name for commune in candidates} == {"An Giang"}


def test_candidates_of_huyen_tan_hung() -> None:
    """Huyện Tân Hưng of Long An became four communes of Tây Ninh."""
    candidates = only_old_district("huyện Tân Hưng, tỉnh Long An").candidates
    assert {commune.name for commune in candidates} == {"Tân Hưng", "Hưng Điền", "Vĩnh Thạnh", "Vĩnh Châu"}
    assert {commune.province.name for commune in candidates} == {"Tây Ninh"}


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("phường Vĩnh Nguơn", "30316"),
        ("phường Vĩnh Ngươn", "30316"),
        ("xã Phú Bình, huyện Phú Tân, tỉnh An Giang", "30445"),
        ("xã Phú Lâm, huyện Phú Tân, tỉnh An Giang", "30421"),
        ("thị trấn Tân Hưng", "27721"),
    ],
)
def test_candidate_of_an_old_commune(old: str, today: str) -> None:
    """Communes that went whole to one commune of today lead there."""
    assert codes(only_old_commune(old).candidates) == [today]


def test_an_old_place_seldom_is_one_commune() -> None:
    """Only 14 old districts lie in one commune and 442 old communes were split: a person chooses."""
    districts = places.old_districts()
    assert sum(len(district.candidates) == 1 for district in districts) == 14
    assert sum(len(commune.candidates) > 1 for commune in places.old_communes()) == 442


def test_every_old_place_has_candidates_in_one_province() -> None:
    """No candidate is missing, none lies abroad, and a district's are those of its communes."""
    of_communes: dict[places.OldDistrict, set[places.Commune]] = {}
    for commune in places.old_communes():
        assert commune.candidates
        of_communes.setdefault(commune.district, set()).update(commune.candidates)
    for district in places.old_districts():
        assert district.candidates
        assert {commune.province for commune in district.candidates} == {district.province_today}
        assert of_communes.get(district, set(district.candidates)) == set(district.candidates)


def test_every_commune_of_today_came_from_somewhere() -> None:
    """Each commune of today is a candidate of an old district."""
    reached = {commune for district in places.old_districts() for commune in district.candidates}
    assert reached == set(places.communes())


def test_island_districts_had_no_communes() -> None:
    """Five island districts lead straight to the special zone of today."""
    with_communes = {commune.district for commune in places.old_communes()}
    islands = [district for district in places.old_districts() if district not in with_communes]
    assert [island.name for island in islands] == ["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"]
    assert all([place.kind for place in island.candidates] == ["Đặc khu"] for island in islands)


def test_a_namesake_is_no_candidate() -> None:
    """Phường 4 of Cai Lậy has no part in phường Cao Lãnh, 54 km away, as the data set has it."""
    (cao_lanh,) = places.find_communes("phường Cao Lãnh")
    assert cao_lanh not in only_old_commune("phường 4, thị xã Cai Lậy").candidates
    assert cao_lanh not in only_old_district("thành phố Sa Đéc").candidates
    assert cao_lanh in only_old_commune("phường 4, thành phố Cao Lãnh").candidates


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("huyện Tịnh Biên, An Giang", ["thị xã Tịnh Biên, tỉnh An Giang"]),
        ("H. Tịnh Biên", ["thị xã Tịnh Biên, tỉnh An Giang"]),
        ("thị xã Cửa Lò, Nghệ An", ["thành phố Vinh, tỉnh Nghệ An"]),
        ("quận 2, TP HCM", ["thành phố Thủ Đức, thành phố Hồ Chí Minh"]),
        ("Q9, TPHCM", ["thành phố Thủ Đức, thành phố Hồ Chí Minh"]),
        ("quận Thủ Đức", ["thành phố Thủ Đức, thành phố Hồ Chí Minh"]),
        ("huyện Nông Sơn, Quảng Nam", ["huyện Quế Sơn, tỉnh Quảng Nam"]),
        ("huyện Nam Đông, T.Thừa Thiên Huế", ["huyện Phú Lộc, thành phố Huế"]),
        ("huyện Phong Điền, Thừa Thiên - Huế", ["thị xã Phong Điền, thành phố Huế"]),
        ("huyện Phú Quốc, Kiên Giang", ["thành phố Phú Quốc, tỉnh Kiên Giang"]),
        ("thị xã Đông Triều", ["thành phố Đông Triều, tỉnh Quảng Ninh"]),
        ("huyện Hoành Bồ, Quảng Ninh", ["thành phố Hạ Long, tỉnh Quảng Ninh"]),
        ("huyện Lộc Hà, Hà Tĩnh", ["thành phố Hà Tĩnh, tỉnh Hà Tĩnh", "huyện Thạch Hà, tỉnh Hà Tĩnh"]),
        ("TP Huế, Thừa Thiên Huế", ["quận Thuận Hóa, thành phố Huế", "quận Phú Xuân, thành phố Huế"]),
    ],
)
def test_a_district_of_an_earlier_year(text: str, became: list[str]) -> None:
    """A district that was renamed, raised or merged since 2018 leads to what it became, to each if it was parted."""
    assert names(places.find_old_districts(text)) == became


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("xã Dương Tơ, huyện Phú Quốc, Kiên Giang", "xã Dương Tơ, thành phố Phú Quốc, tỉnh Kiên Giang"),
        ("xã Phong Hiền, huyện Phong Điền, Thừa Thiên Huế", "phường Phong Hiền, thị xã Phong Điền, thành phố Huế"),
        ("phường Hiệp Phú, quận 9, TP HCM", "phường Hiệp Phú, thành phố Thủ Đức, thành phố Hồ Chí Minh"),
        ("xã An Cư, huyện Tịnh Biên", "xã An Cư, thị xã Tịnh Biên, tỉnh An Giang"),
        ("phường Nghi Hương, thị xã Cửa Lò", "phường Nghi Hương, thành phố Vinh, tỉnh Nghệ An"),
        ("xã Thống Nhất, huyện Hoành Bồ", "xã Thống Nhất, thành phố Hạ Long, tỉnh Quảng Ninh"),
    ],
)
def test_a_commune_of_an_earlier_year(text: str, became: str) -> None:
    """A commune by its kind, name or district of an earlier year."""
    assert names(places.find_old_communes(text)) == [became]


def test_earlier_names_lead_into_the_last_list() -> None:
    """Each earlier unit became something of its own province, is found by its own name, and has a day and no rival."""
    everything: list[EarlierDistrict | EarlierCommune] = [*tables.earlier_districts(), *tables.earlier_communes()]
    for one in everything:
        assert one.became and {new.within[-1].code for new in one.became} == {one.within[-1].code}, one.full_name
        assert "2018-01-01" < one.until <= "2025-07-01"
        find = places.find_old_districts if isinstance(one, EarlierDistrict) else places.find_old_communes
        assert set(find(one.full_name)), one.full_name
    assert len(tables.earlier_districts()) >= 60 and len(tables.earlier_communes()) > 1900
    gone = [one.code for one in tables.earlier_districts() if one.code not in {x.code for x in places.old_districts()}]
    assert len(gone) == len(set(gone))  # or its communes would need each of its names


def test_every_earlier_unit_names_the_resolution() -> None:
    """Of each row anybody can look up which decision of the National Assembly's committee it states."""
    table = (Path(tables.__file__).parent / "earlier.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")]
    assert [row for row in rows if len(row) != 7 or not re.fullmatch(r"\d+/(?:NQ-)?UBTVQH(?:1[345])?", row[6])] == []


def test_what_is_in_the_last_list_comes_first() -> None:
    """An earlier unit does not make a name of 30/06/2025 uncertain."""
    assert all(places.find_old_communes(place.full_name) == (place,) for place in places.old_communes())
    assert names(places.find_old_districts("huyện Đạ Huoai")) == ["huyện Đạ Huoai, tỉnh Lâm Đồng"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("xã Bình Thạnh, huyện Thoại Sơn", False),  # there it is Bình Thành
        ("xã Phú Bình, huyện Phú Tấn", False),
        ("xã Phú Bính, huyện Phú Tân", False),
        ("xã Phu Bình, huyện Phú Tân", False),
        ("xa Phu Binh, huyen Phu Tan", True),
        ("xã Phú Bình, huyen Phu Tan", True),
        ("huyện Đăk Mil", True),
        ("huyện Dăk Mil", False),
        ("xã Hoà Lạc, huyện Phú Tân", True),
        ("phường Vĩnh Nguơn", True),
        ("phường Vĩnh Ngươn", True),
        ("phường Vĩnh Nguôn", False),
    ],
)
def test_marks_are_all_there_or_none(text: str, is_found: bool) -> None:
    """Marks are letters: wrong or missing ones find nothing else, nor around; none at all may be right."""
    assert bool(places.find_old_communes(text) or places.find_old_districts(text)) is is_found


def test_slugs_are_unique_where_they_are_used() -> None:
    """A slug names one province, one commune of a province, one district of an old province."""
    assert len({province.slug for province in places.provinces()}) == 34
    assert len({(commune.province.code, commune.slug) for commune in places.communes()}) == 3321
    old = {(district.province.slug, district.slug) for district in places.old_districts()}
    assert len(old) == 696
    assert len({province for province, _ in old}) == 63


def test_communes_that_fold_alike_carry_their_code() -> None:
    """Xã Sơn Hà and xã Sơn Hạ of Quảng Ngãi, and seven pairs like them, differ by code; nobody else does."""
    shared = [commune for commune in places.communes() if commune.slug != slugify(commune.short_name)]
    assert len(shared) == 16
    assert {"xa-son-ha-21289", "xa-son-ha-21292"} < {commune.slug for commune in shared}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("xã Ea H'Leo, Đắk Lắk", "xa-ea-hleo"),
        ("phường Xuân Hương - Đà Lạt", "phuong-xuan-huong-da-lat"),
        ("phường Móng Cái 1", "phuong-mong-cai-1"),
        ("đặc khu Phú Quốc", "dac-khu-phu-quoc"),
    ],
)
def test_slug_of_an_uncommon_name(text: str, slug: str) -> None:
    """Apostrophes vanish, hyphens do not double, digits stay."""
    assert [commune.slug for commune in places.find_communes(text)] == [slug]


def test_every_place_is_found_by_its_full_name_and_code() -> None:
    """The full name finds the place and no other, in every table."""
    assert all(places.find_provinces(place.full_name) == (place,) for place in places.provinces())
    assert all(places.find_communes(place.full_name) == (place,) for place in places.communes())
    assert all(places.find_old_districts(place.full_name) == (place,) for place in places.old_districts())
    assert all(places.find_old_communes(place.full_name) == (place,) for place in places.old_communes())
    assert all(places.find_communes(place.code) == (place,) for place in places.communes())
    assert all(places.find_old_communes(place.code) == (place,) for place in places.old_communes())
    assert only_old_district("001").full_name == "quận Ba Đình, thành phố Hà Nội"


@pytest.mark.parametrize(
    "text",
    [
        "30445",
        " 30445 ",
        "xã Bình Thạnh Đông, An Giang",
        "xã Bình Thạnh Đông, tỉnh An Giang",
        "Xã Bình Thạnh Đông, Tỉnh An Giang, Việt Nam.",
        "Binh Thanh Dong, tinh An Giang",
        "BÌNH THẠNH ĐÔNG",
        "X. Bình Thạnh Đông, T. An Giang",
        "X.Bình Thạnh Đông,T.An Giang",
        "xã Bình Thạnh Đông tỉnh An Giang",
        "xã Bình Thạnh Đông - tỉnh An Giang",
        "xã  Bình-Thạnh-Đông,  an giang",
        "xã Bi\u0300nh Thạnh Đông",  # decomposed
    ],
)
def test_spellings_of_a_commune(text: str) -> None:
    """Case, marks, kinds, abbreviations, commas and the province are as people write them."""
    assert codes(places.find_communes(text)) == ["30445"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("H. Phú Tân, An Giang", "huyện Phú Tân, tỉnh An Giang"),
        ("huyen Phu Tan tỉnh An Giang", "huyện Phú Tân, tỉnh An Giang"),
        ("TX. Cai Lậy", "thị xã Cai Lậy, tỉnh Tiền Giang"),
        ("TP Châu Đốc", "thành phố Châu Đốc, tỉnh An Giang"),
        ("tp.châu đốc, an giang", "thành phố Châu Đốc, tỉnh An Giang"),
        ("Q.1, TP.HCM", "quận 1, thành phố Hồ Chí Minh"),
        ("Q01", "quận 1, thành phố Hồ Chí Minh"),
        ("Ea H’leo", "huyện Ea H'leo, tỉnh Đắk Lắk"),
        ("huyện Phú Quý", "huyện Phú Quí, tỉnh Bình Thuận"),
        ("Quan Sơn", "huyện Quan Sơn, tỉnh Thanh Hóa"),
        ("huyện A Lưới, tỉnh Thừa Thiên Huế", "huyện A Lưới, thành phố Huế"),
    ],
)
def test_spellings_of_an_old_district(text: str, found: str) -> None:
    """An old district is found under its abbreviations, and a name is not taken for a kind (Quan Sơn)."""
    assert names(places.find_old_districts(text)) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("xã Phú Bình, huyện Phú Tân, An Giang", "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"),
        ("X. Phú Bình, H. Phú Tân", "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"),
        ("Phú Bình, tỉnh An Giang", "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"),
        ("TT. Tân Hưng", "thị trấn Tân Hưng, huyện Tân Hưng, tỉnh Long An"),
        ("thi tran Tan Hung, Long An", "thị trấn Tân Hưng, huyện Tân Hưng, tỉnh Long An"),
        ("P5, Q3, TPHCM", "phường 5, quận 3, thành phố Hồ Chí Minh"),
        ("Phường 05 quận 3 TP. HCM", "phường 5, quận 3, thành phố Hồ Chí Minh"),
        ("P. Phường Đúc, TP. Huế", "phường Phường Đúc, quận Thuận Hóa, thành phố Huế"),
        ("xã Tứ Quận, huyện Yên Sơn", "xã Tứ Quận, huyện Yên Sơn, tỉnh Tuyên Quang"),
        ("xã Phước Tỉnh huyện Long Đất", "xã Phước Tỉnh, huyện Long Đất, tỉnh Bà Rịa - Vũng Tàu"),
        ("xã Phú Bình, tỉnh An Giang, huyện Phú Tân", None),
        ("xã Phú Bình, huyện Phú Tân, tỉnh Cà Mau", None),
    ],
)
def test_spellings_of_an_old_commune(text: str, found: str | None) -> None:
    """An old commune is found with or without its district and province, but not in the wrong one."""
    assert names(places.find_old_communes(text)) == ([found] if found else [])


def test_tone_marks_may_stand_on_either_letter() -> None:
    """Hoà and Hòa are the same word, so both find every Hòa Lạc and nothing else."""
    found = names(places.find_communes("Hoà Lạc"))
    assert found == ["xã Hòa Lạc, thành phố Hà Nội", "xã Hòa Lạc, tỉnh An Giang"]
    assert places.find_communes("Hoà Lạc") == places.find_communes("Hòa Lạc")


def test_marks_decide_where_they_can() -> None:
    """Text without marks is ambiguous between xã Tân Thành and xã Tân Thạnh; text with marks is not."""
    assert codes(places.find_communes("Tan Thanh, Dong Thap")) == ["29938", "30157"]
    assert codes(places.find_communes("Tân Thành, Đồng Tháp")) == ["29938"]
    assert codes(places.find_communes("xã Tân Thạnh, Đồng Tháp")) == ["30157"]


def test_an_ambiguous_name_gives_every_place() -> None:
    """A name without its province finds all places of that name, each once."""
    found = places.find_communes("Phú Tân")
    assert "xã Phú Tân, tỉnh An Giang" in names(found)
    assert len(found) == len(set(found)) > 1
    districts = names(places.find_old_districts("huyện Phú Tân"))
    assert districts == ["huyện Phú Tân, tỉnh An Giang", "huyện Phú Tân, tỉnh Cà Mau"]


@pytest.mark.parametrize(
    "text",
    [
        "phường Bình Thạnh Đông",
        "xã Bình Thạnh Đông, tỉnh Tây Ninh",
        "xã Bình Thạnh Đông, thành phố An Giang",
        "xã Bình Thạnh Đông, huyện Phú Tân, tỉnh An Giang",
        "xã Bình Thạnh",  # there are xã Bình Thành, spelled like it but for a tone
        "An Giang, xã Bình Thạnh Đông",
        "phường Vĩnh Nguơn",
        "",
        " , ",
        "xã",
        "312",
    ],
)
def test_a_wrong_place_is_not_found(text: str) -> None:
    """The wrong kind, province or vintage finds nothing rather than something near."""
    assert places.find_communes(text) == ()


@pytest.mark.parametrize(
    ("text", "level", "first"),
    [
        ("xã Bình Thạnh Đôngg, An Giang", "commune", "xã Bình Thạnh Đông, tỉnh An Giang"),
        ("xã Bình Thạhn Đông, An Gang", "commune", "xã Bình Thạnh Đông, tỉnh An Giang"),
        ("phường Bình Thạnh Đông, An Giang", "commune", "xã Bình Thạnh Đông, tỉnh An Giang"),
        ("xã Bình Thạnh Đông, tỉnh Tây Ninh", "commune", "xã Bình Thạnh Đông, tỉnh An Giang"),
        ("xã Phú Tâm, tỉnh An Giang", "commune", "xã Phú Lâm, tỉnh An Giang"),
        ("xã Phú Tâm, tỉnh Cần Thơ", "commune", "xã Phú Tâm, thành phố Cần Thơ"),
        ("huyện Tân Hưng, tỉnh Tây Ninh", "old_district", "huyện Tân Hưng, tỉnh Long An"),
        ("xã Phú Bìh, H. Phú Tân", "old_commune", "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"),
        ("tỉnh An Gang", "province", "tỉnh An Giang"),
        ("xã Bình Thạnh, tỉnh Đồng Tháp", "commune", "xã Bình Thành, tỉnh Đồng Tháp"),
    ],
)
def test_nearest(text: str, level: places.Level, first: str) -> None:
    """A slip in name, kind or province leads to the place that was meant, the same province first."""
    nearest = places.nearest(text, level)
    assert nearest[0] == first
    assert len(nearest) == len(set(nearest)) == 3


def test_nearest_says_nothing_of_nonsense() -> None:
    """A text far from every name has no nearest place, and n is the most that is said."""
    assert places.nearest("qwertyzxc", "commune") == ()
    assert places.nearest("", "old_commune") == ()
    assert len(places.nearest("Phú Tâm", "old_commune", n=5)) == 5


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "", 0),
        ("", "ab", 2),
        ("phutan", "phutam", 1),
        ("thanh", "thahn", 1),
        ("phutan", "futan", 2),
        ("ab", "ba", 1),
    ],
)
def test_edit_distance(one: str, other: str, edits: int) -> None:
    """A swap of neighbours is one edit, and the order of the two texts does not matter."""
    assert edit_distance(one, other) == edit_distance(other, one) == edits


def test_the_old_table_is_read_when_asked_for() -> None:
    """Today's lookups leave the larger table alone."""
    ask = (
        "from build_hooks.places import tables, find_communes;"
        "find_communes('Phú Tân'); print(tables._before.cache_info())"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert "currsize=0" in said.stdout


@pytest.mark.parametrize("table", ["today.tsv", "before.tsv", "earlier.tsv"])
def test_tables_are_plain(table: str) -> None:
    """A table is UTF-8 in form C with a title, a line a place, and stays small."""
    content = (TABLES / table).read_bytes()
    text = content.decode("utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert "\r" not in text
    assert nfc(text) == text
    assert len(content) < 400_000


def test_the_notice_is_kept() -> None:
    """The data set's licence asks for its copyright and text with every copy."""
    notice = (TABLES / "NOTICE").read_text(encoding="utf-8")
    assert "Copyright (c) 2025 Tran Ngoc Minh Hieu" in notice
    assert "Copyright (c) 2020 Dao Hoang Son" in notice
    assert "The above copyright notice and this permission notice shall be included" in notice


def test_folding() -> None:
    """Marks, case, apostrophes and extra spaces go; spaces between words stay, or are hyphens in a slug."""
    assert fold("  Đắk  R’Lấp ") == fold("ĐẮK R'LẤP") == "dak rlap"
    assert fold("Vĩnh Nguơn") == fold("Vĩnh Ngươn") == "vinh nguon"
    assert slugify("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"
    assert nfc("Bi\u0300nh") == "Bình"


def _by_letters(one: str, other: str) -> int:
    """The distance by its definition: a table with a row for each letter."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        rows.append([i])
        for j, facing in enumerate(other, 1):
            costs = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != facing)]
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                costs.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(costs))
    return rows[-1][-1]


@given(st.text("abc", max_size=14), st.text("abcd", max_size=14))
@settings(max_examples=1_000, deadline=None)
def test_edits_are_those_of_the_definition(one: str, other: str) -> None:
    """Counting by bits gives what counting letter by letter does, swaps of neighbours among it."""
    assert edit_distance(one, other) == _by_letters(one, other)
    assert edit_distance(one, one[1::-1] + one[2:]) == _by_letters(one, one[1::-1] + one[2:])
