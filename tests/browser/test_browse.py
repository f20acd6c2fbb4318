"""The browse page in a browser: right counts, addresses that can be shared, Back, and seventeen thousand cards."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from bench.crowd import crowded
from build_hooks.model.product import Product
from build_hooks.pages.frame.values import script
from build_hooks.pages.search import facets as table
from build_hooks.pages.search.browse import browse
from build_hooks.pages.search.columns import column
from build_hooks.pages.search.facets import Facet, facets
from build_hooks.pages.search.payload import payload, rows
from tests.browser.axe import axe_faults_in
from tests.browser.conftest import DESKTOP, PHONE, Opener, Visit, on_disk
from tests.building import build, write_repository

URI = "tim-kiem/index.html"
DATA = "du-lieu/tim-kiem.js"
MANY = 17_000
MOST_NODES = 4_000
VIETNAM = timezone(timedelta(hours=7))
REAL = crowded(0)  # the catalog that the real site is made of


def count(page: Page) -> Locator:
    """The line that says how many were found."""
    return page.locator("[data-ocop-count]")


def names(page: Page) -> list[str]:
    """Of all cards that are there, in their order."""
    return page.locator("[data-ocop-results] .ocop-card__name").all_inner_texts()


def facet(page: Page, name: str) -> dict[str, int]:
    """The values of a facet with their counts, as people read them."""
    labels = page.get_by_role("group", name=name, exact=True).locator("label")
    pairs = labels.evaluate_all(
        "all => all.map(one => ['span', 'small'].map(tag => one.querySelector(tag).textContent))"
    )
    return {words: int(number.replace(".", "")) for words, number in pairs}


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


def opened(reader: Visit, words: str = "") -> Page:
    """The page with these words behind its "#", answered; a page that only differs there is loaded anew."""
    if reader.page.url.startswith(reader.base):
        reader.page.goto("about:blank")
    page = reader.open(f"{URI}{words}")
    expect(page.locator("[data-ocop-browse]")).to_be_visible()
    return page


# What is shown


def test_everything_stands_there_as_cards(anywhere: str, visit: Opener) -> None:
    """Without a question all listed products, samples last, with picture, stars, place and state; the list is gone."""
    page = opened(visit(anywhere, viewport=DESKTOP))
    assert names(page) == [one.name for one in REAL.listed_products]
    expect(count(page)).to_have_text(f"{len(REAL.listed_products)} sản phẩm")
    expect(page.locator("[data-ocop-plain]")).to_be_hidden()
    card = page.locator(".ocop-card", has_text="Lạp xưởng cá thát lát").first
    expect(card.locator("img")).not_to_have_js_property("naturalWidth", 0)
    for words in ("★★★ OCOP 3 sao", "Xã Bình Thạnh Đông, An Giang", "Chứng nhận hết hiệu lực"):
        expect(card).to_contain_text(words)
    assert page.locator(".ocop-sample").count() == sum(one.sample for one in REAL.listed_products)
    card.locator("a").click()
    page.wait_for_url(f"{anywhere}san-pham/lap-xuong-ca-that-lat/index.html")


def test_counts_are_those_of_the_catalog(desktop: Visit) -> None:
    """Group, stars, province, state and lots, against a count in Python; narrowed by a choice in another facet."""
    desktop.page.clock.set_fixed_time(datetime(2026, 11, 20, tzinfo=VIETNAM))
    products = REAL.listed_products

    def counted(value: Callable[[Product], str], chosen: list[Product]) -> dict[str, int]:
        return {name: number for name, number in Counter(map(value, chosen)).items() if name}

    def province(one: Product) -> str:
        return one.origin.province.name if one.origin.province else ""

    def state(one: Product) -> str:
        words = {"valid": "Chứng nhận còn hiệu lực", "ended": "Chứng nhận hết hiệu lực", "unknown": "Chưa rõ thời hạn"}
        return words[str(one.certificate.state(date(2026, 11, 20)))]

    page = opened(desktop)
    assert facet(page, "Hạng sao") == counted(lambda one: f"{one.certificate.stars} sao", [*products])
    assert facet(page, "Tỉnh, thành phố") == counted(province, [*products])
    assert facet(page, "Giấy chứng nhận") == counted(state, [*products])
    assert facet(page, "Lô hàng") == {"Có thông tin lô": sum(bool(one.lots) for one in products)}
    groups = facet(page, "Nhóm")
    assert sum(groups.values()) == len(products)
    box(page, "Tây Ninh").check()
    expect(count(page)).to_have_text("1 sản phẩm")
    left = [one for one in products if province(one) == "Tây Ninh"]
    assert names(page) == [one.name for one in left]
    assert facet(page, "Tỉnh, thành phố") == counted(province, [*products])  # its own choice does not narrow it
    box(page, "Tây Ninh").uncheck()
    box(page, "Thực phẩm").check()
    food = [one for one in products if one.group_today == "thuc-pham"]
    expect(count(page)).to_have_text(f"{len(food)} sản phẩm")
    assert facet(page, "Giấy chứng nhận") == counted(state, food)
    assert facet(page, "Nhóm") == groups


def test_orders(desktop: Visit) -> None:
    """By name, by stars and by day; the choice stands in the address."""
    page = opened(desktop)
    products = REAL.listed_products
    by_day = sorted(products, key=lambda one: (one.sample, -(one.updated or date.min).toordinal()))
    by_stars = sorted(products, key=lambda one: (one.sample, -(one.certificate.stars or 0)))
    for label, expected in (("Mới cập nhật", by_day), ("Hạng sao", by_stars), ("Tên A–Z", products)):
        page.get_by_label("Sắp xếp").select_option(label=label)
        expect(page.locator(".ocop-card__name").first).to_have_text(expected[0].name)
        assert names(page) == [one.name for one in expected]
        assert "xep=" in page.url
    page.get_by_label("Sắp xếp").select_option(label="Phù hợp nhất")
    page.wait_for_url(lambda url: "xep=" not in url)


def test_what_is_only_near_stands_apart(desktop: Visit) -> None:
    """Cá is not cà: behind what was asked, under a heading, counted by itself; in any order that is chosen."""
    page = opened(desktop, "#q=c%C3%A1")
    for sort in ("relevance", "name"):
        page.get_by_label("Sắp xếp").select_option(sort)
        expect(page.get_by_role("heading", name="Gần giống")).to_be_visible()
        ahead = page.locator(".ocop-cards:has(~ .ocop-browse__near) .ocop-card__name").all_inner_texts()
        assert ahead and all("cá" in name.lower() for name in ahead)
        assert "Cà na xí muội" in names(page)[len(ahead) :]
    expect(count(page)).to_contain_text("gần giống")


def test_a_place_leads_to_its_page(desktop: Visit) -> None:
    """Above the products that are from there."""
    page = opened(desktop, "#q=xa+binh+thanh+dong")
    page.get_by_role("link", name="Xã Bình Thạnh Đông (Địa phương").click()
    page.wait_for_url(f"{desktop.base}dia-phuong/an-giang/xa-binh-thanh-dong/**")


def test_hand_written_pages_stand_below(desktop: Visit) -> None:
    """What the catalog explains is found here too."""
    page = opened(desktop, "#q=quet+tem")
    page.locator("[data-ocop-pages]").get_by_role("link", name="Quét tem thế nào").click()
    page.wait_for_url(f"{desktop.base}quet-tem.html")


def test_states_are_those_of_the_day_of_reading(visit: Opener, dated_site: Path) -> None:
    """Valid through its last day and ended on the next, pill and facet; a page left open says so by itself."""
    reader = visit(on_disk(dated_site), viewport=DESKTOP)
    reader.page.clock.set_fixed_time(datetime(2026, 1, 27, 23, 59, tzinfo=VIETNAM))
    page = opened(reader)
    pill = page.locator(".ocop-card", has_text="Bánh tráng").locator(".ocop-verdict > :last-child")
    expect(pill).to_have_text("Chứng nhận còn hiệu lực")
    assert facet(page, "Giấy chứng nhận") == {"Chứng nhận còn hiệu lực": 2, "Chứng nhận đã bị thu hồi": 1}
    page.clock.set_fixed_time(datetime(2026, 1, 28, 0, 1, tzinfo=VIETNAM))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(pill).to_have_text("Chứng nhận hết hiệu lực")
    opened(reader, "#chung-nhan=ended")
    assert names(page) == ["Bánh tráng"]
    expect(page.locator(".ocop-card .ocop-verdict")).to_have_attribute("data-state", "ended")
    opened(reader, "#chung-nhan=revoked")
    expect(page.locator(".ocop-card .ocop-verdict > :last-child")).to_have_text("Chứng nhận đã bị thu hồi")


# The table of facets: what holds for every row, and for rows that are not there yet

KEPT = ("group", "stars", "state", "province", "commune", "producer_type", "has_lots")
NEW = (
    Facet(
        "new_year", "thu-nam", "Thử năm", value="product.recognition.issued.year", words="Năm {value}", order="greatest"
    ),
    Facet("new_kind", "thu-kieu", "Thử kiểu", value="producer.type", choices="producer_types"),
    Facet("new_tag", "thu-the", "Thử thẻ", value="product.tags", order="most"),
    Facet("new_flag", "thu-mau", "Thử mẫu", value="product.sample", if_any="Là thử mẫu", alone=True),
)
EMBEDDED = re.compile(r"(<script type=\"application/json\" data-ocop-words>).*?(</script>)", re.DOTALL)


@pytest.fixture(scope="module")
def new_facets_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site as it is once these rows stand in the table."""
    site = tmp_path_factory.mktemp("facets") / "site"
    shutil.copytree(real_site, site)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "facets", lambda: (*facets(), *NEW))
        words = browse(REAL).words
        (site / URI).write_text(EMBEDDED.sub(rf"\g<1>{words}\g<2>", (site / URI).read_text("utf-8")), "utf-8")
        (site / DATA).write_bytes(script("OCOP_SEARCH", payload(REAL)))
    yield on_disk(site)


