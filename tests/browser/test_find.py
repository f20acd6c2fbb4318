"""The search box of every page: suggestions by keyboard, mouse and touch, codes, slips, and what must not happen."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import axe_faults_in
from tests.browser.conftest import DESKTOP, PHONE, Opener, Visit, on_disk, serve
from tests.browser.filling import until
from tests.building import PRODUCER, PRODUCT, build, jpeg, write_repository
from tests.reading import CODE, LEDGER

ENDED = "san-pham/lap-xuong-ca-that-lat/index.html"
OTHER = "san-pham/kho-ca-chot/index.html"
WRITTEN = "quet-tem.html"
ENGINE, DATA, CODES = "assets/ocop-search.js", "du-lieu/tim-kiem.js", "du-lieu/ma.js"
GTIN = "08936012345674"
LONG = "Bánh tráng" + " nướng mè đen nước cốt dừa sầu riêng" * 3
HOSTILE = "Mắm <img src=x onerror=alert(1)>"
SOLID = "Khô" + "cáđồng" * 14
DATED = (
    "recognitions: [{stars: 4, decision: 8/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}]"
)
AS_OF = 'recognitions: [{stars: 3, as_of: "2025"}]'
HERE = 'origin: {commune: "30445"}'
WITHDRAWN = "{is: withdrawn, on: 01/03/2025, reason: Cơ sở ngừng sản xuất}"
REVOKED = "{is: revoked, on: 01/03/2025, decision: 12/QĐ-UBND, issuer: UBND tỉnh An Giang, source: Công báo An Giang}"


def product(name: str, *lines: str) -> str:
    """The smallest product with this name and these lines."""
    return "\n".join((PRODUCT.replace("Bánh tráng", f"'{name}'").rstrip(), *lines, ""))


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One product of every kind that search may meet."""
    photo = "photos: [{file: 01.jpg, alt: Bánh}]"
    files = {
        "banh-trang": product(
            "Bánh tráng", f"code: {CODE}", f'variants: [{{name: Gói, gtin: "{GTIN}"}}]', photo,
            "producer: lo-banh", HERE,
        ),
        "dai": product(LONG),
        "lien": product(SOLID),
        "doc-hai": product(HOSTILE),
        "ruou": product("Rượu dừa", "alcohol: true", photo, HERE).replace("thuc-pham", "do-uong"),
        "keo": product("Kẹo dừa", f"status: {REVOKED}").replace(AS_OF, DATED),
        "cu": product("Cốm gạo", f"status: {WITHDRAWN}", 'variants: [{name: Gói, gtin: "00000096385074"}]'),
    }  # fmt: skip
    root = write_repository(
        tmp_path_factory.mktemp("find"),
        {
            **{f"products/an-giang/{slug}.yml": text for slug, text in files.items()},
            "producers/lo-banh.yml": PRODUCER,
            f"ledger/{CODE}.yml": LEDGER,
            "images/an-giang/banh-trang/01.jpg": jpeg(),
            "images/an-giang/ruou/01.jpg": jpeg(1500, 1100),
        },
    )
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture
def made(visit: Opener, made_site: Path) -> Visit:
    """That site on a phone, from a folder."""
    return visit(on_disk(made_site))


def box(page: Page) -> Locator:
    """The box, found as a screen reader finds it."""
    return page.get_by_role("combobox", name="Tìm sản phẩm")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def ask(page: Page, words: str) -> Locator:
    """Put these words in place of what is there, as a keyboard that guesses does, and wait until the list answers."""
    field = box(page)
    field.fill("")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill(words)
    expect(field).to_have_attribute("aria-expanded", "true")
    return options(page)


def active(page: Page) -> str:
    """The words of the option that the box points at, "" for none."""
    words: str = page.evaluate("""() => {
      const id = document.activeElement.getAttribute('aria-activedescendant');
      const chosen = [...document.querySelectorAll('[role=option][aria-selected=true]')];
      if (chosen.length !== (id ? 1 : 0) || (id && chosen[0].id !== id)) return 'list and box disagree';
      return id ? chosen[0].innerText : '';
    }""")
    return words


