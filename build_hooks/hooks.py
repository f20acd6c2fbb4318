"""The only file that knows MkDocs: hands it the catalog's pages and files, and has published what came of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File as HostFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from build_hooks.publishing.build import Build
from build_hooks.publishing.exchange import Refused

build = Build(PluginError, "mkdocs")
_OF_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # the host's own: 36 files, 1 MB


class Ours(HostFile):
    """What the host need not make: hand-written pages can link to it all the same, and be told where it is not."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """The host wants it written, which is done when its frame is there."""
        build.site.asked.add(self.src_uri)


def on_startup(command: str, **_: object) -> None:
    """What the host was called for."""
    build.command = command


@build.told()
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything; wrong files stop the build with all their problems, and where the host need not work it ends."""
    folders = [Path(folder) for folder in (config.docs_dir, config.theme.custom_dir) if folder]
    if build.is_done(Path(config.config_file_path).parent, folders, config):
        raise SystemExit(0)
    config.site_dir, config.extra["ocop"] = str(build.place.made), build.site.surroundings
    return config


@build.told()
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is not written by hand; every page is the host's where something else handles pages too.

    What the host's own search would load is left out unless that is on.
    """
    if not any("search" in name for name in config.plugins):
        for file in [file for file in files if file.src_uri.startswith(_OF_SEARCH)]:
            files.remove(file)
    paths, left = {file.dest_uri: str(file.abs_src_path) for file in files}, {file.src_uri for file in files}
    build.site.part(paths, left, config.nav, is_alone=build.is_alone(config.plugins.events, __name__))
    for source, output in build.site.promised.items():
        if source not in left:
            kind = Ours if build.site.is_ours(source) else HostFile
            file = kind.generated(config, source, content="")
            file.dest_uri = output.built
            if not (config.exclude_docs or config.draft_docs):
                file.inclusion = InclusionLevel.NOT_IN_NAV  # looking for thousands of files in patterns takes its time
            files.append(file)
    return files


@build.told()
def on_page_markdown(markdown: str, page: HostPage, **_: object) -> str:
    """Lend a page its values, and its text the words that it asks for; canonical addresses end in a slash."""
    source = page.file.src_uri
    page.meta.update(build.site.meta(source))
    if page.canonical_url:
        page.canonical_url = build.site.canonical(source, page.canonical_url)
    return build.site.text(source, markdown)


def on_env(env: Any, **_: object) -> Any:
    """The host's templates without their indentation."""
    return build.prepared(env)


@build.told()
def on_post_page(output: str, page: HostPage, **_: object) -> str:
    """Keep a sample's frame, and give the sample its own words."""
    return build.site.rendered(page.file.src_uri, output, page.content or "")


def on_post_template(output_content: str, **_: object) -> str:
    """The page for wrong addresses loses empty lines and has its policy too."""
    return build.site.sealed(output_content)


@event_priority(-100)
@build.told()
def on_post_build(config: MkDocsConfig) -> None:
    """Write what is ours and publish all, after whatever else has its say."""
    config.site_dir = str(build.publish(is_strict=config.strict))


def on_serve(server: object, config: MkDocsConfig, builder: Callable[[], object]) -> Any:  # noqa: ARG001
    """A server of our own in the place of the host's: it knows what need not be built, and shows what is wrong."""
    return build.server(config.dev_addr, partial(in_words, builder), [config.docs_dir, config.config_file_path])


def in_words(builder: Callable[[], object]) -> None:
    """Have the host build; what it breaks off for is Refused, in the words of whoever raised it first."""
    try:
        builder()
    except MkDocsException as reason:
        first = reason.__context__ if isinstance(reason.__context__, MkDocsException) else reason
        raise Refused(str(first)) from None


@build.told()
def on_build_error(error: Exception) -> None:
    """Leave what is published as it is; what a disk refused is told in one line."""
    build.end()
    if isinstance(error, OSError):
        raise error


def on_shutdown() -> None:
    """Whatever came of it."""
    build.leave()