def test_every_facet_works_by_its_row_alone(new_facets_site: str, visit: Opener) -> None:
    """It stands under its name, a value that is chosen leaves as many as it says, and its key in the address works."""
    page = opened(visit(new_facets_site, viewport=DESKTOP))
    shown = [one for one in (*facets(), *NEW) if page.get_by_role("group", name=one.label, exact=True).count()]
    assert {*KEPT, *(one.name for one in NEW)} <= {one.name for one in shown}
    for its in shown:
        everything = facet(page, its.label)
        words, number = list(everything.items())[-1]
        boxes = page.get_by_role("group", name=its.label, exact=True).get_by_role("checkbox", include_hidden=True)
        boxes.last.evaluate("one => one.click()")
        expect(count(page)).to_have_text(f"{number} sản phẩm")
        assert f"{its.address}=" in page.url and facet(page, its.label) == everything
        page.reload()
        expect(count(page)).to_have_text(f"{number} sản phẩm")
        expect(page.get_by_role("group", name=its.label, exact=True).get_by_label(words)).to_be_checked()
        page.get_by_role("button", name="Bỏ lọc").click()
        expect(count(page)).to_have_text(f"{len(REAL.listed_products)} sản phẩm")


def test_new_facets_count_as_python_does(new_facets_site: str, visit: Opener) -> None:
    """Years with their words, the newest first; a product with several values is counted for each of them."""
    page = opened(visit(new_facets_site, viewport=DESKTOP))
    products = REAL.listed_products
    years = Counter(its.issued.year for one in products if (its := one.recognition) and its.issued)
    assert list(facet(page, "Thử năm").items()) == [(f"Năm {year}", years[year]) for year in sorted(years)[::-1]]
    assert facet(page, "Thử thẻ") == Counter(tag for one in products for tag in set(one.tags))
    assert facet(page, "Thử mẫu") == {"Là thử mẫu": sum(one.sample for one in products)}


