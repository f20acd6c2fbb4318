"""The offline copy: all of it is there, every stick takes its names, and the same data make the same bytes."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from build_hooks.bundle.away import LONGEST, outside_addresses, scannable, symbols_script
from build_hooks.bundle.dead_links import unlink_missing
from build_hooks.bundle.extras import extras
from build_hooks.bundle.making import Bundle, CannotBundle, make_bundle
from build_hooks.bundle.names import bad_names
from build_hooks.bundle.packing import write_zip
from build_hooks.bundle.printed import printed_matter, printed_stamps
from build_hooks.bundle.screen import MOST, on_screen, screen_text
from build_hooks.bundle.television import television
from build_hooks.bundle.words import note
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import State
from build_hooks.model.edition import Edition
from build_hooks.model.photo import Photo
from build_hooks.pixels.screen import SIZE
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, PRODUCT, REPOSITORY, jpeg, lend_fonts, write_repository
from tests.markup import broken_links, pages, read_page
from tests.printing.pages import words

SITE = "danh-muc"


@pytest.fixture(scope="module")
def real() -> Catalog:
    return read_catalog(CATALOG).catalog


@pytest.fixture(scope="module")
def public(real: Catalog) -> Catalog:
    """With an address that may be printed and is published."""
    host = "https://ocop.angiang.gov.vn/"
    ledger = tuple(one.model_copy(update={"hosts": (host,)}) for one in real.ledger)
    return replace(real, settings=real.settings.model_copy(update={"site_url": host}), ledger=ledger)


@pytest.fixture
def repository(repository: Path) -> Path:
    """With the typeface, which the process that builds its site would have to cut."""
    lend_fonts(repository)
    return repository


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# The whole


def test_folder_and_zip_hold_the_same(real_bundle: Bundle, unpacked: Path) -> None:
    """Who copies the folder and who unpacks the zip have the same files, and the figures are true."""
    names = files_of(real_bundle.folder)
    assert files_of(unpacked) == names and len(names) == real_bundle.files
    assert all((unpacked / one).read_bytes() == (real_bundle.folder / one).read_bytes() for one in names)
    assert sum((unpacked / one).stat().st_size for one in names) == real_bundle.size
    assert real_bundle.zip.stat().st_size == real_bundle.zip_size


def test_what_a_person_sees_first(unpacked: Path) -> None:
    """Two files to open, and folders that say what they are."""
    assert sorted(one.name for one in unpacked.iterdir()) == [
        "DOC-TRUOC.txt",
        "IN-AN",
        "MO-DANH-MUC.html",
        "TIVI",
        SITE,
    ]


def test_every_page_of_the_site_is_there(unpacked: Path, real_site: Path) -> None:
    """The copy has each page of the site, trace pages and lots among them, but for the one that only a host shows."""
    assert set(pages(unpacked / SITE)) == set(pages(real_site)) - {"404.html"}


def test_no_link_leads_nowhere(unpacked: Path) -> None:
    """Pages, photos and styles name only what is in the copy."""
    assert broken_links(unpacked / SITE) == []


def test_nothing_that_only_a_network_needs(unpacked: Path) -> None:
    """No pictures for chats, no maps of the theme's scripts, and each photo once."""
    names = files_of(unpacked)
    assert not [one for one in names if one.endswith(".map") or "chia-se" in one]
    assert {one.rpartition("-")[2] for one in names if one.startswith(f"{SITE}/anh/")} == {"1080.webp"}


