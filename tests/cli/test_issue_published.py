"""`ocop issue` keeps in the ledger what stamps may carry, and takes back what nobody can have printed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks import rules
from build_hooks.cli import ocop
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT, write_repository
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH, with_code

HOST, EXAMPLE = "https://ocop.angiang.vn/", "https://ocop.example.vn/"
ENTRY = f"ledger/{CODE}.yml"
GTINS = ("8936012345674", "8936012345681")
MORE = f"variants: [{{name: Gói, gtin: '{GTINS[0]}'}}]\nlots: [{{lot: L1}}, {{lot: l*2}}]\n"


def at(root: Path, files: dict[str, str | bytes], site_url: str = HOST) -> Path:
    """A repository of these files at an address."""
    write_repository(root, files)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(EXAMPLE, site_url), "utf-8")
    return root


def run(root: Path, *words: str) -> Result:
    """`ocop issue` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "issue", *words])


def contents(root: Path) -> dict[str, str]:
    """Every product and ledger file."""
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for folder in ("products", "ledger")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("words", [["--all"], ["banh-trang"]], ids=["all", "named"])
def test_what_stamps_may_carry_is_written(tmp_path: Path, words: list[str]) -> None:
    """Host, bar code numbers and lots with a page go to the end of the code's entry, and are told once."""
    at(tmp_path, with_code(MORE))
    result = run(tmp_path, *words)
    assert result.exit_code == 0, result.output
    told = f"{ENTRY}: ghi thêm địa chỉ {HOST}; mã vạch {GTINS[0]}; 1 lô: L1"
    assert told in result.output.splitlines()
    assert (tmp_path / ENTRY).read_text("utf-8") == f'{LEDGER}hosts: ["{HOST}"]\ngtins: ["0{GTINS[0]}"]\nlots: ["L1"]\n'
    before = contents(tmp_path)
    again = run(tmp_path, *words)
    assert (again.exit_code, "ghi thêm" in again.output) == (0, False)
    assert contents(tmp_path) == before
    assert read_catalog(tmp_path).errors == ()


def test_a_new_code_has_them_too(tmp_path: Path) -> None:
    """What is given and published in one run is whole after it."""
    at(tmp_path, {PATH: PRODUCT + MORE})
    first, second = run(tmp_path, "--all").output.splitlines()
    (entry,) = read_catalog(tmp_path).catalog.ledger
    assert first == f"{PATH}: {entry.code[:4]} {entry.code[4:]}"
    assert second == f"ledger/{entry.code}.yml: ghi thêm địa chỉ {HOST}; 1 lô: L1"
    assert (entry.hosts, entry.gtins, entry.lots) == ((HOST,), (f"0{GTINS[0]}",), ("L1",))


@pytest.mark.parametrize("url", [EXAMPLE, "http://localhost:8000/", "https://192.168.1.5/", "http://ocop.angiang.vn/"])
def test_an_example_address_is_not_kept(tmp_path: Path, url: str) -> None:
    """Nobody prints it: numbers and lots are kept, the host is not."""
    at(tmp_path, with_code(MORE), url)
    assert run(tmp_path, "--all").exit_code == 0
    (entry,) = read_catalog(tmp_path).catalog.ledger
    assert (entry.hosts, entry.gtins, entry.lots) == ((), (f"0{GTINS[0]}",), ("L1",))


def test_lists_only_grow(tmp_path: Path) -> None:
    """What left the product stays in its entry, with comments, order and quotes; a new host comes behind the old."""
    entry = f"# giữ\n{LEDGER}hosts:\n  - 'https://cu.angiang.vn/' # cũ\nlots: [L0]\n# cuối\n"
    changed = MORE.replace(GTINS[0], GTINS[1])
    at(tmp_path, {**with_code(changed), ENTRY: entry + f"gtins: ['{GTINS[0]}']\n"})
    settings = tmp_path / "mkdocs.yml"
    former = "  ocop:\n    former_urls: [https://cu.angiang.vn/]\n"
    settings.write_text(settings.read_text("utf-8").replace("  ocop:\n", former), "utf-8")
    assert run(tmp_path, "--all").exit_code == 0
    assert (tmp_path / ENTRY).read_text("utf-8") == (
        f'# giữ\n{LEDGER}hosts:\n  - \'https://cu.angiang.vn/\' # cũ\n  - "{HOST}"\nlots: [L0, "L1"]\n# cuối\n'
        f"gtins: ['{GTINS[0]}', \"0{GTINS[1]}\"]\n"
    )


def test_a_withdrawn_product_keeps_its_own(tmp_path: Path) -> None:
    """Nothing is taken from the entry of what left the catalog."""
    entry = f'{LEDGER}hosts: ["{HOST}"]\ngtins: ["0{GTINS[0]}"]\nlots: ["L1"]\n'
    at(tmp_path, {**with_code("status: {is: withdrawn, on: 02/03/2026}\n"), ENTRY: entry})
    assert run(tmp_path, "--all").exit_code == 0
    assert (tmp_path / ENTRY).read_text("utf-8") == entry


def test_only_what_is_named(tmp_path: Path) -> None:
    """The entries of other products are left alone."""
    other = {"products/an-giang/keo.yml": PRODUCT.replace("Bánh tráng", "Kẹo") + f"code: {OTHER_CODE}\n"}
    its = LEDGER.replace(CODE, OTHER_CODE).replace("banh-trang", "keo").replace("Bánh tráng", "Kẹo")
    at(tmp_path, {**with_code(MORE), **other, f"ledger/{OTHER_CODE}.yml": its})
    assert run(tmp_path, "keo").exit_code == 0
    assert {one.code: one.hosts for one in read_catalog(tmp_path).catalog.ledger} == {CODE: (), OTHER_CODE: (HOST,)}


