"""The dots: one for each commune, both archipelagos where they are, light, and what is lit has products."""

import gzip
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_hooks import places
from build_hooks.model.catalog import Catalog
from build_hooks.model.origin import Origin
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.dots.drawing import LARGE, SMALL, drawing
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.dots.view import communes_of, entrance, nation, province, small
from build_hooks.pages.frame.rendering import render
from build_hooks.places import Province
from build_hooks.places.centres import HOANG_SA, TRUONG_SA, centres
from tests.building import SETTINGS, make_product
from tests.markup import parse

LABELS = {HOANG_SA: "Quần đảo Hoàng Sa (Việt Nam)", TRUONG_SA: "Quần đảo Trường Sa (Việt Nam)"}
NOTE = "Mỗi chấm là tâm một xã, phường hoặc đặc khu; không phải bản đồ địa giới hành chính."
NARROW = 306  # px of a drawing at 360 px: the kiosk's, which has the widest edge


def product_in(code: str, number: int = 0) -> Product:
    return make_product(slug=f"mon-{number}-{code}", name=f"Món {number}", origin={"commune": code})


def catalog(*products: Product) -> Catalog:
    return Catalog(Path(), Settings.model_validate(SETTINGS), products)


def everywhere(step: int) -> Catalog:
    """A product in every commune of so many."""
    return catalog(*(product_in(commune.code) for commune in places.communes()[::step]))


def named(name: str) -> Province:
    (found,) = places.find_provinces(name)
    return found


def points(path: str) -> list[tuple[int, int]]:
    """Where the dots of a path are, as a browser follows it."""
    assert re.fullmatch(r"(M\d+ \d+h0(m-?\d+( |(?=-))-?\d+h0)*)?", path)
    x, y, found = 0, 0, []
    for across, down in re.findall(r"m(-?\d+) ?(-?\d+)", path, re.IGNORECASE):
        x, y = x + int(across), y + int(down)
        found.append((x, y))
    return found


def packed(dots: Dots, template: str = "dots/drawing.html") -> int:
    return len(gzip.compress(render(template, dots=dots).encode(), mtime=0))


def labels(dots: Dots) -> list[str]:
    """The texts of a drawing."""
    return [
        " ".join("".join(map(str, _texts(text))).split())
        for text in parse(render("dots/drawing.html", dots=dots)).all("text")
    ]


def _texts(element: Any) -> list[str]:
    return [child if isinstance(child, str) else "".join(_texts(child)) for child in element.children]


@pytest.mark.parametrize("step", [1, 2, 37, 4000])
def test_the_nation_is_every_commune_once(step: int) -> None:
    """3,321 dots, lit or not, in one drawing of at most 12 KB packed, whichever communes have products."""
    of = everywhere(step)
    dots = nation(of, "")
    lit = [point for spot in dots.lit for point in points(spot.path)]
    assert {*points(dots.lit_isles)} <= {*lit} and len(labels(dots)) == 2
    assert len(points(dots.unlit)) + len(points(dots.isles)) + len(lit) == len(places.communes()) == 3321
    assert len(lit) == len(of.products)
    assert packed(dots) <= 12 * 1024
    assert labels(dots) == list(LABELS.values())


@pytest.mark.parametrize("place", places.provinces(), ids=lambda place: place.slug)
def test_a_province_is_its_communes(place: Province) -> None:
    """Each once, at most 3 KB packed; the archipelagos in Đà Nẵng and Khánh Hòa, large and small."""
    its = communes_of(place)
    of = catalog(*(product_in(commune.code) for commune in its[::3]))
    dots = province(of, place, "dia-phuong/")
    lit = [point for spot in dots.lit for point in points(spot.path)]
    assert len(points(dots.unlit)) + len(points(dots.isles)) + len(lit) == len(its)
    assert packed(dots) <= 3 * 1024
    assert packed(province(catalog(*(product_in(commune.code) for commune in its)), place, "dia-phuong/")) <= 3 * 1024
    own = [LABELS[commune.code] for commune in its if commune.code in LABELS]
    assert bool(own) == (place.name in ("Đà Nẵng", "Khánh Hòa"))
    little = small(Origin(commune=its[0].code))
    assert little is not None
    assert labels(dots) == labels(little) == own
    assert packed(little, "dots/small.html") <= 1200
    for drawn in (dots, little):
        assert all(name in drawn.told for name in own)


def test_the_archipelagos_lie_in_the_sea() -> None:
    """Both east of 111°, as published: Hoàng Sa 15°45' to 17°15' N, Trường Sa 6°50' to 12° N, none beyond 118° E."""
    hoang_sa, truong_sa = centres()[HOANG_SA], centres()[TRUONG_SA]
    assert 111 < hoang_sa.east < 113 and 15.75 <= hoang_sa.north <= 17.25
    assert 111.5 < truong_sa.east < 118 and 6.8 <= truong_sa.north <= 12
    assert all(its.east < 111 for code, its in centres().items() if code not in LABELS)


@pytest.mark.parametrize("code", LABELS)
@pytest.mark.parametrize("row", ["", "{code}\t109215\t12240\n"])
def test_no_build_without_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, row: str) -> None:
    """A table that has an archipelago at the coast, or not at all, ends every build."""
    table = Path(places.__file__).with_name("centres.tsv").read_text("utf-8")
    changed = re.sub(rf"^{code}\t.*\n", row.format(code=code), table, flags=re.MULTILINE)
    assert changed != table
    (tmp_path / "centres.tsv").write_text(changed, "utf-8")
    monkeypatch.setattr("build_hooks.places.tables._HERE", tmp_path)
    centres.cache_clear()
    try:
        with pytest.raises(ValueError, match=f"{code} must lie east of 111°"):
            centres()
    finally:
        centres.cache_clear()


