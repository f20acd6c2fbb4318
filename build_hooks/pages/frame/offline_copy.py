"""The offline copy that the site carries, where it is built with one: the link to it and the file come together."""

from collections.abc import Iterator

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.selection import CannotSelect
from build_hooks.pages.frame.output import File, Output


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The zip as it is. Raises CannotSelect where there is none."""
    if catalog.offline_copy is None:
        return
    if not catalog.offline_copy.is_file():
        raise CannotSelect(say("frame.no_offline_copy", path=catalog.offline_copy))
    yield File(addresses.OFFLINE_COPY, path=catalog.offline_copy)
