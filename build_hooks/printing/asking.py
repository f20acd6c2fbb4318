"""What a producer is asked on one sheet: what the catalog holds, what is missing, and room to write both right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from urllib.parse import urljoin

from build_hooks import rules
from build_hooks.ground.words import say, script_words_of
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.pages.frame.words import phone
from build_hooks.pages.product import facts
from build_hooks.printing.job import Job, Spot
from build_hooks.printing.letters import Key
from build_hooks.printing.printed import priced, printed_on
from build_hooks.printing.symbols import make_code
from build_hooks.rules import field_label

CODE = 26.0  # mm, without its quiet zone
_CODE_AT = (162.0, 14.0)  # its upper left corner on the first page of a sheet, in mm
_MOST = 140  # letters of a value that are shown; the rest stands on the product's page
_SKIPPED = {"warnings", "nutrition", "dimensions", "group_size"}  # of a label: an office asks for what buyers ask


@dataclass(frozen=True)
class Question:
    """A field by its name, and what the catalog holds of it: "" for nothing."""

    name: str
    held: str


@dataclass(frozen=True)
class Section:
    """The producer or one product, with a sentence below its name."""

    title: str
    sentence: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """What one producer is asked; `slug` names its file, `address` opens the form filled in, "" where none is there."""

    slug: str
    to: str
    place: str
    address: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Texts:
    """The words that are the same on every sheet."""

    catalog: str
    printed: str
    back: str
    consents: tuple[str, str] = (
        script_words_of("form")["contact_consent"],
        script_words_of("form")["photo_consent"],
    )
    heading: str = say("printing.ask_heading")
    to: str = say("printing.ask_to")
    intro: str = say("printing.ask_intro")
    scan: str = say("printing.ask_scan")
    columns: tuple[str, str, str] = (say("printing.ask_field"), say("printing.ask_held"), say("printing.ask_write"))
    nothing: str = say("printing.ask_nothing")
    consent: str = say("printing.ask_consent")
    signed: tuple[str, str] = (say("printing.ask_day"), say("printing.ask_signed"))


@dataclass(frozen=True)
class Asking:
    """What asking.typ shows; `key` names the code at its place on the first page, "" for none."""

    texts: Texts
    sheet: Sheet
    key: Key
    code_at: tuple[float, float] = _CODE_AT
    code_whole: float = 0.0
    code_alt: str = say("printing.ask_code")


def sheets(catalog: Catalog, products: Iterable[Product], today: date) -> list[Sheet]:
    """A sheet a producer, in the order of its first product; a product whose producer nobody knows has its own."""
    of_maker: dict[str, list[Product]] = {}
    for product in products:
        of_maker.setdefault(product.producer or product.path, []).append(product)
    return [_sheet(catalog, its, today) for its in of_maker.values()]


def asking_job(its: Sheet, words: Texts, today: date) -> Job:
    """The job: one sheet on A4, as many pages as its products need."""
    title = say("printing.ask_title", name=its.to)
    if not its.address:
        return Job(title, "asking.typ", today, Asking(words, its, Key("")))
    code = make_code(its.address, CODE)
    job = Job(title, "asking.typ", today, Asking(words, its, Key(its.address), code_whole=code.whole))
    job.codes[its.address] = code.svg
    job.spots.append(Spot(0, *_CODE_AT, code.whole, its.address, its.to))
    return job


def texts(catalog: Catalog, today: date) -> Texts:
    """The words around the questions, with the office that receives them where the catalog names it."""
    office = catalog.settings.office
    ways = ", ".join(
        part for part in (say("frame.zalo", number=phone(office.zalo)) if office.zalo else "", office.email) if part
    )
    back = say("printing.ask_back_to", office=office.name, ways=ways) if office.name and ways else ""
    return Texts(catalog.settings.name, printed_on(today), back or say("printing.ask_back"))


def _sheet(catalog: Catalog, products: list[Product], today: date) -> Sheet:
    first = products[0]
    producer = catalog.producer_of(first)
    return Sheet(
        slug=producer.slug if producer else first.slug,
        to=producer.name if producer else say("printing.ask_unknown", product=first.name),
        place=(producer.origin.short if producer else "") or first.origin.short,
        address=_address(catalog, producer, products),
        sections=(_of_producer(producer), *(_of_product(product, today) for product in products)),
    )


def _address(catalog: Catalog, producer: Producer | None, products: list[Product]) -> str:
    """The form with the only product's values in it, or with the producer's products to choose from."""
    if not catalog.settings.may_be_printed:
        return ""
    wanted = f"#co-so={producer.slug}" if producer and len(products) > 1 else f"#sua={products[0].slug}"
    return urljoin(catalog.settings.public_url, addresses.FORM) + wanted


def _of_producer(its: Producer | None) -> Section:
    consent = its.contact.consent if its else None
    held = {
        "producer.name": its.name if its else "",
        "producer.type": its.type_label if its else "",
        "origin.commune": its.origin.short if its else "",
        "producer.address": its.address if its and its.may_show_address else "",
        "contact.phone": phone(its.contact.phone) if its and consent and its.contact.phone else "",
        "contact.zalo": phone(its.contact.zalo) if its and consent and its.contact.zalo else "",
    }
    questions = tuple(Question(field_label(name), text) for name, text in held.items())
    return Section(say("printing.ask_producer"), "", questions)


def _of_product(its: Product, today: date) -> Section:
    sentence = its.certificate.lasting(today).sentence
    return Section(its.name, sentence, tuple(Question(name, _short(text)) for name, text in _questions(its)))


def _questions(its: Product) -> Iterator[tuple[str, str]]:
    """What buyers ask first, the fields of its group alone."""
    photos = sum(not photo.is_illustration for photo in its.photos)
    price = facts.price(its)
    decision = its.recognition.decision if its.recognition else ""
    yield say("printing.decision"), decision
    yield field_label("product.photos"), say("printing.ask_photos", count=photos) if photos else ""
    label = {row.name: row.value for row in facts.label(its)}
    for name, spec in rules.records()["label"].items():
        if name not in _SKIPPED and (not spec.groups or its.group_today in spec.groups) and _is_asked(its, name):
            yield spec.label, label.get(spec.label, "")
    yield field_label("product.price"), priced(price) if price else ""
    packs = (" ".join(part for part in (pack.name, pack.gtin) if part) for pack in facts.variants(its))
    yield say("printing.ask_packs"), "; ".join(packs)
    yield (
        field_label("product.sold_at"),
        "; ".join(", ".join(part for part in (shop.name, shop.address) if part) for shop in its.sold_at),
    )
    yield field_label("product.story"), say("printing.ask_story") if its.story else its.summary


def _short(text: str) -> str:
    """Its beginning, where a cell has no room for all: a word is never cut."""
    return shorten(text, _MOST, placeholder="…")


def _is_asked(its: Product, name: str) -> bool:
    """Strength is asked of what has alcohol."""
    return name != "alcohol_by_volume" or its.alcohol
