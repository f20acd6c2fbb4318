"""The hosts that stamps carry by the ledger: each is the site's address or a former one, or its stamps open nothing."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.model.settings import Settings, as_printed, may_be_printed
from build_hooks.read.between_files import Entry
from build_hooks.read.settings import FILE, place_of
from build_hooks.rules.problems import Problem


def unpublishable(root: Path, settings: Settings) -> Iterator[Problem]:
    """An address that only its writer can open, or none: what is published with it is shared, and opens nothing."""
    if not settings.may_be_published:
        place = place_of(root, "site_url")
        yield Problem(FILE, place, "site_url", "example_address", {"found": settings.site_url})


def problems(root: Path, settings: Settings | None, ledger: list[Entry]) -> Iterator[Problem]:
    """One for each host that the settings do not name; an example or local one was never printed."""
    first: dict[str, str] = {}
    for entry in ledger if settings else ():
        for host in entry.record.get("hosts", ()):
            first.setdefault(as_printed(host.value), entry.path)
    for host, path in first.items():
        if settings and may_be_printed(host) and host not in settings.printed_urls:
            place = place_of(root, "extra", "ocop", "former_urls")
            yield Problem(FILE, place, "extra.ocop.former_urls", "unknown_host", {"found": host, "first": path})
