"""The browse page without a script: every group with its products; and the words it hands to the script."""

import json
from pathlib import Path
from typing import Any

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.search.browse import Browse, browse
from build_hooks.pages.search.facets import facets
from tests.building import PRODUCT, SETTINGS, build, make_product, write_repository
from tests.markup import read_page, scripts


def shown(*products: Product, **settings: Any) -> Browse:
    """The page's values for a catalog of these products."""
    return browse(Catalog(root=Path(), settings=Settings.model_validate({**SETTINGS, **settings}), products=products))


def many(count: int) -> list[Product]:
    """Products whose names are in the order of their numbers."""
    return [make_product(slug=f"banh-{number:03}", name=f"Bánh {number:03}") for number in range(count)]


def test_groups_in_their_order_with_names_and_links() -> None:
    """Only groups that have products, older ones under today's name, each product with its address and place."""
    here, taken_in = {"commune": "30445"}, rules.choices("groups")["thao-duoc"]["today"]
    groups = shown(make_product(slug="thuoc", name="Thuốc nam", group="thao-duoc"), make_product(origin=here)).groups
    assert [(one.name, one.count, one.href) for one in groups] == [
        ("Thực phẩm", "1 sản phẩm", "../nhom/thuc-pham/index.html"),
        (rules.label("groups", taken_in), "1 sản phẩm", f"../nhom/{taken_in}/index.html"),
    ]
    (line,) = groups[0].products
    assert line.name == "Bánh tráng" and line.href == "../san-pham/banh-trang/index.html"
    assert line.line.endswith(", An Giang")


def test_a_long_group_goes_on_at_its_own_pages() -> None:
    """Twenty of a group, and how many more there are; at twenty nothing is left."""
    (group,) = shown(*many(1_021)).groups
    assert [one.name for one in group.products] == [f"Bánh {number:03}" for number in range(20)]
    assert group.more == "Xem 1.001 sản phẩm nữa"
    assert shown(*many(20)).groups[0].more == ""


def test_samples_are_marked_and_what_is_withdrawn_is_left_out() -> None:
    """As in every list."""
    gone = make_product(slug="cu", name="Cũ", status={"is": "withdrawn", "on": "2026-10-01", "reason": "Ngừng"})
    (group,) = shown(make_product(sample=True), gone).groups
    assert [(one.name, one.line) for one in group.products] == [("Bánh tráng", "Dữ liệu mẫu")]


def test_an_empty_catalog_has_the_page_too() -> None:
    """Nothing to list is no fault."""
    assert shown().groups == ()


def test_words_for_the_script_cannot_end_it() -> None:
    """Nobody's text is among them, the catalog's own name included."""
    name = "Danh mục </script><script>alert(1)</script><!--"
    words = shown(name=name).words
    assert "<" not in words
    assert "alert" not in words and json.loads(words)["facets"][0]["label"] == "Nhóm"


def test_words_name_every_facet_and_state() -> None:
    """What the script shows comes from here, pills in the words of all other pages."""
    words = json.loads(shown().words)
    assert [(one["name"], one["label"]) for one in words["facets"]] == [(one.name, one.label) for one in facets()]
    assert words["state"] == {
        "valid": "Chứng nhận còn hiệu lực",
        "ended": "Chứng nhận hết hiệu lực",
        "revoked": "Chứng nhận đã bị thu hồi",
        "unknown": "Chưa rõ thời hạn",
    }


def test_a_product_page_does_not_grow_with_the_catalog(tmp_path: Path) -> None:
    """Neither search nor its box puts anything of other products into a page; names run nowhere in the plain list."""
    path, hostile = "products/an-giang/{}.yml", "'Mắm <img src=x onerror=alert(1)>'"
    sizes = []
    for count in (1, 8):
        others = {
            path.format(f"mam-{number}"): PRODUCT.replace("Bánh tráng", hostile).replace("thuc-pham", "do-uong")
            for number in range(count)
        }
        root = write_repository(tmp_path / str(count), {path.format("banh-trang"): PRODUCT, **others})
        result = build(root)
        assert result.returncode == 0, result.stderr
        sizes.append((root / "site/san-pham/banh-trang/index.html").stat().st_size)
    assert sizes[0] == sizes[1]
    page = read_page(root / "site/tim-kiem/index.html")
    assert [one for one in scripts(page) if "alert" in one] == []
    assert not [one for one in page.walk() if one.tag == "img"]
