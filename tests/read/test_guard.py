"""The guard of all that is printed, against real git repositories: every way to break a code or an address, and the
edits that harm nothing; as a submission is compared, and as the main branch compares itself when it issues."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from build_hooks.intake.review_codes import is_about_codes
from build_hooks.pages.trace import stage as traces
from build_hooks.read.catalog import read_catalog
from build_hooks.read.history import Base
from build_hooks.rules.names import identity
from tests.reading import CODE, OTHER_CODE
from tests.versions import (
    FILES,
    FIRST_MAKER,
    KHO,
    LEDGER_FILE,
    NGOT,
    OTHER_LEDGER_FILE,
    TRANG,
    Versions,
    entry,
    producer,
    product,
)

Told = list[tuple[str, str]]
Edit = Callable[[Versions], None]
SAME: Told = [("", "")]  # the issuer is told what a submitter is told

GTIN, OTHER_GTIN, NEW_GTIN = "09521234543213", "09506000134352", "9506000140445"
NEW_CODE = "YG9WAJBQ"
MOI, LA = "products/an-giang/banh-da.yml", "products/an-giang/hang-la.yml"
SITE, FORMER = "https://ocop.tinh.gov.vn/", "https://ocop-cu.tinh.gov.vn/"


def mkdocs_yml(site: str = SITE, former: str = f"[{FORMER}]") -> str:
    """The settings that the catalog needs."""
    address = f"site_url: {site}\n" if site else ""
    return f"{address}docs_dir: catalog\nextra:\n  ocop:\n    name: Thử\n    place: Tỉnh\n    former_urls: {former}\n"


LOTS = "lots:\n- {lot: L1, produced: 02/03/2026}\n- {lot: L2, produced: 03/03/2026}\n"
PACKS = f"variants:\n- {{name: 250 g, gtin: '{GTIN}'}}\n- {{name: 500 g, gtin: '{OTHER_GTIN}'}}\n"
PRINTED = product("Bánh tráng", CODE) + PACKS + LOTS
HOSTS = f"hosts: ['{FORMER}', '{SITE}']\n"
ENTRY = f"{entry(CODE, 'banh-trang', 'Bánh tráng')}gtins: ['{GTIN}', '{OTHER_GTIN}']\nlots: [L1, L2]\n{HOSTS}"
GUARDED: dict[str, str] = {
    **{path: text for path, text in FILES.items() if isinstance(text, str)},
    TRANG: PRINTED,
    LEDGER_FILE: ENTRY,
    "ledger/README.md": "Không sửa.\n",
    "mkdocs.yml": mkdocs_yml(),
}
TRANSFER = "transfers: [{to: hang-la, name: Hàng lạ, on: 24/11/2026}]\n"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Three products; one has all that a stamp may carry: a code, GTINs, lots with pages, a host and a former one."""
    return Versions.start(tmp_path, dict(GUARDED))


def writing(files: dict[str, str | bytes | None]) -> Edit:
    """Write these files, and delete those that have no content."""

    def edit(versions: Versions) -> None:
        versions.remove(*(path for path, content in files.items() if content is None))
        versions.write({path: content for path, content in files.items() if content is not None})

    return edit


def replacing(path: str, old: str, new: str) -> Edit:
    """Put one text for another in a file."""
    assert old in GUARDED[path]
    return writing({path: GUARDED[path].replace(old, new)})


def moving(old: str, new: str) -> Edit:
    """Move a file by git."""

    def edit(versions: Versions) -> None:
        (versions.root / new).parent.mkdir(parents=True, exist_ok=True)
        versions.git("mv", old, new)

    return edit


def linking(path: str, target: str) -> Edit:
    """Put a link in the place of a file or folder, which goes beside."""

    def edit(versions: Versions) -> None:
        (versions.root / path).rename(versions.root / target)
        (versions.root / path).symlink_to(os.path.relpath(versions.root / target, (versions.root / path).parent))

    return edit


def copying(old: str, new: str) -> Edit:
    """A second file with the content of one."""
    return lambda versions: versions.write({new: (versions.root / old).read_bytes()})


def put(versions: Versions, path: str, old: str, new: str) -> None:
    """Put one text for another in a file as it is by now."""
    text = (versions.root / path).read_text("utf-8")
    assert old in text
    versions.write({path: text.replace(old, new)})


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(versions: Versions) -> None:
        for one in edits:
            one(versions)

    return edit


def executable(versions: Versions) -> None:
    (versions.root / LEDGER_FILE).chmod(0o755)


def touched(versions: Versions) -> None:
    for path in GUARDED:
        os.utime(versions.root / path, (1_000_000_000, 1_000_000_000))


def told(versions: Versions, base: Base | None = None, *, is_issuer: bool = False) -> Told:
    """Every error, and every warning of codes and printed addresses."""
    problems = versions.reading(base=base, is_issuer=is_issuer).problems
    return [(one.place, one.message) for one in problems if not one.is_warning or is_about_codes(one)]


def told_to_both(versions: Versions) -> list[Told]:
    """To a submitter, and to the issuer; git is asked once."""
    base = versions.base()
    return [told(versions, base), told(versions, base, is_issuer=True)]


