"""Ways to reach somebody: call, Zalo, mail, directions; only with recorded consent."""

from urllib.parse import quote

from build_hooks import rules
from build_hooks.model.contact import Contact, Link, Source
from build_hooks.model.product import Product
from build_hooks.pages.frame.words import phone


def contact(its: Contact) -> list[dict[str, str]]:
    """Buttons: `href`, `name`, `icon`. Empty without consent."""
    if not its.consent:
        return []
    shown = []
    if its.phone:
        shown.append({"href": f"tel:{its.phone}", "name": f"Gọi {phone(its.phone)}", "icon": "phone"})
    if its.zalo:
        name = f"Nhắn Zalo {phone(its.zalo)}"
        shown.append({"href": f"https://zalo.me/{its.zalo}", "name": name, "icon": "chat"})
    if its.email:
        shown.append({"href": f"mailto:{its.email}", "name": its.email, "icon": "mail"})
    if its.website:
        shown.append({"href": its.website, "name": "Trang web", "icon": "web"})
    return shown


def directions(address: str) -> str:
    """A link that opens a map application or site at the address."""
    return f"https://www.google.com/maps/search/?api=1&query={quote(address)}"


def links(its: tuple[Link, ...]) -> list[dict[str, str]]:
    """Pages elsewhere."""
    return [{"href": link.url, "name": link.name} for link in its]


def sources(its: tuple[Source, ...]) -> list[dict[str, str]]:
    """Where the catalog knows it from: a title, a line of publisher and date, an address if there is one."""
    return [
        {
            "title": source.title,
            "line": ", ".join(part for part in (source.publisher, source.date) if part),
            "href": source.url,
        }
        for source in its
    ]


def sources_of(product: Product) -> list[dict[str, str]]:
    """The product's sources, and where its status is known from, which may be a text or an address."""
    found = sources(product.sources)
    if product.status and (given := product.status.source):
        words = rules.label("statuses", product.status.kind)
        is_address = given.startswith(("https://", "http://")) and " " not in given
        shown = (
            {"title": words, "line": "", "href": given} if is_address else {"title": given, "line": words, "href": ""}
        )
        found.append(shown)
    return found
