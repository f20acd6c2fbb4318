"""No stale page: seeded changes, kinds drawn evenly; each incremental build has to give the bytes of one from nothing.

python -m bench.stale [--changes 300] [--products 40] [--seed 1] [--kind words]
"""

import compileall
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from py_compile import PycInvalidationMode
from random import Random
from typing import Any

import click
import yaml

from bench.made_up import REPOSITORY, make_producers, make_products, write_repository, write_yaml
from bench.timing import progress
from build_hooks.ground.cache import FOLDER
from tests.building import jpeg, lend_fonts

_OPENED = re.compile(r"^([a-z_0-9]+: )([^'\"|>\[{\n]*[^\W\d_])$", re.MULTILINE)
_COUNTS = {
    "pages/lists/listing.py": "PER_PAGE = ",
    "pages/lists/shelves.py": "SHOWN = ",
    "pages/search/browse.py": "_LISTED = ",
}
_ROOMS = ("frame", "lists", "product", "search", "trace", "form", "showroom")


class Changed:
    """A catalog with a copy of the code of its own, and the changes that can be made to both."""

    def __init__(self, folder: Path, products: int, random: Random) -> None:
        self.root, self.code, self._random = folder / "catalog", folder / "code", random
        self._gone: list[tuple[Path, bytes, Path, bytes]] = []
        self._made = 0
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / "build_hooks", self.code / "build_hooks", ignore=ignored)
        # By their hash: by size and time Python would take what it compiled of another source of the same.
        compileall.compile_dir(self.code, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        write_repository(self.root, make_products(products), make_producers(products))
        self._settings(
            hooks=[f"{self.code}/build_hooks/hooks.py"], theme={"custom_dir": f"{self.code}/build_hooks/theme"}
        )
        for path in self._products()[::4]:
            self._photograph(path)
        lend_fonts(self.root)

    def change(self, kind: str) -> str:
        """Make a change of a kind; returns what was changed."""
        self._made += 1
        return str(KINDS[kind](self))

    def field(self) -> Path:
        """A text of a product or a producer."""
        path = self._random.choice([*self._products(), *sorted((self.root / "producers").glob("*.yml"))])
        fields = _read(path)
        name = self._random.choice([name for name in ("name", "summary", "story") if name in fields])
        fields[name] = f"{str(fields[name]).strip()} {self._made}"
        write_yaml(path, fields)
        return path

    def deletion(self) -> Path:
        """A product with its code and photos, or one that was deleted before comes back."""
        if self._gone and self._random.random() < 0.5:
            path, text, entry, code = self._gone.pop()
            path.write_bytes(text)
            entry.write_bytes(code)
            return path
        path = self._random.choice(self._products())
        entry = self.root / f"ledger/{_read(path)['code']}.yml"
        fields = _read(path)
        fields.pop("photos", None)
        write_yaml(path, fields)
        self._gone.append((path, path.read_bytes(), entry, entry.read_bytes()))
        shutil.rmtree(self._photos(path), ignore_errors=True)
        path.unlink()
        entry.unlink()
        return path

    def renaming(self) -> Path:
        """A product's file, with its photos and its entry in the ledger."""
        path = self._random.choice(self._products())
        new = path.with_name(f"{path.stem.partition('-lan-')[0]}-lan-{self._made}.yml")
        entry = self.root / f"ledger/{_read(path)['code']}.yml"
        write_yaml(entry, {**_read(entry), "product": new.stem})
        if self._photos(path).is_dir():
            self._photos(path).rename(self._photos(new))
        path.rename(new)
        return new

    def template(self) -> Path:
        """What a room prints."""
        path = self._random.choice(sorted((self.code / "build_hooks/pages").rglob("*.html")))
        path.write_text(f"{path.read_text('utf-8').rstrip()}<!-- {self._made} -->\n", "utf-8")
        return path

    def words(self) -> Path:
        """A sentence of a room."""
        paths = [self.code / f"build_hooks/pages/{room}/sentences.yml" for room in _ROOMS]
        path = self._random.choice([path for path in paths if _OPENED.search(path.read_text("utf-8"))])
        text = path.read_text("utf-8")
        found = self._random.choice(list(_OPENED.finditer(text)))
        path.write_text(f"{text[: found.end()]} {self._made}{text[found.end() :]}", "utf-8")
        return path

    def setting(self) -> str:
        """A line of mkdocs.yml: the host's own or ours."""
        config = _read(self.root / "mkdocs.yml")
        name = self._random.choice(["site_name", "site_description", "tagline", "place", "licence"])
        if name in config:
            self._settings(**{name: f"{config[name]} {self._made}"})
        else:
            ours = config["extra"]["ocop"]
            self._settings(extra={"ocop": {**ours, name: f"{ours[name]} {self._made}"}})
        return name

    def source(self) -> Path:
        """A number in the code, or a remark."""
        if self._random.random() < 0.7:
            name, before = self._random.choice(sorted(_COUNTS.items()))
            path = self.code / "build_hooks" / name
            text = re.sub(
                rf"^({before})\d+", rf"\g<1>{4 + self._made % 40}", path.read_text("utf-8"), flags=re.MULTILINE
            )
        else:
            path = self._random.choice(sorted((self.code / "build_hooks").rglob("*.py")))
            text = f"{path.read_text('utf-8')}# {self._made}\n"
        path.write_text(text, "utf-8")
        return path

    def photo(self) -> Path:
        """A product's photo, new, another, or another one of the same size and time."""
        path = self._random.choice(self._products())
        return self._photograph(path)

    def same_size(self) -> Path:
        """A letter of a text, with the time of the file put back."""
        choices = [*self._products(), *sorted((self.root / "catalog").rglob("*.md"))]
        path = self._random.choice(choices)
        its, text = path.stat(), path.read_text("utf-8")
        places = [match.start() for match in re.finditer(r"(?<=[a-z] [b-y])[b-y](?=[b-y])", text)]
        if places:
            at = self._random.choice(places)
            path.write_text(f"{text[:at]}{chr(ord(text[at]) ^ 1)}{text[at + 1 :]}", "utf-8")
            os.utime(path, ns=(its.st_atime_ns, its.st_mtime_ns))
        return path

    def _products(self) -> list[Path]:
        return sorted((self.root / "products").rglob("*.yml"))

    def _photos(self, path: Path) -> Path:
        return self.root / "images" / path.relative_to(self.root / "products").with_suffix("")

    def _photograph(self, path: Path) -> Path:
        photo = self._photos(path) / "1.jpg"
        photo.parent.mkdir(parents=True, exist_ok=True)
        before = photo.stat() if photo.is_file() else None
        content = jpeg(1000 + self._made % 7, 800, quality=60 + self._random.randrange(30))
        photo.write_bytes(content.ljust(before.st_size, b"\0") if before else content)
        if before:
            os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))
        fields = _read(path)
        if "photos" not in fields:
            write_yaml(path, {**fields, "photos": [{"file": "1.jpg", "alt": "Ảnh thử"}]})
        return photo

    def _settings(self, **changes: Any) -> None:
        path = self.root / "mkdocs.yml"
        config = _read(path)
        for name, value in changes.items():
            config[name] = {**config[name], **value} if isinstance(value, dict) else value
        write_yaml(path, config)