def test_an_old_notepad_reads_the_note(unpacked: Path) -> None:
    """UTF-8 with a mark, lines that end as Windows ends them and fit a small window, but for the two to be copied."""
    content = (unpacked / "DOC-TRUOC.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    text = content.decode("utf-8-sig")
    assert max(len(line) for line in text.split("\r\n") if "--kiosk" not in line) <= 76
    assert "Dữ liệu đến ngày 20/11/2026." in text and "bấm đúp" in text and "TIVI" in text


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "Hỏi người đã đưa bạn bản này."),
        ({"site_url": "https://ocop.angiang.vn/"}, "https://ocop.angiang.vn/"),
        ({"offline_copy": "https://angiang.vn/ocop.zip"}, "https://angiang.vn/ocop.zip"),
    ],
)
def test_the_note_tells_of_newer_copies(real: Catalog, settings: dict[str, str], told: str) -> None:
    """Where one is, as far as the settings say, and how it takes this one's place."""
    text = note(replace(real, settings=real.settings.model_copy(update=settings)), "danh-muc-ocop", set()).decode()
    newer = text.split("BẢN MỚI HƠN")[1].split("\r\n\r\n")[0]
    assert told in newer
    assert "xóa cả thư mục danh-muc-ocop" in newer


@pytest.mark.parametrize("told", ["DOC-TRUOC.txt", "docs/commands.md", "catalog/huong-dan/trung-bay.md"])
def test_the_lines_for_a_full_screen_open_what_is_there(unpacked: Path, told: str) -> None:
    """Edge's line and Chrome's name a file of the copy, below the name that the folder has."""
    where = unpacked if told == "DOC-TRUOC.txt" else REPOSITORY
    lines = re.findall(r'^(msedge|chrome) --kiosk "file:///E:/([^"]+)"', (where / told).read_text("utf-8-sig"), re.M)
    assert [program for program, _ in lines] == ["msedge", "chrome"]
    assert all((unpacked.parent / path).is_file() for _, path in lines)


def test_the_note_names_nothing_that_is_not_there(real: Catalog) -> None:
    """Without pictures and stamps it does not speak of them; its lines have the name that the copy has."""
    text = note(real, "do-uong", set()).decode("utf-8-sig")
    assert "E:/do-uong/danh-muc/trung-bay/" in text and "danh-muc-ocop" not in text
    assert "TIVI" not in text and "IN-AN" not in text


# Bytes


def make(root: Path, folder: Path, **environment: str) -> bytes:
    """`ocop bundle` in a process of its own; the bytes of the zip."""
    script = "from pathlib import Path; import sys; from build_hooks.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--root", str(root), "bundle", "--name", folder.name],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return (root / "offline" / f"{folder.name}.zip").read_bytes()


WITH_PHOTO = f"{PRODUCT}photos: [{{file: 01.jpg, alt: Bánh}}]\nupdated: 02/03/2026\n"


def test_the_same_data_make_the_same_bytes(tmp_path: Path) -> None:
    """Two runs, other hash seeds, one with a cold and one with a warm cache: one zip."""
    picture = {"images/an-giang/banh-trang/01.jpg": jpeg()}
    root = write_repository(tmp_path, {"products/an-giang/banh-trang.yml": WITH_PHOTO, **picture})
    lend_fonts(root)
    one = make(root, Path("x"), PYTHONHASHSEED="1")
    other = make(root, Path("x"), PYTHONHASHSEED="2")
    assert hashlib.sha256(one).hexdigest() == hashlib.sha256(other).hexdigest()
    with zipfile.ZipFile(BytesIO(one)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 3, 2, 0, 0, 0)}
        assert packed.namelist() == sorted(packed.namelist())
        assert {entry.external_attr for entry in packed.infolist()} == {0o644 << 16}


@pytest.mark.parametrize(("day", "written"), [(None, 1980), (date(1970, 1, 1), 1980), (date(2026, 11, 20), 2026)])
def test_a_zip_without_a_day(tmp_path: Path, day: date | None, written: int) -> None:
    """A catalog that names no day, or one that no zip knows, has the first day of all zips."""
    (tmp_path / "a.txt").write_text("a", "utf-8")
    write_zip(tmp_path / "x.zip", tmp_path, ["a.txt"], day)
    with zipfile.ZipFile(tmp_path / "x.zip") as packed:
        assert [(one.filename, one.date_time[0]) for one in packed.infolist()] == [("x/a.txt", written)]


