"""Submissions as people send them, for tests to spoil one thing at a time."""

import base64
import html
import zipfile
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.building import jpeg

NAME = "Mắm cá linh"
PRODUCT = f"""\
name: "{NAME}"
group: "thuc-pham"
producer: "lo-mam"
origin:
  commune: "30445"
recognitions:
  - stars: "3"
    decision: "86/QĐ-UBND"
    issued: "27/01/2025"
    issuer: "UBND tỉnh An Giang"
photos:
  - file: "01.jpg"
    alt: "Hũ mắm trên bàn gỗ"
sources:
  - title: "Giấy chứng nhận của cơ sở"
"""
PRODUCER = """\
name: "Lò mắm Bà Sáu"
type: "co-so"
sources:
  - title: "Giấy chứng nhận của cơ sở"
"""
SENDING = (
    'form: "1"\nsender: "Nguyễn Thị Sáu"\nphone: "0912 345 678"\nphoto_consent: "24/11/2026"\nmade: "24/11/2026"\n'
)
PATH = "products/an-giang/binh-thanh-dong/mam-ca-linh.yml"
IMAGE = "images/an-giang/binh-thanh-dong/mam-ca-linh/01.jpg"


def files(**changes: str | bytes | None) -> dict[str, bytes]:
    """A whole submission by names; a change names a record (product, producer, sending), None leaves it out."""
    texts = {"product": PRODUCT, "producer": PRODUCER, "sending": SENDING, **changes}
    names = {"product": "san-pham.yml", "producer": "chu-the.yml", "sending": "gui-kem.yml"}
    found = {names[key]: one if isinstance(one, bytes) else one.encode() for key, one in texts.items() if one}
    return {**found, "anh/01.jpg": jpeg(1000, 750)}


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of these."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def page(members: dict[str, bytes], more: str = "") -> bytes:
    """The page that the form makes of these."""
    parts = []
    for name, content in members.items():
        if name.endswith(".yml"):
            parts.append(f'<pre data-file="{name}">{html.escape(content.decode())}</pre>')
        else:
            data = base64.b64encode(content).decode()
            parts.append(f'<img data-file="{name}" src="data:image/jpeg;base64,{data}" alt="">')
    head = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="ocop-gui" content="1">'
    return f"{head}<title>Hồ sơ</title></head><body><h1>Hồ sơ</h1>{''.join(parts)}{more}</body></html>".encode()


def write(folder: Path, members: dict[str, bytes]) -> Path:
    """These files in a folder."""
    for name, content in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def add(root: Path, *words: str | Path) -> Result:
    """`ocop add` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "add", *map(str, words)])


def contents(root: Path) -> dict[str, bytes]:
    """Everything in the repository but the cache and what lies aside."""
    found = (path for path in root.rglob("*") if path.is_file() and not {".cache", "nhan"} & set(path.parts))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
