"""The rules as data: fields, choices, checks and messages, read once from the YAML files beside this one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, as fields.yml describes it."""

    name: str
    type: str
    label: str
    help: str = ""
    required: bool = False
    of: str = ""
    choices: str = ""
    max: int = 0
    max_text: int = 0
    min: int = 0
    groups: tuple[str, ...] = ()
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A rule over several fields of one record: what checks.py must run, where, and with which parameters."""

    id: str
    record: str
    check: str
    message: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodePage:
    """An old code page: what gives it away, what rules it out, and the letters that its signs mean."""

    message: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    letters: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Law:
    """A law that asks for information on products: its name in each language, and in short."""

    id: str
    short: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that laws ask to be said of a product; `if_any` only where there is such a thing."""

    id: str
    vi: str
    en: str
    laws: tuple[Law, ...]
    if_any: bool = False
    excepted: frozenset[str] = frozenset()


def _read(name: str) -> Any:
    with (HERE / name).open("rb") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


@cache
def records() -> dict[str, dict[str, Field]]:
    """Field descriptions by record and field name, in the order of fields.yml."""
    return {
        record: {name: _field(name, spec) for name, spec in fields.items()}
        for record, fields in _read("fields.yml").items()
    }


def _field(name: str, spec: dict[str, Any]) -> Field:
    """What is a field of a group is one of the group that took its place, so that files of before stay right."""
    named = spec.get("groups", ())
    groups = dict.fromkeys((*named, *(choices("groups")[key]["today"] for key in named)))
    return Field(name=name, **{**spec, "groups": tuple(groups), "at": tuple(spec.get("at", ()))})


def field_label(name: str) -> str:
    """What a field is called, by its record and its key: "lot.produced". Raises KeyError."""
    record, _, key = name.partition(".")
    return records()[record][key].label


@cache
def carried() -> dict[tuple[str, str], str]:
    """What a sender's word is worth for a record's field: "never", "held", "kept" or "plain", as carried.yml says.

    What has no row there is held, so that nothing new is taken before somebody thought about it.
    """
    fields = ((record, spec) for record, specs in records().items() for spec in specs.values())
    held = {(record, spec.name): "held" for record, spec in fields if spec.of not in records()}
    return held | {
        (record, name): word
        for word, rows in _read("carried.yml").items()
        for row in rows
        for record, names in row.items()
        for name in names
    }


@cache
def choices(name: str) -> dict[str, dict[str, Any]]:
    """One closed list: key to its words, in the order it is shown."""
    found: dict[str, dict[str, Any]] = _all_choices()[name]
    return found


@cache
def _all_choices() -> dict[str, Any]:
    read: dict[str, Any] = _read("choices.yml")
    for row in (row for rows in read.values() for row in rows.values() if "pill" in row):
        row["label"] = states()[row.pop("pill")]["pill"]
    return read


@cache
def today_taxonomy() -> str:
    """The taxonomy by which the catalog is ordered today."""
    (key,) = (key for key, row in choices("taxonomies").items() if row.get("today"))
    return key


@cache
def groups_today() -> dict[str, dict[str, Any]]:
    """The product groups of today's taxonomy, in the order they are shown."""
    return {key: row for key, row in choices("groups").items() if today_taxonomy() in row["taxonomy"]}


def unwritten(choice_list: str, among: Iterable[str]) -> str:
    """What a file means that writes no key of a list such as "taxonomies", of those that may be left out.

    The newest that is `among` those that fit, or else the newest.
    """
    omitted = {key for key, row in choices(choice_list).items() if row.get("unwritten")}
    return max(omitted & {*among} or omitted)


@cache
def checks() -> tuple[Check, ...]:
    """The cross-field rules of checks.yml."""
    own = {"id", "record", "check", "message"}
    return tuple(
        Check(
            id=row["id"],
            record=row["record"],
            check=row["check"],
            message=row["message"],
            params={key: value for key, value in row.items() if key not in own},
        )
        for row in _read("checks.yml")
    )


@cache
def pattern(check_id: str) -> re.Pattern[str]:
    """The pattern of a rule that matches a text against one."""
    (check,) = (item for item in checks() if item.id == check_id)
    return re.compile(check.params["pattern"])


@cache
def messages() -> dict[str, dict[str, Any]]:
    """What is said of each problem, by its id: `level`, `about`, and per language `found`, `allowed` and `mend`."""
    found: dict[str, dict[str, Any]] = _read("messages.yml")
    return found


