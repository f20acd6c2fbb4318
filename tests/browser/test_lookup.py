"""Wrong addresses and typed codes: the shipped scripts against their case table, the page and the box in a browser."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_hooks.ground import codes, gtins
from tests.browser.axe import axe_faults_in
from tests.browser.conftest import DESKTOP, PHONE, Opener, Visit, on_disk, serve
from tests.building import PRODUCT, build, write_repository
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH, table

GTIN = "08936012345674"
LINES = f"""\
code: {CODE}
variants: [{{name: Gói, gtin: "{GTIN}"}}]
lots: [{{lot: L260402}}]
"""
TRACE = f"S/{CODE}/"
OF_LOT = f"S/{CODE}/L260402/"
NUMBER = f"01/{GTIN}/"
BELOW = "/danh-muc/ocop/"
NUMBER_OF_LOT = f"01/{GTIN}/10/L260402/"
UNKNOWN = f"Mã {codes.in_two_groups(OTHER_CODE)} không có trong danh mục này."
MISTYPED = "Mã 7KQ4 M2XX chưa đúng. Hãy so lại từng ký tự trên tem; mã không có các chữ I, L, O, U."
USUAL = "Địa chỉ có thể đã gõ nhầm, hoặc trang đã chuyển chỗ."
CASES = table("typed-codes.yml")


def _built(root: Path, site_url: str = "") -> Path:
    """A site of one product with a code, a number and a lot."""
    write_repository(root, {PATH: f"{PRODUCT}{LINES}", f"ledger/{CODE}.yml": LEDGER})
    if site_url:
        settings = (root / "mkdocs.yml").read_text("utf-8")
        (root / "mkdocs.yml").write_text(settings.replace("https://ocop.example.vn/", site_url), "utf-8")
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is made for the root of a host."""
    return _built(tmp_path_factory.mktemp("lookup"))


