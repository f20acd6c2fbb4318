"""Open data: what is in it and what never is, that its files are what they say, and that they stay small."""

import csv
import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from build_hooks.ground.cells import csv_line, guarded, unguarded
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.data import stage
from build_hooks.pages.data.origin_file import LIMIT
from build_hooks.pages.frame.output import File
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, make_product
from tests.model.test_missing import PHOTO

CODE, OTHER_CODE, SITE = "7KQ4M2XR", "ABCDEFGF", "https://ocop.example.vn/"
SAID = "Tệp do danh mục lập, tham khảo Điều 32 Nghị định 37/2026/NĐ-CP; không phải hộ chiếu số của sản phẩm."
DECISION = {
    "stars": 4,
    "decision": "12/QĐ-UBND",
    "issued": "2025-03-02",
    "issuer": "UBND tỉnh An Giang",
    "score": "78.25",
}
LOT = {
    "lot": "L1",
    "produced": "2026-03-02",
    "expires": "2026-09-02",
    "steps": ({"what": "Phơi", "date": "2026-03-01"},),
}
FULL: dict[str, Any] = {
    "code": CODE,
    "name_en": "Rice paper",
    "producer": "co-so",
    "origin": {"commune": "30406", "as_certified": "ấp Mẫu"},
    "recognitions": (DECISION, {"stars": 3, "as_of": "01/2020"}),
    "summary": "Giòn.",
    "variants": ({"name": "Gói", "gtin": "09521234543213"},),
    "label": {"ingredients": "Gạo", "warnings": "Dễ vỡ", "net_weight": "250 g"},
    "documents": ({"kind": "attp", "number": "1/2026", "issued": "2026-01-02", "expires": "2029-01-02"},),
    "lots": (LOT, {"lot": "l*1"}),
    "contact": {"phone": "0934567812", "consent": "2026-03-02"},
    "photos": (PHOTO,),
    "updated": "2026-03-02",
}


def producer(**changes: Any) -> Producer:
    fields = {"slug": "co-so", "name": "Cơ sở Bánh", "type": "co-so", "sources": ({"title": "Danh sách"},)}
    return Producer.model_validate({**fields, **changes})


def files_of(*products: Product, producers: tuple[Producer, ...] = (), **settings: str) -> dict[str, bytes]:
    """What the stage makes of these, by address."""
    its = Settings(**{"name": "Danh mục thử", "place": "An Giang", "site_url": SITE, **settings})
    return made(Catalog(Path(), its, products, producers))


def made(catalog: Catalog) -> dict[str, bytes]:
    return {its.uri: its.read() for its in stage.outputs(catalog) if isinstance(its, File)}


def read(files: dict[str, bytes], uri: str) -> Any:
    return json.loads(files[uri])


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """The lines of a table with their texts as they were."""
    text = files[f"du-lieu/{name}"].decode("utf-8-sig")
    return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(StringIO(text, newline=""))]


@pytest.fixture(scope="module")
def real() -> dict[str, bytes]:
    return made(read_catalog(CATALOG).catalog)


@pytest.fixture(scope="module")
def full() -> dict[str, bytes]:
    """Of a product with everything, a sample, one that left the catalog, and a drink with alcohol."""
    told = {"summary": FULL["summary"]}
    return files_of(
        make_product(**FULL),
        make_product(slug="mau", sample=True, **told),
        make_product(slug="cu", code=OTHER_CODE, status={"is": "withdrawn", "on": "2026-01-02"}, **told),
        make_product(slug="ruou", group="do-uong", alcohol=True, **told),
        producers=(producer(), producer(slug="co-so-mau", sample=True)),
    )


@pytest.mark.parametrize("catalog", ["real", "full", "empty"])
def test_every_file_follows_its_schema(catalog: str, request: pytest.FixtureRequest) -> None:
    """With formats; the schemas follow that of schemas, and the index lists all files and itself."""
    files = files_of() if catalog == "empty" else request.getfixturevalue(catalog)
    for uri in (uri for uri in files if uri.endswith("json")):
        content = read(files, uri)
        if uri.startswith("du-lieu/luoc-do/"):
            Draft202012Validator.check_schema(content)
            continue
        named = (
            "du-lieu/luoc-do/du-lieu.json" if uri.startswith("S/") else content.get("$schema", "").removeprefix(SITE)
        )
        if named in files:
            Draft202012Validator(read(files, named), format_checker=FormatChecker()).validate(content)
    listed = {row["path"] for row in read(files, "du-lieu/index.json")["files"]}
    assert {uri for uri in files if uri.startswith("du-lieu/")} == {
        path for path in listed if path.startswith("du-lieu/")
    }


