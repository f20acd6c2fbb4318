"""What ends, in a browser: true on the day of reading, found by what one types, and no less for who sees nothing."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import Kind, ends
from build_hooks.model.settings import Office, Settings
from build_hooks.pages.frame import output
from build_hooks.pages.terms.stage import outputs
from tests.browser.axe import SCHEMES, Scheme, axe_faults_in, turn_to
from tests.browser.conftest import Opener, on_disk
from tests.ends import watched

OFFICERS, PUBLIC = f"{addresses.DUE}index.html", f"{addresses.TERMS}index.html"
ARTICLE = re.compile("<article.*</article>", re.DOTALL)
CATALOG = Catalog(
    Path(),
    Settings(name="", place="", office=Office(name="Chi cục"), terms_list=True),
    tuple(its.product for its in watched(60)),
)
PLACES = """() => Object.fromEntries([...document.querySelectorAll('[data-term] tbody tr')].map((row) =>
  [row.querySelector('a').getAttribute('href').split('/').at(-2), row.closest('[data-term]').dataset.term]))"""
DAYS = ("2019-05-06", "2023-12-31", "2024-02-29", "2026-01-27", "2026-11-26", "2028-07-05", "2030-12-31")


@pytest.fixture(scope="module")
def terms(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Both pages of mixed histories, on a site that has nothing else."""
    site = tmp_path_factory.mktemp("terms")
    shutil.copytree(real_site / "assets", site / "assets")
    frame = (real_site / OFFICERS).read_text("utf-8")
    for its in outputs(CATALOG):
        if isinstance(its, output.Page):
            around = frame if its.uri == addresses.DUE else frame.replace("../../", "../")
            path = site / its.built
            path.parent.mkdir(parents=True, exist_ok=True)
            before, after = ARTICLE.split(around)
            path.write_text(before + its.article + after, "utf-8")
    return on_disk(site)


def test_the_script_agrees_with_python(terms: str, visit: Opener) -> None:
    """On every one of these days each certificate is in the section where `ocop due` has it, and counted there."""
    page = visit(terms).open(OFFICERS)
    for day in DAYS:
        page.clock.set_fixed_time(f"{day}T03:00:00Z")
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
        found = page.evaluate(PLACES)
        expected = {
            end.product.slug: str(end.term)
            for end in ends(CATALOG.products, date.fromisoformat(day))
            if end.kind is Kind.CERTIFICATE
        }
        assert found == {slug: expected[slug] for slug in found} and len(found) > 40
        for term in set(found.values()):
            count = page.locator(f"[data-term={term}] [data-count]").text_content()
            assert count == str(list(found.values()).count(term))
    expect(page.locator("[data-ocop-day]")).to_have_text("Tính đến hôm nay, 31/12/2030.")


def test_a_box_leaves_what_is_typed(terms: str, visit: Opener) -> None:
    """On both pages, and counts."""
    for uri in (OFFICERS, PUBLIC):
        page = visit(terms).open(uri)
        page.get_by_label("Tìm trong danh sách").fill("không có tên này")
        expect(page.locator("tbody tr:visible")).to_have_count(0)
        expect(page.locator(".ocop-sift [role=status]")).to_contain_text("0 trong")


def test_without_a_script(terms: str, visit: Opener) -> None:
    """Days alone are true on every day; what cannot work is not shown."""
    page = visit(terms, java_script_enabled=False).open(PUBLIC)
    assert page.locator("tbody tr").count() > 20
    expect(page.locator(".ocop-sift")).to_be_hidden()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_who_cannot_see_it(terms: str, visit: Opener, scheme: Scheme) -> None:
    """No fault, in the light and in the dark."""
    for uri in (OFFICERS, PUBLIC):
        page: Page = visit(terms).open(uri)
        turn_to(scheme, page)
        assert axe_faults_in(scheme, page) == []
