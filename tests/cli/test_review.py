"""`ocop review` begins with what a change does to codes and printed addresses, so that nobody overlooks it."""

import re
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from build_hooks.cli import ocop
from tests.building import REPOSITORY, jpeg
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
    assert text.index("### Mã") < text.index("2 lỗi, 0 cảnh báo.") < text.index("**Lỗi") < text.index("| | Tên |")


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


# What a reviewer sees of the fields and photos


CHOT = "products/an-giang/kho-ca-chot.yml"
PHOTOS = "images/an-giang/kho-ca-chot/"
STORY = "Cá chốt bắt ở kênh từ tháng mười, làm sạch, ướp muối trong một đêm rồi phơi ba nắng trên giàn tre. "
RECORD = f"""\
name: Khô cá chốt
group: thuc-pham
producer: co-so-hai
summary: Phơi ba nắng.
story: |
  {STORY * 3}
recognitions: [{{stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2025}}]
photos: [{{file: 01.jpg, alt: Mẹt khô}}, {{file: 02.jpg, alt: Giàn phơi}}]
sources: [{{title: Danh sách}}]
"""


@pytest.fixture
def chot(versions: Versions) -> Versions:
    """A product with two photos and a story is there too."""
    versions.write({CHOT: RECORD, f"{PHOTOS}01.jpg": jpeg(900, 700), f"{PHOTOS}02.jpg": jpeg(900, 701)})
    versions.commit()
    return versions


def section(text: str, name: str) -> str:
    """A part of a review by the beginning of its heading."""
    return next(part for part in re.split(r"\n(?=#{2,4} )", text) if part.lstrip("# ").startswith(name))


def test_every_changed_field_old_and_new(chot: Versions) -> None:
    """By the form's labels, what papers prove at the top; a long text whole, with the words that changed."""
    changed = RECORD.replace("stars: 3", "stars: 4").replace("phơi ba nắng trên", "sấy rồi phơi hai nắng trên", 1)
    chot.write({CHOT: changed.replace("alt: Mẹt khô", "alt: Khô trên mẹt")})
    text = summary_since(chot)
    look = section(text, "Người duyệt xem trước khi nhận")
    assert "- Khô cá chốt – Các lần công nhận 1 (86/QĐ-UBND), Hạng sao: 3 → 4" in look
    assert "| sửa | Khô cá chốt | Hạng sao, Câu chuyện sản phẩm, Ảnh | Cơ sở Hai | 4 sao |" in look
    its = section(text, f"Khô cá chốt · {CHOT}")
    assert "- **cần đối chiếu** Các lần công nhận 1 (86/QĐ-UBND), Hạng sao: 3 → 4" in its
    assert "- Ảnh 1 (01.jpg), Mô tả ảnh: Mẹt khô → Khô trên mẹt" in its
    (whole,) = re.findall(r"<details><summary>[^<]*</summary>(.*)</details>", its)
    assert "rồi <ins>sấy rồi</ins> phơi <del>ba</del> <ins>hai</ins> nắng trên giàn tre." in whole
    assert whole.count("giàn tre") == 3


def test_photos_side_by_side(chot: Versions) -> None:
    """Another picture under the same name, a new one, one that is gone: each before and after, small; not on the page
    of a run, which has no files beside it."""
    chot.remove(f"{PHOTOS}02.jpg")
    chot.write(
        {
            CHOT: RECORD.replace("02.jpg", "03.png"),
            f"{PHOTOS}01.jpg": jpeg(1000, 800),
            f"{PHOTOS}03.png": b"\x89PNG no picture",
        }
    )
    text = summary_since(chot)
    assert "- Khô cá chốt: 3 ảnh" in section(text, "Người duyệt")
    rows = [line for line in text.splitlines() if "<img" in line]
    both, before = '|01.jpg|<img src="anh/1-truoc.jpg" width="300" alt="">', '<img src="anh/2-truoc.jpg"'
    assert rows[0].startswith(both) and 'src="anh/1-sau.jpg"' in rows[0]
    assert rows[1].startswith(f"|02.jpg|{before}") and rows[1].endswith("|–|")
    assert "|03.png|–|–|" in text
    for name in ("1-truoc", "1-sau", "2-truoc"):
        with Image.open(chot.root / f"review/anh/{name}.jpg") as image:
            assert max(image.size) <= 640
    assert len(list((chot.root / "review/anh").iterdir())) == 3


