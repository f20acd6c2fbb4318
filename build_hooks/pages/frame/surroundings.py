"""What stands around every page's own content: the footer, and the notice of data that has grown old.

The host prints these on each page; ROOT stands in their links for the way from the page to the site's root.
"""

from dataclasses import dataclass

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Office
from build_hooks.pages.frame.links import Link, call, chat, mail
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import phone

ROOT = "OCOP-ROOT/"


@dataclass(frozen=True)
class Age:
    """The `day` of the data in words and, `as_of`, for a script; after how many `days` it is old, and what says so."""

    day: str
    as_of: str
    days: int
    notice: str
    part: str


@dataclass(frozen=True)
class Footer:
    """Help, the office, the copy that needs no network, the day of the data and the licence; "" for what is not."""

    root: str
    site_name: str
    offline_copy: str
    terms: bool
    english: bool
    office: str
    ways: tuple[Link, ...]
    age: Age
    licence: str


def footer(catalog: Catalog, site_name: str) -> str:
    """The footer of every page."""
    settings = catalog.settings
    carried = f"{ROOT}{addresses.OFFLINE_COPY}" if catalog.offline_copy else ""
    its = Footer(
        root=ROOT,
        site_name=site_name,
        offline_copy=settings.offline_copy or carried,
        terms=settings.lists_terms,
        english=bool(catalog.products_in_english),
        office=settings.office.name,
        ways=_ways(settings.office),
        age=age(catalog),
        licence=settings.licence,
    )
    return render("frame/footer.html", its=its)


def _ways(its: Office) -> tuple[Link, ...]:
    """The office's numbers and its mail."""
    found = []
    if its.phone:
        found.append(Link(phone(its.phone), call(its.phone)))
    if its.zalo:
        found.append(Link(say("frame.office_zalo", number=phone(its.zalo)), chat(its.zalo)))
    if its.email:
        found.append(Link(its.email, mail(its.email)))
    return tuple(found)


def old_data_notice(catalog: Catalog) -> str:
    """Silent until a script finds the data old; "" where nobody dated them."""
    return render("frame/age.html", age=age(catalog))


def site_share(catalog: Catalog) -> dict[str, str]:
    """How a link to a page without a picture of its own looks in a chat; nothing where the site has no address."""
    settings = catalog.settings
    if not settings.site_url:
        return {}
    return {"site_name": settings.name, "image": f"{settings.site_url}{addresses.SITE_SHARE}"}


def age(catalog: Catalog) -> Age:
    """How old the data are; `part` names the part of the catalog that this site is, if it is one."""
    days = catalog.settings.stale_days
    return Age(
        day=vietnamese(catalog.as_of) if catalog.as_of else "",
        as_of=catalog.as_of.isoformat() if catalog.as_of else "",
        days=days,
        notice=say("frame.old_data", days=days),
        part=catalog.part.words if catalog.part else "",
    )
