"""The hostile catalog in a browser: no dialog opens, nothing is fetched, nothing waits to be touched."""

from pathlib import Path

import pytest

from tests.browser.conftest import Opener, serve
from tests.conftest import Once
from tests.test_hostile import GROUPS, PAYLOADS, hostile_sites

HANDLERS = """() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]
  .filter(its => /^on/i.test(its.name) || /^\\s*(javascript|vbscript|data:text)/i.test(its.value))
  .map(its => `${one.tagName} ${its.name}: ${its.value}`))"""
# Data for machines says all that is known, and runs nothing: of it only what would end it counts.
FOREIGN_SCRIPTS = """() => [...document.scripts]
  .filter(its => (its.type === 'application/ld+json' ? /<\\/|<!/ : /alert/).test(its.text)).map(its => its.text)"""


@pytest.fixture(scope="module")
def sites(once: Once) -> dict[str, Path]:
    return hostile_sites(once, "hostile", PAYLOADS)


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_nothing_runs_when_hostile_pages_are_opened(host: str, sites: dict[str, Path], visit: Opener) -> None:
    """Products, a producer and lists of every payload open without a dialog, a handler or a script of theirs."""
    uris = [f"{kind}-{number}/" for number in range(len(PAYLOADS)) for kind in ("san-pham/thuc-pham", "co-so/co-so")]
    uris += [f"san-pham/{group}-0/" for group in GROUPS] + ["", "nhom/", "co-so/"]
    with serve(sites[host]) as address:
        reader = visit(address)
        for uri in uris:
            page = reader.open(f"{uri}index.html")
            assert page.evaluate(HANDLERS) == [], uri
            assert page.evaluate(FOREIGN_SCRIPTS) == [], uri
        reader.page.goto("about:blank")  # before the host goes
