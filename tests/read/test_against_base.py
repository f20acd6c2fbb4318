"""The guard of printed codes, against real git repositories: what loses a code is an error, what keeps it is none."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_hooks.cli import ocop
from build_hooks.read.catalog import read_catalog
from build_hooks.read.history import Base, NoBase
from tests.building import PRODUCER, PRODUCT, write_repository
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH
from tests.versions import (
    FILES,
    FIRST_MAKER,
    KHO,
    LEDGER_FILE,
    NGOT,
    OTHER_LEDGER_FILE,
    TEXTS,
    TRANG,
    Versions,
    entry,
    producer,
    product,
)

Changes = dict[str, str | bytes | None]
MOI = "products/an-giang/banh-da.yml"
TRANSFER = "transfers: [{to: banh-trang-ngot, name: Bánh tráng ngọt, on: 05/03/2026}]\n"
AGAIN = TRANSFER.replace("]\n", ", {to: banh-trang, name: Bánh tráng, on: 06/03/2026}]\n")
HANDED_LEDGER = entry(CODE, "banh-trang", "Bánh tráng") + TRANSFER
HANDED: Changes = {
    TRANG: product("Bánh tráng"),
    NGOT: product("Bánh tráng ngọt", CODE),
    LEDGER_FILE: HANDED_LEDGER,
}


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Three products, two of them with a code, committed on main."""
    return Versions.start(tmp_path)


def change(versions: Versions, changes: Changes) -> None:
    """Write these files and delete those that have no content."""
    versions.write({path: content for path, content in changes.items() if content is not None})
    versions.remove(*(path for path, content in changes.items() if content is None))


def test_nothing_changed(versions: Versions) -> None:
    """A catalog compared with itself has lost nothing."""
    assert versions.reading().problems == ()


KEPT: dict[str, Changes] = {
    "withdrawn": {TRANG: TEXTS[TRANG] + "status: {is: withdrawn, on: 02/03/2026}\n"},
    "file-renamed": {TRANG: None, MOI: FILES[TRANG]},
    "product-renamed": {TRANG: product("Bánh đa", CODE)},
    "both-renamed": {TRANG: None, MOI: product("Bánh đa", CODE)},
    "moved": {TRANG: None, "products/tay-ninh/xa/banh-trang.yml": FILES[TRANG]},
    "sold-to-another": {TRANG: product("Bánh tráng", CODE, "co-so-hai")},
    "recognised-anew": {TRANG: product("Bánh tráng", CODE, decision="99/QĐ-UBND")},
    "renamed-and-recognised-anew": {TRANG: product("Bánh đa", CODE, decision="99/QĐ-UBND")},
    "renamed-and-sold": {TRANG: None, MOI: product("Bánh tráng", CODE, "co-so-hai")},
    "writing-of-the-name-mended": {TRANG: None, MOI: product("BÁNH  TRÁNG", CODE, decision="99/QĐ-UBND")},
    "marks-of-the-name-mended": {TRANG: None, MOI: product("Bánh trang", CODE)},
    "name-in-another-writing": {TRANG: None, MOI: product("BÁNH-TRÁNG", CODE, decision="99/QĐ-UBND")},
    "transfer": HANDED,
    "transfer-and-rename": HANDED
    | {NGOT: None, TRANG: None, MOI: product("Bánh tráng ngọt", CODE)}
    | {LEDGER_FILE: HANDED_LEDGER.replace("to: banh-trang-ngot", "to: banh-da")},
    "ledger-comments": {LEDGER_FILE: f"# khác\n{TEXTS[LEDGER_FILE]}".replace('"Bánh tráng"', "Bánh tráng # tên")},
    "ledger-crlf": {LEDGER_FILE: TEXTS[LEDGER_FILE].replace("\n", "\r\n")},
    "ledger-order": {LEDGER_FILE: f'name: "Bánh tráng"\nproduct: banh-trang\nissued: 2026-03-02\ncode: {CODE}\n'},
    "ledger-in-a-folder": {LEDGER_FILE: None, f"ledger/tinh/{CODE}.yml": TEXTS[LEDGER_FILE]},
    "all-crlf": {path: text.replace("\n", "\r\n") for path, text in TEXTS.items()},
    "new-product": {MOI: product("Bánh đa")},
}


