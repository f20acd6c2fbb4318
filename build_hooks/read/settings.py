"""The settings of mkdocs.yml that the catalog needs: `site_url` and the `extra.ocop` block."""

import re
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from build_hooks.ground.patterns import pattern
from build_hooks.model.settings import Settings
from build_hooks.read.record import Reader, Record
from build_hooks.read.source import read_text
from build_hooks.read.yaml_tree import Mapping, Node, Scalar, parse
from build_hooks.rules.problems import Mark, Problem

FILE = "mkdocs.yml"
_NETLOC = re.compile(r"(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?", re.ASCII)
_NOT_IN_ADDRESS = re.compile(r"[?#&;]")  # what no page's own address is made of
_MARKUP = {"site_name": re.compile(r"[<>]"), "site_description": re.compile(r"[<>\"]")}
"""Signs in MkDocs' own settings that its themes print as they are."""
_LONGEST_PATH = 200  # bytes; a system takes no more than 255 for one name


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings of the repository at `root`, or their problems."""
    return settings_of(read_text(root / FILE, FILE))


def settings_of(text: str | Problem) -> tuple[Settings | None, list[Problem]]:
    """The settings in the text of mkdocs.yml, or their problems."""
    tree = text if isinstance(text, Problem) else parse(text, FILE)
    if isinstance(tree, Problem):
        return None, [tree]
    reader = Reader(FILE)
    extra = _child(tree, "extra")
    _report_repeated(reader, tree, "site_url", "extra")
    _report_repeated(reader, extra, "ocop")
    block = _child(extra, "ocop")
    if block is None:
        reader.report(Mark(), "extra.ocop", "missing", label="extra.ocop", key="ocop")
        return None, reader.problems
    record: Record = reader.read("settings", block, "extra.ocop")
    address = _address(reader, _child(tree, "site_url"))
    office: Record | None = record.get("office")
    if record.get("terms_list") and not (office and office.get("name")):
        reader.report(record.where("terms_list"), "extra.ocop.terms_list", "terms_without_office")
    for former in record.get("former_urls", ()):
        _report_signs(reader, former.mark, "extra.ocop.former_urls", former.value)
    _report_markup(reader, tree)
    if any(not problem.is_warning for problem in reader.problems):
        return None, reader.problems
    fields = record.plain()
    if fields.get("edit_url"):
        fields["edit_url"] = fields["edit_url"].rstrip("/") + "/"
    return Settings(site_url=address, **fields), reader.problems


def _address(reader: Reader, site_url: Node | None) -> str:
    """`site_url` with its slash, or "". It may name this computer: such a site is looked at, and never printed."""
    address = site_url.text if isinstance(site_url, Scalar) else ""
    if not address or site_url is None:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() not in ("http", "https") or not _is_host(parts.netloc):
        reader.report(site_url.mark, "site_url", "not_a_url", found=address)
    else:
        _report_signs(reader, site_url.mark, "site_url", address)
    return address if address.endswith("/") else f"{address}/"


def _report_signs(reader: Reader, mark: Mark, at: str, address: str) -> None:
    """Addresses of pages, stamps and tags begin with it: what ends a path, a tag or a text has no place in it."""
    if sign := pattern("not_in_url").search(address) or _NOT_IN_ADDRESS.search(address):
        reader.report(mark, at, "sign_in_address", found=address, sign=sign[0])


def _report_markup(reader: Reader, tree: Node | None) -> None:
    for name, signs in _MARKUP.items():
        its = _child(tree, name)
        if isinstance(its, Scalar) and (sign := signs.search(its.text)):
            reader.report(its.mark, name, "sign_in_setting", found=its.text, sign=sign[0])


def _report_repeated(reader: Reader, node: Node | None, *keys: str) -> None:
    """MkDocs takes the last of two and this reader the first: which of them is printed must not be a question."""
    first: dict[str, int] = {}
    for key, _ in node.entries if isinstance(node, Mapping) else ():
        if key.text in keys and key.text in first:
            reader.report(key.mark, key.text, "repeated_key", first=first[key.text])
        first.setdefault(key.text, key.mark.line)


def place_of(root: Path, *keys: str) -> Mark:
    """Where the value of a setting stands, or that of the nearest around it."""
    text = read_text(root / FILE, FILE)
    node = text if isinstance(text, Problem) else parse(text, FILE)
    mark = Mark()
    for key in keys:
        inner = None if isinstance(node, Problem) else _child(node, key)
        if inner is None:
            break
        node, mark = inner, inner.mark
    return mark


def _is_host(netloc: str) -> bool:
    """Whether it is the name or number of a host, in whatever script: what else a stamp says opens nothing."""
    try:
        return bool(_NETLOC.fullmatch(netloc.encode("idna").decode()))
    except UnicodeError:
        return False


def docs_dir(root: Path) -> str:
    """The folder of the hand-written pages, as mkdocs.yml names it from its own; an absolute path is not gone into."""
    text = read_text(root / FILE, FILE)
    tree = text if isinstance(text, Problem) else parse(text, FILE)
    named = None if isinstance(tree, Problem) else _child(tree, "docs_dir")
    if not isinstance(named, Scalar) or not 0 < len(named.text.encode()) <= _LONGEST_PATH:
        return "docs"
    return "docs" if PurePath(named.text).is_absolute() or "\0" in named.text else named.text


def _child(node: Node | None, key: str) -> Node | None:
    if not isinstance(node, Mapping):
        return None
    return next((child for name, child in node.entries if name.text == key), None)
