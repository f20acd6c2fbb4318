"""What the submission form knows of its catalog: where its scripts are, who receives, and what is there already."""

import json
import re
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Office
from build_hooks.pages.form.correcting import scripts_needed
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import phone
from build_hooks.read.values import YES

_HELP = href(addresses.FORM, "lien-he.html")
_HOSTS = {"github.com": "GitHub"}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who receives: a name, a number of Zalo as people write it, a mailbox; "" where the catalog says none."""

    name: str
    zalo: str
    email: str


@dataclass(frozen=True, slots=True)
class Config:
    """Values for page/start.js, which types.d.ts names too.

    `places`, `places_data` and `known` are addresses of scripts behind `root`; `correcting` counts those that
    corrections open with; `as_of` is the day of the data, "yyyy-mm-dd" or ""; `help` leads to whom to ask; `new_url` is
    the code host's page for a new file, "" where no such is known.
    """

    root: str
    places: str
    places_data: str
    known: str
    correcting: int
    as_of: str
    catalog: str
    office: Receiver
    help: str
    new_url: str
    host: str
    provinces: list[str]

    @property
    def text(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class FormView:
    """The page of the form; `help_href` leads to whom to ask."""

    config: Config
    help_href: str


def form_view(catalog: Catalog) -> FormView:
    return FormView(config(catalog), _HELP)


def config(catalog: Catalog) -> Config:
    settings = catalog.settings
    new_url = re.sub(r"/edit/([^/]+)/$", r"/new/\1", settings.edit_url)
    host = urlsplit(settings.edit_url).netloc
    provinces = {product.origin.province for product in catalog.products if product.origin.province}
    return Config(
        root=href(addresses.FORM, addresses.HOME).removesuffix("index.html"),
        places=addresses.PLACES_FINDER,
        places_data=addresses.PLACES_DATA,
        known=addresses.KNOWN,
        correcting=scripts_needed(catalog),
        as_of=catalog.as_of.isoformat() if catalog.as_of else "",
        catalog=settings.name,
        office=_receiver(settings.office),
        help=_HELP,
        new_url=new_url if new_url != settings.edit_url else "",
        host=_HOSTS.get(host, host),
        provinces=sorted(province.name for province in provinces),
    )


def _receiver(office: Office) -> Receiver:
    return Receiver(office.name, phone(office.zalo) if office.zalo else "", office.email)


def known(catalog: Catalog) -> dict[str, list[list[str]]]:
    """Producers by slug, name, and whether they are samples; products by slug, name and the producer's slug."""
    return {
        "producers": [[its.slug, its.name, YES if its.sample else ""] for its in catalog.producers],
        "products": [[product.slug, product.name, product.producer] for product in catalog.products],
    }
