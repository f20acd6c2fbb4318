"""Makes the sample letters of docs/letters: python -m tools.letters

Two producers and four products, all made up, as `ocop due --letters` tells them on a day.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from build_hooks.ground.cache import write_atomically
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import ends
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Office, Settings
from build_hooks.printing.making import make
from build_hooks.printing.notice import letters, notice_job, short_text
from build_hooks.printing.notice_word import notice_document

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/letters"
_DAY = date(2026, 11, 26)
_SOURCES = ({"title": "Dữ liệu mẫu"},)
_MAKERS = (
    {"slug": "hop-tac-xa-mau", "name": "Hợp tác xã Phù Sa (mẫu)", "type": "hop-tac-xa"},
    {"slug": "ho-kinh-doanh-mau", "name": "Hộ kinh doanh Bến Sông (mẫu)", "type": "ho-kinh-doanh"},
)
# Name, producer, stars, decision and its day.
_PRODUCTS = (
    ("Mắm cá linh (mẫu)", 0, 3, "14/QĐ-MẪU", date(2024, 1, 15)),
    ("Khô cá lóc (mẫu)", 0, 4, "14/QĐ-MẪU", date(2024, 1, 15)),
    ("Bánh tráng nướng (mẫu)", 0, 3, "09/QĐ-MẪU", date(2023, 10, 2)),
    ("Bánh in nếp (mẫu)", 1, 3, "27/QĐ-MẪU", date(2023, 12, 20)),
)


def main() -> None:
    """Write them anew."""
    for name, content in files().items():
        write_atomically(FOLDER / name, content)


def files() -> dict[str, bytes]:
    """By their names: of each producer the letter as PDF and Word, and the text for a message."""
    return dict(_files())


def _files() -> Iterator[tuple[str, bytes]]:
    catalog = _catalog()
    for letter in letters(catalog, ends(catalog.products, _DAY), _DAY):
        yield f"{letter.slug}.pdf", make(ROOT, notice_job(letter, _DAY))
        yield f"{letter.slug}.docx", notice_document(letter)
        yield f"{letter.slug}.txt", short_text(letter).encode("utf-8-sig")


def _catalog() -> Catalog:
    office = Office(name="Chi cục Phát triển nông thôn (mẫu)", phone="0296123456")
    settings = Settings(name="Danh mục sản phẩm OCOP (mẫu)", place="An Giang", office=office)
    makers = tuple(Producer.model_validate({**maker, "sources": _SOURCES}) for maker in _MAKERS)
    products = tuple(
        Product.model_validate(
            {
                "slug": f"mau-{number}",
                "path": f"products/mau-{number}.yml",
                "name": name,
                "group": "thuc-pham",
                "producer": makers[maker].slug,
                "recognitions": ({"stars": stars, "decision": decision, "issued": day, "issuer": "UBND tỉnh Mẫu"},),
                "sources": _SOURCES,
            }
        )
        for number, (name, maker, stars, decision, day) in enumerate(_PRODUCTS)
    )
    return Catalog(ROOT, settings, products, makers)


if __name__ == "__main__":
    main()