# The address


def test_an_address_can_be_shared(anywhere: str, visit: Opener) -> None:
    """Words, facets and order come back from the address alone, in a browser that never saw them before."""
    page = opened(visit(anywhere, viewport=DESKTOP), "#q=c%C3%A1&sao=3&tinh=91&xep=name")
    expect(page.get_by_role("combobox", name="Tìm sản phẩm")).to_have_value("cá")
    expect(box(page, "3 sao")).to_be_checked()
    expect(box(page, "An Giang")).to_be_checked()
    expect(page.get_by_label("Sắp xếp")).to_have_value("name")
    found = names(page)
    assert 0 < len(found) < len(REAL.listed_products)
    assert page.title().startswith("cá – ")
    said = count(page).inner_text()
    assert sum(map(int, re.findall(r"\d+", said))) == len(found) and "sản phẩm cho “cá”" in said
    page.reload()
    expect(count(page)).to_have_text(said)
    assert names(page) == found


def test_back_and_forward(anywhere: str, visit: Opener) -> None:
    """Each choice is a step: Back takes it back, Forward brings it again, also from a product's page."""
    page = opened(visit(anywhere, viewport=DESKTOP))
    everything = count(page).inner_text()
    box(page, "Đồ uống").check()
    expect(count(page)).to_have_text("3 sản phẩm")
    page.get_by_label("Sắp xếp").select_option("name")
    page.wait_for_url(re.compile("xep=name"))
    page.locator(".ocop-card a").first.click()
    page.wait_for_url(re.compile("/san-pham/"))
    page.go_back()
    expect(count(page)).to_have_text("3 sản phẩm")
    expect(page.get_by_label("Sắp xếp")).to_have_value("name")
    page.go_back()
    expect(page.get_by_label("Sắp xếp")).to_have_value("relevance")
    page.go_back()
    expect(count(page)).to_have_text(everything)
    expect(box(page, "Đồ uống")).not_to_be_checked()
    page.go_forward()
    expect(count(page)).to_have_text("3 sản phẩm")
    expect(box(page, "Đồ uống")).to_be_checked()


