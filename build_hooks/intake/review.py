"""What a reviewer sees of a change: which products it is about, and every problem, as Markdown that runs nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.intake.markdown import plain
from build_hooks.intake.review_codes import codes_part, is_about_codes
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.rules.problems import Problem

_MOST = 200  # rows of a table; the summary of a host has an end
_MOST_FIELDS = 60  # changed fields of a file, and
_MOST_ALL = 400  # of all files: half of what a host keeps of a summary (1 MB), every letter written as a reference
_RECORDS = ("products/", "producers/")


class Change(NamedTuple):
    """A product or producer that the change touches, by its file; `record` is None where that is gone or wrong."""

    path: str
    what: str
    record: Product | Producer | None

    @property
    def product(self) -> Product | None:
        """The product, where it is one."""
        return self.record if isinstance(self.record, Product) else None


def changes(
    catalog: Catalog | None, changed: Collection[str], known: Collection[str], gone: Collection[str]
) -> list[Change]:
    """Products, then producers; a product counts where only its photos change. `known` are the paths before the change,
    `gone` those of the changed that are no more."""
    records: dict[str, Product | Producer] = {}
    if catalog:
        records |= {product.path: product for product in catalog.products}
        records |= {producer.path: producer for producer in catalog.producers}
    found = {}
    for path in changed:
        if path.startswith(_RECORDS) and path.endswith((".yml", ".yaml")):
            what = say(f"intake.review_{'gone' if path in gone else 'changed' if path in known else 'new'}")
            found[path] = what if path in records or path in gone else say("intake.review_wrong", what=what)
    folders = {path.rpartition("/")[0] for path in changed if path.startswith("images/")}
    owners = {f"products{folder.removeprefix('images')}.yml" for folder in folders}
    found |= dict.fromkeys(owners & records.keys() - found.keys(), say("intake.review_photos"))
    return [Change(path, found[path], records.get(path)) for path in sorted(found, key=_products_first)]


def _products_first(path: str) -> tuple[bool, str]:
    return not path.startswith("products/"), path


def told(found: Sequence[Change]) -> str:
    """How many of each kind: "2 sản phẩm, 1 cơ sở thay đổi"."""
    products = sum(change.path.startswith("products/") for change in found)
    return say("intake.review_count", products=products, producers=len(found) - products)


def summary(
    found: Sequence[Change],
    problems: Sequence[Problem],
    notes: Sequence[Problem] = (),
    fields: Mapping[str, Sequence[tuple[str, bool]]] | None = None,
) -> str:
    """The whole summary; what is about codes and printed addresses stands first, and only there.

    `fields` has for each path a line for each changed field, and whether papers prove it.
    """
    errors = [problem for problem in problems if not problem.is_warning]
    warnings = [problem for problem in problems if problem.is_warning]
    head = say("intake.review_not_taken") if errors else say("intake.review_sound")
    counts = say("intake.review_counts", changes=told(found), errors=len(errors), warnings=len(warnings))
    parts = [f"## {head}", codes_part(problems, notes), counts]
    if found:
        rows = [*map(_row, found[:_MOST])]
        parts.append("\n".join([_columns(), "|---|---|---|---|---|", *rows]))
    if len(found) > _MOST:
        parts.append(say("intake.review_more_files", count=len(found) - _MOST))
    if fields:
        parts.append(f"### {say('intake.review_changes')}")
        parts += _fields(found, fields)
    for title, all_of_them in ((say("intake.review_errors"), errors), (say("intake.review_warnings"), warnings)):
        if some := [problem for problem in all_of_them if not is_about_codes(problem)]:
            parts.append("\n".join([f"### {title}", "", *_lines(some)]))
    return "\n\n".join(parts) + "\n"


def annotations(problems: Iterable[Problem], most: int = 10) -> Iterator[str]:
    """GitHub's workflow commands that put the first of each kind on their lines, codes first; it shows no more."""
    left = {"error": most, "warning": most}
    for problem in sorted(problems, key=is_about_codes, reverse=True):
        level = "warning" if problem.is_warning else "error"
        if left[level]:
            left[level] -= 1
            line = f",line={problem.mark.line},col={problem.mark.column}" if problem.mark.line else ""
            yield f"::{level} file={_property(problem.path)}{line}::{_data(problem.sentence())}"


def _fields(found: Sequence[Change], fields: Mapping[str, Sequence[tuple[str, bool]]]) -> Iterator[str]:
    """A part for each file; what is more than a summary holds is counted."""
    left, held = _MOST_ALL, f"**{say('intake.review_held')}** "
    for change in found:
        lines = fields.get(change.path, ())
        if not lines:
            continue
        shown = lines[: min(_MOST_FIELDS, left)]
        left -= len(shown)
        name = f"{plain(change.record.name)} · " if change.record else ""
        rows = [f"- {held if is_held else ''}{plain(line)}" for line, is_held in shown]
        if more := len(lines) - len(shown):
            rows.append(f"- {say('intake.review_more_fields', count=more)}")
        yield "\n".join([f"#### {name}{plain(change.path)}", "", *rows])


def _columns() -> str:
    names = ("name", "rank", "place", "file")
    return f"| | {' | '.join(say(f'intake.review_column_{name}') for name in names)} |"


def _row(change: Change) -> str:
    its = change.record
    cells = [change.what, its.name if its else "", _rank(change.product), its.origin.short if its else "", change.path]
    return f"| {' | '.join(map(plain, cells))} |"


def _rank(product: Product | None) -> str:
    """Stars as its newest recognition says."""
    stars = product.certificate.stars if product else None
    return say("intake.review_rank", stars=stars) if stars else ""


def _lines(problems: Sequence[Problem]) -> Iterator[str]:
    yield from (f"- {plain(problem.place)}: {plain(problem.sentence())}" for problem in problems[:_MOST])
    if len(problems) > _MOST:
        yield f"- {say('intake.review_more', count=len(problems) - _MOST)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
