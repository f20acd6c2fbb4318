"""A small showroom for tests: a repository with one product of every kind, and its screens written without a host."""

from dataclasses import replace
from pathlib import Path

from build_hooks.ground.codes import complete
from build_hooks.pages.frame import assets, fonts, photos
from build_hooks.pages.search import stage as search
from build_hooks.pages.showroom import stage as showroom
from build_hooks.pages.stamps import stage as stamps
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCER, REPOSITORY, jpeg, write_files, write_repository

HOST = "https://ocop.angiang.vn/"
SOURCES = "sources: [{title: Danh sách sản phẩm}]\nupdated: 01/06/2025\n"
UNDATED = 'recognitions: [{stars: 3, as_of: "2025"}]\n'
VALID_UNTIL_27_01_2026 = """\
recognitions: [{stars: 4, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}]
"""
PHOTO = "photos: [{file: 01.jpg, alt: Ảnh}]\n"
DRAWN = "photos: [{file: 01.jpg, alt: Tranh, kind: illustration}]\n"
COMMUNE = 'origin: {commune: "30445"}\n'
OTHER_COMMUNE = 'origin: {commune: "30406"}\n'
CODES = {slug: complete(f"7KQ4M2{letter}") for slug, letter in (("banh-trang", "X"), ("ca-na", "Y"), ("ruou-nep", "Z"))}

# By slug, in no order that matters: name, group and the rest.
PRODUCTS = {
    "banh-trang": ("Bánh tráng", "thuc-pham", f"producer: lo-banh\n{COMMUNE}{VALID_UNTIL_27_01_2026}{PHOTO}"
                   "summary: Phơi sương một đêm trên giàn tre.\nname_en: Rice paper\n"),
    "ca-na": ("Cà na ngâm", "thuc-pham", f"{OTHER_COMMUNE}{UNDATED}{DRAWN}"),
    "mat-thot-not": ("Mật thốt nốt", "do-uong", f"{COMMUNE}{UNDATED}{PHOTO}"),
    "ruou-nep": ("Rượu nếp", "do-uong", f"{COMMUNE}{UNDATED}{PHOTO}alcohol: có\nsummary: Thơm nồng khó quên.\n"),
    "keo-dua": ("Kẹo dừa", "thuc-pham", f"{UNDATED}"),
    "mut-gung": ("Mứt gừng", "thuc-pham", f"{VALID_UNTIL_27_01_2026}{PHOTO}"
                 "status: {is: revoked, on: 01/03/2025, decision: 12/QĐ-UBND, issuer: UBND tỉnh An Giang, "
                 "source: Công báo An Giang}\n"),
    "nem-chua": ("Nem chua", "thuc-pham", f"{UNDATED}{PHOTO}"
                 "status: {is: withdrawn, on: 01/03/2025, reason: Ngừng}\n"),
    "tour-mau": ("Một ngày trên rừng tràm (mẫu)", "du-lich", f"sample: có\n{UNDATED}{PHOTO}"),
}  # fmt: skip


def write_showroom(root: Path, slugs: list[str] | None = None, site_url: str = HOST) -> Path:
    """The screens of these products, all of them when left out, as a folder without any other page."""
    chosen = {slug: PRODUCTS[slug] for slug in (PRODUCTS if slugs is None else slugs)}
    files: dict[str, str | bytes] = {"producers/lo-banh.yml": PRODUCER} if "banh-trang" in chosen else {}
    for number, (slug, (name, group, rest)) in enumerate(chosen.items()):
        code = CODES.get(slug, "")
        files[f"products/an-giang/{slug}.yml"] = (
            f"name: {name}\ngroup: {group}\n{rest}{SOURCES}{f'code: {code}' if code else ''}\n"
        )
        if "photos:" in rest:
            files[f"images/an-giang/{slug}/01.jpg"] = jpeg(700 + number, 525)
        if code:
            files[f"ledger/{code}.yml"] = f'code: "{code}"\nissued: 02/03/2025\nproduct: "{slug}"\nname: "{name}"\n'
    write_repository(root, files)
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("https://ocop.example.vn/", site_url)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return _write_screens(root)


def _write_screens(root: Path) -> Path:
    reading = read_catalog(root)
    assert not reading.errors, reading.errors
    site = root / "site"
    at_home = replace(reading.catalog, root=REPOSITORY)  # whose cache has the fonts
    for stage in (assets, showroom, search, photos, stamps):
        write_files(site, stage.outputs(reading.catalog))
    write_files(site, fonts.outputs(at_home))
    (site / "index.html").write_text("<!doctype html><title>Danh mục thử</title><p>Trang chủ", "utf-8")
    return site