def test_words_of_the_scriptless_form(anywhere: str, visit: Opener) -> None:
    """`?q=` asks as `#q=` does, until something else is chosen."""
    page = opened(visit(anywhere, viewport=DESKTOP), "?q=kh%C3%B4+c%C3%A1+ch%E1%BB%91t")
    assert names(page)[0] == "Khô cá chốt"
    field = page.get_by_role("combobox", name="Tìm sản phẩm")
    field.fill("")
    field.press("Enter")
    expect(count(page)).to_have_text(f"{len(REAL.listed_products)} sản phẩm")
    page.goto("about:blank")
    page.goto(f"{anywhere}{URI}?nhom=do-uong")
    box(page, "Đồ uống").uncheck()
    expect(count(page)).to_have_text(f"{len(REAL.listed_products)} sản phẩm")


def test_the_skip_link_keeps_the_question(desktop: Visit) -> None:
    """A place in the page is no question: the results stay, and the next choice builds on them."""
    page = opened(desktop, "#q=ca")
    before = names(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#noi-dung"))
    page.evaluate("() => new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)))")
    assert names(page) == before
    box(page, "3 sao").check()
    page.wait_for_url(re.compile("q=ca&sao=3"))


def test_a_question_from_the_page_itself(desktop: Visit) -> None:
    """The box on this page changes the results in place, from their top, and drops what was filtered."""
    page = opened(desktop, "#q=ca&sao=3")
    page.evaluate("window.stays = true; scrollTo(0, 400)")
    page.get_by_role("combobox", name="Tìm sản phẩm").fill("dau tam")
    page.keyboard.press("Enter")
    expect(count(page)).to_contain_text("cho “dau tam”")
    assert page.evaluate("[window.stays, scrollY]") == [True, 0]
    expect(page.get_by_role("option").first).to_be_hidden()


HOSTILE = (
    f"#q={quote('<img src=x onerror=alert(1)>')}",
    "#q=javascript:alert(1)&nhom=javascript:alert(1)",
    "#q=%E0%A4%A&nhom=%zz",
    "#q=__proto__&nhom=__proto__&sao=constructor&xep=__proto__",
    "#q=constructor&chung-nhan=constructor,toString&xep=constructor",
    f"#q={'x' * 5000}&nhom={'y,' * 500}",
    "#nhom=khong-co&tinh=999&xa=%22%5D%3Cb%3E&lo=maybe",
    "#__proto__=1&constructor=2",
    "#=&&&==",
)


def test_hostile_addresses_run_nothing(desktop: Visit, subtests: pytest.Subtests) -> None:
    """The page says calmly what it found, offers all products, and lets go of what was asked."""
    for words in HOSTILE:
        with subtests.test(words[:60]):
            page = opened(desktop, words)
            expect(count(page)).to_contain_text("sản phẩm")
            assert page.locator("main img[src=x], [onerror], a[href^='javascript']").count() == 0
            assert page.get_by_label("Sắp xếp").input_value() == "relevance"
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            if not names(page):
                page.get_by_role("link", name="Tất cả sản phẩm").click()
                expect(count(page)).to_have_text(f"{len(REAL.listed_products)} sản phẩm")


# Facets by hand


def test_the_focus_stays_where_somebody_chose(desktop: Visit) -> None:
    """After a choice by keyboard the same box has the focus, though all counts are new."""
    page = opened(desktop)
    box(page, "3 sao").focus()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("sao=3"))
    expect(box(page, "3 sao")).to_be_focused()
    expect(box(page, "3 sao")).to_be_checked()
    page.keyboard.press("Space")
    page.wait_for_url(lambda url: "sao=3" not in url)
    expect(box(page, "3 sao")).to_be_focused()
    expect(box(page, "3 sao")).not_to_be_checked()