@pytest.mark.parametrize("committed", [False, True], ids=["uncommitted", "committed"])
@pytest.mark.parametrize("name", KEPT)
def test_what_keeps_a_code(versions: Versions, name: str, committed: bool) -> None:
    """What happens to products in their lives is no error to the issuer, before it is committed and after."""
    change(versions, KEPT[name])
    if committed:
        versions.git("switch", "-q", "-c", "nhanh")
        versions.commit()
    assert versions.found(is_issuer=True) == []


LOST: dict[str, tuple[Changes, list[tuple[str, str]]]] = {
    "ledger-file": ({LEDGER_FILE: None}, [(LEDGER_FILE, "ledger_gone")]),
    "another-mark-in-the-name": (
        {TRANG: None, MOI: product("Bánh trắng", CODE, decision="99/QĐ-UBND")},
        [(f"{MOI}:2:7", "code_moved")],
    ),
    "ledger-name": (
        {LEDGER_FILE: entry(CODE, "banh-trang", "Bánh đa")},
        [(f"{LEDGER_FILE}:5:7", "ledger_changed")],
    ),
    "ledger-date": (
        {LEDGER_FILE: TEXTS[LEDGER_FILE].replace("02/03", "03/03")},
        [(f"{LEDGER_FILE}:3:9", "ledger_changed")],
    ),
    "ledger-more": (
        {LEDGER_FILE: f"{TEXTS[LEDGER_FILE]}sample: có\n"},
        [(f"{LEDGER_FILE}:6:9", "ledger_changed")],
    ),
    "ledger-product-in-place": (
        {
            LEDGER_FILE: entry(CODE, "banh-trang-ngot", "Bánh tráng ngọt"),
            TRANG: product("Bánh tráng"),
            NGOT: product("Bánh tráng ngọt", CODE),
        },
        [(f"{LEDGER_FILE}:4:10", "ledger_changed"), (f"{NGOT}:2:7", "code_moved")],
    ),
    "another-in-place": (
        {TRANG: product("Kẹo dừa", CODE, "co-so-hai", "99/QĐ-UBND")},
        [(f"{TRANG}:2:7", "code_moved")],
    ),
    "to-a-sibling": (
        {TRANG: product("Bánh tráng"), NGOT: product("Bánh tráng ngọt", CODE)},
        [(f"{NGOT}:2:7", "code_moved")],
    ),
    "to-a-sibling-whose-brother-goes": (
        {TRANG: None, NGOT: product("Bánh tráng ngọt", CODE)},
        [(f"{NGOT}:2:7", "code_moved")],
    ),
    "to-a-new-sibling": (
        {TRANG: product("Bánh tráng"), MOI: product("Bánh đa", CODE)},
        [(f"{MOI}:2:7", "code_moved")],
    ),
    "sibling-takes-the-file": (
        {TRANG: product("Bánh đa", CODE), MOI: product("Bánh tráng")},
        [(f"{TRANG}:2:7", "code_moved")],
    ),
    "swapped": (
        {
            TRANG: product("Bánh tráng", OTHER_CODE),
            KHO: product("Khô cá", CODE, "co-so-hai", "12/QĐ-UBND"),
        },
        [(f"{TRANG}:2:7", "code_moved"), (f"{KHO}:2:7", "code_moved")],
    ),
    "swapped-files": (
        {
            TRANG: product("Khô cá", OTHER_CODE, "co-so-hai", "12/QĐ-UBND"),
            KHO: product("Bánh tráng", CODE),
        },
        [(f"{TRANG}:2:7", "code_moved"), (f"{KHO}:2:7", "code_moved")],
    ),
    "siblings-swap-names": (
        {TRANG: product("Bánh tráng ngọt", CODE), NGOT: product("Bánh tráng")},
        [(f"{TRANG}:2:7", "code_moved")],
    ),
    "a-sibling-gets-the-old-name": (
        {TRANG: product("Bánh đa", CODE), NGOT: product("Bánh tráng")},
        [(f"{TRANG}:2:7", "code_moved")],
    ),
    "the-name-of-a-sibling": ({TRANG: product("Bánh tráng ngọt", CODE)}, [(f"{TRANG}:2:7", "code_moved")]),
    "the-name-of-a-sibling-that-goes": (
        {TRANG: product("Bánh tráng ngọt", CODE), NGOT: None},
        [(f"{TRANG}:2:7", "code_moved")],
    ),
    "product-file": ({TRANG: None}, [(TRANG, "product_deleted")]),
    "product-and-ledger": (
        {TRANG: None, LEDGER_FILE: None},
        [(LEDGER_FILE, "ledger_gone"), (TRANG, "product_deleted")],
    ),
    "renamed-without-the-code": ({TRANG: None, MOI: product("Bánh tráng")}, [(TRANG, "product_deleted")]),
    "code-line": ({TRANG: product("Bánh tráng")}, [(LEDGER_FILE, "lost_code")]),
    "transfer-to-another": (
        HANDED | {LEDGER_FILE: HANDED_LEDGER.replace("to: banh-trang-ngot", "to: banh-da")},
        [(f"{NGOT}:2:7", "code_moved")],
    ),
    "to-a-sibling-with-another-mark": (
        {TRANG: None, MOI: product("Bánh trang", CODE, decision="99/QĐ-UBND")},
        [(f"{MOI}:2:7", "code_moved")],
    ),
    "both-carry-it": (
        {NGOT: product("Bánh tráng ngọt", CODE)},
        [(f"{NGOT}:2:7", "code_moved"), (f"{NGOT}:2:7", "duplicate_code")],
    ),
}


