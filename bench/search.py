"""Search side by side: ours, Material's own, MiniSearch and Pagefind, on the same products and queries, in Chromium.

Run `python -m bench.search` or `python -m bench.search 12 1000`; `--only ours` measures one side, `--people` whether
ours hears people (bench/heard.py). Chromium runs with a processor 4 times slower and the network of a slow 4G; neither
reaches workers, which favours Material and Pagefind. The first result is counted from the moment search is first
touched, with an empty cache. The queries are those of the tests. What needs npm is installed in .cache/bench by its
lock; who cannot be installed is left out and told of.
"""

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.crowd import crowded
from bench.heard import report
from bench.timing import progress, table
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame import assets
from build_hooks.pages.search import lookup
from build_hooks.pages.search import stage as search
from build_hooks.pages.search.payload import lookup as codes_of
from build_hooks.pages.search.payload import rows
from tests.building import write_files
from tools.browser import find

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
SIDES = HERE / "search_sides"
CACHE = REPOSITORY / ".cache/bench/search"
CASES = [REPOSITORY / "tests/cases" / name for name in ("search-queries.yml", "search-queries-held-out.yml")]
SIZES = (12, 1_000, 17_000)
NAMES = {"ours": "ours", "material": "Material's own", "minisearch": "MiniSearch, folded", "pagefind": "Pagefind"}
SLOW = 4
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}
_PACKED = (".html", ".js", ".json", ".mjs", ".css")
_PATIENCE = 300_000  # ms
TOUCH = """async () => { const start = performance.now(); await prepare(); const ready = performance.now() - start;
  await ask('khô cá'); return [ready, performance.now() - start]; }"""
ASK = """async query => { const start = performance.now(); const urls = await ask(query);
  return [performance.now() - start, urls]; }"""


class Measured(NamedTuple):
    """Right answers of how many, bytes and ms up to the first result, the 95th percentile of queries in ms."""

    right: int
    asked: int
    fetched: int
    ready: float
    first: float
    p95: float
    from_file: bool
    missed: list[str]


def main(arguments: list[str]) -> None:
    """Measure and print a table for each size."""
    sides = [arguments[arguments.index("--only") + 1]] if "--only" in arguments else list(NAMES)
    sizes = [int(one) for one in arguments if one.isdigit()] or list(SIZES)
    if "--people" in arguments:
        report(tuple(sizes))
        return
    packages = _packages() if {"minisearch", "pagefind"} & set(sides) else None
    with sync_playwright() as playwright, TemporaryDirectory() as work:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for size in sizes:
            site = Path(work) / str(size)
            measured = {
                NAMES[side]: _measure(browser, site, side, size)
                for side in sides
                if _write(site, side, crowded(size), packages)
            }
            print(f"\n{size} products\n\n{_shown(measured)}")
            for name, one in measured.items():
                print(f"\n{name} missed: {'; '.join(one.missed) or 'nothing'}")


def queries(catalog: Catalog, size: int) -> list[dict[str, Any]]:
    """Those whose answer is in the catalog; pages written by hand are left out, as only ours was given them."""
    slugs = {one.slug for one in catalog.products}
    everything = [row for path in CASES for row in yaml.safe_load(path.read_text("utf-8"))]
    return [row for row in everything if row["expect"] in slugs and size in row.get("sizes", SIZES)]


def _shown(measured: dict[str, Measured]) -> str:
    header = ["engine", "right", "first result", "ready", "fetched", "query p95", "from file://"]
    cells = [
        [
            name,
            f"{one.right}/{one.asked}",
            f"{one.first / 1000:.1f} s",
            f"{one.ready / 1000:.1f} s",
            f"{one.fetched / 1000:.0f} KB",
            f"{one.p95:.0f} ms",
            "yes" if one.from_file else "no",
        ]
        for name, one in measured.items()
    ]
    return table(header, cells)


