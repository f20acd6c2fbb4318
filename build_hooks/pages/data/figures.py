"""What the catalog counts of itself, as open data: the tables of the page of figures, as of the day of the data."""

from datetime import date
from typing import Any

from build_hooks.figures.counts import figures
from build_hooks.figures.tables import Value
from build_hooks.model.catalog import Catalog


def tables(catalog: Catalog) -> list[dict[str, Any]]:
    """Each by its key, with its columns in words and its rows; what nobody knows is null."""
    return [
        {
            "key": key,
            "title": its.title,
            "columns": [*its.columns],
            "rows": [[*map(_plain, row)] for row in its.rows],
            **({"note": its.note} if its.note else {}),
        }
        for key, its in figures(catalog, catalog.as_of).items()
    ]


def _plain(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
