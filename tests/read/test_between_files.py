"""Rules between files: what is taken twice, what names something that is not there, what contradicts something else."""

from pathlib import Path

import pytest

from tests.building import PRODUCER, PRODUCT
from tests.reading import CODE, LEDGER, OTHER_CODE, PATH, PRODUCER_PATH, read_files, said, with_code, with_producer

SECOND = "products/tay-ninh/banh-trang-ngot.yml"
GTIN = "variants: [{name: Gói, gtin: '8936012345674'}]\n"


def lines(root: Path, files: dict[str, str | bytes]) -> list[str]:
    """The lines about a repository of these files, which has had another address before."""
    return [one.line() for one in read_files(root, files, former_urls=["https://ocop.angiang.vn/"]).problems]


def recognised(*terms: str) -> str:
    """The smallest product with these recognitions."""
    listed = ", ".join(f"{{stars: 3, {term}}}" for term in terms)
    return PRODUCT.replace('[{stars: 3, as_of: "2025"}]', f"[{listed}]")


def test_one_slug_twice(tmp_path: Path) -> None:
    """Two files of one name, in whichever folders, would be one address."""
    other = "products/tay-ninh/banh-trang.yml"
    assert lines(tmp_path, {PATH: PRODUCT, other: PRODUCT}) == [
        f"{other}: tên tệp “banh-trang” đã có ở {PATH}; mỗi tên tệp chỉ dùng một lần trong cả danh mục; "
        "thêm tên xã hoặc chủ thể vào tên tệp"
    ]


def test_one_code_twice(tmp_path: Path) -> None:
    """A code belongs to one product: a copied file is told where the code is from."""
    files = with_code() | {SECOND: f"{PRODUCT}code: {CODE}\n"}
    assert lines(tmp_path, files) == [
        f"{SECOND}:5:7: code: mã “{CODE}” đã thuộc về {PATH}; mỗi sản phẩm một mã; xóa dòng “code” ở sản phẩm mới"
    ]


def test_one_gtin_twice(tmp_path: Path) -> None:
    """A bar code belongs to one variant of one product."""
    found = lines(tmp_path, {PATH: PRODUCT + GTIN, SECOND: PRODUCT + GTIN})
    assert found == [
        f"{SECOND}:5:30: variants.gtin: mã số vạch “8936012345674” đã có ở {PATH}; mỗi quy cách một mã số vạch; "
        "xem lại hai sản phẩm"
    ]


@pytest.mark.parametrize("copy", ["banh-trang-copy", "banh-trang-2", "banh-trang-1"])
def test_a_copy_beside_its_original_is_the_one_that_is_told(tmp_path: Path, copy: str) -> None:
    """“x-copy.yml” sorts before “x.yml”, and is its copy all the same: the original's code stays."""
    other = PATH.replace("banh-trang", copy)
    files = with_code(GTIN) | {other: f"{PRODUCT}{GTIN}code: {CODE}\n"}
    assert {line.partition(":")[0] for line in lines(tmp_path, files) if "cảnh báo" not in line} == {other}


def test_a_gtin_as_it_is_written(tmp_path: Path) -> None:
    """A number that begins with 0 is told with its 0, so that it can be found."""
    gtin = GTIN.replace("8936012345674", "036000291452")
    found = lines(tmp_path, {PATH: PRODUCT + gtin, SECOND: PRODUCT + gtin})
    assert "“036000291452”" in found[-1]


def test_an_unknown_producer(tmp_path: Path) -> None:
    """A producer that has no file is told with the one it may be."""
    files = with_producer()
    files[PATH] = str(files[PATH]).replace("co-so-banh-trang", "co-so-banh-tran")
    assert lines(tmp_path, files) == [
        f"{PRODUCER_PATH}: cảnh báo: chưa có sản phẩm nào của chủ thể này; mỗi chủ thể có ít nhất một sản phẩm; "
        "thêm “producer: co-so-banh-trang” vào sản phẩm, hoặc xóa tệp",
        f"{PATH}:5:11: producer: không có chủ thể “co-so-banh-tran”; một tệp producers/co-so-banh-tran.yml; "
        "có phải “co-so-banh-trang”?",
    ]


