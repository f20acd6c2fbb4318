"""What `ocop check --passport` prints: what the laws ask of each product and the data lacks, then a count by law."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.passport import Passport
from build_hooks.rules import Requirement

_WORDS = {
    "vi": {
        "title": "Rà thông tin hộ chiếu số và truy xuất nguồn gốc",
        "sample": " (mẫu)",
        "has": "có {has}/{all} thông tin bắt buộc",
        "lacks": "thiếu",
        "not_given": "chưa có (thực tế có thì ghi thêm)",
        "law": "[{short}] {law}: {count}/{all} sản phẩm có đủ thông tin bắt buộc.",
        "samples": "Không tính {count} sản phẩm mẫu.",
        "closing": "Đây là bảng tự rà dữ liệu của danh mục, không phải giấy chứng nhận.",
        "errors": "Chưa rà được: hãy sửa các lỗi của danh mục trước.",
        "nothing": "Không có sản phẩm nào để rà.",
    },
    "en": {
        "title": "Information for the digital product passport and traceability",
        "sample": " (sample)",
        "has": "{has} of {all} required",
        "lacks": "missing",
        "not_given": "not given (add it if there is any)",
        "law": "[{short}] {law}: {count} of {all} products have all that is required.",
        "samples": "{count} samples are not counted.",
        "closing": "This is a self-check of the catalog's data, not a certification.",
        "errors": "Not checked: mend the errors of the catalog first.",
        "nothing": "There are no products to check.",
    },
}


def lines(catalog: Catalog | None, paths: list[str], language: str) -> Iterator[str]:
    """The lines to print; of every product but the withdrawn, or of those among these files and folders."""
    words = _WORDS[language]
    yield words["title"]
    if catalog is None:
        yield words["errors"]
        return
    among = (one for one in catalog.listed_products if is_among(one.path, paths))
    passports = [Passport(one, catalog.producer_of(one)) for one in sorted(among, key=lambda one: one.path)]
    if not passports:
        yield words["nothing"]
        return
    for passport in passports:
        yield from _product(passport, language)
    yield from _counts(passports, language)


def is_among(path: str, paths: list[str]) -> bool:
    """Whether a file is one of these, or below one of these folders; none means every file."""
    return not paths or any(one in (".", path) or path.startswith(f"{one}/") for one in paths)


def _product(passport: Passport, language: str) -> Iterator[str]:
    words, product, needed = _WORDS[language], passport.product, len(passport.required)
    has = words["has"].format(has=needed - len(passport.lacks), all=needed)
    yield ""
    yield f"{product.path}{words['sample'] if product.sample else ''}: {has}"
    for name, found in (("lacks", passport.lacks), ("not_given", passport.not_given)):
        if found:
            text = f"{words[name]}: {_listed(found, language)}"
            yield fill(text, 100, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _listed(found: Iterable[Requirement], language: str) -> str:
    """The names, those that the same laws ask for together: "tên chủ thể, địa chỉ chủ thể [NĐ 37, TT 02]; …"."""
    by_laws: dict[str, list[str]] = {}
    for one in found:
        by_laws.setdefault(", ".join(law.short for law in one.laws), []).append(getattr(one, language))
    return "; ".join(f"{', '.join(names)} [{laws}]" for laws, names in by_laws.items())


def _counts(passports: list[Passport], language: str) -> Iterator[str]:
    """One line a law, over real products."""
    words = _WORDS[language]
    real = [one for one in passports if not one.product.sample]
    yield ""
    for law in rules.laws().values() if real else ():
        count = sum(one.has_all_of(law) for one in real)
        yield words["law"].format(short=law.short, law=getattr(law, language), count=count, all=len(real))
    if samples := len(passports) - len(real):
        yield words["samples"].format(count=samples)
    yield words["closing"]