# Names


def test_every_stick_takes_the_names(real_bundle: Bundle) -> None:
    """The real copy has nothing to mend, and its names are plain."""
    with zipfile.ZipFile(real_bundle.zip) as packed:
        names = packed.namelist()
    assert list(bad_names(names)) == []
    assert max(map(len, names)) < 180 and all(one.isascii() for one in names)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("x/" + "a" * 178, "nhiều nhất 179"),
        ("x/ảnh.png", "chữ không dấu"),
        ("x/a:b.png", "chữ không dấu"),
        ("x/what?.png", "chữ không dấu"),
        ("x/dot./a.png", "dấu chấm"),
        ("x/con", "thiết bị"),
        ("x/AUX.html", "thiết bị"),
        ("x/com1/a", "thiết bị"),
    ],
)
def test_names_that_some_system_refuses(path: str, said: str) -> None:
    """Each is named with what is wrong."""
    (line,) = bad_names([path])
    assert said in line


def test_names_that_windows_takes_for_one() -> None:
    """Files and folders that differ by case alone are one on a stick."""
    assert len(list(bad_names(["x/S/1.html", "x/s/2.html"]))) == 1
    assert len(list(bad_names(["x/Anh.png", "x/anh.png"]))) == 1
    assert list(bad_names(["x/S/1.html", "x/S/2.html", "x/console.html", "x/a.b/c.html"])) == []


def test_a_name_that_no_stick_takes_stops_the_copy(repository: Path) -> None:
    """A hand-written picture with marks in its name: named, nothing is left behind, and what was there stays."""
    (repository / "catalog/ảnh đẹp.png").write_bytes(b"x")
    (repository / "catalog/index.md").write_text("---\ntitle: Danh mục\n---\n", "utf-8")
    catalog = read_catalog(repository).catalog
    with pytest.raises(CannotBundle, match=r"ảnh đẹp\.png"):
        make_bundle(catalog, Edition(), repository / "offline/x")
    assert list((repository / "offline").iterdir()) == []


# What is replaced


def test_a_folder_of_somebody_else_is_left_alone(repository: Path) -> None:
    """Neither a folder nor a zip that is not ours is touched."""
    catalog, folder = read_catalog(repository).catalog, repository / "offline/x"
    folder.mkdir(parents=True)
    (folder / "thesis.docx").write_text("x", "utf-8")
    with pytest.raises(CannotBundle, match="đã có tệp khác"):
        make_bundle(catalog, Edition(), folder)
    (folder / "thesis.docx").unlink()
    folder.with_name("x.zip").write_text("x", "utf-8")
    with pytest.raises(CannotBundle, match="là một tệp khác"):
        make_bundle(catalog, Edition(), folder)
    assert folder.with_name("x.zip").read_text("utf-8") == "x"


def test_an_older_copy_and_a_broken_run_are_replaced(repository: Path) -> None:
    """Nothing of the older copy and of a run that was broken off is left."""
    catalog, folder = read_catalog(repository).catalog, repository / "offline/x"
    first = make_bundle(catalog, Edition(), folder)
    (folder / SITE / "cu.html").write_text("x", "utf-8")
    (folder.with_name(".x.new") / SITE).mkdir(parents=True)
    folder.with_name(".x.zip.new").write_text("x", "utf-8")
    assert make_bundle(catalog, Edition(), folder) == first
    assert not (folder / SITE / "cu.html").exists()
    assert sorted(one.name for one in folder.parent.iterdir()) == ["x", "x.zip"]


