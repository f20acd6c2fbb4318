"""The showroom's documents and data: rows beside the search payload's, small, and nothing that may not be there."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.crowd import crowded
from build_hooks import rules
from build_hooks.ground.words import script_words_of
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Office, Settings
from build_hooks.pages.frame import assets
from build_hooks.pages.frame.output import File
from build_hooks.pages.search import payload as search
from build_hooks.pages.search import stage as search_stage
from build_hooks.pages.showroom import stage as showroom
from tests.building import REPOSITORY, SETTINGS, make_product
from tests.markup import parse

HOST = "https://ocop.angiang.vn/"
PHOTO = {"file": "01.jpg", "product": "x", "number": 1, "path": "x", "width": 1600, "height": 1200, "sha256": "0",
         "colour": "#888888"}  # fmt: skip
PLACE = re.compile(r"\{(\w+)\}")
WITHDRAWN = {"is": "withdrawn", "on": "2026-10-01", "reason": "Ngừng"}


def catalog(*products: Any, **settings: Any) -> Catalog:
    return Catalog(Path(), Settings.model_validate({**SETTINGS, "site_url": HOST, **settings}), products)


def files(of: Catalog) -> dict[str, str]:
    return {one.uri: one.read().decode() for one in showroom.outputs(of) if isinstance(one, File)}


def data(of: Catalog) -> dict[str, Any]:
    """What the script sets."""
    text = files(of)["du-lieu/trung-bay.js"]
    assert text.startswith("window.OCOP_SHOWROOM={") and text.endswith("};\n")
    found: dict[str, Any] = json.loads(text.removeprefix("window.OCOP_SHOWROOM=").removesuffix(";\n"))
    return found


def test_rows_are_those_of_the_search() -> None:
    """Every column has a row for each listed product, in the order of the search payload."""
    of = crowded(300)
    found, rows = data(of), search.rows(of)[: len(of.listed_products)]
    assert rows == of.listed_products
    assert found["summaries"].split("\n") == [one.summary for one in rows]
    assert len(found["codes"]) == 8 * len(rows) and len(found["pictures"]) == len(found["sentences"]) == len(rows)
    assert [found["codes"][at * 8 :][:8].strip() for at in range(len(rows))] == [one.code for one in rows]
    assert found["real"] == len(of.real_products)


def test_a_withdrawn_product_is_in_no_row() -> None:
    """Neither its story nor its code."""
    found = data(catalog(make_product(code="7KQ4M2XR", summary="Lời kể", status=WITHDRAWN)))
    assert (found["codes"], found["summaries"], found["groups"]) == ("", "", [])


def test_a_summary_is_one_line_of_200_letters() -> None:
    """Longer ones end at a word with …; a line break is a space; that of alcohol is left out."""
    (long,) = data(catalog(make_product(summary="bánh tráng " * 30)))["summaries"].split("\n")
    assert len(long) <= 201 and long.endswith("bánh tráng…")
    assert data(catalog(make_product(summary="một\nhai")))["summaries"] == "một hai"
    assert data(catalog(make_product(summary="Thơm nồng", alcohol=True)))["summaries"] == ""


def test_a_code_stands_only_where_there_is_a_stamp() -> None:
    """Without an address of the site there is no picture to show."""
    assert data(catalog(make_product(code="7KQ4M2XR")))["codes"] == "7KQ4M2XR"
    assert data(catalog(make_product(code="7KQ4M2XR"), site_url=""))["codes"] == " " * 8


@pytest.mark.parametrize(("url", "noted"), [(HOST, False), ("https://ocop.example.vn/", True)])
def test_an_example_address_is_noted(url: str, noted: bool) -> None:
    """The words beside the symbol."""
    assert bool(data(catalog(make_product(), site_url=url))["words"]["qr_note"]) is noted


def test_pictures_tell_widths_and_illustrations() -> None:
    """Each combination once; 0 for no picture."""
    drawn = {**PHOTO, "kind": "illustration"}
    products = [make_product(slug=f"b-{number}", photos=photos) for number, photos in enumerate(([PHOTO], [], [drawn]))]
    found = data(catalog(*products))
    assert [ord(one) - 0x23 for one in found["pictures"]] == [1, 0, 2]
    assert found["picture_list"] == [[0, 520, 1080], [1, 520, 1080]]


def test_alcohol_is_on_no_tile() -> None:
    """It is not counted and gives no tile its picture; samples are counted apart."""
    wine = make_product(slug="a", name="A", group="do-uong", alcohol=True, photos=[PHOTO])
    found = data(catalog(wine, make_product(slug="b", name="B", group="do-uong", sample=True)))
    assert found["groups"] == [["do-uong", "Đồ uống", "1 trang mẫu", -1]]


def test_sentences_are_those_of_the_certificate() -> None:
    """What depends on the day is filled in by the script: the same words as the model's, for any day."""
    product = make_product(recognitions=({"stars": 3, "issued": "2023-01-27", "decision": "86"},))
    found, its = data(catalog(product)), product.certificate
    words = found["words"]["sentences"]
    for day in (date(2026, 1, 27), date(2026, 1, 28)):
        state = its.state(day)
        assert words[state].replace("{last}", "27/01/2026").replace("{after}", "28/01/2026") == its.sentence(day)
    assert found["sentence_list"] == [] and found["sentences"] == "#"
    undated = data(catalog(make_product()))
    assert undated["sentence_list"] == [
        [
            "2028-12-31",
            "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận.",
            "Nguồn năm 2025 ghi OCOP 3 sao. Lần công nhận đó nay đã quá 36 tháng; "
            "có thể cơ sở đã được công nhận lại mà danh mục chưa có dữ liệu.",
        ]
    ]


