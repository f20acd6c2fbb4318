"""Fixtures that several tests share: a repository to write into, and sites built once."""

from pathlib import Path

import pytest

from tests.building import REPOSITORY, build, write_repository


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one product."""
    return write_repository(tmp_path)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalog, built once with --strict."""
    site = tmp_path_factory.mktemp("real") / "site"
    result = build(REPOSITORY, "--strict", "--site-dir", str(site))
    assert result.returncode == 0, result.stderr
    return site
