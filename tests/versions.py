"""Catalogs in real git repositories, for tests that compare with an earlier commit."""

import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from build_hooks.read.catalog import Reading, read_catalog
from build_hooks.read.history import Base
from tests.building import write_repository
from tests.reading import CODE, OTHER_CODE

_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}

# Written, for each `git config` would be one more process in every test.
_CONFIG = """\
[user]
	name = Người thử
	email = thu@example.vn
[commit]
	gpgsign = false
[maintenance]
	auto = false
"""

TRANG = "products/an-giang/banh-trang.yml"
NGOT = "products/an-giang/banh-trang-ngot.yml"
KHO = "products/tay-ninh/kho-ca.yml"
LEDGER_FILE, OTHER_LEDGER_FILE = f"ledger/{CODE}.yml", f"ledger/{OTHER_CODE}.yml"
FIRST_MAKER, SECOND_MAKER = "producers/co-so-mot.yml", "producers/co-so-hai.yml"


def product(name: str, code: str = "", producer: str = "co-so-mot", decision: str = "86/QĐ-UBND") -> str:
    """A product with all four marks."""
    line = f"code: {code}\n" if code else ""
    issued = f"decision: {decision}, issued: 27/01/2023"
    return (
        f"name: {name}\n{line}group: thuc-pham\nproducer: {producer}\n"
        f"recognitions: [{{stars: 3, {issued}}}]\nsources: [{{title: Danh sách}}]\n"
    )


def entry(code: str, slug: str, name: str) -> str:
    """The ledger's file of a code."""
    return f'# không sửa\ncode: "{code}"\nissued: 02/03/2026\nproduct: "{slug}"\nname: "{name}"\n'


def producer(name: str) -> str:
    """The smallest producer."""
    return f"name: {name}\ntype: co-so\nsources: [{{title: Danh sách}}]\n"


# A certified product, its sibling without a code under the same decision, and a product of somebody else.
TEXTS = {
    TRANG: product("Bánh tráng", CODE),
    NGOT: product("Bánh tráng ngọt"),
    KHO: product("Khô cá", OTHER_CODE, "co-so-hai", "12/QĐ-UBND"),
    FIRST_MAKER: producer("Cơ sở Một"),
    SECOND_MAKER: producer("Cơ sở Hai"),
    LEDGER_FILE: entry(CODE, "banh-trang", "Bánh tráng"),
    OTHER_LEDGER_FILE: entry(OTHER_CODE, "kho-ca", "Khô cá"),
}
FILES: dict[str, str | bytes] = {**TEXTS}


@cache
def _empty_repository() -> dict[str, bytes]:
    """The files of a repository without a commit, as git makes them; its own process for each would be one of three."""
    with TemporaryDirectory(prefix="empty-") as folder:
        words = ["git", "init", "-q", "-b", "main", "--template=", folder]
        subprocess.run(words, env=_ENVIRONMENT, capture_output=True, check=True)
        made = Path(folder, ".git")
        files = _files(made)
    files["config"] += _CONFIG.encode()
    return {**files, "info/exclude": b".cache/\n"}  # as our own .gitignore


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_committed: dict[tuple[object, ...], dict[str, bytes]] = {}


@dataclass(frozen=True)
class Versions:
    """A catalog at `root`, inside a git repository at `top`."""

    top: Path
    root: Path

    @classmethod
    def start(cls, top: Path, files: dict[str, str | bytes] | None = None, folder: str = ".") -> "Versions":
        """A catalog of these files, or of FILES, committed on main: by git once, and then as git left it."""
        files = FILES if files is None else files
        one, known = cls(top, write_repository(top / folder, files)), (folder, *files.items())
        if known not in _committed:
            _committed[known] = _files(cls.of(top, one.root).top / ".git")
        else:
            one._lay(_committed[known])
        return one

    @classmethod
    def of(cls, top: Path, root: Path) -> "Versions":
        """The catalog that lies at `root`, committed on main with all that is in `top`."""
        one = cls(top, root)
        one._lay(_empty_repository())
        one.commit()
        return one

    def git(self, *words: str) -> str:
        """What git says; a failure is the test's."""
        done = subprocess.run(
            ["git", *words], cwd=self.top, env=_ENVIRONMENT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout.strip()

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files of the catalog without committing them."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def remove(self, *names: str) -> None:
        """Delete files of the catalog without committing that."""
        for name in names:
            (self.root / name).unlink()

    def _lay(self, files: dict[str, bytes]) -> None:
        """What git keeps, put where it looks for it."""
        for name in ("refs", "objects"):
            (self.top / ".git" / name).mkdir(parents=True)
        for name, content in files.items():
            (self.top / ".git" / name).parent.mkdir(parents=True, exist_ok=True)
            (self.top / ".git" / name).write_bytes(content)

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Một thay đổi")

    def base(self, ref: str = "main") -> Base:
        """What `ref` had, and what is changed by now."""
        return Base.open(self.root, ref)

    def reading(self, ref: str = "main", *, base: Base | None = None, is_issuer: bool = False) -> Reading:
        """The catalog as it is now, compared with `ref`, or with a base that has been opened since the last change."""
        return read_catalog(self.root, base=base or self.base(ref), is_issuer=is_issuer)

    def found(self, ref: str = "main", *, is_issuer: bool = False) -> list[tuple[str, str]]:
        """Where each error stands, and the message."""
        return [(one.place, one.message) for one in self.reading(ref, is_issuer=is_issuer).errors]
