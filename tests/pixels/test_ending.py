"""A JPEG without its end mark is whole or it is not, and nobody is to see grey where a picture was cut off."""

from io import BytesIO

import pytest
from PIL import Image

from build_hooks.pixels.ending import with_end
from build_hooks.pixels.kinds import other_kind
from tests.building import jpeg

KINDS = {
    "plain": {},
    "progressive": {"progressive": True},
    "small": {"quality": 20, "subsampling": 2},
    "restarts": {"restart_marker_blocks": 4},
}


def noisy(**options: object) -> bytes:
    """A picture that differs in every block, to its last corner."""
    image = Image.effect_noise((640, 400), 60).convert("RGB")
    buffer = BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()


@pytest.mark.parametrize("options", KINDS.values(), ids=KINDS)
def test_only_the_mark_is_missing(options: dict[str, object]) -> None:
    """It is given back, whole or by half."""
    whole = noisy(**options)
    assert whole.endswith(b"\xff\xd9")
    assert with_end(whole[:-2]) == with_end(whole[:-1]) == whole


@pytest.mark.parametrize("lost", [12, 400, 20_000])
@pytest.mark.parametrize("options", KINDS.values(), ids=KINDS)
def test_a_picture_that_breaks_off_stays_broken(options: dict[str, object], lost: int) -> None:
    """A corner, a row or half of it: what is missing is not made up."""
    cut = noisy(**options)[: -2 - lost]
    assert with_end(cut) == cut


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xda\0\x02abc", b"RIFF", jpeg(), jpeg()[:300]])
def test_what_is_whole_or_no_picture_stays(content: bytes) -> None:
    """Byte for byte."""
    assert with_end(content) == content


def test_too_large_to_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture beyond the bound is not decoded for this."""
    monkeypatch.setattr("build_hooks.pixels.ending._MOST", 10)
    cut = jpeg(100, 80)[:-2]
    assert with_end(cut) == cut


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "JPEG", "PNG", "WEBP"])
def test_a_kind_that_is_not_opened_has_a_name(kind: str) -> None:
    """Of those that are, none is told."""
    buffer = BytesIO()
    Image.new("RGB", (40, 30)).save(buffer, kind)
    assert other_kind(buffer.getvalue()) == ("" if kind in ("JPEG", "PNG", "WEBP") else kind)
    assert other_kind(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf") == "AVIF"
    assert other_kind(b"") == other_kind(b"\0\0\0\x18ftypheic" + bytes(60)) == ""
