"""mkdocs.yml: its `extra.ocop` block, the site's address, and the folder of pages written by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_hooks.read.folder import links
from build_hooks.read.settings import FILE, docs_dir, read_settings, settings_of
from build_hooks.read.source import decode
from build_hooks.read.written_pages import written_pages
from tests.fuzz.dice import PATHS, Dice
from tests.fuzz.records import as_yaml, record
from tests.fuzz.said import said, unprintable
from tests.fuzz.target import Sample, fresh

_ADDRESSES = (
    *("https://ocop.example.vn/", "https://ocop.angiang.gov.vn", "HTTPS://OCOP.vn/x", "http://[::1]/", "https://[x"),
    *("https://ví-dụ.vn/", "https://" + "a" * 300 + ".vn/", "https://.vn", "https://xn--zzzzzz", "//x", "javascript:x"),
    *("https://1.2.3.4/", "https://a@b:99999/", "https://x\\y", "https://ocop。vn/", "https://\u200b.vn", "file:///x"),
)


def make(dice: Dice) -> Sample:
    block = record(dice, "settings", dice.one((0.02, 0.2)))
    tree = {"site_name": dice.plain(1), "site_url": dice.one(_ADDRESSES) if dice.happens(0.8) else dice.text()}
    if dice.happens(0.5):
        tree["docs_dir"] = "catalog" if dice.happens(0.4) else dice.one(PATHS)
    extra = as_yaml(dice, {"ocop": block}).splitlines()
    text = as_yaml(dice, {**tree}) + "extra:\n" + "".join(f"  {line}\n" for line in extra)
    if dice.happens(0.1):
        text += dice.one(
            ("extra: x\n", "extra: {ocop: 1}\n", "extra:\n", "extra: []\n", "hooks: !!python/name:os.system\n")
        )
    content = (dice.spoilt(text) if dice.happens(0.4) else text).encode("utf-8", "surrogatepass")
    return {FILE: dice.spoilt_bytes(content) if dice.happens(0.05) else content}


def run(sample: Sample, folder: Path) -> object:
    settings, problems = settings_of(decode(sample[FILE], FILE))
    lines, seen = said(problems), [settings, settings.public_url, settings.may_be_printed] if settings else []
    if len(sample[FILE]) % 16 == 0:
        pages = {"catalog/trang.md": "---\ntitle: Trang\n---\n# Đầu\n".encode(), **sample}
        root = fresh(folder, {f"root/{name}": one for name, one in pages.items()} | {"ngoai/x.md": b"# x"}) / "root"
        docs = docs_dir(root)
        seen += [read_settings(root)[0], list(links(root, FILE, docs)), list(written_pages(root, docs))]
    return lines, seen


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, seen = result
    yield from unprintable(lines)
    if seen and seen[0] is not None and not seen[1].isprintable():
        yield f"escape: an address to be printed is {seen[1]!r}"
