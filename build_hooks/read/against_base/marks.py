"""Which product is which: the marks by which one that was renamed or moved is told from another in its place.

A file may be renamed or moved and a product renamed: its code goes with it. Four marks tell whether the product that
carries a code now is the one that carried it then: the slug, the name by its words, the producer, and a recognition
with the same decision and date. **The code has stayed with its product** when

- two of the marks agree; one is enough for a product of which the base knew neither producer nor decision;
- and the product is not still in the catalog beside the one that carries its code now, be it under its old slug, or as
  another file that got its old name and has its producer: two that exchange their names exchange their codes;
- and it did not get the name that another product of its producer has or had: only of a file that goes, and whose name
  was merely another writing of the old one (“Mut dua”, “Mứt dừa”), it takes the name;
- and the one that carries the code now was not another product (another slug) at the base already.

Otherwise the code has moved, as when one certified product lends its stamp to its siblings of the same producer under
the same decision.
"""

from build_hooks.read.against_base.sides import Side
from build_hooks.read.between_files import Entry
from build_hooks.rules.names import identity, likeness, number


def has_stayed(old: Entry, entry: Entry, before: Side, now: Side) -> bool:
    """Whether the product that carries a code now is the one that carried it then."""
    if entry.slug != old.slug and (old.slug in now.slugs or entry.slug in before.slugs):
        return False
    marks = _marks(old, entry, before, now)
    enough = 2 if len(marks) > 2 else 1
    is_other = _is_beside(old, entry, before, now) or _took_a_name(old, entry, before, now)
    return sum(marks) >= enough and not is_other


def is_replaced(old: Entry, entry: Entry, before: Side, now: Side) -> bool:
    """Whether both name and producer of a file are others than they were: another product in the old one's place."""
    return _name(old) != _name(entry) and before.maker(old) != now.maker(entry)


def same_product(entry: Entry, before: Side, now: Side) -> Entry | None:
    """The product as it was at the base: in the file of the same slug, or in one that was renamed with its code."""
    if entry.slug in before.slugs:
        return before.slugs[entry.slug]
    code = entry.record.get("code")
    olds = before.carriers.get(code, []) if code else []
    return next((old for old in olds if has_stayed(old, entry, before, now)), None)


def is_renamed(old: Entry, entry: Entry) -> bool:
    """Whether the words of its name are others."""
    return _name(old) != _name(entry)


def _marks(old: Entry, entry: Entry, before: Side, now: Side) -> list[bool]:
    """Which marks agree, of those the base knew."""
    marks = [entry.slug == old.slug, _name(entry) == _name(old)]
    if producer := old.record.get("producer"):
        same_file = entry.record.get("producer") == producer
        marks.append(same_file or now.maker(entry) == before.maker(old))
    if decisions := _decisions(old):
        marks.append(bool(decisions & _decisions(entry)))
    return marks


def _is_beside(old: Entry, entry: Entry, before: Side, now: Side) -> bool:
    """Whether the old product is there too, as a file with its producer that had not its name, or was not there."""
    name = _name(old)
    if _name(entry) == name:
        return False
    others = (product for product in now.products if product.path != entry.path and _name(product) == name)
    return any(
        other.record.get("producer") == old.record.get("producer")
        and not (other.slug in before.slugs and _name(before.slugs[other.slug]) == name)
        for other in others
    )


def _took_a_name(old: Entry, entry: Entry, before: Side, now: Side) -> bool:
    """Whether its new name was that of another product of its producer, be it only for the while of one change."""
    name, producer = _name(entry), entry.record.get("producer")
    if not producer or name == _name(old):
        return False
    others = (
        product for product in before.products if product.slug not in (old.slug, entry.slug) and _name(product) == name
    )
    is_alike = likeness(name) == likeness(_name(old))
    return any(
        other.record.get("producer") == producer and (other.slug in now.slugs or not is_alike) for other in others
    )


def _name(entry: Entry) -> str:
    return identity(entry.record.get("name", ""))


def _decisions(entry: Entry) -> set[tuple[str, object]]:
    items = (item.value for item in entry.record.get("recognitions", ()))
    return {(number(item.get("decision")), item.get("issued")) for item in items if item.get("decision")}
