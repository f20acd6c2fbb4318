"""Producers by what a table may call them: a file name, a tax code or a name; all that may be meant, never a guess."""

from build_hooks.ground.spelling import nearest
from build_hooks.intake.producers import digits, same_producers
from build_hooks.intake.texts import Texts
from build_hooks.model.catalog import Catalog
from build_hooks.rules.names import identity
from build_hooks.workbook.rows import Draft


class Owners:
    """Producers of the catalog and of a file's own rows; a row that is one of the catalog's stands for it."""

    def __init__(self, catalog: Catalog, rows: list[Draft] | None = None) -> None:
        known: dict[str, Texts] = {
            producer.slug: {"name": producer.name, "tax_code": producer.tax_code} for producer in catalog.producers
        }
        self._slugs = set(known)
        self._rows: dict[str, Draft] = {}
        self._by_code: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._names: list[str] = []
        for slug, its in known.items():
            self._call(slug, its)
        for row in rows or ():
            same = [row.key("slug")] if row.key("slug") else same_producers(row.texts, known)
            is_free = len(same) == 1 and same[0] not in self._rows
            who = same[0] if is_free else row.place
            self._rows[who] = row
            self._call(who, row.texts)

    def _call(self, who: str, its: Texts) -> None:
        if code := digits(its.get("tax_code")):
            self._by_code.setdefault(code, set()).add(who)
        if name := str(its.get("name", "")):
            self._by_name.setdefault(identity(name), set()).add(who)
            self._names.append(name)

    def meant(self, text: str) -> frozenset[str]:
        """All that a text may mean, each by its slug or by the place of its row."""
        if text in self._slugs or text in self._rows:
            return frozenset({text})
        return frozenset(self._by_code.get(digits(text)) or self._by_name.get(identity(text)) or ())

    def rows(self, text: str) -> list[Draft]:
        """The rows of the file among those that are meant."""
        return [self._rows[who] for who in sorted(self.meant(text)) if who in self._rows]

    def row(self, text: str) -> Draft | None:
        """The row of the one that is meant; None when the file has none, or nobody can tell."""
        rows = self.rows(text)
        return rows[0] if len(self.meant(text)) == 1 and rows else None

    def slug(self, text: str) -> str:
        """The slug of the one that is meant; "" when the catalog has none, or nobody can tell."""
        found = self.meant(text)
        return next(iter(found)) if len(found) == 1 and found <= self._slugs else ""

    def near(self, text: str) -> str:
        """The name spelled most like it."""
        return nearest(text, [*self._names, *self._slugs])
