"""The form's verdict is that of `ocop check`, message for message: the case tables and generated records."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from build_hooks.cli import ocop
from build_hooks.ground import dates
from build_hooks.intake.texts import texts_of
from build_hooks.pages.form.places_data import places_data
from build_hooks.pages.form.rules_data import rules_data
from build_hooks.pages.form.scripts import places_script, rules_script
from build_hooks.pages.frame.values import script
from build_hooks.read.catalog import read_catalog, read_record
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem
from tests.browser.conftest import asked, scripted
from tests.browser.records import AWKWARD, records
from tests.building import write_repository
from tests.reading import problems_of, table
from tests.test_taxonomy import FILES, REST

KINDS = set(rules_data()["records"])
PLACES = ("commune", "old_commune", "old_district")
VALUES = [row for row in table("values.yml") if row["type"] not in PLACES]
CHECKS = [row for row in table("checks.yml") if row["record"] in KINDS]
# What only a file can have.
OF_FILES = {"cut_at_comma", "repeated_key", "lost_after_hash"}
OF_PHOTOS = {"photo_cut", "photo_too_small", "photo_too_thin"}  # what the form says of a file that is no text


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the rules as the form loads them, in `rules`, and what finds places, in `finder`."""
    data = script("OCOP_RULES", rules_data()) + script("OCOP_PLACES", places_data())
    start = "var rules = OcopRules.open(OCOP_RULES), finder = OcopPlaces.open(OCOP_PLACES);"
    with scripted(browser, tmp_path_factory.mktemp("rules"), data + rules_script() + places_script(), start) as opened:
        yield opened


def in_python(kind: str, text: str) -> list[list[str]]:
    """Where, which message, its level and its words, in the order in which they are found."""
    found: list[Problem] = []
    read_record(kind, text, "a.yml", found)
    return [[one.field, one.message, "warning" if one.is_warning else "error", words(one)] for one in found]


def words(problem: Problem) -> str:
    """What is said behind the field."""
    return Problem("", problem.mark, "", problem.message, problem.params).sentence()


VERDICTS = """([kind, trees, today]) => trees.map(tree => [
  rules.text(kind, tree),
  rules.problems(kind, tree, {today: today, places: finder}).map(one => [one.at, one.message, one.level,
    [one.found, one.allowed, one.mend].filter(Boolean).join("; ")])])"""


def in_browser(page: Page, kind: str, trees: list[Any]) -> list[tuple[str, list[list[str]]]]:
    """For each tree of texts its file and the verdict."""
    found: list[tuple[str, list[list[str]]]] = asked(page, VERDICTS, [kind, trees, dates.today().isoformat()])
    return found


def told(browser_row: tuple[str, list[list[str]]], kind: str) -> tuple[list[list[str]], list[list[str]]]:
    """The verdicts of both on what the browser wrote, without what only a file can have."""
    text, verdict = browser_row
    return verdict, [one for one in in_python(kind, text) if one[1] not in OF_FILES]


# The tables


@pytest.mark.parametrize("row", VALUES, ids=lambda row: f"{row['type']}-{row['text'][:20]}")
def test_a_value(page: Page, row: dict[str, Any]) -> None:
    """The table of values: what comes out, or which message is said and with which blanks."""
    spec = {"name": "x", "type": row["type"], **row.get("params", {})}
    spec = {"max": 0, "min": 0, **spec} if row["type"] in ("integer", "decimal") else spec
    found = page.evaluate(
        "([text, spec]) => OcopRules.parse(OcopRules.clean(text), spec, OCOP_RULES, null)", [row["text"], spec]
    )
    if "message" in row:
        assert found["wrong"] == row["message"]
        for name, expected in row.get("blanks", {}).items():
            assert str(found["params"][name]) == str(expected)
        return
    if isinstance(found, dict):
        found = found.get("day") or found["shown"].replace(",", ".")
    if row["type"] == "decimal":
        assert Decimal(found) == Decimal(str(row["value"]))
    elif row["type"] == "tax_code":
        assert found == str(row["value"]).replace("-", "")
    else:
        assert found == row["value"]


@pytest.mark.parametrize("row", CHECKS, ids=lambda row: row["rule"])
def test_a_rule(page: Page, row: dict[str, Any]) -> None:
    """The table of rules between fields: the same places, messages and words as Python says."""
    tree = parse(row["text"], "")
    assert not isinstance(tree, Problem)
    ((text, verdict),) = in_browser(page, row["record"], [texts_of(tree)])
    assert told((text, verdict), row["record"])[0] == told((text, verdict), row["record"])[1]
    expected = [one for one in row["found"] if one[1] not in OF_FILES]
    assert sorted(one[:2] for one in verdict) == sorted(expected)


def test_old_letters(page: Page) -> None:
    """Text of the code pages of the nineties becomes the same Unicode as in Python."""
    rows = table("old-letters.yml")
    found = page.evaluate(
        """texts => texts.map(text => {
          const page = OcopRules.pageOf(text, OCOP_RULES);
          return page ? OcopRules.inUnicode(text, page) : text;
        })""",
        [row["text"] for row in rows],
    )
    assert found == [row.get("meant", row["text"]) for row in rows]


# Generated records


@pytest.mark.parametrize(("kind", "count"), [("product", 400), ("producer", 120)])
def test_the_same_verdict_on_generated_records(page: Page, kind: str, count: int) -> None:
    """Right and wrong ones: not one message more, less, elsewhere or in other words."""
    trees = records(kind, count)
    for tree, row in zip(trees, in_browser(page, kind, trees), strict=True):
        ours, python = told(row, kind)
        assert ours == python, tree