def fetched(reader: Visit, part: str) -> int:
    return sum(part in url for url in reader.asked)


# Asking


def test_the_box_suggests_on_every_page(anywhere: str, visit: Opener, subtests: pytest.Subtests) -> None:
    """Photo, name, verdict and place of the product, what was asked for in bold; and the page opens by Enter."""
    reader = visit(anywhere)
    for uri in ("index.html", OTHER, WRITTEN, "nhom/index.html", "co-so/index.html"):
        with subtests.test(uri):
            page = reader.open(uri)
            first = ask(page, "lạp xưởng cá thát lát").first
            expect(first.locator("img")).not_to_have_js_property("naturalWidth", 0)
            assert next(part.strip() for part in first.inner_text().split("\n")) == "Lạp xưởng cá thát lát"
            assert first.locator("b").all_inner_texts() == ["Lạp", "xưởng", "cá", "thát", "lát"]
            assert first.locator(".ocop-verdict").inner_text() == "Chứng nhận hết hiệu lực"
            assert "Xã Bình Thạnh Đông, An Giang" in first.inner_text()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.wait_for_url(f"{anywhere}{ENDED}", wait_until="commit")


def test_nothing_of_search_is_fetched_before_it_is_touched(anywhere: str, visit: Opener) -> None:
    """Neither the engine nor the payload come with a page; a touch of the box fetches each once, and no codes."""
    reader = visit(anywhere)
    page = reader.open(ENDED)
    assert [fetched(reader, part) for part in (ENGINE, DATA, CODES)] == [0, 0, 0]
    box(page).focus()
    until(page, "window.OcopSearch && window.OCOP_SEARCH")
    ask(page, "lap")
    ask(page, "kho ca")
    assert fetched(reader, ENGINE) == fetched(reader, DATA) == 1 and fetched(reader, CODES) == 0


TYPED = {
    "lap xuong ca that lat": "Lạp xưởng cá thát lát",
    "lajp xuwowrng ca": "Lạp xưởng cá thát lát",
    "buoi da xanh": "Bưởi da xanh Phú Hộ",
    "dua luowi": "Dưa lưới công nghệ cao Bình Thạnh Đông",
    "kho ca chot": "Khô cá chốt",
    "sir atiso": "Siro Atiso",
    "lạp sưởng cá": "Lạp xưởng cá thát lát",
}


def test_what_thumbs_type_is_understood(phone: Visit, subtests: pytest.Subtests) -> None:
    """Without marks, with Telex leftovers, with a slip, by sound: the right product is suggested."""
    page = phone.open("index.html")
    for typed, name in TYPED.items():
        with subtests.test(typed):
            assert name in ask(page, typed).locator(".ocop-find__name").all_inner_texts()[:3]


def test_codes_and_numbers_are_found(made: Visit, subtests: pytest.Subtests) -> None:
    """As printed or as people write them; the list of codes is fetched then, and only then."""
    page = made.open("index.html")
    assert "Bánh tráng" in ask(page, "banh trang").first.inner_text()
    assert fetched(made, CODES) == 0
    for typed in (CODE, "7kq4-m2xr", "7KQ4 M2XR", f"https://ocop.example.vn/S/{CODE}/", GTIN, GTIN[1:]):
        with subtests.test(typed):
            box(page).fill("")
            expect(box(page)).to_have_attribute("aria-expanded", "false")
            box(page).fill(typed)
            expect(options(page)).to_have_count(2)  # it, and the way to all results
            assert options(page).first.inner_text().startswith("Bánh tráng")
            assert fetched(made, CODES) == 1


def test_what_left_the_catalog_is_found_by_its_number_alone(made: Visit) -> None:
    """And is called so, with no rank; a revoked certificate too is named instead of its stars."""
    page = made.open("index.html")
    assert "Cốm gạo" not in "".join(ask(page, "com gao").all_inner_texts()).replace("Không thấy “com gao”", "")
    box(page).fill("96385074")
    expect(options(page).first).to_contain_text("Cốm gạo")
    assert "Đã rút khỏi danh mục" in options(page).first.inner_text()
    keo = ask(page, "keo dua").first
    assert "Chứng nhận đã bị thu hồi" in keo.inner_text() and "★" not in keo.inner_text()