@pytest.mark.parametrize("committed", [False, True], ids=["uncommitted", "committed"])
@pytest.mark.parametrize("name", LOST)
def test_what_loses_a_code(versions: Versions, name: str, committed: bool) -> None:
    """Each way to lose or lend a printed code is told to the issuer once, where the mend is to be made."""
    changes, expected = LOST[name]
    change(versions, changes)
    if committed:
        versions.git("switch", "-q", "-c", "nhanh")
        versions.commit()
    assert versions.found(is_issuer=True) == expected


def handed(versions: Versions) -> None:
    """A main on which the code was handed to the sibling."""
    change(versions, HANDED)
    versions.commit()


@pytest.mark.parametrize(
    ("after", "column"),
    [
        (TRANSFER.replace("05/03", "04/03"), "6:13"),
        (TRANSFER.replace("Bánh tráng ngọt", "Bánh tráng"), "6:13"),
        (TRANSFER.replace("}]", ", reason: x}]"), "6:13"),
        ("", "1:1"),
        (AGAIN.replace("banh-trang-ngot", "banh-trang"), "6:13"),
    ],
    ids=["date", "name", "reason", "removed", "first-of-two"],
)
def test_a_transfer_rewritten(versions: Versions, after: str, column: str) -> None:
    """A transfer that was recorded stays as it is, as the first lines of the ledger do."""
    handed(versions)
    change(versions, {LEDGER_FILE: entry(CODE, "banh-trang", "Bánh tráng") + after})
    at = column if after else "2:1"
    assert (f"{LEDGER_FILE}:{at}", "ledger_changed") in versions.found(is_issuer=True)


def test_a_transfer_back(versions: Versions) -> None:
    """A second transfer follows the first, and the code with it."""
    handed(versions)
    change(versions, {TRANG: FILES[TRANG], NGOT: FILES[NGOT]})
    assert (f"{TRANG}:2:7", "code_moved") in versions.found(is_issuer=True)
    change(versions, {LEDGER_FILE: entry(CODE, "banh-trang", "Bánh tráng") + AGAIN})
    assert versions.found(is_issuer=True) == []