BROKEN: dict[str, tuple[Edit, Told, Told]] = {
    # The ledger
    "ledger-file-deleted": (writing({LEDGER_FILE: None}), [(LEDGER_FILE, "ledger_gone")], SAME),
    "ledger-file-moved": (
        moving(LEDGER_FILE, f"ledger/tinh/{CODE}.yml"),
        [(LEDGER_FILE, "ledger_touched"), (f"ledger/tinh/{CODE}.yml", "ledger_added")],
        [],
    ),
    "ledger-file-renamed": (
        moving(LEDGER_FILE, f"ledger/{NEW_CODE}.yml"),
        [
            (LEDGER_FILE, "ledger_touched"),
            (f"ledger/{NEW_CODE}.yml", "ledger_added"),
            (f"ledger/{NEW_CODE}.yml:2:7", "ledger_file_name"),
        ],
        [(f"ledger/{NEW_CODE}.yml:2:7", "ledger_file_name")],
    ),
    "ledger-file-in-lower-case": (
        moving(LEDGER_FILE, f"ledger/{CODE.lower()}.yml"),
        [
            (LEDGER_FILE, "ledger_touched"),
            (f"ledger/{CODE.lower()}.yml", "bad_file_name"),
            (f"ledger/{CODE.lower()}.yml", "ledger_added"),
            (f"ledger/{CODE.lower()}.yml:2:7", "ledger_file_name"),
        ],
        [(f"ledger/{CODE.lower()}.yml", "bad_file_name"), (f"ledger/{CODE.lower()}.yml:2:7", "ledger_file_name")],
    ),
    "ledger-file-of-another-ending": (
        moving(LEDGER_FILE, f"ledger/{CODE}.yaml"),
        [
            (f"ledger/{CODE}.yaml", "ledger_added"),
            (f"ledger/{CODE}.yaml", "wrong_ending"),
            (LEDGER_FILE, "ledger_touched"),
        ],
        [(f"ledger/{CODE}.yaml", "wrong_ending")],
    ),
    "ledger-file-a-link": (
        linking(LEDGER_FILE, "catalog/x.yml"),
        [(LEDGER_FILE, "ledger_gone"), (LEDGER_FILE, "symlink")],
        SAME,
    ),
    "ledger-file-a-folder": (
        both(writing({LEDGER_FILE: None}), writing({f"{LEDGER_FILE}/x.yml": ENTRY})),
        [
            (LEDGER_FILE, "bad_file_name"),
            (LEDGER_FILE, "ledger_touched"),
            (f"ledger/{CODE}.yml/x.yml", "bad_file_name"),
            (f"ledger/{CODE}.yml/x.yml", "ledger_added"),
            (f"ledger/{CODE}.yml/x.yml:2:7", "ledger_file_name"),
        ],
        [
            (LEDGER_FILE, "bad_file_name"),
            (f"ledger/{CODE}.yml/x.yml", "bad_file_name"),
            (f"ledger/{CODE}.yml/x.yml:2:7", "ledger_file_name"),
        ],
    ),
    "ledger-folder-a-link": (
        linking("ledger", "catalog/ledger"),
        [
            ("ledger", "ledger_added"),
            ("ledger", "symlink"),
            (LEDGER_FILE, "ledger_gone"),
            (OTHER_LEDGER_FILE, "ledger_gone"),
            ("ledger/README.md", "ledger_touched"),
        ],
        [("ledger", "symlink"), (LEDGER_FILE, "ledger_gone"), (OTHER_LEDGER_FILE, "ledger_gone")],
    ),
    "ledger-file-executable": (executable, [(LEDGER_FILE, "ledger_touched")], []),
    "ledger-file-crlf": (writing({LEDGER_FILE: ENTRY.replace("\n", "\r\n")}), [(LEDGER_FILE, "ledger_touched")], []),
    "ledger-file-with-bom": (
        writing({LEDGER_FILE: b"\xef\xbb\xbf" + ENTRY.encode()}),
        [(LEDGER_FILE, "ledger_touched")],
        [],
    ),
    "ledger-comment": (writing({LEDGER_FILE: f"# x\n{ENTRY}"}), [(LEDGER_FILE, "ledger_touched")], []),
    "ledger-name": (
        replacing(LEDGER_FILE, 'name: "Bánh tráng"', 'name: "Bánh trang"'),
        [(f"{LEDGER_FILE}:5:7", "ledger_changed")],
        SAME,
    ),
    "ledger-product": (
        replacing(LEDGER_FILE, "banh-trang", "hang-la"),
        [(f"{LEDGER_FILE}:4:10", "ledger_changed")],
        SAME,
    ),
    "ledger-day": (
        replacing(LEDGER_FILE, "02/03/2026", "03/03/2026"),
        [(f"{LEDGER_FILE}:3:9", "ledger_changed")],
        SAME,
    ),
    "ledger-sample": (writing({LEDGER_FILE: f"{ENTRY}sample: có\n"}), [(f"{LEDGER_FILE}:9:9", "ledger_changed")], SAME),
    "ledger-gtin-removed": (
        replacing(LEDGER_FILE, f", '{OTHER_GTIN}'", ""),
        [(f"{LEDGER_FILE}:6:8", "ledger_changed")],
        SAME,
    ),
    "ledger-gtin-in-front": (
        replacing(LEDGER_FILE, f"['{GTIN}'", f"['{NEW_GTIN}', '{GTIN}'"),
        [(f"{LEDGER_FILE}:6:9", "ledger_changed")],
        SAME,
    ),
    "ledger-lots-swapped": (
        replacing(LEDGER_FILE, "[L1, L2]", "[L2, L1]"),
        [(f"{LEDGER_FILE}:7:8", "ledger_changed")],
        SAME,
    ),
    "ledger-lots-removed": (
        replacing(LEDGER_FILE, "lots: [L1, L2]\n", ""),
        [(f"{LEDGER_FILE}:2:1", "ledger_changed")],
        SAME,
    ),
    "ledger-host-changed": (
        replacing(LEDGER_FILE, SITE, "https://la.vn/"),
        [(f"{LEDGER_FILE}:8:41", "ledger_changed"), ("mkdocs.yml:7:18", "unknown_host")],
        SAME,
    ),
    "ledger-host-removed": (
        replacing(LEDGER_FILE, f", '{SITE}'", ""),
        [(f"{LEDGER_FILE}:8:8", "ledger_changed")],
        SAME,
    ),
    "ledger-host-added": (
        replacing(LEDGER_FILE, f"'{SITE}'", f"'{SITE}', 'https://la.vn/'"),
        [(LEDGER_FILE, "ledger_touched"), ("mkdocs.yml:7:18", "unknown_host")],
        [("mkdocs.yml:7:18", "unknown_host")],
    ),
    "ledger-lists-grown": (
        replacing(LEDGER_FILE, "[L1, L2]", "[L1, L2, L3]"),
        [(LEDGER_FILE, "ledger_touched")],
        [],
    ),
    "ledger-of-its-own": (
        writing({f"ledger/{NEW_CODE}.yml": entry(NEW_CODE, "hang-la", "Hàng lạ")}),
        [(f"ledger/{NEW_CODE}.yml", "ledger_added"), (f"ledger/{NEW_CODE}.yml", "lost_code")],
        [(f"ledger/{NEW_CODE}.yml", "lost_code")],
    ),
    "ledger-read-me-changed": (
        replacing("ledger/README.md", "Không", "Cứ"),
        [("ledger/README.md", "ledger_touched")],
        [],
    ),
    "ledger-read-me-deleted": (writing({"ledger/README.md": None}), [("ledger/README.md", "ledger_touched")], []),
    "ledger-other-file": (writing({"ledger/ghi-chú 1.txt": "x"}), [("ledger/ghi-chú 1.txt", "ledger_added")], []),
    "ledger-file-of-an-odd-name": (
        writing({'ledger/"a\nb.yml': ENTRY}),
        [
            ('ledger/"a b.yml', "bad_file_name"),
            ('ledger/"a b.yml', "ledger_added"),
            ('ledger/"a b.yml:2:7', "ledger_file_name"),
        ],
        [('ledger/"a b.yml', "bad_file_name"), ('ledger/"a b.yml:2:7', "ledger_file_name")],
    ),
    "ledger-of-windows": (writing({f"Ledger/{NEW_CODE}.yml": ENTRY}), [(f"Ledger/{NEW_CODE}.yml", "ledger_added")], []),
    # Code lines
    "code-by-hand": (
        writing({MOI: product("Bánh đa", NEW_CODE)}),
        [(f"{MOI}:2:7", "code_by_hand")],
        [(f"{MOI}:2:7", "code_not_in_ledger")],
    ),
    "code-by-hand-in-a-known-product": (
        writing({NGOT: product("Bánh tráng ngọt", NEW_CODE)}),
        [(f"{NGOT}:2:7", "code_by_hand")],
        [(f"{NGOT}:2:7", "code_not_in_ledger")],
    ),
    "code-by-hand-with-a-ledger-file": (
        writing({LA: product("Hàng lạ", NEW_CODE), f"ledger/{NEW_CODE}.yml": entry(NEW_CODE, "hang-la", "Hàng lạ")}),
        [(f"ledger/{NEW_CODE}.yml", "ledger_added"), (f"{LA}:2:7", "code_by_hand")],
        [],
    ),
    "code-by-hand-quoted": (
        writing({LA: product("Hàng lạ", '"yg9w-ajbq"')}),
        [(f"{LA}:2:7", "code_by_hand")],
        [(f"{LA}:2:7", "code_not_in_ledger")],
    ),
    "code-by-hand-beside-its-renaming": (
        both(moving(TRANG, MOI), writing({LA: product("Hàng lạ", NEW_CODE)})),
        [(f"{LA}:2:7", "code_by_hand")],
        [(f"{LA}:2:7", "code_not_in_ledger")],
    ),
    "code-line-deleted": (
        replacing(TRANG, f"code: {CODE}\n", ""),
        [(TRANG, "code_removed")],
        [(LEDGER_FILE, "lost_code")],
    ),
    "code-line-emptied": (
        replacing(TRANG, f"code: {CODE}\n", "code:\n"),
        [(TRANG, "code_removed")],
        [(LEDGER_FILE, "lost_code")],
    ),
    "code-line-a-comment": (
        replacing(TRANG, "code:", "# code:"),
        [(TRANG, "code_removed")],
        [(LEDGER_FILE, "lost_code")],
    ),
    "code-changed": (
        replacing(TRANG, CODE, NEW_CODE),
        [(f"{TRANG}:2:7", "code_changed")],
        [(LEDGER_FILE, "lost_code"), (f"{TRANG}:2:7", "code_not_in_ledger")],
    ),
    "code-mistyped": (replacing(TRANG, CODE, f"{CODE[:-1]}S"), [(f"{TRANG}:2:7", "code_check_character")], SAME),
    # A code taken over
    "taken-with-a-transfer-of-its-own": (
        both(
            writing({LEDGER_FILE: ENTRY + TRANSFER, LA: product("Hàng lạ", CODE, "co-so-hai")}),
            replacing(TRANG, f"code: {CODE}\n", ""),
        ),
        [
            (LEDGER_FILE, "ledger_touched"),
            (TRANG, "code_removed"),
            (f"{LA}:1:1", "lot_lost"),
            (f"{LA}:1:1", "lot_lost"),
            (f"{LA}:2:7", "code_moved"),
        ],
        [(f"{LA}:1:1", "lot_lost"), (f"{LA}:1:1", "lot_lost")],
    ),
    "taken-by-a-new-product": (
        both(writing({LA: product("Hàng lạ", CODE, "co-so-hai")}), replacing(TRANG, f"code: {CODE}\n", "")),
        [(TRANG, "code_removed"), (f"{LA}:2:7", "code_moved")],
        [(f"{LA}:2:7", "code_moved")],
    ),
    "taken-quoted-in-lower-case": (
        both(
            writing({LA: product("Hàng lạ", f'"{CODE[:4].lower()} {CODE[4:].lower()}"')}),
            replacing(TRANG, f"code: {CODE}\n", ""),
        ),
        [(TRANG, "code_removed"), (f"{LA}:2:7", "code_moved")],
        [(f"{LA}:2:7", "code_moved")],
    ),
    "taken-by-a-sibling": (
        both(writing({NGOT: product("Bánh tráng ngọt", CODE)}), replacing(TRANG, f"code: {CODE}\n", "")),
        [(f"{NGOT}:2:7", "code_moved"), (TRANG, "code_removed")],
        [(f"{NGOT}:2:7", "code_moved")],
    ),
    "taken-by-a-sibling-whose-brother-goes": (
        writing({TRANG: None, NGOT: product("Bánh tráng ngọt", CODE)}),
        [(f"{NGOT}:2:7", "code_moved")],
        SAME,
    ),
    "taken-by-another-mark": (
        writing({TRANG: None, LA: product("Bánh tràng", CODE, decision="99/QĐ-UBND")}),
        [(f"{LA}:2:7", "code_moved")],
        SAME,
    ),
    "taken-twice": (
        writing({NGOT: product("Bánh tráng ngọt", CODE)}),
        [(f"{NGOT}:2:7", "code_moved"), (f"{TRANG}:2:7", "duplicate_code")],
        SAME,
    ),
    "swapped": (
        both(replacing(TRANG, CODE, OTHER_CODE), replacing(KHO, OTHER_CODE, CODE)),
        [(f"{TRANG}:2:7", "code_moved"), (f"{KHO}:2:7", "code_moved")],
        SAME,
    ),
    "swapped-files": (
        writing({TRANG: GUARDED[KHO], KHO: PRINTED}),
        [
            (f"{TRANG}:1:7", "another_product"),
            (f"{TRANG}:2:7", "code_moved"),
            (f"{KHO}:1:7", "another_product"),
            (f"{KHO}:2:7", "code_moved"),
        ],
        [(f"{TRANG}:2:7", "code_moved"), (f"{KHO}:2:7", "code_moved")],
    ),
    # Another product in the old one's place
    "another-in-place": (
        both(replacing(TRANG, "Bánh tráng", "Bánh trắng"), lambda it: put(it, TRANG, "co-so-mot", "co-so-hai")),
        [(f"{TRANG}:1:7", "another_product")],
        [],
    ),
    "another-without-a-code-in-place": (
        writing({NGOT: product("Kẹo dừa", "", "co-so-hai")}),
        [(f"{NGOT}:1:7", "another_product")],
        [],
    ),
    "another-by-its-producer's-file": (
        both(replacing(TRANG, "Bánh tráng", "Kẹo dừa"), writing({FIRST_MAKER: producer("Công ty Lạ")})),
        [(f"{TRANG}:1:7", "another_product")],
        [],
    ),
    "made-a-sample": (replacing(TRANG, "group:", "sample: có\ngroup:"), [(f"{TRANG}:3:9", "sample_switched")], []),
    "made-a-sample-without-a-code": (
        writing({NGOT: product("Bánh tráng ngọt") + "sample: có\n"}),
        [(f"{NGOT}:6:9", "sample_switched")],
        [],
    ),
    "made-a-sample-and-renamed": (
        both(moving(TRANG, MOI), lambda it: put(it, MOI, "group:", "sample: có\ngroup:")),
        [(f"{MOI}:3:9", "sample_switched")],
        [],
    ),
    # A product that goes
    "product-deleted": (writing({TRANG: None}), [(TRANG, "product_deleted")], SAME),
    "product-deleted-with-its-ledger": (
        writing({TRANG: None, LEDGER_FILE: None}),
        [(LEDGER_FILE, "ledger_gone"), (TRANG, "product_deleted")],
        SAME,
    ),
    "product-renamed-without-its-code": (
        both(moving(TRANG, MOI), lambda it: put(it, MOI, f"code: {CODE}\n", "")),
        [(TRANG, "product_deleted")],
        SAME,
    ),
    "product-a-link": (linking(TRANG, "catalog/x.yml"), [(TRANG, "product_deleted"), (TRANG, "symlink")], SAME),
    "product-out-of-the-tree": (moving(TRANG, "catalog/banh-trang.yml"), [(TRANG, "product_deleted")], SAME),
    "product-of-another-ending": (moving(TRANG, TRANG.replace(".yml", ".txt")), [(TRANG, "product_deleted")], SAME),
    "product-in-upper-case": (
        moving(TRANG, "products/an-giang/Banh-Trang.yml"),
        [("products/an-giang/Banh-Trang.yml", "bad_file_name")],
        SAME,
    ),
    # Printed addresses
    "gtin-removed": (replacing(TRANG, f", gtin: '{OTHER_GTIN}'", ""), [(f"{TRANG}:8:1", "gtin_lost")], SAME),
    "gtin-changed": (replacing(TRANG, OTHER_GTIN, NEW_GTIN), [(f"{TRANG}:8:1", "gtin_lost")], SAME),
    "variant-removed": (
        replacing(TRANG, f"- {{name: 500 g, gtin: '{OTHER_GTIN}'}}\n", ""),
        [(f"{TRANG}:8:1", "gtin_lost")],
        SAME,
    ),
    "all-variants-removed": (
        replacing(TRANG, PACKS, ""),
        [(f"{TRANG}:1:1", "gtin_lost"), (f"{TRANG}:1:1", "gtin_lost")],
        SAME,
    ),
    "gtin-moved": (
        both(replacing(TRANG, PACKS, ""), writing({NGOT: product("Bánh tráng ngọt") + PACKS})),
        [(f"{NGOT}:7:23", "gtin_moved"), (f"{NGOT}:8:23", "gtin_moved")],
        [],
    ),
    "lot-removed": (replacing(TRANG, "- {lot: L2, produced: 03/03/2026}\n", ""), [(f"{TRANG}:11:1", "lot_lost")], SAME),
    "lot-renamed": (replacing(TRANG, "L1", "L9"), [(f"{TRANG}:11:1", "lot_lost")], SAME),
    "all-lots-removed": (
        replacing(TRANG, LOTS, ""),
        [(f"{TRANG}:1:1", "lot_lost"), (f"{TRANG}:1:1", "lot_lost")],
        SAME,
    ),
    "site-moved": (
        writing({"mkdocs.yml": mkdocs_yml("https://moi.tinh.gov.vn/")}),
        [("mkdocs.yml:1:11", "site_moved")],
        SAME,
    ),
    "site-in-a-folder": (
        writing({"mkdocs.yml": mkdocs_yml(f"{SITE}danh-muc/")}),
        [("mkdocs.yml:1:11", "site_moved")],
        SAME,
    ),
    "site-without-tls": (
        writing({"mkdocs.yml": mkdocs_yml(SITE.replace("https", "http"))}),
        [("mkdocs.yml:1:11", "site_moved")],
        SAME,
    ),
    "site-made-an-example": (
        writing({"mkdocs.yml": mkdocs_yml("https://ocop.example.vn/")}),
        [("mkdocs.yml:1:11", "site_moved")],
        SAME,
    ),
    "site-removed": (writing({"mkdocs.yml": mkdocs_yml("")}), [("mkdocs.yml", "site_moved")], SAME),
    "site-given-twice": (
        writing({"mkdocs.yml": mkdocs_yml() + "site_url: https://la.vn/\n"}),
        [("mkdocs.yml:8:1", "repeated_key")],
        SAME,
    ),
    "former-url-removed": (
        writing({"mkdocs.yml": mkdocs_yml(former="[]")}),
        [("mkdocs.yml:7:18", "former_url_gone")],
        SAME,
    ),
    "former-url-changed": (
        writing({"mkdocs.yml": mkdocs_yml(former="[https://la.vn/]")}),
        [("mkdocs.yml:7:18", "former_url_gone")],
        SAME,
    ),
    "site-and-former-url-swapped-for-one": (
        writing({"mkdocs.yml": mkdocs_yml(FORMER, "[]")}),
        [("mkdocs.yml:1:11", "site_moved")],
        SAME,
    ),
}


