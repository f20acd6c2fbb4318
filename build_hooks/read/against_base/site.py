"""What became of the site's own address, with which every stamp begins: the old one stays among `former_urls`."""

from collections.abc import Iterator

from build_hooks.model.settings import as_printed, may_be_printed
from build_hooks.read.against_base.sides import Side
from build_hooks.read.history import Base
from build_hooks.read.settings import FILE, place_of
from build_hooks.rules.problems import Problem, Word


def problems(base: Base, before: Side, now: Side) -> Iterator[Problem]:
    """An address that stamps of the base may carry, and that the settings name no more.

    An example or local address was never printed, nor was any before the first code.
    """
    was, settings = before.settings, now.settings
    if was is None or settings is None or not before.ledger:
        return
    if was.may_be_printed and was.public_url not in settings.printed_urls:
        mark = place_of(base.root, "site_url")
        yield Problem(
            FILE,
            mark,
            "site_url",
            "site_moved",
            {"expected": was.public_url, "found": settings.public_url or Word("nothing")},
        )
    for url in dict.fromkeys(map(as_printed, was.former_urls)):
        if may_be_printed(url) and url not in (was.public_url, *settings.printed_urls):
            mark = place_of(base.root, "extra", "ocop", "former_urls")
            yield Problem(FILE, mark, "extra.ocop.former_urls", "former_url_gone", {"found": url})