def test_an_old_transfer_excuses_nothing_new(versions: Versions) -> None:
    """The receiver is renamed later, and a new file that takes its old name does not inherit the code."""
    handed(versions)
    change(versions, {NGOT: None, MOI: product("Bánh tráng ngọt", CODE)})
    assert versions.found() == []
    versions.commit()
    change(versions, {MOI: product("Bánh tráng ngọt"), NGOT: product("Bánh tráng ngọt", CODE)})
    assert versions.found(is_issuer=True) == [(f"{NGOT}:2:7", "code_moved")]


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({PATH: None, MOI: f"{PRODUCT}code: {CODE}\n"}, True),
        ({PATH: f"{PRODUCT}code: {CODE}\n".replace("Bánh tráng", "Bánh đa")}, True),
        ({PATH: f"{PRODUCT}code: {CODE}\nproducer: co-so-mot\n", FIRST_MAKER: PRODUCER}, True),
        ({PATH: None, MOI: f"{PRODUCT}code: {CODE}\n".replace("Bánh tráng", "Bánh đa")}, False),
    ],
    ids=["file", "name", "more-known", "both"],
)
def test_a_product_of_which_little_is_known(tmp_path: Path, changes: Changes, kept: bool) -> None:
    """Without producer and decision one mark tells a product; when both its name and its file change, none is left."""
    versions = Versions.start(tmp_path, {PATH: f"{PRODUCT}code: {CODE}\n", LEDGER_FILE: LEDGER})
    change(versions, changes)
    assert [message for _, message in versions.found()] == ([] if kept else ["code_moved"])


def test_the_words(versions: Versions) -> None:
    """Each loss is told with what was there, what is allowed and the mend."""
    short = versions.git("rev-parse", "--short=10", "HEAD")
    change(versions, {TRANG: None, OTHER_LEDGER_FILE: None, LEDGER_FILE: entry(CODE, "banh-trang", "Bánh")})
    assert [one.line() for one in versions.reading().errors] == [
        f"{LEDGER_FILE}:5:7: name: sổ mã đã bị sửa: trước là “Bánh tráng”, nay là “Bánh”; sổ mã giữ nguyên, chỉ người "
        "giữ danh mục ghi thêm vào cuối “transfers”, “gtins”, “lots”, “hosts” trên nhánh chính; ghi lại như trước",
        f"{OTHER_LEDGER_FILE}: tệp sổ mã của mã “{OTHER_CODE}” đã bị xóa; mã đã cấp thì còn mãi trong sổ; "
        f"phục hồi tệp: git restore --source={short} -- {OTHER_LEDGER_FILE}",
        f"{TRANG}: tệp đã bị xóa, và không còn sản phẩm nào mang mã “{CODE}” của “Bánh tráng”; mã đã in trên bao bì "
        f"phải luôn mở ra trang của sản phẩm; phục hồi tệp (git restore --source={short} -- {TRANG}), rồi thêm "
        f"“status: {{is: withdrawn, on: …}}” nếu đã thôi; nếu chỉ đổi tên tệp thì thêm “code: {CODE}” vào tệp mới",
    ]
    change(versions, {TRANG: product("Bánh tráng"), NGOT: product("Bánh tráng ngọt", CODE)})
    assert versions.reading(is_issuer=True).errors[-1].line() == (
        f"{NGOT}:2:7: code: mã “{CODE}” đã cấp cho “Bánh tráng” ({TRANG}), nay lại ở một sản phẩm khác đã có trong "
        "danh mục; mã đã in chỉ mở ra đúng sản phẩm được cấp mã; trả mã về sản phẩm ấy; sản phẩm này thì xóa dòng "
        "“code” để được cấp mã riêng; thật sự phải chuyển mã thì người giữ danh mục ghi thêm vào "
        f"ledger/{CODE}.yml trên nhánh chính: “transfers: [{{to: banh-trang-ngot, name: …, on: …}}]”, rồi "
        "“ocop check --base HEAD --issuer”"
    )