@pytest.fixture(scope="module")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is made for a sub-path of a host."""
    return _built(tmp_path_factory.mktemp("lookup-below"), f"https://ocop.example.vn{BELOW}")


@pytest.fixture(params=["/", BELOW])
def host(request: pytest.FixtureRequest, site: Path, site_below: Path) -> Iterator[str]:
    """The site at the root of a host, and below a sub-path."""
    with serve(site if request.param == "/" else site_below, request.param) as address:
        yield address


@pytest.fixture
def folder(visit: Opener, site: Path) -> Visit:
    """The site on a USB stick."""
    return visit(on_disk(site))


def reading(reader: Visit) -> Page:
    """The home page with what reads codes, as it is fetched for the first one."""
    page = reader.open("index.html")
    page.add_script_tag(url=f"{reader.base}assets/ocop-code.js")
    return page


def leave(reader: Visit) -> None:
    """Go away before the host does; what the browser itself notes of answers that are meant to be 404 is no fault."""
    reader.page.goto("about:blank")
    reader.said[:] = [words for words in reader.said if "the server responded with a status of 404" not in words]


# The rules


def test_python_agrees_with_the_case_table() -> None:
    """Every row of `typed` and `numbers`."""
    for row in CASES["typed"]:
        found = codes.typed(row["text"])
        assert (found, codes.is_code(found)) == (row["typed"], row["is_code"]), row
    for row in CASES["numbers"]:
        digits = codes.typed(row["text"])
        if row["gtin"]:
            assert gtins.padded(digits) == row["gtin"]
            assert gtins.as_printed(row["gtin"]) == row["printed"]


ANSWERS = """cases => ({
  typed: cases.typed.map(row => [OcopCodes.typed(row.text), OcopCodes.isCode(OcopCodes.typed(row.text))]),
  numbers: cases.numbers.map(row => {
    const gtin = OcopCodes.gtin14(row.text);
    return [gtin, OcopCodes.asPrinted(gtin), OcopCodes.hasCheckDigit(gtin)];
  }),
  addresses: cases.addresses.map(row => OcopCode.lead(row.path, row.again)),
  words: cases.words.map(row => {
    const one = OcopCode.read(row.text);
    return {to: one.says ? '' : OcopCode.addressOf(one), says: one.says};
  }),
})"""


def test_the_script_agrees_with_the_case_table(folder: Visit) -> None:
    """Every row of the table, by the file that ships."""
    answers = reading(folder).evaluate(ANSWERS, CASES)
    assert answers["typed"] == [[row["typed"], row["is_code"]] for row in CASES["typed"]]
    assert answers["numbers"] == [[row["gtin"], row["printed"], row["holds"]] for row in CASES["numbers"]]
    for name in ("addresses", "words"):
        for row, answer in zip(CASES[name], answers[name], strict=True):
            assert answer["to"] == row.get("to", ""), row
            assert answer["says"].startswith(row.get("says", "")), row
            assert bool(answer["says"]) == ("says" in row), row


def test_leading_ends(folder: Visit) -> None:
    """Whatever was asked for, following the leads of a catalog that has nothing ends after two steps at most."""
    end = """path => {
      for (let step = 0; step < 4; step += 1) {
        const to = OcopCode.lead(path).to.split('#')[0];
        if (!to) return step;
        path = to;
      }
      return 99;
    }"""
    page = reading(folder)
    assert max(page.evaluate(end, row["path"]) for row in CASES["addresses"]) == 2


# The page for wrong addresses


LEADS = {
    "s/7kq4-m2xr": TRACE,
    "S/7KQ4M2XR": TRACE,
    "S/7KQ4%20M2XR/": TRACE,
    "s/7kq4m2xr/index.html?utm_source=x#y": TRACE,
    "s/7kq4m2xr/l260402": OF_LOT,
    "S/7KQ4M2XR/L999/": f"{TRACE}#lo=L999",
    "s/7kq4m2xr/l999": f"{TRACE}#lo=L999",
    "01/8936012345674": NUMBER,
    "01/8936012345674/10/l260402": NUMBER_OF_LOT,
    "01/08936012345674/22/x/10/L260402/21/777": NUMBER_OF_LOT,
    "01/08936012345674/10/L999/": f"{NUMBER}#lo=L999",
}


def test_a_wrong_address_leads_on(host: str, visit: Opener, subtests: pytest.Subtests) -> None:
    """Another writing of a code, a number or a lot opens the page that is meant, and its address is the right one."""
    reader = visit(host)
    for path, expected in LEADS.items():
        with subtests.test(path):
            page = arrived(reader, path, host + expected)
            expect(page.locator("h1")).to_have_count(1)
            expect(page.locator("[data-ocop-lost]")).to_have_count(0)
    leave(reader)


def arrived(reader: Visit, path: str, address: str) -> Page:
    """The page that `path` leads on to; neither it nor the one before has to have its pictures."""
    reader.page.goto(reader.base + path, wait_until="commit")
    reader.page.wait_for_url(address, wait_until="domcontentloaded")
    return reader.page


def test_a_site_that_lies_elsewhere_leads_on_too(site: Path, visit: Opener, subtests: pytest.Subtests) -> None:
    """Below a sub-path that `site_url` does not know the page comes without its look, and leads all the same."""
    with serve(site, BELOW) as address:
        reader = visit(address)
        for path, expected in {"s/7kq4m2xr": TRACE, "01/8936012345674/10/l260402": NUMBER_OF_LOT}.items():
            with subtests.test(path):
                arrived(reader, path, address + expected)
        leave(reader)
        reader.asked.clear()


def test_a_bare_code_leads_on(site: Path, visit: Opener) -> None:
    """The code alone behind the name of the host is enough."""
    with serve(site) as address:
        reader = visit(address)
        page = reader.open("7kq4m2xr")
        page.wait_for_url(address + TRACE)
        leave(reader)


LOST = {
    f"S/{OTHER_CODE}/": (UNKNOWN, "ABCD EFGF"),
    f"s/{OTHER_CODE.lower()}": (UNKNOWN, "ABCD EFGF"),
    f"S/{OTHER_CODE}/L1/": (UNKNOWN, "ABCD EFGF"),
    "S/7KQ4M2XX/": (MISTYPED, "7KQ4 M2XX"),
    "S/7KQ4/": ("Mã in trên tem có 8 ký tự; ở đây có 4.", "7KQ4"),
    "01/9521234543213/": ("Mã số 9521234543213 không có trong danh mục này.", "9521234543213"),
    "san-pham/khong-co/": (USUAL, ""),
    "": (None, ""),
}


def test_the_page_says_what_is_wrong(host: str, visit: Opener, subtests: pytest.Subtests) -> None:
    """The heading tells an unknown code, a mistyped one and any other address apart; the box holds what was typed."""
    reader = visit(host)
    for path, (words, typed) in LOST.items():
        with subtests.test(path):
            page = reader.open(path)
            if words:
                heading, _, rest = words.partition(". ") if words != USUAL else ("Không có trang này", "", USUAL)
                expect(page.locator("h1")).to_have_text(heading.rstrip("."))
                expect(page.locator("[data-ocop-lost]")).to_have_text(rest or USUAL)
            expect(page.get_by_label("Nhập mã in trên tem")).to_have_value(typed)
    leave(reader)


def test_a_host_that_takes_slashes_away_makes_no_circle(site: Path, visit: Opener) -> None:
    """A host may send /S/CODE/ back to /S/CODE: an unknown code is said after the second time."""
    with serve(site) as address:
        reader = visit(address)
        asked = f"{address}S/{OTHER_CODE}"
        reader.page.route(f"{asked}/", lambda route: route.fulfill(status=301, headers={"Location": asked}))
        page = reader.open(f"S/{OTHER_CODE}")
        expect(page.locator("h1")).to_have_text(UNKNOWN.rstrip("."))
        assert len([url for url in reader.asked if url.startswith(asked)]) <= 4
        leave(reader)


def test_without_a_script_the_page_leads_home(site: Path, visit: Opener) -> None:
    """No box that does nothing: the usual words, and the way to the home page and to all products."""
    with serve(site) as address:
        reader = visit(address, java_script_enabled=False)
        page = reader.open("s/7kq4m2xr")
        expect(page.locator("[data-ocop-lost]")).to_have_text(USUAL)
        expect(page.get_by_label("Nhập mã in trên tem")).to_be_hidden()
        page.get_by_role("link", name="Xem tất cả sản phẩm").click()
        assert page.url == f"{address}nhom/index.html"
        leave(reader)


HOSTILE = (
    "S/<img src=x onerror=alert(1)>/",
    "S/%3Cimg%20src=x%20onerror=alert(1)%3E/",
    "S/7KQ4M2XR/%3Cscript%3Ealert(1)%3C/script%3E/",
    "S/javascript:alert(1)/",
    "javascript:alert(1)",
    "01/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E/",
    "/evil.example/s/7kq4m2xr",
    "/evil.example/S/ABCDEFGX",
    "%5Cevil.example/s/7kq4m2xr",
    "S/%00%00/",
    "S/%E0%A4%A/",
    "%2e%2e/S/7kq4m2xr",
)


def test_a_hostile_address_runs_and_leads_nowhere(site: Path, visit: Opener, subtests: pytest.Subtests) -> None:
    """Letters of an address stay letters, and none leads to another host. (A dialog or a stray request fails.)"""
    with serve(site) as address:
        reader = visit(address)
        for path in HOSTILE:
            with subtests.test(path):
                page = reader.open(path)
                assert page.url.startswith(address)
                assert page.locator("img[src=x]").count() == 0
                if page.locator("[data-ocop-code-box]").count():
                    page.get_by_label("Nhập mã in trên tem").fill(OTHER_CODE)
                    page.get_by_role("button", name="Xem nguồn gốc").click()
                    page.wait_for_load_state("load")
                    assert page.url.startswith(address)
        leave(reader)


# The box


def submit(page: Page, text: str, *, by_key: bool = False) -> None:
    """Type into the box and send it."""
    field = page.get_by_label("Nhập mã in trên tem")
    field.fill(text)
    if by_key:
        field.press("Enter")
    else:
        page.get_by_role("button", name="Xem nguồn gốc").click()


MEANT = {
    "7kq4 m2xr": f"{TRACE}index.html",
    "7KQ4 M2XR L260402": f"{OF_LOT}index.html",
    "7KQ4M2XR/L999": f"{TRACE}index.html#lo=L999",
    f"https://ocop.example.vn/{TRACE}": f"{TRACE}index.html",
    "8936012345674": f"{NUMBER}index.html",
    "8936012345674/l260402": f"{NUMBER_OF_LOT}index.html",
}


def test_the_box_opens_a_page_of_the_stick(folder: Visit, subtests: pytest.Subtests) -> None:
    """From a folder without network the box opens the file that is meant, by key and by button."""
    for (text, expected), by_key in product(MEANT.items(), (True, False)):
        with subtests.test(text, by_key=by_key):
            page = folder.open("index.html")
            submit(page, text, by_key=by_key)
            page.wait_for_url(folder.base + expected, wait_until="domcontentloaded")


WRONG = {
    OTHER_CODE: UNKNOWN,
    f"{OTHER_CODE}/L1": UNKNOWN,
    "9521234543213": "Mã số 9521234543213 không có trong danh mục này.",
    "7KQ4M2XX": MISTYPED,
    "": "Hãy nhập mã in trên tem, hoặc dãy số dưới mã vạch.",
    "<img src=x onerror=alert(1)>": "Mã in trên tem có 8 ký tự; ở đây có 20.",
}


def test_the_box_says_what_is_wrong(folder: Visit, subtests: pytest.Subtests) -> None:
    """Where nothing can be opened the reader stays, is told why, and can type on."""
    page = folder.open("index.html")
    page.set_viewport_size({"width": 360, "height": 400})  # what a keyboard leaves of a phone
    field, told = page.get_by_label("Nhập mã in trên tem"), page.locator("#ma-bao-gi")
    for text, words in WRONG.items():
        field.evaluate("one => { one.removeAttribute('aria-invalid'); one.blur(); scrollTo(0, 0); }")
        told.evaluate("one => { one.textContent = ''; }")
        with subtests.test(text):
            submit(page, text, by_key=True)
            expect(told).to_have_text(words)
            expect(field).to_be_focused()
            expect(field).to_have_attribute("aria-invalid", "true")
            expect(told).to_be_in_viewport(ratio=1)
            assert page.url == f"{folder.base}index.html"


def test_the_list_of_codes_is_fetched_when_it_is_needed(folder: Visit) -> None:
    """Opening the page costs nothing; two codes fetch the list once."""
    page = folder.open("index.html")
    assert not [url for url in folder.asked if "ma.js" in url]
    for _ in range(2):
        submit(page, OTHER_CODE)
        expect(page.locator("#ma-bao-gi")).to_have_text(UNKNOWN)
    assert len([url for url in folder.asked if "ma.js" in url]) == 1


def test_on_a_host_the_box_goes_straight_there(host: str, visit: Opener, subtests: pytest.Subtests) -> None:
    """The address without index.html, and nothing fetched on the way."""
    reader = visit(host)
    for text, expected in {"7kq4m2xr": TRACE, "7kq4m2xr/l260402": OF_LOT}.items():
        with subtests.test(text):
            page = reader.open("index.html")
            submit(page, text)
            page.wait_for_url(host + expected)
            assert not [url for url in reader.asked if "ma.js" in url]
    leave(reader)


def test_on_a_host_an_unknown_code_is_said(host: str, visit: Opener) -> None:
    """The page for wrong addresses answers, from the home page's box and from its own."""
    reader = visit(host)
    page = reader.open("index.html")
    for _ in range(2):
        submit(page, OTHER_CODE)
        page.wait_for_url(f"{host}S/{OTHER_CODE}/")
        expect(page.locator("h1")).to_have_text(UNKNOWN.rstrip("."))
    leave(reader)


def test_no_box_without_a_script(visit: Opener, site: Path) -> None:
    """A box that could do nothing is not shown."""
    page = visit(on_disk(site), java_script_enabled=False).open("index.html")
    expect(page.get_by_label("Nhập mã in trên tem")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site: Path, visit: Opener, scheme: str, subtests: pytest.Subtests) -> None:
    """Neither on the page for wrong addresses nor in the box that complains, on a phone and on a computer."""
    with serve(site) as address:
        reader = visit(address, color_scheme=scheme)
        for uri in ("S/7KQ4M2XX/", "index.html"):
            page = reader.open(uri)
            for size in (PHONE, DESKTOP):
                page.set_viewport_size(size)
                page.evaluate("scrollTo(0, 0)")
                with subtests.test(uri, width=size["width"]):
                    submit(page, "7KQ4M2XX")
                    expect(page.locator("#ma-bao-gi")).to_have_text(MISTYPED)
                    assert axe_faults_in(scheme, page) == []
                    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        leave(reader)
