"""Every message exists, is used, is reached by a test, and says the same in both languages; models hold every field."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import build_hooks
from build_hooks import rules
from build_hooks.model import contact, ledger, origin, photo, producer, product, recognition, report, sending, settings
from build_hooks.model.base import Model
from build_hooks.pages.form.rules_data import rules_data
from build_hooks.rules.problems import Mark, Problem
from tests.reading import problems_of

CODE = Path(build_hooks.__file__).parent
TESTS = Path(__file__).parent
MESSAGES = rules.messages()
BLANK = re.compile(r"\{(\w+)\}")
PARTS = ("found", "allowed", "mend")


def _texts(folder: Path, *patterns: str) -> str:
    return "\n".join(path.read_text("utf-8") for pattern in patterns for path in sorted(folder.rglob(pattern)))


SOURCE = _texts(CODE, "*.py")
TESTED = re.sub(r'"\n\s+f?"', "", _texts(TESTS, "*.py", "*.yml", "*.txt"))  # a long line stands in pieces
NAMED = {check.message for check in rules.checks()} | {page.message for page in rules.code_pages()}


def test_every_rule_has_its_message() -> None:
    """What checks.yml and code-pages.yml name stands in messages.yml."""
    assert not NAMED - set(MESSAGES)


def test_every_named_message_exists() -> None:
    """What the code raises or reports by its id stands in messages.yml."""
    raised = set(re.findall(r"""Wrong\(\s*"(\w+)\"""", SOURCE))
    raised |= set(re.findall(r"""_BadTree\([^"]*"(\w+)\"""", SOURCE))
    raised |= set(re.findall(r"""Mark\([^)]*\), (?:"[^"]*"|\w+), "(\w+)\"""", SOURCE))
    assert len(raised) > 25
    assert raised <= set(MESSAGES)


def test_every_message_is_used() -> None:
    """A message that nothing says any more is gone."""
    assert [message for message in MESSAGES if message not in NAMED and f'"{message}"' not in SOURCE] == []


def _is_tested(words: str) -> bool:
    """Whether the words, long enough to be told from others, stand in a test with anything in their blanks."""
    pieces = BLANK.split(words)[::2]
    return len("".join(pieces)) > 14 and re.search("[^\n]+?".join(map(re.escape, pieces)), TESTED) is not None


def test_every_message_is_reached() -> None:
    """A case or a test names each message, by its id or by its words."""
    named = set(re.findall(r"""(?<=["\[ ])\w+(?=["\],}])""", TESTED))
    for message in MESSAGES.keys() - named:
        words = MESSAGES[message]["vi"]
        said = (words["found"], f"{words['found']}; {words['allowed']}", MESSAGES[message].get("form", ""))
        assert any(map(_is_tested, said)), message


@pytest.mark.parametrize("message", MESSAGES)
def test_both_languages_are_whole(message: str) -> None:
    """Each language says what was found, what is allowed and the mend, from the same facts."""
    row = MESSAGES[message]
    assert set(row) - {"level", "form", "about"} == {"vi", "en"}
    assert row.get("level", "warning") in ("warning", "note") and row.get("about", "codes") == "codes"
    for language in ("vi", "en"):
        assert tuple(row[language]) == PARTS
        assert all(isinstance(words, str) and words.strip() for words in row[language].values())
    vietnamese = {blank for part in PARTS for blank in BLANK.findall(row["vi"][part])}
    english = {blank for part in PARTS for blank in BLANK.findall(row["en"][part])}
    # An English sentence may leave out what only Vietnamese grammar needs, or name a key where Vietnamese has a label.
    assert english - vietnamese <= {"key"}
    assert vietnamese - english <= {"what", "label"}


# What only a file can have: the form never sends such a record.
OF_FILES = {"not_a_record", "more_problems", "unknown_key", "not_text", "not_list", "not_map", "not_a_choice"}
OF_FILES |= {"not_a_flag", "not_a_code", "code_check_character", "not_a_photo_name"}
OF_FILES |= {"field_of_other_group", "group_not_of_taxonomy"}
TALK_OF_FILES = re.compile(r"tệp|dòng |nháy|lệnh|trường|“[a-z_]+(?::|”)")


@pytest.mark.parametrize("message", sorted(set(rules_data()["messages"]) - OF_FILES))
def test_the_form_speaks_of_no_file(message: str) -> None:
    """Who fills in the form reads no key and nothing of lines and quotes; the blanks are those that the check fills."""
    row = MESSAGES[message]
    words = row.get("form") or "; ".join(row["vi"].values())
    assert not TALK_OF_FILES.search(words)
    assert set(BLANK.findall(words)) <= {blank for part in PARTS for blank in BLANK.findall(row["vi"][part])}


def test_every_word_is_used_in_both_languages() -> None:
    """A word that fills a blank by language has both, and something says it."""
    words = yaml.load((CODE / "rules/words.yml").read_bytes(), Loader=yaml.CSafeLoader)
    assert {tuple(row) for row in words.values()} == {("vi", "en")}
    assert [name for name in words if f'"{name}"' not in SOURCE] == []


