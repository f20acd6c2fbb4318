"""What a phone loads for a first view of home, product, browse, trace page and form: requests, and kilobytes as sent.

python -m bench.first_view [--products 14 --products 1500] [--photos 8]

Headless Chromium with an empty cache, 360 px wide at 3 dots a pixel; texts are packed as deploy/nginx.conf says, and
headers count. Then the photo that a product's page loads on phones of two widths at three densities.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
from playwright.sync_api import Browser, sync_playwright

from bench.lighthouse import serve
from bench.made_up import make_producers, make_products, write_repository
from bench.pictures import write_pictures
from bench.timing import progress, python, table
from build_hooks.model import addresses
from build_hooks.read.catalog import read_catalog
from tools.browser import find

HEIGHT = 740  # css px
WIDTHS, DOTS = (360, 390), (2.0, 2.6, 3.0)
LIMITS = {"home": 200, "product": 130}  # KB
LARGEST_PHOTO = 60  # KB
_PICTURE = (2000, 1500)


class Loaded(NamedTuple):
    """A response: its address, bytes with headers, and whether it is a picture."""

    uri: str
    size: int
    is_picture: bool


@click.command()
@click.option("--products", "sizes", multiple=True, type=int, default=(14, 1500), show_default=True)
@click.option("--photos", default=8, show_default=True, help="Products with a photo: those that home shows.")
def main(sizes: tuple[int, ...], photos: int) -> None:
    """Made-up catalogs of these sizes, each built and looked at."""
    program = find()
    if program is None:
        raise SystemExit("no browser: run `python -m tools.browser`")
    views: list[list[str]] = []
    shots: list[list[str]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for count in sizes:
            with tempfile.TemporaryDirectory(prefix="ocop-first-") as folder:
                pages = build(Path(folder), count, photos)
                with serve(Path(folder, "site")) as address:
                    views += _views(browser, address, pages, count)
                    shots = shots or _shots(browser, address + pages["product"])
        browser.close()
    print(table(["products", "page", "requests", "KB", "of it scripts", "of it pictures", "within"], views))
    print()
    print(table(["phone, px", "dots", "photo", "KB", "within"], shots))


def build(root: Path, count: int, photos: int) -> dict[str, str]:
    """The site of a catalog of real products, the newest with a photo; the addresses of its pages by their kind."""
    made, producers = make_products(count), make_producers(count)
    for one in (*made, *producers):
        one.fields.pop("sample", None)
    write_repository(root, made, producers)
    for entry in (root / "ledger").iterdir():
        entry.write_text(entry.read_text("utf-8").replace("sample: có\n", ""), "utf-8")
    write_pictures(root / "pictures", photos, _PICTURE)
    catalog = read_catalog(root).catalog
    shown = [product for product in catalog.newest_products if not product.alcohol][:photos]
    for product, picture in zip(shown, sorted((root / "pictures").iterdir()), strict=True):
        path = root / product.path
        target = root / "images" / Path(product.path).relative_to("products").with_suffix("") / "01.jpg"
        target.parent.mkdir(parents=True)
        picture.rename(target)
        path.write_text(path.read_text("utf-8") + "photos: [{file: 01.jpg, alt: Ảnh}]\n", "utf-8")
    progress(f"{count} products written")
    subprocess.run(python("-m", "mkdocs", "build", "-q"), cwd=root, check=True, stderr=subprocess.DEVNULL)
    first = shown[0]
    kinds = {"home": addresses.HOME, "product": first.page_uri, "browse": addresses.SEARCH}
    return kinds | {"trace": addresses.trace(first.code), "form": addresses.FORM}


def _views(browser: Browser, address: str, pages: dict[str, str], count: int) -> Iterator[list[str]]:
    for name, uri in pages.items():
        loaded = load(browser, address + uri, WIDTHS[0], DOTS[-1])
        size = sum(one.size for one in loaded) / 1e3
        scripts = [one for one in loaded if one.uri.endswith(".js")]
        pictures = sum(one.size for one in loaded if one.is_picture) / 1e3
        within = "" if name not in LIMITS else "yes" if size <= LIMITS[name] else "NO"
        yield [str(count), name, str(len(loaded)), f"{size:.1f}", str(len(scripts)), f"{pictures:.1f}", within]


def _shots(browser: Browser, address: str) -> list[list[str]]:
    rows = []
    for width in WIDTHS:
        for dots in DOTS:
            photos = [one for one in load(browser, address, width, dots) if "/anh/" in one.uri]
            largest = max(photos, key=lambda one: one.size)
            within = "yes" if largest.size <= LARGEST_PHOTO * 1e3 else "NO"
            name = largest.uri.rpartition("/")[2]
            rows.append([str(width), f"{dots:g}", name, f"{largest.size / 1e3:.1f}", within])
    return rows


def load(browser: Browser, address: str, width: int, dots: float) -> list[Loaded]:
    """All that a phone of this width asks the site for until nothing more comes."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, device_scale_factor=dots, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    wire = context.new_cdp_session(page)
    told: dict[str, Any] = {}
    loaded: list[Loaded] = []
    wire.on("Network.responseReceived", lambda event: told.update({event["requestId"]: event}))
    wire.on("Network.loadingFinished", lambda event: loaded.append(_loaded(told, event)))
    wire.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    context.close()
    return [one for one in loaded if one.uri.startswith("http")]


def _loaded(told: dict[str, Any], event: dict[str, Any]) -> Loaded:
    its = told.get(event["requestId"], {"response": {"url": ""}, "type": ""})
    return Loaded(its["response"]["url"], int(event["encodedDataLength"]), its["type"] == "Image")


if __name__ == "__main__":
    main()
