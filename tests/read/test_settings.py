"""The settings of mkdocs.yml are read by the same rules and in the same words as products."""

from pathlib import Path

import pytest

from build_hooks.model.settings import as_printed
from build_hooks.read.catalog import read_catalog
from build_hooks.read.hosts import unpublishable
from build_hooks.read.settings import docs_dir, settings_of

TEXT = "site_url: {address}\nextra: {{ocop: {{name: Danh mục, place: Cà Mau}}}}\n"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://ocop.example.vn/", "https://ocop.example.vn/"),
        ("https://ocop.example.vn/danh-muc", "https://ocop.example.vn/danh-muc/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        ("https://sản-vật.example.vn", "https://sản-vật.example.vn/"),
        ("", ""),
    ],
)
def test_an_address_gets_its_slash(address: str, found: str) -> None:
    """The address of this computer is one too, and none at all is allowed."""
    settings, problems = settings_of(TEXT.format(address=address))
    assert problems == [] and settings is not None and settings.site_url == found


_NO_HOSTS = (
    "https://[x",
    "https://.vn/",
    "https://a b.vn/",
    "https://xã..vn/",
    f"https://{'a' * 64}.vn/",
    "http://a@b.vn",
)


@pytest.mark.parametrize("address", ["ocop.example.vn", "ftp://ocop.example.vn/", "https:///x", "chưa có", *_NO_HOSTS])
def test_what_no_browser_opens_is_no_address(address: str) -> None:
    """Told at its line, before the site's host refuses it in words for programmers."""
    settings, problems = settings_of(TEXT.format(address=address))
    assert settings is None
    assert [one.line() for one in problems] == [
        f"mkdocs.yml:1:11: site_url: “{address}” không phải đường dẫn; bắt đầu bằng https:// hoặc http://; chép lại từ "
        "thanh địa chỉ của trình duyệt"
    ]


@pytest.mark.parametrize("address", ["https://[", "https://ocop.tinh.gov.vn]/"])
def test_what_is_no_address_at_all(address: str) -> None:
    """Brackets that nothing closes are told like any other wrong address."""
    assert [one.message for one in settings_of(TEXT.format(address=f"'{address}'"))[1]] == ["not_a_url"]


@pytest.mark.parametrize("more", ["site_url: https://la.vn/\n", "extra: {ocop: {name: x, place: y}}\n"])
def test_a_setting_that_stands_twice(more: str) -> None:
    """MkDocs takes the last one and this catalog the first: no stamp may hang on that."""
    problems = settings_of(TEXT.format(address="https://ocop.tinh.gov.vn/") + more)[1]
    assert [(one.place, one.message) for one in problems] == [("mkdocs.yml:3:1", "repeated_key")]


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("HTTPS://OCOP.Tinh.gov.vn", "https://ocop.tinh.gov.vn/"),
        ("https://ocop.tinh.gov.vn/Danh-Muc", "https://ocop.tinh.gov.vn/Danh-Muc/"),
        ("https://đặcsản.vn/", "https://xn--csn-uqa6698amda.vn/"),
        (f"https://{'ă' * 80}.vn/", f"https://{'ă' * 80}.vn/"),
        ("", ""),
    ],
)
def test_an_address_as_it_is_printed(address: str, printed: str) -> None:
    """One writing for all: small letters in scheme and host, the slash; a path stays as it is."""
    assert as_printed(address) == printed


def test_a_host_that_nobody_sees_is_none() -> None:
    """A sign without width would be printed on every stamp."""
    settings, problems = settings_of(TEXT.format(address="https://\u200b.vn/"))
    assert settings is None
    assert [one.message for one in problems] == ["not_a_url"]


def test_a_folder_of_a_name_that_no_system_has(repository: Path) -> None:
    """It is as if none were named: MkDocs tells of it, and the check goes on."""
    text = (repository / "mkdocs.yml").read_text("utf-8")
    (repository / "mkdocs.yml").write_text(text.replace("docs_dir: catalog", f"docs_dir: {'x' * 300}"), "utf-8")
    assert read_catalog(repository).catalog.written_pages == ()


@pytest.mark.parametrize("named", ["/etc", "/", "//etc"])
def test_an_absolute_path_of_pages_is_not_gone_into(repository: Path, named: str) -> None:
    """A stranger's mkdocs.yml reads no folder of the machine, and the check goes on."""
    text = (repository / "mkdocs.yml").read_text("utf-8")
    (repository / "mkdocs.yml").write_text(text.replace("docs_dir: catalog", f"docs_dir: {named}"), "utf-8")
    assert docs_dir(repository) == "docs"
    assert not read_catalog(repository).errors


_SIGNS = (
    'https://a.vn/"><script>',
    "https://a.vn/'x",
    "https://a.vn/?x",
    "https://a.vn/#x",
    "https://a.vn/a&b",
    "https://a.vn/`",
)


@pytest.mark.parametrize("address", _SIGNS)
def test_an_address_with_signs_of_markup(address: str) -> None:
    """Told at its line, as the site's own address and as a former one: pages would print it before every path."""
    quoted = "'" + address.replace("'", "''") + "'"
    own = settings_of(TEXT.format(address=quoted))[1]
    assert [(one.place, one.message) for one in own] == [("mkdocs.yml:1:11", "sign_in_address")]
    text = f"extra:\n  ocop:\n    name: x\n    place: y\n    former_urls:\n      - {quoted}\n"
    former = settings_of(text)[1]
    assert [one.place for one in former] == ["mkdocs.yml:6:9"]


@pytest.mark.parametrize("key", ["edit_url", "offline_copy"])
def test_addresses_of_the_block_are_of_their_type(key: str) -> None:
    """What would end an attribute is no address."""
    text = f"extra: {{ocop: {{name: x, place: y, {key}: 'https://a.vn/\"><script>'}}}}\n"
    assert [one.message for one in settings_of(text)[1]] == ["not_a_url"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("site_name: 'OCOP </title><script>'", ["sign_in_setting"]),
        ("site_description: 'Đặc sản \" onload=x'", ["sign_in_setting"]),
        ("site_name: 'OCOP \"Đồng Tháp\" & Cà Mau'", []),
        ("site_description: Sản vật “ngon” & lành", []),
    ],
)
def test_what_the_host_prints_as_it_is(line: str, wrong: list[str]) -> None:
    """Its themes escape neither the site's name nor its description."""
    assert [one.message for one in settings_of(f"{line}\n{TEXT.format(address='')}")[1]] == wrong


@pytest.mark.parametrize(
    ("address", "messages"),
    [
        ("https://ocop.example.vn/", ["example_address"]),
        ("https://ocop.test", ["example_address"]),
        ("http://localhost:8000", ["example_address"]),
        ("https://ocop/", ["example_address"]),
        ("", ["example_address"]),
        ("https://ten.github.io/ocop/", []),
        ("https://đặcsản.vn/", []),
        ("http://10.0.0.5:8080/", []),
    ],
)
def test_what_others_cannot_open_is_not_published(repository: Path, address: str, messages: list[str]) -> None:
    """An example, this computer, a name within an office; whoever gives a number or http knows who opens it."""
    settings = settings_of(TEXT.format(address=address))[0]
    assert settings is not None
    assert [one.message for one in unpublishable(repository, settings)] == messages