def committed(versions: Versions) -> None:
    """What was changed, on a branch."""
    versions.git("switch", "-q", "-c", "nhanh")
    versions.commit()


def lives(versions: Versions) -> bool:
    """Whether both printed codes have a page."""
    made = {output.uri for output in traces.outputs(read_catalog(versions.root).catalog)}
    return {f"S/{CODE}/index.html", f"S/{OTHER_CODE}/index.html"} <= made


@pytest.mark.parametrize("name", BROKEN)
def test_a_way_to_break_what_is_printed(versions: Versions, name: str) -> None:
    """Each is told, where the mend is to be made: to a submitter, to the issuer, before it is committed and after."""
    edit, to_submitter, to_issuer = BROKEN[name]
    edit(versions)
    to_both = [to_submitter, to_submitter if to_issuer == SAME else to_issuer]
    assert told_to_both(versions) == to_both
    committed(versions)
    assert told_to_both(versions) == to_both


ADDRESSES = [name for name in BROKEN if name.startswith(("gtin-removed", "gtin-changed", "variant", "all-", "lot-"))]


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_lost_address_stops_no_change(versions: Versions, name: str) -> None:
    """The ledger keeps a page of what was published; what it does not have was never published, and is no loss."""
    edit = BROKEN[name][0]
    edit(versions)
    assert versions.found() == [] and lives(versions)
    versions.git("checkout", "-q", "--", ".")
    versions.write({LEDGER_FILE: entry(CODE, "banh-trang", "Bánh tráng")})
    versions.commit()
    edit(versions)
    assert told(versions) == []


