"""A repository of any size for timing: made-up products and producers in real communes, the same for the same seed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from bench.product import WORDS, Fields, make_product
from build_hooks import places
from build_hooks.ground.codes import ALPHABET, LENGTH, complete
from build_hooks.ground.text import slugify
from build_hooks.places import Commune

REPOSITORY = Path(__file__).parent.parent
PRODUCTS, PRODUCERS, COMMUNES = 2_000, 200, 40
PROVINCES = ("An Giang", "Tây Ninh")


class Made(NamedTuple):
    """A made-up file: its path in the repository and its fields."""

    path: str
    fields: Fields


def write_repository(root: Path, products: list[Made], producers: list[Made]) -> None:
    """These files at `root`, with our own mkdocs.yml, hand-written pages, hooks and theme."""
    shutil.copytree(REPOSITORY / "catalog", root / "catalog")
    config = site_config()
    config["hooks"] = [str(REPOSITORY / "build_hooks/hooks.py")]
    config["theme"]["custom_dir"] = str(REPOSITORY / "build_hooks/theme")
    config["watch"] = []
    write_yaml(root / "mkdocs.yml", config)
    for one in (*products, *producers):
        write_yaml(root / one.path, one.fields)
    for one in products:
        write_yaml(root / f"ledger/{one.fields['code']}.yml", _ledger_entry(one))


def make_products(count: int = PRODUCTS, seed: int = 1) -> list[Made]:
    """`count` products; number n is of commune n mod 40 and producer n mod 200, and the same whatever `count` is."""
    return list(_products(count, seed))


def make_producers(count: int = PRODUCTS, seed: int = 1) -> list[Made]:
    """The producers that `count` products name."""
    return [_producer(number, seed) for number in range(min(count, PRODUCERS))]


def site_config() -> Fields:
    """Our mkdocs.yml."""
    config: Fields = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    return config


def write_yaml(path: Path, content: Any) -> None:
    """YAML as people write it: fields in their order, texts of several lines as blocks."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120), "utf-8")


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _products(count: int, seed: int) -> Iterator[Made]:
    communes, kinds = _communes(seed), WORDS["kinds"]
    for number in range(count):
        commune = communes[number % COMMUNES]
        turn, kind = divmod(number // COMMUNES, len(kinds))
        name = f"{kinds[kind][0]} {commune.name}" + (f" số {turn + 1}" if turn else "")
        slug, owner = _producer_names(number % PRODUCERS, commune)
        fields = {"name": name, "code": _code(number, seed), "producer": slug}
        path = f"products/{commune.province.slug}/{slugify(commune.name)}/{slugify(name)}.yml"
        yield Made(path, make_product(fields, kinds[kind], commune, owner, Random(f"{seed} {number}")))


def _code(number: int, seed: int) -> str:
    return complete("".join(Random(f"code {seed} {number}").choices(ALPHABET, k=LENGTH - 1)))


def _ledger_entry(one: Made) -> Fields:
    entry = {"issued": "20/11/2026", "product": Path(one.path).stem, "sample": "có"}
    return {"code": one.fields["code"], **entry, "name": one.fields["name"], "producer": one.fields["producer"]}


def _producer(number: int, seed: int) -> Made:
    commune = _communes(seed)[number % COMMUNES]
    slug, name = _producer_names(number, commune)
    fields: Fields = {
        "name": name,
        "type": WORDS["producer_types"][number // COMMUNES],
        "sample": "có",
        "origin": {"commune": commune.code},
        "address": f"ấp Mẫu, {commune.short_name}, {commune.province.name}",
        "contact": {"phone": "0900 000 000", "zalo": "0900 000 000", "consent": "02/03/2026"},
        "story": WORDS["opening"][number % 2].format(place=commune.name, lower="món nhà làm") + "\n",
        "sources": [{"title": "Dữ liệu đặt ra để đo thời gian", "date": "20/11/2026"}],
        "updated": "20/11/2026",
    }
    return Made(f"producers/{slug}.yml", fields)


def _producer_names(number: int, commune: Commune) -> tuple[str, str]:
    name = f"{WORDS['producers'][number // COMMUNES]} {commune.name}"
    return slugify(name), name


def _communes(seed: int) -> list[Commune]:
    """Forty of two provinces, no two of a name."""
    by_name = {slugify(one.name): one for one in places.communes() if one.province.name in PROVINCES}
    return Random(seed).sample(list(by_name.values()), COMMUNES)
