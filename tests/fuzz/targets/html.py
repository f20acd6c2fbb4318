"""The page that the form writes: its marked elements, spoilt in names, texts, base64 and order."""

import base64
import html
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz.dice import Dice
from tests.fuzz.sent import members, small_catalog, taken, told
from tests.fuzz.target import Sample, fresh

_SETTLED = 100
_HEAD = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="ocop-gui" content="1"></head><body>'
_LONG = (
    *('<pre data-file="', '<pre data-file="san-pham.yml">', "<img data-file=", "&", "&#", "&lt;", "<", "data:"),
    *('<a data-file="x" href="data:;base64,', "A" * 999, '"><pre ', " ", "&#x", '<pre data-file="a" '),
)


def make(dice: Dice) -> Sample:
    parts = [_element(dice, name, content) for name, content in members(dice)]
    if dice.happens(0.1):
        parts.insert(dice.number(len(parts) + 1), dice.one(_LONG) * dice.one((3, 300, 9_000)))
    if dice.happens(0.02):
        parts += [f'<pre data-file="anh/{number}.jpg"></pre>' for number in range(2_100)]
    head = dice.spoilt(_HEAD) if dice.happens(0.05) else _HEAD
    page = f"{head}<h1>Hồ sơ</h1>{''.join(parts)}</body></html>"
    content = (dice.spoilt(page) if dice.happens(0.3) else page).encode("utf-8", "surrogatepass")
    return {"ho-so.html": dice.spoilt_bytes(content) if dice.happens(0.2) else content}


def _element(dice: Dice, name: str, content: bytes) -> str:
    name = html.escape(name) if dice.happens(0.8) else name
    if name.endswith(".yml") or dice.happens(0.1):
        text = content.decode("utf-8", "replace")
        return f'<pre data-file="{name}"{dice.one(("", " class=x", " hidden"))}>{html.escape(text)}</pre>'
    data = base64.b64encode(content[:3000]).decode()
    tag = dice.one(("img", "a"))
    kind = dice.one(("image/jpeg", "image/jpeg", "", "application/pdf", "text/html;charset=utf-8"))
    return f'<{tag} data-file="{name}" {"src" if tag == "img" else "href"}="data:{kind};base64,{data}">'


def run(sample: Sample, folder: Path) -> object:
    whole = zlib.crc32(sample["ho-so.html"]) % _SETTLED == 0
    root = small_catalog(folder) if whole else folder
    place = root / "den" if whole else fresh(folder, {})
    place.mkdir(exist_ok=True)
    (place / "ho-so.html").write_bytes(sample["ho-so.html"])
    return taken(place / "ho-so.html", root, whole)


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    return told(result)
