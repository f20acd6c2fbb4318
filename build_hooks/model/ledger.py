"""An entry of the ledger: a code, what it was given to, and whom it was handed to since."""

from datetime import date

from pydantic import Field

from build_hooks.model.base import Model


class Transfer(Model):
    """A code handed to another product on purpose: `to` is that product's slug then, `name` its name then."""

    to: str
    name: str
    day: date = Field(alias="on")
    reason: str = ""


class LedgerEntry(Model):
    """One file of ledger/; what it says of the product is as it was when the code was given.

    `hosts` are the addresses of the site that stamps of this code may carry, each as it was published; `gtins` and
    `lots` whatever bar code numbers and lots were published with it. All three only grow: packs may carry any of them.
    """

    code: str
    issued: date
    product: str
    name: str
    producer: str = ""
    gtins: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    sample: bool = False
    transfers: tuple[Transfer, ...] = ()

    @property
    def holder(self) -> tuple[str, str]:
        """Slug and name of the product the code was last given to, as they were on that day."""
        last = self.transfers[-1] if self.transfers else None
        return (last.to, last.name) if last else (self.product, self.name)
