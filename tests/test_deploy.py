"""The notes for hosts are right: what a server reads can be read, and it serves what the site holds."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from build_hooks.pages.frame.policy import HASHES, frame_policy
from tests.building import REPOSITORY

DEPLOY = REPOSITORY / "deploy"


def test_iis_knows_every_kind_of_file(real_site: Path) -> None:
    """Each ending of the built site is one that IIS knows by itself, or that web.config names."""
    known = {".css", ".jpg", ".png", ".xml", ".txt", ".pdf", ".ico", ".gif", ".map", ".zip", ".gz"}
    tree = ElementTree.parse(DEPLOY / "web.config")  # noqa: S314 - our own file
    named = {one.attrib["fileExtension"] for one in tree.iter("mimeMap")}
    assert {path.suffix for path in real_site.rglob("*") if path.is_file()} <= known | named
    assert all((real_site / one.attrib["path"]).is_file() for one in tree.iter("error"))


def test_every_host_answers_with_the_sites_own_404() -> None:
    """The page that mends mistyped codes."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert "error_page 404 /404.html;" in text and text.count("{") == text.count("}")
    assert not re.search(r"return 30\d|rewrite", text)


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    """Where nginx is installed, it finds no fault."""
    program = shutil.which("nginx") or next((one for one in ("/usr/sbin/nginx",) if Path(one).is_file()), "")
    if not program:
        pytest.skip("nginx is not installed")
    whole = f"pid {tmp_path}/pid; events {{}} http {{ access_log off; include {DEPLOY / 'nginx.conf'}; }}"
    (tmp_path / "nginx.conf").write_text(whole, "utf-8")
    done = subprocess.run(
        [program, "-t", "-c", str(tmp_path / "nginx.conf"), "-e", "stderr"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def policy(text: str) -> dict[str, set[str]]:
    """What each directive of a policy allows."""
    parts = (part.split() for part in text.split(";"))
    return {name: set(allowed) for name, *allowed in parts}


def test_both_hosts_send_the_same_with_every_answer() -> None:
    """Errors too; and a page's own policy is within the host's, which cannot know the hashes of its scripts."""
    nginx = dict(re.findall(r'add_header (\S+) "?([^"]*?)"? always;', (DEPLOY / "nginx.conf").read_text("utf-8")))
    tree = ElementTree.parse(DEPLOY / "web.config")  # noqa: S314 - our own file
    (headers,) = tree.iter("customHeaders")
    assert {one.attrib["name"]: one.attrib["value"] for one in headers} == nginx
    assert nginx["Referrer-Policy"] == "no-referrer"
    assert "add_header" not in re.sub(r"add_header .* always;|#.*", "", (DEPLOY / "nginx.conf").read_text("utf-8"))
    hosts, pages = policy(nginx["Content-Security-Policy"]), policy(frame_policy().replace(HASHES, ""))
    assert hosts.pop("frame-ancestors") == {"'self'"}
    assert set(hosts) == set(pages)
    for name, allowed in pages.items():
        assert allowed - {"file:"} <= hosts[name], name


def test_a_folder_without_a_page_is_an_address_that_is_not_there() -> None:
    """/S/ and /anh/ answer with the page for wrong addresses and never with a list of files."""
    assert "error_page 403 =404 /404.html;" in (DEPLOY / "nginx.conf").read_text("utf-8")
    tree = ElementTree.parse(DEPLOY / "web.config")  # noqa: S314 - our own file
    (listing,) = tree.iter("directoryBrowse")
    assert listing.attrib["enabled"] == "false"
    shown = {
        (one.attrib["statusCode"], one.attrib.get("subStatusCode")): one.attrib["path"] for one in tree.iter("error")
    }
    assert shown == {("403", "14"): "404.html", ("404", None): "404.html"}
