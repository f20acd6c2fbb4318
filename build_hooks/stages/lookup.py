"""The codes, numbers and lots that have a page, as a script: on a USB stick no host answers for a missing file."""

import json
from collections.abc import Iterator

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.outputs import File, Output


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One script that sets `window.OCOP_CODES`; theme/assets/ocop-code-box.js adds it to a page when it needs it.

    `codes` and `gtins` are sorted and stand end to end, 8 and 14 signs each; `lots` are " CODE/LOT GTIN/LOT ".
    """
    found = {
        "codes": "".join(sorted(one.code for one in catalog.products if one.code)),
        "gtins": "".join(sorted({gtin for one in catalog.products for gtin in one.gtins})),
        "lots": "".join(f" {lot}" for one in catalog.products for lot in _lots(one)) + " ",
    }
    script = f"window.OCOP_CODES={json.dumps(found, separators=(',', ':'))};\n"
    yield File(addresses.LOOKUP, script.encode())


def _lots(product: Product) -> Iterator[str]:
    for name in (product.code, *product.gtins):
        if name:
            yield from (f"{name}/{one.lot}" for one in product.lots_with_page)
