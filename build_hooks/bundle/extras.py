"""What lies beside the site in a bundle, for people who have none of our tools; more is one function in EXTRAS."""

from collections.abc import Callable, Iterable, Iterator

from build_hooks.bundle.television import television
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.outputs import File
from build_hooks.stages import stamps

MOST_STAMPS = 200  # a thousand would be 22 MB that the site has already

Extra = Callable[[Catalog], Iterable[tuple[str, bytes]]]


def extras(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Paths below the bundle, with forward slashes, and what the files hold."""
    for extra in EXTRAS:
        yield from extra(catalog)


def printed_stamps(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """`IN-AN/tem/slug-CODE.pdf`: the stamp of each product, for the print shop; none where they are too many to pick.

    The page of a product offers its stamp in any case.
    """
    named = {addresses.stamp(one.code, "pdf"): f"{one.slug}-{one.code}.pdf" for one in catalog.products if one.code}
    for output in stamps.outputs(catalog) if len(named) <= MOST_STAMPS else ():
        if isinstance(output, File) and output.uri in named:
            yield f"IN-AN/tem/{named[output.uri]}", output.read()


EXTRAS: tuple[Extra, ...] = (printed_stamps, television)