@pytest.mark.parametrize(
    ("uri", "way", "value"),
    [
        ("san-pham", ("products", 0, "recognitions", 0, "stars"), 6),
        ("san-pham", ("products", 0, "updated"), "20/11/2026"),
        ("san-pham", ("products", 0, "name"), ""),
        ("san-pham", ("products", 0, "group"), "khac"),
        ("co-so", ("producers", 0, "type"), "x"),
        ("dia-phuong", ("communes", 0, "longitude"), "105"),
    ],
)
def test_a_schema_finds_what_is_wrong(full: dict[str, bytes], uri: str, way: tuple[Any, ...], value: object) -> None:
    """It is made of the rules and says no to what they say no to."""
    content = read(full, f"du-lieu/{uri}.json")
    schema = Draft202012Validator(read(full, f"du-lieu/luoc-do/{uri}.json"))
    assert schema.is_valid(content)
    *above, last = way
    inside = content
    for step in above:
        inside = inside[step]
    inside[last] = value
    assert not schema.is_valid(content)


def test_what_is_open(full: dict[str, bytes]) -> None:
    """Numbers are numbers, days ISO; a sample is nowhere, what left is only named, and alcohol is not praised."""
    listed = read(full, "du-lieu/san-pham.json")
    first, drink = listed["products"]
    assert (first["slug"], drink["slug"]) == ("banh-trang", "ruou")
    assert first["recognitions"][0]["score"] == 78.25 and first["recognitions"][1]["as_of"] == "2020-01"
    assert first["certificate"] == {
        "stars": 4, "decision": "12/QĐ-UBND", "issued": "2025-03-02", "issuer": "UBND tỉnh An Giang",
        "last_day": "2028-03-02",
    }  # fmt: skip
    assert first["variants"] == [{"name": "Gói", "gtin": "09521234543213"}]
    assert first["place"] == {
        "commune": "30406", "commune_name": "xã Phú Tân", "province": "91", "province_name": "tỉnh An Giang",
    }  # fmt: skip
    assert not first.keys() & {"story", "contact"} and "summary" in first and "summary" not in drink
    assert listed["withdrawn"] == [{
        "slug": "cu", "page": f"{SITE}san-pham/cu/", "trace": f"{SITE}S/{OTHER_CODE}/",
        "name": "Bánh tráng", "code": OTHER_CODE,
        "status": {"is": "withdrawn", "on": "2026-01-02"},
    }]  # fmt: skip
    assert [its["slug"] for its in read(full, "du-lieu/co-so.json")["producers"]] == ["co-so"]
    assert (listed["as_of"], listed["version"]) == ("2026-03-02", "1") and "Giấy phép không áp dụng" in listed[
        "licence"
    ]
    assert all(b'"active"' not in content.lower() for content in full.values())


def test_the_file_of_a_product(full: dict[str, bytes]) -> None:
    """What laws list, the sentence to the letter, what is missing by name; its lot has a file with the lot's days."""
    its = read(full, f"S/{CODE}/du-lieu.json")
    about = its["about"]
    assert its["description"] == SAID and its["name"] == "Dữ liệu nguồn gốc để chia sẻ: Bánh tráng"
    assert (about["@id"], about["gtin"], about["sku"]) == (f"{SITE}S/{CODE}/", "09521234543213", CODE)
    assert about["manufacturer"] == {"@type": "Organization", "name": "Cơ sở Bánh"}
    assert (about["hasCertification"][0]["validFrom"], about["hasCertification"][0]["expires"]) == (
        "2025-03-02",
        "2028-03-02",
    )
    missing = about["additionalProperty"][0]
    assert missing["name"] == "Danh mục chưa có"
    assert missing["value"] == ["địa chỉ chủ thể", "mã số thuế của chủ thể"]
    assert about["isRelatedTo"] == [
        {"@type": "Product", "url": f"{SITE}S/{CODE}/L1/du-lieu.json", "gs1:hasBatchLotNumber": "L1",
         "productionDate": "2026-03-02", "gs1:expirationDate": "2026-09-02"},
        {"@type": "Product", "gs1:hasBatchLotNumber": "l*1"},
    ]  # fmt: skip
    lot = read(full, f"S/{CODE}/L1/du-lieu.json")["about"]
    assert (lot["gs1:hasBatchLotNumber"], lot["productionDate"]) == ("L1", "2026-03-02")
    assert lot["subjectOf"] == [{"@type": "Event", "name": "Phơi", "startDate": "2026-03-01"}]


