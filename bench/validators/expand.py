"""Expand JSON-LD (PyLD) and print every term that no publisher lists: expand.py SCHEMA_DTS TERMS < documents.

A document is a line. It runs in an environment of its own, and knows nothing of ours.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyld import jsonld

SCHEMA_ORG, GS1 = "https://schema.org/", "https://ref.gs1.org/voc/"


def known(published: Path, listed: Path) -> set[str]:
    """Schema.org's terms as the package types them, GS1's as our list has them."""
    text = published.read_text("utf-8")
    names = {*re.findall(r'^\s+"(\w+)"\??:', text, re.M), *re.findall(r'"@type": "(\w+)"', text)}
    gs1 = re.findall(r"gs1:(\w+)", listed.read_text("utf-8"))
    return {*(f"{SCHEMA_ORG}{name}" for name in names), *(f"{GS1}{name}" for name in gs1)}


def loaded(address: str, _options: object = None) -> dict[str, Any]:
    """The context that pages name, without a request: every word is one of schema.org."""
    if address.rstrip("/") != SCHEMA_ORG.rstrip("/"):
        raise ValueError(address)
    context = {"@context": {"@vocab": SCHEMA_ORG}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": context}


def terms(value: Any) -> Iterator[str]:
    """All that an expanded document calls properties and types."""
    if isinstance(value, list):
        for item in value:
            yield from terms(item)
    elif isinstance(value, dict):
        yield from value.get("@type", ()) if "@value" not in value else ()
        for name, item in value.items():
            if not name.startswith("@"):
                yield name
            yield from terms(item)


def main() -> None:
    """One line of what was read, then a line a term that is not known."""
    right = known(Path(sys.argv[1]), Path(sys.argv[2]))
    documents = [json.loads(line) for line in sys.stdin]
    found = {term for its in documents for term in terms(jsonld.expand(its, {"documentLoader": loaded}))}
    print(f"{len(documents)} documents, {len(found)} terms")
    print("\n".join(sorted(found - right)))


if __name__ == "__main__":
    main()