HARMLESS: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda _: None, []),
    "touched": (touched, []),
    "file-renamed": (moving(TRANG, MOI), ["note_file"]),
    "file-renamed-by-a-shell": (writing({TRANG: None, MOI: PRINTED}), ["note_file"]),
    "file-into-a-folder": (moving(TRANG, "products/an-giang/phu-tan/banh-trang.yml"), []),
    "folder-renamed": (moving("products/tay-ninh", "products/ca-mau"), []),
    "name-with-other-marks": (replacing(TRANG, "Bánh tráng", "Bánh trắng"), ["note_name"]),
    "name-in-capitals": (replacing(TRANG, "Bánh tráng", "BÁNH  TRÁNG"), []),
    "name-in-another-normal-form": (replacing(TRANG, "Bánh tráng", "Ba\u0301nh tra\u0301ng"), []),
    "renamed-in-file-and-name": (
        both(moving(TRANG, MOI), lambda it: put(it, MOI, "Bánh tráng", "Bánh đa")),
        ["note_file", "note_name"],
    ),
    "sold": (replacing(TRANG, "co-so-mot", "co-so-hai"), ["note_producer"]),
    "file-of-the-producer-renamed": (
        both(
            moving(FIRST_MAKER, "producers/co-so-1.yml"),
            replacing(TRANG, "co-so-mot", "co-so-1"),
            replacing(NGOT, "co-so-mot", "co-so-1"),
        ),
        [],
    ),
    "name-and-file-of-the-producer": (
        both(
            moving(FIRST_MAKER, "producers/co-so-1.yml"),
            writing({TRANG: GUARDED[TRANG].replace("co-so-mot", "co-so-1").replace("Bánh tráng", "Bánh đa")}),
            replacing(NGOT, "co-so-mot", "co-so-1"),
        ),
        ["note_name"],
    ),
    "producer-renamed": (writing({FIRST_MAKER: producer("Công ty Một")}), ["note_producer"]),
    "withdrawn": (writing({TRANG: PRINTED + "status: {is: withdrawn, on: 02/03/2026}\n"}), ["note_withdrawn"]),
    "recognised-anew": (replacing(TRANG, "86/QĐ-UBND", "99/QĐ-UBND"), []),
    "code-quoted-in-lower-case": (replacing(TRANG, CODE, f'"{CODE[:4].lower()}-{CODE[4:].lower()}"'), []),
    "code-quoted-with-spaces": (replacing(TRANG, f"code: {CODE}", f"code:   ' {CODE} '  # tem"), []),
    "code-at-the-end": (writing({TRANG: PRINTED.replace(f"code: {CODE}\n", "") + f"code: {CODE}\n"}), []),
    "product-crlf": (writing({TRANG: PRINTED.replace("\n", "\r\n")}), []),
    "product-with-bom": (writing({TRANG: b"\xef\xbb\xbf" + PRINTED.encode()}), []),
    "product-executable": (lambda it: (it.root / TRANG).chmod(0o755), []),
    "new-product": (writing({MOI: product("Bánh đa")}), []),
    "new-product-with-an-empty-code": (writing({MOI: product("Bánh đa") + "code: ''\n"}), []),
    "new-product-and-producer": (
        writing({MOI: product("Bánh đa", "", "co-so-ba"), "producers/co-so-ba.yml": producer("Cơ sở Ba")}),
        [],
    ),
    "new-sample": (writing({MOI: product("Bánh đa") + "sample: có\n"}), []),
    "product-without-a-code-deleted": (writing({NGOT: None}), []),
    "lot-added": (writing({TRANG: f"{PRINTED}- {{lot: L3}}\n"}), []),
    "lots-in-another-order": (
        writing({TRANG: PRINTED.replace(LOTS, "lots: [{lot: L2}, {lot: L1}]\n")}),
        [],
    ),
    "lot-of-no-page": (writing({TRANG: f"{PRINTED}- {{lot: LO3/4}}\n"}), []),
    "variant-renamed": (replacing(TRANG, "250 g", "hộp 250 g"), []),
    "gtin-written-with-spaces": (replacing(TRANG, GTIN, "0 9521234 543213"), []),
    "gtin-added": (
        replacing(TRANG, LOTS, f"- {{name: 1 kg, gtin: '{NEW_GTIN}'}}\n{LOTS}"),
        ["note_gtin"],
    ),
    "story": (writing({TRANG: f"{PRINTED}story: |\n  code: {NEW_CODE}\n  sample: có\n"}), []),
    "code-in-a-comment": (writing({MOI: f"# code: {NEW_CODE}\n{product('Bánh đa')}"}), []),
    "page-by-hand": (writing({"catalog/ledger.md": f"# {CODE}\n"}), []),
    "settings": (writing({"mkdocs.yml": mkdocs_yml() + "    tagline: Sản vật\n"}), []),
    "site-in-capitals": (writing({"mkdocs.yml": mkdocs_yml("HTTPS://OCOP.tinh.gov.vn")}), []),
    "former-url-in-capitals": (writing({"mkdocs.yml": mkdocs_yml(former="['https://OCOP-cu.tinh.gov.vn']")}), []),
    "site-moved-with-its-former-url": (
        writing({"mkdocs.yml": mkdocs_yml("https://moi.tinh.gov.vn/", f"[{FORMER}, {SITE}]")}),
        ["note_site"],
    ),
    "site-and-former-url-swapped": (writing({"mkdocs.yml": mkdocs_yml(FORMER, f"[{SITE}]")}), ["note_site"]),
    "former-url-added": (writing({"mkdocs.yml": mkdocs_yml(former=f"[{FORMER}, 'https://x.vn/']")}), []),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_an_edit_that_harms_nothing(versions: Versions, name: str) -> None:
    """No error and no warning to anybody; the pages live; what who accepts it must know is noted."""
    edit, notes = HARMLESS[name]
    edit(versions)
    assert told_to_both(versions) == [[], []]
    committed(versions)
    assert told_to_both(versions) == [[], []]
    assert sorted(one.message for one in versions.reading().notes) == sorted(notes)
    assert lives(versions)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mứt dừa", "Mứt dứa", False),
        ("Mứt dừa", "Mứt dưa", False),
        ("Bánh bò", "Bánh bơ", False),
        ("Bánh tráng", "Banh trang", False),
        ("Rượu Hoà Bình", "rượu  hòa-bình", True),
        ("Trà túy", "Trà tuý", True),
        ("Thuỷ Hử", "Thủy Hử", True),
        ("Đậu đỏ", "Dau do", False),
        ("Bánh tráng", "Ba\u0301nh tra\u0301ng", True),
    ],
)
def test_marks_are_letters(one: str, other: str, same: bool) -> None:
    """Another mark is another word; case, spaces, hyphens, normal form and where a tone stands are not."""
    assert (identity(one) == identity(other)) is same