def test_the_file_of_what_left_the_catalog(full: dict[str, bytes]) -> None:
    """Its address stays and says what its page says."""
    its = read(full, f"S/{OTHER_CODE}/du-lieu.json")
    assert "rút khỏi" in its["abstract"] or "02/01/2026" in its["abstract"]
    assert its["about"] == {
        "@type": "Product",
        "@id": f"{SITE}S/{OTHER_CODE}/",
        "name": "Bánh tráng",
        "sku": OTHER_CODE,
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Theo nguồn năm 2025"),
        ({"recognitions": ({"stars": 3, "decision": "1/QĐ"},)}, "chưa có ngày hết hiệu lực"),
        (
            {"status": {"is": "revoked", "on": "2026-01-02", "decision": "9/QĐ-UBND", "issuer": "UBND"}},
            "đã bị thu hồi ngày 02/01/2026",
        ),
    ],
)
def test_a_certificate_without_days(changes: dict[str, Any], said: str) -> None:
    """Nothing is made up: a source is named as one, a revocation by its day."""
    (its,) = (
        read(files_of(make_product(code=CODE, **changes)), f"S/{CODE}/du-lieu.json")["about"]["hasCertification"],
    )
    assert said in its["description"] and "validFrom" not in its


@pytest.mark.parametrize("sign", ["ự", "🍚", '"', "\\"])
def test_a_file_stays_small(sign: str) -> None:
    """Of a product with the longest texts and lists that the rules allow; what has no room is counted."""
    long = sign * 120
    steps = ({"what": sign * 200},) * 30
    its = make_product(
        slug="a" * 80, code=CODE, name=long, photos=(PHOTO,), name_en=long, producer="co-so", aliases=(long,) * 20,
        origin={"commune": "30406", "as_certified": sign * 240},
        recognitions=({**DECISION, "decision": sign * 80, "issuer": long},),
        variants=tuple({"name": long, "gtin": "09521234543213"} for _ in range(30)),
        label={"ingredients": sign * 1000, "warnings": sign * 500, "usage": sign * 1000, "storage": sign * 500},
        documents=({"kind": "khac", "title": sign * 160, "issuer": long},) * 40,
        # The last ten have the longest names too.
        lots=tuple({"lot": f"L{number}", "steps": steps if number >= 190 else steps[:1]} for number in range(200)),
    )  # fmt: skip
    owner = producer(name=sign * 160, type="doanh-nghiep", address=sign * 200)
    gone = make_product(
        slug="b" * 80, code=OTHER_CODE, name=long,
        status={"is": "withdrawn", "on": "2026-01-02", "reason": sign * 240, "decision": sign * 80, "issuer": long},
    )  # fmt: skip
    site = f"https://{'a' * 60}.vn/ocop/"
    files = files_of(its, gone, producers=(owner,), licence=sign * 120, site_url=site)
    sizes = {uri: len(content) for uri, content in files.items() if uri.startswith("S/")}
    assert len(sizes) == 202 and max(sizes.values()) <= 4096
    about = read(files, f"S/{CODE}/du-lieu.json")["about"]
    assert "Lô hàng: 200" in about["additionalProperty"][-1]["value"] or "isRelatedTo" in about
    assert LIMIT <= 4096