@pytest.mark.parametrize(
    ("line", "was", "is_now"),
    [
        ("sample: có\n", "(không có)", "có"),
        ("producer: co-so-mot\n", "(không có)", "co-so-mot"),
    ],
)
def test_a_ledger_that_gained_a_field(versions: Versions, line: str, was: str, is_now: str) -> None:
    """What was not there when the code was given is told as that, in words."""
    change(versions, {LEDGER_FILE: TEXTS[LEDGER_FILE] + line})
    (problem,) = versions.reading().errors
    assert f"trước là “{was}”, nay là “{is_now}”" in problem.line()


def test_what_the_mend_says_mends(versions: Versions) -> None:
    """The command that a line tells brings the files back."""
    change(versions, {TRANG: None, LEDGER_FILE: None})
    for problem in versions.reading().errors:
        versions.git(*problem.sentence().split("git ")[1].split(")")[0].split("; ")[0].split())
    assert versions.found() == []


def test_other_errors_hide_no_loss(versions: Versions) -> None:
    """A catalog that cannot be read otherwise still tells which codes it loses."""
    change(versions, {KHO: "name: [\n", TRANG: None, LEDGER_FILE: None, "mkdocs.yml": "[\n"})
    messages = {message for _, message in versions.found()}
    assert {"ledger_gone", "product_deleted", "bad_yaml"} <= messages


@pytest.mark.parametrize("text", ["name: [\n", f"name: Bánh tráng\ncode: {CODE[:-1]}0\n"], ids=["yaml", "code"])
def test_a_new_file_that_cannot_be_read(versions: Versions, text: str) -> None:
    """A file that is new and broken may be the renamed one: nothing is called deleted before it is mended."""
    change(versions, {TRANG: None, MOI: text})
    assert "product_deleted" not in {message for _, message in versions.found()}


def test_a_ledger_field_that_cannot_be_read(versions: Versions) -> None:
    """A field that is no date any more is told once."""
    change(versions, {LEDGER_FILE: TEXTS[LEDGER_FILE].replace("02/03/2026", "hôm qua")})
    assert versions.found(is_issuer=True) == [(f"{LEDGER_FILE}:3:9", "not_a_date")]


def test_a_ledger_file_that_cannot_be_read(versions: Versions) -> None:
    """A broken ledger file is told as broken, not as changed or gone."""
    change(versions, {LEDGER_FILE: "code: [\n"})
    told = {message for _, message in versions.found(is_issuer=True)}
    assert told == {"bad_yaml", "code_not_in_ledger"}


def test_what_was_wrong_at_the_base(tmp_path: Path) -> None:
    """Old files that could not be read are no charge against today's."""
    old: dict[str, str | bytes] = {TRANG: b"\xff\xfe", KHO: b"name: \xe1", LEDGER_FILE: "- a\n", NGOT: b"#" * 300_000}
    versions = Versions.start(tmp_path, FILES | old)
    versions.write(FILES)
    assert versions.found(is_issuer=True) == []


def test_a_file_too_large_at_the_base(tmp_path: Path) -> None:
    """An old file beyond the bound of any file is not read."""
    versions = Versions.start(tmp_path, FILES | {TRANG: TEXTS[TRANG] + "#" * 300_000})
    versions.remove(TRANG)
    assert versions.found() == [(LEDGER_FILE, "lost_code")]


def test_files_git_does_not_know(versions: Versions) -> None:
    """A file taken out of git's index and still there has not been deleted; one that was never added counts."""
    versions.git("rm", "-q", "--cached", TRANG, LEDGER_FILE)
    assert versions.found() == []
    change(versions, {TRANG: None, "products/tay-ninh/banh-trang.yml": FILES[TRANG]})
    assert versions.found() == []