def test_another_mark_and_another_producer(tmp_path: Path) -> None:
    """Pineapple of somebody else in the file of coconut is another product; with its own producer it is noted."""
    dua = {LA: product("Mứt dừa", CODE), LEDGER_FILE: entry(CODE, "hang-la", "Mứt dừa")}
    versions = Versions.start(tmp_path, {**FILES, TRANG: product("Bánh tráng"), **dua})
    versions.write({LA: product("Mứt dứa", CODE)})
    assert told(versions) == [] and [one.message for one in versions.reading().notes] == ["note_name"]
    versions.write({LA: product("Mứt dứa", CODE, "co-so-hai")})
    assert told(versions) == [(f"{LA}:1:7", "another_product")]


def test_a_code_that_is_issued(versions: Versions) -> None:
    """What main does is for main alone: a new entry, its line, lists that grow at their end, a transfer."""
    versions.write({NGOT: product("Bánh tráng ngọt", NEW_CODE)})
    versions.write({f"ledger/{NEW_CODE}.yml": entry(NEW_CODE, "banh-trang-ngot", "Bánh tráng ngọt")})
    grown = ENTRY.replace(f"'{OTHER_GTIN}']", f"'{OTHER_GTIN}', '{NEW_GTIN}']").replace("[L1, L2]", "[L1, L2, L3]")
    versions.write({LEDGER_FILE: grown})
    assert told(versions, is_issuer=True) == []
    assert told(versions) == [
        (LEDGER_FILE, "ledger_touched"),
        (f"ledger/{NEW_CODE}.yml", "ledger_added"),
        (f"{NGOT}:2:7", "code_by_hand"),
    ]


