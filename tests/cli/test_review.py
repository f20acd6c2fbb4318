"""`ocop review` begins with what a change does to codes and printed addresses, so that nobody overlooks it."""

import re
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.reading import CODE
from tests.versions import FILES, KHO, LEDGER_FILE, TRANG, Versions, entry, product

LA = "products/an-giang/hang-la.yml"
NONE = "### Mã\n\nKhông có thay đổi nào về mã.\n"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Two products with codes and one without, committed on main."""
    return Versions.start(tmp_path / "catalog")


def run(versions: Versions, *words: str) -> Result:
    """`ocop review` against main."""
    return CliRunner().invoke(ocop, ["--root", str(versions.root), "review", "--base", "main", *words])


def summary(versions: Versions) -> str:
    """What the reviewer reads."""
    run(versions)
    return (versions.root / "review/tom-tat.md").read_text("utf-8")


def test_nothing_of_codes(versions: Versions) -> None:
    """A change that touches no code says so, first of all."""
    versions.write({LA: product("Hàng lạ")})
    text = summary(versions)
    assert text.startswith(f"## Dữ liệu đúng quy tắc\n\n{NONE}") and "| mới | Hàng lạ |" in text


def test_a_code_taken_over(versions: Versions) -> None:
    """By a transfer of its own making: refused, and told before everything else."""
    transfer = "transfers: [{to: hang-la, name: Hàng lạ, on: 24/11/2026}]\n"
    versions.write({LEDGER_FILE: entry(CODE, "banh-trang", "Bánh tráng") + transfer})
    versions.write({LA: product("Hàng lạ", CODE, "co-so-hai"), TRANG: product("Bánh tráng")})
    assert run(versions).exit_code == 1
    head, codes, *_ = re.split(r"\n\n(?=###|\d)", summary(versions))
    assert head == "## Chưa nhận được: còn lỗi"
    assert codes.startswith(
        "### Mã\n\n> **Thay đổi này đụng đến mã hoặc địa chỉ đã in trên bao bì: 3 điều. Xem từng điều trước khi nhận.**"
    )
    assert [line.split(": ")[0] for line in codes.splitlines()[4:]] == [
        f"- **Không nhận được** – {LEDGER_FILE}",
        f"- **Không nhận được** – {TRANG}",
        f"- **Không nhận được** – {LA}:2:7",
    ]


def test_each_is_told_once(versions: Versions) -> None:
    """What stands under “Mã” is not repeated among the other errors, which stay where they were."""
    versions.write({LEDGER_FILE: f"{entry(CODE, 'banh-trang', 'Bánh tráng')}# x\n", KHO: f"{FILES[KHO]!s}x: y\n"})
    text = summary(versions)
    assert text.count(LEDGER_FILE) == 2  # the place, and the command that mends
    assert text.index("### Mã") < text.index("2 lỗi, 0 cảnh báo.") < text.index("| | Tên |") < text.index("### Lỗi")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (product("Bánh đa", CODE), "đổi tên: trước là “Bánh tráng”, nay là “Bánh đa”"),
        (product("Bánh tráng", CODE, "co-so-hai"), "đổi chủ thể: trước là “Cơ sở Một”, nay là “Cơ sở Hai”"),
        (product("Bánh tráng", CODE) + "status: {is: withdrawn, on: 02/03/2026}\n", "được rút khỏi danh mục"),
        (product("Bánh tráng", CODE) + "variants: [{name: x, gtin: '09521234543213'}]\n", "thêm mã số vạch"),
    ],
    ids=["name", "producer", "withdrawn", "gtin"],
)
def test_what_is_no_fault_is_told(versions: Versions, text: str, words: str) -> None:
    """A person must know what happens to a product whose code is printed; the change passes."""
    versions.write({TRANG: text})
    assert run(versions).exit_code == 0
    part = summary(versions).split("### Mã")[1].split("\n\n1 sản phẩm")[0]
    assert "đã in trên bao bì: 1 điều." in part and f"- **Cần biết** – {TRANG}" in part and words in part


def test_a_product_that_comes_back(versions: Versions) -> None:
    """A withdrawn product whose page is whole again is told, and a file that is renamed with its code."""
    versions.write({TRANG: product("Bánh tráng", CODE) + "status: {is: withdrawn, on: 02/03/2026}\n"})
    versions.commit()
    versions.remove(TRANG)
    versions.write({LA: product("Bánh tráng", CODE)})
    text = summary(versions)
    assert f"“Bánh tráng” mang mã “{CODE}” trở lại danh mục sau khi đã rút" in text
    assert f"đổi tên tệp: trước là {TRANG}, nay là {LA}" in text


def test_the_site_is_told(versions: Versions) -> None:
    """The address that stamps will carry from now on is told when it changes from an example."""
    old = (versions.root / "mkdocs.yml").read_text("utf-8")
    versions.write({"mkdocs.yml": old.replace("https://ocop.example.vn/", "https://ocop.tinh.gov.vn/")})
    text = summary(versions)
    assert "- **Cần biết** – mkdocs.yml: site" in text and "tem in từ nay mang địa chỉ mới mãi mãi" in text


def test_hostile_words_stay_words(versions: Versions) -> None:
    """Names of products and files in the part on codes are letters: no element, no link, no line more."""
    name = "'<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** | @ai https://evil.example.vn'"
    versions.write({TRANG: product(name, CODE), "ledger/`a` <b>\n- c.txt": "x"})
    part = summary(versions).split("### Mã")[1].split("\n\n1 sản phẩm")[0]
    html = markdown.markdown(part)
    assert set(re.findall(r"<(\w+)", html)) == {"blockquote", "p", "strong", "ul", "li"}
    assert html.count("<li>") == 2 and "://" not in html


def test_there_is_no_issuer_of_a_review(versions: Versions) -> None:
    """A review is of somebody's change, whoever runs it."""
    assert run(versions, "--issuer").exit_code == 2


def test_codes_come_first_among_annotations(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host shows ten; trivial faults cannot crowd out a code."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    lines = "".join(f"x{number}: y\n" for number in range(20))
    versions.write({"products/an-giang/a.yml": product("A") + lines, LA: product("Hàng lạ", "YG9WAJBQ")})
    found = [line for line in run(versions).output.splitlines() if line.startswith("::error ")]
    assert len(found) == 10 and found[0].startswith(f"::error file={LA},line=2,col=7::code: mã “YG9WAJBQ” được ghi")


def test_a_flood_of_changes_hides_no_error(versions: Versions) -> None:
    """What stops a change stands before what is only to be known, and the number of all is told."""
    versions.write({f"ledger/x{number}.txt": "x" for number in range(250)})
    versions.write({TRANG: product("Bánh đa", CODE)})
    text = summary(versions)
    assert "đã in trên bao bì: 251 điều." in text and "- **Không nhận được** – … và 50 điều nữa\n- **Cần biết**" in text
