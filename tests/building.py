"""The smallest valid things of a catalog, for tests to vary one thing at a time; and a way to build them."""

import os
import subprocess
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from build_hooks.ground.cache import FOLDER as CACHE
from build_hooks.ground.cache import write_atomically
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.frame import fonts
from build_hooks.pages.frame.output import File, Output
from tests import forking

REPOSITORY = Path(__file__).parent.parent
# The catalog that tests know by name. It never changes, so that no product that somebody adds fails a test of the code.
CATALOG = REPOSITORY / "tests/first"

PRODUCT = """\
name: Bánh tráng
group: thuc-pham
recognitions: [{stars: 3, as_of: "2025"}]
sources: [{title: Danh sách sản phẩm}]
"""

PRODUCER = """\
name: Cơ sở Bánh Tráng
type: co-so
sources: [{title: Danh sách sản phẩm}]
"""

SITE = {"site_name": "Danh mục sản phẩm OCOP", "site_url": "https://ocop.example.vn/"}
SETTINGS = {"name": "Danh mục thử", "place": "An Giang", "tagline": "Sản vật của xã"}


def make_product(**changes: Any) -> Product:
    """The smallest product with these fields changed."""
    fields = {
        "slug": "banh-trang",
        "path": "products/an-giang/banh-trang.yml",
        "name": "Bánh tráng",
        "group": "thuc-pham",
        "recognitions": ({"stars": 3, "as_of": "2025"},),
        "sources": ({"title": "Danh sách sản phẩm"},),
    }
    return Product.model_validate({**fields, **changes})


def certified(row: dict[str, Any], **changes: Any) -> Product:
    """The product of a row of tests/cases/certificate-states.yml."""
    stated = {"valid_until": row["last_day"]} if "last_day" in row else {}
    status = {"is": "revoked", "on": row["revoked_on"]} if "revoked_on" in row else None
    recognitions = row.get("recognitions", ({"stars": 3, "as_of": "2025", **stated},))
    return make_product(recognitions=recognitions, status=status, **changes)


def write_repository(root: Path, files: dict[str, str | bytes] | None = None, **settings: Any) -> Path:
    """A whole repository at `root`: mkdocs.yml, a home page, and these files by their path; none means one product."""
    everything: dict[str, str | bytes] = {
        "mkdocs.yml": _mkdocs_yml(settings) if settings else _plain_mkdocs_yml(),
        "catalog/index.md": "---\ntitle: Danh mục thử\n---\n\nLời giới thiệu.\n",
        **(files if files is not None else {"products/an-giang/banh-trang.yml": PRODUCT}),
    }
    for name, content in everything.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def jpeg(width: int = 1600, height: int = 1200, **options: Any) -> bytes:
    """A picture with a little of everything, so that it does not shrink to nothing; without options made once."""
    return _encoded(width, height, **options) if options else _jpeg(width, height)


@cache
def _jpeg(width: int, height: int) -> bytes:
    return _encoded(width, height)


def _encoded(width: int, height: int, **options: Any) -> bytes:
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    buffer = BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()


def write_files(site: Path, outputs: Iterable[Output]) -> None:
    """The files among these outputs, at their addresses below `site`."""
    for output in outputs:
        if isinstance(output, File):
            write_atomically(site / output.uri, output.read())


def lend_fonts(root: Path) -> None:
    """The typeface as it is cut for REPOSITORY: for each small one anew it would be half of the time of a build."""
    for font in fonts.outputs(Catalog(REPOSITORY, Settings(name="", place=""))):
        if isinstance(font, File) and font.path and font.path.is_relative_to(REPOSITORY / CACHE):
            write_atomically(root / font.path.relative_to(REPOSITORY), font.path.read_bytes())


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` at `root`, in a process of its own."""
    if (root / "mkdocs.yml").is_file():
        lend_fonts(root)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return forking.run(["mkdocs", "build", *options], root, environment)


@cache
def _plain_mkdocs_yml() -> str:
    return _mkdocs_yml({})


def _mkdocs_yml(settings: dict[str, Any]) -> str:
    config = yaml.load((REPOSITORY / "mkdocs.yml").read_bytes(), Loader=yaml.CSafeLoader) | SITE
    config["extra"]["ocop"] = {**SETTINGS, **settings}
    config["hooks"] = [str(REPOSITORY / "build_hooks/hooks.py")]
    config["theme"]["custom_dir"] = str(REPOSITORY / "build_hooks/theme")
    config["nav"] = [{"Trang chủ": "index.md"}]
    config["watch"] = []
    text: str = yaml.dump(config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text
