"""A file is cut off where its picture is, whatever kind it is, and whatever lies behind a whole one."""

from io import BytesIO

import pytest
from PIL import Image

from build_hooks.pixels.parts import is_cut
from tests.building import jpeg


def made(form: str, **options: bool) -> bytes:
    buffer = BytesIO()
    Image.effect_noise((300, 200), 60).convert("RGB").save(buffer, form, **options)
    return buffer.getvalue()


KINDS = {"plain": made("JPEG"), "progressive": made("JPEG", progressive=True), "png": made("PNG"), "webp": made("WEBP")}


@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS)
def test_a_file_that_breaks_off(content: bytes) -> None:
    """By half, by a little, by its last byte; not where more lies behind it."""
    assert not is_cut(content) and not is_cut(content + b"more behind it")
    assert all(is_cut(content[:end]) for end in (len(content) // 2, len(content) - 200, len(content) - 1))


@pytest.mark.parametrize("content", [b"", b"chi la chu", b"GIF89a", b"\0\0\0\x18ftypheic"])
def test_what_is_no_such_file_is_not_cut(content: bytes) -> None:
    """Nobody knows its end."""
    assert not is_cut(content)


def test_the_end_of_a_picture_inside_is_not_its_own() -> None:
    """A thumbnail among the camera's data ends with the same mark."""
    small = jpeg(40, 30)
    content = jpeg(300, 200, comment=small)
    assert small in content and not is_cut(content) and is_cut(content[:-2])