def test_hashes_are_those_of_the_files(full: dict[str, bytes]) -> None:
    """Of all files of the folder but the list itself, as sha256sum reads it; and in the package."""
    told = full["du-lieu/SHA256SUMS.txt"].decode().splitlines()
    lines = {name: digest for digest, name in (line.split("  ") for line in told)}
    there = {uri.removeprefix("du-lieu/") for uri in full if uri.startswith("du-lieu/")}
    assert lines.keys() == there - {"SHA256SUMS.txt"}
    assert all(hashlib.sha256(full[f"du-lieu/{name}"]).hexdigest() == digest for name, digest in lines.items())
    for its in read(full, "du-lieu/datapackage.json")["resources"]:
        content = full[f"du-lieu/{its['path']}"]
        assert (its["bytes"], its["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


@pytest.mark.parametrize(
    ("licence", "named"),
    [
        ("Nội dung theo giấy phép CC BY 4.0", ["CC-BY-4.0"]),
        ("CC BY-SA 3.0", ["CC-BY-SA-3.0"]),
        ("Giấy phép riêng của tỉnh", []),
        ("", []),
    ],
)
def test_the_licence(licence: str, named: list[str]) -> None:
    """In every file as the settings state it; by its name where it is one that tools know."""
    files = files_of(make_product(code=CODE), licence=licence)
    assert [its["name"] for its in read(files, "du-lieu/datapackage.json").get("licenses", [])] == named
    told = (licence or "Danh mục chưa nêu giấy phép").encode()
    json_files = [uri for uri in files if uri.endswith("json") and "luoc-do" not in uri and not uri.startswith("S/")]
    assert [uri for uri in json_files if told not in files[uri]] == []
    own = read(files, f"S/{CODE}/du-lieu.json")["license"]
    assert own.startswith("https://creativecommons.org/licenses/by") if named else told.decode() in own["name"]


TEXTS = [
    "=1+1", "+84", "-5", "@a", "\tx", "\rx", "'", "''a", "00727", "0312345678", "12E34", "12/2023", "3-5", "1 1/2",
    "12:30", "8934567890123", "1.234,5", "30445", "Bánh tráng", "", "86/QĐ-UBND", 'a"b,c', "a\nb", "7KQ4 M2XR",
    "1234 5678", "5%",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_cell_gives_its_text_back(text: str) -> None:
    """And none runs: what begins as a formula does not begin so in its cell."""
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert next(csv.reader(StringIO(csv_line([cell, "x"]), newline=""))) == [cell, "x"]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "'nháy", "Bánh, “giòn”", "+Bánh"])
def test_tables_give_texts_back(name: str) -> None:
    """A name of any kind comes through the table as it was, with its marks, and lines end as Excel writes them."""
    files = files_of(make_product(name=name, code=CODE, updated="2026-03-02"))
    (row,) = rows(files, "san-pham.csv")
    assert (row["name"], row["code"], row["stars"], row["updated"]) == (name, "7KQ4 M2XR", "3", "2026-03-02")
    content = files["du-lieu/san-pham.csv"]
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == content.count(b"\n") == 2


@pytest.mark.parametrize("decision", ["12/QĐ-UBND", ""])
def test_the_table_has_the_day_of_the_decision_that_decides(decision: str) -> None:
    """Of two of one number, in two years, and where no number is known; and what a source says behind its last day."""
    older, newer = ({"stars": 3, "decision": decision, "issued": f"{year}-03-02"} for year in (2018, 2021))
    source = {"stars": 4, "as_of": "2025"}
    (row,) = rows(files_of(make_product(recognitions=(older, newer, source))), "san-pham.csv")
    assert (row["issued"], row["last_day"], row["later_stars"], row["later_as_of"]) == (
        "2021-03-02", "2024-03-02", "4", "2025",
    )  # fmt: skip


def test_figures_are_those_of_the_page(full: dict[str, bytes]) -> None:
    """The same tables as on the page of figures and in a report, by keys that stay, on the day of the data."""
    told = read(full, "du-lieu/so-lieu.json")
    found = {its["key"]: its for its in told["tables"]}
    assert told["as_of"] == "2026-03-02" and {"groups", "types", "places", "years"} <= found.keys()
    (decided,) = (row for row in found["years"]["rows"] if row[0] == "2025")
    assert decided[1:] == [1, 0, 1] and found["groups"]["rows"][-1][-1] == 2
    assert all(len(row) == len(its["columns"]) for its in found.values() for row in its["rows"])


def test_communes_are_points(full: dict[str, bytes]) -> None:
    """East before north (RFC 7946), in Vietnam, with the products that are no samples."""
    (point,) = read(full, "du-lieu/dia-phuong.geojson")["features"]
    east, north = point["geometry"]["coordinates"]
    assert 102 < east < 118 and 6 < north < 24
    assert point["properties"]["products"] == ["banh-trang"] and point["id"] == "30406"


def test_the_address_of_a_household_needs_consent() -> None:
    """In JSON, in the table and in the product's file; with consent it is in all of them."""
    for consent in (None, "2026-03-02"):
        owner = producer(type="ho-kinh-doanh", address="12 ấp Kín", contact={"phone": "0934567812", "consent": consent})
        files = files_of(make_product(code=CODE, producer="co-so"), producers=(owner,))
        having = {uri for uri, content in files.items() if "12 ấp Kín".encode() in content}
        assert having == ({"du-lieu/co-so.json", "du-lieu/co-so.csv", f"S/{CODE}/du-lieu.json"} if consent else set())
        assert not [uri for uri, content in files.items() if b"34567812" in content or b"34 567 812" in content]


@pytest.mark.parametrize(
    ("text", "open_text"),
    [
        ("Gọi 0912 345 678 (Tư)", "Gọi … (Tư)"),
        ("ĐT: (0296) 3.123.456", "ĐT: …"),
        ("+84 912.345.678; zalo 0934-567-812", "…; zalo …"),
        ("a.b+c@x.com.vn, sau 05.07.2025 12 hộ", "…, sau 05.07.2025 12 hộ"),
        (
            "Quyết định 0912/QĐ-UBND, 1800-2000, mã 08934567890123",
            "Quyết định 0912/QĐ-UBND, 1800-2000, mã 08934567890123",
        ),
    ],
)
def test_a_number_in_a_text_is_a_gap(text: str, open_text: str) -> None:
    """In every text of every file, for nobody asked for consent; other numbers stay."""
    steps = ({"what": text, "actor": text, "place": text},)
    its = make_product(
        code=CODE, producer="co-so", name=f"Bánh {text}"[:120], summary=text, aliases=(text,),
        origin={"as_certified": text}, sources=({"title": text, "publisher": text},),
        label={"warnings": text, "storage": text}, lots=({"lot": "L1", "steps": steps},),
        documents=({"kind": "attp", "title": text, "issuer": text, "number": text},),
        recognitions=({"stars": 3, "as_of": "2025", "note": text},), variants=({"name": text},),
    )  # fmt: skip
    gone = make_product(slug="cu", code=OTHER_CODE, status={"is": "withdrawn", "on": "2026-01-02", "reason": text})
    files = files_of(
        its, gone, producers=(producer(type="hop-tac-xa", aliases=(text,), origin={"as_certified": text}),)
    )
    (first,) = read(files, "du-lieu/san-pham.json")["products"]
    assert first["summary"] == first["origin"]["as_certified"] == first["recognitions"][0]["note"] == open_text
    assert (
        open_text in files[f"S/{CODE}/L1/du-lieu.json"].decode() and open_text in files["du-lieu/san-pham.csv"].decode()
    )
    if open_text != text:
        assert [uri for uri, content in files.items() if text in content.decode()] == []


def test_a_household_as_a_decision_states_it() -> None:
    """Its address may be in there in full, so that it waits for consent too; a cooperative's does not."""
    home, made = {"origin": {"commune": "30406", "as_certified": "số 12 ấp Kín"}}, "số 12 ấp Kín".encode()
    for kind, consent, is_open in (
        ("ho-kinh-doanh", None, False),
        ("ho-kinh-doanh", "2026-03-02", True),
        ("hop-tac-xa", None, True),
    ):
        owner = producer(type=kind, contact={"consent": consent}, **home)
        files = files_of(make_product(code=CODE, producer="co-so", **home), producers=(owner,))
        having = {uri for uri, content in files.items() if made in content}
        assert having == (
            {"du-lieu/co-so.json", "du-lieu/san-pham.json", f"S/{CODE}/du-lieu.json"} if is_open else set()
        )


def test_a_code_that_changed_hands() -> None:
    """The file says what the page says: packs from before are still about."""
    entry = LedgerEntry.model_validate({
        "code": CODE, "issued": "2025-01-02", "product": "cu", "name": "Bánh cũ",
        "transfers": ({"to": "banh-trang", "name": "Bánh tráng", "on": "2026-01-02"},),
    })  # fmt: skip
    settings = Settings(name="Danh mục thử", place="An Giang", site_url=SITE)
    its = Catalog(Path(), settings, (make_product(code=CODE),), (), (entry,))
    assert "Bánh cũ" in read(made(its), f"S/{CODE}/du-lieu.json")["abstract"]
    key = {output.uri: output.key for output in stage.outputs(its) if isinstance(output, File)}[
        f"S/{CODE}/du-lieu.json"
    ]
    without = Catalog(Path(), settings, its.products)
    assert key not in {output.key for output in stage.outputs(without) if isinstance(output, File)}


def test_names_without_an_address_of_the_site() -> None:
    """They are told from the root of the site, wherever it is, and not from the folder of the file."""
    files = files_of(make_product(code=CODE, lots=({"lot": "L1"},)), site_url="")
    for uri in (f"S/{CODE}/du-lieu.json", f"S/{CODE}/L1/du-lieu.json"):
        its, here = read(files, uri), f"https://nha.example.vn/xa/{uri}"
        base = urljoin(here, its["@context"]["@base"])
        assert urljoin(base, its["@id"]) == here and base == "https://nha.example.vn/xa/"
    assert '"format":"uri"' not in files["du-lieu/datapackage.json"].decode()
    assert '"format":"uri"' in files_of()["du-lieu/datapackage.json"].decode()
