"""MkDocs as the host: what fails a build and how it says so, and that the same inputs give the same bytes."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from build_hooks import hooks
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS, State
from build_hooks.pages.frame.output import Output
from build_hooks.publishing import site as publishing
from build_hooks.stamps.symbol import Unreadable
from tests.building import CATALOG, PRODUCT, REPOSITORY, build, write_repository
from tests.markup import broken_links, read_page

PATH = "products/an-giang/banh-trang.yml"

# A clock 400 days ahead, for a build "at another time" that does not wait for it.
LATER = """\
import datetime, time

AHEAD = 400 * 86400
_time, _now = time.time, datetime.datetime.now
time.time = lambda: _time() + AHEAD


class _Alike(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.__mro__[1])


class datetime_(datetime.datetime, metaclass=_Alike):
    @classmethod
    def now(cls, tz=None):
        return _now(tz) + datetime.timedelta(seconds=AHEAD)


class date_(datetime.date, metaclass=_Alike):
    @classmethod
    def today(cls):
        return datetime_.now().date()


datetime.datetime, datetime.date = datetime_, date_
"""


def later(root: Path) -> str:
    """The path of a Python whose clock is ahead, with the code of this repository."""
    (root / "later").mkdir()
    (root / "later/sitecustomize.py").write_text(LATER, "utf-8")
    return os.pathsep.join([str(root / "later"), str(REPOSITORY)])


def refused(result: CompletedProcess[str]) -> str:
    """What a refused build said: an exit code of 1, and no traceback."""
    said = result.stdout + result.stderr
    assert result.returncode == 1, said
    assert "Traceback" not in said
    return said


def set_up(root: Path, **changes: object) -> None:
    """Change settings of mkdocs.yml that are MkDocs' own."""
    path = root / "mkdocs.yml"
    config = {**yaml.safe_load(path.read_text("utf-8")), **changes}
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_the_real_catalog_builds_strictly(real_site: Path) -> None:
    """`mkdocs build --strict` makes the site of the repository as it stands."""
    assert (real_site / "index.html").is_file()


def test_a_wrong_product_stops_the_build_at_its_place(repository: Path) -> None:
    """A group that does not exist: path, line and column, what was found, and the nearest right word."""
    (repository / PATH).write_text(PRODUCT.replace("thuc-pham", "thuc-pam"), "utf-8")
    said = refused(build(repository))
    assert f"{PATH}:2:8:" in said
    assert "thuc-pam" in said and "thuc-pham" in said
    assert not (repository / "site/san-pham").exists()


def test_every_problem_of_every_file_is_said_at_once(repository: Path) -> None:
    """Two wrong files, two wrong fields in one of them: one run names all three."""
    (repository / PATH).write_text(PRODUCT.replace("thuc-pham", "x").replace("stars: 3", "stars: 9"), "utf-8")
    (repository / "products/an-giang/keo-dua.yml").write_text("nmae: Kẹo dừa\n", "utf-8")
    said = refused(build(repository))
    assert f"{PATH}:2:8:" in said and f"{PATH}:3:" in said and "products/an-giang/keo-dua.yml" in said


def test_a_warning_stops_only_a_strict_build(repository: Path) -> None:
    """Stars that do not fit the score: said either way, refused with --strict alone."""
    (repository / PATH).write_text(PRODUCT.replace('as_of: "2025"', 'as_of: "2025", score: "95"'), "utf-8")
    loose = build(repository)
    assert loose.returncode == 0 and f"{PATH}:3:" in loose.stderr
    assert (repository / "site/san-pham/banh-trang/index.html").is_file()
    assert f"{PATH}:3:" in refused(build(repository, "--strict"))


def test_a_missing_page_fails_the_build_and_is_named(repository: Path) -> None:
    """Pages that the host was told to leave out are missed before a shopper misses them."""
    set_up(repository, exclude_docs="san-pham/\n")
    said = refused(build(repository))
    assert "san-pham/banh-trang/index.html" in said
    assert "nhom/index.html" not in said