def test_two_presses_at_once_are_two(desktop: Visit) -> None:
    """The boxes are new before the next key or touch can fall, so that none is lost."""
    page = opened(desktop)
    box(page, "3 sao").focus()
    page.evaluate("() => { document.activeElement.click(); document.activeElement.click(); }")
    expect(box(page, "3 sao")).not_to_be_checked()
    assert "sao=3" not in page.url
    page.go_back()
    expect(box(page, "3 sao")).to_be_checked()


def test_a_choice_of_which_nothing_is_left_can_be_given_up(desktop: Visit) -> None:
    """It stays among the boxes with 0; without it, without any filter, or by the chip the way goes on."""
    page = opened(desktop, "#q=atiso&tinh=80")
    expect(count(page)).to_contain_text("Không thấy")
    assert facet(page, "Tỉnh, thành phố")["Tây Ninh"] == 0
    page.get_by_role("link", name="Tìm “atiso” không lọc").click()
    expect(page.locator(".ocop-card", has_text="Siro Atiso")).to_be_visible()
    opened(desktop, "#q=atiso&tinh=80")
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator(".ocop-card", has_text="Siro Atiso")).to_be_visible()
    expect(page.get_by_role("button", name="Bỏ lọc")).to_be_hidden()


def test_filters_on_a_phone(phone: Visit) -> None:
    """They open by a button, which counts what is chosen; another one leads on to the cards."""
    page = opened(phone)
    expect(box(page, "Đồ uống")).to_be_hidden()
    page.get_by_text("Lọc và sắp xếp").click()
    box(page, "Đồ uống").check()
    page.get_by_role("button", name="Xem 3 sản phẩm").click()
    expect(box(page, "Đồ uống")).to_be_hidden()
    expect(page.get_by_text("Lọc và sắp xếp (1)")).to_be_visible()
    expect(page.locator(".ocop-card").first).to_be_in_viewport()