def test_check_prints_the_same_verdict(page: Page, tmp_path: Path) -> None:
    """The same records as files of one catalog: the command says of each what the form says, line for line.

    Beside it stands only what a form cannot know: other files, photos, codes.
    """
    folders = {"product": "products/an-giang", "producer": "producers"}
    verdicts: dict[str, list[list[str]]] = {}
    files: dict[str, str | bytes] = {}
    for kind, count in (("product", 200), ("producer", 60)):
        for number, (text, verdict) in enumerate(in_browser(page, kind, records(kind, count))):
            path = f"{folders[kind]}/ban-ghi-{number}.yml"
            files[path], verdicts[path] = text, verdict
    root = write_repository(tmp_path, files)
    printed = set(CliRunner().invoke(ocop, ["--root", str(root), "check"]).output.splitlines())
    said = set(rules_data()["messages"])
    found: dict[str, list[list[str]]] = {path: [] for path in verdicts}
    for one in read_catalog(root).problems:
        assert one.line() in printed
        if one.path in found and one.message in said - OF_FILES:
            found[one.path].append([one.field, one.message, "warning" if one.is_warning else "error", words(one)])
    assert len(found) == 260
    for path, verdict in verdicts.items():
        assert sorted(found[path]) == sorted(verdict), files[path]


def test_the_generated_records_reach_every_message(page: Page) -> None:
    """All that a record's reader and its rules can say is said of some record, and some have nothing wrong."""
    said: set[str] = set()
    right = 0
    for kind, count in (("product", 800), ("producer", 120)):
        for _, verdict in in_browser(page, kind, records(kind, count)):
            said |= {one[1] for one in verdict}
            right += not any(one[2] == "error" for one in verdict)
    possible = set(rules_data()["messages"]) - OF_FILES - OF_PHOTOS - {"not_a_record", "more_problems"}
    assert possible - said == set()
    assert right > 50


@pytest.mark.parametrize(
    ("tree", "message"),
    [("x", "not_a_record"), (["x"], "not_a_record"), ({f"f{n}": "x" for n in range(150)}, "more_problems")],
)
def test_what_is_no_record(page: Page, tree: Any, message: str) -> None:
    """A text or a list instead of a record, and a record of nothing but unknown fields."""
    (verdict,) = page.evaluate(VERDICTS.replace("rules.text(kind, tree)", '""'), ["product", [tree], "2026-11-24"])
    assert message in [one[1] for one in verdict[1]]


# Texts


def test_awkward_texts_read_back(page: Page) -> None:
    """Whatever was typed is what the catalog's reader finds in the file, but for signs that nobody can see."""
    trees = [{"name": text, "story": text, "tags": [text]} for text in AWKWARD]
    for text, (file, _) in zip(AWKWARD, in_browser(page, "product", trees), strict=True):
        tree = parse(file, "")
        assert not isinstance(tree, Problem), (text, tree.line())
        found = texts_of(tree)
        expected = page.evaluate("text => OcopRules.clean(text)", text)
        assert found == ({"name": expected, "story": expected, "tags": [expected]} if expected else {}), repr(text)


@pytest.mark.usefixtures("of_2027")
@pytest.mark.parametrize("text", FILES)
def test_a_new_taxonomy_is_rows(page: Page, text: str) -> None:
    """What a file means that names none, and whether its group fits, is said as in Python."""
    again = "([data, kind, tree]) => OcopRules.open(data).problems(kind, tree, {}).map(one => [one.found, one.message])"
    tree = yaml.load(text + REST, Loader=yaml.CSafeLoader)
    found = page.evaluate(again, [rules_data(), "product", tree])
    assert found == [
        [one.sentence().partition(";")[0].removeprefix(f"{one.field}: "), one.message]
        for one in problems_of(text + REST)
    ]


def test_a_file_is_in_the_order_of_the_rules(page: Page) -> None:
    """However the fields were filled in."""
    tree = {"sources": [{"url": "https://a.vn", "title": "T"}], "group": "thuc-pham", "name": "A"}
    ((text, _),) = in_browser(page, "product", [tree])
    assert text == 'name: "A"\ngroup: "thuc-pham"\nsources:\n  - title: "T"\n    url: "https://a.vn"\n'


def test_folding_is_pythons(page: Page) -> None:
    """The table of folds, through the same words that search uses."""
    for row in table("folds.yml"):
        if "text" in row and "fold" in row:
            assert page.evaluate("text => rules.fold(text)", row["text"]) == row["fold"]


def test_names_are_the_same_as_in_python(page: Page) -> None:
    """The table of names: which are one, and which a person may take for each other."""
    asked = "([one, other]) => [rules.names.same(one, other), rules.names.alike(one, other)]"
    for row in table("names.yml"):
        assert page.evaluate(asked, [row["one"], row["other"]]) == [row["same"], row["alike"]], row
        assert page.evaluate(asked, [row["other"], row["one"]]) == [row["same"], row["alike"]], row


def test_no_rule_needs_what_a_browser_lacks() -> None:
    """Patterns of the rules are written the same way in both languages: nothing that JavaScript reads otherwise."""
    for check in rules_data()["checks"]:
        assert not re.search(r"\(\?P|\\[AZ]|\(\?<[=!]", check.get("pattern", ""))


def test_the_files_are_small() -> None:
    """What a phone loads to judge, before compression."""
    assert len(script("OCOP_RULES", rules_data())) < 40_000 and len(rules_script()) < 40_000
