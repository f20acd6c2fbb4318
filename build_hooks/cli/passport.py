"""What `ocop check --passport` prints: what the laws ask of each product and the data lacks, then a count by law."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.passport import Passport
from build_hooks.rules import Requirement


def lines(catalog: Catalog | None, paths: list[str], language: str) -> Iterator[str]:
    """The lines to print; of every product but the withdrawn, or of those among these files and folders."""
    yield _say("title", language)
    if catalog is None:
        yield _say("errors", language)
        return
    among = (product for product in catalog.listed_products if is_among(product.path, paths))
    passports = [
        Passport(product, catalog.producer_of(product)) for product in sorted(among, key=lambda item: item.path)
    ]
    if not passports:
        yield _say("nothing", language)
        return
    for passport in passports:
        yield from _product(passport, language)
    yield from _counts(passports, language)


def _say(name: str, language: str, **places: object) -> str:
    return say(f"cli.passport_{name}_{language}", **places)


def is_among(path: str, paths: list[str]) -> bool:
    """Whether a file is one of these, or below one of these folders; none means every file."""
    return not paths or any(text in (".", path) or path.startswith(f"{text}/") for text in paths)


def _product(passport: Passport, language: str) -> Iterator[str]:
    product, needed = passport.product, len(passport.required)
    has = _say("has", language, has=needed - len(passport.lacks), all=needed)
    yield ""
    yield f"{product.path}{_say('sample', language) if product.sample else ''}: {has}"
    for name, found in (("lacks", passport.lacks), ("not_given", passport.not_given)):
        if found:
            text = _say(name, language, fields=_listed(found, language))
            yield fill(text, 100, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _listed(found: Iterable[Requirement], language: str) -> str:
    """The names, those that the same laws ask for together: "tên chủ thể, địa chỉ chủ thể [NĐ 37, TT 02]; …"."""
    by_laws: dict[str, list[str]] = {}
    for requirement in found:
        by_laws.setdefault(", ".join(law.short for law in requirement.laws), []).append(getattr(requirement, language))
    return "; ".join(f"{', '.join(names)} [{laws}]" for laws, names in by_laws.items())


def _counts(passports: list[Passport], language: str) -> Iterator[str]:
    """One line a law, over real products."""
    real = [passport for passport in passports if not passport.product.sample]
    yield ""
    for law in rules.laws().values() if real else ():
        count = sum(passport.has_all_of(law) for passport in real)
        yield _say("law", language, short=law.short, law=getattr(law, language), count=count, all=len(real))
    if samples := len(passports) - len(real):
        yield _say("samples", language, count=samples)
    yield _say("closing", language)