def test_filters_follow_the_width(phone: Visit) -> None:
    """A phone that becomes wide shows them, as there is no button then."""
    page = opened(phone)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(box(page, "Đồ uống")).to_be_visible()


# Nothing, or no script


@pytest.mark.parametrize(("words", "near"), [("wqxz", ""), ("atisooo kkkk", "atiso")])
def test_nothing_found_offers_what_is_near(words: str, near: str, phone: Visit) -> None:
    """The nearest words where there are any, groups, and everything."""
    page = opened(phone, f"#q={words}")
    chips = page.locator("[data-ocop-nearest] a").all_inner_texts()
    if not names(page):
        expect(count(page)).to_have_text(f"Không thấy sản phẩm nào cho “{words}”.")
        assert "Thực phẩm" in chips and chips[-1] == "Tất cả sản phẩm"
    assert near in "".join(chips) + "".join(names(page)).lower()
    if not names(page):
        page.get_by_role("link", name="Thực phẩm", exact=True).click()
        expect(page.locator(".ocop-card").first).to_be_visible()
        assert page.url.endswith("#nhom=thuc-pham")


def test_without_a_script_there_is_a_list(anywhere: str, visit: Opener) -> None:
    """Every product by group with a link; nothing that needs a script is shown."""
    page = visit(anywhere, java_script_enabled=False).open(URI)
    links = page.locator("[data-ocop-plain] li a")
    assert sorted(links.all_inner_texts()) == sorted(one.name for one in REAL.listed_products)
    expect(page.locator("[data-ocop-browse]")).to_be_hidden()
    assert page.locator("[data-ocop-plain]", has_text="Dữ liệu mẫu").count() == 1


@pytest.mark.parametrize("missing", [DATA, "assets/ocop-search.js"])
def test_a_copy_without_search_keeps_the_list(missing: str, visit: Opener, real_site: Path, tmp_path: Path) -> None:
    """Engine or payload gone: the plain list stays, and the page says so in one calm line."""
    site = tmp_path / "site"
    shutil.copytree(real_site, site)
    (site / missing).unlink()
    reader = visit(on_disk(site))
    page = reader.open(f"{URI}#q=ca")
    expect(page.locator("[data-ocop-waiting]")).to_have_text(
        "Chưa mở được phần tìm kiếm. Dưới đây là sản phẩm theo nhóm."
    )
    expect(page.locator("[data-ocop-plain]")).to_be_visible()
    expect(page.locator("[data-ocop-browse]")).to_be_hidden()
    assert reader.said and all("ERR_FILE_NOT_FOUND" in words for words in reader.said)
    reader.said.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, visit: Opener, file_site: str, subtests: pytest.Subtests) -> None:
    """Cards and open filters, an empty answer, and the plain list, on a phone and on a computer."""
    reader = visit(file_site, color_scheme=scheme)

    def look(state: str) -> None:
        for size in (PHONE, DESKTOP):
            reader.page.set_viewport_size(size)
            with subtests.test(state, width=size["width"]):
                assert axe_faults_in(scheme, reader.page) == []

    page = opened(reader, "#q=ca&sao=3")
    page.evaluate("document.querySelector('[data-ocop-filters]').open = true")
    look("filters")
    opened(reader, "#q=wqxz")
    look("empty")
    page.evaluate("""() => {
      document.querySelector('[data-ocop-browse]').hidden = true;
      document.querySelector('[data-ocop-plain]').hidden = false;
    }""")
    look("plain")


# Seventeen thousand