def test_alcohol_is_found_and_not_promoted(made: Visit) -> None:
    """Its name, verdict and place, without photo and stars; and not before somebody asks (Law 44/2019/QH14)."""
    page = made.open("index.html")
    wine = ask(page, "ruou").first
    assert wine.inner_text().split("\n")[0] == "Rượu dừa"
    assert "Chưa rõ thời hạn" in wine.inner_text() and "★" not in wine.inner_text() and wine.locator("img").count() == 0
    assert page.locator(".ocop-card", has_text="Rượu dừa").count() == 0  # nor does the home page show it


def test_samples_are_marked(phone: Visit) -> None:
    """A made-up product says so in the list."""
    sample = ask(phone.open("index.html"), "lap xuong ca mau").filter(has_text="(mẫu)").first
    assert "Dữ liệu mẫu" in sample.inner_text()


def test_hand_written_pages_are_suggested(phone: Visit) -> None:
    """A question about the catalog leads to the page that answers it."""
    page = phone.open("index.html")
    ask(page, "quet tem").filter(has_text="Quét tem thế nào").first.click()
    page.wait_for_url(f"{phone.base}{WRITTEN}")


def test_places_producers_and_groups_are_rows_of_their_own(phone: Visit, subtests: pytest.Subtests) -> None:
    """In front of the products where they are called so: what they are, and the way to their page."""
    rows = {
        "an giang": ("An Giang", "Địa phương", "dia-phuong/an-giang/"),
        "đồ uống": ("Đồ uống", "Nhóm sản phẩm", "nhom/do-uong/"),
        "hkd gia định": ("Hộ kinh doanh Gia Định", "Cơ sở sản xuất", "co-so/"),
    }
    for typed, (name, kind, uri) in rows.items():
        with subtests.test(typed):
            first = ask(phone.open("index.html"), typed).first
            expect(first).to_contain_text(name)
            expect(first).to_contain_text(kind)
            first.click()
            phone.page.wait_for_url(f"{phone.base}{uri}**")
            expect(phone.page.locator("h1")).to_contain_text(name)


def test_nothing_found_says_so_and_leads_on(phone: Visit) -> None:
    """What is nearest is offered; words that nothing comes near lead to the groups."""
    page = phone.open("index.html")
    found = ask(page, "xyzzq wvvk")
    assert "Không thấy “xyzzq wvvk”" in found.last.inner_text()
    expect(page.locator(".ocop-find [role=status]")).to_have_text("Không thấy “xyzzq wvvk”.")
    found.last.click()
    expect(page.get_by_role("link", name="Tất cả sản phẩm")).to_be_visible()


# Keyboard


def test_arrows_go_round(desktop: Visit) -> None:
    """Down from the first to the last, then the words themselves, then the first again; up the other way."""
    page = desktop.open("index.html")
    count = ask(page, "ca").count()
    assert count > 3 and active(page) == ""
    seen = []
    for _ in range(count + 2):
        page.keyboard.press("ArrowDown")
        seen.append(active(page))
    assert seen[:count] == options(page).all_inner_texts()
    assert seen[count:] == ["", seen[0]]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(page) == seen[count - 1]
    expect(options(page).last).to_be_in_viewport()
    expect(box(page)).to_be_focused()


def test_escape_closes_and_keeps_the_words(desktop: Visit) -> None:
    """A first Escape closes the list; an arrow opens it again."""
    page = desktop.open("index.html")
    ask(page, "lap")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("lap")
    assert active(page) == "" and not options(page).first.is_visible()
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()


def test_enter_without_a_choice_asks_for_all(anywhere: str, visit: Opener) -> None:
    """The browse page opens with the words, and nothing is chosen for the reader."""
    page = visit(anywhere).open(ENDED)
    ask(page, "khô cá")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ocop-count]")).to_contain_text("cho “khô cá”")
    expect(box(page)).to_have_value("khô cá")
    assert page.url.startswith(f"{anywhere}tim-kiem/index.html#q=")


