"""The shipped scripts against the rule written a second time: pages, search and showroom, 5,000 histories at once."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.certificate import certificate
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.values import script
from build_hooks.pages.search.payload import payload
from build_hooks.pages.search.scripts import engine_script
from build_hooks.pages.showroom.view import showroom_data
from tests.browser.conftest import scripted
from tests.building import REPOSITORY, make_product
from tests.histories import PILLS, History, histories, truth

ROOMS = REPOSITORY / "build_hooks/pages"
COUNT, SEED = 5_000, 20_260_128

PAGES = """pages => JSON.stringify(JSON.parse(pages).map(page => {
  const box = document.createElement('div');
  box.innerHTML = page.html;
  const pill = box.querySelector('.ocop-verdict'), words = pill.lastElementChild;
  const sentence = box.querySelector('.ocop-sentence');
  const last = pill.dataset.firstState === 'valid' ? pill.dataset.until : '';
  return page.days.map(day => {
    OcopState.show(box, Date.parse(day + 'T12:00:00+07:00'));
    return [pill.dataset.state, last, (sentence && sentence.textContent) || words.textContent];
  });
}))"""

SCREENS = """days => days.map((day, id) => {
  Date.now = () => Date.parse(day + 'T12:00:00+07:00');
  const its = OcopShowroom.shelf.item(id);
  return [its.state, its.pill.state, its.pill.now, its.last_day, its.sentence.now];
})"""


@pytest.fixture(scope="module")
def every() -> list[History]:
    """The histories, in the order of a catalog's lists."""
    return list(histories(COUNT, SEED))


def page_of(its: History) -> str:
    """The part of a product's page that speaks of the certificate."""
    product = make_product(recognitions=tuple(its.recognitions), status=its.status)
    shown = certificate(product, None)
    return "".join(render(f"frame/{name}.html", certificate=shown) for name in ("verdict", "further"))


def test_pages(browser: Browser, tmp_path: Path, every: list[History]) -> None:
    """The template's attributes and ocop-state.js on three days of each: state, last day, what is said whole."""
    pages = [{"html": page_of(its), "days": its.days} for its in every]
    with scripted(browser, tmp_path, plain_script([ROOMS / "frame/ocop-state.js"]), "") as opened:
        found = json.loads(opened.evaluate(PAGES, json.dumps(pages)))  # as texts: many times quicker than as objects
    for its, row in zip(every, found, strict=True):
        assert row == [_page_says(its, day) for day in its.days], its


def _page_says(its: History, day: str) -> list[str]:
    true = truth(its, day)
    return [true.state, true.last_day, true.sentence]


def test_search_and_showroom(browser: Browser, tmp_path: Path, every: list[History]) -> None:
    """The payloads' columns with the engine and the shelf: cards, facets and screens say what pages say."""
    products = tuple(
        make_product(slug=f"p{at:04}", name=f"p{at:04}", recognitions=tuple(its.recognitions), status=its.status)
        for at, its in enumerate(every)
    )
    catalog = Catalog(tmp_path, Settings(name="Danh mục", place="An Giang"), products)
    scripts: list[bytes] = [script("OCOP_SEARCH", payload(catalog)), script("OCOP_SHOWROOM", showroom_data(catalog))]
    scripts += [
        engine_script(),
        plain_script(ROOMS / f"{name}.js" for name in ("frame/ocop-state", "showroom/options", "showroom/shelf")),
    ]
    days = [its.days[at % 3] for at, its in enumerate(every)]
    with scripted(browser, tmp_path, b"\n".join(scripts), "") as opened:
        found: list[Any] = opened.evaluate(SCREENS, days)
        counted = opened.evaluate("day => OcopSearch.open(OCOP_SEARCH).search('', {today: day}).facets.state", days[0])
    for its, day, row in zip(every, days, found, strict=True):
        true = truth(its, day)
        assert row == [true.state, true.state, PILLS[true.state], true.last_day, true.sentence], (its, day)
    states = [str(one.certificate.state(date.fromisoformat(days[0]))) for one in products]
    assert counted == {state: states.count(state) for state in set(states)}
