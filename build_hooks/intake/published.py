"""What stamps may carry, kept in the ledger from the day it is published: host, bar code numbers and lots."""

from pathlib import Path
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.cache import write_atomically
from build_hooks.intake.appending import with_items
from build_hooks.intake.issuing import FOLDER
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.read.values import Wrong, parse


class News(NamedTuple):
    """What an entry does not have yet; `left_out` are names of lists that the rules let grow no further."""

    hosts: tuple[str, ...] = ()
    gtins: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hosts or self.gtins or self.lots)


def news_of(settings: Settings, product: Product, entry: LedgerEntry) -> News:
    """What the product's code may be printed with from now on. An example address is none to be kept."""
    host = settings.public_url if settings.may_be_printed and _reads(settings.public_url) else ""
    lots = tuple(dict.fromkeys(lot.lot for lot in product.lots_with_page))
    wanted = {"hosts": (host,) if host else (), "gtins": tuple(dict.fromkeys(product.gtins)), "lots": lots}
    found: dict[str, tuple[str, ...]] = {}
    left_out = []
    for name, items in wanted.items():
        has: tuple[str, ...] = getattr(entry, name)
        new = tuple(item for item in items if item not in has)
        room = max(0, int(rules.records()["ledger"][name].max or 0) - len(has))
        found[name] = new[:room]
        left_out += [name] if len(new) > room else []
    return News(**found, left_out=tuple(left_out))


def _reads(host: str) -> bool:
    """Whether the rules would read the address back: an entry that is wrong would stop everything."""
    try:
        return bool(parse(host, rules.Field(name="hosts", type="url", label="")))
    except Wrong:
        return False


def record(root: Path, code: str, news: News) -> None:
    """Write the news into the entry of the code; its text stays as it is otherwise. Raises CannotAppend."""
    path = root / FOLDER / f"{code}.yml"
    text = path.read_bytes().decode("utf-8")
    for name in ("hosts", "gtins", "lots"):
        if items := getattr(news, name):
            text = with_items(text, name, items)
    write_atomically(path, text.encode(), lasting=True)
