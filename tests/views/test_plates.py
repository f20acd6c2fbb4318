"""What stands in the place of a photo: tint and drawing of a group come from one table, and the name is read once."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from PIL import Image, ImageColor

from build_hooks import rules
from build_hooks.ground.palette import DARK, LIGHT, PRINT, SCREEN, colour, palette
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.card import card
from build_hooks.pages.frame.plates import plate, plates
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.product.view import product_page
from build_hooks.pixels.share import ShareText, make_share_picture
from tests.building import make_product
from tests.markup import Element, parse
from tests.pictures import Colour, is_near

GROUPS = tuple(rules.groups_today())
NO_WORDS = ShareText(name="", stars=0, rank="", certificate="", place="", producer="", catalog="", note="")


def shown_as(product: Product) -> tuple[Element, Element]:
    """Its card in a list, and its page."""
    catalog = Catalog(Path(), Settings(name="Danh mục thử", place="An Giang"), (product,))
    listed = render("frame/card.html", card=card(catalog, product, "nhom/"))
    return parse(listed), parse(render("product/product.html", its=product_page(catalog, product, frozenset())))


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_has_its_own(group: str) -> None:
    """A tint on paper, at night, in print and on screens, a drawing, and a class that says both."""
    its = plate(group)
    assert all(its.tint in palette(scheme) for scheme in (LIGHT, DARK, SCREEN, PRINT))
    assert its.drawing.startswith("<svg") and "<path" in its.drawing
    assert f".ocop-plate--{group}{{--plate:var(--ocop-{its.tint});--drawing:url(" in plates("--ocop-")
    assert [other for other in GROUPS if plate(other).tint == its.tint] == [group]


def test_a_card_says_the_name_once() -> None:
    """On the plate, with the word that there is no photo; an older group has the plate of that of today."""
    listed, _ = shown_as(make_product(name="Khăn lụa", group="vai-may-mac", taxonomy="2018"))
    (its,) = listed.all(css_class="ocop-plate--thu-cong-my-nghe")
    assert its.text == "Khăn lụa Chưa có ảnh"
    assert listed.text.count("Khăn lụa") == 1


def test_on_its_page_the_heading_is_the_picture() -> None:
    """One heading, on the plate."""
    _, page = shown_as(make_product(name="Khăn lụa", group="thu-cong-my-nghe"))
    (its,) = page.all(css_class="ocop-plate")
    assert [heading.text for heading in page.all("h1")] == [heading.text for heading in its.all("h1")]
    assert its.text == "Khăn lụa Chưa có ảnh"


def test_alcohol_has_none() -> None:
    """A row of text, and a page that begins with its heading: no word of a photo either."""
    for shown in shown_as(make_product(name="Rượu nếp", group="do-uong", alcohol=True)):
        assert shown.all(css_class="ocop-plate") == []
        assert "Chưa có ảnh" not in shown.text
        assert shown.text.count("Rượu nếp") >= 1


@pytest.mark.parametrize("group", GROUPS)
def test_a_share_picture_draws_the_same(group: str) -> None:
    """Paper of the tint in every corner, and the drawing in a fifth of the green, to the right and below."""
    its = plate(group)
    image = Image.open(BytesIO(make_share_picture(its, NO_WORDS))).convert("RGB")
    paper = ImageColor.getrgb(colour(its.tint))
    assert {image.getpixel(corner) for corner in ((0, 0), (1199, 0), (0, 629))} == {paper}
    right, left = image.crop((640, 120, 1200, 520)), image.crop((0, 0, 560, 400))
    drawn = sum(
        count
        for count, seen in right.getcolors(99_999) or ()
        if is_near(cast(Colour, seen), cast(Colour, its.pen), within=12)
    )
    assert drawn > 10_000
    assert left.getcolors() == [(560 * 400, paper)]


def test_the_name_is_large_where_it_is_the_picture() -> None:
    """Twice as high as beside a photo, and whole: a longer one is smaller."""
    short, long = (
        Image.open(BytesIO(make_share_picture(plate("thuc-pham"), replace(NO_WORDS, name=name)))).convert("L")
        for name in ("Mật ong", "Mật ong hoa tràm nguyên chất rừng U Minh Thượng " * 2)
    )
    high = [image.point(lambda light: 255 * (light < 90)).crop((0, 0, 1200, 500)).getbbox() for image in (short, long)]
    assert all(box and box[2] <= 1160 for box in high)
    assert high[0] and high[0][3] - high[0][1] > 80