def test_a_site_that_does_not_build_leaves_the_older_copy(repository: Path) -> None:
    """A failure in the middle takes nothing away."""
    catalog, folder = read_catalog(repository).catalog, repository / "offline/x"
    make_bundle(catalog, Edition(), folder)
    before = files_of(folder)
    with (repository / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("exclude_docs: san-pham/\n")
    with pytest.raises(CannotBundle, match="MkDocs"):
        make_bundle(catalog, Edition(), folder)
    assert files_of(folder) == before
    assert sorted(one.name for one in folder.parent.iterdir()) == ["x", "x.zip"]


# A part


@pytest.fixture
def part(small_bundle: Bundle) -> Path:
    return small_bundle.folder


def test_a_part_is_of_the_part_alone(part: Path, real: Catalog) -> None:
    """Pages, photos, trace pages, places, codes and pictures of the chosen products, and of no other."""
    drinks = [one for one in real.products if one.group_today == "do-uong"]
    assert {one.name for one in (part / SITE / "san-pham").iterdir()} == {one.slug for one in drinks}
    assert {one.name for one in (part / SITE / "anh").iterdir()} == {one.slug for one in drinks}
    assert {one.name for one in (part / SITE / "S").iterdir()} == {one.code for one in drinks}
    everything = "".join(path.read_text("utf-8") for path in (part / SITE).rglob("*.html"))
    assert "Khô cá chốt" not in everything and "Siro Atiso" in everything
    assert "F5WVWA9X" not in (part / SITE / "du-lieu/ma.js").read_text("utf-8")


def test_a_part_has_no_dead_links(part: Path, written_bundle: Bundle) -> None:
    """Nor where a hand-written page names a product that was left out: its words stay."""
    assert broken_links(part / SITE) == []
    assert broken_links(written_bundle.folder / SITE) == []
    page = read_page(written_bundle.folder / SITE / "gian-hang.html")
    linked = {one.text for one in page.all("a")}
    assert "Mắm cá linh" in page.text and "Mắm cá linh" not in linked and "Nước mía" in linked


def test_a_part_counts_itself_and_says_so(part: Path) -> None:
    """The home page counts what is there; every page says that there is more elsewhere, and the day of the whole."""
    home = read_page(part / SITE / "index.html")
    assert "3 sản phẩm" in home.one("dl", "ocop-figures").text or "sản phẩm 3" in home.one("dl", "ocop-figures").text
    for page in (home, read_page(part / SITE / "lien-he.html")):
        assert "Bản này là một phần của danh mục: Đồ uống." in page.text
        assert "Dữ liệu đến ngày 20/11/2026." in page.text


def test_small_photos_alone(part: Path) -> None:
    """No file and no link of a larger size."""
    assert {one.rpartition("-")[2] for one in files_of(part) if one.startswith(f"{SITE}/anh/")} == {"720.webp"}
    assert not [path for path in (part / SITE).rglob("*.html") if "-1080.webp" in _local(path)]


def _local(page: Path) -> str:
    """The page without what it says to machines of the network, whose photos are the public site's."""
    return page.read_text("utf-8").partition("application/ld+json")[0]


def test_links_go_and_words_stay(tmp_path: Path) -> None:
    """Only relative links to files that are not there, whatever stands in them."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/there.html").write_text("", "utf-8")
    kept = '<a href="there.html">1</a><a class="x" href="https://x.vn/">2</a><a href="#id">3</a><a href="tel:0">4</a>'
    (tmp_path / "a/index.html").write_text(f'{kept}<a class="y" href="../b/?q#z"><b>5</b></a>', "utf-8")
    unlink_missing(tmp_path)
    assert (tmp_path / "a/index.html").read_text("utf-8") == f"{kept}<b>5</b>"


# Addresses to take along


def table_of(script: bytes) -> dict[str, str]:
    text = script.decode("ascii")
    assert text.startswith("window.OCOP_QR=") and text.endswith(";\n")
    found: dict[str, str] = json.loads(text.removeprefix("window.OCOP_QR=").removesuffix(";\n"))
    return found


def test_every_address_of_the_site_has_a_symbol(unpacked: Path) -> None:
    """All that any page links to outside, as the page writes it."""
    linked = {
        link.attributes["href"]
        for page in pages(unpacked / SITE).values()
        for link in page.all("a")
        if link.attributes.get("href", "").startswith("http")
    }
    assert set(table_of((unpacked / SITE / "du-lieu/ma-qr.js").read_bytes())) == linked
    assert len(linked) > 10


def test_hostile_addresses_stay_words(tmp_path: Path) -> None:
    """Quotes, tags, line ends and names of objects in an address do not leave their string; the script is ASCII."""
    hostile = [
        'https://x.vn/";alert(1);//',
        "https://x.vn/</script><script>alert(1)</script>",
        "https://x.vn/\u2028alert(1)",
        "https://x.vn/\\",
        "https://x.vn/__proto__",
        "https://[",
    ]
    page = "".join(f'<a href="{one.replace("&", "&amp;").replace(chr(34), "&quot;")}">x</a>' for one in hostile)
    (tmp_path / "index.html").write_text(page, "utf-8")
    found = outside_addresses(tmp_path)
    assert set(found) == set(hostile)
    assert set(table_of(symbols_script(found))) == set(hostile) - {"https://["}


def test_a_symbol_holds_what_a_camera_opens() -> None:
    """Marks and foreign hosts are written in ASCII; what is written so already stays."""
    assert scannable("https://x.vn/s?q=Phú Tân&a=%20") == "https://x.vn/s?q=Ph%C3%BA%20T%C3%A2n&a=%20"
    assert (
        scannable("https://đặc-sản.vn/a/") == "https://xn--c-sn-ioa1852eka.vn/a/"
        or scannable("https://đặc-sản.vn/a/")[:12] == "https://xn--"
    )
    assert scannable("https://zalo.me/0900000000") == "https://zalo.me/0900000000"


def test_an_address_too_long_to_scan_has_none() -> None:
    """The page then shows it as text."""
    long, longest = "https://x.vn/" + "a" * LONGEST, "https://x.vn/" + "a" * (LONGEST - 13)
    assert set(table_of(symbols_script([long, longest]))) == {longest}


# Beside the site


def test_extras_can_be_read(public: Catalog) -> None:
    """Each path lies in a folder of its own kind, once, and the stamps are PDFs named by their product."""
    found = dict(extras(public))
    assert len(found) == len(list(extras(public)))
    assert {one.partition("/")[0] for one in found} == {"IN-AN", "TIVI"}
    assert all(content.startswith(b"%PDF") for path, content in found.items() if path.startswith("IN-AN"))
    assert "IN-AN/tem/kho-ca-chot-F5WVWA9X.pdf" in found


def test_too_many_stamps_are_left_to_the_pages(public: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of a thousand files helps nobody."""
    monkeypatch.setattr("build_hooks.bundle.printed.MOST_STAMPS", 3)
    assert list(printed_stamps(public)) == []


def test_a_booth_with_a_printer(public: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Booklet, to read and to fold, leaflets, cards and sheets of stamps are there, with the day of making on each."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 24/11/2026
    found = dict(printed_matter(public))
    names = ("cam-nang", "to-roi", "cam-nang-gap", "the-ban", "the-gia", "to-tem-3x8")
    assert list(found) == [f"IN-AN/{name}.pdf" for name in names]
    for name, content in found.items():
        said = " ".join(words(content))
        assert "24/11/2026" in said and "MẪU – BẢN IN THỬ" not in said, name


def test_an_example_address_is_printed_as_a_trial(real: Catalog) -> None:
    """Nobody takes cards to a fair whose code opens nothing without having been told."""
    assert "MẪU – BẢN IN THỬ" in words(dict(printed_matter(real))["IN-AN/the-ban.pdf"])[0]


def test_without_an_address_nothing_is_printed(real: Catalog) -> None:
    """There would be nothing to scan."""
    without = replace(real, settings=real.settings.model_copy(update={"site_url": ""}))
    assert list(printed_matter(without)) == []


def test_of_very_many_products_cards_and_stamps_alone(public: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their photos on paper would be more than the whole copy."""
    monkeypatch.setattr("build_hooks.bundle.printed.MOST_PHOTOS", 3)
    monkeypatch.setattr("build_hooks.bundle.printed.MOST_FOLDED", 3)
    assert [path for path, _ in printed_matter(public)] == [
        "IN-AN/the-ban.pdf",
        "IN-AN/the-gia.pdf",
        "IN-AN/to-tem-3x8.pdf",
    ]


def test_a_picture_for_every_television(public: Catalog) -> None:
    """1920 by 1080, plain JPEG, light, without metadata, numbered in the order of the lists; each symbol scans."""
    found = list(television(public))
    shown = [one for one in public.listed_products if not one.alcohol and not one.sample]
    assert [path for path, _ in found] == [f"TIVI/{at:03}-{one.slug}.jpg" for at, one in enumerate(shown, 1)]
    for (_, content), product in zip(found, shown, strict=True):
        with Image.open(BytesIO(content)) as image:
            assert (image.size, image.format, image.mode) == (SIZE, "JPEG", "RGB")
            assert not image.getexif() and "progressive" not in image.info
            codes = [one.text for one in zxingcpp.read_barcodes(image)]
        assert codes == [f"https://ocop.angiang.gov.vn/S/{product.code}/"]
        assert len(content) < 200_000


def test_no_symbol_while_the_address_is_an_example(real: Catalog) -> None:
    """A symbol that opens nothing is worse than none."""
    _, content = next(iter(television(real)))
    with Image.open(BytesIO(content)) as image:
        assert zxingcpp.read_barcodes(image) == []


def test_neither_alcohol_nor_samples_nor_what_left(public: Catalog) -> None:
    """Alcohol is not promoted, samples are not real."""
    assert {"ruou-dau-tam", "lap-xuong-ca-mau"} & {one.slug for one in on_screen(public)} == set()
    assert any(one.alcohol for one in public.products)


def test_of_too_many_the_newest_are_shown(public: Catalog) -> None:
    """A show of a thousand pictures is seen by nobody."""
    one = next(one for one in public.real_products if not one.alcohol)
    many = tuple(
        one.model_copy(update={"slug": f"p-{at:03}", "updated": date.fromordinal(730000 + at)})
        for at in range(MOST + 5)
    )
    shown = on_screen(replace(public, products=many))
    assert len(shown) == MOST and {"p-000", "p-004"}.isdisjoint({product.slug for product in shown})


def test_stars_come_with_their_end_and_only_while_valid(public: Catalog) -> None:
    """On the last day they are there with it, on the next they are gone, and of an unknown end there are none."""
    dated = next(one for one in public.products if one.certificate.last_day)
    last = dated.certificate.last_day
    assert last
    on_last = screen_text(public, dated, last)
    after = screen_text(public, dated, date.fromordinal(last.toordinal() + 1))
    assert (
        on_last.stars == dated.certificate.stars and on_last.rank and last.strftime("%d/%m/%Y") in on_last.certificate
    )
    assert (after.stars, after.rank, after.certificate) == (0, "", "")
    unknown = next(one for one in public.products if one.certificate.state(last) is State.UNKNOWN)
    assert (screen_text(public, unknown, last).stars, screen_text(public, unknown, last).rank) == (0, "")


def test_a_picture_says_its_day_and_what_is_drawn(public: Catalog) -> None:
    """The day of the data; that an illustration is one."""
    product = next(one for one in on_screen(public) if one.photos and one.photos[0].is_illustration)
    text = screen_text(public, product, date(2026, 11, 23))
    assert text.day == "Dữ liệu đến ngày 20/11/2026"
    assert text.note == "Hình minh họa, không phải ảnh chụp sản phẩm"
    photograph: Photo = product.photos[0].model_copy(update={"kind": "photo"})
    assert screen_text(public, product.model_copy(update={"photos": (photograph,)}), date(2026, 11, 23)).note == ""
