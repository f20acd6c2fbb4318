"""Text that wants to be more than text: every text field of every record, through both hosts, stays words on a page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_hooks import rules
from tests.building import build, jpeg, write_repository
from tests.conftest import Once
from tests.markup import Element, pages, scripts
from tests.test_zensical import export_and_build

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "{: onclick=alert(1) }",
    "[x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "' onmouseover='alert(1)",
)
HARMLESS = ("chữ thường",) * len(PAYLOADS)
GROUPS = ("thuc-pham", "do-uong", "thu-cong-my-nghe", "du-lich")
# Read and kept, but on no page of this catalog: words for the search, and what only a revoked certificate shows.
_NOT_SHOWN = frozenset({"tags"})

_FIXED: dict[str, Any] = {
    "flag": "không",
    "integer": 3,
    "decimal": "62,50",
    "date": "10/02/2023",
    "period": "2025",
    "slug": "co-so",
    "phone": "0912 345 678",
    "email": "ban-hang@example.vn",
    "lot": "L260402",
    "photo_file": "01.jpg",
    "commune": "30445",
}
_LEFT_OUT = frozenset(
    {"code", "tax_code", "gtin", "old_commune", "old_district", "status", "artwork", "taxonomy", "edit_url"}
)

Write = Callable[[str], str]


def _record(kind: str, group: str, write: Write) -> dict[str, Any]:
    """A record in which every field that is open to `group` is filled, the texts by `write`."""
    return {
        name: _value(spec, group, write)
        for name, spec in rules.records()[kind].items()
        if name not in _LEFT_OUT and spec.type not in _LEFT_OUT and (not spec.groups or group in spec.groups)
    }


def _value(spec: rules.Field, group: str, write: Write) -> Any:
    if spec.type in ("text", "prose", "markdown"):
        return write(spec.name)
    if spec.type == "choice":
        return next(iter(rules.choices(spec.choices)))
    if spec.type == "url":
        return "https://example.vn/?q=%3Cscript%3E&a=1"
    if spec.type == "record":
        return _record(spec.of, group, write)
    if spec.type == "list":
        return [write(spec.name)] if spec.of == "text" else [_record(spec.of, group, write)]
    return _FIXED[spec.type]


def hostile_repository(root: Path, payloads: tuple[str, ...]) -> Path:
    """A product of each group, a withdrawn and a revoked one, and a producer, for each payload; settings as well."""
    files: dict[str, str | bytes] = {}
    for number, payload in enumerate(payloads):

        def write(name: str, payload: str = payload) -> str:
            return f"{name} {payload}"

        for group in GROUPS:
            product = _record("product", group, write) | {"group": group, "producer": f"co-so-{number}"}
            files[f"products/an-giang/{group}-{number}.yml"] = _dump(product)
            files[f"images/an-giang/{group}-{number}/01.jpg"] = _PICTURE
        for status in ("withdrawn", "revoked"):
            ended = {"is": status, "on": "01/10/2026"}
            ended |= {name: write(name) for name in ("decision", "issuer", "source", "reason")}
            sparse = {
                "name": write("name"),
                "group": "thuc-pham",
                "status": ended,
                "sources": [{"title": write("title")}],
            }
            sparse["recognitions"] = [{"stars": 3, "as_of": "2025"}]
            files[f"products/an-giang/{status}-{number}.yml"] = _dump(sparse)
        files[f"producers/co-so-{number}.yml"] = _dump(_record("producer", "", write) | {"type": "doanh-nghiep"})
    name, place, tagline, licence, office = payloads[:5]
    settings: dict[str, Any] = {"name": name, "place": place, "tagline": tagline, "licence": licence}
    settings |= {"office": {"name": office, "phone": "0912 345 678"}}
    return write_repository(root, files, **settings)


_PICTURE = jpeg(320, 240)


def _dump(value: object) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    return text


def hostile_sites(once: Once, name: str, payloads: tuple[str, ...]) -> dict[str, Path]:
    """The catalog of these payloads as both hosts build it, made once for the run under this name."""

    def make(folder: Path) -> None:
        repository = hostile_repository(folder / "repository", payloads)
        result = build(repository)
        assert result.returncode == 0, result.stderr
        export_and_build(repository, folder / "exported")

    folder = once(name, make)
    return {"mkdocs": folder / "repository/site", "zensical": folder / "exported/site"}


Built = dict[str, dict[str, Element]]


@pytest.fixture(scope="module")
def hostile(once: Once) -> Built:
    return {host: pages(site) for host, site in hostile_sites(once, "hostile", PAYLOADS).items()}


@pytest.fixture(scope="module")
def harmless(once: Once) -> Built:
    return {host: pages(site) for host, site in hostile_sites(once, "harmless", HARMLESS).items()}


each_host = pytest.mark.parametrize("host", ["mkdocs", "zensical"])


@each_host
def test_no_text_becomes_a_script(host: str, hostile: Built, harmless: Built) -> None:
    """Scripts, on… attributes and addresses that are code: on every page the same as in a catalog of plain words."""
    assert sorted(hostile[host]) == sorted(harmless[host])
    assert len(hostile[host]) > 8 * len(PAYLOADS)
    for uri, page in hostile[host].items():
        assert scripts(page) == scripts(harmless[host][uri]), uri


@each_host
def test_no_text_becomes_an_element(host: str, hostile: Built, harmless: Built) -> None:
    """Outside a story, where Markdown is allowed, the elements of every page are those of a catalog of plain words."""
    own = [uri for uri in hostile[host] if uri.startswith(("san-pham/", "co-so/co-so-"))]
    assert len(own) == (len(GROUPS) + 3) * len(PAYLOADS)
    for uri in own:  # lists are sorted by name, and the names differ
        page = hostile[host][uri]
        assert _shape(page) == _shape(harmless[host][uri]), uri


@each_host
@pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=PAYLOADS)
def test_text_comes_out_as_it_was_written(host: str, number: int, hostile: Built) -> None:
    """Every text of a product and of a producer is read on its page, sign for sign."""
    payload = PAYLOADS[number]
    found = hostile[host]
    for group in GROUPS:
        page = found[f"san-pham/{group}-{number}/index.html"]
        fields = _texts("product", group)
        assert len(fields) > 15
        words = page.one("article", "ocop").words
        assert [name for name in fields - _NOT_SHOWN if f"{name} {payload}" not in words] == [], group
        assert page.one("h1").text == f"name {payload}"
        assert page.one("head").one("title").text.startswith(f"name {payload} – ")
    words = found[f"co-so/co-so-{number}/index.html"].one("article", "ocop").words
    assert [name for name in _texts("producer", "") if f"{name} {payload}" not in words] == []
    assert f"reason {payload}" in found[f"san-pham/withdrawn-{number}/index.html"].text
    assert f"decision {payload}" in found[f"san-pham/revoked-{number}/index.html"].text


@each_host
def test_no_template_reads_submitted_text(host: str, hostile: Built) -> None:
    """What looks like a template is printed, never computed."""
    number = PAYLOADS.index("{{ 7*7 }}")
    for uri, page in hostile[host].items():
        if uri.endswith(f"-{number}/index.html"):
            assert "49" not in page.words, uri
            assert "{{ 7*7 }}" in page.text, uri


@each_host
def test_settings_are_words_too(host: str, hostile: Built) -> None:
    """Name, place and tagline of the catalog are printed as they were written."""
    home = hostile[host]["index.html"].one("article", "ocop").text
    for payload in PAYLOADS[:3]:
        assert payload in home


@each_host
def test_a_story_keeps_its_words_and_loses_the_rest(host: str, hostile: Built) -> None:
    """In Markdown a link with code loses its address and a picture is never loaded; tags are letters."""
    for number, payload in enumerate(PAYLOADS):
        (story,) = hostile[host][f"san-pham/thuc-pham-{number}/index.html"].all("section", "ocop-story")
        expected = {"[x](javascript:alert(1))": "x", "&lt;b&gt;": "<b>"}.get(payload, payload)
        assert f"story {expected}" in story.text.replace("’", "'"), payload
        assert not [one for one in story.walk() if one.tag in ("img", "script", "b")]
        assert not [one for one in story.all("a") if not one.attributes.get("href", "https:").startswith("https:")]


def _texts(kind: str, group: str) -> set[str]:
    """The names of all text fields of a record and of the records in it, without the Markdown."""
    names: set[str] = set()
    for name, spec in rules.records()[kind].items():
        if name in _LEFT_OUT or (spec.groups and group not in spec.groups):
            continue
        if spec.type in ("text", "prose") or (spec.type == "list" and spec.of == "text"):
            names.add(name)
        elif spec.type in ("record", "list"):
            names |= _texts(spec.of, group)
    return names


def _shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, in order; a story's insides left out."""
    inside = {id(one) for story in page.all("section", "ocop-story") for one in story.walk()}
    return [(one.tag, tuple(sorted(one.attributes))) for one in page.walk() if id(one) not in inside]