def test_a_merge_of_main(versions: Versions) -> None:
    """Codes that main issued meanwhile are no change of a branch that merges them; a merge that drops them is one."""
    versions.git("switch", "-q", "-c", "nhanh")
    versions.write({MOI: product("Bánh đa")})
    versions.commit()
    versions.git("switch", "-q", "main")
    versions.write({NGOT: product("Bánh tráng ngọt", NEW_CODE)})
    versions.write({f"ledger/{NEW_CODE}.yml": entry(NEW_CODE, "banh-trang-ngot", "Bánh tráng ngọt")})
    versions.commit()
    versions.git("switch", "-q", "nhanh")
    assert told(versions) == []  # main is ahead
    versions.git("merge", "-q", "--no-edit", "main")
    assert told(versions) == []
    versions.git("reset", "-q", "--hard", "HEAD~1")
    versions.git("merge", "-q", "--no-edit", "-s", "ours", "main")
    assert told(versions) == [(f"ledger/{NEW_CODE}.yml", "ledger_gone"), (NGOT, "code_removed")]


def test_a_merge_that_brings_a_code(versions: Versions) -> None:
    """What a merge commit itself changes is a change of the branch."""
    versions.git("switch", "-q", "-c", "nhanh")
    versions.write({MOI: product("Bánh đa")})
    versions.commit()
    versions.git("switch", "-q", "main")
    versions.write({KHO: GUARDED[KHO] + "season: Tết\n"})
    versions.commit()
    versions.git("switch", "-q", "nhanh")
    versions.git("merge", "-q", "--no-commit", "main")
    versions.write({MOI: product("Bánh đa", NEW_CODE), f"ledger/{NEW_CODE}.yml": entry(NEW_CODE, "banh-da", "Bánh đa")})
    versions.commit()
    assert told(versions) == [(f"ledger/{NEW_CODE}.yml", "ledger_added"), (f"{MOI}:2:7", "code_by_hand")]


