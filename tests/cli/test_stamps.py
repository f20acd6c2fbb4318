"""`ocop stamps` prints what opens for ever, refuses what would not, and hands nothing out that was not read back."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from bench.spoilt import whole
from build_hooks.cli import ocop
from build_hooks.ground import dates
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.settings import Settings
from build_hooks.pages.stamps.view import (
    NOT_YET,
    UNPUBLISHED,
    offer,
    stamp,
)
from build_hooks.stamps import making
from build_hooks.stamps.symbol import Unreadable
from tests.building import PRODUCT, make_product, write_repository
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH

HOST = "https://ocop.angiang.vn/"
FOLDER = "print/tem"
TODAY = date(2026, 1, 27)
GTINS = ("08936012345674", "08936012345681")
LOTS = "lots: [L260402, L260403, L1]\n"
OTHER_PATH = "products/an-giang/keo-dua.yml"
REVOKED = (
    "status: {is: revoked, on: 01/03/2025, decision: 12/QĐ-UBND, issuer: UBND tỉnh An Giang, "
    "source: Công báo An Giang}\n"
)
DATED = PRODUCT.replace(
    '[{stars: 3, as_of: "2025"}]',
    "[{stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}]",
)


def repository(root: Path, site_url: str = HOST, product: str = PRODUCT, **more: str) -> Path:
    """A product with a code at a real address, and other files."""
    its = Settings(name="a", place="b", site_url=site_url)
    hosts = f'hosts: ["{its.public_url}"]\n' if its.may_be_printed else ""
    entry = f"{LEDGER}{hosts}gtins: {list(GTINS)}\n{LOTS}"
    files: dict[str, str | bytes] = {PATH: f"{product}code: {CODE}\n", f"ledger/{CODE}.yml": entry, **more}
    write_repository(root, files)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://ocop.example.vn/", site_url), "utf-8")
    return root


def with_second(root: Path, product: str = PRODUCT) -> Path:
    """Two products, each with a code."""
    second = LEDGER.replace(CODE, OTHER_CODE).replace("banh-trang", "keo-dua").replace("Bánh tráng", "Kẹo dừa")
    second += f'hosts: ["{HOST}"]\n'
    name = PRODUCT.replace("Bánh tráng", "Kẹo dừa")
    return repository(
        root,
        product=product,
        **{OTHER_PATH: f"{name}code: {OTHER_CODE}\n", f"ledger/{OTHER_CODE}.yml": second},
    )


def run(root: Path, *words: str) -> Result:
    """`ocop stamps` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "stamps", *words])


def made(root: Path) -> dict[str, bytes]:
    """The files of print/tem by name."""
    return {path.name: path.read_bytes() for path in sorted((root / FOLDER).glob("*"))}


def opened(name: str, content: bytes) -> str:
    """The address in a file."""
    kind = name.rpartition(".")[2]
    image = Image.open(BytesIO(content)) if kind == "png" else whole(content, kind, 0)
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


# Addresses

PRINTABLE = {
    "https://ocop.angiang.vn/": True,
    "HTTPS://OCOP.AnGiang.VN/": True,
    "https://ocop.angiang.vn/danh-muc/": True,
    "https://ocop.angiang.vn:8443/": True,
    "https://đặc-sản.vn/": True,
    "https://myexample.vn/": True,
    "https://example.vn/": False,
    "https://ocop.example.vn/": False,
    "https://OCOP.EXAMPLE.VN/": False,
    "https://example.com/": False,
    "https://ocop.test/": False,
    "https://ocop.invalid/": False,
    "https://ocop.local/": False,
    "https://ocop.internal/": False,
    "https://localhost/": False,
    "https://localhost:8000/": False,
    "https://ocop/": False,
    "https://192.168.1.10/": False,
    "https://8.8.8.8/": False,
    "https://[2001:db8::1]/": False,
    "http://ocop.angiang.vn/": False,
    "http://localhost:8000/": False,
    "ftp://ocop.angiang.vn/": False,
    "//ocop.angiang.vn/": False,
    "ocop.angiang.vn": False,
    "": False,
    "https://ocop.angiang.vn./": True,
    "https://ocop.example.vn./": False,
    "https://example./": False,
    "https://localhost./": False,
}