def test_a_producer_with_its_product(tmp_path: Path) -> None:
    """A producer that is there, and a product of it, are no problem."""
    assert lines(tmp_path, with_producer()) == []


def test_a_producer_that_cannot_be_read(tmp_path: Path) -> None:
    """A producer whose file is there and only cannot be read is not called unknown."""
    files = with_producer() | {PRODUCER_PATH: "name: [\n"}
    assert [one.message for one in read_files(tmp_path, files).problems] == ["bad_yaml"]


def test_a_product_that_cannot_be_read(tmp_path: Path) -> None:
    """What a product names that cannot be read is neither unused nor lost: nobody knows."""
    files = with_producer() | with_code() | {PATH: "name: [\n"}
    assert [one.message for one in read_files(tmp_path, files).problems] == ["bad_yaml"]


def test_one_producer_twice(tmp_path: Path) -> None:
    """Two producers of one name would be one address."""
    other = "producers/tay-ninh/co-so-banh-trang.yml"
    files: dict[str, str | bytes] = {other: PRODUCER}
    assert said(read_files(tmp_path, with_producer() | files).problems) == [(other, "duplicate_slug")]


def test_a_real_product_of_a_sample(tmp_path: Path) -> None:
    """A real product cannot come from a producer that does not exist."""
    assert lines(tmp_path, with_producer(producer="sample: có\n")) == [
        f"{PATH}:5:11: producer: sản phẩm thật với chủ thể mẫu “co-so-banh-trang”; dữ liệu mẫu chỉ đi với dữ liệu mẫu; "
        "xem lại chủ thể"
    ]


def test_a_sample_of_anybody(tmp_path: Path) -> None:
    """A sample may be of a sample producer."""
    assert lines(tmp_path, with_producer("sample: có\n", "sample: có\n")) == []


def test_one_decision_with_two_dates(tmp_path: Path) -> None:
    """A decision is one paper: its second date is told with the first and where that stands."""
    first = recognised("decision: 86/QĐ-UBND, issuer: UBND tỉnh An Giang, issued: 27/01/2023")
    second = recognised("decision: 86/qđ-ubnd, issuer: UBND Tỉnh An Giang, issued: 28/01/2023")
    assert lines(tmp_path, {PATH: first, SECOND: second}) == [
        f"{SECOND}:3:85: cảnh báo: issued: 86/qđ-ubnd của UBND Tỉnh An Giang năm 2023 ghi ngày 28/01/2023, "
        f"nhưng ở {PATH} ghi 27/01/2023; một quyết định có một ngày ký; xem lại bản quyết định"
    ]


@pytest.mark.parametrize(
    "other",
    [
        "decision: 86/QĐ-UBND, issuer: UBND tỉnh An Giang, issued: 27/01/2023",
        "decision: 86/QĐ-UBND, issuer: UBND tỉnh An Giang, issued: 28/01/2024",
        "decision: 86/QĐ-UBND, issuer: UBND tỉnh Tây Ninh, issued: 28/01/2023",
        "decision: 87/QĐ-UBND, issuer: UBND tỉnh An Giang, issued: 28/01/2023",
        "issuer: UBND tỉnh An Giang, issued: 28/01/2023",
        "decision: 86/QĐ-UBND, issued: 28/01/2023",
    ],
    ids=["same-day", "year", "issuer", "number", "no-number", "no-issuer"],
)
def test_two_decisions(tmp_path: Path, other: str) -> None:
    """Numbers start again every year and everywhere: only one number of one issuer in one year is one paper."""
    first = recognised("decision: 86/QĐ-UBND, issuer: UBND tỉnh An Giang, issued: 27/01/2023")
    assert lines(tmp_path, {PATH: first, SECOND: recognised(other)}) == []


def test_a_code_and_its_ledger(tmp_path: Path) -> None:
    """A code that the ledger has, on a product, is no problem, and the ledger's own name is none either."""
    assert lines(tmp_path, with_code()) == []


