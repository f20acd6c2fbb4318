"""The real site as a folder: all that was promised is there, nothing comes from elsewhere, no word claims too much."""

import gzip
import re
from pathlib import Path

import pytest
from PIL import Image

from build_hooks.pages import outputs
from build_hooks.pages.frame.output import Page
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG
from tests.markup import Element, pages, read_page, sources_of, style_addresses

# Links that a browser follows by itself. `canonical` only names an address.
_FETCHED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
_FETCHED = {
    "src": None,
    "poster": None,
    "background": None,
    "data": {"object"},
    "ping": {"a", "area"},
    "href": {"use", "image", "base"},
    "xlink:href": {"use", "image"},
}
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@pytest.fixture(scope="module")
def built(real_site: Path) -> dict[str, Element]:
    return pages(real_site)


def test_every_product_and_producer_has_a_page(real_site: Path) -> None:
    """One page for each file of products/ and producers/."""
    for folder, uri in (("products", "san-pham"), ("producers", "co-so")):
        files = list((CATALOG / folder).rglob("*.yml"))
        assert files
        assert [one for one in files if not (real_site / uri / one.stem / "index.html").is_file()] == []


def test_every_promised_address_exists(real_site: Path) -> None:
    """All that the stages promise is in the built folder, files to the byte."""
    for output in outputs(read_catalog(CATALOG).catalog):
        if isinstance(output, Page):
            assert (real_site / output.built).is_file(), output.uri
        else:
            assert (real_site / output.uri).read_bytes() == output.read(), output.uri


def test_the_fixed_addresses_exist(real_site: Path) -> None:
    """The doors that other pages, stamps and officers rely on."""
    for uri in ("", "nhom/", "nhom/thuc-pham/", "dia-phuong/", "dia-phuong/an-giang/", "co-so/", "huong-dan/"):
        assert (real_site / uri / "index.html").is_file(), uri
    assert (real_site / "404.html").is_file()


def test_nothing_is_fetched_from_elsewhere(built: dict[str, Element]) -> None:
    """No address that a browser would fetch by itself has a host."""
    assert [
        f"{uri}: {address}" for uri, page in built.items() for address in _fetched(page) if _is_elsewhere(address)
    ] == []


def test_no_style_or_picture_fetches_from_elsewhere(real_site: Path) -> None:
    """Neither do style sheets and drawings."""
    for sheet in real_site.rglob("*.css"):
        assert [one for one in style_addresses(sheet.read_text("utf-8")) if _is_elsewhere(one)] == [], sheet.name
    for drawing in real_site.rglob("*.svg"):
        assert not re.search(r"href\s*=\s*[\"'](?!#)", drawing.read_text("utf-8")), drawing.name


