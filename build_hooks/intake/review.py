"""What a reviewer sees of a change: which products it is about, and every problem, as Markdown that runs nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.intake.compared import Compared
from build_hooks.intake.markdown import plain
from build_hooks.intake.review_codes import codes_part, is_about_codes
from build_hooks.intake.review_fields import Sides, fields_part
from build_hooks.intake.review_look import look_part
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.rules.problems import Problem

_MOST = 200  # rows of a table; the summary of a host has an end
_MOST_WORDS = 6  # names of changed fields in a row
_COLUMNS = ("name", "what", "producer", "rank", "place", "file")
_RECORDS = ("products/", "producers/")


class Change(NamedTuple):
    """A product or producer that the change touches, by its file; `record` is None where that is gone or wrong.

    `producer` is the name of a product's producer.
    """

    path: str
    what: str
    record: Product | Producer | None
    producer: str = ""

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
    pictured = {f"products{folder.removeprefix('images')}.yml" for folder in folders}
    found |= dict.fromkeys(pictured & records.keys() - found.keys(), say("intake.review_other_photos"))
    names = {producer.slug: producer.name for producer in catalog.producers} if catalog else {}
    owners = {product.path: names.get(product.producer, "") for product in (catalog.products if catalog else ())}
    paths = sorted(found, key=_products_first)
    return [Change(path, found[path], records.get(path), owners.get(path, "")) for path in paths]


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
    its: Mapping[str, Compared] | None = None,
    pictures: Mapping[str, Sides] | None = None,
) -> str:
    """The whole summary: codes and printed addresses, what must be looked at, what changes, and each field of it.

    `its` has what differs in each file, `pictures` for the path of a photo the files that show it before and after.
    """
    its = its or {}
    errors = [problem for problem in problems if not problem.is_warning]
    head = say("intake.review_not_taken") if errors else say("intake.review_sound")
    counts = say("intake.review_counts", changes=told(found), errors=len(errors), warnings=len(problems) - len(errors))
    parts = [f"## {head}", codes_part(problems, notes), counts, look_part(problems, its)]
    if found:
        rows = [_row(change, its.get(change.path)) for change in found[:_MOST]]
        parts.append("\n".join([_columns(), "|---" * (len(_COLUMNS) + 1) + "|", *rows]))
    if len(found) > _MOST:
        parts.append(say("intake.review_more_files", count=len(found) - _MOST))
    if its:
        parts += [f"### {say('intake.review_changes')}", *fields_part([change.path for change in found], its, pictures)]
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


def _columns() -> str:
    return f"| | {' | '.join(say(f'intake.review_column_{name}') for name in _COLUMNS)} |"


def _row(change: Change, compared: Compared | None) -> str:
    its = change.record
    name = its.name if its else compared.name if compared else ""
    place = its.origin.short if its else ""
    cells = [change.what, name, _what_changes(compared), change.producer, _rank(change.product), place, change.path]
    return f"| {' | '.join(map(plain, cells))} |"


def _what_changes(compared: Compared | None) -> str:
    """The fields that change by their names, each once: "Hạng sao, Giá từ (đồng), Câu chuyện sản phẩm"."""
    if compared is None or compared.is_new:
        return ""
    others = ("", "updated")  # a file that moved, and the day that a machine writes
    named = [item for item in compared.differences if item.path not in others and not item.path.startswith("photos")]
    words = list(dict.fromkeys(difference.label or difference.words for difference in named))
    has_photos = compared.photos or any(item.path.startswith("photos") for item in compared.differences)
    words += [say("intake.review_photo")] if has_photos else []
    more = f" … +{len(words) - _MOST_WORDS}" if len(words) > _MOST_WORDS else ""
    return ", ".join(words[:_MOST_WORDS]) + more


def _rank(product: Product | None) -> str:
    """Stars as its newest recognition says."""
    stars = product.certificate.stars if product else None
    return say("intake.review_rank", stars=stars) if stars else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
