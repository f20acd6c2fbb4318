"""What lies beside the site in a bundle, for people who have none of our tools; more is one function in EXTRAS."""

from collections.abc import Callable, Iterable, Iterator

from build_hooks.bundle.printed import printed_matter, printed_stamps
from build_hooks.bundle.television import television
from build_hooks.model.catalog import Catalog

Extra = Callable[[Catalog], Iterable[tuple[str, bytes]]]


def extras(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Paths below the bundle, with forward slashes, and what the files hold."""
    for extra in EXTRAS:
        yield from extra(catalog)


EXTRAS: tuple[Extra, ...] = (printed_stamps, printed_matter, television)