def test_a_blank_that_is_not_filled() -> None:
    """A piece with nothing to fill its blank is left out; the rest stands."""
    whole = Problem("a.yml", Mark(1, 2), "x", "not_a_slug", {"found": "Ơ", "nearest": "o"})
    without = Problem("a.yml", Mark(1, 2), "x", "not_a_slug", {"found": "Ơ", "nearest": ""})
    assert whole.line() == "a.yml:1:2: x: “Ơ”; chỉ chữ thường không dấu, số và dấu “-”; viết “o”"
    assert without.line() == "a.yml:1:2: x: “Ơ”; chỉ chữ thường không dấu, số và dấu “-”"


def test_what_fills_a_blank_is_not_filled_again() -> None:
    """Braces that somebody wrote in a file stay what they are."""
    problem = Problem("a.yml", Mark(), "", "not_a_flag", {"found": "{found} {nearest}"})
    assert problem.line().startswith("a.yml: “{found} {nearest}”;")


@pytest.mark.parametrize(("text", "shown"), [("a\nb", "a b"), ("a\x1b[31mb", "a�[31mb"), ("a" * 900, "a" * 700 + "…")])
def test_what_fills_a_blank_is_safe_to_print(text: str, shown: str) -> None:
    """A quoted text is one line of bounded length without control characters."""
    assert f"“{shown}”" in Problem("a.yml", Mark(), "", "not_a_flag", {"found": text}).line()


@pytest.mark.parametrize("text", ["a.yml\n::error", "\x1b[31m.yml", "a\r.yml"])
def test_the_place_is_safe_to_print(text: str) -> None:
    """A path or a field as strangers name it is printed like any quoted text."""
    assert Problem(text, Mark(), "", "symlink").line().isprintable()
    assert Problem("a.yml", Mark(1, 1), text, "unknown_key").line().isprintable()


def test_warnings_say_so() -> None:
    """A warning is called one in both languages; an error needs no word."""
    warning = Problem("a.yml", Mark(3, 4), "x", "health_claim", {"found": "y"})
    assert warning.is_warning
    assert warning.line("vi").startswith("a.yml:3:4: cảnh báo: x: ")
    assert warning.line("en").startswith("a.yml:3:4: warning: x: ")
    assert Problem("a.yml", Mark(), "", "alias", {"found": "*a"}).line("en").startswith("a.yml: an alias")


@pytest.mark.parametrize(
    "text", ["- a\n", "name: [a]\n", "origin: x\n", "recognitions: x\n", "origin: {commune: zzzz}\n", "a\n"]
)
def test_an_english_sentence_is_english(text: str) -> None:
    """No Vietnamese word of ours slips into an English sentence."""
    for problem in problems_of(text):
        words = problem.sentence("en").replace("zzzz", "")
        assert not re.search("[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ\u1ea0-\u1ef9]", words), words


MODELS: dict[str, type[Model]] = {
    "product": product.Product,
    "producer": producer.Producer,
    "origin": origin.Origin,
    "recognition": recognition.Recognition,
    "status": product.Status,
    "photo": photo.Photo,
    "variant": product.Variant,
    "label": product.Label,
    "document": product.Document,
    "lot": product.Lot,
    "step": product.Step,
    "contact": contact.Contact,
    "price": product.Price,
    "shop": product.Shop,
    "link": contact.Link,
    "source": contact.Source,
    "ledger": ledger.LedgerEntry,
    "transfer": ledger.Transfer,
    "sending": sending.Sending,
    "report": report.Report,
    "stated": report.Stated,
    "stars_count": report.StarsCount,
    "group_count": report.GroupCount,
    "type_count": report.TypeCount,
    "people_count": report.PeopleCount,
    "settings": settings.Settings,
    "office": settings.Office,
}
OWN = {  # what a model knows that no file says
    "product": {"slug", "path"},
    "producer": {"slug"},
    "report": {"slug"},
    "photo": {"widest", "product", "number", "path", "width", "height", "sha256", "colour"},
    "settings": {"site_url"},
}


@pytest.mark.parametrize("record", MODELS)
def test_a_model_has_the_fields_of_its_record(record: str) -> None:
    """What can be written can be held, and nothing else."""
    fields: dict[str, Any] = dict(MODELS[record].model_fields)
    names = {spec.alias or name for name, spec in fields.items()} - OWN.get(record, set())
    assert names == set(rules.records()[record])


@pytest.mark.parametrize("record", MODELS)
def test_a_required_field_is_required(record: str) -> None:
    """A field that a file may leave out has a value of its own in the model."""
    fields = {spec.alias or name: spec for name, spec in MODELS[record].model_fields.items()}
    for name, spec in rules.records()[record].items():
        if fields[name].is_required():
            assert spec.required, name


def test_every_record_has_a_model() -> None:
    """Nothing is read that no model holds."""
    assert set(MODELS) == set(rules.records())
