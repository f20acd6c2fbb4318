"""How to report what is wrong: the office's phone and Zalo, or the page that says how."""

from typing import Any

from build_hooks.model.settings import Settings
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import phone

_REPORT_PAGE = "lien-he.html"


def report(settings: Settings, page_uri: str) -> dict[str, Any]:
    """`ways`, possibly none, and `href` of the page about reporting."""
    office = settings.office
    ways = []
    if office.phone:
        ways.append({"href": f"tel:{office.phone}", "name": f"Gọi {phone(office.phone)}"})
    if office.zalo:
        ways.append({"href": f"https://zalo.me/{office.zalo}", "name": f"Nhắn Zalo {phone(office.zalo)}"})
    if office.email:
        ways.append({"href": f"mailto:{office.email}", "name": office.email})
    return {"ways": ways, "office": office.name, "href": href(page_uri, _REPORT_PAGE)}
