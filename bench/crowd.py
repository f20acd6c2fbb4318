"""A catalog of any size to search in: the real products in a crowd that is easily taken for them, always the same."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from build_hooks import places, rules
from build_hooks.ground.codes import ALPHABET, complete
from build_hooks.ground.dates import add_months
from build_hooks.ground.text import slugify
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.places import Commune, OldCommune
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "crowd.yml").read_text("utf-8"))
AT_HOME = ("An Giang", "Tây Ninh")  # a catalog of some hundred products is a province's, a larger one the country's
_HOME_SIZE = 2_000
_NEWEST = date(2026, 11, 20)
_DECISIONS = 24  # of a province in three years; each names many products
_SOURCES = ({"title": "Dữ liệu đặt ra để đo"},)


@dataclass
class Crowd:
    """What has been made so far; `random` decides everything."""

    random: Random
    communes: list[Commune]
    taken: set[str]
    names: set[str]
    products: list[Product] = field(default_factory=list)
    producers: list[Producer] = field(default_factory=list)


@cache
def crowded(size: int) -> Catalog:
    """The real catalog alone when it has `size` products or more; else with made-up ones up to `size`."""
    real = read_catalog(CATALOG).catalog
    if size <= len(real.products):
        return real
    wide = size > _HOME_SIZE
    communes = [
        one for one in places.communes() if one.code in _old_communes() and (wide or one.province.name in AT_HOME)
    ]
    names = {one.name for one in real.products} | {one["name"] for one in WORDS["planted"]}
    crowd = Crowd(Random(f"{size}"), communes, {one.slug for one in real.products}, names)
    for wanted in WORDS["planted"]:
        _plant(crowd, wanted)
    while len(crowd.products) < size - len(real.products):
        _add_producer(crowd)
    made = crowd.products[: size - len(real.products)]
    return replace(
        real,
        products=tuple(sorted((*real.products, *made), key=lambda one: one.slug)),
        producers=tuple(sorted((*real.producers, *crowd.producers), key=lambda one: one.slug)),
    )


def _plant(crowd: Crowd, wanted: dict[str, Any]) -> None:
    """A product that a query asks for."""
    slug = wanted.get("slug", slugify(wanted["name"]))
    origin = {"commune": places.find_communes(wanted["commune"])[0].code} if "commune" in wanted else {}
    if "old_district" in wanted:
        origin = {"old_district": wanted["old_district"]}
    producer = _producer(crowd, wanted["producer"], wanted["type"], origin)
    extra: dict[str, Any] = {key: wanted[key] for key in ("code", "name_en", "aliases", "tags") if key in wanted}
    if "gtin" in wanted:
        extra["variants"] = [{"name": "Gói", "gtin": wanted["gtin"]}]
    made_of = {"ingredients": wanted["made_of"]}
    crowd.taken.add(slug)
    fields = {"name": wanted["name"], "group": wanted["group"], "producer": producer, "origin": origin}
    crowd.products.append(_product(crowd, slug, {**fields, "label": made_of, **extra}))


def _add_producer(crowd: Crowd) -> None:
    """One producer with its few products, most of them from the producer's own place."""
    random = crowd.random
    commune = random.choice(crowd.communes)
    brand = _brand(random)
    group = random.choices(list(WORDS["share"]), list(WORDS["share"].values()))[0]
    kinds = random.sample(WORDS["kinds"][group], min(random.choices((1, 2, 3, 4, 6), (50, 26, 12, 8, 4))[0], 6))
    kind = random.choices(list(rules.choices("producer_types")), (27, 30, 6, 26, 4, 7))[0]
    origin = _origin(commune, random)
    producer = _producer(crowd, _producer_name(kind, brand, kinds[0][0], commune, random), kind, origin)
    for head, made_of in kinds:
        elsewhere = random.random() < 0.1
        place = origin if not elsewhere else _origin(random.choice(crowd.communes), random)
        name = _name(head, group, brand, commune, random)
        if name in crowd.names:  # only what is planted is called so
            continue
        fields = {"name": name, "group": group, "producer": producer, "origin": place}
        crowd.products.append(_product(crowd, _slug(crowd, name, commune), {**fields, **_rich(head, made_of, random)}))


def _brand(random: Random) -> str:
    part = "brand" if random.random() < 0.75 else "nickname"
    return " ".join(random.choice(words) for words in WORDS[part])


def _name(head: str, group: str, brand: str, commune: Commune, random: Random) -> str:
    """As real ones are: a kind alone, with a place, a brand, a manner, or two of them."""
    manner = random.choice(WORDS["manners"][group])
    old = random.choice(_old_communes()[commune.code])
    patterns = {
        head: 16,
        f"{head} {brand}": 34,
        f"{head} {commune.name}": 15,
        f"{head} {manner}": 10,
        f"{head} {manner} {brand}": 15,
        f"{head} {old.district.name}": 7,
        f"{head} ({manner})": 3,
    }
    return random.choices(list(patterns), list(patterns.values()))[0]