def test_the_documents_are_tools_and_not_pages() -> None:
    """Not for search engines, each with its own title and address; texts of the catalog are escaped."""
    made = files(catalog(name="<b>Danh mục</b>"))
    for uri in ("trung-bay/", "trinh-chieu/"):
        page = parse(made[f"{uri}index.html"])
        metas = {one.attributes.get("name"): one.attributes.get("content") for one in page.all("meta")}
        assert metas["robots"] == "noindex"
        assert f"{HOST}{uri}" in [one.attributes["href"] for one in page.all("link")]
        assert page.all("b") == [] and "<b>Danh mục</b>" in page.one("p", "loop__brand").text
        assert [one for one in page.walk() if one.attributes.get("href", "").startswith("http")] == [
            one for one in page.all("link") if one.attributes["rel"] == "canonical"
        ]


def test_archipelagos_are_named_on_the_kiosk() -> None:
    """In the nation's dots, in Đà Nẵng's and in Khánh Hòa's, beside what the dots are and are not."""
    codes = ("20194", "22333", "30406")
    of = catalog(*(make_product(slug=f"mon-{code}", origin={"commune": code}) for code in codes))
    kiosk = parse(files(of)["trung-bay/index.html"])
    named = {
        figure.attributes["data-of"]: [" ".join(one.text for one in text.all("tspan")) for text in figure.all("text")]
        for figure in kiosk.all("figure", "dots__of")
    }
    hoang_sa, truong_sa = "Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"
    assert named == {"nation": [hoang_sa, truong_sa], "48": [hoang_sa], "56": [truong_sa], "91": []}
    for figure in kiosk.all("figure", "dots__of"):
        assert figure.one("figcaption").text.endswith("không phải bản đồ địa giới hành chính.")


def test_every_script_and_style_is_there() -> None:
    """What the documents load is in the theme, or made here or with the search's payload."""
    made = {one.uri for stage in (showroom, search_stage, assets) for one in stage.outputs(catalog())}
    for uri, text in files(catalog()).items():
        if uri.endswith(".html"):
            page = parse(text)
            names = [one.attributes["src"] for one in page.all("script")]
            names += [one.attributes["href"] for one in page.all("link") if one.attributes["rel"] == "stylesheet"]
            assert len(names) > 4
            assert {name.removeprefix("../") for name in names} - made == set()