def test_our_scripts_ask_for_nothing(real_site: Path) -> None:
    """Our own scripts neither fetch, import nor open a connection."""
    asking = r"\bfetch\(|XMLHttpRequest|import\(|WebSocket|sendBeacon|https?://"
    for script in (real_site / "assets").rglob("*.js"):
        if script.name.startswith("ocop") or script.parent.name == "showroom":
            code = re.sub(r"^window\.OCOP_\w+=.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)  # data
            assert not re.search(asking, code), script.name


def _is_elsewhere(address: str) -> bool:
    return bool(_ELSEWHERE.match(address)) and not address.startswith("data:")


def _fetched(page: Element) -> list[str]:
    found = []
    for one in page.walk():
        for name, tags in _FETCHED.items():
            if name in one.attributes and (tags is None or one.tag in tags):
                found.append(one.attributes[name])
        if one.tag == "link" and _FETCHED_LINKS & set(one.attributes.get("rel", "").split()):
            found.append(one.attributes["href"])
        for name in ("srcset", "imagesrcset"):
            found += sources_of(one.attributes.get(name, ""))
        found += style_addresses(one.attributes.get("style", ""))
        if one.tag == "style":
            found += style_addresses("".join(map(str, one.children)))
        if one.attributes.get("http-equiv", "").lower() == "refresh":
            found.append(one.attributes["content"].partition("=")[2])
    return found


# Words

FORBIDDEN = ("chống giả", "xác thực", "hệ thống truy xuất nguồn gốc", "hết hạn", "thu hồi")
# Phrases that name the certificate, each exactly as a page may print it; taken out before the search.
ALLOWED = (
    "chứng nhận đã bị thu hồi",
    "giấy chứng nhận ocop đã bị thu hồi ngày",
    "giấy chứng nhận ocop bị thu hồi",
    "giấy chứng nhận bị thu hồi",
    "giấy chứng nhận cũng có thể bị thu hồi trước thời hạn",
    "lệnh thu hồi sản phẩm",
)


def forbidden_words(text: str) -> list[str]:
    said = " ".join(text.lower().split())
    for phrase in sorted(ALLOWED, key=len, reverse=True):
        said = said.replace(phrase, "✓")
    return [said[max(0, found.start() - 60) : found.end() + 40] for found in re.finditer("|".join(FORBIDDEN), said)]


def test_no_page_claims_too_much(built: dict[str, Element]) -> None:
    """No page promises what a catalog cannot, or says of a product what is true of a paper."""
    assert [f"{uri}: {words}" for uri, page in built.items() for words in forbidden_words(page.words)] == []


@pytest.mark.parametrize("text", ["Sản phẩm hết hạn", "bị thu hồi", "Tem chống giả", "Đã xác thực"])
def test_the_search_for_words_can_fail(text: str) -> None:
    """The words are found where they stand alone."""
    assert forbidden_words(text)


def test_every_page_with_a_sample_says_so(built: dict[str, Element]) -> None:
    """A made-up product or producer is called one on its own page and on every card."""
    for slug in ("san-pham/lap-xuong-ca-mau", "san-pham/mot-ngay-tren-dong-nuoc-noi-mau", "co-so/co-so-mau"):
        assert "Dữ liệu mẫu –" in built[f"{slug}/index.html"].text
    for uri, page in built.items():
        for card in page.all("li", "ocop-card"):
            if "-mau/index.html" in card.all("a")[0].attributes["href"]:
                assert ("Sample" if uri == "en/index.html" else "Dữ liệu mẫu") in card.text, uri


# Figures, addresses, weight


def test_the_home_page_counts_what_the_sources_state(built: dict[str, Element]) -> None:
    """12 products and the 5 producers that sources name; samples are in no total."""
    figures = built["index.html"].one("dl", "ocop-figures").text
    assert "12 sản phẩm" in figures or "sản phẩm 12" in figures
    assert "5 cơ sở có tên trong nguồn" in figures or "cơ sở có tên trong nguồn 5" in figures
    assert "1 doanh nghiệp, 1 tổ hợp tác, 3 hộ kinh doanh" in figures
    assert "mẫu" not in figures
    assert "12 sản phẩm và 2 trang mẫu" in built["nhom/index.html"].text


def test_the_home_page_shows_no_sample(built: dict[str, Element]) -> None:
    """The first products a visitor sees are real, and none of them is alcohol."""
    links = [card.all("a")[0].attributes["href"] for card in built["index.html"].all("li", "ocop-card")]
    assert len(links) == 8
    assert not [link for link in links if "-mau/" in link or "ruou" in link]


TRACES = ("S/", "01/")  # what stamps open; search engines are led to the product's page


def test_canonical_addresses_end_in_a_slash(built: dict[str, Element]) -> None:
    """The address a page calls its own is the one that stamps and search engines use."""
    for uri, page in built.items():
        if uri.startswith(TRACES):
            continue  # says the same as the page of the product: tests/views/test_trace.py
        canonical = [one.attributes["href"] for one in page.all("link") if one.attributes.get("rel") == "canonical"]
        if uri == "404.html":
            assert canonical == []
        else:
            assert canonical == [f"https://ocop.example.vn/{uri.removesuffix('index.html')}"]


def test_the_sitemap_lists_every_page_once(built: dict[str, Element], real_site: Path) -> None:
    """The sitemap has the canonical address of each page but samples and what left the catalog, with the newest day of
    its data; no packed copy, which would hold the minute of the build."""
    text = (real_site / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    assert not (real_site / "sitemap.xml.gz").exists()
    listable = [
        uri for uri, page in built.items() if uri != "404.html" and not uri.startswith(TRACES) and not _is_noindex(page)
    ]
    assert not [
        uri for uri in listable if uri.startswith(("san-pham/", "co-so/")) and "Dữ liệu mẫu –" in built[uri].text
    ]
    expected = [f"https://ocop.example.vn/{uri.removesuffix('index.html')}" for uri in listable]
    assert 30 < len(listable) < len(built) - 4
    assert sorted(listed) == sorted(expected)
    days = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", text))
    assert {address for address in expected if "/san-pham/" in address or "/co-so/" in address} <= days.keys()
    assert not any(address.endswith(".html") for address in days) and set(days.values()) == {"2026-11-20"}


def _is_noindex(page: Element) -> bool:
    return any(one.attributes.get("name") == "robots" for one in page.all("meta"))


def test_every_page_has_its_own_title_and_description(built: dict[str, Element]) -> None:
    """A search engine can tell the pages apart."""
    titles = [
        page.one("head").one("title").text
        for uri, page in built.items()
        if uri != "404.html" and not uri.startswith("01/")
    ]
    assert len(titles) == len(set(titles))
    for uri, page in built.items():
        described = [
            one.attributes["content"] for one in page.all("meta") if one.attributes.get("name") == "description"
        ]
        assert len(described) == 1 and described[0].strip(), uri
        assert page.one("html").attributes["lang"] == "vi", uri


def test_a_product_page_is_light(real_site: Path) -> None:
    """The document of a product: at most 36 KB, 10 KB packed, for the fullest; its pictures under 200 KB together."""
    for page in (real_site / "san-pham").glob("*/index.html"):
        content = page.read_bytes()
        assert len(content) <= 36 * 1024, page
        assert len(gzip.compress(content, mtime=0)) <= 10 * 1024, page
    for folder in (real_site / "anh").iterdir():
        assert sum(one.stat().st_size for one in folder.glob("1-*.webp")) < 200 * 1024, folder


def test_two_weights_of_one_typeface_with_its_licence(real_site: Path) -> None:
    """The fonts are our own cut, small, and their licence lies beside them."""
    fonts = sorted((real_site / "assets/fonts").iterdir())
    assert [one.name for one in fonts] == ["OFL.txt", "be-vietnam-pro-400.woff2", "be-vietnam-pro-600.woff2"]
    assert "SIL OPEN FONT LICENSE" in fonts[0].read_text("utf-8").upper()
    assert all(one.stat().st_size < 24 * 1024 for one in fonts[1:])


def test_no_picture_carries_metadata(real_site: Path) -> None:
    """No photo on the site has EXIF, XMP or a profile: nowhere to hide a GPS position."""
    pictures = [*real_site.rglob("*.webp"), *(real_site / "anh").rglob("*.jpg")]
    assert pictures
    for path in pictures:
        with Image.open(path) as picture:
            assert not picture.getexif(), path
            assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info), path
        content = path.read_bytes()
        assert b"Exif" not in content and b"XMP " not in content, path


def test_every_picture_tells_its_size_and_what_it_shows(built: dict[str, Element]) -> None:
    """Pictures hold their place before they load, and are described to who cannot see them."""
    for uri, page in built.items():
        for picture in page.all("img"):
            assert picture.attributes["alt"].strip(), uri
            assert int(picture.attributes["width"]) and int(picture.attributes["height"]), uri


def test_the_page_source_is_not_published(real_site: Path) -> None:
    """Neither data files nor Markdown nor the theme's parts end up on the site."""
    assert [one for one in real_site.rglob("*") if one.suffix in (".yml", ".yaml", ".md", ".py", ".tsv")] == []
    assert not (real_site / "ocop").exists()


def test_the_page_for_wrong_addresses_is_of_the_site(real_site: Path) -> None:
    """It says in Vietnamese that there is no such page, and leads back."""
    page = read_page(real_site / "404.html")
    assert page.one("h1").text == "Không có trang này"
    assert "Không có trang này" in page.one("title").text


def test_nobody_answers_for_it_yet(built: dict[str, Element]) -> None:
    """Until the settings name an office every page for readers says so, and of what the licence is not."""
    said = {uri: page.text for uri, page in built.items() if page.all("footer") or uri.startswith(("S/", "01/"))}
    assert len(said) > 60
    for uri, text in said.items():
        assert "chưa có cơ quan nào chịu trách nhiệm nội dung" in text, uri
    assert "Giấy phép không áp dụng cho tên, ảnh và dữ liệu cá nhân." in built["index.html"].text