@pytest.mark.parametrize(
    ("name", "size"), [("", LARGE), *((name, size) for name in ("Đà Nẵng", "Khánh Hòa") for size in (LARGE, SMALL))]
)
def test_a_label_can_be_read_and_covers_no_dot(name: str, size: Any) -> None:
    """At least 11 px on a phone; whole within the drawing, and no dot below it."""
    its = drawing(tuple(commune.code for commune in (communes_of(named(name)) if name else places.communes())), size)
    shown = min(1, NARROW / (its.width / size.units))
    assert its.letter / size.units * shown >= 11
    for label in its.labels:
        left, right = label.x - 64 * size.units, label.x + 64 * size.units
        top = label.y - 26 * size.units
        assert left >= 0 and top >= 0 and right <= its.width and label.y <= its.height
        assert not [at for at in its.points.values() if left < at[0] < right and top < at[1] < label.y]


def test_every_dot_is_within_the_drawing() -> None:
    """Nothing is cropped."""
    for place in places.provinces():
        for size in (LARGE, SMALL):
            its = drawing(tuple(commune.code for commune in communes_of(place)), size)
            edge = its.dot / 2
            assert all(edge <= x <= its.width - edge and edge <= y <= its.height - edge for x, y in its.points.values())
            assert its.width <= size.width * size.units + 1 and its.height <= size.height * size.units + 1


def test_east_is_right_and_north_is_up() -> None:
    """Hà Giang in the north, Cà Mau in the south, Hoàng Sa right of Đà Nẵng."""
    its = drawing(tuple(commune.code for commune in places.communes()), LARGE).points
    north = max(centres(), key=lambda code: centres()[code].north)
    south = min(centres(), key=lambda code: centres()[code].north)
    assert its[north][1] == min(y for _, y in its.values())
    assert its[south][1] == max(y for _, y in its.values())
    assert its[HOANG_SA][0] > max(x for code, (x, _) in its.items() if code not in LABELS)


def test_what_is_lit_has_products() -> None:
    """Communes with products, each leading to its page; the nation's lead to provinces, and the list says the same."""
    of = catalog(product_in("30406"), product_in("30445", 1), product_in("30445", 2), product_in("27721"))
    an_giang = named("An Giang")
    dots = province(of, an_giang, "dia-phuong/an-giang/")
    assert [spot.leads for spot in dots.lit] == ["xa-binh-thanh-dong/index.html", "xa-phu-tan/index.html"]
    assert [row.name for row in dots.list] == ["Xã Bình Thạnh Đông", "Xã Phú Tân"]
    assert dots.sentence == "Chấm cam là nơi làm ra sản phẩm: 2 trong 102 xã, phường, đặc khu."
    assert [row.href for row in dots.list] == [spot.leads for spot in dots.lit]
    whole = nation(of, "")
    assert [(spot.leads, len(points(spot.path))) for spot in whole.lit] == [
        ("dia-phuong/an-giang/index.html", 2),
        ("dia-phuong/tay-ninh/index.html", 1),
    ]
    assert "3 xã, phường, đặc khu ở 2 trong 34 tỉnh, thành phố" in whole.sentence
    assert [row.href for row in whole.list] == [spot.leads for spot in whole.lit]


def test_the_entrance_is_as_wide_as_the_catalog() -> None:
    """The nation for several provinces, the province where there is one, nothing without a place."""
    assert entrance(catalog(make_product()), "") is None
    alone = entrance(catalog(product_in("30406")), "")
    several = entrance(catalog(product_in("30406"), product_in("27721")), "")
    assert alone is not None and alone.name == "Sơ đồ chấm các xã: tỉnh An Giang" and alone.near == 24
    assert several is not None and several.name == "Sơ đồ chấm các xã: cả nước"


def test_a_product_lights_its_commune() -> None:
    """Or, where only an old place is known, those that it may be; nothing where nobody knows."""
    known = small(Origin(commune="30406"))
    unsure = small(Origin(old_district="huyện Phú Tân, tỉnh An Giang"))
    assert known is not None and unsure is not None
    assert [len(points(spot.path)) for spot in known.lit] == [1]
    assert [len(points(spot.path)) for spot in unsure.lit] == [6]
    assert known.told == "Chấm cam là xã Phú Tân." and known.unlit == unsure.unlit
    assert small(Origin(as_certified="ấp 1")) is None


def test_the_words_beside_it() -> None:
    """A title, what it is and is not, and a list behind it when it is long; it is never called a map."""
    its = communes_of(named("An Giang"))
    of = catalog(*(product_in(commune.code) for commune in its[:9]))
    dots = province(of, named("An Giang"), "")
    page = parse(render("dots/dots.html", dots=dots))
    assert page.one("figure").text.startswith("Sơ đồ chấm các xã. Chấm cam là nơi làm ra sản phẩm: 9 trong 102")
    assert page.one("summary").text == "9 xã, phường, đặc khu có sản phẩm"
    assert len(page.one("details").all("a")) == 9
    html = render("dots/dots.html", dots=dots) + render("dots/small.html", dots=dots)
    assert html.count(NOTE) == 2 and "bản đồ" not in html.replace(NOTE, "").lower()
    assert not parse(render("dots/dots.html", dots=replace(dots, list=dots.list[:8]))).all("details")
    assert " style=" not in html