def test_a_shallow_clone_of_main(tmp_path: Path) -> None:
    """The main branch's own workflow has the last commit alone, and compares with that."""
    versions = Versions.start(tmp_path / "a", dict(GUARDED))
    versions.commit()
    versions.git("clone", "-q", "--depth=1", f"file://{versions.top}", str(tmp_path / "b"))
    shallow = Versions(tmp_path / "b", tmp_path / "b")
    shallow.write({LEDGER_FILE: ENTRY + "# x\n"})
    assert shallow.found("HEAD") == [(LEDGER_FILE, "ledger_touched")]
    assert shallow.found("HEAD", is_issuer=True) == []


def test_line_ends_of_windows(versions: Versions) -> None:
    """A working tree whose line ends git writes its own way has not changed what git would commit."""
    versions.git("config", "core.autocrlf", "true")
    versions.write({path: text.replace("\n", "\r\n") for path, text in GUARDED.items()})
    assert told(versions) == []
    versions.write({LEDGER_FILE: ENTRY.replace("\n", "\r\n") + "# x\r\n"})
    assert told(versions) == [(LEDGER_FILE, "ledger_touched")]


def test_a_catalog_in_a_folder_that_was_touched(tmp_path: Path) -> None:
    """Git is asked for paths as it names them: from the top of the repository."""
    versions = Versions.start(tmp_path, dict(GUARDED), folder="danh mục")
    touched(versions)
    assert told(versions) == []
    versions.write({LEDGER_FILE: f"{ENTRY}# x\n"})
    assert told(versions) == [(LEDGER_FILE, "ledger_touched")]


@pytest.mark.parametrize("site", ["https://ocop.example.vn/", "http://localhost:8000/", "https://192.0.2.1/", ""])
def test_an_address_that_was_never_printed(tmp_path: Path, site: str) -> None:
    """An example, this computer or none may be changed freely, and so may any before the first code."""
    files: dict[str, str | bytes] = {**FILES, "mkdocs.yml": mkdocs_yml(site, "[]")}
    versions = Versions.start(tmp_path, files)
    versions.write({"mkdocs.yml": mkdocs_yml(SITE, "[]")})
    assert told(versions) == []
    assert [one.message for one in versions.reading().notes] == ["note_site"]


def test_an_address_before_the_first_code(tmp_path: Path) -> None:
    """Nothing was printed yet."""
    versions = Versions.start(
        tmp_path, {NGOT: FILES[NGOT], FIRST_MAKER: FILES[FIRST_MAKER], "mkdocs.yml": mkdocs_yml()}
    )
    versions.write({"mkdocs.yml": mkdocs_yml("https://moi.tinh.gov.vn/", "[]")})
    assert told(versions) == []