def test_a_full_list(tmp_path: Path) -> None:
    """A list that the rules let grow no further is told, never written too long; the rest is kept all the same."""
    most = rules.records()["ledger"]["lots"].max
    full = ", ".join(f"A{number}" for number in range(most))
    at(tmp_path, {**with_code(MORE), ENTRY: f"{LEDGER}lots: [{full}]\n"})
    result = run(tmp_path, "--all")
    assert result.exit_code == 0 and f"{ENTRY}: lots đã đủ số mục" in result.output
    (entry,) = read_catalog(tmp_path).catalog.ledger
    assert (len(entry.lots), entry.hosts) == (most, (HOST,))


def test_an_entry_that_cannot_grow(tmp_path: Path) -> None:
    """An entry that somebody wrote in braces is told with the mend and stays as it is."""
    entry = f'{{code: {CODE}, issued: 02/03/2026, product: banh-trang, name: "Bánh tráng"}}\n'
    at(tmp_path, {**with_code(MORE), ENTRY: entry})
    result = run(tmp_path, "--all")
    assert result.exit_code == 1 and f"{ENTRY}: không ghi thêm được; hãy viết mỗi trường một dòng" in result.output
    assert (tmp_path / ENTRY).read_text("utf-8") == entry


# Taken back


def merged(root: Path, hosts: str = "") -> Path:
    """Two branches gave the product a code each; both ledger files came in, and one of the lines."""
    return at(root, {**with_code(), f"ledger/{OTHER_CODE}.yml": LEDGER.replace(CODE, OTHER_CODE) + hosts})


@pytest.mark.parametrize("name", [OTHER_CODE, "abcd-efgf", f"ledger/{OTHER_CODE}.yml"])
def test_a_double_code_is_taken_back(tmp_path: Path, name: str) -> None:
    """The refusal names the way, the way works, and after it codes are given again."""
    merged(tmp_path)
    refused = run(tmp_path, "--all")
    assert refused.exit_code == 1
    assert refused.output.rstrip().endswith(f"thì thu lại: ocop issue --take-back {OTHER_CODE}")
    result = run(tmp_path, "--take-back", name)
    assert result.output == f"ledger/{OTHER_CODE}.yml: đã thu lại mã ABCD EFGF của “Bánh tráng”.\n"
    assert [path.name for path in (tmp_path / "ledger").iterdir()] == [f"{CODE}.yml"]
    assert read_catalog(tmp_path).problems == ()
    assert run(tmp_path, "--all").exit_code == 0


def test_a_published_code_stays(tmp_path: Path) -> None:
    """A pack may carry it: neither the refusal names the way nor is it one."""
    merged(tmp_path, f'hosts: ["{HOST}"]\n')
    assert "--take-back" not in run(tmp_path, "--all").output
    result = run(tmp_path, "--take-back", OTHER_CODE)
    assert result.exit_code == 1 and f"đã đăng ở {HOST}, có thể đã in" in result.output
    assert f"{PATH} đang mang mã {CODE}" in result.output and "Thêm lại dòng" not in result.output
    assert (tmp_path / f"ledger/{OTHER_CODE}.yml").is_file()


def test_a_carried_code_stays(tmp_path: Path) -> None:
    """The product is named whose line must go first; nothing of the same run is removed either."""
    merged(tmp_path)
    result = run(tmp_path, "--take-back", OTHER_CODE, CODE)
    assert result.exit_code == 1 and f"{PATH} đang mang mã {CODE}" in result.output
    assert len(list((tmp_path / "ledger").iterdir())) == 2


@pytest.mark.parametrize("words", [["ABCDEFGH"], ["../products/an-giang/banh-trang"], ["banh-trang"], [""]])
def test_what_is_no_code_of_the_ledger(tmp_path: Path, words: list[str]) -> None:
    """Nothing else is ever removed."""
    merged(tmp_path)
    before = contents(tmp_path)
    assert run(tmp_path, "--take-back", *words).exit_code == 2
    assert run(tmp_path, "--take-back", "--all").exit_code == 2
    assert contents(tmp_path) == before


def test_all_codes_of_a_bad_day(tmp_path: Path) -> None:
    """Codes of which each product carries one of two are named in one command, which puts all right."""
    names = [f"banh-{number}" for number in range(14)]
    files: dict[str, str | bytes] = {f"products/an-giang/{name}.yml": PRODUCT.replace("tráng", name) for name in names}
    at(tmp_path, files, EXAMPLE)
    assert run(tmp_path, "--all").exit_code == 0
    first = contents(tmp_path)
    write_repository(tmp_path, files)
    for entry in (tmp_path / "ledger").iterdir():
        entry.unlink()
    assert run(tmp_path, "--all").exit_code == 0
    for path, text in first.items():
        if path.startswith("ledger/"):
            (tmp_path / path).write_text(text, "utf-8")
    command = run(tmp_path, "--all").output.partition("ocop issue ")[2].split()
    assert len(command) == 15 and run(tmp_path, *command).exit_code == 0
    assert read_catalog(tmp_path).problems == ()
    assert len(list((tmp_path / "ledger").iterdir())) == 14


def test_the_published_one_of_two_is_taken_up(tmp_path: Path) -> None:
    """Where two codes wait for a product that lost its line, it gets the one that packs may carry."""
    files = {PATH: PRODUCT, ENTRY: LEDGER, f"ledger/{OTHER_CODE}.yml": LEDGER.replace(CODE, OTHER_CODE)}
    at(tmp_path, {**files, ENTRY: f'{LEDGER}hosts: ["{HOST}"]\n'})
    assert run(tmp_path, "--all").output.splitlines()[0] == f"{PATH}: {CODE[:4]} {CODE[4:]}"