@pytest.mark.parametrize(("address", "may"), PRINTABLE.items())
def test_which_addresses_may_be_printed(address: str, may: bool) -> None:
    """Only https at a name that a shopper's phone can find; no example, no local name, no number."""
    assert Settings(name="a", place="b", site_url=address).may_be_printed is may


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("HTTPS://OCOP.AnGiang.VN/Danh-Muc/", "https://ocop.angiang.vn/Danh-Muc/"),
        ("https://Đặc-Sản.vn/", "https://xn--c-sn-lbb2i7r.vn/"),
        ("https://ocop.angiang.vn:8443/", "https://ocop.angiang.vn:8443/"),
        ("", ""),
    ],
)
def test_the_address_as_it_is_printed(address: str, printed: str) -> None:
    """Scheme and host in lower case and in ASCII; the path as it is."""
    url = Settings(name="a", place="b", site_url=address).public_url
    assert url == (printed if "xn--" not in printed else f"https://{'đặc-sản.vn'.encode('idna').decode()}/")
    assert url.isascii()


@pytest.mark.parametrize(
    "address",
    ["https://ocop.example.vn/", "http://ocop.angiang.vn/", "https://192.168.1.10/", "http://localhost:8000/"],
)
def test_an_address_that_nobody_can_open_is_refused(address: str, tmp_path: Path) -> None:
    """No file is written, and the words name the address and the way on."""
    result = run(repository(tmp_path, address), "--all")
    assert result.exit_code == 1
    assert f"Chưa in được: “{address}”" in result.output and "--sample" in result.output
    assert made(tmp_path) == {}


def test_without_an_address_nothing_is_printed(tmp_path: Path) -> None:
    """Not even a sample: there is nothing to put into the symbol."""
    root = repository(tmp_path, **{f"ledger/{CODE}.yml": LEDGER})
    settings = root / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^site_url:.*\n", "", settings.read_text("utf-8")), "utf-8")
    for words in (("--all",), ("--all", "--sample")):
        result = run(root, *words)
        assert (result.exit_code, made(root)) == (1, {})
        assert "chưa có site_url" in result.output


def test_a_sample_at_an_example_address(tmp_path: Path) -> None:
    """With --sample the stamp is made and says MẪU, in words that can be selected."""
    root = repository(tmp_path, "https://ocop.example.vn/")
    assert run(root, "--all", "--sample").exit_code == 0
    files = made(root)
    assert opened(f"{CODE}.png", files[f"{CODE}.png"]) == f"https://ocop.example.vn/S/{CODE}/"
    real = made_at_a_real_address(tmp_path / "real")
    assert b"#fff" in files[f"{CODE}.svg"].partition(b"</g>")[2]  # white words on a black bar
    assert b"#fff" not in real[f"{CODE}.svg"].partition(b"</g>")[2]


def made_at_a_real_address(root: Path) -> dict[str, bytes]:
    """The stamps of the same product where nothing is a sample."""
    assert run(repository(root), "--all").exit_code == 0
    return made(root)


def test_a_sample_product_is_always_marked(tmp_path: Path) -> None:
    """A made-up product's stamp says MẪU at a real address too."""
    root = repository(tmp_path, product=f"{PRODUCT}sample: có\n")
    assert run(root, CODE, "--format", "svg").exit_code == 0
    assert b"#fff" in made(root)[f"{CODE}.svg"].partition(b"</g>")[2]


# What is asked for


