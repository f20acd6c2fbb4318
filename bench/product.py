"""The fields of one made-up product, from rich to sparse as real sources are."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from stdnum import ean

from build_hooks import places
from build_hooks.ground.dates import add_months, vietnamese
from build_hooks.places import Commune, OldCommune

Fields = dict[str, Any]
WORDS: Fields = yaml.safe_load((Path(__file__).parent / "words.yml").read_text("utf-8"))
_POINTS = {3: (50, 69), 4: (70, 89), 5: (90, 99)}
_FIRST_DAY, _LAST_DAY = date(2022, 1, 3), date(2026, 9, 30)


def make_product(fields: Fields, kind: list[str], commune: Commune, owner: str, random: Random) -> Fields:
    """The fields of a product whose `name`, `code` and `producer` are given; one in ten has only the least."""
    group = kind[1]
    fields = {"name": fields["name"], "code": fields["code"], "sample": "có", "producer": fields["producer"]}
    fields |= {"group": group, "origin": _origin(commune, random), "recognitions": _recognitions(commune, random)}
    if random.random() > 0.1:
        words = {"kind": kind[0], "lower": kind[0].lower(), "place": commune.name, "producer": owner}
        fields |= {
            "summary": random.choice(WORDS["summaries"]).format(**words),
            "story": _story(words, random),
            "label": _label(kind, random),
            "documents": _documents(random),
            "tags": [kind[3], commune.name],
        }
        fields |= _sometimes(commune, group, random)
    fields["sources"] = [{"title": "Dữ liệu đặt ra để đo thời gian", "publisher": "Danh mục", "date": "20/11/2026"}]
    return {**fields, "updated": vietnamese(date(2026, 11, 20) - timedelta(days=random.randrange(300)))}


def _origin(commune: Commune, random: Random) -> Fields:
    old = random.choice(_old_communes()[commune.code])
    origin = {"commune": commune.code, "as_certified": f"ấp Mẫu, {old.full_name}"}
    return origin if random.random() < 0.7 else {**origin, "old_commune": old.full_name}


@cache
def _old_communes() -> dict[str, list[OldCommune]]:
    """The old communes of each commune of today whose names say which one is meant."""
    found: dict[str, list[OldCommune]] = {}
    for old in places.old_communes():
        for candidate in old.candidates:
            found.setdefault(candidate.code, []).append(old)
    return found


def _recognitions(commune: Commune, random: Random) -> list[Fields]:
    stars = random.choices((3, 4, 5), (70, 27, 3))[0]
    if random.random() < 0.15:
        return [{"stars": stars, "as_of": "2025"}]
    day = _FIRST_DAY + timedelta(days=random.randrange((_LAST_DAY - _FIRST_DAY).days))
    newest = _recognition(stars, day, commune, random)
    before = add_months(day, -36)
    return [newest] if random.random() < 0.7 else [_recognition(3, before, commune, random), newest]


def _recognition(stars: int, day: date, commune: Commune, random: Random) -> Fields:
    """The level follows the decrees in force on the day; one decision a day keeps numbers and dates together."""
    by_district = date(2023, 2, 24) <= day < date(2025, 7, 6) and stars == 3
    level = "central" if stars == 5 else "district" if by_district else "province"
    issuer = {
        "central": "Bộ Nông nghiệp và Môi trường",
        "district": f"UBND huyện Mẫu, {commune.province.full_name}",
        "province": f"UBND {commune.province.full_name}",
    }
    return {
        "stars": stars,
        "score": f"{random.randint(*_POINTS[stars])},{random.randrange(100):02}",
        "decision": f"{day.timetuple().tm_yday}/QĐ-MẪU",
        "issued": vietnamese(day),
        "issuer": issuer[level],
        "level": level,
    }


def _story(words: dict[str, str], random: Random) -> str:
    """About 120 words: two paragraphs, a list, a closing one."""
    opening, making, people, closing = (
        random.choice(WORDS[part]) for part in ("opening", "making", "people", "closing")
    )
    habits = "\n".join(f"- {one}" for one in random.sample(WORDS["habits"], 3))
    return f"{opening} {making}\n\n{people}\n\n{habits}\n\n{closing}\n".format(**words)


def _label(kind: list[str], random: Random) -> Fields:
    _, group, made_of, _ = kind
    return {WORDS["made_of"][group]: made_of} | {
        name: random.choice(options) for name, options in WORDS["label"][group].items() if random.random() < 0.85
    }


def _documents(random: Random) -> list[Fields]:
    return [
        {**paper, "number": f"{random.randrange(1, 999)}/2026/MAU", "issued": "12/01/2026", "expires": "12/01/2029"}
        for paper in random.sample(WORDS["documents"], random.randint(0, 3))
    ]


def _sometimes(commune: Commune, group: str, random: Random) -> Fields:
    """What some sources have and others lack."""
    low = random.randrange(20, 300) * 1_000
    shops = [{"name": name, "address": f"Chợ {commune.name}"} for name in random.sample(WORDS["shops"], 2)]
    gtin = f"0952{random.randrange(10**9):09}"  # GS1's demonstration numbers
    some: dict[str, tuple[float, Any]] = {
        "variants": (0.3, [{"name": random.choice(WORDS["packs"]), "gtin": gtin + ean.calc_check_digit(gtin)}]),
        "lots": (0.2 if group in ("thuc-pham", "do-uong") else 0, _lots(random)),
        "contact": (0.4, {"phone": "0900 000 000", "zalo": "0900 000 000", "consent": "02/03/2026"}),
        "price": (0.6, {"from": f"{low:,}".replace(",", "."), "unit": "phần", "as_of": "10/2026"}),
        "sold_at": (0.4, shops),
        "season": (0.4, random.choice(WORDS["seasons"])),
    }
    return {name: value for name, (share, value) in some.items() if random.random() < share}


def _lots(random: Random) -> list[Fields]:
    days = sorted(random.sample(range(60), random.randint(1, 3)))
    return [_lot(date(2026, 9, 1) + timedelta(days=offset)) for offset in days]


def _lot(day: date) -> Fields:
    steps = [
        {"date": vietnamese(day + timedelta(days=number)), "place": place, "actor": actor, "what": what}
        for number, (what, place, actor) in enumerate(WORDS["steps"])
    ]
    return {
        "lot": f"L{day:%y%m%d}",
        "produced": vietnamese(day),
        "expires": vietnamese(add_months(day, 6)),
        "steps": steps,
    }
