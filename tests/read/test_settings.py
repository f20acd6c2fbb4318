"""The settings of mkdocs.yml are read by the same rules and in the same words as products."""

import pytest

from build_hooks.read.settings import settings_of

TEXT = "site_url: {address}\nextra: {{ocop: {{name: Danh mục, place: Cà Mau}}}}\n"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://ocop.example.vn/", "https://ocop.example.vn/"),
        ("https://ocop.example.vn/danh-muc", "https://ocop.example.vn/danh-muc/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("", ""),
    ],
)
def test_an_address_gets_its_slash(address: str, found: str) -> None:
    """The address of this computer is one too, and none at all is allowed."""
    settings, problems = settings_of(TEXT.format(address=address))
    assert problems == [] and settings is not None and settings.site_url == found


@pytest.mark.parametrize("address", ["ocop.example.vn", "ftp://ocop.example.vn/", "https:///x", "chưa có"])
def test_what_no_browser_opens_is_no_address(address: str) -> None:
    """Told at its line, before the site's host refuses it in words for programmers."""
    settings, problems = settings_of(TEXT.format(address=address))
    assert settings is None
    assert [one.line() for one in problems] == [
        f"mkdocs.yml:1:11: site_url: “{address}” không phải đường dẫn; bắt đầu bằng https:// hoặc http://; chép lại từ "
        "thanh địa chỉ của trình duyệt"
    ]