def test_a_branch_that_is_behind(versions: Versions) -> None:
    """Codes that main got after a branch began are not missed on the branch."""
    versions.git("switch", "-q", "-c", "nhanh")
    versions.write({MOI: product("Bánh đa")})
    versions.commit()
    versions.git("switch", "-q", "main")
    assert CliRunner().invoke(ocop, ["--root", str(versions.root), "issue", "--all"]).exit_code == 0
    versions.commit()
    versions.git("switch", "-q", "nhanh")
    assert versions.found() == []
    versions.remove(LEDGER_FILE)
    assert versions.found() == [(LEDGER_FILE, "ledger_gone")]


def test_a_catalog_in_a_folder(tmp_path: Path) -> None:
    """A catalog may lie below the top of the git repository; only its own files count."""
    versions = Versions.start(tmp_path, folder="danh mục/ocop")
    beside = tmp_path / "ledger" / f"{CODE}.yml"
    beside.parent.mkdir()
    beside.write_text("x", encoding="utf-8")
    versions.commit()
    beside.unlink()
    assert versions.found() == []
    change(versions, {LEDGER_FILE: None, TRANG: None, OTHER_LEDGER_FILE: entry(OTHER_CODE, "kho-ca", "Khô")})
    assert versions.found() == [
        (LEDGER_FILE, "ledger_gone"),
        (f"{OTHER_LEDGER_FILE}:5:7", "ledger_changed"),
        (TRANG, "product_deleted"),
    ]


@pytest.mark.parametrize("name", ["bánh-tráng", "banh trang", 'banh"trang', "bánh\ttráng"])
def test_names_beyond_ascii(tmp_path: Path, name: str) -> None:
    """A file with marks, spaces or quotes in its name is found at the base under that name."""
    path = f"products/an-giang/{name}.yml"
    files = {TRANG: FILES[NGOT], path: FILES[TRANG]} | {
        LEDGER_FILE: FILES[LEDGER_FILE],
        FIRST_MAKER: FILES[FIRST_MAKER],
    }
    versions = Versions.start(tmp_path, files)
    versions.git("config", "core.quotepath", "true")
    versions.remove(path, TRANG)
    (problem,) = [one for one in versions.reading().errors if one.message == "product_deleted"]
    assert problem.path == path


def test_a_config_of_git(versions: Versions) -> None:
    """What somebody set for their own git does not change what is compared."""
    for name, value in {"diff.renames": "copies", "diff.external": "false", "diff.relative": "true"}.items():
        versions.git("config", name, value)
    change(versions, {TRANG: None, MOI: FILES[TRANG], LEDGER_FILE: None})
    assert versions.found() == [(LEDGER_FILE, "ledger_gone")]


@pytest.mark.parametrize(
    "ref", ["nhanh-la", "", "-x", "--all", "main:ledger", "HEAD~99", "a b", "x\0y", "a\nb", "^main"]
)
def test_a_ref_that_is_none(versions: Versions, ref: str) -> None:
    """What names no commit is refused, and nothing that begins with a dash reaches git as an option."""
    with pytest.raises(NoBase, match="Kho git không có nhánh"):
        Base.open(versions.root, ref)


@pytest.mark.parametrize("ref", ["main", "HEAD", "ban-1", "@{0}"])
def test_refs(versions: Versions, ref: str) -> None:
    """A branch, a tag and what else git takes for a commit name the base."""
    versions.git("tag", "-a", "-m", "x", "ban-1")
    assert Base.open(versions.root, ref).commit == versions.git("rev-parse", "HEAD")


def test_no_git_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder outside any git repository says so."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoBase, match="không nằm trong kho git nào"):
        Base.open(write_repository(tmp_path), "main")


