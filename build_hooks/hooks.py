"""The only file that knows MkDocs: hands it the catalog's pages and files, and fails the build if one went missing."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File as HostFile
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage

from build_hooks.ground.dates import WrongSourceDate, source_date
from build_hooks.model.edition import VARIABLE, Edition
from build_hooks.model.selection import CannotSelect
from build_hooks.pages import outputs
from build_hooks.pages.frame.frame import frame
from build_hooks.pages.frame.output import File, Output, Page
from build_hooks.read.catalog import read_catalog
from build_hooks.stamps.scanning import Unreadable

log = logging.getLogger("mkdocs.hooks.ocop")
promised: dict[str, Output] = {}
HOME = "index.md"  # the one page that is written by hand and filled from the catalog


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything; wrong files stop the build with all their problems."""
    try:
        source_date()
    except WrongSourceDate as reason:
        raise PluginError(str(reason)) from None
    reading = read_catalog(Path(config.config_file_path).parent)
    for warning in reading.warnings:
        log.warning(warning.line())
    if reading.errors:
        lines = "\n".join(problem.line() for problem in reading.errors)
        raise PluginError(f"{len(reading.errors)} lỗi trong dữ liệu:\n{lines}")
    promised.clear()
    try:
        catalog = Edition.from_text(os.environ.get(VARIABLE, "")).of(reading.catalog)
        config.extra["ocop"] = frame(catalog)  # texts as they were written, not as YAML takes them
        promised.update({_source(output): output for output in outputs(catalog)})
    except CannotSelect as reason:
        raise PluginError(str(reason)) from None
    except Unreadable as reason:
        raise PluginError(f"Tem không quét được: {reason}") from None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is not written by hand."""
    by_hand = {file.dest_uri: file for file in files}
    for source, output in promised.items():
        made = _host_file(config, source, output)
        if (written := by_hand.get(made.dest_uri)) is None:
            files.append(made)
        elif source != HOME:
            raise PluginError(
                f"{written.abs_src_path}: trùng địa chỉ với một trang của danh mục; hãy đổi tên tệp viết tay này."
            )
    return files


def on_page_markdown(markdown: str, page: HostPage, **_: object) -> str:
    """Lend a page its values; canonical addresses end in a slash."""
    if isinstance(output := promised.get(page.file.src_uri), Page):
        page.meta.update(output.front_matter)
    if page.canonical_url:
        page.canonical_url = page.canonical_url.removesuffix("index.html")
    return markdown


def on_post_build(config: MkDocsConfig) -> None:
    """A promised page that is not there must never be noticed by a shopper first."""
    site = Path(config.site_dir)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the minute of the build; sitemap.xml says the same
    built = {output.built if isinstance(output, Page) else output.uri for output in promised.values()}
    if missing := sorted(uri for uri in built if not (site / uri).is_file()):
        raise PluginError("Thiếu trong trang đã dựng:\n" + "\n".join(missing))


def _source(output: Output) -> str:
    return output.source if isinstance(output, Page) else output.uri


def _host_file(config: MkDocsConfig, source: str, output: Output) -> HostFile:
    if isinstance(output, File):
        if output.path:
            return HostFile.generated(config, source, abs_src_path=str(output.path))
        return HostFile.generated(config, source, content=output.content)
    return HostFile.generated(config, source, content="")
