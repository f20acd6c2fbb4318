"""How to report what is wrong: the office's phone and Zalo, or the page that says how."""

from dataclasses import dataclass

from build_hooks.model.settings import Settings
from build_hooks.pages.frame.contact import Way, ways
from build_hooks.pages.frame.output import href

_REPORT_PAGE = "lien-he.html"


@dataclass(frozen=True)
class Report:
    """`ways`, possibly none, the `office` by its name, and `href` of the page about reporting."""

    ways: tuple[Way, ...]
    office: str
    href: str


def report(settings: Settings, page_uri: str) -> Report:
    """How who reads the page at `page_uri` reports."""
    office = settings.office
    return Report(ways(office.phone, office.zalo, office.email), office.name, href(page_uri, _REPORT_PAGE))