KINDS: dict[str, Callable[[Changed], object]] = {
    "field": Changed.field,
    "deletion": Changed.deletion,
    "renaming": Changed.renaming,
    "template": Changed.template,
    "words": Changed.words,
    "setting": Changed.setting,
    "source": Changed.source,
    "photo": Changed.photo,
    "same size": Changed.same_size,
}


def differences(changed: Changed) -> list[str]:
    """What differs between a build with all that is kept and one from nothing; what failed where only one did."""
    kept, root = changed.root, changed.root.with_name("nothing")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(kept, root, ignore=shutil.ignore_patterns(".cache", "site"))
    fonts = FOLDER / "fonts"
    if (kept / fonts).is_dir():  # the same cut of the same file, which takes longer than all else
        shutil.copytree(kept / fonts, root / fonts)
    ours, theirs = (_build(folder, changed.code) for folder in (kept, root))
    if ours or theirs:
        return [] if ours and theirs else [ours or theirs]
    here, there = _digests(kept / "site"), _digests(root / "site")
    return sorted(uri for uri in here.keys() | there.keys() if here.get(uri) != there.get(uri))


def _build(root: Path, code: Path) -> str:
    """What a build that failed said."""
    environment = {**os.environ, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return result.stdout + result.stderr if result.returncode else ""


def _digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return found


def stale(folder: Path, changes: Iterable[Sequence[str]], products: int, seed: int) -> list[str]:
    """Make changes of these kinds, those of a step together, and say of each step what came out otherwise than from
    nothing."""
    catalog, found = Changed(folder, products, Random(seed)), []
    if said := _build(catalog.root, catalog.code):
        return [f"at the beginning: {said}"]
    for number, kinds in enumerate(changes, 1):
        what = ", ".join(f"{kind}: {catalog.change(kind)}" for kind in kinds)
        lines = differences(catalog)
        progress(f"{number} {what}: {len(lines)} differ")
        found += [f"{number} {what}: {line}" for line in lines]
    return found


@click.command()
@click.option("--changes", default=300, show_default=True)
@click.option("--products", default=40, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--kind", type=click.Choice(list(KINDS)), help="Changes of this kind alone.")
def main(changes: int, products: int, seed: int, kind: str | None) -> None:
    """Print every file that was stale; ends with 1 when there was one."""

    drawn = [kind] * changes if kind else Random(seed).choices(list(KINDS), k=changes)
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as folder:
        found = stale(Path(folder), ([kind] for kind in drawn), products, seed)
    print("\n".join(found))
    kinds = ", ".join(f"{name} {count}" for name, count in Counter(drawn).items())
    print(f"{changes} changes ({kinds}): {len(found)} stale")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