@cache
def synonyms() -> dict[str, Any]:
    """What search understands: `same`, lists of wordings of one thing; `around` and `beside`, what is said with a name.

    `everything` are words for the whole catalog.
    """
    found: dict[str, Any] = _read("synonyms.yml")
    return found


@cache
def short_forms() -> dict[str, list[str]]:
    """Words of names with their short forms: {"hợp tác xã": ["htx"]}."""
    found: dict[str, list[str]] = _read("short-forms.yml")
    return found


@cache
def known_by() -> dict[str, list[str]]:
    """By which fields a member of a list is known in another state of it: {"lots": ["lot"]}."""
    found: dict[str, list[str]] = _read("known-by.yml")
    return found


@cache
def words(name: str) -> dict[str, str]:
    """A word that fills a message's blank, by language."""
    found: dict[str, str] = all_words()[name]
    return found


@cache
def all_words() -> dict[str, Any]:
    """Every word that fills a blank, by language."""
    read: dict[str, Any] = _read("words.yml")
    return read


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of a certificate: a row of certificate.yml with the mark and the pills of its state; "" for none.

    `date` names the blank that {date} is; `pills` and `sentences` are by language.
    """

    state: str
    mark: str
    pills: Mapping[str, str]
    sentences: Mapping[str, str]
    date: str = ""
    stars: str = ""
    words: str = ""
    picture: str = ""
    stamp: str = ""


@cache
def sayings() -> dict[str, Saying]:
    """Everything that is said of certificates, by the name of its row."""
    found = {}
    for name, row in _certificate()["sayings"].items():
        own = {key: value for key, value in row.items() if key not in ("vi", "en")}
        state = states()[row["state"]]
        pills, sentences = {"vi": state["pill"], "en": state["en"]}, {key: row[key] for key in ("vi", "en")}
        found[name] = Saying(**own, mark=state["mark"], pills=pills, sentences=sentences)
    return found


@cache
def states() -> dict[str, dict[str, str]]:
    """How each state of a certificate is marked and called: `mark`, `pill`, and `en` for that in English."""
    found: dict[str, dict[str, str]] = _certificate()["states"]
    return found


@cache
def papers(language: str) -> dict[str, str]:
    """What stands for a decision in a sentence about a certificate."""
    found: dict[str, str] = _certificate()["papers"][language]
    return found


@cache
def _certificate() -> dict[str, Any]:
    read: dict[str, Any] = _read("certificate.yml")
    return read


@cache
def code_pages() -> tuple[CodePage, ...]:
    """The code pages that a text may have been typed in."""
    return tuple(
        CodePage(row["message"], re.compile(row["pattern"]), re.compile(row["unless"]), _letters(**row))
        for row in _read("code-pages.yml")
    )


def _letters(letters: str, *, capitals: bool = False, **_: str) -> dict[str, str]:
    """Each sign with its letter; with `capitals`, a sign that begins with one, or is one, with a capital letter."""
    small = {sign[:-1]: sign[-1] for sign in letters.split()}
    large = {way(sign): letter.upper() for sign, letter in small.items() for way in (str.capitalize, str.upper)}
    return {**large, **small} if capitals else small


@cache
def laws() -> dict[str, Law]:
    """The laws of passport.yml by their ids."""
    return {id: Law(id=id, **row) for id, row in _passport()["laws"].items()}


@cache
def requirements() -> tuple[Requirement, ...]:
    """What passport.yml asks of a product, in the order it is told."""
    return tuple(
        Requirement(
            id=row["id"],
            vi=row["vi"],
            en=row["en"],
            laws=tuple(laws()[law] for law in row["laws"]),
            if_any=row.get("if_any", False),
            excepted=frozenset(row.get("except", ())),
        )
        for row in _passport()["requirements"]
    )


@cache
def _passport() -> dict[str, Any]:
    read: dict[str, Any] = _read("passport.yml")
    return read


def label(choice_list: str, key: str) -> str:
    """The words people read for a key: label("levels", "province") is "Cấp tỉnh"."""
    words: str = choices(choice_list)[key]["label"]
    return words


def short(choice_list: str, key: str) -> str:
    """The same where there is little room: short("groups", "du-lich") is "Du lịch"."""
    row = choices(choice_list)[key]
    words: str = row.get("short", row["label"])
    return words


@cache
def sheets() -> dict[str, dict[str, Any]]:
    """Sheets of labels by name: `label` in words, and the geometry in mm."""
    read: dict[str, dict[str, Any]] = _read("sheets.yml")
    return read


@cache
def workbook() -> dict[str, Any]:
    """Sheets and columns of workbooks, and the words by which the annex of a decision is recognised."""
    read: dict[str, Any] = _read("workbook.yml")
    return read