def test_a_hand_written_page_asks_for_words(repository: Path) -> None:
    """The site has them in their place; a name that is not there stops the build and is told with its page."""
    page = repository / "catalog/quet-tem.md"
    page.write_text("# Quét tem\n\nTrang ghi “{{ pill.ended }}”.\n", "utf-8")
    assert build(repository).returncode == 0
    assert f"Trang ghi “{PILLS[State.ENDED]}”." in (repository / "site/quet-tem.html").read_text("utf-8")
    page.write_text("# Quét tem\n\nTrang ghi “{{ pill.endet }}”.\n", "utf-8")
    said = refused(build(repository))
    assert "quet-tem.md" in said and "{{ pill.endet }}" in said


def test_a_hand_written_page_at_a_promised_address(repository: Path) -> None:
    """A page that somebody wrote where the catalog has one of its own is named; it would replace the catalog's."""
    for source in ("san-pham/banh-trang/index.md", "nhom/index.md"):
        page = repository / "catalog" / source
        page.parent.mkdir(parents=True)
        page.write_text("Trang của tôi.\n", "utf-8")
        assert f"catalog/{source}: trùng địa chỉ" in refused(build(repository))
        page.unlink()


def office_repository(root: Path) -> Path:
    """A catalog whose office has its phone and Zalo written without quotes, as YAML takes for another number."""
    phone = "0763123456"
    write_repository(root, office={"name": "Sở X", "phone": phone, "zalo": phone}, edit_url="https://git.example.vn/e")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace(f"'{phone}'", phone), "utf-8")
    assert yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))["extra"]["ocop"]["office"]["phone"] == 130852654
    return root


def check_office(site: Path) -> None:
    """The footer and the closing line say the office's phone in its groups, and lead to it."""
    page = read_page(site / "san-pham/banh-trang/index.html")
    (address,) = page.all("address")
    links = [one.attributes["href"] for one in address.all("a")]
    assert (address.text, links) == (
        "Sở X 0763 123 456 Zalo 0763 123 456",
        ["tel:0763123456", "https://zalo.me/0763123456"],
    )
    closing = page.one("footer", "ocop-closing")
    said = re.sub(r" (?=[,.])", "", closing.text)
    assert "Báo thông tin sai: Sở X: Gọi 0763 123 456, Nhắn Zalo 0763 123 456." in said
    assert "https://git.example.vn/e/products/an-giang/banh-trang.yml" in [
        one.attributes["href"] for one in closing.all("a")
    ]


def test_the_office_as_it_was_written(tmp_path: Path) -> None:
    """A phone without quotes keeps its zero, and an address for editing gets its slash."""
    root = office_repository(tmp_path)
    assert build(root).returncode == 0
    check_office(root / "site")


def test_a_missing_file_fails_the_build_and_is_named(repository: Path) -> None:
    """The same for files: the typeface is promised as pages are."""
    set_up(repository, exclude_docs="*.woff2\n")
    assert "assets/fonts/be-vietnam-pro-400.woff2" in refused(build(repository))