@pytest.fixture(scope="module")
def large_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The real site with the payload of 17,000 products, none of which has a photo."""
    site = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(real_site, site)
    made: dict[str, Any] = payload(crowded(MANY))
    made["products"]["widths"] = column([0] * MANY)
    (site / DATA).write_bytes(script("OCOP_SEARCH", made))
    return on_disk(site)


def test_seventeen_thousand_in_pages(large_site: str, visit: Opener) -> None:
    """Each page has its own cards and address, few nodes, and a footer; Back gives the page and the place in it."""
    page = opened(visit(large_site))
    expected = [one.name for one in rows(crowded(MANY))]
    last = -(-MANY // 48)
    pager = page.get_by_role("navigation", name="Các trang")
    expect(pager).to_contain_text(f"Trang 1/{last}")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.locator(".ocop-footer")).to_be_in_viewport()
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_NODES
    pager.get_by_role("link", name="Trang sau").click()
    expect(count(page)).to_contain_text(f"trang 2/{last}")
    assert names(page) == expected[48:96] and "trang=2" in page.url
    assert page.evaluate("scrollY") == 0
    page.locator(".ocop-card a").nth(40).evaluate("link => { link.href = '../index.html'; }")  # its own is not there
    page.locator(".ocop-card a").nth(40).click()
    page.wait_for_url(f"{large_site}index.html")
    page.go_back()
    expect(page.locator(".ocop-card a").nth(40)).to_be_in_viewport()
    page.go_back()
    expect(pager).to_contain_text(f"Trang 1/{last}")
    expect(pager).to_be_in_viewport()
    opened(Visit(page, large_site), "#trang=999999&xep=name")
    expect(pager).to_contain_text(f"Trang {last}/{last}")


def test_a_long_facet_is_filtered_by_typing(large_site: str, visit: Opener) -> None:
    """With marks only what has them, without all that is like it; what is left stays when something is chosen."""
    page = opened(visit(large_site, viewport=DESKTOP))
    provinces = page.get_by_role("group", name="Tỉnh, thành phố")
    field = provinces.get_by_role("searchbox")
    field.fill("dong")
    expect(provinces.locator("label")).to_have_count(3)  # Đồng Nai, Đồng Tháp, Lâm Đồng
    field.fill("đồng t")
    expect(provinces.locator("label")).to_have_count(1)
    box(page, "Đồng Tháp").check()
    expect(provinces.locator("label")).to_have_count(1)
    expect(page.get_by_role("group", name="Xã, phường")).to_be_visible()
    assert axe_faults_in("light", page, "[data-ocop-facets]") == []


def test_communes_of_a_country_wait_for_a_province(large_site: str, visit: Opener) -> None:
    """Thousands of communes are no list; those of a province are, the first eight at once and the rest on demand."""
    page = opened(visit(large_site, viewport=DESKTOP))
    assert page.get_by_role("group", name="Xã, phường").count() == 0
    province = page.get_by_role("group", name="Tỉnh, thành phố")
    shown = province.locator("label:visible").count()
    province.get_by_role("button").click()
    expect(province.get_by_role("checkbox").nth(shown)).to_be_focused()
    box(page, "An Giang").check()
    communes = page.get_by_role("group", name="Xã, phường")
    expect(communes.locator("label:visible")).to_have_count(8)
    counts = facet(page, "Xã, phường")
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    communes.get_by_role("checkbox").first.check()
    expect(count(page)).to_have_text(f"{next(iter(counts.values()))} sản phẩm")
    box(page, "An Giang").uncheck()
    expect(count(page)).to_have_text(f"{MANY:,} sản phẩm".replace(",", "."))  # its communes went with it


def test_an_empty_catalog_says_so(visit: Opener, tmp_path: Path) -> None:
    """On a province's first day nothing was looked for in vain, no button leads to nothing, and the form opens."""
    assert build(write_repository(tmp_path, {}), "--strict").returncode == 0
    reader = visit(on_disk(tmp_path / "site"))
    reader.open("gui-thong-tin/index.html").get_by_label("Tên sản phẩm").wait_for()
    page = opened(reader)
    assert count(page).inner_text() == "Danh mục chưa có sản phẩm nào."
    assert not page.get_by_role("link", name="Tất cả sản phẩm").is_visible()
    page = opened(visit(on_disk(tmp_path / "site")), "#q=xoai")
    assert count(page).inner_text() == "Danh mục chưa có sản phẩm nào."