@pytest.mark.parametrize("typed", [CODE, "7kq4 m2xr", "7KQ4-M2XR", "7kq4–m2xr.", "banh-trang", "７ＫＱ４Ｍ２ＸＲ"])
def test_a_code_typed_in_any_way(typed: str, tmp_path: Path) -> None:
    """As on the stamp, in small letters, with a dash, or the name of the product's file."""
    result = run(repository(tmp_path), typed)
    assert (result.exit_code, list(made(tmp_path))) == (0, [f"{CODE}.pdf", f"{CODE}.png", f"{CODE}.svg"]), result.output
    assert result.output.endswith("1 tem, 3 tệp trong print/tem/, tệp nào cũng quét được.\n")
    assert {opened(*one) for one in made(tmp_path).items()} == {f"{HOST}S/{CODE}/"}


def test_all(tmp_path: Path) -> None:
    """--all makes the stamps of every product with a code that is still there; in silence for the others."""
    root = with_second(tmp_path)
    (root / "products/an-giang/khong-ma.yml").write_text(PRODUCT, "utf-8")
    result = run(root, "--all", "--format", "png")
    assert result.exit_code == 0, result.output
    assert {opened(*one) for one in made(root).items()} == {f"{HOST}S/{CODE}/", f"{HOST}S/{OTHER_CODE}/"}


def test_the_same_stamp_asked_for_twice(tmp_path: Path) -> None:
    """A code and its lots in one command; what is named twice is made once."""
    root = repository(tmp_path, product=f"{PRODUCT}lots: [{{lot: L260402}}, {{lot: L260403}}]\n")
    result = run(root, CODE, CODE, f"{CODE}/L260402", "7kq4m2xr/L260403", "--format", "svg")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("3 tem, 3 tệp trong print/tem/, tệp nào cũng quét được.\n")
    assert {name: opened(name, content) for name, content in made(root).items()} == {
        f"{CODE}.svg": f"{HOST}S/{CODE}/",
        f"{CODE}-L260402.svg": f"{HOST}S/{CODE}/L260402/",
        f"{CODE}-L260403.svg": f"{HOST}S/{CODE}/L260403/",
    }


