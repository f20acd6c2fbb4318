"""Places in the form are found as the catalog's own check finds them: the same places, suggestions and order."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from build_hooks import places
from build_hooks.ground.text import fold
from build_hooks.intake.texts import texts_of
from build_hooks.pages.form.places_data import places_data
from build_hooks.pages.form.rules_data import rules_data
from build_hooks.pages.form.scripts import places_script, rules_script
from build_hooks.pages.frame.values import script
from build_hooks.places import tables
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem
from tests.browser.conftest import asked, scripted
from tests.browser.test_rules import in_python
from tests.reading import table

FINDERS: dict[str, tuple[Callable[[str], Any], Callable[[], Any]]] = {
    "commune": (places.find_communes, places.communes),
    "old_commune": (places.find_old_communes, places.old_communes),
    "old_district": (places.find_old_districts, places.old_districts),
}
EARLIER = {"old_commune": tables.earlier_communes, "old_district": tables.earlier_districts}
FIND = "([level, texts]) => texts.map(text => finder.find(level, text).map(one => [one.code, one.name]))"
HOSTILE = [
    "(" * 160,
    "a" * 160,
    "tỉnh " * 30,
    "😀" * 50,
    ",,,,",
    ".",
    "x",
    "\\d+",
    "xã xã xã",
    "",
    "huyện",
    "0" * 160,
    "q.1, hcm",
]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with `finder` and `rules`."""
    data = script("OCOP_PLACES", places_data()) + script("OCOP_RULES", rules_data())
    scripts = data + places_script() + rules_script()
    with scripted(
        browser,
        tmp_path_factory.mktemp("places"),
        scripts,
        "var finder = OcopPlaces.open(OCOP_PLACES), rules = OcopRules.open(OCOP_RULES);",
    ) as opened:
        yield opened


def written(place: Any, chance: random.Random) -> str:
    """A place as somebody may write it: with or without kind, province and marks, in capitals, abbreviated."""
    units = [place, *place.within]
    names = [chance.choice([f"{one.kind.lower()} {one.name}", one.name, f"{one.kind} {one.name}"]) for one in units]
    text = chance.choice([", ", " - ", ",", ", "]).join(names[: chance.choice([1, len(names), len(names)])])
    text = text.replace("huyện ", chance.choice(["huyện ", "H. ", "h."])).replace(
        "xã ", chance.choice(["xã ", "X. ", "xã "])
    )
    return chance.choice([text, text, fold(text), text.upper()])


@pytest.mark.parametrize("level", FINDERS)
def test_every_place_is_found_alike(page: Page, level: str) -> None:
    """By its code, its full name, and as somebody may write it."""
    chance = random.Random(level)  # noqa: S311 - the same texts in every run
    find, everything = FINDERS[level]
    texts = [text for one in everything() for text in (one.code, one.full_name, written(one, chance))]
    expected = [[[one.code, one.full_name] for one in find(text)] for text in texts]
    for text, ours, python in zip(texts, asked(page, FIND, [level, texts]), expected, strict=True):
        assert ours == python, text


@pytest.mark.parametrize(("level", "everything"), EARLIER.items())
def test_names_of_earlier_years_are_found_alike(page: Page, level: str, everything: Callable[[], Any]) -> None:
    """By the full name, without the province, and as somebody may write it."""
    chance = random.Random(level)  # noqa: S311
    texts = [
        text
        for one in everything()
        for text in (
            one.full_name,
            ", ".join(unit.short_name for unit in (one, *one.within)[:-1]),
            written(one, chance),
        )
    ]
    expected = [[[one.code, one.full_name] for one in FINDERS[level][0](text)] for text in texts]
    assert sum(map(bool, expected)) > 0.9 * len(texts)
    for text, ours, python in zip(texts, asked(page, FIND, [level, texts]), expected, strict=True):
        assert ours == python, text


@pytest.mark.parametrize("level", FINDERS)
def test_misspelt_names_get_the_same_suggestions(page: Page, level: str) -> None:
    """A letter lost, doubled, changed or swapped; and what strangers may type."""
    chance = random.Random(level)  # noqa: S311
    texts = list(HOSTILE)
    for place in chance.sample(list(FINDERS[level][1]()), 60):
        letters = list(written(place, chance))
        at = chance.randrange(len(letters))
        letters[at : at + 2] = chance.choice([[], [letters[at]] * 2, ["z"], list(reversed(letters[at : at + 2]))])
        texts.append("".join(letters))
    ours = asked(page, "([level, texts]) => texts.map(text => finder.nearest(text, level))", [level, texts])
    for text, found in zip(texts, ours, strict=True):
        assert found == list(places.nearest(text, level)), text


@pytest.mark.parametrize(
    "row", [row for row in table("values.yml") if row["type"] in FINDERS], ids=lambda row: row["text"][:30]
)
def test_a_value(page: Page, row: dict[str, Any]) -> None:
    """The table of values: the code, or which message is said."""
    found = page.evaluate(
        "([text, type]) => OcopRules.parse(OcopRules.clean(text), {type: type}, OCOP_RULES, finder)",
        [row["text"], row["type"]],
    )
    assert (found if isinstance(found, str) else found["wrong"]) == str(row.get("value", row.get("message")))