def test_the_same_inputs_give_the_same_bytes(real_site: Path, tmp_path: Path) -> None:
    """Another folder, another day, another order of hashing, photos made anew: not a byte differs."""
    code = tmp_path / "elsewhere"
    root = code / CATALOG.relative_to(REPOSITORY)
    shutil.copytree(REPOSITORY / "build_hooks", code / "build_hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(REPOSITORY / "catalog", code / "catalog")
    shutil.copytree(CATALOG, root, ignore=shutil.ignore_patterns(".cache"))
    result = build(root, "--strict", PYTHONPATH=later(tmp_path), PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati")
    assert result.returncode == 0, result.stderr
    here, there = hashes(real_site), hashes(root / "site")
    assert [uri for uri in sorted(here.keys() | there.keys()) if here.get(uri) != there.get(uri)] == []


def test_a_catalog_without_any_date_is_the_same_on_every_day(repository: Path, tmp_path: Path) -> None:
    """Where no file has a date either, the day of the build still leaves no trace."""
    sites = [tmp_path / "today", tmp_path / "some-day"]
    for site, path in zip(sites, (str(REPOSITORY), later(tmp_path)), strict=True):
        result = build(repository, "--strict", "--site-dir", str(site), PYTHONPATH=path)
        assert result.returncode == 0, result.stderr
    here, there = map(hashes, sites)
    assert [uri for uri in here if here[uri] != there[uri]] == []


def test_it_builds_from_another_folder(repository: Path, tmp_path: Path) -> None:
    """`mkdocs build -f` finds the catalog beside its mkdocs.yml, wherever it is run."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    result = build(elsewhere, "--strict", "-f", str(repository / "mkdocs.yml"))
    assert result.returncode == 0, result.stderr
    assert (repository / "site/san-pham/banh-trang/index.html").is_file()
    assert list(elsewhere.iterdir()) == []


def test_a_catalog_without_products_is_calm(tmp_path: Path) -> None:
    """A province's first day: a green build, and pages that say calmly that there is nothing yet."""
    root = write_repository(tmp_path, {})
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    for uri in ("nhom/index.html", "nhom/thuc-pham/index.html", "dia-phuong/index.html", "co-so/index.html"):
        assert "Danh mục chưa có" in read_page(root / "site" / uri).one("article").text, uri
    home = read_page(root / "site/index.html").one("article")
    assert "None" not in home.text and "0 sản phẩm" in home.one("dl", "ocop-figures").text.replace(
        "sản phẩm 0", "0 sản phẩm"
    )
    for shelf in home.all("ul"):
        assert shelf.all("li"), f"an empty list: {shelf.attributes}"
    assert broken_links(root / "site") == _only_of_the_footer(root / "site")


def test_many_products_are_parted_into_pages(tmp_path: Path) -> None:
    """110 products of one group: three pages, the pager leads through all, and no product is lost or shown twice."""
    files: dict[str, str | bytes] = {
        f"products/an-giang/banh-{number:03}.yml": PRODUCT.replace("Bánh tráng", f"Bánh số {number}")
        for number in range(110)
    }
    root = write_repository(tmp_path, files)
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    for start in ("nhom/", "nhom/thuc-pham/"):
        shown, words, here = [], [], root / "site" / start / "index.html"
        while True:
            page = read_page(here)
            shown += [card.all("a")[0].attributes["href"].split("/")[-2] for card in page.all("li", "ocop-card")]
            words.append(page.one("nav", "ocop-pager").one("span").text)
            forward = [one for one in page.all("a") if one.attributes.get("rel") == "next"]
            if not forward:
                break
            here = (here.parent / forward[0].attributes["href"]).resolve()
        assert words == ["Trang 1/3", "Trang 2/3", "Trang 3/3"]
        assert len(shown) == len(set(shown)) == 110
        back = [one for one in page.all("a") if one.attributes.get("rel") == "prev"]
        assert (here.parent / back[0].attributes["href"]).resolve() == root / "site" / start / "2/index.html"
    assert broken_links(root / "site") == _only_of_the_footer(root / "site")
    # Products never enter the navigation: a page does not grow with the catalog.
    assert (root / "site/san-pham/banh-007/index.html").stat().st_size < 24 * 1024


def _only_of_the_footer(site: Path) -> list[str]:
    """A test's repository has no hand-written pages but the home page; links to those are no fault of the build."""
    written = ("ve-danh-muc.html", "quet-tem.html", "lien-he.html", "huong-dan/index.html")
    return [broken for broken in broken_links(site) if broken.split("#")[0].endswith(written)]


def test_a_stamp_that_cannot_be_read_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never handed out, and the build says which one it is instead of showing its own works."""
    config = load_config(str(write_repository(tmp_path) / "mkdocs.yml"))

    def unreadable(_: Catalog) -> Iterator[Output]:
        raise Unreadable("7KQ4 M2XR: svg 300 dpi: không đọc được")

    monkeypatch.setattr(publishing, "outputs", unreadable)
    with pytest.raises(PluginError, match="Tem không quét được: 7KQ4 M2XR"):
        hooks.on_config(config)


@pytest.mark.parametrize("plugins", ["[]", "[search]"])
def test_the_host_s_search_takes_no_room(tmp_path: Path, plugins: str) -> None:
    """36 files that no page asks for are published only where somebody turned the host's search on."""
    root = write_repository(tmp_path, {PATH: PRODUCT})
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert "plugins: []" in settings
    (root / "mkdocs.yml").write_text(settings.replace("plugins: []", f"plugins: {plugins}"), "utf-8")
    assert build(root).returncode == 0
    scripts = root / "site/assets/javascripts"
    assert {path.name.split(".")[0] for path in scripts.iterdir() if path.is_file()} == {"bundle"}
    assert (plugins == "[search]") == (scripts / "lunr").exists() == (scripts / "workers").exists()
