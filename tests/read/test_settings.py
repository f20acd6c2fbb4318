"""The settings of mkdocs.yml are read by the same rules and in the same words as products."""

from pathlib import Path

import pytest

from build_hooks.read.catalog import read_catalog
from build_hooks.read.settings import settings_of

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