@pytest.mark.parametrize(
    "text", ["xã Bình Thạnh Đôg", "xã An Bình", "Phú Tân", "zzzz", "30445", "thị trấn Phú Mỹ, An Giang"]
)
def test_a_place_in_a_record_gets_the_same_words(page: Page, text: str) -> None:
    """Unknown and ambiguous places are told as the check tells them."""
    origin = {"commune": text, "old_commune": text, "old_district": text}
    tree = {
        "name": "A",
        "group": "thuc-pham",
        "recognitions": [{"stars": "3", "as_of": "2025"}],
        "origin": origin,
        "sources": [{"title": "T"}],
    }
    file, found = page.evaluate(
        """tree => [rules.text("product", tree), rules.problems("product", tree, {today: "2026-11-24", places: finder})
          .map(one => [one.at, one.message, one.level,
            [one.found, one.allowed, one.mend].filter(Boolean).join("; ")])]""",
        tree,
    )
    assert not isinstance(parse(file, ""), Problem) and texts_of(parse(file, ""))  # type: ignore[arg-type]
    assert found == in_python("product", file)


@pytest.mark.parametrize(
    ("typed", "first", "was"),
    [
        ("binh thanh d", "xã Bình Thạnh Đông, tỉnh An Giang", ""),
        ("Bình Thạnh Đông", "xã Bình Thạnh Đông, tỉnh An Giang", ""),
        ("phú bình phú tân", "xã Bình Thạnh Đông, tỉnh An Giang", "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"),
        ("xa tan hung tay ninh", "xã Tân Hưng, tỉnh Tây Ninh", ""),
        ("thị trấn Tân Hưng", "xã Tân Hưng, tỉnh Tây Ninh", "thị trấn Tân Hưng, huyện Tân Hưng, tỉnh Long An"),
        ("TT. Tân Hưng, H. Tân Hưng", "xã Tân Hưng, tỉnh Tây Ninh", "thị trấn Tân Hưng, huyện Tân Hưng, tỉnh Long An"),
        ("thi tran cho vam", "xã Chợ Vàm, tỉnh An Giang", "thị trấn Chợ Vàm, huyện Phú Tân, tỉnh An Giang"),
        ("xã Phương Bình", "xã Phương Bình, thành phố Cần Thơ", ""),
        ("phương bình", "xã Phương Bình, thành phố Cần Thơ", ""),
        ("đặc khu Phú Quốc", "đặc khu Phú Quốc, tỉnh An Giang", ""),
    ],
)
def test_while_somebody_types(page: Page, typed: str, first: str, was: str) -> None:
    """Today's communes by the beginnings of words, and old names that lead to them."""
    found = page.evaluate("text => finder.suggest(text, 6)", typed)
    assert (found[0]["name"], found[0]["was"]) == (first, was)
    assert len({one["code"] for one in found}) == len(found) <= 6


def test_an_old_district_offers_all_its_communes(page: Page) -> None:
    """A source that names the district alone: the six of today, and nobody chooses for the person."""
    found = page.evaluate("finder.suggest('huyện Phú Tân, An Giang', 7)")
    (old,) = places.find_old_districts("huyện Phú Tân, An Giang")
    assert {one["code"] for one in found} >= {one.code for one in old.candidates} and len(old.candidates) == 6


def test_what_hardly_fits_is_not_offered(page: Page) -> None:
    """Beside the commune that holds all that was typed no other stands that shares a word or two."""
    found = page.evaluate("finder.suggest('xã Phú Bình huyện Phú Tân tỉnh An Giang', 7)")
    assert [one["name"] for one in found] == ["xã Bình Thạnh Đông, tỉnh An Giang"]


def test_the_catalogs_own_provinces_come_first(page: Page) -> None:
    """An old name that many places had leads to the one at hand."""
    found = page.evaluate("finder.suggest('phu binh', 6, ['An Giang'])")
    assert found[0]["name"] == "xã Bình Thạnh Đông, tỉnh An Giang"
    assert page.evaluate("finder.suggest('phu binh', 6)")[0]["name"] == "xã Phú Bình, tỉnh Thái Nguyên"


def test_nothing_is_suggested_for_nothing(page: Page) -> None:
    """A kind alone names no place."""
    assert page.evaluate("['', ' ', 'xã', '()', 'zzzz'].map(text => finder.suggest(text, 6).length)") == [0] * 5


def test_an_old_unit_leads_to_today(page: Page) -> None:
    """The candidates that the catalog knows."""
    (old,) = places.find_old_districts("huyện Phú Tân, An Giang")
    found = page.evaluate("code => finder.today('old_district', code).map(one => one.name)", old.code)
    assert found == [one.full_name for one in old.candidates]


@pytest.mark.parametrize(
    "text",
    [
        "huyện Phú Tân, An Giang",
        "Phú Tân",
        "thị xã Tân Châu",
        "TP Long Xuyên",
        "phu tan an giang",
        "huyện Từ Liêm, Hà Nội",
    ],
)
def test_a_district_has_its_communes(page: Page, text: str) -> None:
    """Those that have a part of it today, of every district that the text may mean."""
    found = page.evaluate("text => finder.within(text, ['Cà Mau']).map(one => [one.code, one.names.pop()])", text)
    wanted = {its.code for district in places.find_old_districts(text) for its in district.candidates}
    assert {code for code, _ in found} == wanted and len(found) == len(wanted)
    assert [province for _, province in found] == sorted((name for _, name in found), key=lambda name: name != "Cà Mau")


def test_an_old_commune_has_its_communes(page: Page) -> None:
    """Where the text names no district."""
    found = page.evaluate("finder.within('xã Phú Bình, huyện Phú Tân, An Giang', []).map(one => one.code)")
    (commune,) = places.find_old_communes("xã Phú Bình, huyện Phú Tân, An Giang")
    assert found == [its.code for its in commune.candidates]
