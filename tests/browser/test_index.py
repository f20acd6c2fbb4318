"""A long index in a browser: its letters, its box, and all of it without a script."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bench.crowd import crowded
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.lists.producers import _index
from tests.browser.axe import SCHEMES, Scheme, axe_faults_in
from tests.browser.conftest import DESKTOP, Opener, on_disk

URI = "co-so/index.html"
ARTICLE = re.compile("<article.*</article>", re.DOTALL)


@pytest.fixture(scope="module")
def long_index(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the producers of 450 products, on a site that has nothing else."""
    site = tmp_path_factory.mktemp("index")
    shutil.copytree(real_site / "assets", site / "assets")
    article = _index(Blocks(crowded(450), "producers")).article
    page = ARTICLE.sub(lambda _: article, (real_site / URI).read_text("utf-8"))
    (site / URI).parent.mkdir()
    (site / URI).write_text(re.sub('<img src="../anh/[^>]*>', "", page), "utf-8")
    return on_disk(site)


def test_a_letter_opens_on_a_phone(long_index: str, visit: Opener) -> None:
    """Letters alone are a short page whose footer is near; the address keeps which is open, also without a script."""
    page = visit(long_index, java_script_enabled=False).open(URI)
    letter = page.locator(".ocop-letter").first
    expect(letter.locator("li").first).to_be_hidden()
    letter.get_by_role("link").first.click()
    expect(letter.locator("li").first).to_be_visible()
    assert "#chu-" in page.url
    page.go_back()
    expect(letter.locator("li").first).to_be_hidden()


def test_all_stand_there_on_a_computer(long_index: str, visit: Opener) -> None:
    """In columns, without a script too."""
    page = visit(long_index, java_script_enabled=False, viewport=DESKTOP).open(URI)
    lists = page.locator(".ocop-index li")
    assert lists.count() == len(crowded(450).producers)
    expect(lists.last).to_be_visible()
    expect(page.locator(".ocop-sift")).to_be_hidden()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_box_leaves_what_is_typed(scheme: Scheme, long_index: str, visit: Opener) -> None:
    """Marks that are typed count, and letters without marks are all that are like them; axe finds nothing."""
    page = visit(long_index, color_scheme=scheme).open(URI)
    field, shown = page.get_by_label("Lọc theo tên"), page.locator(".ocop-index li:visible")
    field.fill("hop tac")
    assert shown.count() > 0
    expect(page.locator(".ocop-sift [role=status]")).to_have_text(re.compile(r"^\d+ trong \d+ tên$"))
    assert axe_faults_in(scheme, page) == []
    field.fill("hợp tạc")
    expect(shown).to_have_count(0)
    field.fill("")
    expect(page.locator(".ocop-letter h2").last).to_be_visible()
