"""An entry of the ledger: a code, and what it was given to."""

from datetime import date

from build_hooks.model.base import Model


class LedgerEntry(Model):
    """One file of ledger/; what it says of the product is as it was when the code was given."""

    code: str
    issued: date
    product: str
    name: str
    producer: str = ""
    gtins: tuple[str, ...] = ()
    sample: bool = False
