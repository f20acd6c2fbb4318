"""`make serve`: what is saved is shown at once, what is wrong is shown over the page, and nothing ends it."""

import os
import signal
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from build_hooks.hooks import in_words
from build_hooks.publishing import serving
from build_hooks.publishing.exchange import Refused
from build_hooks.publishing.serving import Maker, Server

PAGE = '<html><head><meta http-equiv="Content-Security-Policy" content="x"></head><body><p>Bánh</p></body></html>'


class Catalog:
    """A catalog of one page, with a server before it that runs while a test asks."""

    def __init__(self, root: Path) -> None:
        self.site = root / "site"
        for folder in (self.site / "a", root / "products", root / "catalog"):
            folder.mkdir(parents=True)
        (self.site / "index.html").write_text(PAGE, "utf-8")
        (self.site / "a/index.html").write_text("<p>no end", "utf-8")
        (self.site / "404.html").write_text(PAGE.replace("Bánh", "Lạc"), "utf-8")
        (self.site / "ocop.css").write_text("a{}", "utf-8")
        (root / "bi-mat.txt").write_text("bí mật", "utf-8")
        self.root, self.made, self.told = root, list[str](), list[str]()
        self.wrong: Exception | None = None
        self.needs_host = False
        maker = Maker(self.renew, self.rebuild, self.told.append)
        self.server = Server(("127.0.0.1", 0), "/ocop/", root, self.site, maker)
        for name in ("products", "catalog", "mkdocs.yml"):
            self.server.watch(root / name)
        self.server.look_again()
        self.made.clear()

    def renew(self) -> bool:
        self.made.append("renewed")
        if self.wrong:
            raise self.wrong
        return self.needs_host

    def rebuild(self) -> None:
        self.made.append("rebuilt")
        if self.wrong:
            raise self.wrong

    def write(self, path: str, text: str) -> bool:
        """Save a file, and have the server look."""
        (self.root / path).write_text(text, "utf-8")
        return self.server.look_again()

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of an address."""
        try:
            with urllib.request.urlopen(self.server.url.removesuffix("/ocop/") + path) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Catalog]:
    catalog = Catalog(tmp_path)
    catalog.server.start()
    yield catalog
    catalog.server.shutdown()


def test_pages_have_the_script_and_files_have_not(served: Catalog) -> None:
    """A page is loaded again by a script that only this server adds, and which no policy stops."""
    status, page = served.get("/ocop/")
    assert status == 200 and "<p>Bánh</p>" in page and page.endswith("</script></body></html>")
    assert "Content-Security-Policy" not in page and 'role="alert"' not in page
    assert served.get("/ocop/a/index.html")[1].startswith("<p>no end<")
    assert served.get("/ocop/ocop.css") == (200, "a{}")
    assert served.get("/ocop/a") == served.get("/ocop/a/")
    assert served.get("/") == served.get("/ocop/")
    assert (served.site / "index.html").read_text("utf-8") == PAGE


@pytest.mark.parametrize(
    "path", ["la", "../bi-mat.txt", "%2e%2e/bi-mat.txt", "a/..%2f..%2fbi-mat.txt", "%00", "a%5c.."]
)
def test_nothing_else_is_given(path: str, served: Catalog) -> None:
    """No file out of the folder; the catalog's own page for wrong addresses."""
    status, page = served.get(f"/ocop/{path}")
    assert status == 404 and "<p>Lạc</p>" in page and "bí mật" not in page


def test_a_saved_product_is_shown(served: Catalog) -> None:
    """Pages that are open learn of it; the host is asked only where it has something to do."""
    before = served.server.version
    assert served.write("products/a.yml", "name: A") and served.made == ["renewed"]
    assert served.get(f"/.ocop/{before}") == (200, str(served.server.version)) != (200, str(before))
    assert not served.server.look_again()
    served.needs_host = True
    assert served.write("products/a.yml", "name: AB") and served.made == ["renewed", "renewed", "rebuilt"]
    assert served.write("catalog/index.md", "# A") and served.write("mkdocs.yml", "a: b")
    assert served.made[3:] == ["rebuilt", "rebuilt"]


def test_what_is_wrong_stands_over_the_page_until_it_is_right(served: Catalog) -> None:
    """In the terminal too; the page below is the last good one."""
    served.wrong = Refused("1 lỗi trong dữ liệu:\nproducts/a.yml:1:1: <b> không có")
    served.write("products/a.yml", "nmae: A")
    page = served.get("/ocop/")[1]
    assert 'role="alert"' in page and "&lt;b&gt; không có" in page and "<p>Bánh</p>" in page
    assert served.told[-1].startswith("1 lỗi")
    served.wrong = None
    served.write("products/a.yml", "name: A")
    assert 'role="alert"' not in served.get("/ocop/")[1]


@pytest.mark.parametrize("wrong", [KeyError("x"), RecursionError()])
def test_no_error_ends_it(wrong: Exception, served: Catalog) -> None:
    """Neither the host's nor ours: its name is on the page, all of it in the terminal."""
    served.wrong = wrong
    served.write("catalog/index.md", "# A")
    assert type(wrong).__name__ in served.get("/ocop/")[1] and "Traceback" in served.told[-1]
    served.wrong = None
    assert served.write("catalog/index.md", "# AB") and 'role="alert"' not in served.get("/ocop/")[1]


def _aborts() -> None:
    try:
        raise BuildError("trùng địa chỉ")
    except BuildError:
        raise Abort("Aborted with a BuildError!")  # noqa: B904 - as the host does it


def _is_wrong() -> None:
    raise ConfigurationError("mkdocs.yml")


@pytest.mark.parametrize(("build", "said"), [(_aborts, "trùng địa chỉ"), (_is_wrong, "mkdocs.yml")])
def test_what_the_host_breaks_off_for(build: Callable[[], None], said: str, served: Catalog) -> None:
    """Is no mistake of the program: why it did is said, and nothing else."""
    with pytest.raises(Refused) as refused:
        in_words(build)
    served.wrong = refused.value
    served.write("catalog/index.md", "# A")
    assert served.told[-1] == said and f"<p>{said}</p>" in served.get("/ocop/")[1]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_told_to_end(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is told: the host hears of it, and clears what the site was served from."""
    server, told = Catalog(tmp_path).server, getattr(signal, name)
    before = {its: signal.getsignal(its) for its in (signal.SIGTERM, signal.SIGHUP)}
    monkeypatch.setattr(serving, "_PAUSE", 0)
    monkeypatch.setattr(server, "look_again", lambda: os.kill(os.getpid(), told))
    try:
        with pytest.raises(KeyboardInterrupt):
            server.serve()
    finally:
        server.shutdown()
        for its, handler in before.items():
            signal.signal(its, handler)


def test_code_that_is_none_is_told(served: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server begins anew with changed code, but not with what Python cannot read."""
    begun = []
    monkeypatch.setattr(serving, "_CODE", served.root / "code")
    monkeypatch.setattr(os, "execv", lambda *words: begun.append(words))
    monkeypatch.setattr(Server, "shutdown", lambda _: None)
    (served.root / "code").mkdir()
    served.server.watch(served.root / "code")
    served.write("code/a.py", "def:\n")
    assert "SyntaxError" in served.get("/ocop/")[1] and begun == []
    served.write("code/a.py", "a = 1\n")
    assert len(begun) == 1
    monkeypatch.undo()