def test_a_host_of_the_ledger(tmp_path: Path) -> None:
    """Without a base too, so that a build stops: once for each host, however many codes carry it."""
    files: dict[str, str | bytes] = {**GUARDED, "mkdocs.yml": mkdocs_yml("https://moi.tinh.gov.vn/")}
    files[OTHER_LEDGER_FILE] = f"{entry(OTHER_CODE, 'kho-ca', 'Khô cá')}{HOSTS}"
    versions = Versions.start(tmp_path, files)
    assert [one.line() for one in read_catalog(versions.root).errors] == [
        f"mkdocs.yml:7:18: extra.ocop.former_urls: sổ mã ghi tem mang địa chỉ “{SITE}” ({LEDGER_FILE}), nhưng site_url "
        "và “former_urls” đều không có địa chỉ ấy; mọi địa chỉ đã in phải là site_url hoặc nằm trong “former_urls” của "
        f"extra.ocop; ghi “{SITE}” vào “former_urls” và giữ cho máy chủ cũ dẫn sang địa chỉ mới"
    ]


def test_a_file_broken_at_the_base(tmp_path: Path) -> None:
    """Who mends a file that main could not read keeps the code that the ledger gave it, and no other."""
    versions = Versions.start(tmp_path, {**GUARDED, TRANG: b"name: [\n"})
    versions.write({TRANG: PRINTED})
    assert told(versions) == []
    versions.write({TRANG: PRINTED.replace(CODE, NEW_CODE)})
    assert (f"{TRANG}:2:7", "code_by_hand") in told(versions)


SENTENCES = {
    "taken-with-a-transfer-of-its-own": (
        f"{LA}:2:7: code: the code “{CODE}” was given to “Bánh tráng” ({TRANG}), now it is in a new product; a printed "
        "code opens the product it was given to; put it back there; delete the “code” of this product, it will get "
        f"its own; if the code must move, the keeper adds to ledger/{CODE}.yml on the main branch: “transfers: [{{to: "
        "hang-la, name: …, on: …}]”, and runs “ocop check --base HEAD --issuer”",
        "nay lại ở một sản phẩm mới;",
    ),
    "swapped": ("now it is in this one, two products have swapped their codes;", "hai sản phẩm đổi mã cho nhau;"),
    "ledger-comment": (
        f"{LEDGER_FILE}: a file of the ledger was changed; a submission changes nothing in ledger/; only “ocop issue” "
        "and the keeper write there, on the main branch; put it back: git restore --source=BASE -- "
        f"{LEDGER_FILE}; the keeper does this on the main branch, then runs “ocop check --base HEAD --issuer”",
        f"trả lại như trước: git restore --source=BASE -- {LEDGER_FILE};",
    ),
    "ledger-other-file": (
        "a submission adds nothing to ledger/; only “ocop issue” writes there, on the main branch; leave it away;",
        "bỏ tệp này ra khỏi thay đổi; mã được cấp khi sản phẩm được nhận; người giữ danh mục thì chạy “make codes”",
    ),
    "code-by-hand": (
        f"the code “{NEW_CODE}” was written by hand; a submission carries no code;",
        "xóa dòng “code”; người giữ danh mục thì chạy “make codes” trên nhánh chính",
    ),
    "code-changed": (f"“{CODE}” before, “{NEW_CODE}” now;", f"ghi lại “code: {CODE}”"),
    "code-line-deleted": (f"put “code: {CODE}” back;", f"thêm lại dòng “code: {CODE}”;"),
    "another-in-place": (
        "both name and producer changed (“Bánh tráng” before, “Bánh trắng” now)",
        f"ghi lại sản phẩm cũ trong {TRANG}, sản phẩm mới thì lập tệp mới;",
    ),
    "made-a-sample": ("from a real product to a sample;", "từ sản phẩm thật thành dữ liệu mẫu;"),
    "gtin-changed": (
        "warning: variants: the GTIN 9506000134352 that was published for “Bánh tráng”",
        "cảnh báo: variants: mã số vạch 9506000134352 đã đăng cho “Bánh tráng”",
    ),
    "gtin-moved": ("was published for “Bánh tráng”", "nay ở sản phẩm này;"),
    "lot-removed": ("warning: lots: the lot L2 that was published", "cảnh báo: lots: lô L2 đã đăng cho “Bánh tráng”"),
    "site-moved": (
        f"the address of the site has moved from “{SITE}” to “https://moi.tinh.gov.vn/”;",
        f"ghi địa chỉ cũ “{SITE}” vào “former_urls” của extra.ocop và giữ cho máy chủ cũ dẫn sang địa chỉ mới,",
    ),
    "site-removed": ("to “(nothing)”;", "sang “(không có)”;"),
    "former-url-removed": (f"put “{FORMER}” back", f"ghi lại “{FORMER}” vào danh sách"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_words(versions: Versions, name: str) -> None:
    """Each is said in both languages with what was found, what is allowed and the right way."""
    short = versions.git("rev-parse", "--short=10", "HEAD")
    BROKEN[name][0](versions)
    problems = versions.reading().problems
    for language, said in zip(("en", "vi"), SENTENCES[name], strict=True):
        lines = "\n".join(one.line(language) for one in problems)
        assert said.replace("BASE", short) in lines, lines


def test_what_the_mend_says_mends(versions: Versions) -> None:
    """The command that a line tells brings a file of the ledger back, whatever it is called."""
    versions.write({"ledger/ghi chú.txt": "x"})
    versions.commit()
    versions.remove("ledger/ghi chú.txt")
    (problem,) = versions.reading().errors
    versions.git(*shlex.split(problem.sentence().split(": git ")[1].split(";")[0]))
    assert told(versions) == []
