"""The only file that knows MkDocs: hands it the catalog's pages and files, and fails the build if one went missing."""

import logging
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File as HostFile
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.dates import WrongSourceDate, source_date
from build_hooks.ground.words import say
from build_hooks.model.edition import VARIABLE, Edition
from build_hooks.model.selection import CannotSelect
from build_hooks.pages import outputs, surroundings
from build_hooks.pages.frame import frames
from build_hooks.pages.frame.asked import NotSaid, filled
from build_hooks.pages.frame.frames import Frames, NoFrame
from build_hooks.pages.frame.output import OWN_TEXT, File, Output, Page
from build_hooks.pages.frame.policy import sealed, without_policy
from build_hooks.read.catalog import read_catalog
from build_hooks.stamps.scanning import Unreadable

log = logging.getLogger("mkdocs.hooks.ocop")
promised: dict[str, Output] = {}
framed = Frames()
serving = False  # what is shown while one writes loads itself again by a script that no policy knows
HOME = "index.md"  # the one page that is written by hand and filled from the catalog
_OF_PAGES = ("page_markdown", "page_content", "page_context", "pre_page", "page_read_source", "post_page")


class Poured(HostFile):
    """A page of the catalog that the host need not render: hand-written pages can link to it all the same."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """It is written when its frame is there."""


def on_startup(command: str, **_: object) -> None:
    """Whether the site is for readers, or for who writes it."""
    global serving
    serving = command == "serve"


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
        lines = [say("build_hooks.wrong_data", count=len(reading.errors)), *(error.line() for error in reading.errors)]
        raise PluginError("\n".join(lines))
    promised.clear()
    try:
        catalog = Edition.from_text(os.environ.get(VARIABLE, "")).of(reading.catalog)
        config.extra["ocop"] = surroundings(catalog, config.site_name) | ({"policy": ""} if serving else {})
        promised.update({_source(output): output for output in outputs(catalog)})
    except CannotSelect as reason:
        raise PluginError(str(reason)) from None
    except Unreadable as reason:
        raise PluginError(say("build_hooks.unreadable_stamp", reason=reason)) from None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is not written by hand."""
    global framed
    by_hand = {file.dest_uri: file for file in files}
    left = _named(config.nav) | {file.src_uri for file in files}
    framed = Frames.of(_pages(config), left, config.site_name)
    for source, output in promised.items():
        made = _host_file(config, source, output)
        if (written := by_hand.get(made.dest_uri)) is None:
            files.append(made)
        elif source != HOME:
            raise PluginError(say("build_hooks.same_address", path=written.abs_src_path))
    return files


def on_page_markdown(markdown: str, page: HostPage, **_: object) -> str:
    """Lend a page its values, and its text the words that it asks for; canonical addresses end in a slash."""
    source = page.file.src_uri
    if source in framed.samples:
        page.meta.update(framed.marked(source))
        page.canonical_url = framed.canonical if page.canonical_url else None
        return markdown
    if isinstance(output := promised.get(source), Page):
        page.meta.update(output.front_matter)
    if page.canonical_url:
        page.canonical_url = page.canonical_url.removesuffix("index.html")
    try:
        return filled(markdown)
    except NotSaid as asked:
        raise PluginError(say("build_hooks.not_said", path=source, asked=asked)) from None


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The sitemap knows the pages that the host does not render; in the order of all files."""
    shown = ((file, promised.get(file.src_uri)) for file in files)
    env.globals["ocop_pages"] = [
        SimpleNamespace(canonical_url=_canonical(config, output), meta=output.front_matter)
        if isinstance(output, Page)
        else file.page
        for file, output in shown
        if isinstance(output, Page) or file.is_documentation_page()
    ]
    return env


def on_post_page(output: str, page: HostPage, config: MkDocsConfig) -> str:
    """Keep a sample's frame, and give the sample its own words."""
    source = page.file.src_uri
    if (its := framed.samples.get(source)) is None:
        made = promised.get(source)
        article = made.article.split(OWN_TEXT) if isinstance(made, Page) else ()
        return sealed(output, *article, page.content or "")
    try:
        framed.learn(source, sealed(output))
    except NoFrame as missing:
        raise PluginError(say("build_hooks.no_frame", missing=missing)) from None
    return framed.pour(its, _canonical(config, its))


def on_post_template(output_content: str, **_: object) -> str:
    """The page for wrong addresses has the policy too."""
    return sealed(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """A promised page that is not there must never be noticed by a shopper first."""
    site = Path(config.site_dir)
    for page in framed.poured.values():
        write_atomically(site / page.built, framed.pour(page, _canonical(config, page)).encode())
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the minute of the build; sitemap.xml says the same
    built = {output.built if isinstance(output, Page) else output.uri for output in promised.values()}
    if missing := sorted(uri for uri in built if not (site / uri).is_file()):
        raise PluginError("\n".join([say("build_hooks.not_built"), *missing]))


def _pages(config: MkDocsConfig) -> list[Page]:
    """The pages for frames; none where the host is to render all, or another plugin handles pages."""
    handlers = [method for name in _OF_PAGES for method in config.plugins.events.get(name, ())]
    others = [method for method in handlers if getattr(method, "__module__", "") != __name__]
    if others or os.environ.get(frames.VARIABLE) == "0":
        return []
    return [output for output in promised.values() if isinstance(output, Page)]


def _named(nav: Any) -> set[str]:
    """The sources that the navigation names."""
    if isinstance(nav, str):
        return {nav}
    items = nav.values() if isinstance(nav, dict) else nav or ()
    return set[str]().union(*map(_named, items))


def _canonical(config: MkDocsConfig, page: Page) -> str:
    return f"{config.site_url}{page.uri}" if config.site_url else ""


def _source(output: Output) -> str:
    return output.source if isinstance(output, Page) else output.uri


def _host_file(config: MkDocsConfig, source: str, output: Output) -> HostFile:
    if isinstance(output, File):
        if serving and source.endswith(".html"):
            return HostFile.generated(config, source, content=without_policy(output.read()))
        if output.path:
            return HostFile.generated(config, source, abs_src_path=str(output.path))
        return HostFile.generated(config, source, content=output.content)
    if source in framed.poured:
        file = Poured.generated(config, source, content="")
        file.dest_uri = output.built
        return file
    return HostFile.generated(config, source, content="")
