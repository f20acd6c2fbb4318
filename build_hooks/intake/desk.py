"""The desk where proposals are settled one by one: which product each is, under which names, with which files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath

from build_hooks import rules
from build_hooks.ground import dates
from build_hooks.ground.spelling import nearest
from build_hooks.ground.text import slugify
from build_hooks.ground.words import say
from build_hooks.intake import naming
from build_hooks.intake.accepting import Accept, Question, nothing
from build_hooks.intake.carrying import held_back, only_code, without_never
from build_hooks.intake.changing import CannotChange, changed_text
from build_hooks.intake.differences import Difference, differences, listed
from build_hooks.intake.item import By, Changed, Item, Proposal, Verdict
from build_hooks.intake.merging import merged
from build_hooks.intake.photos import keep_photos
from build_hooks.intake.producers import same_producers
from build_hooks.intake.texts import Text, Texts, emptied_members, texts_of, without_emptied
from build_hooks.intake.wording import of_producer
from build_hooks.intake.writing import record_text
from build_hooks.model.catalog import Catalog
from build_hooks.model.origin import Origin
from build_hooks.read.catalog import read_record
from build_hooks.read.record import Record
from build_hooks.read.source import decode
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.names import identity, is_same, likeness
from build_hooks.rules.problems import Mark, Problem

_PRODUCER_FOLDER = "producers"
_PLACES = ("commune", "old_commune", "old_district")


@dataclass
class Desk:
    """What is there already and what earlier proposals of this run brought; `update` lets them change what is there."""

    catalog: Catalog
    update: bool = False
    accept: Accept = nothing
    _products: dict[str, str] = field(default_factory=dict)  # slug to path
    _names: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # name by its words and producer to slugs
    _origins: dict[str, Origin] = field(default_factory=dict)  # of products by slug
    _alike: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # likeness of a name to slugs and names
    _new_products: dict[str, str] = field(default_factory=dict)  # slug to the source that brought it in this run
    _producers: dict[str, Texts] = field(default_factory=dict)
    _new_producers: dict[str, bytes] = field(default_factory=dict)
    _items: list[Item] = field(default_factory=list)  # earlier ones of this run, whose changes later ones build on

    def __post_init__(self) -> None:
        for product in self.catalog.products:
            self._products[product.slug] = product.path
            self._call(product.slug, product.name, product.producer, product.origin)
        for producer in self.catalog.producers:
            self._producers[producer.slug] = {"name": producer.name, "tax_code": producer.tax_code}

    def _call(self, slug: str, name: str, producer: str, origin: Origin) -> None:
        self._origins[slug] = origin
        self._names.setdefault((identity(name), producer), []).append(slug)
        self._alike.setdefault(likeness(name), []).append((slug, name))

    def settle(self, proposal: Proposal) -> Item:
        """What becomes of a proposal, before the catalog as a whole is asked."""
        item = Item(proposal.source, str(proposal.product.get("name", "")))
        self._items.append(item)
        proposal = _carried(item, proposal)
        product = dict(proposal.product)
        self._settle_producer(item, proposal, product)
        if item.verdict is Verdict.WRONG:
            return item
        self._tell_producer(item, proposal, product)
        known = self._known(proposal, product)
        if len(known) > 1:
            params = {"found": item.name, "allowed": ", ".join(known)}
            return item.refuse(Problem(proposal.source, Mark(), "name", "ambiguous_product", params))
        slug = known[0] if known else ""
        if proposal.corrects and slug not in self._products:
            near = nearest(proposal.corrects, self._products)
            params = {"found": proposal.corrects, "nearest": near}
            return item.refuse(Problem(proposal.source, Mark(), "", "unknown_correction", params))
        if not slug:
            return self._new(item, proposal, merged("product", {}, product))
        item.path = self._products[slug]
        if slug in self._new_products:
            said = say("intake.desk_same_run", path=self._new_products[slug])
            return self._same(item, product, proposal.photos, said, "same_run")
        if not (proposal.corrects or self.update):
            return self._same(item, product, proposal.photos, say("intake.desk_known"), "known")
        if not proposal.corrects:
            product.pop("name", None)  # it was found by its name, which stays as it was printed
        return self._change(item, proposal, product)

    def _same(self, item: Item, product: Texts, photos: dict[str, bytes], said: str, how: str) -> Item:
        """A product that is there and stays as it is; what was sent otherwise is told, old and new."""
        item.verdict = Verdict.SAME
        lines = listed(self._otherwise("product", item.path, {**product, "name": None}))
        if others := self._other_photos(item, product, photos):
            lines.append(say("intake.desk_other_photos", names=", ".join(others)))
        item.notes += [f"{said} {say(f'intake.desk_{how}_otherwise' if lines else 'intake.desk_nothing_else')}", *lines]
        return item

    def _other_photos(self, item: Item, product: Texts, photos: dict[str, bytes]) -> list[str]:
        """The names of photos that were sent and that the product has under no name."""
        folder, named = _photo_folder(item), _records(product, "photos")
        on_disk = (path for path in (self.catalog.root / folder).glob("*") if path.is_file())
        there = {path.read_bytes() for path in on_disk}
        there |= {content for entry in self._items for path, content in entry.files.items() if path.startswith(folder)}
        kept = keep_photos(self.catalog.root, folder, named, photos, set())
        return [PurePosixPath(path).name for path, content in kept.files.items() if content not in there]

    def _otherwise(self, kind: str, path: str, sent: Mapping[str, Text | None]) -> list[Difference]:
        """What a record that stays as it is would become with what was sent."""
        last = next((item for item in reversed(self._items) if path in item.files), None)
        content = last.files[path] if last else (self.catalog.root / path).read_bytes()
        old = texts_of(parse(str(decode(content, path)), path))  # type: ignore[arg-type]
        new = {name: text for name, text in sent.items() if text and name not in ("updated", "sources")}
        return differences(kind, old, merged(kind, old, new)) if isinstance(old, dict) else []

    def _known(self, proposal: Proposal, product: Texts) -> list[str]:
        """The products that it may be: that of its slug, or those of its name and producer; without a producer, those
        of its name that can be of its place. A name that is only like another (“Mứt dừa”, “Mứt dứa”), and the same name
        elsewhere, is another product, and a doubt for a person."""
        if proposal.corrects:
            return [slugify(proposal.corrects)]
        producer = str(product.get("producer", ""))
        found = self._names.get((identity(str(product.get("name", ""))), producer), [])
        if producer or not found:
            return found
        origin = _origin(product)
        return [slug for slug in found if not self._origins[slug].is_elsewhere(origin)]

    def _settle_producer(self, item: Item, proposal: Proposal, product: Texts) -> None:
        """Find the producer that is meant, or add it; its slug stands in the product."""
        its = merged("producer", {}, proposal.producer)
        if not its:
            return
        same = [proposal.corrects_producer] if proposal.corrects_producer else same_producers(its, self._producers)
        if len(same) > 1:
            params = {"found": its.get("name", ""), "allowed": ", ".join(same)}
            item.refuse(Problem(proposal.source, Mark(), "producer", "ambiguous_owner", params))
            return
        slug = same[0] if same else ""
        if slug not in self._producers:
            slug = naming.new_slug(str(its.get("name", "")), self._producers)
            self._producers[slug] = its
            self._new_producers[slug] = record_text(
                "producer", without_emptied({**its, "updated": its.get("updated") or _today()})
            ).encode()
        product["producer"] = slug
        if slug in self._new_producers:
            item.files[f"{_PRODUCER_FOLDER}/{slug}.yml"] = self._new_producers[slug]

    def _tell_producer(self, item: Item, proposal: Proposal, product: Texts) -> None:
        """What a sender writes of a producer that is there and stays as it is."""
        path = f"{_PRODUCER_FOLDER}/{product.get('producer', '')}.yml"
        is_new = self._new_producers.get(str(product.get("producer", ""))) == item.files.get(path) and not any(
            path in entry.files for entry in self._items if entry is not item
        )
        if is_new or proposal.by is not By.SENDER or proposal.corrects_producer or self.update or not proposal.producer:
            return
        if lines := listed(self._otherwise("producer", path, {**proposal.producer, "name": None})):
            item.notes += [say("intake.desk_producer_otherwise", path=path), *lines]

    def _change_producer(self, item: Item, proposal: Proposal, product: Texts) -> None:
        """Change the producer that is there. Who sends a new product changes nothing of a producer without a yes."""
        slug = str(product.get("producer", ""))
        if not proposal.producer or not (proposal.corrects_producer or self.update) or slug in self._new_producers:
            return
        everything = proposal.by is By.SENDER and item.verdict is Verdict.NEW
        path, its = f"{_PRODUCER_FOLDER}/{slug}.yml", dict(proposal.producer)
        if not proposal.corrects_producer and is_same(str(its.get("name")), str(self._producers[slug]["name"])):
            its.pop("name")  # it was found by its name, which stays as it was printed
        if proposal.by is By.DECISION:  # what its table says besides is no news: a kind guessed from a name
            there = texts_of(parse(self._text(path), path))  # type: ignore[arg-type]
            its = {name: text for name, text in its.items() if isinstance(text, list) or name not in there}
        self._change_file(item, proposal, "producer", path, its, everything=everything)

    def _new(self, item: Item, proposal: Proposal, product: Texts) -> Item:
        origin = _origin(product)
        folder = naming.folder_of(origin)
        if not folder and not (folder := self._only_province()):
            wrong = _wrong(
                "product", product, proposal.source
            )  # a place that nobody knows is answered as the check does
            lacks_place = not any(problem.field.startswith("origin") for problem in wrong)
            asked = [Problem(proposal.source, Mark(), "origin", "place_needed")] if lacks_place else []
            return item.refuse(*wrong, *asked, *self._wrong_producer(item, proposal))
        self._change_producer(item, proposal, product)
        if item.verdict is Verdict.WRONG:
            return item
        place = origin.commune_today.name if origin.commune_today else ""
        item.alike = sorted((self._products[text], name) for text, name in self._alike.get(likeness(item.name), ()))
        slug = naming.new_slug(item.name, self._products, place, str(product.get("producer", "")))
        item.path = f"products/{folder}/{slug}.yml"
        self._add_photos(item, product, proposal.photos, set())
        product.setdefault("updated", _today())
        item.files[item.path] = record_text("product", without_emptied(product)).encode()
        self._products[slug], self._new_products[slug] = item.path, proposal.source
        self._call(slug, item.name, str(product.get("producer", "")), origin)
        return item

    def _wrong_producer(self, item: Item, proposal: Proposal) -> list[Problem]:
        """The errors of a new producer, so that they are told together with those of its product."""
        if not any(path.startswith(_PRODUCER_FOLDER) for path in item.files):
            return []
        its = merged("producer", {}, proposal.producer)
        return [replace(wrong, field=of_producer(wrong.field)) for wrong in _wrong("producer", its, proposal.source)]

    def _only_province(self) -> str:
        """Where a product without a place lies in a catalog of one province; "" where nobody can know."""
        found = {path.split("/")[1] for path in self._products.values()}
        return found.pop() if len(found) == 1 else ""

    def _change(self, item: Item, proposal: Proposal, product: Texts) -> Item:
        item.verdict = Verdict.CHANGED
        old = texts_of(parse(self._text(item.path), item.path))  # type: ignore[arg-type]
        known = {str(record.get("file", "")) for record in _records(old, "photos")}
        self._add_photos(item, product, proposal.photos, known)
        self._change_producer(item, proposal, product)
        self._change_file(item, proposal, "product", item.path, product)
        self._drop_photos(item, known)
        self._leave_unnamed_producer(item)
        if not item.files and item.verdict is Verdict.CHANGED:
            item.verdict = Verdict.WAITING if item.waiting else Verdict.SAME
            item.notes += [] if item.waiting else [say("intake.desk_no_change")]
        return item

    def _change_file(
        self, item: Item, proposal: Proposal, kind: str, path: str, new: Texts, *, everything: bool = False
    ) -> None:
        """Put the fields of `new` into a file, what waits for a yes only after it; its day of change is today's, unless
        nothing else changes. With `everything` every field waits."""
        if item.verdict is Verdict.WRONG:
            return
        text = self._text(path)
        old = texts_of(parse(text, path))  # type: ignore[arg-type]
        wanted = merged(kind, old, {name: entry for name, entry in new.items() if name != "updated"})  # type: ignore[arg-type]
        if lists := emptied_members(wanted):  # the members of a list are told apart by their places
            label = rules.records()[kind][lists[0]].label if lists[0] in rules.records()[kind] else lists[0]
            params = {"found": label, "sign": rules.words("emptied")["vi"]}
            item.refuse(Problem(proposal.source, Mark(), lists[0], "emptied_member", params))
            return
        wanted = without_emptied(wanted)
        if wanted == old:
            return
        kept, changed = self._decided(item, proposal, kind, path, old, wanted, everything)  # type: ignore[arg-type]
        if changed is None:
            return
        item.changed.append(changed)
        if kept != old:
            self._write_change(item, kind, path, text, kept)

    def _decided(
        self, item: Item, proposal: Proposal, kind: str, path: str, old: Texts, wanted: Texts, everything: bool
    ) -> tuple[Texts, Changed | None]:
        """What the record becomes, and what was taken and what waits; refused is the item where it would be wrong."""
        adds = proposal.by is By.DECISION
        kept = old if everything else held_back(kind, old, wanted, adds=adds)
        if kept == wanted:
            return wanted, Changed(path, tuple(differences(kind, old, wanted)))
        if wrong := _wrong(kind, wanted, proposal.source):
            item.refuse(*wrong)
            return old, None
        if _is_source_alone(old, kept) or _wrong(kind, kept, proposal.source):
            kept = old  # what waits belongs together with the rest: nothing else is left, or it would be wrong
        waiting = tuple(differences(kind, kept, wanted, adds=adds))
        if self.accept(Question(item.name, proposal.source, proposal.sender, path, waiting)):
            return wanted, Changed(path, tuple(differences(kind, old, wanted)))
        return kept, Changed(path, tuple(differences(kind, old, kept)), waiting)

    def _write_change(self, item: Item, kind: str, path: str, text: str, wanted: Texts) -> None:
        wanted = {**wanted, "updated": _today()}
        try:
            content = changed_text(text, kind, wanted).encode()
        except CannotChange:
            item.refuse(Problem(path, Mark(), "", "cannot_change"))
            return
        item.before[path] = (self.catalog.root / path).read_bytes()
        item.files[path] = content

    def _drop_photos(self, item: Item, known: set[str]) -> None:
        """The files of photos go that the product named until now."""
        if item.path in item.files:
            product = texts_of(parse(self._text(item.path, item), item.path))  # type: ignore[arg-type]
            left = {str(record.get("file", "")) for record in _records(product, "photos")}
            item.gone = [f"{_photo_folder(item)}/{name}" for name in sorted(known - left) if name]

    def _leave_unnamed_producer(self, item: Item) -> None:
        """A new producer is no part of the catalog while the product still names another, or none."""
        product = texts_of(parse(self._text(item.path, item), item.path))  # type: ignore[arg-type]
        named = str(product.get("producer", "")) if isinstance(product, dict) else ""
        for slug in self._new_producers:
            if slug != named:
                item.files.pop(f"{_PRODUCER_FOLDER}/{slug}.yml", None)

    def _text(self, path: str, its: Item | None = None) -> str:
        """A file as it is, or as the last item that is taken leaves it."""
        earlier = (item for item in reversed(self._items) if path in item.before and (item.is_taken or item is its))
        last = next(earlier, None)
        content = last.files[path] if last else None
        if content is None and (self.catalog.root / path).is_file():
            content = (self.catalog.root / path).read_bytes()
        return str(decode(content or b"", path))  # a file that cannot be decoded is no part of a catalog

    def _add_photos(self, item: Item, product: Texts, photos: dict[str, bytes], known: set[str]) -> None:
        kept = keep_photos(self.catalog.root, _photo_folder(item), _records(product, "photos"), photos, known)
        if kept.listed:
            signs = [text for text in product["photos"] if isinstance(text, str)]  # that those there shall go
            product["photos"] = [*signs, *kept.listed]
        item.files |= kept.files
        item.notes += [say("intake.desk_unnamed_photo", name=name) for name in kept.unnamed]


def _photo_folder(item: Item) -> str:
    return str(PurePosixPath("images", *PurePosixPath(item.path).with_suffix("").parts[1:]))


def _records(texts: Text | None, name: str) -> list[Texts]:
    found = texts.get(name) if isinstance(texts, dict) else None
    return [dict(text) for text in found if isinstance(text, dict)] if isinstance(found, list) else []


def _carried(item: Item, proposal: Proposal) -> Proposal:
    """The proposal without what only the keepers write, which the item names."""
    carry = without_never if proposal.by is By.SENDER else only_code
    product, left = carry("product", proposal.product)
    producer, of_producer = carry("producer", proposal.producer)
    item.left_out += [*differences("product", {}, left), *differences("producer", {}, of_producer)]
    return replace(proposal, product=product, producer=producer)


def _is_source_alone(old: Texts, kept: Texts) -> bool:
    """Whether a source is all that would be written: it is the evidence of what waits."""
    return {name for name in kept if kept[name] != old.get(name)} == {"sources"}


def _wrong(kind: str, texts: Texts, source: str) -> list[Problem]:
    """The errors of a record by itself."""
    found: list[Problem] = []
    read_record(kind, record_text(kind, texts), source, found)
    return [replace(problem, mark=Mark()) for problem in found if not problem.is_warning]


def _origin(product: Texts) -> Origin:
    """The places that a record names; those that cannot be read are told by the check of the record."""
    given = product.get("origin")
    if not isinstance(given, dict):
        return Origin()
    return _place(tuple((name, text) for name, text in given.items() if isinstance(text, str) and name in _PLACES))


@lru_cache(maxsize=1 << 12)
def _place(given: tuple[tuple[str, str], ...]) -> Origin:
    """Read once: the rows of a decision lie in a few places."""
    record = read_record("origin", record_text("origin", dict(given)), "", []) or Record("origin")
    return Origin(**record.plain())


def _today() -> str:
    return dates.vietnamese(dates.today())