def test_a_run_s_page_has_no_pictures(chot: Versions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They lie in the artifact; all words are the same."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    chot.write({f"{PHOTOS}01.jpg": jpeg(1000, 800)})
    text, page = summary_since(chot), (tmp_path / "page.md").read_text("utf-8")
    assert "<img" in text and "<img" not in page and "Tệp ảnh 01.jpg: có → tấm khác" in page


def test_what_is_new_and_what_is_gone(chot: Versions) -> None:
    """Every field of what is new; by its name what is removed; the producer's change with its old telephone."""
    chot.remove(CHOT)
    chot.remove(f"{PHOTOS}01.jpg")
    chot.remove(f"{PHOTOS}02.jpg")
    chot.write({LA: product("Hàng lạ") + "summary: Ngon.\n"})
    text = summary_since(chot)
    look = section(text, "Người duyệt")
    assert f"**Bị xóa khỏi danh mục**\n\n- Khô cá chốt · {CHOT}" in look
    assert "- Hàng lạ (mới): Tên sản phẩm: Hàng lạ; Nhóm sản phẩm: Thực phẩm" in look
    assert "- Một câu giới thiệu: Ngon." in section(text, f"Hàng lạ · {LA}")


def test_a_place_is_told_by_its_name(chot: Versions) -> None:
    """A code of five digits says nothing to people; a label with a comma in it stays whole."""
    chot.write({CHOT: f'{RECORD}origin: {{commune: "30445"}}\n'})
    text = summary_since(chot)
    assert "Xã, phường hiện nay: (chưa có) → xã Bình Thạnh Đông, tỉnh An Giang (30445)" in section(text, "Người duyệt")
    assert "| sửa | Khô cá chốt | Xã, phường hiện nay |" in text


def test_nothing_to_look_at_is_said(chot: Versions) -> None:
    """A change that nobody has to compare with anything."""
    chot.write({CHOT: RECORD.replace("Phơi ba nắng.", "Phơi hai nắng.")})
    assert "Không có gì phải đối chiếu" in section(summary_since(chot), "Người duyệt")


def test_hostile_fields_stay_words(chot: Versions) -> None:
    """In every place of a review: no element, no picture, no link, nobody called, no table broken, no fold closed."""
    words = "</details></del>| <img src=x> ![a](https://evil.example/p.png) [b](javascript:x) @ai #12 `c` **d**"
    chot.write({CHOT: RECORD.replace("Phơi ba nắng.", f"'{words}'").replace("Cá chốt bắt", words + " Cá chốt bắt")})
    chot.write({CHOT.replace("kho-ca-chot", "x"): product(f"'{words}'")})
    text = summary_since(chot)
    html = markdown.markdown(text, extensions=["tables"])
    allowed = {"h2", "h3", "h4", "p", "br", "ul", "li", "strong", "details", "summary", "ins", "del"}
    assert set(re.findall(r"<(\w+)", html)) <= {*allowed, "table", "thead", "tbody", "tr", "th", "td"}
    assert "://" not in html and not re.search(r"[@#]\w", re.sub(r"&#\d+;", "x", html))
    assert text.count("<details>") == text.count("</details>") > 0


def test_one_word_for_what_is_sent_for_review() -> None:
    """“Đề nghị thay đổi” in guides, messages and templates; what hosts call it stands beside it in brackets alone."""
    folders = ("build_hooks", "catalog", ".github")
    files = [path for name in folders for ending in ("md", "yml") for path in (REPOSITORY / name).rglob(f"*.{ending}")]
    other = re.compile(r"yêu cầu (?:duyệt|kéo|gộp|hợp nhất|thay đổi)|đề nghị (?:kéo|gộp)|merge request|\bPR\b")
    beside = re.compile(r"(?<!đề nghị thay đổi \()pull request", re.IGNORECASE)
    assert len(files) > 30
    for path in files:
        text = path.read_text("utf-8")
        found = other.search(text) or (beside.search(text) if path.is_relative_to(REPOSITORY / "catalog") else None)
        assert not found, f"{path}: {found}"


def summary_since(versions: Versions) -> str:
    """What the reviewer reads of what has changed since the last commit."""
    result = CliRunner().invoke(ocop, ["--root", str(versions.root), "review", "--base", "HEAD"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return (versions.root / "review/tom-tat.md").read_text("utf-8")
