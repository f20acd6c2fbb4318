"""The notes for hosts are right: what a server reads can be read, and it serves what the site holds."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.building import REPOSITORY

DEPLOY = REPOSITORY / "deploy"


def test_iis_knows_every_kind_of_file(real_site: Path) -> None:
    """Each ending of the built site is one that IIS knows by itself, or that web.config names."""
    known = {".css", ".jpg", ".png", ".xml", ".txt", ".pdf", ".ico", ".gif", ".map", ".zip", ".gz"}
    tree = ElementTree.parse(DEPLOY / "web.config")  # noqa: S314 - our own file
    named = {one.attrib["fileExtension"] for one in tree.iter("mimeMap")}
    assert {path.suffix for path in real_site.rglob("*") if path.is_file()} <= known | named
    (missing,) = (one for one in tree.iter("error") if one.attrib["statusCode"] == "404")
    assert (real_site / missing.attrib["path"]).is_file()


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
