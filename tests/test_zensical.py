"""The way out of MkDocs: the exported catalog, built with Zensical and no hook, is the same catalog."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_hooks.cli import ocop
from tests.building import CATALOG
from tests.markup import Element, pages
from tests.test_host import check_office, office_repository


def export_and_build(root: Path, folder: Path) -> Path:
    """`ocop export`, then `zensical build` in the exported folder; the built site."""
    exported = CliRunner().invoke(ocop, ["--root", str(root), "export", str(folder)])
    assert exported.exit_code == 0, exported.output
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def zensical_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_and_build(CATALOG, tmp_path_factory.mktemp("zensical") / "catalog")


@pytest.fixture(scope="module")
def zensical_site(zensical_folder: Path) -> dict[str, Element]:
    return pages(zensical_folder)


@pytest.fixture(scope="module")
def mkdocs_site(real_site: Path) -> dict[str, Element]:
    return pages(real_site)


def test_both_hosts_build_the_same_pages(zensical_site: dict[str, Element], mkdocs_site: dict[str, Element]) -> None:
    """No page is lost and none is added."""
    assert sorted(zensical_site) == sorted(mkdocs_site)
    assert len(mkdocs_site) > 40


def test_both_hosts_say_the_same(zensical_site: dict[str, Element], mkdocs_site: dict[str, Element]) -> None:
    """Every page that the catalog makes has the same words in the same order, and the same title."""
    made = [uri for uri, page in mkdocs_site.items() if page.all("article", "ocop")]
    assert len([uri for uri in made if uri.startswith("san-pham/")]) == 14
    for uri in made:
        ours, theirs = mkdocs_site[uri], zensical_site[uri]
        assert theirs.one("article", "ocop").words == ours.one("article", "ocop").words, uri
        assert theirs.one("head").one("title").text == ours.one("head").one("title").text, uri


def test_both_hosts_link_to_the_same_places(zensical_site: dict[str, Element], mkdocs_site: dict[str, Element]) -> None:
    """Links and pictures of the catalog's own pages point to the same files."""
    for uri, page in mkdocs_site.items():
        if page.all("article", "ocop"):
            assert _addresses(zensical_site[uri]) == _addresses(page), uri


def test_trace_pages_and_stamps_are_the_same_files(zensical_folder: Path, real_site: Path) -> None:
    """What packs and print shops rely on does not depend on the host: the same files to the byte."""
    for folder, least in (("S", 14), ("01", 1), ("tem", 14)):
        ours, theirs = (_files(site / folder) for site in (real_site, zensical_folder))
        assert len(ours) >= least
        assert sorted(theirs) == sorted(ours)
        assert [name for name, content in ours.items() if theirs[name] != content] == []


def test_both_hosts_name_the_office(tmp_path: Path) -> None:
    """A phone without quotes keeps its zero in an exported catalog as well."""
    check_office(export_and_build(office_repository(tmp_path / "root"), tmp_path / "exported"))


def _addresses(page: Element) -> list[str]:
    article = page.one("article", "ocop")
    return [
        one.attributes[name] for one in article.walk() for name in ("href", "src", "srcset") if name in one.attributes
    ]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