def test_no_git_at_all(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git says so."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoBase, match="chưa cài git"):
        Base.open(versions.root, "main")


def test_a_broken_repository(versions: Versions) -> None:
    """A git that fails is an error: its silence is never taken for a catalog without changes."""
    base = Base.open(versions.root, "main")
    change(versions, {LEDGER_FILE: None})
    for path in (versions.top / ".git/objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.unlink()
    with pytest.raises(NoBase, match="git fetch"):
        read_catalog(versions.root, base=base)
    with pytest.raises(NoBase):
        Base.open(versions.root, "main")


def test_a_folder_that_git_lost(versions: Versions) -> None:
    """A list of old files that git cannot give is an error, not an empty list."""
    name = versions.git("rev-parse", "HEAD:ledger")
    (versions.top / ".git/objects" / name[:2] / name[2:]).unlink()
    change(versions, {LEDGER_FILE: None})
    with pytest.raises(NoBase, match="Git không đọc được kho này"):
        Base.open(versions.root, "main")


def test_no_common_history(versions: Versions) -> None:
    """Branches that have nothing in common cannot be compared."""
    versions.git("switch", "-q", "--orphan", "khac")
    versions.commit()
    with pytest.raises(NoBase, match="không có lịch sử chung"):
        Base.open(versions.root, "main")


def test_a_shallow_clone(tmp_path: Path) -> None:
    """A clone of the last commits alone is told how to get the others."""
    versions = Versions.start(tmp_path / "a")
    versions.git("switch", "-q", "-c", "nhanh")
    versions.write({MOI: product("Bánh đa")})
    versions.commit()
    versions.git("switch", "-q", "main")
    versions.commit()
    shallow = tmp_path / "b"
    versions.git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{versions.top}", str(shallow))
    with pytest.raises(NoBase, match="git fetch --unshallow"):
        Base.open(shallow, "origin/nhanh")
    assert Base.open(shallow, "main").commit == versions.git("rev-parse", "main")


def test_git_is_left_alone(versions: Versions) -> None:
    """Comparing writes nothing into the repository: git does not even note that a touched file is the same."""
    os.utime(versions.root / TRANG, (1_000_000_000, 1_000_000_000))
    before = (versions.top / ".git/index").read_bytes()
    assert versions.found() == []
    assert (versions.top / ".git/index").read_bytes() == before


def added(number: int) -> dict[str, str | bytes]:
    """What one submission brings: a product and its producer."""
    province = ("an-giang", "tay-ninh")[number % 2]
    return {
        f"products/{province}/mon-{number}.yml": product(f"Món {number}", producer=f"co-so-{number}"),
        f"producers/co-so-{number}.yml": producer(f"Cơ sở {number}"),
    }


def test_forty_branches(versions: Versions) -> None:
    """Forty submissions merge one after another without a conflict, codes are issued between, and none is lost."""
    first = versions.git("rev-parse", "HEAD")
    for number in range(40):
        versions.git("switch", "-q", "-c", f"nhanh-{number}", first)
        versions.write(added(number))
        versions.commit()
    versions.git("switch", "-q", "main")
    for number in range(40):
        versions.git("merge", "-q", "--no-ff", "--no-edit", f"nhanh-{number}")
        if number in (19, 39):
            assert CliRunner().invoke(ocop, ["--root", str(versions.root), "issue", "--all"]).exit_code == 0
            versions.commit()
            assert versions.reading(first, is_issuer=True).errors == ()
    catalog = versions.reading("HEAD~1", is_issuer=True).catalog
    assert (len(catalog.products), len(catalog.ledger), len({one.code for one in catalog.products})) == (43, 43, 43)
    (versions.root / f"ledger/{catalog.products[0].code}.yml").unlink()
    assert [message for _, message in versions.found()] == ["ledger_gone"]


def test_forty_branches_without_codes(versions: Versions) -> None:
    """Merged submissions pass before their codes are issued too."""
    first = versions.git("rev-parse", "HEAD")
    for number in range(3):
        versions.git("switch", "-q", "-c", f"nhanh-{number}", first)
        versions.write(added(number))
        versions.commit()
        assert versions.found() == []
    versions.git("switch", "-q", "main")
    for number in range(3):
        versions.git("merge", "-q", "--no-ff", "--no-edit", f"nhanh-{number}")
    assert versions.reading(first).problems == ()