def test_leaving_the_box_closes_the_list(desktop: Visit) -> None:
    """By Tab and by a click elsewhere; and an answer that comes after it opens nothing."""
    page = desktop.open("index.html")
    ask(page, "lap")
    page.keyboard.press("Shift+Tab")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    ask(page, "lap")
    page.locator("h1").click()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.evaluate("""() => {  // the answer waits for the list of codes, which was not fetched yet
      const input = document.querySelector('#tim');
      input.focus(); input.value = '8936012345674'; input.dispatchEvent(new Event('input')); input.blur();
    }""")
    until(page, "window.OCOP_CODES")
    page.evaluate("() => new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)))")
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_enter_within_a_word_being_made_chooses_nothing(desktop: Visit) -> None:
    """A keyboard that still makes a Vietnamese word takes Enter for itself."""
    page = desktop.open("index.html")
    ask(page, "lap")
    page.keyboard.press("ArrowDown")
    page.evaluate("""() => document.querySelector('#tim').dispatchEvent(
      new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))""")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith("index.html")


def test_a_screen_reader_hears_how_many(phone: Visit) -> None:
    """The count of products and of suggestions is said politely; the list has a name."""
    page = phone.open("index.html")
    expect(page.locator(".ocop-find [role=status]")).to_have_text("")
    count = ask(page, "lap xuong").count()
    said = page.locator(".ocop-find [role=status]").inner_text()
    assert "2 sản phẩm" in said and f"{count} gợi ý" in said
    expect(page.get_by_role("listbox", name="Gợi ý")).to_be_visible()


# Mouse, touch, sizes


def test_a_click_and_a_touch_open_what_they_meet(visit: Opener, file_site: str) -> None:
    """The list is still there when the button or the finger lifts."""
    mouse = visit(file_site, viewport=DESKTOP)
    ask(mouse.open("index.html"), "lap xuong that lat").first.click()
    mouse.page.wait_for_url(f"{file_site}{ENDED}")
    finger = visit(file_site, has_touch=True, is_mobile=True)
    ask(finger.open("index.html"), "lap xuong that lat").first.tap()
    finger.page.wait_for_url(f"{file_site}{ENDED}")