def test_the_scripts_ask_for_nothing_and_keep_nothing() -> None:
    """No request, no storage, no window, no parsing of text as HTML."""
    for script in (REPOSITORY / "build_hooks/pages/showroom").glob("*.js"):
        text = script.read_text("utf-8")
        for word in ("fetch(", "XMLHttpRequest", "import(", "WebSocket", "sendBeacon", "Storage", "cookie", "innerHTML",
                     "window.open", "http:", "https:", "eval("):  # fmt: skip
            assert word not in text, (script.name, word)


def test_the_data_of_a_thousand_products_is_small() -> None:
    """At most 140 KB with a line of 90 letters each."""
    of = crowded(1_000)
    line = "Phơi sương một đêm trên giàn tre bên sông, nướng than hồng, giòn và thơm mùi lúa mới gặt."
    filled = replace(of, products=tuple(one.model_copy(update={"summary": line}) for one in of.products))
    assert len(files(filled)["du-lieu/trung-bay.js"].encode()) < 140_000


def test_communes_are_in_the_order_of_their_names() -> None:
    """Wards, communes and special zones among each other, by the name and not by its kind."""
    codes = ("30445", "30406", "30307", "30316")  # two communes, two wards
    made = (make_product(slug=code, name=code, origin={"commune": code}) for code in codes)
    (province,) = data(catalog(*made))["places"]
    kinds, names = zip(*(title.split(" ", 1) for _, title, _ in province[4]), strict=True)
    assert list(names) == sorted(names) and kinds != tuple(sorted(kinds)) and len(names) == 4


def test_scripts_have_their_words_in_english() -> None:
    """All that the scripts say, with the same places, and nothing of it in Vietnamese."""
    ours, theirs = script_words_of("showroom"), script_words_of("showroom", "en")
    assert set(ours) <= set(theirs)
    assert [name for name in ours if PLACE.findall(ours[name]) != PLACE.findall(theirs[name])] == []
    assert not re.search("[À-ỹ]", "".join(theirs.values()))


def test_english_has_a_word_for_each_tile_and_state() -> None:
    """Groups, places and counts by what they are in Vietnamese; names and summaries where the data have them."""
    known = make_product(name_en="Rice paper", summary_en="Dried in the dew.", origin={"commune": "30445"})
    wine = make_product(slug="a", name="Rượu", alcohol=True, summary_en="Strong.", group="do-uong")
    found = data(catalog(known, wine, make_product(slug="b", name="Khô", sample=True)))
    its, told = found["english"], found["english"]["told"]
    assert list(its["names"].values()) == ["Rice paper"]
    assert list(its["summaries"].values()) == ["Dried in the dew."]
    assert (told["Thực phẩm"], told["Tất cả ở An Giang"]) == ("Food", "All of An Giang")
    assert told["1 sản phẩm và 1 trang mẫu"] == "Products: 1 · Sample pages: 1"
    assert set(its["groups"]) == set(rules.groups_today()) and set(its["states"]) == set(rules.states())
    assert [len(one) for one in its["sentence_list"]] == [len(one) for one in found["sentence_list"]]
    assert its["sentence_list"][0][1] == "Rated OCOP 3 stars by a source of 2025; until when is not known."


def test_nobody_answers_for_it_yet() -> None:
    """Both screens say so, in both languages where they speak them, until an office is named."""
    its = Catalog(Path(), Settings(name="Danh mục", place="An Giang"))
    named = replace(its, settings=its.settings.model_copy(update={"office": Office(name="Chi cục")}))
    for uri in (addresses.KIOSK, addresses.SLIDES):
        files = ([its for its in showroom.outputs(of) if isinstance(its, File)] for of in (its, named))
        mine, other = (next(its.read().decode() for its in found if its.uri == f"{uri}index.html") for found in files)
        assert "chưa có cơ quan nào chịu trách nhiệm nội dung" in mine and "no office answers" in mine
        assert "loop__office" not in other