@pytest.mark.parametrize(
    ("hosts", "way"),
    [
        ("", "; mã chưa đăng, chưa in thì cũng thu lại được: ocop issue --take-back"),
        ("hosts: ['https://ocop.angiang.vn/']\n", ""),
    ],
    ids=["unpublished", "published"],
)
def test_a_lost_code(tmp_path: Path, hosts: str, way: str) -> None:
    """A code was printed: a product that goes away is told to stay as withdrawn; an unpublished code may be undone."""
    files: dict[str, str | bytes] = {SECOND: PRODUCT, f"ledger/{CODE}.yml": LEDGER + hosts}
    found = read_files(tmp_path, files, former_urls=["https://ocop.angiang.vn/"]).problems
    assert [one.line() for one in found] == [
        f"ledger/{CODE}.yml: không sản phẩm nào mang mã “{CODE}” đã cấp cho “Bánh tráng”; mã đã cấp phải còn mãi; "
        f"thêm lại dòng “code: {CODE}” vào tệp của sản phẩm ấy; tệp đã xóa thì phục hồi, và ghi "
        f"“status: {{is: withdrawn, on: …}}” nếu đã thôi{way}"
    ]


def test_a_withdrawn_product_keeps_its_code(tmp_path: Path) -> None:
    """A product that was withdrawn and keeps its code has lost nothing."""
    assert lines(tmp_path, with_code("status: {is: withdrawn, on: 02/03/2026, reason: Ngừng}\n")) == []


def test_a_renamed_product_keeps_its_code(tmp_path: Path) -> None:
    """The code goes with the product, whatever its file is called now."""
    files = with_code()
    files["products/tay-ninh/banh-trang-phoi-suong.yml"] = files.pop(PATH)
    assert lines(tmp_path, files) == []


def test_a_code_of_nobody(tmp_path: Path) -> None:
    """A code that was never issued is told to go: the ledger alone gives codes."""
    assert lines(tmp_path, {PATH: f"{PRODUCT}code: {OTHER_CODE}\n"}) == [
        f"{PATH}:5:7: code: mã “{OTHER_CODE}” không có trong sổ cấp mã; mã do lệnh “ocop issue” cấp; xóa dòng này; "
        "mã sẽ được cấp khi sản phẩm được nhận"
    ]


def test_a_ledger_file_of_another_name(tmp_path: Path) -> None:
    """A ledger's file is named as its code."""
    files = with_code()
    files[f"ledger/{OTHER_CODE}.yml"] = files.pop(f"ledger/{CODE}.yml")
    assert lines(tmp_path, files) == [
        f"ledger/{OTHER_CODE}.yml:1:7: code: tệp tên “{OTHER_CODE}” nhưng ghi mã “{CODE}”; tên tệp là mã; "
        f"đổi tên thành “{CODE}.yml”"
    ]


def test_a_transfer_that_nobody_followed(tmp_path: Path) -> None:
    """A code handed to one product and carried by another is told; a receiver may have been renamed since."""
    files = with_code() | {SECOND: PRODUCT}
    transfer = "transfers: [{to: banh-trang-ngot, name: Bánh tráng ngọt, on: 02/03/2026}]\n"
    files[f"ledger/{CODE}.yml"] = LEDGER + transfer
    assert lines(tmp_path / "a", files) == [
        f"ledger/{CODE}.yml:5:18: transfers.to: lần chuyển cuối giao mã cho “banh-trang-ngot”, nhưng {PATH} đang mang "
        "mã; mã đi theo lần chuyển cuối; đưa dòng “code” sang sản phẩm “banh-trang-ngot”, hoặc ghi thêm một lần chuyển"
    ]
    followed = files | {PATH: PRODUCT, SECOND: f"{PRODUCT}code: {CODE}\n"}
    assert lines(tmp_path / "b", followed) == []
    followed["products/tay-ninh/banh-da.yml"] = followed.pop(SECOND)
    assert lines(tmp_path / "c", followed) == []


def test_problems_come_in_the_order_of_files(tmp_path: Path) -> None:
    """Problems are listed by file, then by line, whatever found them."""
    files: dict[str, str | bytes] = {SECOND: f"nam: x\n{PRODUCT}group: x\n", PATH: f"{PRODUCT}producer: x\n"}
    assert said(read_files(tmp_path, files).problems) == [
        (f"{PATH}:5:11", "unknown_producer"),
        (f"{SECOND}:1:1", "unknown_key"),
        (f"{SECOND}:6:1", "repeated_key"),
    ]
