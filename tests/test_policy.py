"""Every page carries a policy that lets its own scripts run and nothing else, and tells no other site of its reader."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from build_hooks.pages.frame.policy import HASHES, inline_scripts, sealed
from build_hooks.pages.frame.tones import tone, tone_of, tones
from tests.markup import pages

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def allows(policy: str, directive: str) -> set[str]:
    """The sources of a directive."""
    (found,) = (part.split()[1:] for part in policy.split("; ") if part.split()[0] == directive)
    return set(found)


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_every_page_of_every_kind(real_site: Path) -> None:
    """The policy comes before all that it is for, within what a browser reads for the letters of a page; it names each
    script in the page and no other, and every style."""
    found = sorted(real_site.rglob("*.html"))
    assert len(found) > 60
    for path in found:
        text = path.read_text("utf-8")
        (policy,) = POLICY.findall(text)
        assert text.index(policy) < min(text.index(part) for part in ("<title", "<script", "<link", "<body"))
        assert "charset" in text.encode()[:1024].decode("utf-8", "ignore"), path
        named = {one for one in allows(policy, "script-src") if one.startswith("'sha256")}
        assert named == set(map(hashed, inline_scripts(text))), path
        assert {one for one in allows(policy, "style-src") if one.startswith("'sha256")} == {
            hashed(style) for style in STYLE.findall(text)
        }, path
        assert "unsafe" not in policy and allows(policy, "default-src") == allows(policy, "base-uri") == {"'none'"}


def test_no_style_and_no_handler_of_its_own(real_site: Path) -> None:
    """What a policy would have to allow everywhere stands nowhere."""
    for uri, page in pages(real_site).items():
        for one in page.walk():
            assert not {name for name in one.attributes if name == "style" or name.startswith("on")}, (uri, one.tag)


def test_nobody_learns_where_a_reader_comes_from(real_site: Path) -> None:
    """The page for wrong addresses alone asks it of this site itself: whether it was led in a circle."""
    for path in real_site.rglob("*.html"):
        wanted = "same-origin" if path == real_site / "404.html" else "no-referrer"
        assert f'<meta name="referrer" content="{wanted}">' in path.read_text("utf-8"), path


def test_a_script_in_a_text_gets_no_hash() -> None:
    """Should one ever come through, the policy of its page does not know it."""
    planted = "<p><script>planted()</script></p>"
    page = f'<meta content="{HASHES}"><script>ours()</script>{planted}<script src="a.js"></script>'
    made = sealed(page, planted, "")
    assert hashed("ours()") in made and hashed("planted()") not in made and HASHES not in made


@pytest.mark.parametrize(
    ("element", "runs"),
    [
        ("<script>a</script>", True),
        ("<SCRIPT data-x='1'>a</SCRIPT >", True),
        ('<script type="text/javascript">a</script>', True),
        ('<script src="a.js">a</script>', False),
        ('<script type="application/json" data-words>a</script>', False),
        ('<script type="application/ld+json">a</script>', False),
    ],
)
def test_which_scripts_run(element: str, runs: bool) -> None:
    """Data is none, nor is what is fetched."""
    assert inline_scripts(element) == (["a"] if runs else [])


# The colours in the place of photos


def test_every_colour_has_its_class() -> None:
    """54 of them, and the class of a colour is that of its own nearest."""
    table = dict(re.findall(r"\.(ocop-tone-\d+)\{background:(#[0-9a-f]{6})\}", tones()))
    assert len(table) == 54
    for red in range(0, 256, 17):
        for green in range(0, 256, 51):
            for blue in range(0, 256, 51):
                name = tone(f"#{red:02x}{green:02x}{blue:02x}")
                assert table[name] == tone_of(f"#{red:02x}{green:02x}{blue:02x}")


@pytest.mark.parametrize("colour", ["#c8c8b2", "#bfa781", "#203010", "#808080", "#e8e0d8", "#6b4a33"])
def test_a_photo_s_colour_is_near(colour: str) -> None:
    """As light as it and of its tint: no part is further off than a step of the table."""
    parts, found = bytes.fromhex(colour[1:]), bytes.fromhex(tone_of(colour)[1:])
    assert max(abs(one - other) for one, other in zip(parts, found, strict=True)) <= 36