def test_a_code_in_two_spellings_is_one_stamp(tmp_path: Path) -> None:
    """The same code typed in two ways is one stamp in the count."""
    result = run(repository(tmp_path), CODE, "7kq4-m2xr", "banh-trang", "--format", "svg")
    assert result.output.endswith("1 tem, 1 tệp trong print/tem/, tệp nào cũng quét được.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Ghi một hay nhiều mã, hoặc --all."),
        ((CODE, "--all"), "Ghi một hay nhiều mã, hoặc --all."),
        (("7KQ4M2XX",), "Không có sản phẩm nào mang mã hay tên “7KQ4M2XX”."),
        ((f"{CODE}/L999",), "không có lô “L999” nào có trang riêng"),
        ((f"{CODE}/l*1",), "không có lô “l*1” nào có trang riêng"),
        ((CODE, "--size", "19.9"), "--size 19.9: quá nhỏ để điện thoại quét được; ít nhất 20 mm."),
        ((CODE, "--size", "301"), "--size"),
        ((CODE, "--dpi", "72"), "--dpi"),
        ((CODE, "--format", "gif"), "--format"),
        ((CODE, "--level", "L"), "--level"),
    ],
)
def test_a_wrong_command_writes_nothing(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """Exit code 2, words that say what to do, and no file."""
    root = repository(tmp_path, product=f'{PRODUCT}lots: [{{lot: "l*1"}}]\n')
    result = run(root, *words)
    assert (result.exit_code, made(root)) == (2, {}), result.output
    assert said in result.output


def test_one_wrong_name_stops_all(tmp_path: Path) -> None:
    """Nothing is written while one of the names is wrong."""
    root = repository(tmp_path)
    assert run(root, CODE, "khong-co").exit_code == 2
    assert made(root) == {}


def test_a_catalog_with_errors_prints_nothing(tmp_path: Path) -> None:
    """First the errors are mended; they are shown."""
    root = repository(tmp_path, **{OTHER_PATH: "name: Kẹo\n"})
    result = run(root, CODE)
    assert (result.exit_code, made(root)) == (1, {})
    assert OTHER_PATH in result.output and "Chưa làm tem nào" in result.output


def test_a_product_without_a_code(tmp_path: Path) -> None:
    """The words say which command gives one."""
    write_repository(tmp_path, {PATH: PRODUCT})
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://ocop.example.vn/", HOST), "utf-8")
    result = run(tmp_path, "banh-trang")
    assert (result.exit_code, made(tmp_path)) == (2, {})
    assert f"{PATH}: chưa có mã; chạy “ocop issue banh-trang” trước." in result.output


def test_what_left_the_catalog_gets_no_new_stamp(tmp_path: Path) -> None:
    """A withdrawn product keeps its page and gets no new stamp; --all passes it over."""
    root = repository(tmp_path, product=f"{PRODUCT}status: {{is: withdrawn, on: 02/03/2026}}\n")
    result = run(root, CODE)
    assert (result.exit_code, made(root)) == (2, {})
    assert "sản phẩm đã rút khỏi danh mục, không in tem mới." in result.output
    result = run(root, "--all")
    assert (result.exit_code, made(root)) == (0, {})


# GS1, stars


def test_gs1_has_one_stamp_for_each_pack(tmp_path: Path) -> None:
    """Every number has a stamp with its own address, and its file is named as the number is printed."""
    variants = ", ".join(f'{{name: Gói {at}, gtin: "{gtin}"}}' for at, gtin in enumerate(GTINS))
    root = repository(tmp_path, product=f"{PRODUCT}variants: [{variants}]\nlots: [{{lot: L1}}]\n")
    result = run(root, CODE, f"{CODE}/L1", "--gs1", "--format", "svg")
    assert result.exit_code == 0, result.output
    expected = {f"{CODE}-{gtin[1:]}.svg": f"{HOST}01/{gtin}" for gtin in GTINS}
    expected |= {f"{CODE}-L1-{gtin[1:]}.svg": f"{HOST}01/{gtin}/10/L1" for gtin in GTINS}
    assert {name: opened(name, content) for name, content in made(root).items()} == expected


def test_gs1_without_a_number_is_refused(tmp_path: Path) -> None:
    """The product without a number is named, the others are made, and the exit code is 1."""
    root = with_second(tmp_path, f'{PRODUCT}variants: [{{name: Gói, gtin: "{GTINS[0]}"}}]\n')
    result = run(root, "--all", "--gs1", "--format", "svg")
    assert (result.exit_code, list(made(root))) == (1, [f"{CODE}-{GTINS[0][1:]}.svg"])
    assert f"{OTHER_CODE}: sản phẩm chưa có mã số vạch (gtin)" in result.output


@pytest.mark.parametrize(
    ("today", "printed"),
    [(date(2026, 1, 26), True), (TODAY, True), (date(2026, 1, 28), False), (date(2031, 1, 1), False)],
)
def test_stars_only_while_the_certificate_is_valid(
    today: date, printed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the last day with stars; from the day after it is refused, while others are still made."""
    monkeypatch.setattr(dates, "today", lambda: today)
    root = with_second(tmp_path, DATED)
    result = run(root, CODE, OTHER_CODE, "--stars", "--format", "pdf")
    assert result.exit_code == 1, result.output
    assert list(made(root)) == [f"{CODE}.pdf"] * printed
    refused = "chứng nhận OCOP không rõ còn hiệu lực hôm nay, không in sao"
    assert f"{OTHER_CODE}: {refused}" in result.output  # no source says until when
    assert (f"{CODE}: {refused}" in result.output) is not printed


def test_stars_stand_on_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rank and last day are printed with --stars, and only then."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    root = repository(tmp_path, product=DATED)
    for words, expected in (((), False), (("--stars",), True)):
        assert run(root, CODE, "--format", "pdf", *words).exit_code == 0
        document = pypdfium2.PdfDocument(made(root)[f"{CODE}.pdf"])
        text = document[0].get_textpage().get_text_range()
        document.close()
        assert ("OCOP 3 sao, có hiệu lực đến 27/01/2026" in text) is expected


def test_a_revoked_certificate_is_not_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Revoked before its end: the stamp has no stars."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    root = repository(tmp_path, product=f"{DATED}{REVOKED}")
    result = run(root, CODE, "--stars")
    assert (result.exit_code, made(root)) == (1, {})


# Sizes and files


def test_sizes(tmp_path: Path) -> None:
    """A larger symbol is as large as asked; one that a till may not see whole is made with a word of caution."""
    root = repository(tmp_path)
    widths = []
    for size, cautioned in (("20", False), ("25", False), ("40", True)):
        result = run(root, CODE, "--size", size, "--format", "svg")
        assert result.exit_code == 0, result.output
        assert ("lớn hơn cỡ GS1" in result.output) is cautioned
        found = re.search(rb'width="([\d.]+)mm"', made(root)[f"{CODE}.svg"])
        assert found
        widths.append(float(found[1]))
    assert [width / widths[0] for width in widths] == pytest.approx([1, 1.25, 2], abs=0.001)


def test_the_least_size_grows_with_the_symbol(tmp_path: Path) -> None:
    """A long address has more modules: 20 mm is too small for it."""
    root = repository(tmp_path, f"https://{'dai-' * 14}ocop.{'dai-' * 14}ocop.vn/")
    result = run(root, CODE, "--size", "20", "--level", "Q")
    assert (result.exit_code, made(root)) == (2, {})
    assert "quá nhỏ" in result.output
    assert run(root, CODE, "--level", "Q").exit_code == 0


def test_level_q_is_a_denser_symbol(tmp_path: Path) -> None:
    """More modules on the same side, and it opens the same."""
    root = repository(tmp_path)
    counts = []
    for level in ("M", "Q"):
        assert run(root, CODE, "--level", level, "--format", "svg").exit_code == 0
        content = made(root)[f"{CODE}.svg"]
        assert opened(f"{CODE}.svg", content) == f"{HOST}S/{CODE}/"
        counts.append(content.count(b"v1h-"))
    assert counts[1] > counts[0]


def test_a_resolution_of_the_png(tmp_path: Path) -> None:
    """--dpi counts for the PNG alone, of which every module is a whole number of dots."""
    root = repository(tmp_path)
    found = []
    for dpi in ("300", "600"):
        assert run(root, CODE, "--dpi", dpi).exit_code == 0
        files = made(root)
        found.append((Image.open(BytesIO(files[f"{CODE}.png"])).width, files[f"{CODE}.pdf"], files[f"{CODE}.svg"]))
    assert found[0][0] < found[1][0]
    assert found[0][1:] == found[1][1:]


def test_a_second_run_says_what_it_replaced(tmp_path: Path) -> None:
    """The same again replaces nothing; another size replaces the files and says how many."""
    root = repository(tmp_path)
    run(root, CODE)
    before = made(root)
    again = run(root, CODE)
    assert made(root) == before and "được thay" not in again.output
    larger = run(root, CODE, "--size", "30")
    assert made(root).keys() == before.keys() and made(root) != before
    assert "3 tệp cũ được thay" in larger.output


def test_a_stamp_that_does_not_scan_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command stops, names the code, and leaves no file."""

    def refuse(*_: object) -> None:
        raise Unreadable("svg 300 dpi: không đọc được")

    monkeypatch.setattr(making, "check", refuse)
    root = repository(tmp_path)
    result = run(root, CODE)
    assert (result.exit_code, made(root)) == (1, {})
    assert "7KQ4 M2XR: svg 300 dpi: không đọc được" in result.output


@pytest.mark.parametrize("command", [("stamps",), ("print", "sheets")])
def test_a_size_that_is_no_number(tmp_path: Path, command: tuple[str, ...]) -> None:
    """ "nan" lies between any two numbers and is no length."""
    result = CliRunner().invoke(ocop, ["--root", str(write_repository(tmp_path)), *command, "--all", "--size", "nan"])
    assert result.exit_code == 2 and "“nan” không phải số đo." in result.output


# Published addresses


@pytest.mark.parametrize(
    ("entry", "words", "what"),
    [
        (LEDGER, (CODE,), f"địa chỉ {HOST}"),
        (f'{LEDGER}hosts: ["https://cu.angiang.vn/"]\n', (CODE,), f"địa chỉ {HOST}"),
        (f'{LEDGER}hosts: ["{HOST}"]\n', (f"{CODE}/L1",), "lô L1"),
        (f'{LEDGER}hosts: ["{HOST}"]\nlots: [L1]\n', (CODE, "--gs1"), "mã vạch 8936012345674"),
    ],
    ids=["no-host", "old-host", "lot", "number"],
)
def test_what_is_not_published_is_not_printed(tmp_path: Path, entry: str, words: tuple[str, ...], what: str) -> None:
    """The stamp is refused with what is missing and the way; with --sample it is made and marked."""
    more = f"variants: [{{name: Gói, gtin: '{GTINS[0]}'}}]\nlots: [{{lot: L1}}]\n"
    root = repository(tmp_path, product=PRODUCT + more, **{f"ledger/{CODE}.yml": entry})
    settings = root / "mkdocs.yml"
    former = "  ocop:\n    former_urls: [https://cu.angiang.vn/]\n"
    settings.write_text(settings.read_text("utf-8").replace("  ocop:\n", former), "utf-8")
    result = run(root, *words, "--format", "svg")
    assert result.exit_code == 1 and made(root) == {}
    assert f"chưa đăng: sổ mã chưa có {what}; chạy “ocop issue banh-trang” trên nhánh chính rồi in" in result.output
    if "--gs1" not in words:
        sheets = CliRunner().invoke(ocop, ["--root", str(root), "print", "sheets", *words])
        assert sheets.exit_code == 1 and f"sổ mã chưa có {what}" in sheets.output
    assert run(root, *words, "--format", "svg", "--sample").exit_code == 0
    (svg,) = made(root).values()
    assert b"#fff" in svg.partition(b"</g>")[2]


@pytest.mark.parametrize("kind", ["booklet", "leaflet", "cards"])
def test_matter_with_an_unpublished_code(tmp_path: Path, kind: str) -> None:
    """Whatever carries the code of an address that is not published is refused, by the product's file."""
    root = repository(tmp_path, **{f"ledger/{CODE}.yml": LEDGER})
    result = CliRunner().invoke(ocop, ["--root", str(root), "print", kind, "--all"])
    assert result.exit_code == 1 and f"{PATH}: chưa đăng: sổ mã chưa có địa chỉ {HOST}" in result.output
    assert not (root / "print").exists()


def test_published_by_issue_is_printed(tmp_path: Path) -> None:
    """After `ocop issue` the same stamp is made, unmarked."""
    root = repository(tmp_path, product=f"{PRODUCT}lots: [{{lot: L9}}]\n", **{f"ledger/{CODE}.yml": LEDGER})
    assert run(root, f"{CODE}/L9", "--format", "svg").exit_code == 1
    assert CliRunner().invoke(ocop, ["--root", str(root), "issue", "--all"]).exit_code == 0
    assert run(root, f"{CODE}/L9", "--format", "svg").exit_code == 0
    assert b"#fff" not in made(root)[f"{CODE}-L9.svg"].partition(b"</g>")[2]


@pytest.mark.parametrize(
    ("address", "hosts", "words"),
    [(HOST, (HOST,), ""), (HOST, (), UNPUBLISHED), ("https://ocop.example.vn/", (), NOT_YET)],
    ids=["published", "not-yet", "example"],
)
def test_what_the_site_offers(address: str, hosts: tuple[str, ...], words: str) -> None:
    """The stamp on a product's page is marked, with the reason, until its address is published."""
    product = make_product(code=CODE)
    entry = LedgerEntry(code=CODE, issued=TODAY, product="banh-trang", name="Bánh tráng", hosts=hosts)
    its = Catalog(Path(), Settings(name="a", place="b", site_url=address), (product,), ledger=(entry,))
    shown = offer(its, product)
    assert shown and shown.note == words
    assert stamp(its, product).sample is bool(words)
