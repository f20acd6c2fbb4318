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
    among = (one for one in catalog.listed_products if is_among(one.path, paths))
    passports = [Passport(one, catalog.producer_of(one)) for one in sorted(among, key=lambda one: one.path)]
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
    return not paths or any(one in (".", path) or path.startswith(f"{one}/") for one in paths)


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
    for one in found:
        by_laws.setdefault(", ".join(law.short for law in one.laws), []).append(getattr(one, language))
    return "; ".join(f"{', '.join(names)} [{laws}]" for laws, names in by_laws.items())


def _counts(passports: list[Passport], language: str) -> Iterator[str]:
    """One line a law, over real products."""
    real = [one for one in passports if not one.product.sample]
    yield ""
    for law in rules.laws().values() if real else ():
        count = sum(one.has_all_of(law) for one in real)
        yield _say("law", language, short=law.short, law=getattr(law, language), count=count, all=len(real))
    if samples := len(passports) - len(real):
        yield _say("samples", language, count=samples)
    yield _say("closing", language)
