"""Where everything lives on the site: addresses end in a slash, and never change once a pack carries them."""

from build_hooks.places import Commune, OldDistrict, Province

HOME = ""
ENGLISH = "en/"
GROUPS = "nhom/"
PLACES = "dia-phuong/"
PRODUCERS = "co-so/"
PRODUCTS = "san-pham/"
SEARCH = "tim-kiem/"
KIOSK = "trung-bay/"
SLIDES = "trinh-chieu/"
LOOKUP = "du-lieu/ma.js"
SEARCH_DATA = "du-lieu/tim-kiem.js"
SEARCH_ENGINE = "assets/ocop-search.js"
FEED = "tin-moi.xml"
OFFLINE_COPY = "danh-muc-ocop.zip"
DATA = "du-lieu/"
SITEMAP = "sitemap.xml"
SHOWROOM_DATA = "du-lieu/trung-bay.js"
CHECKING = "kiem-tra/"
FIGURES = "so-lieu/"
TERMS = "thoi-han/"
DUE = "thoi-han/can-bo/"
FORM = "gui-thong-tin/"
FORM_STYLE = "assets/ocop-form.css"
FORM_SCRIPT = "assets/ocop-form.js"
KNOWN = "du-lieu/da-co.js"
PLACES_DATA = "du-lieu/dia-phuong.js"
PLACES_FINDER = "assets/ocop-places.js"
STAMP_SCRIPT = "assets/ocop-stamp.js"


def correcting(number: int) -> str:
    """What the form opens corrections with: a script for some of the products, from 0."""
    return f"du-lieu/sua/{number:02}.js"


def product(slug: str) -> str:
    """The full page of a product."""
    return f"{PRODUCTS}{slug}/"


def producer(slug: str) -> str:
    """The page of a producer with its products."""
    return f"{PRODUCERS}{slug}/"


def group(key: str) -> str:
    """The page of a product group of today's taxonomy."""
    return f"{GROUPS}{key}/"


def province(place: Province) -> str:
    """The page of a province of today."""
    return f"{PLACES}{place.slug}/"


def commune(place: Commune) -> str:
    """The page of a commune of today."""
    return f"{PLACES}{place.province.slug}/{place.slug}/"


def old_district(place: OldDistrict) -> str:
    """The page of a district before 01/07/2025; names recur within today's provinces, so the old province is in it."""
    return f"{PLACES}truoc-2025/{place.province.slug}/{place.slug}/"


def photo(slug: str, number: int, width: int) -> str:
    """A rendition: the product, the photo's number from 1, the width in pixels."""
    return f"anh/{slug}/{number}-{width}.webp"


def share(slug: str, *, photo: bool) -> str:
    """The picture that a chat shows of a link to the product; words alone are a PNG."""
    return f"anh/{slug}/chia-se.{'jpg' if photo else 'png'}"


SITE_SHARE = "anh/chia-se.png"
"""The picture of the site, for links to all pages but products'."""


def trace(code: str) -> str:
    """The trace page that a stamp opens."""
    return f"S/{code}/"


def lot(code: str, number: str) -> str:
    """The trace page of one lot."""
    return f"S/{code}/{number}/"


def data(trace_page: str) -> str:
    """The file of data beside the trace page of a code or of one of its lots."""
    return f"{trace_page}du-lieu.json"


def data_schema(name: str) -> str:
    """What a file of data has to look like."""
    return f"{DATA}luoc-do/{name}.json"


def gs1(gtin: str) -> str:
    """The trace page in GS1 Digital Link URI syntax; the GTIN has 14 digits."""
    return f"01/{gtin}/"


def gs1_lot(gtin: str, number: str) -> str:
    """The trace page of one lot in GS1 Digital Link URI syntax."""
    return f"01/{gtin}/10/{number}/"


def stamp(code: str) -> str:
    """A stamp for the print shop."""
    return f"tem/{code}.svg"


def numbered(address: str, number: int) -> str:
    """Page `number` of a long list; the first is the address itself."""
    return address if number == 1 else f"{address}{number}/"