def _packages() -> Path | None:
    """The npm packages at their locked versions."""
    if not (CACHE / "node_modules").exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(SIDES / name, CACHE)
        progress(f"installing npm packages in {CACHE}")
        try:
            subprocess.run(("npm", "install", "--silent", "--no-audit", "--no-fund"), cwd=CACHE, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            progress(f"npm packages cannot be installed: {error}")
            return None
    return CACHE


def _write(site: Path, side: str, catalog: Catalog, packages: Path | None) -> bool:
    """The files of one side; False when what it needs is not there."""
    site.mkdir(parents=True, exist_ok=True)
    shutil.copy(SIDES / f"{side}.html", site)
    if side == "ours":
        _write_ours(site, catalog)
        return True
    docs = documents(catalog)
    if side == "material":
        _write_material(site, docs)
        return True
    if packages is None:
        return False
    if side == "minisearch":
        shutil.copy(packages / "node_modules/minisearch/dist/umd/index.js", site / "minisearch.js")
        (site / "docs.js").write_text(f"window.DOCS={json.dumps(docs, ensure_ascii=False)};", "utf-8")
        return True
    (site / "docs.json").write_text(json.dumps(docs), "utf-8")
    shutil.copy(SIDES / "pagefind.mjs", packages)
    progress(f"Pagefind indexes {len(docs)} pages")
    command = ("node", "pagefind.mjs", str(site / "docs.json"), str(site / "pagefind"))
    subprocess.run(command, cwd=packages, check=True, stdout=subprocess.DEVNULL)
    return True


def _write_ours(site: Path, catalog: Catalog) -> None:
    for stage in (assets, search, lookup):
        write_files(site, stage.outputs(catalog))


def _write_material(site: Path, docs: list[dict[str, str]]) -> None:
    """Its worker, the Vietnamese stemmer it asks for, and an index as its plugin writes one in Vietnamese."""
    scripts = Path(str(files("material"))) / "templates/assets/javascripts"
    target = site / "assets/javascripts"
    shutil.copytree(scripts / "lunr", target / "lunr", dirs_exist_ok=True)
    (target / "workers").mkdir(exist_ok=True)
    shutil.copy(next((scripts / "workers").glob("search.*.min.js")), target / "workers/search.js")
    config = {
        "lang": ["vi"],
        "separator": "[\\s\\-]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    (site / "search").mkdir(exist_ok=True)
    index = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    (site / "search/search_index.json").write_text(index, "utf-8")


def documents(catalog: Catalog) -> list[dict[str, str]]:
    """What ours knows of each product, as a title and a text: the same for every other side."""
    products, lookups = rows(catalog), codes_of(catalog)
    gtins = lookups["gtins"].split("\n")
    made = []
    for number, product in enumerate(products):
        producer, origin = catalog.producer_of(product), product.origin
        parts = (
            *product.aliases,
            producer.name if producer else "",
            origin.commune_today.full_name if origin.commune_today else "",
            origin.former_commune.full_name if origin.former_commune else "",
            origin.former_district.full_name if origin.former_district else "",
            *product.tags,
            product.label.ingredients,
            product.code,
            gtins[number],
        )
        text = ". ".join(filter(None, parts))
        made.append({"location": f"/{product.page_uri}", "title": product.name, "text": text})
    return made


def _measure(browser: Browser, site: Path, side: str, size: int) -> Measured:
    progress(f"{size} products: {NAMES[side]}")
    with _serve(site) as (address, sizes):
        page = _slow_page(browser, f"{address}/{side}.html")
        sizes.clear()
        ready, first = page.evaluate(TOUCH)
        fetched = sum(sizes)
        times, missed, wanted = [], [], queries(crowded(size), size)
        for row in wanted:
            took, urls = page.evaluate(ASK, row["q"])
            times.append(took)
            if not any(f"/san-pham/{row['expect']}/" in f"/{url}/" for url in urls):
                missed.append(row["q"])
        page.context.close()
    p95 = statistics.quantiles(times, n=20)[-1]
    from_file = _works_from_file(browser, site, side)
    return Measured(len(wanted) - len(missed), len(wanted), fetched, ready, first, p95, from_file, missed)


def _slow_page(browser: Browser, address: str) -> Page:
    """A page on a slow phone."""
    page = browser.new_context().new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(address)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    return page


def _works_from_file(browser: Browser, site: Path, side: str) -> bool:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto((site / f"{side}.html").as_uri())
    try:
        return bool(page.evaluate("async () => { await prepare(); return (await ask('khô cá')).length; }"))
    except Error:
        return False
    finally:
        context.close()


class _Packing(SimpleHTTPRequestHandler):
    """Serves a folder, texts compressed once, as hosts do; notes the bytes of every answer, workers' too."""

    def __init__(self, *args: Any, sizes: list[int], **options: Any) -> None:
        self.sizes = sizes
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """One file."""
        path = Path(self.translate_path(self.path.split("?")[0]))
        if not path.is_file():
            self.send_error(404)
            return
        content = _packed(path) if path.suffix in _PACKED else path.read_bytes()
        self.sizes.append(len(content))
        self.send_response(200)
        if path.suffix in _PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def _serve(site: Path) -> Iterator[tuple[str, list[int]]]:
    sizes: list[int] = []
    handler = partial(_Packing, directory=str(site), sizes=sizes)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", sizes
        server.shutdown()
        thread.join()


if __name__ == "__main__":
    start = time.perf_counter()
    main(sys.argv[1:])
    progress(f"{time.perf_counter() - start:.0f} s in all")