def test_nothing_sticks_out(made: Visit, subtests: pytest.Subtests) -> None:
    """On the smallest phone and beside the header, with very long names: no sideways scroll, the list on the screen."""
    page = made.open("index.html")
    for width in (320, 360, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        for typed in ("banh", "kho", "mam", "q" * 80):
            with subtests.test(typed, width=width):
                page.evaluate("scrollTo(0, 0)")
                ask(page, typed)
                assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                spot, field = page.get_by_role("listbox").bounding_box(), box(page).bounding_box()
                assert spot and field and spot["x"] >= 0 and spot["x"] + spot["width"] <= width
                assert field["y"] >= 0 and spot["y"] + spot["height"] <= 640
                sizes = options(page).evaluate_all(
                    "all => all.map(o => [o.scrollWidth, o.clientWidth, o.offsetHeight])"
                )
                assert all(wanted <= given and height >= 44 for wanted, given, height in sizes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_open_box(
    scheme: str, visit: Opener, file_site: str, subtests: pytest.Subtests
) -> None:
    """With an option chosen, on a phone and on a computer, in both schemes."""
    page = visit(file_site, color_scheme=scheme).open("index.html")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        with subtests.test(width=size["width"]):
            ask(page, "lap")
            page.keyboard.press("ArrowDown")
            assert active(page)
            assert axe_faults_in(scheme, page) == []


def test_the_box_stays_in_the_header(desktop: Visit) -> None:
    """On a computer it is in reach however far somebody has read; it covers nothing of the header's own."""
    page = desktop.open(ENDED)
    page.evaluate("scrollTo(0, 600)")
    expect(box(page)).to_be_in_viewport()
    field, button = box(page).bounding_box(), page.locator(".md-header label[for^=__palette]:visible").bounding_box()
    assert field and button and field["x"] + field["width"] <= button["x"] + 4 and field["y"] < 48


# What must not happen


HOSTILE_WORDS = (
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "toString",
    '"><script>',
    "%E0%A4%A",
)


def test_hostile_words_run_nothing(made: Visit, subtests: pytest.Subtests) -> None:
    """They are looked for as words, and shown as words; a hostile name stays a name."""
    for typed in HOSTILE_WORDS:
        with subtests.test(typed):
            page = made.open("index.html")
            ask(page, typed)
            page.keyboard.press("Enter")
            expect(page.locator("[data-ocop-count]")).to_contain_text("sản phẩm")
            expect(box(page)).to_have_value(typed)
            assert page.locator("main img[src=x], [onerror]").count() == 0


def test_a_hostile_name_is_shown_as_it_is_written(made: Visit) -> None:
    """No part of a name becomes an element, in bold or not."""
    page = made.open("index.html")
    first = ask(page, "mam img").first
    assert first.inner_text().startswith(HOSTILE)
    assert first.locator("img, [onerror]").count() == 0


def test_a_copy_without_search_says_so(visit: Opener, made_site: Path, tmp_path: Path) -> None:
    """Where the payload is missing, the list leads to the products by group."""
    site = tmp_path / "site"
    shutil.copytree(made_site, site)
    (site / DATA).unlink()
    reader = visit(on_disk(site))
    page = reader.open("index.html")
    found = ask(page, "b")
    assert found.all_inner_texts() == ["Chưa mở được phần tìm kiếm. Xem sản phẩm theo nhóm"]
    found.first.click()
    page.wait_for_url(f"{reader.base}nhom/index.html")
    assert reader.said and all("ERR_FILE_NOT_FOUND" in words for words in reader.said)
    reader.said.clear()


def test_an_engine_of_another_day_is_no_silence(visit: Opener, made_site: Path, tmp_path: Path) -> None:
    """A cached script and a newer payload that do not fit lead to the products by group as well."""
    site = tmp_path / "site"
    shutil.copytree(made_site, site)
    (site / DATA).write_text("window.OCOP_SEARCH={form:0};", "utf-8")
    reader = visit(on_disk(site))
    assert "Chưa mở được" in ask(reader.open("index.html"), "b").first.inner_text()
    assert reader.said and all("another form" in words for words in reader.said)
    reader.said.clear()


def test_it_waits_aloud(visit: Opener, http_site: str) -> None:
    """On a slow line the box says what it does; the answer belongs to the words that stand there by then."""
    reader = visit(http_site)
    page = reader.open("index.html")
    held = []
    page.route(f"**/{DATA}", lambda route: held.append(route))
    box(page).press_sequentially("lap")
    expect(page.locator(".ocop-find [role=status]")).to_have_text("Đang mở phần tìm kiếm…")
    expect(page.locator(".ocop-find [role=status]")).to_be_in_viewport()
    box(page).press_sequentially(" xuong")
    held[0].continue_()
    expect(options(page).first).to_contain_text("Lạp xưởng")
    assert page.locator(".ocop-find [role=status]").inner_text().startswith("2 sản phẩm")


def test_the_page_for_wrong_addresses_searches_too(real_site: Path, visit: Opener) -> None:
    """However deep the wrong address."""
    with serve(real_site) as address:
        reader = visit(address)
        page = reader.open("san-pham/khong/co/")
        ask(page, "lap xuong that lat").first.click()
        page.wait_for_url(f"{address}{ENDED}")
        assert len(reader.said) == 1 and "404" in reader.said.pop()
        page.goto("about:blank")  # before the host goes


def test_without_script_the_box_leads_to_the_list(visit: Opener, file_site: str) -> None:
    """The form opens the browse page, which then lists every group."""
    page = visit(file_site, java_script_enabled=False).open("index.html")
    field = page.get_by_role("searchbox", name="Tìm sản phẩm")  # no combobox: nothing would ever be suggested
    field.fill("khô")
    field.press("Enter")
    page.wait_for_url(f"{file_site}tim-kiem/index.html?q=*")
    expect(page.locator("[data-ocop-plain] a", has_text="Khô cá chốt")).to_be_visible()