def _producer_name(kind: str, brand: str, head: str, commune: Commune, random: Random) -> str:
    person = " ".join(random.choice(words) for words in WORDS["person"])
    names = {
        "doanh-nghiep": [f"Công ty TNHH {brand}", f"Công ty TNHH MTV {brand}", f"Công ty Cổ phần {brand}"],
        "hop-tac-xa": [f"Hợp tác xã {random.choice(WORDS['trades'])} {commune.name}", f"Hợp tác xã {brand}"],
        "to-hop-tac": [f"Tổ hợp tác {head.lower()} {commune.name}"],
        "ho-kinh-doanh": [f"Hộ kinh doanh {person}", f"Hộ kinh doanh {brand}"],
        "ho-san-xuat": [f"Hộ {person}"],
        "co-so": [f"Cơ sở {brand}", f"Cơ sở sản xuất {head.lower()} {brand}", f"Cơ sở {person}"],
    }
    return random.choice(names[kind])


def _origin(commune: Commune, random: Random) -> dict[str, str]:
    """Today's place; for a third the old commune too; for a sixth the old district alone, as older sources have it."""
    chance = random.random()
    old = random.choice(_old_communes()[commune.code])
    if chance < 0.15:
        return {"old_district": old.district.full_name}
    return {"commune": commune.code} | ({"old_commune": old.full_name} if chance < 0.5 else {})


@cache
def _old_communes() -> dict[str, list[OldCommune]]:
    found: dict[str, list[OldCommune]] = {}
    for old in places.old_communes():
        for candidate in old.candidates:
            found.setdefault(candidate.code, []).append(old)
    return found


def _producer(crowd: Crowd, name: str, kind: str, origin: dict[str, str]) -> str:
    slug = f"{slugify(name)[:60].strip('-')}-{len(crowd.producers)}"
    fields = {"slug": slug, "name": name, "type": kind, "origin": origin, "sources": _SOURCES}
    crowd.producers.append(Producer.model_validate(fields))
    return slug


def _slug(crowd: Crowd, name: str, commune: Commune) -> str:
    """The name, with the commune and at last a number where others are called the same."""
    tries = iter((slugify(name), f"{slugify(name)}-{slugify(commune.name)}"))
    slug = next(tries)
    while slug in crowd.taken:
        slug = next(tries, f"{slugify(name)}-{len(crowd.taken)}")
    crowd.taken.add(slug)
    return slug


def _rich(head: str, made_of: str, random: Random) -> dict[str, Any]:
    """What some sources have and others lack."""
    some: dict[str, tuple[float, Any]] = {
        "label": (0.6, {"ingredients": made_of}),
        "tags": (0.4, random.sample(WORDS["tags"], random.choice((1, 2)))),
        "lots": (0.08, [{"lot": "L260402"}]),
        "alcohol": (float(head.split()[0] in WORDS["alcohol"]), True),
    }
    return {name: value for name, (share, value) in some.items() if random.random() < share}


def _product(crowd: Crowd, slug: str, fields: dict[str, Any]) -> Product:
    random = crowd.random
    code = {} if "code" in fields or random.random() < 0.1 else {"code": _code(random)}
    photos = [_photo(slug, random)] if random.random() < 0.75 else []
    return Product.model_validate(
        {
            "slug": slug,
            "path": f"products/{slug}.yml",
            **fields,
            **code,
            "recognitions": [_recognition(slug, random)],
            "photos": photos,
            "sources": _SOURCES,
            "updated": _NEWEST - timedelta(days=min(int(random.expovariate(1 / 120)), 700)),
        }
    )


def _code(random: Random) -> str:
    return complete("".join(random.choice(ALPHABET) for _ in range(7)))


def _recognition(slug: str, random: Random) -> dict[str, Any]:
    stars = random.choices((3, 4, 5), (73, 26, 1))[0]
    if random.random() < 0.15:
        return {"stars": stars, "as_of": "2025"}
    # One decision covers many products: a province has some in a year, all with a day of their own.
    province, number = len(slug) % 34, random.randrange(_DECISIONS)
    issued = add_months(date(2023, 3, 1 + (province * 7 + number * 11) % 28), number * 44 // _DECISIONS)
    return {"stars": stars, "issued": issued, "decision": f"{province}{number}/QĐ-UBND"}


def _photo(slug: str, random: Random) -> dict[str, Any]:
    small = random.random() < 0.02
    width, height = (300, 240) if small else (1600, 1200)
    return {
        "file": "01.jpg",
        "product": slug,
        "number": 1,
        "path": f"images/{slug}/01.jpg",
        "width": width,
        "height": height,
        "sha256": "0" * 64,
        "colour": "#888888",
    }
